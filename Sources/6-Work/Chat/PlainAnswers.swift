// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Retrieval

/// The answers that no model writes.
enum PlainAnswers {
  /// The catalogue has nothing on the question. Says what the shop has, by the categories of what came nearest.
  static func nothingFound(near products: [RetrievedProduct], _ phrases: Phrases) -> String {
    var categories: [String] = []
    for category in products.lazy.flatMap(\.product.categories) where !categories.contains(category) {
      categories.append(category)
      if categories.count == 6 { break }
    }
    return categories.isEmpty
      ? phrases.nothing + " " + phrases.tryOtherWords
      : phrases.nothing + " " + phrases.shopHas + " " + categories.joined(separator: ", ") + "."
  }

  /// Two limits exclude each other: that alone is the answer. Otherwise the notices come before it.
  static func nothingFound(_ result: RetrievalResult, _ phrases: Phrases) -> String {
    if result.applied.isContradictory { return result.said.joined(separator: " ") }
    return preface(result.said) + nothingFound(near: result.products, phrases)
  }

  /// The notices before an answer, as a paragraph of their own.
  static func preface(_ said: [String]) -> String { said.isEmpty ? "" : said.joined(separator: " ") + "\n\n" }

  /// The model is not there: what was retrieved, as a list.
  static func productList(_ products: [RetrievedProduct], _ phrases: Phrases) -> String {
    var text = phrases.listOnly + "\n"
    for (position, retrieved) in products.enumerated() {
      let product = retrieved.product
      text += "\n\(position + 1). \(product.name)"
      if let price = product.price {
        text += ": " + (product.priceFrom ? phrases.from + " " : "") + Money.format(price, currency: product.currency)
      }
      if let inStock = product.inStock { text += ", " + (inStock ? phrases.inStock : phrases.outOfStock) }
      if let url = product.url { text += "\n   " + url }
    }
    return text
  }
}
