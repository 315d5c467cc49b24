// SPDX-License-Identifier: Apache-2.0

/// Turns one store's native documents into RAG documents. Pure: the same document gives the same result.
package struct ProductTransformer: Sendable {
  /// The store whose prices and links the documents get.
  package let profile: StoreProfile
  /// Facts of the native index that the documents come from.
  package let facts: SourceFacts
  /// The field of the price to show: `price_<group>_<website>`; nil: no prices.
  let priceField: String?

  package init(profile: StoreProfile, facts: SourceFacts) {
    self.profile = profile
    self.facts = facts
    priceField = facts.websiteID.map { "price_\(profile.customerGroup)_\($0)" }
  }

  /// Reads a native `_source`: the whole of `source`, or the given range of it.
  package func transform(
    id: String, source: [UInt8], range: Range<Int>? = nil
  ) throws(CatalogError) -> ProductDocument {
    let native = try NativeDocument(source: source, range: range, priceField: priceField)
    return try ProductBuilder(transformer: self, native: native).build(id: id)
  }
}
