// SPDX-License-Identifier: Apache-2.0
package import Catalog
import Primitives

/// Products as numbered lines of plain text, for a prompt:
/// `1. NAME. Price: 34.00 USD. In stock: yes. URL: … SKU: … Specifications: label: values. Description: …`
///
/// Unknown parts are left out, a line is one line, and no product's text can end the triple quotes it stands in.
package struct ProductContext {
  /// The lines so far, each with its line feed.
  package var text: String { quoted.text }
  /// Most characters of a description.
  private let descriptionLimit: Int
  private var quoted = QuotedText()

  package init(descriptionLimit: Int) { self.descriptionLimit = descriptionLimit }

  /// Adds a line that is no product's.
  package mutating func append(line: String) {
    quoted.append(line)
    quoted.endLine()
  }

  /// Adds the line of one product, with at most `attributeLimit` of its attributes.
  package mutating func append(_ product: CatalogProduct, number: Int, attributeLimit: Int = .max) {
    quoted.append("\(number). ")
    quoted.append(product.name)
    stop()
    if let price = product.price {
      quoted.append(product.priceFrom ? " Price: from " : " Price: ")
      quoted.append(Money.format(price, currency: product.currency))
      quoted.append(".")
    }
    if let inStock = product.inStock { quoted.append(inStock ? " In stock: yes." : " In stock: no.") }
    // No full stop after a link: it would become part of it.
    if let url = product.url {
      quoted.append(" URL: ")
      quoted.append(url)
    }
    if !product.sku.isEmpty {
      quoted.append(" SKU: ")
      quoted.append(product.sku)
      stop()
    }
    let specifications = Self.specifications(of: product, attributeLimit)
    if !specifications.isEmpty {
      quoted.append(" Specifications: ")
      quoted.append(specifications)
      stop()
    }
    if let description = product.description, !description.isEmpty, descriptionLimit > 0 {
      quoted.append(" Description: ")
      quoted.append(description.cutAtSentence(to: descriptionLimit))
    }
    quoted.endLine()
  }

  private static func specifications(of product: CatalogProduct, _ attributeLimit: Int) -> String {
    var parts: [String] = []
    if let brand = product.brand, !brand.isEmpty { parts.append("Brand: " + brand) }
    for attribute in product.attributes.prefix(attributeLimit) where !attribute.values.isEmpty {
      parts.append(attribute.label + ": " + attribute.values.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }

  /// A full stop, where the text has none of its own.
  private mutating func stop() {
    if let last = quoted.text.unicodeScalars.last, !".!?".unicodeScalars.contains(last) { quoted.append(".") }
  }
}
