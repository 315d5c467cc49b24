// SPDX-License-Identifier: Apache-2.0

/// Why a configuration was refused: one sentence that names the setting, its value and what is allowed.
package struct ConfigurationError: Error, Sendable, CustomStringConvertible {
  /// The kind of input that is wrong; decides the exit code.
  package enum Code: String, Sendable {
    /// The command line is wrong: exit code 64.
    case usage
    /// The environment or a file is wrong: exit code 78.
    case configuration
  }

  /// The kind of input that is wrong.
  package var code: Code
  /// Values of secrets are masked in it.
  package var message: String
  /// The setting's name, as `ENGINE_URL`.
  package var setting: String?

  package init(code: Code, message: String, setting: String? = nil) {
    self.code = code
    self.message = message
    self.setting = setting
  }

  /// 64 for the command line, 78 for all else.
  package var exitCode: ExitCode { code == .usage ? .usage : .configuration }
  package var description: String { message }
}
