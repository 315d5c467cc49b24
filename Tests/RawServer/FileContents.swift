// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A file that a test needs could not be opened.
package struct NoFile: Error, CustomStringConvertible {
  package let path: String
  package var description: String { "no file \(path)" }
}

/// Reads a whole file.
package func contents(of path: String) throws(NoFile) -> [UInt8] {
  guard let file = fopen(path, "r") else { throw NoFile(path: path) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&piece, 1, piece.count, file)
    if count == 0 { return bytes }
    bytes += piece[..<count]
  }
}
