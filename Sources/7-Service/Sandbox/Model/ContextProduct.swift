// SPDX-License-Identifier: Apache-2.0

/// A product as a line of the context describes it: `1. Name. Price: 9.90 EUR. In stock: yes. URL: … SKU: …`.
struct ContextProduct {
  var name: String
  /// Amount and currency, perhaps after `from`.
  var price: String?
  var isInStock: Bool?
  var url: String?
  /// The whole line.
  var text: String

  private static let labels = ["Price: ", "In stock: ", "URL: ", "SKU: ", "Specifications: ", "Description: "]

  /// The products of a context, one a numbered line.
  static func all(in context: some StringProtocol) -> [ContextProduct] {
    context.split(separator: "\n").compactMap { line in
      let digits = line.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
      return ContextProduct(String(line.dropFirst(digits.count + 2)))
    }
  }

  private init(_ line: String) {
    text = line
    var rest = line[...]
    var values: [String: String] = [:]
    var current = ""
    // what follows the description is the shop's text and no label
    while current != "Description: " {
      let next = Self.labels.filter { values[$0] == nil && $0 != current }
        .compactMap { label in rest.firstRange(of: " " + label).map { (label: label, range: $0) } }
        .min { $0.range.lowerBound < $1.range.lowerBound }
      guard let next else { break }
      values[current] = String(rest[..<next.range.lowerBound])
      rest = rest[next.range.upperBound...]
      current = next.label
    }
    values[current] = String(rest)
    func value(_ label: String) -> String? { values[label].map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 } }
    name = value("") ?? line
    price = value("Price: ")
    isInStock = value("In stock: ").flatMap { ["yes": true, "no": false][$0] }
    url = value("URL: ")
  }

  /// The amount of the price.
  var amount: Double? { price?.split(separator: " ").lazy.compactMap { Double($0) }.first }
}
