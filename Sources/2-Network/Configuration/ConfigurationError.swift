// SPDX-License-Identifier: Apache-2.0

/// Why a configuration was refused: one sentence that names the setting, its value and what is allowed.
package struct ConfigurationError: Error, Sendable, CustomStringConvertible {
  /// Whose input is wrong; decides the exit code.
  package enum Code: String, Sendable {
    /// The command line is wrong: exit code 64.
    case usage
    /// The environment or a file is wrong: exit code 78.
    case configuration
  }

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

  package var exitCode: ExitCode { code == .usage ? .usage : .configuration }
  package var description: String { message }
}
