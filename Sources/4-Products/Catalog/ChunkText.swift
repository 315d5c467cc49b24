// SPDX-License-Identifier: Apache-2.0

/// Puts the text of a product together that is embedded: its parts in a fixed order, one a line, empty ones left out.
/// Nothing that changes from day to day is in it, and no long identifier: a model reads nothing from an EAN. Pure.
struct ChunkText {
  let product: CatalogProduct
  /// As written; nil: the product has none.
  let shortDescription: String?
  let attributes: [ProductAttribute]

  /// Bytes of the description's first sentences, which take the place of a missing short description.
  private static let briefBytes = 300

  func text(_ template: ChunkTemplate) -> String {
    var parts = [product.name]
    if let brand = product.brand { parts.append("Brand: \(brand)") }
    switch template {
    case .brief:
      let text = shortDescription ?? product.description.map { TextCutter.cut($0, maximumBytes: Self.briefBytes) }
      if let text { parts.append(text) }
    case .full:
      if !product.categories.isEmpty { parts.append("Categories: \(product.categories.joined(separator: "; "))") }
      if let description = product.description { parts.append(description) }
      for attribute in attributes {
        let values = attribute.values.filter { !isLongIdentifier($0, code: attribute.code) }
        if !values.isEmpty { parts.append("\(attribute.label): \(values.joined(separator: ", "))") }
      }
    }
    return parts.joined(separator: "\n")
  }

  /// True for an EAN, UPC, GTIN, ISBN or a long number of a maker's: where the attribute is one of identifiers, from
  /// eight digits on, or ten with letters among them; else a number whose check digit is right.
  private func isLongIdentifier(_ value: String, code: String) -> Bool {
    if AttributePolicy.identifierCodes.contains(code) {
      let key = IdentifierNormalizer.plain(value)
      if key.utf8.allSatisfy(Self.isDigit) { return key.utf8.count >= 8 }
      return !value.contains(where: \.isWhitespace) && key.unicodeScalars.count >= 10
        && key.utf8.contains(where: Self.isDigit)
    }
    return Self.isTradeItemNumber(value)
  }

  /// A GTIN of 12 to 14 digits: the last one checks the others, which count 3 and 1 by turns from the right.
  private static func isTradeItemNumber(_ text: String) -> Bool {
    guard (12...14).contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return false }
    let sum = text.utf8.reversed().enumerated().reduce(0) { $0 + Int($1.element - 0x30) * ($1.offset % 2 == 0 ? 1 : 3) }
    return sum % 10 == 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
