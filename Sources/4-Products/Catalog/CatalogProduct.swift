// SPDX-License-Identifier: Apache-2.0
package import JSON

/// A product as people and programs are told of it: read back from a RAG document's `_source`.
package struct CatalogProduct: Sendable, Equatable {
  /// Attribute values under the label that people read.
  package struct Attribute: Sendable, Equatable {
    /// The attribute's name towards people.
    package var label: String
    /// Its readable values, each once, in the document's order.
    package var values: [String]

    package init(label: String, values: [String]) {
      self.label = label
      self.values = values
    }
  }

  /// Magento's entity id.
  package var productID: String
  /// The SKU as the shop writes it.
  package var sku: String
  /// The name, cleaned of markup.
  package var name: String
  /// The name of the brand or manufacturer; nil: not known.
  package var brand: String?
  package var description: String?
  /// Exactly as indexed; nil where the guest has no price.
  package var price: JSONNumber?
  /// True where `price` is that of the cheapest form.
  package var priceFrom: Bool
  /// ISO 4217 code of the price's currency; nil: not known.
  package var currency: String?
  /// nil: unknown.
  package var inStock: Bool?
  /// Absolute link to the product's page; nil: none can be made.
  package var url: String?
  /// Absolute link to the product's image; nil: none can be made.
  package var imageURL: String?
  /// Names of the categories, without root categories.
  package var categories: [String]
  /// Attributes for people; identifiers are among them.
  package var attributes: [Attribute]
  /// Magento's 2, 3 or 4; nil counts as visible.
  package var visibility: Int?

  package init(
    productID: String, sku: String, name: String, brand: String? = nil, description: String? = nil,
    price: JSONNumber? = nil, priceFrom: Bool = false, currency: String? = nil, inStock: Bool? = nil,
    url: String? = nil, imageURL: String? = nil, categories: [String] = [], attributes: [Attribute] = [],
    visibility: Int? = nil
  ) {
    self.productID = productID
    self.sku = sku
    self.name = name
    self.brand = brand
    self.description = description
    self.price = price
    self.priceFrom = priceFrom
    self.currency = currency
    self.inStock = inStock
    self.url = url
    self.imageURL = imageURL
    self.categories = categories
    self.attributes = attributes
    self.visibility = visibility
  }

  /// Reads a `_source`, the whole of `source` or the given range of it. Fields it does not know are skipped.
  package init(source: [UInt8], range: Range<Int>? = nil) throws(CatalogError) {
    self.init(productID: "", sku: "", name: "")
    do {
      var reader = JSONReader(source, in: range)
      try reader.beginObject()
      while try reader.nextMember() { try read(&reader) }
      try reader.finish()
    } catch {
      throw CatalogError(.unexpectedType, "a product's document could not be read: \(error.message)", cause: error)
    }
  }

  private mutating func read(_ reader: inout JSONReader) throws(JSONError) {
    if try reader.tryNull() { return }
    if reader.memberIs(named: RAGField.productID) {
      productID = try reader.readString()
    } else if reader.memberIs(named: RAGField.sku) {
      sku = try reader.readString()
    } else if reader.memberIs(named: RAGField.name) {
      name = try reader.readString()
    } else if reader.memberIs(named: RAGField.brand) {
      brand = try reader.readString()
    } else if reader.memberIs(named: RAGField.description) {
      description = try reader.readString()
    } else if reader.memberIs(named: RAGField.price) {
      price = Money.plain(try reader.readNumber())
    } else if reader.memberIs(named: RAGField.priceFrom) {
      priceFrom = try reader.readBool()
    } else if reader.memberIs(named: RAGField.currency) {
      currency = try reader.readString()
    } else if reader.memberIs(named: RAGField.inStock) {
      inStock = try reader.readBool()
    } else if reader.memberIs(named: RAGField.url) {
      url = try reader.readString()
    } else if reader.memberIs(named: RAGField.imageURL) {
      imageURL = try reader.readString()
    } else if reader.memberIs(named: RAGField.visibility) {
      visibility = try reader.readInt()
    } else if reader.memberIs(named: RAGField.categories) {
      categories = try Self.strings(&reader)
    } else if reader.memberIs(named: RAGField.attributes) {
      try readAttributes(&reader)
    } else {
      _ = try reader.skipValue()
    }
  }

  private mutating func readAttributes(_ reader: inout JSONReader) throws(JSONError) {
    try reader.beginObject()
    while try reader.nextMember() {
      let label = reader.memberName
      attributes.append(Attribute(label: label, values: try Self.strings(&reader)))
    }
  }

  /// The identifiers of a document's `_source`, of which no other field is read; empty where it has none that can be read.
  package static func identifiers(inSource source: [UInt8], range: Range<Int>) -> [String] {
    var reader = JSONReader(source, in: range)
    var identifiers: [String] = []
    do {
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs(named: RAGField.identifiers) {
          identifiers = try strings(&reader)
        } else {
          _ = try reader.skipValue()
        }
      }
    } catch {
      return []
    }
    return identifiers
  }

  /// A string or an array of strings: engines give a single value back in either form.
  private static func strings(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    if try reader.peek() == .string { return [try reader.readString()] }
    var values: [String] = []
    try reader.beginArray()
    while try reader.nextElement() { values.append(try reader.readString()) }
    return values
  }
}
