// SPDX-License-Identifier: Apache-2.0

/// Whose protocol the engine speaks.
package enum SandboxDialect: String, Sendable, CaseIterable {
  case elasticsearch, opensearch

  /// The version that is announced unless another is asked for.
  package var defaultVersion: String { self == .opensearch ? "2.17.1" : "8.17.0" }
}
