// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import Observability

/// The process's log and its last line.
package struct ProcessLog: Sendable {
  /// The process's logger; requests derive theirs from it.
  package let logger: Logger
  /// The destination of all lines, flushed at the end.
  package let sink: LogSink

  /// - Parameter secrets: texts that are blotted out wherever they would appear.
  package init(_ settings: LogSettings, secrets: [String] = []) {
    sink = LogSink(format: settings.format)
    sink.redact(secrets)
    logger = Logger(level: settings.level, sink: sink)
  }

  /// For an error that comes before the settings are read.
  package init(format: LogFormat) {
    sink = LogSink(format: format)
    logger = Logger(level: .info, sink: sink)
  }

  /// Every secret's value, for `redact`.
  package static func secrets(_ reader: SettingReader, _ settings: [Setting]) -> [String] {
    settings.filter(\.isSecret).flatMap { (try? reader.value($0))?.allTexts ?? [] }
  }

  /// Says what was set and whence, without secrets.
  package func report(_ reader: SettingReader, _ settings: [Setting]) {
    for entry in reader.report(settings) {
      logger.debug(
        "setting", ["name": .string(entry.name), "value": .string(entry.value), "origin": .string(entry.origin)])
    }
  }

  /// Names variables that look like settings and are none, without their values.
  func warn(of variables: [(variable: String, setting: String)]) {
    for (variable, setting) in variables {
      logger.warning(
        "the environment variable \(Masking.shown(variable)) is no setting and is ignored; did you mean \(setting)?")
    }
  }

  /// Writes the last line of a failed process, and all before it.
  package func end(_ message: String, _ code: ExitCode) -> Int32 {
    logger.error(message, ["exit_code": .int(Int(code.rawValue))])
    sink.close()
    return code.rawValue
  }
}
