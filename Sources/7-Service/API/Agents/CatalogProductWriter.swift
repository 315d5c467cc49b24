// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Primitives
import Retrieval

/// Products in UCP's shape.
struct CatalogProductWriter {
  let store: StoreHandle
  /// Characters of a description.
  var descriptionLimit = ProductWriter.descriptionLimit
  var attributeLimit = 12

  /// The begin of the id of a product's variant; Magento's entity id follows.
  private static let variantPrefix = "variant-"

  static func variantID(_ productID: String) -> String { variantPrefix + productID }

  /// The product that an id of a variant belongs to; nil: it is none.
  static func productID(ofVariant id: String) -> String? {
    id.hasPrefix(variantPrefix) ? String(id.dropFirst(variantPrefix.count)) : nil
  }

  /// The price in minor units; nil where a guest has none, or in no currency: UCP has no shape for such a product.
  func price(of product: CatalogProduct) -> (amount: Int, currency: String)? {
    guard let price = product.price, let currency = (product.currency ?? store.currency)?.uppercased(),
      currency.utf8.count == 3, currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) }),
      let amount = Money.minorUnits(price, currency: currency)
    else { return nil }
    return (amount, currency)
  }

  /// Writes a product that has a price.
  /// - Parameter inputs: which identifiers of the request found it; nil: it was searched for.
  func write(
    _ product: CatalogProduct, inputs: [(id: String, match: String)]? = nil,
    _ members: (inout JSONWriter) -> Void = { _ in }, to writer: inout JSONWriter
  ) {
    guard let price = price(of: product) else { return }
    let description = product.description.map { $0.cutAtSentence(to: descriptionLimit) } ?? ""
    writer.object {
      $0.member("id", product.productID)
      $0.member("title", product.name)
      $0.object("description") { $0.member("plain", description.isEmpty ? product.name : description) }
      if let url = Self.absolute(product.url) { $0.member("url", url) }
      $0.array("categories") {
        for category in product.categories {
          $0.object {
            $0.member("value", category)
            $0.member("taxonomy", "merchant")
          }
        }
      }
      $0.object("price_range") {
        $0.object("min") { Self.write(price, to: &$0) }
        $0.object("max") { Self.write(price, to: &$0) }
      }
      writeMedia(product, to: &$0)
      $0.array("variants") { writeVariant(product, price, inputs, to: &$0) }
      writeMetadata(product, to: &$0)
      members(&$0)
    }
  }

  private static func write(_ price: (amount: Int, currency: String), to writer: inout JSONWriter) {
    writer.member("amount", price.amount)
    writer.member("currency", price.currency)
  }

  private func writeMedia(_ product: CatalogProduct, to writer: inout JSONWriter) {
    guard let image = Self.absolute(product.imageURL) else { return }
    writer.array("media") {
      $0.object {
        $0.member("type", "image")
        $0.member("url", image)
        $0.member("alt_text", product.name)
      }
    }
  }

  private func writeVariant(
    _ product: CatalogProduct, _ price: (amount: Int, currency: String), _ inputs: [(id: String, match: String)]?,
    to writer: inout JSONWriter
  ) {
    writer.object {
      $0.member("id", Self.variantID(product.productID))
      if !product.sku.isEmpty { $0.member("sku", product.sku) }
      $0.member("title", product.name)
      $0.object("description") { $0.member("plain", product.name) }
      $0.object("price") { Self.write(price, to: &$0) }
      if let inStock = product.inStock {
        $0.object("availability") {
          $0.member("available", inStock)
          $0.member("status", inStock ? "in_stock" : "out_of_stock")
        }
      }
      if let inputs {
        $0.array("inputs") {
          for input in inputs {
            $0.object {
              $0.member("id", input.id)
              $0.member("match", input.match)
            }
          }
        }
      }
    }
  }

  private func writeMetadata(_ product: CatalogProduct, to writer: inout JSONWriter) {
    writer.object("metadata") {
      if let brand = product.brand, !brand.isEmpty { $0.member("brand", brand) }
      // The price is that of the cheapest form; what the others cost is not in the index.
      if product.priceFrom { $0.member("price_from", true) }
      if !product.attributes.isEmpty {
        $0.object("attributes") {
          for attribute in product.attributes.prefix(attributeLimit) { $0.member(attribute.label, attribute.values) }
        }
      }
    }
  }

  private static func absolute(_ url: String?) -> String? {
    guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return nil }
    return url
  }
}
