// SPDX-License-Identifier: Apache-2.0
import Crypto
import JSON
import Retrieval

/// Where the next page of a search goes on: after the products that its pages have shown. It stands alone, so that any
/// replica takes it, and fits the search alone that it came from.
///
/// The ids are in it, not a number: products that are out of stock go behind the others of an answer, so that a longer
/// answer does not begin with the shorter one.
struct CatalogCursor {
  /// Of the search: its words, filters and store.
  private let digest: String
  /// Product ids of the pages so far.
  private(set) var shown: [String] = []

  /// Products of all pages together: what one search answers with.
  static let mostProducts = RetrievalRequest.topKRange.upperBound
  private static let mostCharacters = 4_096

  /// - Parameter query: nil: the search goes by its filters alone.
  init(query: String?, filters: ProductFilters, store: StoreHandle) {
    var writer = JSONWriter()
    writer.array {
      $0.string(store.id)
      if let query { $0.string(query) } else { $0.null() }
      ProductWriter.write(filters, to: &$0)
    }
    digest = Base64.encode(Array(SHA256.hash(writer.bytes).prefix(12)), alphabet: .url)
  }

  /// Takes what the caller sent.
  /// - Returns: false for what is no cursor of this search.
  mutating func take(_ text: String) -> Bool {
    guard text.utf8.count <= Self.mostCharacters, let bytes = try? Base64.decode(text, alphabet: .url),
      let value = try? JSONValue(parsing: bytes), value["q"]?.stringValue == digest,
      let ids = value["s"]?.arrayValue?.map(\.stringValue), !ids.isEmpty, ids.count < Self.mostProducts,
      !ids.contains(nil)
    else { return false }
    shown = ids.compactMap(\.self)
    return true
  }

  /// The cursor after a page; nil where there can be no other.
  /// - Parameter isFull: the search gave as many products as it was asked for.
  func after(_ page: some Sequence<String>, isFull: Bool) -> String? {
    let shown = shown + page
    guard isFull, shown.count < Self.mostProducts, !shown.isEmpty else { return nil }
    let value: JSONValue = ["q": .string(digest), "s": .array(shown.map { .string($0) })]
    let text = Base64.encode(value.serialized(), alphabet: .url)
    return text.utf8.count <= Self.mostCharacters ? text : nil
  }
}
