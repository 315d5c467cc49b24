// SPDX-License-Identifier: Apache-2.0
package import Catalog

/// Products as numbered lines of plain text, for a prompt:
/// `1. NAME. Price: 34.00 USD. In stock: yes. URL: … Specifications: label: values. Description: …`
///
/// Unknown parts are left out, a line is one line, and no product's text can end the triple quotes it stands in.
package struct ProductContext {
  /// The lines so far, each with its line feed, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  /// Most characters of a description.
  package let descriptionLimit: Int

  package init(descriptionLimit: Int) {
    self.descriptionLimit = descriptionLimit
    bytes.reserveCapacity(2048)
  }

  /// Forgets the lines, keeps the room.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Adds the line of one product, with at most `attributeLimit` of its attributes.
  package mutating func append(_ product: CatalogProduct, number: Int, attributeLimit: Int = .max) {
    literal("\(number). ")
    text(product.name)
    stop()
    if let price = product.price {
      literal(product.priceFrom ? " Price: from " : " Price: ")
      text(Money.format(price, currency: product.currency))
      literal(".")
    }
    if let inStock = product.inStock { literal(inStock ? " In stock: yes." : " In stock: no.") }
    if let url = product.url {
      // No full stop after it: it would become part of the link.
      literal(" URL: ")
      text(url)
    }
    specifications(of: product, attributeLimit)
    if let description = product.description, !description.isEmpty, descriptionLimit > 0 {
      literal(" Description: ")
      cutText(description)
    }
    literal("\n")
  }

  private mutating func specifications(of product: CatalogProduct, _ attributeLimit: Int) {
    var isFirst = true
    if let brand = product.brand, !brand.isEmpty {
      literal(" Specifications: Brand: ")
      text(brand)
      isFirst = false
    }
    for attribute in product.attributes.prefix(attributeLimit) where !attribute.values.isEmpty {
      literal(isFirst ? " Specifications: " : "; ")
      isFirst = false
      text(attribute.label)
      literal(": ")
      for (position, value) in attribute.values.enumerated() {
        if position > 0 { literal(", ") }
        text(value)
      }
    }
    if !isFirst { stop() }
  }

  private mutating func literal(_ string: String) { bytes.append(contentsOf: string.utf8) }

  /// A full stop, where the text has none of its own.
  private mutating func stop() {
    if let last = bytes.last, last != UInt8(ascii: "."), last != UInt8(ascii: "!"), last != UInt8(ascii: "?") {
      bytes.append(UInt8(ascii: "."))
    }
  }

  private mutating func text(_ string: String) { appendQuotable(string.utf8.span, upTo: string.utf8.count) }

  private mutating func cutText(_ string: String) {
    let span = string.utf8.span
    guard let cut = sentenceCut(of: span, to: descriptionLimit) else {
      appendQuotable(span, upTo: span.count)
      return
    }
    appendQuotable(span, upTo: cut.end)
    if cut.needsEllipsis { literal("…") }
  }

  private mutating func appendQuotable(_ span: Span<UInt8>, upTo end: Int) {
    quotable(span, upTo: end, into: &bytes)
  }
}

/// Copies text so that it stays on its line and cannot end the triple quotes around it: control characters become
/// blanks, a third quotation mark in a row becomes an apostrophe.
///
/// - Parameter keepsLines: leave line feeds as they are.
func quotable(_ span: Span<UInt8>, upTo end: Int, keepsLines: Bool = false, into bytes: inout [UInt8]) {
  var quotes = 0
  var tail = bytes.count
  // Quotation marks that stand at the end of what is there already count too.
  while quotes < 2, tail > 0, bytes[tail - 1] == UInt8(ascii: "\"") {
    quotes += 1
    tail -= 1
  }
  span.extracting(first: end).withUnsafeBufferPointer { text in
    var position = 0
    while position < end {
      let start = position
      while position < end, isPlain(text[position]) { position += 1 }
      if position > start {
        bytes.append(contentsOf: text[start..<position])
        quotes = 0
      }
      guard position < end else { return }
      if text[position] == UInt8(ascii: "\"") {
        quotes += 1
        bytes.append(UInt8(ascii: quotes == 3 ? "'" : "\""))
        if quotes == 3 { quotes = 0 }
      } else {
        quotes = 0
        bytes.append(keepsLines && text[position] == 0x0A ? 0x0A : 0x20)
      }
      position += 1
    }
  }
}

/// Neither a control character nor a quotation mark.
private func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != 0x7F }

/// `quotable` of a whole string, its lines kept.
func quotable(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  let span = text.utf8.span
  quotable(span, upTo: span.count, keepsLines: true, into: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
