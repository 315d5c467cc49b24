// SPDX-License-Identifier: Apache-2.0
package import Catalog
import Language
import Primitives

/// Puts a product's attributes in the order of their use to the shopper: those that the question names, by label or
/// value, then short ones, then the rest; each group as the product has it. Pure.
package struct AttributeRanking: Sendable {
  private let words: [String]
  /// The first three bytes of each word: a value that matches one of them begins as it does.
  private let beginnings: [UInt32]
  /// A word has a sign among its first bytes ("1.5", "o'neill"): runs of letters or digits do not show it.
  private let hasSigns: Bool
  /// Characters of values that are read at a glance.
  private static let shortLength = 40

  /// Ranks for this question.
  package init(question: String) {
    words = QuestionTokens(question).tokens.filter { $0.kind != .sign && $0.text.utf8.count > 2 }.map(\.text)
    hasSigns = words.contains { word in
      word.utf8.prefix(3).contains { $0 < 0x80 && !ASCII.isLetterOrDigit($0) }
    }
    beginnings = words.map { $0.utf8.prefix(3).reduce(0) { $0 << 8 | UInt32($1) } }
  }

  /// The same attributes, those that the question speaks of first.
  package func ranked(_ attributes: [CatalogProduct.Attribute]) -> [CatalogProduct.Attribute] {
    let ranks = attributes.map(rank)
    return attributes.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { attributes[$0] }
  }

  private func rank(_ attribute: CatalogProduct.Attribute) -> Int {
    let length = attribute.values.reduce(0) { $0 + $1.utf8.count }
    if !words.isEmpty, length <= 400 {
      if isNamed(attribute.label) || attribute.values.contains(where: isNamed) { return 0 }
    }
    return length <= Self.shortLength ? 1 : 2
  }

  private func isNamed(_ text: String) -> Bool {
    guard hasSigns || mayName(text) else { return false }
    return QuestionTokens(text).tokens.contains { token in words.contains { Self.meet($0, token.text) } }
  }

  /// Whether a word of the question can be in a text: to cut each text of each product into tokens is dear. What is not
  /// ASCII has to be folded before it can be told.
  private func mayName(_ text: String) -> Bool {
    var last: UInt32 = 0
    var length = 0
    var isNumber = false
    for byte in text.utf8 {
      guard byte < 0x80 else { return true }
      let isDigit = byte >= 0x30 && byte <= 0x39
      let letter = byte | 0x20
      guard isDigit || letter >= 0x61 && letter <= 0x7A else {
        length = 0
        continue
      }
      length = isDigit == isNumber ? length + 1 : 1
      isNumber = isDigit
      last = (last << 8 | UInt32(isDigit ? byte : letter)) & 0xFF_FFFF
      if length == 3, beginnings.contains(last) { return true }
    }
    return false
  }

  /// Equal but for an ending.
  private static func meet(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    guard a.utf8.count > 3, b.utf8.count > 3, abs(a.utf8.count - b.utf8.count) <= 2 else { return false }
    return zip(a.utf8, b.utf8).prefix { $0 == $1 }.count >= min(a.utf8.count, b.utf8.count) - 1
  }
}
