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
  /// The forms in which the products are written.
  var fields = Set(RetrieveProductsRequest.Field.allCases)
  let result: RetrievalResult
  /// Nil: the request does not ask for an explanation.
  var explanation: Explanation?

  /// The body stays below this many characters (UTF-16 units, which no client counts more than).
  static let characterLimit = 90_000
  /// Characters of a description in `context`.
  static let contextDescriptionLimit = 300

  /// The part of each product that is written.
  private struct Shape {
    var attributes = Int.max
    var contextAttributes = 12
    /// A single product lost what belongs to it.
    var isCut = false
    var contextDescription = RetrieveProductsResponse.contextDescriptionLimit

    /// The steps by which a long list is shortened before products are left out: the least useful attributes go, then
    /// half of the descriptions that the context repeats.
    static let all = [
      Shape(), Shape(attributes: 16, contextAttributes: 8), Shape(attributes: 10, contextAttributes: 5),
      Shape(attributes: 6, contextAttributes: 3), Shape(attributes: 6, contextAttributes: 3, contextDescription: 150),
    ]
  }

  func content() -> [UInt8] {
    let ranking = AttributeRanking(question: query)
    var products = result.products
    for index in products.indices {
      products[index].product.attributes = ranking.ranked(products[index].product.attributes)
    }
    for shape in Shape.all {
      let body = content(products[...], shape)
      // There are never more characters than bytes.
      if body.count < Self.characterLimit || Self.characters(body) < Self.characterLimit { return body }
    }
    var shape = Shape.all[Shape.all.count - 1]
    let count = fittingProducts(products, shape)
    if count > 0 {
      let body = content(products.prefix(count), shape)
      if Self.characters(body) < Self.characterLimit { return body }
    }
    // A product that is too much by itself: it loses attributes until it fits.
    while true {
      let body = content(products.prefix(1), shape)
      if shape.attributes == 0 || Self.characters(body) < Self.characterLimit { return body }
      shape.attributes /= 2
      shape.isCut = true
      shape.contextAttributes = min(shape.contextAttributes, shape.attributes)
    }
  }

  private func content(_ products: ArraySlice<RetrievedProduct>, _ shape: Shape) -> [UInt8] {
    var writer = JSONWriter(reserving: 1_024 + products.count * 2_048)
    writer.object {
      $0.member("query", query)
      $0.member("store", store)
      if fields.contains(.products) {
        $0.array("products") {
          for product in products { ProductWriter.write(product, attributeLimit: shape.attributes, to: &$0) }
        }
      }
      if fields.contains(.context) { $0.member("context", context(products, shape)) }
      $0.key("applied_filters")
      ProductWriter.write(result.applied, order: result.order, to: &$0)
      $0.member("relaxed", result.relaxed.map(\.name))
      $0.member("degraded", result.degraded.map(\.rawValue))
      $0.member("truncated", products.count < result.products.count || shape.isCut)
      if let explanation {
        $0.key("explain")
        ExplanationWriter.write(explanation, of: result, products: products, to: &$0)
      }
    }
    return writer.bytes
  }

  private func context(_ products: ArraySlice<RetrievedProduct>, _ shape: Shape) -> String {
    var context = ProductContext(descriptionLimit: shape.contextDescription)
    // Notices are the first line.
    let notices = result.said + (result.nothing.map { [$0] } ?? []) + result.hints
    if !notices.isEmpty { context.append(line: notices.joined(separator: " ")) }
    for (position, retrieved) in products.enumerated() {
      context.append(retrieved.product, number: position + 1, attributeLimit: shape.contextAttributes)
    }
    return context.text
  }

  /// The number of products that fit, by the size of each in the forms that are asked for.
  private func fittingProducts(_ products: [RetrievedProduct], _ shape: Shape) -> Int {
    var left = Self.characterLimit - Self.characters(content([], shape)) - 1
    var writer = JSONWriter(reserving: 8_192)
    for (position, retrieved) in products.enumerated() {
      writer.reset()
      if fields.contains(.products) {
        ProductWriter.write(retrieved, attributeLimit: shape.attributes, to: &writer)
      }
      if fields.contains(.context) {
        var context = ProductContext(descriptionLimit: shape.contextDescription)
        context.append(retrieved.product, number: position + 1, attributeLimit: shape.contextAttributes)
        writer.string(context.text)
      }
      left -= Self.characters(writer.bytes)
      if left < 0 { return position }
    }
    return products.count
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
