// SPDX-License-Identifier: Apache-2.0

/// The action that a command line asks for.
package enum Invocation: Sendable {
  /// Text for stdout, then exit code 0.
  case print(String)
  case run(command: Command, settings: SettingReader)
}
