// SPDX-License-Identifier: Apache-2.0
package import Catalog

/// Questions that must find a certain product, and the search that answers them as the runtime does.
package struct Canary: Sendable {
  /// One line of `CANARY_QUERIES`.
  package struct Query: Sendable, Equatable {
    package var question: String
    package var sku: String
    /// The store that it is asked in; nil: each.
    package var store: String?

    package init(question: String, sku: String, store: String? = nil) {
      self.question = question
      self.sku = sku
      self.store = store
    }

    /// Reads `question<TAB>SKU[<TAB>store]`, a line each; empty lines and those that begin with `#` are left out.
    /// - Returns: nil, with the number of the line that is none.
    package static func read(_ text: String) -> (queries: [Query], badLine: Int?) {
      var queries: [Query] = []
      for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
        if line.allSatisfy(\.isWhitespace) || line.first == "#" { continue }
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) else {
          return ([], number + 1)
        }
        queries.append(Query(question: parts[0], sku: parts[1], store: parts.count > 2 ? parts[2] : nil))
      }
      return (queries, nil)
    }
  }

  package var queries: [Query]
  /// The SKUs that a question finds in an index or behind an alias, best first.
  package var search:
    @Sendable (_ profile: StoreProfile, _ index: String, _ question: String) async throws(IndexingError) -> [String]

  package init(
    queries: [Query],
    search: @escaping @Sendable (StoreProfile, String, String) async throws(IndexingError) -> [String]
  ) {
    self.queries = queries
    self.search = search
  }

  func queries(of store: String) -> [Query] { queries.filter { $0.store == nil || $0.store == store } }
}
