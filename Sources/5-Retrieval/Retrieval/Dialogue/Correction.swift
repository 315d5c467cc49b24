// SPDX-License-Identifier: Apache-2.0
import Language

/// "No, not hiking boots, trail shoes": the shopper puts other words in the place of some of an earlier message. What else
/// that message says stays. Pure.
enum Correction {
  private static let messagesLookedAt = 6
  private static let mostWords = 4

  /// "I meant", which says that what follows takes the place of what was understood.
  private static let meanings = """
    i meant | i mean | i was looking for | ich meinte | ich meine | je voulais dire | quería decir | quise decir
    | volevo dire | intendevo | ik bedoelde | ik bedoel | chodziło mi o | я мав на увазі | я мала на увазі
    | я имел в виду | я имела в виду
    """.split(separator: "|").map { QuestionTokens.words(of: String($0)) }

  /// The end of such words at a place of a message.
  static func endOfMeaning(_ texts: [String], at place: Int) -> Int? {
    meanings.first { texts[place...].starts(with: $0) }.map { place + $0.count }
  }

  /// The words of "sorry, I meant" that a message begins with.
  static func leadIn(_ tokens: [QuestionToken], _ languages: [StoreLanguage]) -> Range<Int> {
    let denied = tokens.prefix { token in
      token.kind == .sign || languages.contains { $0.references.denials.contains(token.text) }
    }.count
    return 0..<(endOfMeaning(tokens.map(\.text), at: denied) ?? denied)
  }

  /// The message as it was meant; nil where the question corrects none of the messages before it.
  static func message(_ request: RetrievalRequest) -> RestatedMessage? {
    let turns = Array(request.turns.enumerated().filter { $0.element.isOfShopper }.suffix(messagesLookedAt))
    guard !turns.isEmpty else { return nil }
    let store = request.store.language
    let written = StoreLanguage.ofQuestion(request.question, store: store)
    var languages = [written]
    for language in turns.map({ StoreLanguage.ofQuestion($0.element.text, store: store) }) + [store]
    where !languages.contains(language) { languages.append(language) }
    let question = Phrase(QuestionTokens(request.question).tokens, languages)
    guard let (wrong, right) = question.correction() else { return otherThing(question, turns, languages, request) }
    for (place, turn) in turns.reversed() {
      let tokens = QuestionTokens(turn.text).tokens
      guard let range = Phrase(tokens, languages).place(of: wrong) else { continue }
      let parts = [tokens[..<range.lowerBound], right, tokens[range.upperBound...]].map(\.written)
      return RestatedMessage(turn: place, text: parts.joinedParts)
    }
    return nil
  }

  /// "No, a mouse", "a mouse instead": another thing in the place of the one that was named. The limits of price stay.
  private static func otherThing(
    _ question: Phrase, _ turns: [(offset: Int, element: ConversationTurn)], _ languages: [StoreLanguage],
    _ request: RetrievalRequest
  ) -> RestatedMessage? {
    let denied = question.denied()
    guard let right = denied ?? question.replacement() else { return nil }
    func things(_ tokens: [QuestionToken]) -> (places: Range<Int>, lines: Set<Int>)? {
      languages.lazy.compactMap { ProductWords.table.namedThings(in: tokens, $0).first }.first
    }
    guard let thing = things(Array(right)) else { return nil }
    func read(_ text: String) -> QuestionReading {
      QuestionReading(reading: text, language: request.store.language, currency: request.store.currency)
    }
    func restated(_ index: Int, _ text: String) -> RestatedMessage {
      var limits = read(turns[index].element.text)
      let later = turns[(index + 1)...].map(\.element.text).filter { text in
        let reading = read(text)
        let followUp = FollowUpReading(reading, properties: [], languages: languages)
        let change = LimitChange(reading, of: limits, properties: [], languages: languages, store: request.store)
        guard !reading.constraints.isEmpty || followUp.liftsPrice || change != nil else { return false }
        if !reading.constraints.isEmpty { limits = reading }
        return true
      }
      return RestatedMessage(turn: turns[index].offset, text: text, later: later)
    }
    for (index, turn) in turns.enumerated().reversed() {
      let tokens = QuestionTokens(turn.element.text).tokens
      guard let old = things(tokens) else { continue }
      // "No, waterproof boots" says more of the boots.
      let isNamed =
        question.saysMeaning && tokens[old.places].written.folded != Array(right)[thing.places].written.folded
      guard old.lines.isDisjoint(with: thing.lines) || isNamed else { return nil }
      // Colour and limit are wished for of the other thing too, the measures of this one are not.
      let measured = Set(
        NamedMeasure.all(in: tokens).filter { $0.kinds.contains { $0.hasPrefix("unit") } }.flatMap(\.places))
      func rest(_ places: Range<Int>) -> ArraySlice<QuestionToken> {
        places.filter { !measured.contains($0) }.map { tokens[$0] }[...]
      }
      let parts = [rest(0..<old.places.lowerBound), right, rest(old.places.upperBound..<tokens.count)].map(\.written)
      return restated(index, parts.joinedParts)
    }
    // The earlier message asked for a thing that the table lacks: the question takes the place of all of it.
    guard denied != nil, let last = turns.lastIndex(where: { !read($0.element.text).content.isEmpty }) else {
      return nil
    }
    return restated(last, right.written)
  }

  /// A message's tokens with the languages that they are read in.
  private struct Phrase {
    let tokens: [QuestionToken]
    let languages: [StoreLanguage]

    init(_ tokens: [QuestionToken], _ languages: [StoreLanguage]) {
      self.tokens = tokens
      self.languages = languages
    }

    /// The words that are wrong and those that are right: "not A, B", "not A but B", "B, not A".
    func correction() -> (wrong: ArraySlice<QuestionToken>, right: ArraySlice<QuestionToken>)? {
      guard let negation = tokens.indices.first(where: isNegation) else { return nil }
      let begin = skippingSmallWords(from: negation + 1)
      var end = begin
      while end < tokens.count, tokens[end].kind != .sign || tokens[end].isGlued && tokens[end].text == "-",
        !isContrast(end)
      { end += 1 }
      let wrong = trimmed(begin..<end)
      guard !wrong.isEmpty, wrong.count <= Correction.mostWords else { return nil }
      var rest = end
      while rest < tokens.count, tokens[rest].kind == .sign || isContrast(rest) { rest += 1 }
      let right = trimmed(skippingSmallWords(from: rest)..<tokens.count)
      if !right.isEmpty {
        guard tokens[..<negation].allSatisfy({ $0.kind == .sign || isDenial($0.text) }) else { return nil }
        return right.count <= 2 * Correction.mostWords && !right.contains { isNegation($0.text) } ? (wrong, right) : nil
      }
      let before = trimmed(0..<negation)
      guard !before.isEmpty, before.count <= Correction.mostWords, tokens[negation - 1].text == "," else { return nil }
      return (wrong, before)
    }

    /// The words beside "instead": what takes the place of what was named. "What about mugs instead?" opens a topic.
    func replacement() -> ArraySlice<QuestionToken>? {
      let first = tokens.prefix(1).map(\.text)
      guard
        !languages.contains(where: { $0.references.roles(at: tokens.map(\.text)[...]).contains { $0.role == .opener } })
          || first.contains(where: FollowUpReading.replacements.contains)
      else { return nil }
      let places = tokens.indices.filter { FollowUpReading.replacements.contains(tokens[$0].text) }
      guard places.count == 1, let place = places.first,
        // "A mouse instead of the keyboard" says itself of what, and "with SSD instead" what the thing shall have.
        place + 1 == tokens.count || place <= Correction.mostWords,
        !tokens.contains(where: { isNegation($0.text) || ProductLinks.beside.contains($0.text) }),
        !tokens[(place + 1)...].prefix(1).contains(where: { Self.comparing.contains($0.text) })
      else { return nil }
      let rest = (tokens[..<place] + tokens[(place + 1)...])[...]
      let right = trimmed(Array(rest))
      return right.isEmpty || right.count > Correction.mostWords ? nil : right
    }

    /// "Instead of", "rather than".
    private static let comparing: Set<String> = ["of", "than", "de", "di", "van", "als", "niz", "чим", "чем", "ніж"]

    /// The words behind "no," or "no wait": what is meant instead of what was understood.
    func denied() -> ArraySlice<QuestionToken>? {
      var place = 0
      var isDenied = false
      while place < tokens.count, tokens[place].kind == .sign || isDenial(tokens[place].text) {
        if tokens[place].kind == .word { isDenied = true }
        place += 1
      }
      if let end = Correction.endOfMeaning(tokens.map(\.text), at: place) { (isDenied, place) = (true, end) }
      // "No boots" leaves boots out.
      guard isDenied, place > 0, place < tokens.count,
        tokens[place - 1].kind == .sign || !isNegation(tokens[place - 1].text)
      else { return nil }
      let right = trimmed(place..<tokens.count)
      guard !right.isEmpty, right.count <= Correction.mostWords, !right.contains(where: { isNegation($0.text) }) else {
        return nil
      }
      return right
    }

    /// It says that something else was meant: headsets, and no headphones.
    var saysMeaning: Bool {
      let texts = tokens.map(\.text)
      return texts.indices.contains { Correction.endOfMeaning(texts, at: $0) != nil }
    }

    private func isNegation(_ place: Int) -> Bool {
      guard isNegation(tokens[place].text) else { return false }
      // "No, …" denies; "no boots" excludes.
      let isDenied = isDenial(tokens[place].text) && place + 1 < tokens.count && tokens[place + 1].kind == .sign
      return !isDenied
    }

    private func isNegation(_ word: String) -> Bool { languages.contains { $0.facets.negations.contains(word) } }

    private func isDenial(_ word: String) -> Bool { languages.contains { $0.references.denials.contains(word) } }

    private func isContrast(_ place: Int) -> Bool {
      languages.contains { $0.references.corrections.contains(tokens[place].text) }
    }

    private func isSmall(_ place: Int) -> Bool { SmallWords(languages: languages).contains(tokens[place]) }

    private func skippingSmallWords(from place: Int) -> Int {
      var place = place
      while place < tokens.count, isSmall(place) { place += 1 }
      return place
    }

    private func trimmed(_ rest: [QuestionToken]) -> ArraySlice<QuestionToken> {
      Phrase(rest, languages).trimmed(0..<rest.count)
    }

    /// Without signs and small words at either end.
    private func trimmed(_ places: Range<Int>) -> ArraySlice<QuestionToken> {
      guard places.lowerBound < places.upperBound else { return [] }
      var (start, end) = (places.lowerBound, places.upperBound)
      while start < end, tokens[start].kind == .sign || isSmall(start) || isDenial(tokens[start].text) { start += 1 }
      while end > start, tokens[end - 1].kind == .sign || isSmall(end - 1) { end -= 1 }
      return tokens[start..<end]
    }

    /// Where the words stand, in whatever inflection.
    func place(of words: ArraySlice<QuestionToken>) -> Range<Int>? {
      let words = words.filter { $0.kind != .sign }
      guard !words.isEmpty, words.count <= tokens.count else { return nil }
      return tokens.indices.lazy.compactMap { start -> Range<Int>? in
        var place = start
        for word in words {
          while place < tokens.count, place > start, tokens[place].kind == .sign { place += 1 }
          guard place < tokens.count, meet(tokens[place].text, word.text) else { return nil }
          place += 1
        }
        return start..<place
      }.first
    }

    private func meet(_ a: String, _ b: String) -> Bool {
      a == b || languages.contains { $0.facets.stem(a) == $0.facets.stem(b) }
    }
  }
}
