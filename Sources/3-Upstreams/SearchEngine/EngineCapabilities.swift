// SPDX-License-Identifier: Apache-2.0
package import Calls

/// An engine's abilities, and the requests that use them, by dialect and version.
///
/// The one place that compares dialects and versions: whatever differs between engines is asked of a value of this
/// type. Pure; nothing in it is learned from answers.
package struct EngineCapabilities: Sendable, Hashable {
  /// The dialect and version that everything here follows from.
  package let identity: EngineIdentity

  package init(_ identity: EngineIdentity) { self.identity = identity }

  var isElasticsearch: Bool { identity.dialect == .elasticsearch }

  func isElasticsearch(from version: EngineVersion) -> Bool { isElasticsearch && identity.version >= version }

  func isOpenSearch(from version: EngineVersion) -> Bool { !isElasticsearch && identity.version >= version }

  /// Whether a step of `_aliases` may say `must_exist`; where it may not, the alias is looked at before.
  var knowsRequiredAliases: Bool { isElasticsearch || isOpenSearch(from: EngineVersion(2, 12)) }

  /// Whether a user may ask for its own privileges.
  var tellsPrivileges: Bool { isElasticsearch }
}

extension SearchEngine {
  /// This engine's abilities; asks for its identity where that is not known yet.
  package func capabilities(context: CallContext) async throws(SearchEngineError) -> EngineCapabilities {
    EngineCapabilities(try await identity(context: context))
  }
}
