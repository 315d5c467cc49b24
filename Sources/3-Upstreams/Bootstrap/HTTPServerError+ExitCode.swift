// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import HTTPServer

extension HTTPServerError {
  /// The exit code of a process whose server could not start.
  package var exitCode: ExitCode {
    switch code {
    case .tls: .configuration
    case .addressInUse, .system: .operatingSystem
    default: .software
    }
  }

  /// The message with the settings that it is about.
  ///
  /// - Parameter listen: the setting whose address was to be listened on.
  package func startMessage(_ listen: Setting = .listen) -> String {
    switch code {
    case .tls: "\(message) (\(Setting.certificateFile.name), \(Setting.keyFile.name))"
    case .addressInUse, .system: "\(message) (\(listen.name))"
    default: message
    }
  }
}
