// SPDX-License-Identifier: Apache-2.0
import Language

/// "Or 256?" after "16 GB": a number alone is one of what the message before it counts, where products have that. Pure.
enum BareNumber {
  /// Writes the unit behind such numbers, of the question and of the messages before it.
  static func complete(_ request: inout RetrievalRequest, _ vocabulary: Vocabulary?) {
    guard let vocabulary else { return }
    let asked = request
    request.changeMessages { completed($0, after: $1, asked, vocabulary) }
  }

  /// Nil where the message says more than a number, or limits the price.
  private static func completed(
    _ message: String, after turns: ArraySlice<ConversationTurn>, _ request: RetrievalRequest,
    _ vocabulary: Vocabulary
  ) -> String? {
    guard message.utf8.count <= longestMessage, turns.contains(where: \.isOfShopper) else { return nil }
    let store = request.store.language
    let reading = QuestionReading(reading: message, language: store, currency: request.store.currency)
    let tokens = reading.tokens
    let comparing = places(ofSizesComparedIn: tokens, [reading.language, store])
    // "Not bigger than 27" limits no price.
    guard reading.constraints.isEmpty || !comparing.isEmpty && reading.constraints.allSatisfy(\.isBare) else {
      return nil
    }
    let small = SmallWords(languages: [reading.language, store])
    func isSmall(_ place: Int) -> Bool {
      let languages = [reading.language, store]
      return small.contains(tokens[place])
        || languages.contains { $0.references.lengthOfLeadIn([tokens[place].text][...]) == 1 }
    }
    let ofSize = places(ofSizeIn: tokens, [reading.language, store])
    let idle = places(ofTalkIn: tokens, [reading.language, store]).union(comparing).union(
      Correction.leadIn(tokens, [reading.language, store]))
    let said = tokens.indices.filter {
      tokens[$0].kind != .sign && !isSmall($0) && !ofSize.contains($0) && !idle.contains($0)
    }
    guard let place = said.first, said.count == 1, tokens[place].kind == .number, !tokens[place].isGlued else {
      return nil
    }
    guard let unit = unit(before: turns, request) else { return nil }
    let completed = Array(tokens[...place]) + unit + Array(tokens[(place + 1)...])
    // What "7 ports" counts names alone may say.
    guard vocabulary.named(completed, at: place).map({ !vocabulary.values(of: $0).isEmpty }) ?? isNoun(unit) else {
      return nil
    }
    return completed[...].written
  }

  /// A unit that is a word of the shopper's: "ports".
  private static func isNoun(_ unit: [QuestionToken]) -> Bool {
    unit.count == 1 && unit[0].kind == .word && unit[0].text.count > 2 && !Measure.isUnit(unit[0].text)
  }

  /// The words of "is enough", which say nothing.
  private static func places(ofTalkIn tokens: [QuestionToken], _ languages: [StoreLanguage]) -> Set<Int> {
    let texts = tokens.map(\.text)
    return texts.indices.reduce(into: []) { places, start in
      let counts = languages.flatMap { $0.references.roles(at: texts[start...]) }.filter {
        [.filler, .returning].contains($0.role)
      }
      // "Doesn't have to be 32"
      let unneeded = languages.flatMap(\.idioms.unneeded).filter { texts[start...].starts(with: $0) }
      places.formUnion(start..<start + ((counts.map(\.count) + unneeded.map(\.count)).max() ?? 0))
    }
  }

  /// The words of "not bigger than" before a number.
  private static func places(ofSizesComparedIn tokens: [QuestionToken], _ languages: [StoreLanguage]) -> Set<Int> {
    guard let number = tokens.firstIndex(where: { $0.kind == .number }), number > 1 else { return [] }
    let words = tokens[..<number]
    let isOfSize = words.indices.dropLast().contains { place in
      thans.contains(tokens[place + 1].text)
        && languages.contains { language in
          language.references.roles(at: [tokens[place].text][...]).contains(where: \.role.isOtherSize)
        }
    }
    return isOfSize ? Set(words.indices) : []
  }

  private static let thans: Set<String> = ["than", "als", "que", "di", "dan", "niz", "ніж", "чем"]

  /// The words of "too large, 50": it says which size instead.
  private static func places(ofSizeIn tokens: [QuestionToken], _ languages: [StoreLanguage]) -> Range<Int> {
    let texts = tokens.map(\.text)
    let counts = languages.flatMap { language in
      language.references.roles(at: texts[...]).filter(\.role.isOtherSize)
    }.map(\.count)
    return 0..<(counts.max() ?? 0)
  }

  private static let longestMessage = 40

  private static let messagesLookedAt = 4

  /// "7 ports": the word behind the number is counted.
  private static func isCount(_ measure: NamedMeasure, _ reading: QuestionReading) -> Bool {
    guard measure.places.count == 2, let place = measure.places.last else { return false }
    let token = reading.tokens[place]
    return token.kind == .word && !token.isGlued && token.text.hasSuffix("s") && !reading.isStopWord(token.raw)
      && ProductWords.table.things(in: [token], reading.language).isEmpty
  }

  /// The unit of the newest measure before a message; nil where a limit of price is newer.
  private static func unit(
    before turns: ArraySlice<ConversationTurn>, _ request: RetrievalRequest
  ) -> [QuestionToken]? {
    for turn in turns.filter(\.isOfShopper).suffix(messagesLookedAt).reversed() {
      let reading = QuestionReading(
        reading: turn.text, language: request.store.language, currency: request.store.currency)
      guard reading.constraints.isEmpty else { return nil }
      let measure = NamedMeasure.all(in: reading.tokens, beside: reading.isTaken).last {
        $0.kinds.contains { $0.hasPrefix("unit") } || isCount($0, reading)
      }
      if let measure { return reading.tokens[measure.places.dropFirst()].filter { $0.text != "-" } }
    }
    return nil
  }
}
