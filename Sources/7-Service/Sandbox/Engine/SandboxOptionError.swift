// SPDX-License-Identifier: Apache-2.0

/// An option that the sandbox cannot honour.
package struct SandboxOptionError: Error, Sendable, CustomStringConvertible {
  package var message: String
  package var description: String { message }
}
