// SPDX-License-Identifier: Apache-2.0

/// The engine's answer to the question what we may do.
package enum Privileges: Sendable, Equatable {
  /// All that was asked about.
  case all
  /// Those that are missing, each with the names that it is missing on.
  case missing([String])
  /// The engine does not tell, or asks nobody for credentials.
  case unknown
}
