// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Primitives
import Retrieval

/// Products as the API shows them. Unknown values are left out.
enum ProductWriter {
  /// Characters of a description.
  static let descriptionLimit = 1_000

  /// - Parameter attributeLimit: attributes to write at most.
  static func write(_ retrieved: RetrievedProduct, attributeLimit: Int = .max, to writer: inout JSONWriter) {
    let product = retrieved.product
    writer.object {
      $0.member("product_id", product.productID)
      $0.member("sku", product.sku)
      $0.member("name", product.name)
      if let price = product.price { $0.member("price", price) }
      if let currency = product.currency { $0.member("currency", currency) }
      if let inStock = product.inStock { $0.member("in_stock", inStock) }
      if let url = product.url { $0.member("url", url) }
      if let image = product.imageURL { $0.member("image_url", image) }
      if let description = product.description, !description.isEmpty {
        $0.member("description", description.cutAtSentence(to: descriptionLimit))
      }
      $0.member("categories", product.categories)
      $0.object("attributes") {
        for attribute in product.attributes.prefix(attributeLimit) { $0.member(attribute.label, attribute.values) }
      }
      $0.member("score", retrieved.score)
      if let match = retrieved.matchedBy { $0.member("matched_by", match.rawValue) }
      if product.price != nil { $0.member("price_from", product.priceFrom) }
    }
  }

  /// Filters in the shape of the request; only those that restrict something.
  static func write(_ filters: ProductFilters, order: ProductOrder? = nil, to writer: inout JSONWriter) {
    writer.object {
      if let least = filters.priceMin { $0.member("price_min", least) }
      if let most = filters.priceMax { $0.member("price_max", most) }
      if filters.inStock == true { $0.member("in_stock", true) }
      let categories = filters.categories + filters.wanted.filter { $0.field == .category }.flatMap(\.values)
      if !categories.isEmpty { $0.member("categories", categories) }
      let attributes =
        filters.attributes
        + filters.wanted.filter { $0.field != .category }.merged().map { ($0.field.name, $0.values) }
      write(attributes, as: "attributes", to: &$0)
      write(filters.unwanted.map { ($0.field.name, $0.values) }, as: "not", to: &$0)
      if let order { $0.member("sort", order.rawValue) }
    }
  }

  private static func write(
    _ attributes: [(code: String, values: [String])], as name: String, to writer: inout JSONWriter
  ) {
    guard !attributes.isEmpty else { return }
    writer.object(name) { for attribute in attributes { $0.member(attribute.code, attribute.values) } }
  }
}
