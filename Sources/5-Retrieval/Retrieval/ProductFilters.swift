// SPDX-License-Identifier: Apache-2.0
package import JSON

/// Filters that products must satisfy: different filters are ANDed, the values of one are ORed, case does not matter.
package struct ProductFilters: Sendable, Equatable {
  /// Inclusive. A product without a price fails either bound.
  package var priceMin: JSONNumber?
  /// Highest price, inclusive; products without a price fail it.
  package var priceMax: JSONNumber?
  /// True leaves out what is known to be out of stock; false and nil restrict nothing.
  package var inStock: Bool?
  /// Names of categories.
  package var categories: [String]
  /// By attribute code; an unknown code or value matches nothing.
  package var attributes: [(code: String, values: [String])]

  /// Read from a question: each of them is met by one of its values.
  package var wanted: [FacetChoice] = []
  /// Read from a question: no product has any of their values.
  package var unwanted: [FacetChoice] = []

  /// Read from a question: no product is called so.
  var unwantedNames: [String] = []
  /// Read from a question: for whom products are.
  var audience: AudienceChoice?
  /// Terms of facets that say that a product is for a child of the age that is meant: it gains.
  var suitedAges: [String] = []
  /// Terms of facets that say that a product is for children of other ages than the one that is meant.
  var unsuitedAges: [String] = []

  /// Products that are not wanted again; known to nobody outside.
  var excludedIDs: [String] = []

  var hasReadFacets: Bool { !wanted.isEmpty || !unwanted.isEmpty }

  package init(
    priceMin: JSONNumber? = nil, priceMax: JSONNumber? = nil, inStock: Bool? = nil, categories: [String] = [],
    attributes: [(code: String, values: [String])] = []
  ) {
    self.priceMin = priceMin
    self.priceMax = priceMax
    self.inStock = inStock
    self.categories = categories
    self.attributes = attributes
  }

  /// Most values of all filters together: what an answer repeats of them must leave room for products.
  static let maximumValues = 100
  /// Most UTF-8 bytes of these values.
  package static let maximumBytes = 10_000

  /// Checks what a caller may have got wrong.
  package func check() throws(SearchArgumentError) {
    for (name, price) in [("price_min", priceMin), ("price_max", priceMax)] {
      guard let price else { continue }
      guard price.double.isFinite, price.double >= 0, price.text.utf8.count <= 32 else {
        throw SearchArgumentError("filters." + name, "must be a number that is not negative")
      }
    }
    var room = (values: Self.maximumValues, bytes: Self.maximumBytes)
    try Self.check(categories, "filters.categories", &room)
    for (code, values) in attributes {
      guard Self.isPrintable(code) else {
        throw SearchArgumentError("filters.attributes", "has a bad attribute code")
      }
      try Self.take(code, "filters.attributes", &room)
      try Self.check(values, "filters.attributes." + String(code.prefix(64)), &room)
    }
  }

  private static func check(
    _ values: [String], _ argument: String, _ room: inout (values: Int, bytes: Int)
  ) throws(SearchArgumentError) {
    for value in values {
      guard isPrintable(value) else {
        throw SearchArgumentError(argument, "has an empty value or one with control characters")
      }
      try take(value, argument, &room)
    }
  }

  private static func take(
    _ value: String, _ argument: String, _ room: inout (values: Int, bytes: Int)
  ) throws(SearchArgumentError) {
    room.values -= 1
    room.bytes -= value.utf8.count
    guard room.values >= 0, room.bytes >= 0 else {
      throw SearchArgumentError(
        argument, "is too much: filters have at most \(maximumValues) values and \(maximumBytes) bytes of text")
    }
  }

  private static func isPrintable(_ value: String) -> Bool {
    !value.isEmpty && !value.unicodeScalars.contains { $0.value < 0x20 }
  }

  /// True where every product passes.
  package var isEmpty: Bool {
    priceMin == nil && priceMax == nil && inStock == nil && categories.isEmpty && attributes.isEmpty
      && !hasReadFacets
  }

  /// The two bounds of price exclude each other.
  package var isContradictory: Bool {
    guard let priceMin, let priceMax else { return false }
    return priceMin.double > priceMax.double
  }

  package static func == (a: ProductFilters, b: ProductFilters) -> Bool {
    a.priceMin == b.priceMin && a.priceMax == b.priceMax && a.inStock == b.inStock && a.categories == b.categories
      && a.attributes.elementsEqual(b.attributes, by: ==)
      && a.wanted == b.wanted && a.unwanted == b.unwanted && a.audience == b.audience
      && a.unsuitedAges == b.unsuitedAges
      && a.unwantedNames == b.unwantedNames && a.excludedIDs == b.excludedIDs
  }
}
