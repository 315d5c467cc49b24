// SPDX-License-Identifier: Apache-2.0

/// An option that the sandbox cannot honour.
package struct SandboxOptionError: Error, Sendable, CustomStringConvertible {
  /// For a person: the option and what is wrong with it.
  package var message: String
  /// The message.
  package var description: String { message }
}
