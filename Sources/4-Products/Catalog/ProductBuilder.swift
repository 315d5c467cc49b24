// SPDX-License-Identifier: Apache-2.0
import JSON

/// Puts one product together from its native document.
struct ProductBuilder {
  let transformer: ProductTransformer
  let native: NativeDocument

  private var profile: StoreProfile { transformer.profile }

  init(transformer: ProductTransformer, native: NativeDocument) {
    self.transformer = transformer
    self.native = native
  }

  func build(id: String) throws(CatalogError) -> ProductDocument {
    guard let sku = native["sku"]?.first, !sku.allSatisfy(\.isWhitespace) else {
      throw CatalogError(.withoutSKU, "the native document has no SKU")
    }
    let ownName = name
    let attributes = AttributeReader(native: native, facts: transformer.facts).attributes()
    let brand = self.brand(in: attributes)
    let shown = attributes.filter { $0.code != brand?.code }
    let (price, unreadablePrice) = self.price
    let product = CatalogProduct(
      productID: id, sku: sku, name: ownName ?? sku, brand: brand?.name, description: description,
      price: price, priceFrom: isComposite, currency: currency, inStock: inStock,
      url: url, imageURL: imageURL, categories: categories, attributes: specifications(shown),
      visibility: native["visibility"]?.first.flatMap { Int($0) })
    let text = shown.filter { !$0.values.isEmpty }.map { "\($0.label): \($0.values.joined(separator: ", "))" }
    let chunk = ChunkText(
      product: product, shortDescription: firstText(of: "short_description"), attributes: shown)
    return ProductDocument(
      id: id, storeID: native["store_id"]?.first ?? "", product: product,
      chunkText: ownName == nil ? sku : chunk.text(profile.template), template: profile.template,
      identifiers: identifiers(sku: sku), facets: facets(attributes),
      attributesText: text.joined(separator: "; "), created: created, rating: rating,
      unreadablePrice: unreadablePrice)
  }

  // MARK: Texts

  /// The product's own name: as written where the document is enriched, else the first line of the indexed one. Magento
  /// writes that in lower case; another field with the same letters gives it back its case.
  private var name: String? {
    if let original = line(of: "name_original") { return original }
    guard let indexed = line(of: "name") else { return nil }
    let folded = indexed.lowercased()
    guard indexed == folded else { return indexed }
    for field in ["sort_name", "name_value", "title", "meta_title"] {
      if let other = line(of: field), other != folded, other.lowercased() == folded { return other }
    }
    return indexed
  }

  /// The first line of a field, cleaned; nil: there is nothing in it.
  private func line(of field: String) -> String? {
    guard let text = native[field]?.first else { return nil }
    let firstLine = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    return cleaned(String(firstLine))
  }

  private var description: String? { firstText(of: "description") ?? firstText(of: "short_description") }

  /// The first text of a field that holds one.
  private func firstText(of field: String) -> String? {
    for text in native[field]?.texts ?? [] {
      if let cleaned = cleaned(text) { return cleaned }
    }
    return nil
  }

  private func cleaned(_ text: String) -> String? {
    let result = TextCleaner.clean(text)
    return result.isEmpty ? nil : result
  }

  private var categories: [String] {
    var names: [String] = []
    for category in native.categories where !transformer.facts.rootCategories.contains(category.id) {
      if let name = cleaned(category.name), !names.contains(name) { names.append(name) }
    }
    return names
  }

  // MARK: Facts

  /// A price is that of the cheapest form where there are several: the type says so, else children's names or keys.
  private var isComposite: Bool {
    if let type = native["type_id"]?.first { return ["configurable", "bundle", "grouped"].contains(type) }
    if let keys = native["url_key"], keys.texts.count > 1 { return true }
    guard let name = native["name"] else { return false }
    return name.texts.count > 1 || name.first?.contains("\n") == true
  }

  private var inStock: Bool? { transformer.facts.stock.inStock(flag: native["is_out_of_stock"]?.flag) }

  /// The price, or what stands in its place and is none: a wrong price is worse than none, and none is never silent.
  private var price: (amount: JSONNumber?, unreadable: String?) {
    guard let value = native.price, !value.texts.isEmpty || value.hasOther else { return (nil, nil) }
    let amounts = Set(value.texts.map(Money.canonical))
    if !value.hasOther, amounts.count == 1, let amount = amounts.first ?? nil, !amount.text.hasPrefix("-") {
      return (amount, nil)
    }
    return (nil, value.texts.isEmpty ? "an object" : value.texts.joined(separator: ", "))
  }

  /// Only where the document is enriched: Magento indexes neither. A date of "new from" counts before that of creation.
  private var created: Int? {
    for field in ["news_from_date", "created_at"] {
      if let text = native[field]?.first, let seconds = CreationDate.seconds(of: text) { return seconds }
    }
    return nil
  }

  /// Magento's summary of ratings is in per cent; without reviews it is 0, which is no rating.
  private var rating: Double? {
    guard let value = native["rating_summary"]?.first.flatMap(Double.init), value > 0, value.isFinite else {
      return nil
    }
    return value
  }

  private var currency: String? {
    native["currency"]?.first.flatMap { cleaned($0) } ?? profile.currency
  }

  private var url: String? {
    if let link = native["url"]?.first.flatMap({ Links.absolute($0, base: profile.baseURL) }) { return link }
    guard let base = profile.baseURL, let key = native["url_key"]?.first, !key.isEmpty else { return nil }
    return Links.join(base, key + profile.urlSuffix)
  }

  private var imageURL: String? {
    if let link = native["image_url"]?.first.flatMap({ Links.absolute($0, base: profile.mediaBaseURL) }) { return link }
    guard let base = profile.mediaBaseURL else { return nil }
    for field in ["image", "small_image", "thumbnail"] {
      guard let path = native[field]?.first, !path.isEmpty, path != "no_selection" else { continue }
      return Links.image(base, path: path)
    }
    return nil
  }

  private func brand(in attributes: [ProductAttribute]) -> (code: String, name: String)? {
    for code in AttributePolicy.brandCodes {
      if let name = attributes.first(where: { $0.code == code })?.values.first { return (code, name) }
    }
    return nil
  }

  // MARK: Lookups

  private func identifiers(sku: String) -> [String] {
    var result: [String] = []
    let others = AttributePolicy.identifierCodes.flatMap { native[$0 + "_value"]?.texts ?? native[$0]?.texts ?? [] }
    for text in [sku] + others + variants {
      for form in IdentifierNormalizer.forms(text) where !result.contains(form) { result.append(form) }
    }
    return result
  }

  /// The SKUs of the product's variants, as a list or as one text with a line or a comma between them.
  private var variants: [String] {
    let texts: [String] = AttributePolicy.variantCodes.sorted().flatMap { native[$0]?.texts ?? [] }
    let listed = texts.flatMap { text in text.split { $0 == "," || $0 == "\n" }.map(String.init) }
    return Array(native["sku"]?.texts.dropFirst() ?? []) + listed
  }

  private func facets(_ attributes: [ProductAttribute]) -> [String] {
    var result: [String] = []
    for attribute in attributes {
      for value in attribute.facetValues where value.utf8.count <= AttributePolicy.maximumFacetBytes {
        let term = Facet.term(code: attribute.code, value: value)
        if !result.contains(term) { result.append(term) }
      }
    }
    return result
  }

  /// By label: two attributes of one label become one.
  private func specifications(_ attributes: [ProductAttribute]) -> [CatalogProduct.Attribute] {
    var result: [CatalogProduct.Attribute] = []
    for attribute in attributes where !attribute.values.isEmpty {
      if let position = result.firstIndex(where: { $0.label == attribute.label }) {
        for value in attribute.values where !result[position].values.contains(value) {
          result[position].values.append(value)
        }
      } else {
        result.append(CatalogProduct.Attribute(label: attribute.label, values: attribute.values))
      }
    }
    return result
  }
}
