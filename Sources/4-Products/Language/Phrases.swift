// SPDX-License-Identifier: Apache-2.0

/// The words of answers that no model writes.
package struct Phrases: Sendable, Equatable {
  /// Says that no product was found.
  package var nothing: String
  /// Advises the shopper to use other words.
  package var tryOtherWords: String
  /// Introduces a list of products.
  package var shopHas: String
  /// Says that the model is unavailable and that a list follows instead of an answer.
  package var listOnly: String
  /// Stands before the price of the cheapest form: "from".
  package var from: String
  /// Says that a product is in stock.
  package var inStock: String
  /// Says that a product is out of stock.
  package var outOfStock: String
  /// With places for `{low}` and `{high}`.
  var contradiction: String
  /// With places for `{limit}` and `{shop}`.
  var foreignCurrency: String
  /// The shopper asked for the newest, and the index has no dates.
  package var newestUnknown: String
  /// The shopper asked for the best rated, and the index has no ratings.
  package var ratingUnknown: String
  /// With a place for `{identifier}`.
  var missingIdentifier: String

  init(
    nothing: String, tryOtherWords: String, shopHas: String, listOnly: String, from: String, inStock: String,
    outOfStock: String, contradiction: String, foreignCurrency: String, newestUnknown: String, ratingUnknown: String,
    missingIdentifier: String
  ) {
    self.nothing = nothing
    self.tryOtherWords = tryOtherWords
    self.shopHas = shopHas
    self.listOnly = listOnly
    self.from = from
    self.inStock = inStock
    self.outOfStock = outOfStock
    self.contradiction = contradiction
    self.foreignCurrency = foreignCurrency
    self.newestUnknown = newestUnknown
    self.ratingUnknown = ratingUnknown
    self.missingIdentifier = missingIdentifier
  }

  /// Two limits of price exclude each other: nothing was found.
  package func contradiction(low: String, high: String) -> String {
    contradiction.filling(["{low}": low, "{high}": high])
  }

  /// A limit in a currency that the shop does not sell in was not applied.
  /// - Parameter limit: as the shopper wrote it.
  package func foreignCurrency(limit: String, shop: String) -> String {
    foreignCurrency.filling(["{limit}": limit, "{shop}": shop])
  }

  /// The shop has no product of an identifier that was asked for.
  package func missingIdentifier(_ identifier: String) -> String {
    missingIdentifier.filling(["{identifier}": identifier])
  }
}

extension String {
  /// Each place is filled once, from left to right: what is put in is not looked at again.
  fileprivate func filling(_ values: [String: String]) -> String {
    var result = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      result += values[String(rest[open...close])] ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
