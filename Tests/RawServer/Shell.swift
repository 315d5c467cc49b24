// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Runs a shell command and returns what it prints, without the line ends behind it.
package func shell(_ command: String) -> String {
  guard let pipe = popen(command, "r") else { return "" }
  defer { pclose(pipe) }
  var output: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&piece, 1, piece.count, pipe)
    if count == 0 { break }
    output += piece.prefix(count)
  }
  while output.last == 0x0A { output.removeLast() }
  return String(decoding: output, as: UTF8.self)
}
