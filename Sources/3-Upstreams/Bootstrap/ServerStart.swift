// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import EventLoop
import Glibc
package import HTTPServer

extension HTTPServer {
  /// Does what the process's signals say, until the task is cancelled: see `follow`. The second one to end ends the process
  /// here. On `loop` only.
  ///
  /// - Parameter onDrain: called before the drain begins.
  package func obeySignals(on loop: EventLoop, log: ProcessLog, onDrain: () -> Void = {}) async {
    let signals = SignalSource(loop: loop)
    defer { signals.close() }
    guard let signal = await follow(signals, onDrain: onDrain) else { return }
    _exit(log.end("ended at once by a second signal", signal == .interrupt ? .interrupted : .terminated))
  }
}

extension HTTPServerError {
  /// What a server that could not start means for the process.
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
