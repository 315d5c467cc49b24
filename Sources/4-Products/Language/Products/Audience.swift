// SPDX-License-Identifier: Apache-2.0

/// For whom things are. The raw value is the line of `ProductWords.audiences`.
package enum Audience: Int, Sendable, CaseIterable {
  case children
  case men
  case women

  /// As it is told to people who look into an answer: "children".
  package var name: String {
    switch self {
    case .children: "children"
    case .men: "men"
    case .women: "women"
    }
  }

  /// The audience that a pronoun speaks of, by its folded form: "something warm for him".
  static func ofPronoun(_ word: String, in language: StoreLanguage) -> Audience? { pronouns[language.code]?[word] }

  private static let pronouns: [String: [String: Audience]] = [
    "en": ["him": .men, "his": .men, "her": .women, "hers": .women], "de": ["ihn": .men],
  ]

  /// The words that names of products and categories say it with, the usual first.
  package func titleWords(in language: StoreLanguage) -> [String] {
    Array(ProductWords.table.names(of: self, in: language).prefix(4))
  }
}
