// SPDX-License-Identifier: Apache-2.0
import Language

/// "16 GB RAM", "512 GB storage": behind a measure the word says what is measured, and is no thing where another is asked
/// for.
extension Vocabulary {
  /// The end of the words behind a measure that name what it measures, with the value of the attribute that is called so:
  /// by a word of the attribute's code, or by another name of the same thing ("RAM" of `internal_memory`).
  func measured(
    _ tokens: [QuestionToken], from place: Int, _ languages: [StoreLanguage]
  ) -> (choice: FacetChoice, measure: Range<Int>, end: Int)? {
    guard let named = named(tokens, at: place), tokens.indices.contains(named.end) else { return nil }
    // "16 GB of RAM"
    let isLinked = Self.links.contains(tokens[named.end].text) && tokens.indices.contains(named.end + 1)
    let start = isLinked ? named.end + 1 : named.end
    guard tokens[start].kind == .word else { return nil }
    let choices = measures(of: named)
    for (names, end) in names(tokens, at: start, languages) {
      let choice = choices.first { choice in
        let codes = choice.field.name.split(separator: "_").map(String.init)
        return names.contains { Self.isName($0, of: codes) }
      }
      if let choice { return (choice, place..<named.end, end) }
    }
    return nil
  }

  /// Whether a name says no more than an attribute's code, but for what it is a part of: a memory stick is a thing of its
  /// own, a memory module is not.
  private static func isName(_ words: [String], of codes: [String]) -> Bool {
    words.contains(where: codes.contains) && words.allSatisfy { codes.contains($0) || parts.contains($0) }
  }

  private static let parts: Set<String> = ["module", "kit"]
  private static let links: Set<String> = ["of", "de", "di", "an", "van"]

  /// Values of the unit: those that have just the number first; a bound may be on a number that none has.
  private func measures(of named: Named) -> [FacetChoice] {
    let own = values(of: named)
    return own.isEmpty ? values(in: named.unit, of: named.amount) { _ in true } : own
  }

  /// The names of the thing that the words from a place on name, the longest run of words first.
  private func names(
    _ tokens: [QuestionToken], at place: Int, _ languages: [StoreLanguage]
  ) -> [(names: [[String]], end: Int)] {
    let table = ProductWords.table
    let things = languages.flatMap { language in
      table.matches(tokens, at: place, in: language).filter(table.isThing).map { match in
        let names = table.names(of: match, in: .english) + table.names(of: match, in: self.language)
        return (names.map { $0.split(separator: " ").map { String($0).folded } }, match.end)
      }
    }
    return things.sorted { $0.1 > $1.1 } + [([[tokens[place].text]], place + 1)]
  }

  /// The places of words that say what a measure before them measures, where the message names another thing or goes on
  /// with one.
  func measuredPlaces(in tokens: [QuestionToken], _ languages: [StoreLanguage], followsTopic: Bool) -> Set<Int> {
    var places: Set<Int> = []
    for place in tokens.indices {
      guard let (_, measure, end) = measured(tokens, from: place, languages),
        followsTopic || namesThing(tokens, beside: measure.lowerBound..<end, languages)
      else { continue }
      places.formUnion(measure.upperBound..<end)
    }
    return places
  }

  /// Whether a thing is named before some words, or begins right behind them.
  func namesThing(_ tokens: [QuestionToken], beside range: Range<Int>, _ languages: [StoreLanguage]) -> Bool {
    languages.contains { language in
      ProductWords.table.namedThings(in: tokens, language).contains { thing in
        thing.places.upperBound <= range.lowerBound || thing.places.lowerBound == range.upperBound
      }
    }
  }
}
