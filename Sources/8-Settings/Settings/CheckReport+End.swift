// SPDX-License-Identifier: Apache-2.0
package import Bootstrap
package import Checks
import Configuration
import JSON

extension CheckReport {
  /// Prints the report, and ends the command with the code of the first fault.
  package func end(asJSON isJSON: Bool, _ log: ProcessLog) -> Int32 {
    let output = isJSON ? String(decoding: document.serialized(), as: UTF8.self) + "\n" : text
    guard StandardOutput.write(output) else { return ExitCode.operatingSystem.rawValue }
    return lastLine.map { log.end($0, code) } ?? ExitCode.success.rawValue
  }
}
