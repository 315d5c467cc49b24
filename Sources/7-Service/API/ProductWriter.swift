// SPDX-License-Identifier: Apache-2.0
import Catalog
import Chat
import JSON
import Retrieval

/// Products as the API shows them. Unknown values are left out.
enum ProductWriter {
  /// Characters of a description.
  static let descriptionLimit = 1_000

  /// - Parameter attributeLimit: attributes to write at most.
  static func write(_ retrieved: RetrievedProduct, attributeLimit: Int = .max, to writer: inout JSONWriter) {
    let product = retrieved.product
    writer.beginObject()
    writer.member("product_id", product.productID)
    writer.member("sku", product.sku)
    writer.member("name", product.name)
    if let price = product.price { writer.member("price", price) }
    if let currency = product.currency { writer.member("currency", currency) }
    if let inStock = product.inStock { writer.member("in_stock", inStock) }
    if let url = product.url { writer.member("url", url) }
    if let image = product.imageURL { writer.member("image_url", image) }
    if let description = product.description, !description.isEmpty {
      writer.member("description", cutAtSentence(description, to: descriptionLimit))
    }
    writer.key("categories")
    write(product.categories, to: &writer)
    writer.key("attributes")
    writer.beginObject()
    for attribute in product.attributes.prefix(attributeLimit) {
      writer.key(attribute.label)
      write(attribute.values, to: &writer)
    }
    writer.endObject()
    writer.member("score", retrieved.score)
    if product.price != nil { writer.member("price_from", product.priceFrom) }
    writer.endObject()
  }

  static func write(_ strings: [String], to writer: inout JSONWriter) {
    writer.beginArray()
    for string in strings { writer.string(string) }
    writer.endArray()
  }

  /// Filters in the shape of the request; only those that are set.
  static func write(_ filters: ProductFilters, to writer: inout JSONWriter) {
    writer.beginObject()
    if let least = filters.priceMin { writer.member("price_min", least) }
    if let most = filters.priceMax { writer.member("price_max", most) }
    if let inStock = filters.inStock { writer.member("in_stock", inStock) }
    if !filters.categories.isEmpty {
      writer.key("categories")
      write(filters.categories, to: &writer)
    }
    if !filters.attributes.isEmpty {
      writer.key("attributes")
      writer.beginObject()
      for attribute in filters.attributes {
        writer.key(attribute.code)
        write(attribute.values, to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
  }
}
