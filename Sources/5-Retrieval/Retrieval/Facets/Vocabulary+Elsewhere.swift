// SPDX-License-Identifier: Apache-2.0
import Language

/// Feeds leave properties out: what an attribute would say often stands in the name, or in another attribute.
extension Vocabulary {
  /// The entries with what tells of a product without the attribute that it has the value all the same.
  /// - Parameters:
  ///   - values: of each attribute code, each value in lower case with its term.
  ///   - categories: their terms.
  static func completed(
    _ entries: [Entry], by values: [String: [(value: String, term: String)]], categories: [String],
    _ language: StoreLanguage
  ) -> [Entry] {
    let modifiers = modifiers(of: categories, language)
    let own = values.filter { code, values in
      let field = FacetField.attribute(code)
      return values.count <= (field.saysWhatFits ? maximumNames : maximumValues)
        && !relations.contains { code.contains($0) }
    }
    var terms: [String: [String]] = [:]
    for (_, values) in own.sorted(by: { $0.key < $1.key }) {
      for value in values { terms[value.value, default: []].append(value.term) }
    }
    let attributeTerms = own.mapValues { $0.map(\.term) }
    return entries.map { entry in
      // A bare number, or a flag's "yes", says nothing elsewhere.
      guard !entry.needsCue, !entry.codeWords.isEmpty, case .attribute(let code) = entry.choice.field,
        let own = attributeTerms[code]
      else { return entry }
      var entry = entry
      entry.choice.attributeTerms = own
      entry.choice.categoryTerms = modifiers[entry.tokens.joined(separator: " ")] ?? []
      let others = entry.choice.terms.flatMap { term in
        (terms[String(term.dropFirst(code.count + 1))] ?? []).filter { !own.contains($0) }
      }
      let isBytes = Measure(entry.tokens)?.unit == "gb"
      entry.choice.otherTerms = isBytes ? others.filter { !isOtherMemory($0, than: code) } : others
      if isBytes { entry.choice.contraryTerms = others.filter { isOtherMemory($0, than: code) } }
      return entry
    }
  }

  /// Whether an attribute's term and a code speak of different memories: 64 GB of storage are no 64 GB of RAM.
  private static func isOtherMemory(_ term: String, than code: String) -> Bool {
    memory(of: String(term.prefix { $0 != "=" })) != memory(of: code)
  }

  /// The kind of memory that an attribute measures: what is worked with, what is stored, or whichever of the two.
  private static func memory(of code: String) -> Int? {
    memories.firstIndex { words in words.contains { code.contains($0) } }
  }

  private static let memories = [
    ["ram", "main_memory", "system_memory", "arbeitsspeicher"],
    ["storage", "ssd", "hdd", "disk", "drive", "capacity", "festplatte"],
  ]

  /// The word of a category's name that says what it holds, stemmed; nil where the language does not tell.
  static func kindWord(of category: String, _ language: StoreLanguage) -> String? {
    let words = QuestionTokens.words(of: category)
    guard let place = language.headPlace, let word = place == .first ? words.first : words.last else { return nil }
    return language.facets.stem(word)
  }

  /// The categories by the words of their names beside the one that says what they hold: "laser" of "Laser Printers".
  private static func modifiers(of categories: [String], _ language: StoreLanguage) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for term in categories {
      // Of "Phones & Tablets" neither says something of the other.
      let words = QuestionTokens(term).tokens
      guard language.headPlace != nil, words.count > 1, words.allSatisfy({ $0.kind != .sign || $0.text == "-" }) else {
        continue
      }
      let texts = words.filter { $0.kind != .sign }.map(\.text)
      let said = language.headPlace == .first ? texts.dropFirst() : texts.dropLast()
      for start in said.indices {
        for end in start..<said.endIndex { found[said[start...end].joined(separator: " "), default: []].append(term) }
      }
    }
    return found
  }

  /// An attribute with more values is not asked about: a filter names them all.
  private static let maximumValues = 150
  /// Of what things fit even a small shop has many.
  private static let maximumNames = 600
  /// Parts of the codes of attributes that speak of other products: what a case fits is no property of a phone.
  private static let relations = [
    "suitable", "passend", "geeignet", "fits", "model", "zgodn", "сумісн", "совмест",
  ]
}
