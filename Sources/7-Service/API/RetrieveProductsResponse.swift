// SPDX-License-Identifier: Apache-2.0
import Catalog
import Chat
import JSON
import Retrieval

/// The body of an answer to `retrieve_products`, below the 100,000 characters that Custom GPTs take: whole products are
/// left out at the end and `truncated` says so. The first always fits.
struct RetrieveProductsResponse {
  let query: String
  let store: String
  let result: RetrievalResult

  /// The body stays below this many characters (UTF-16 units, which no client counts more than).
  static let characterLimit = 90_000
  /// Characters of a description in `context`.
  static let contextDescriptionLimit = 300

  func content() -> [UInt8] {
    let whole = content(products: result.products.count, attributeLimit: .max)
    // There are never more characters than bytes.
    if whole.count < Self.characterLimit || Self.characters(whole) < Self.characterLimit { return whole }
    var count = fittingProducts()
    if count > 0 {
      let body = content(products: count, attributeLimit: .max)
      if Self.characters(body) < Self.characterLimit { return body }
    }
    count = 1
    // A product that is too much by itself: it loses attributes until it fits.
    var attributes = result.products[0].product.attributes.count
    while true {
      let body = content(products: count, attributeLimit: attributes)
      if attributes == 0 || Self.characters(body) < Self.characterLimit { return body }
      attributes /= 2
    }
  }

  private func content(products count: Int, attributeLimit: Int) -> [UInt8] {
    var writer = JSONWriter(reserving: 1_024 + count * 2_048)
    writer.object {
      $0.member("query", query)
      $0.member("store", store)
      $0.array("products") {
        for product in result.products.prefix(count) {
          ProductWriter.write(product, attributeLimit: attributeLimit, to: &$0)
        }
      }
      $0.member("context", context(products: count, attributeLimit: attributeLimit))
      $0.key("applied_filters")
      ProductWriter.write(result.applied, order: result.order, to: &$0)
      $0.member("relaxed", result.relaxed.map(\.name))
      $0.member("degraded", result.degraded.map(\.rawValue))
      $0.member("truncated", count < result.products.count || attributeLimit != .max)
    }
    return writer.bytes
  }

  private func context(products count: Int, attributeLimit: Int) -> String {
    var context = ProductContext(descriptionLimit: Self.contextDescriptionLimit)
    // What has to be said is the first line.
    if !result.said.isEmpty { context.append(line: result.said.joined(separator: " ")) }
    for (position, retrieved) in result.products.prefix(count).enumerated() {
      context.append(retrieved.product, number: position + 1, attributeLimit: attributeLimit)
    }
    return context.text
  }

  /// How many products fit, by the size of each in both of its forms.
  private func fittingProducts() -> Int {
    var left = Self.characterLimit - Self.characters(content(products: 0, attributeLimit: .max)) - 1
    var writer = JSONWriter(reserving: 8_192)
    for (position, retrieved) in result.products.enumerated() {
      var context = ProductContext(descriptionLimit: Self.contextDescriptionLimit)
      context.append(retrieved.product, number: position + 1)
      writer.reset()
      ProductWriter.write(retrieved, to: &writer)
      writer.string(context.text)
      left -= Self.characters(writer.bytes)
      if left < 0 { return position }
    }
    return result.products.count
  }

  /// UTF-16 units of UTF-8 text.
  static func characters(_ bytes: [UInt8]) -> Int {
    var count = 0
    for byte in bytes {
      if byte & 0xC0 != 0x80 { count += 1 }
      if byte >= 0xF0 { count += 1 }
    }
    return count
  }
}
