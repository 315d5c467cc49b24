// SPDX-License-Identifier: Apache-2.0
import Language

/// Properties that are refused by words which do not stand right before them.
extension FacetReader {
  /// Past the words behind a property that refuse it: "red is not an option". A question asks whether it is so.
  func refusal(behind end: Int) -> Int? {
    var last = end
    while last < tokens.count, last < end + Self.longestRefusal, tokens[last].kind == .word, !isTaken[last] {
      last += 1
    }
    guard last > end + 1, last == tokens.count || (tokens[last].kind == .sign && tokens[last].text != "?") else {
      return nil
    }
    let texts = tokens[end..<last].map(\.text)
    let isRefused = languages.contains { language in
      let words = texts.filter { !language.refusals.fillers.contains($0) }
      return words.count > 1 && language.refusals.turning.contains(words)
    }
    return isRefused ? last : nil
  }

  private static let longestRefusal = 10

  /// The colour or material behind a thing that is not wanted so: «je ne veux pas de sac rouge». The thing is wanted.
  mutating func readRefusedProperty(at place: Int, from start: Int) -> Int? {
    guard place < tokens.count, !isTaken[place], tokens[place].kind == .word else { return nil }
    let ends = languages.flatMap { language in
      ProductWords.table.matches(tokens, at: place, in: language).filter(ProductWords.table.isThing).map(\.end)
    }
    for end in ends where end < tokens.count && !isTaken[end] {
      guard let (choice, last) = facet(at: end), choice.field.isColorOrMaterial,
        last == tokens.count || tokens[last].kind == .sign || isStopWord(last)
      else { continue }
      unwanted.formUnion(start..<place)
      add(choice, end..<last, exclusion: end..<last)
      return last
    }
    return nil
  }
}
