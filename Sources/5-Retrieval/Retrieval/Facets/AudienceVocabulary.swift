// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// The audiences that a catalogue tells apart. Pure.
struct AudienceVocabulary: Sendable {
  private var marks: [Audience: AudienceMarks] = [:]
  /// Terms that say that a product is for everybody: `gender=unisex`.
  private var neutral: [String] = []
  /// Terms that say that it is for adults.
  private var grown: [String] = []
  /// Attributes that say whom a product is for, where few products have them.
  private var sparse: Set<String> = []
  private let language: StoreLanguage

  /// The share of the products that have an attribute, for it to be a filter.
  private static let leastShare = 0.8

  /// - Parameters:
  ///   - entries: the catalogue's values and categories.
  ///   - documents: all products; nil: unknown.
  init(language: StoreLanguage, entries: [Vocabulary.Entry], documents: Int?) {
    self.language = language
    for audience in Audience.allCases { marks[audience] = AudienceMarks(words: audience.titleWords(in: language)) }
    var values: [String: [(entry: Vocabulary.Entry, audience: Audience)]] = [:]
    for entry in entries {
      let named = entry.tokens.map { Self.audience($0, language) }
      switch entry.choice.field {
      case .category:
        let found = Set(named.compactMap(\.self))
        if found.count == 1, let audience = found.first { marks[audience]?.categories += entry.choice.terms }
      case .attribute(let code):
        guard let audience = named.first ?? nil, named.allSatisfy({ $0 == audience }) else { continue }
        values[code, default: []].append((entry, audience))
      }
    }
    for (code, found) in values where Set(found.map(\.audience)).count > 1 || Self.isAudienceCode(code) {
      for (entry, audience) in found { marks[audience]?.facets += entry.choice.terms }
      let others = entries.filter { $0.choice.field == .attribute(code) }
      neutral += others.filter { $0.tokens.contains(where: Self.neutralWords.contains) }.flatMap(\.choice.terms)
      grown += others.filter { $0.tokens.contains(where: Self.grownWords.contains) }.flatMap(\.choice.terms)
      guard let documents else { continue }
      let holding = others.reduce(0) { $0 + $1.count }
      if Double(holding) < Self.leastShare * Double(documents) { sparse.insert(code) }
    }
    for audience in Audience.allCases {
      marks[audience]?.facets.sort()
      marks[audience]?.categories.sort()
    }
  }

  private static func audience(_ word: String, _ language: StoreLanguage) -> Audience? {
    guard let token = QuestionTokens(word).tokens.first else { return nil }
    return [language, .english].lazy.compactMap { ProductWords.table.audience(token, in: $0) }.first
  }

  private static func isAudienceCode(_ code: String) -> Bool {
    let words = code.split { $0 == "_" || $0 == "-" }
    return words.contains { audienceCodes.contains(String($0).lowercased()) }
  }

  private static let audienceCodes: Set<String> = [
    "gender", "sex", "audience", "target", "recipient", "geschlecht", "zielgruppe", "genre", "genero", "genere",
    "geslacht", "plec", "age",
  ]
  private static let neutralWords: Set<String> = ["unisex", "all", "everyone"]
  private static let grownWords: Set<String> = [
    "adult", "adults", "erwachsene", "adulte", "adultes", "adultos", "adulti",
  ]

  /// What tells a question's audiences from the others; nil: it speaks of none, or of all.
  func choice(for audiences: Set<Audience>) -> AudienceChoice? {
    guard !audiences.isEmpty, audiences.count < Audience.allCases.count else { return nil }
    func marks(_ isOwn: Bool) -> AudienceMarks {
      Audience.allCases.filter { audiences.contains($0) == isOwn }.compactMap { self.marks[$0] }
        .reduce(AudienceMarks(), +)
    }
    var choice = AudienceChoice(named: audiences, own: marks(true), others: marks(false))
    choice.own.facets += neutral
    if audiences.contains(.children) { choice.others.facets += grown } else { choice.own.facets += grown }
    return choice.others.isEmpty ? nil : choice
  }

  /// Whether the values say whom products are for, and most products say nothing of it.
  func isSparse(_ choice: FacetChoice) -> Bool {
    switch choice.field {
    case .attribute(let code): sparse.contains(code)
    // Things for children stand in a category of their own, as a rule.
    case .category:
      choice.terms.allSatisfy { term in
        marks.contains { $0.key != .children && $0.value.categories.contains(term) }
      }
    }
  }

  // MARK: Families of SKUs

  /// A letter that SKUs may begin with where they say whom a product is for, with what it has to be proved by.
  struct Family: Sendable {
    let letter: Character
    let audience: Audience
    let own: AudienceMarks
    let others: AudienceMarks
  }

  /// The initials of the audiences' names, as shops use them; none where nothing else tells the audiences apart.
  var possibleFamilies: [Family] {
    [Audience.men, .women].compactMap { audience in
      guard let letter = audience.titleWords(in: language).first?.first?.uppercased().first,
        let choice = choice(for: [audience]), !choice.own.facets.isEmpty || !choice.own.categories.isEmpty
      else { return nil }
      return Family(letter: letter, audience: audience, own: choice.own, others: choice.others)
    }
  }

  /// Takes over the families that the catalogue has proved: both, or none.
  mutating func take(_ families: [Family]) {
    guard Set(families.map(\.letter)).count == 2 else { return }
    for family in families { marks[family.audience]?.families = [family.letter] }
  }
}
