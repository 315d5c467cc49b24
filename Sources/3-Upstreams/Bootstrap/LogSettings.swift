// SPDX-License-Identifier: Apache-2.0
package import Configuration
import Glibc
package import Observability

/// The log.
extension Setting {
  static let logLevel = Setting(
    "LOG_LEVEL", .choice(LogLevel.allCases.map(\.rawValue)), group: "Log", summary: "The least that is logged.",
    defaultValue: "info")
  static let logFormat = Setting(
    "LOG_FORMAT", .choice(LogFormat.allCases.map(\.rawValue)), group: "Log", summary: "Lines for programs or people.",
    defaultSummary: "text on a terminal, else json")

  /// Settings of the log, which every program has.
  package static let logSettings = [logLevel, logFormat]
}

/// Form and level of a process's log, which is always on standard error.
package struct LogSettings: Sendable {
  /// Lines below this level are not written.
  package var level: LogLevel
  /// The form of lines.
  package var format: LogFormat

  package init(_ reader: SettingReader) throws(ConfigurationError) {
    level = try reader.choice(.logLevel).flatMap(LogLevel.init(rawValue:)) ?? .info
    format = try reader.choice(.logFormat).flatMap(LogFormat.init(rawValue:)) ?? Self.standardFormat
  }

  /// Text where a person reads it, JSON where a program does.
  static var standardFormat: LogFormat { isatty(STDERR_FILENO) == 1 ? .text : .json }

  /// The best guess when the configuration itself cannot be read, so that its error still comes in the wanted form.
  package static func formatForErrors(
    _ arguments: [String], environment: SettingReader.Environment = { Program.processEnvironment($0) }
  ) -> LogFormat {
    var wanted = environment(Setting.logFormat.name)
    for (index, argument) in arguments.enumerated() {
      if argument == "--log-format", index + 1 < arguments.count { wanted = arguments[index + 1] }
      if argument.hasPrefix("--log-format=") { wanted = String(argument.dropFirst("--log-format=".count)) }
    }
    return wanted.flatMap { LogFormat(rawValue: $0.lowercased()) } ?? standardFormat
  }
}
