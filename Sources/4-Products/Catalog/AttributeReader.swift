// SPDX-License-Identifier: Apache-2.0

/// Finds a native document's attributes and their readable values.
struct AttributeReader {
  let native: NativeDocument
  let facts: SourceFacts

  private static let suffix = "_value"
  /// Fields that become something else than an attribute.
  private static let ownFields: Set<String> = [
    "store_id", "sku", "name", "name_original", "sort_name", "description", "short_description",
  ]

  /// All attributes that have a value, by ascending code.
  func attributes() -> [ProductAttribute] {
    native.fields.keys.sorted().compactMap { key in
      guard !Self.ownFields.contains(key) else { return nil }
      if key.hasSuffix(Self.suffix) {
        let code = String(key.dropLast(Self.suffix.count))
        // A code may itself end in `_value`: it is a label only beside the ids it belongs to.
        if let ids = native[code] {
          return AttributePolicy.ignores(code) ? nil : labelled(code: code, key: key, ids: ids)
        }
      }
      guard native[key + Self.suffix] == nil, !AttributePolicy.ignores(key) else { return nil }
      return plain(code: key)
    }
  }

  /// An attribute with options. Ids and labels are in different orders, so only the labels are used.
  private func labelled(code: String, key: String, ids: NativeDocument.Value) -> ProductAttribute? {
    var labels = distinct((native[key]?.texts ?? []).map(TextCleaner.clean)).filter { $0 != "None" }
    guard !labels.isEmpty else { return nil }
    let facetValues = labels
    // A yes/no attribute by its ids, whatever language its labels are in; yes is Magento's first option.
    if Set(ids.texts).isSubset(of: ["0", "1"]) {
      labels = ids.texts.contains("1") ? Array(labels.prefix(1)) : []
    }
    labels.removeAll { $0 == "No" }
    return ProductAttribute(
      code: code, label: AttributePolicy.label(of: code), values: labels, facetValues: facetValues)
  }

  /// An attribute that is its own text: bare numbers without labels are ids and flags, and say nothing.
  private func plain(code: String) -> ProductAttribute? {
    guard let value = native[code], value.hasString else { return nil }
    var texts = distinct(value.texts.map { readable(TextCleaner.clean($0), code: code) })
    if code == "options" { texts.removeAll { !$0.contains(" ") } }
    // Of a composite's long texts the first is its own, or speaks for the others.
    if let first = texts.first, first.utf8.count > AttributePolicy.maximumFacetBytes { texts = [first] }
    texts = texts.map { TextCutter.cut($0, maximumBytes: AttributePolicy.maximumTextBytes) }
    guard !texts.isEmpty else { return nil }
    return ProductAttribute(
      code: code, label: AttributePolicy.label(of: code), values: texts, facetValues: code == "options" ? [] : texts)
  }

  private func distinct(_ texts: [String]) -> [String] {
    var result: [String] = []
    for text in texts where !text.isEmpty && !result.contains(text) { result.append(text) }
    return result
  }

  /// The database's forms are not people's: of a decimal attribute `6.800000` is 6.8, of a date
  /// `2024-05-01T00:00:00+00:00` is 2024-05-01. What only looks like one, such as the customs code `8471.3000`, stays.
  private func readable(_ text: String, code: String) -> String {
    if facts.dates.contains(code) { return Self.date(text) }
    return facts.decimals.contains(code) ? Money.shortest(text) ?? text : text
  }

  private static func date(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[4] == UInt8(ascii: "-"),
      bytes[7] == UInt8(ascii: "-")
    else { return text }
    let time = text.dropFirst(11).prefix(5)
    return time == "00:00" ? String(text.prefix(10)) : "\(text.prefix(10)) \(time)"
  }
}
