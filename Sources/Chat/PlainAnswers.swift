// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Retrieval

/// The answers that no model writes.
enum PlainAnswers {
  /// The catalogue has nothing on the question. Says what the shop has, by the categories of what came nearest.
  static func nothingFound(near products: [RetrievedProduct]) -> String {
    var categories: [String] = []
    for category in products.lazy.flatMap(\.product.categories) where !categories.contains(category) {
      categories.append(category)
      if categories.count == 6 { break }
    }
    let regret = "I found nothing about that in this shop's catalogue."
    return categories.isEmpty
      ? regret + " Try other words, or the name or number of a product."
      : regret + " The shop has, for example: " + categories.joined(separator: ", ") + "."
  }

  /// The model is not there: what was retrieved, as a list.
  static func productList(_ products: [RetrievedProduct]) -> String {
    var text = "I can't write a full answer at the moment. These products match your question best:\n"
    for (position, retrieved) in products.enumerated() {
      let product = retrieved.product
      text += "\n\(position + 1). \(product.name)"
      if let price = product.price {
        text += ": " + (product.priceFrom ? "from " : "") + Money.format(price, currency: product.currency)
      }
      if let inStock = product.inStock { text += inStock ? ", in stock" : ", out of stock" }
      if let url = product.url { text += "\n   " + url }
    }
    return text
  }

  /// A plain answer where the caller asked for a JSON object.
  static func json(_ text: String) -> String {
    String(decoding: JSONValue.object(["answer": .string(text)]).serialized(), as: UTF8.self)
  }
}
