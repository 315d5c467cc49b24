// SPDX-License-Identifier: Apache-2.0

/// The words by which shoppers of one language speak of products that they were shown, or go on with what they asked
/// before. Lists are written as text, phrases parted by `|`, and compared folded (see `String.folded`).
package struct ReferenceWords: Sendable {
  /// A reference to one of the shown products.
  package enum Choice: Sendable, Equatable {
    /// By place, from 0.
    case place(Int)
    case last
    case cheapest
    case dearest
    /// "Which of the two".
    case both
    /// The one that was not spoken of last: "the other one".
    case otherOne
    /// "Which of these", "them".
    case all
  }

  /// A wish for other products than those shown.
  package enum Wish: Sendable, Equatable {
    /// "Show me more", "something else".
    case others
    case cheaper
    case dearer
  }

  package enum Role: Sendable, Equatable {
    case choice(Choice)
    /// Stands for one product: "it", "this one".
    case pronoun
    case wish(Wish)
    /// Another size than before: "a bigger one".
    case otherSize(isBigger: Bool)
    /// Takes an earlier topic up again: "back to the jackets".
    case returning
    /// Begins a message that may go on with the topic or name another: "and", "what about".
    case opener
    /// Begins a message that says more of the topic: "in", "with", "under".
    case refiner
    /// Lifts an earlier limit of price: "the price doesn't matter".
    case anyPrice
    /// Lifts an earlier colour: "any colour".
    case anyColor
    /// Lifts an earlier brand, or asks for none of those shown: "another brand".
    case otherBrand
    /// Lifts an earlier brand, or size: "any brand".
    case anyBrand
    case anySize
    /// Lifts an earlier property, by the nouns for it: "any length".
    case anyProperty(Set<String>)
    /// Another colour than the one named: "any other colours?"
    case otherColor
    /// Raises an earlier limit of price somewhat: "a bit more expensive is fine".
    case higherLimit
    /// Names nothing, in a conversation: "tell me about", "is it in stock".
    case filler
    /// Has a pronoun that stands for nothing: "is it possible".
    case idiom
  }

  /// Words by which a limit is changed: "make it 400", "I can go up to 900". They name nothing beside a limit.
  package let changes: Set<String>
  /// Words with which a property alone means one of the shown products: «die rote», "el rojo".
  package let articles: Set<String>

  /// Words that turn down what was understood: "no, not boots, shoes".
  package let denials: Set<String>
  /// Before what is meant instead: "not boots but shoes".
  package let corrections: Set<String>

  /// The words of all phrases: they are none that a typing error made of another.
  package private(set) var words: Set<String>

  /// Words of what a shop has: "do you have it in red?" asks for one that is.
  package private(set) var offers: Set<String> = []

  /// By first word, longer ones first.
  private var phrases: [String: [(words: [String], role: Role)]]

  /// - Parameters:
  ///   - places: the first, the second … with their articles, a list for each place.
  ///   - fillers: single words.
  init(
    places: [String] = [], last: String = "", cheapest: String = "", dearest: String = "", both: String = "",
    all: String = "", pronouns: String = "", others: String = "", cheaper: String = "", dearer: String = "",
    openers: String = "", refiners: String = "", anyPrice: String = "", anyColor: String = "", fillers: String = "",
    idioms: String = "", changes: String = "", articles: String = "", returning: String = "", bigger: String = "",
    smaller: String = "", denials: String = "", corrections: String = ""
  ) {
    self.denials = Set(denials.split(whereSeparator: \.isWhitespace).map { String($0).folded })
    self.corrections = Set(corrections.split(whereSeparator: \.isWhitespace).map { String($0).folded })
    self.changes = Set(changes.split(whereSeparator: \.isWhitespace).map { String($0).folded })
    self.articles = Set(articles.split(whereSeparator: \.isWhitespace).map { String($0).folded })
    var table: [(words: [String], role: Role)] = []
    func add(_ text: String, _ role: Role) { table += text.phrasesWithoutApostrophes.map { ($0, role) } }
    // Of equally long phrases the first counts.
    add(idioms, .idiom)
    for (place, text) in places.enumerated() { add(text, .choice(.place(place))) }
    add(last, .choice(.last))
    add(cheapest, .choice(.cheapest))
    add(dearest, .choice(.dearest))
    add(both, .choice(.both))
    add(all, .choice(.all))
    add(anyPrice, .anyPrice)
    add(anyColor, .anyColor)
    add(cheaper, .wish(.cheaper))
    add(dearer, .wish(.dearer))
    add(others, .wish(.others))
    add(pronouns, .pronoun)
    add(returning, .returning)
    add(bigger, .otherSize(isBigger: true))
    add(smaller, .otherSize(isBigger: false))
    add(refiners, .refiner)
    add(openers, .opener)
    table += fillers.split(whereSeparator: \.isWhitespace).map { ([String($0).folded], .filler) }
    words = Set(table.flatMap(\.words))
    // Sorting need not keep the order of equals: their place decides.
    let ordered = table.enumerated().sorted {
      ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset)
    }
    phrases = Dictionary(grouping: ordered.map(\.element)) { $0.words.first ?? "" }
  }

  /// With further phrases, which go before equally long ones.
  func adding(_ more: ConversationPhrases) -> ReferenceWords {
    var result = self
    result.offers = String.foldedWords(more.offers)
    for (text, role) in [
      (more.otherBrand, Role.otherBrand), (more.otherColor, .otherColor), (more.higherLimit, .higherLimit),
      (more.anyPrice, .anyPrice),
      (more.firstTwo, .choice(.both)), (more.agreements, .filler), (more.anyBrand, .anyBrand), (more.anySize, .anySize),
      (more.otherOne, .choice(.otherOne)), (more.others, .wish(.others)), (more.cheaper, .wish(.cheaper)),
      (more.bigger, .otherSize(isBigger: true)), (more.smaller, .otherSize(isBigger: false)),
      (more.requirements, .refiner),
    ] {
      for words in text.phrasesWithoutApostrophes { result.add(words, role) }
    }
    for phrase in PropertyNouns.phrases(like: more.anySize.tokenPhrases) {
      result.add(phrase.words, .anyProperty(phrase.nouns))
    }
    return result
  }

  private mutating func add(_ phrase: [String], _ role: Role) {
    guard let first = phrase.first else { return }
    words.formUnion(phrase)
    var known = phrases[first] ?? []
    known.insert((phrase, role), at: known.firstIndex { $0.words.count <= phrase.count } ?? known.count)
    phrases[first] = known
  }

  /// Whether a word beside an amount only says that the limit is another: "sorry, I meant 300".
  package func changesLimit(_ word: String) -> Bool { changes.contains(word) || denials.contains(word) }

  /// The roles of the phrases that some words begin with, the longest first.
  package func roles(at words: ArraySlice<String>) -> [(role: Role, count: Int)] {
    guard let first = words.first, let candidates = phrases[first] else { return [] }
    return candidates.filter { words.starts(with: $0.words) }.map { ($0.role, $0.words.count) }
  }

  /// Whether a word at the end of a message adds nothing: "too", "please".
  package static func isTail(_ word: String) -> Bool { tails.contains(word) }

  private static let tails: Set<String> = [
    "too", "also", "as well", "please", "pls", "auch", "bitte", "aussi", "tambien", "anche", "ook", "tez", "також",
    "тоже",
  ]

  /// The words of the longest phrase at the beginning that leads to what is said, "what about"; nil: there is none.
  package func lengthOfLeadIn(_ words: ArraySlice<String>) -> Int? {
    roles(at: words).first { [.opener, .refiner, .filler].contains($0.role) }?.count
  }
}

extension String {
  /// The phrases of a list, and again without apostrophes where they have some: "doesnt matter".
  fileprivate var phrasesWithoutApostrophes: [[String]] {
    split(separator: "|").flatMap { phrase in
      let text = String(phrase)
      return text.contains("'") ? (text + "|" + text.replacing("'", with: "")).tokenPhrases : text.tokenPhrases
    }
  }

  /// The phrases of a list, parted by `|`, as the words that a question is cut into.
  var tokenPhrases: [[String]] {
    split(separator: "|").map { phrase in
      QuestionTokens(String(phrase)).tokens.filter { $0.kind != .sign }.map(\.text)
    }.filter { !$0.isEmpty }
  }
}

extension ReferenceWords.Role {
  /// Another size is asked for, bigger or smaller.
  package var isOtherSize: Bool { if case .otherSize = self { true } else { false } }
}
