// SPDX-License-Identifier: Apache-2.0

/// The protocol that the engine speaks.
package enum SandboxDialect: String, Sendable, CaseIterable {
  case elasticsearch, opensearch

  /// The version that is announced unless another is asked for.
  var defaultVersion: String { self == .opensearch ? "2.17.1" : "8.17.0" }
}
