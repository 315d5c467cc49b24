// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// What language a store's texts are in. A store that no setting says a language of counts as English: German words would
/// then be stemmed and understood as English ones, which nothing but poor answers shows.
enum WrittenLanguage {
  /// Fewer descriptions prove nothing.
  private static let leastTexts = 5

  /// The language that most of the descriptions are plainly written in, where it is another than the store's; nil where
  /// none is, and for a store in a language whose small words are not known.
  static func other(than store: StoreLanguage, in products: [CatalogProduct]) -> StoreLanguage? {
    let texts = products.compactMap(\.description)
    guard texts.count >= leastTexts, StoreLanguage.all.contains(store) else { return nil }
    let languages = texts.map { StoreLanguage.ofQuestion($0, store: store) }.filter { $0 != store }
    let counts = Dictionary(languages.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.first { $0.value * 2 > texts.count }?.key
  }
}
