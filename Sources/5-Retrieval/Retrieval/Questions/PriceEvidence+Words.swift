// SPDX-License-Identifier: Apache-2.0
import Language

extension PriceEvidence {
  private var languages: [StoreLanguage] { amounts.languages }

  // MARK: Negation

  /// The negation that turns a comparison: "nothing over", "don't want to spend more than", «darf nicht teurer sein».
  ///
  /// - Parameter isUpper: of the comparison by itself. An upper one is turned only by what cannot belong to another
  ///   word: the opposite of a limit is the worst that can be read.
  func negation(
    before start: Int, to end: Int, isUpper: Bool, _ strength: PriceWords.Strength
  ) -> Negation? {
    var places: [Int] = []
    var hasNoun = false
    var hasWish = false
    var index = start - 1
    while index >= 0, start - index <= 9 {
      let token = tokens[index]
      // «keine Jacken, die mehr als 80 kosten»: the comma before a relative clause parts nothing.
      if token.text == ",", Self.relatives.contains(tokens[index + 1].text) || isRefusal(upTo: index) {
        index -= 1
        continue
      }
      if token.kind == .number || token.kind == .sign { return nil }
      if !hasNoun, let exclusion = exclusion(upTo: index) { return Negation(places: exclusion + places) }
      if isParticle(token.text) {
        // "Can't stretch beyond 150"
        if hasNoun, index == start - 2, isContracted(index), !isUpper { return Negation(places: [index] + places) }
        let reaches = hasWish || isOfVerb(token.text) && isExcess(start) || isHaving(index + 1)
        guard !hasNoun || reaches && !isUpper && start - index <= 6 else { return nil }
        return Negation(places: [index] + places)
      }
      if isDeterminer(token.text) {
        guard !hasNoun || isAtBegin(index) && start - index <= 5 else { return nil }
        // "rain jacket, no wool under 80" leaves wool out; "no jackets under 80" speaks of nothing else.
        if hasNoun, isUpper, strength != .price, !isWholeTopic(from: index, to: end) { return nil }
        return Negation(places: [index] + places)
      }
      // «Nicht für unter 30»
      let isExchange = index == start - 1 && Self.exchanges.contains(token.text)
      if isExchange || languages.contains(where: { $0.prices.gaps.contains(token.text) }) {
        places.insert(index, at: 0)
        if Self.wishes.contains(token.text) { hasWish = true }
      } else if isBreak(token.text) {
        return nil
      } else {
        hasNoun = true
      }
      index -= 1
    }
    return nil
  }

  static let exchanges: Set<String> = ["for", "fur", "pour", "por", "per", "voor", "za", "за"]

  /// The words of an exclusion that ends at a token: "anything but over 70", "apart from those over 70".
  private func exclusion(upTo last: Int) -> [Int]? {
    for language in languages {
      for phrase in language.facets.exclusions where phrase.count > 1 && phrase.last == tokens[last].text {
        guard let places = places(of: phrase, upTo: last) else { continue }
        return places
      }
    }
    return nil
  }

  private func places(of phrase: [String], upTo last: Int) -> [Int]? {
    let first = last - phrase.count + 1
    guard first >= 0, zip(phrase, tokens[first...]).allSatisfy({ $0 == $1.text }) else { return nil }
    return Array(first...last)
  }

  /// "It doesn't need to be under 20": the limit is none, whichever way it goes.
  func isUnneeded(before start: Int) -> Bool {
    var index = start - 1
    while index >= 0, start - index <= 7, tokens[index].kind == .word {
      let isPhrase = languages.contains { language in
        language.idioms.unneeded.contains { $0.last == tokens[index].text && places(of: $0, upTo: index) != nil }
      }
      if isPhrase { return true }
      guard isSpending(index) || isLinkWord(index) else { return false }
      index -= 1
    }
    return false
  }

  /// "I don't mind paying over 100": what is compared is no limit.
  func isIndifferent(before start: Int) -> Bool {
    var index = start - 1
    while index >= 0, start - index <= 7, tokens[index].kind == .word {
      for language in languages {
        for phrase in language.idioms.indifferent where phrase.first == tokens[index].text {
          guard index + phrase.count <= start else { continue }
          if zip(phrase, tokens[index...]).allSatisfy({ $0 == $1.text }) { return true }
        }
      }
      index -= 1
    }
    return false
  }

  /// «Ich weigere mich, mehr als 200 zu zahlen»
  private func isRefusal(upTo comma: Int) -> Bool {
    tokens[..<comma].suffix(2).contains { Self.refusals.contains($0.text) }
  }

  private static let refusals: Set<String> = [
    "weigere", "weigern", "niego", "відмовляюся", "відмовляюсь", "отказываюсь",
  ]

  private static let relatives: Set<String> = [
    "which", "that", "die", "der", "das", "dass", "was", "welche", "qui", "que", "che", "dat", "ktora", "ktore",
    "ktory",
    "zeby", "aby", "яка", "який", "яке", "які", "що", "щоб", "которая", "который", "которое", "которые", "что", "чтобы",
  ]

  /// The negation that follows a lower limit: «mehr als 80 Euro will ich nicht ausgeben», "over 80 is too much".
  func negation(after end: Int) -> Negation? {
    var places: [Int] = []
    var hasNoun = false
    var index = end
    while index < tokens.count, index < end + 9, tokens[index].kind == .word {
      let word = tokens[index].text
      if Self.tooMuch.contains(word), !hasNoun { return Negation(places: places + [index]) }
      if isParticle(word) {
        let isOver = index + 1 >= tokens.count || tokens[index + 1].kind != .word
        // «Mehr als 80 Euro möchte ich für den Rucksack nicht ausgeben»: behind what is bought the verb must follow.
        guard isOver && !hasNoun || !isOver && isSpending(index + 1) && !Self.ofLooks.contains(tokens[index + 1].text)
        else { return nil }
        return Negation(places: places + [index])
      }
      if isSpending(index) || isLinkWord(index) { places.append(index) } else { hasNoun = true }
      index += 1
    }
    return nil
  }

  /// Prepositions of colours and materials: "over 100, not in red" refuses red.
  private static let ofLooks: Set<String> = ["in", "of", "aus", "en", "w", "z", "в", "у", "з", "із", "из"]

  private static let tooMuch: Set<String> = [
    "too", "zu", "trop", "demasiado", "troppo", "te", "zbyt", "занадто", "надто", "слишком",
  ]

  /// A word of paying, wishing or price, with which negations go.
  private func isSpending(_ index: Int) -> Bool {
    isPriceWord(index) || languages.contains { $0.prices.gaps.contains(tokens[index].text) }
  }

  private func isParticle(_ word: String) -> Bool { languages.contains { $0.prices.particleNegations.contains(word) } }

  private func isDeterminer(_ word: String) -> Bool {
    languages.contains { $0.prices.determinerNegations.contains(word) }
  }

  /// Verbs whose negation reaches over a noun: "I don't want a jacket over 80".
  private static let wishes: Set<String> = [
    "want", "need", "like", "show", "see", "buy", "will", "mochte", "brauche", "zeig", "zeigen", "veux", "voudrais",
    "quiero", "voglio", "vorrei", "wil", "chce", "хочу",
  ]

  /// Words that end what a negation reaches: "not red but under 80".
  private func isBreak(_ word: String) -> Bool {
    languages.contains { $0.facets.joints.contains(word) || $0.facets.contrasts.contains(word) }
  }

  /// A comparison such as "more than", which a negated verb turns whatever stands between: "won't take me more than 60".
  private func isExcess(_ start: Int) -> Bool {
    tokens[start...].prefix(2).contains { token in Self.excess.contains { token.text.hasPrefix($0) } }
  }

  private static let excess = [
    "more", "exceed", "higher", "greater", "mehr", "teurer", "hoher", "plus", "depass", "mas", "super", "piu", "meer",
    "hoger", "wiecej", "przekra", "drozsz", "більш", "дорожч", "перевищ", "больш", "дорож", "превыш",
  ]

  /// «n't», or a language whose negations all stand with verbs; "not" alone may speak of any word: "not red, more than 60".
  private func isOfVerb(_ word: String) -> Bool { !["not", "nor", "without", "never"].contains(word) }

  /// "I can't have a bookcase over 120 cm"
  private func isHaving(_ index: Int) -> Bool {
    isContracted(index - 1) && index < tokens.count
      && ["have", "get", "take", "use", "accept"].contains(tokens[index].text)
  }

  /// "Can't", "won't": what follows is a verb.
  private func isContracted(_ index: Int) -> Bool {
    let word = tokens[index].text
    return word.hasSuffix("n't") || ["cannot", "cant", "wont", "dont", "doesnt"].contains(word)
  }

  /// Nothing but small words stands outside of a part of the question.
  private func isWholeTopic(from start: Int, to end: Int) -> Bool {
    (Array(0..<start) + Array(end..<tokens.count)).allSatisfy { index in
      let token = tokens[index]
      return token.kind != .word || isPriceWord(index) || isLinkWord(index)
        || languages.contains {
          $0.prices.gaps.contains(token.text) || $0.stopWords.contains(token.raw.lowercased())
            || $0.prices.connectives.contains(token.text)
        }
    }
  }

  /// Nothing but small words stand before it in its part of the sentence.
  private func isAtBegin(_ index: Int) -> Bool {
    var index = index - 1
    while index >= 0 {
      let token = tokens[index]
      if token.kind == .sign { return true }
      guard token.kind == .word else { return false }
      let isSmall =
        languages.contains { $0.prices.gaps.contains(token.text) || $0.stopWords.contains(token.raw.lowercased()) }
        && !["with", "mit", "avec", "con", "met", "z", "з", "с"].contains(token.text)
      guard isSmall || isBreak(token.text) else { return false }
      if isBreak(token.text) { return true }
      index -= 1
    }
    return true
  }

  // MARK: Words

  /// The end of a phrase that begins at a token; small words may stand within: «teurer sein als».
  func matches(_ phrase: [String], at index: Int) -> Int? {
    var place = index
    for (number, word) in phrase.enumerated() {
      if number > 0 {
        var skipped = 0
        while place < tokens.count, tokens[place].text != word, skipped < 2, tokens[place].kind == .word,
          languages.contains(where: { $0.prices.gaps.contains(tokens[place].text) })
        {
          place += 1
          skipped += 1
        }
      }
      guard place < tokens.count,
        tokens[place].text == word || word == "and" && tokens[place].text == "&"
          || word == "than" && tokens[place].text == "then"
      else { return nil }
      place += 1
    }
    // "max.", "approx."
    if place + 1 < tokens.count, tokens[place].text == ".", tokens[place].isGlued, phrase.last?.count ?? 9 <= 6 {
      place += 1
    }
    return place
  }

  func isPriceWord(_ index: Int) -> Bool {
    languages.contains { $0.prices.price.contains(tokens[index].text) }
  }

  func isLinkWord(_ index: Int) -> Bool {
    let text = tokens[index].text
    return text == ":" || text == "~" || text == "=" || languages.contains { $0.prices.links.contains(text) }
  }

  /// Past what is said aside: "over, say, 20".
  func skippingAside(from index: Int) -> Int {
    let first = index < tokens.count && tokens[index].text == "," ? index + 1 : index
    for language in languages {
      for phrase in language.idioms.asides where first + phrase.count < tokens.count {
        guard zip(phrase, tokens[first...]).allSatisfy({ $0 == $1.text }) else { continue }
        let end = first + phrase.count
        return tokens[end].text == "," ? end + 1 : end
      }
    }
    return index
  }

  /// A small word between a word of price and the comparison: "price is under 80".
  func isLink(_ index: Int, of first: Int) -> Bool {
    index > 0 && isLinkWord(index) && isPriceWord(index - 1) && index + 1 == first
  }

  /// A word of price stands right before, small words between.
  func isPriceBefore(_ start: Int) -> Bool {
    var index = start - 1
    while index >= 0, index >= start - 4 {
      if isPriceWord(index) { return true }
      guard isLinkWord(index) || languages.contains(where: { $0.prices.gaps.contains(tokens[index].text) }) else {
        return false
      }
      index -= 1
    }
    return false
  }

  /// The phrase that an amount belongs to is over.
  func endsPhrase(at index: Int) -> Bool {
    guard index < tokens.count else { return true }
    let token = tokens[index]
    if token.kind == .sign { return ".,;!?)]:\"'\u{201C}\u{201D}…-".contains(token.text) }
    guard token.kind == .word else { return false }
    return languages.contains {
      $0.prices.connectives.contains(token.text) || $0.prices.before[token.text] != nil
        || $0.prices.particleNegations.contains(token.text)
        // "Min 60 actually"
        || $0.references.denials.contains(token.text) || $0.references.corrections.contains(token.text)
    }
  }

  /// The phrase that an amount belongs to is over, or a property follows that the number cannot count: «do 100 czerwona»,
  /// «до 100 размер 42», «max 90 sans cuir».
  func endsPhraseOrSaysMore(at index: Int) -> Bool {
    if endsPhrase(at: index) { return true }
    guard tokens[index].kind == .word else { return false }
    let isScale = languages.contains { $0.prices.scales.contains(tokens[index].text) }
    if isScale, index + 1 < tokens.count, tokens[index + 1].kind == .number { return true }
    if StoreLanguage.beginsExclusion(tokens, at: index) { return true }
    let ends = languages.flatMap { language in
      ProductWords.table.matches(tokens, at: index, in: language).filter { !ProductWords.table.isThing($0) }.map(\.end)
    }
    return ends.contains { end in
      // «Червоного кольору»
      let isNamed = end < tokens.count && languages.contains { $0.facets.gaps.contains(tokens[end].text) }
      return endsPhraseOrSaysMore(at: isNamed ? end + 1 : end)
    }
  }

  /// "Max 90 handbag": nothing but one thing is named behind an amount, and nothing before its comparison.
  func namesOneThing(from end: Int, before start: Int) -> Bool {
    let isSmall = { (token: QuestionToken) in
      languages.contains { $0.prices.gaps.contains(token.text) || $0.stopWords.contains(token.raw.lowercased()) }
    }
    guard tokens[..<start].allSatisfy({ $0.kind != .number && ($0.kind == .sign || isSmall($0)) }) else { return false }
    let last = tokens[end...].lastIndex { $0.kind != .sign }
    guard let last, last - end < Self.wordsOfThing, tokens[end...last].allSatisfy({ $0.kind == .word }) else {
      return false
    }
    let rest = Array(tokens[end...last])
    return languages.contains { language in
      let things = ProductWords.table.namedThings(in: rest, language)
      return things.count == 1 && things.last?.places.upperBound == rest.count
    }
  }

  private static let wordsOfThing = 4

  /// The words of some tokens, as written.
  func text(of places: [Int]) -> String {
    var text = ""
    for place in places.sorted() {
      if !text.isEmpty, !tokens[place].isGlued || !places.contains(place - 1) { text += " " }
      text += tokens[place].raw
    }
    return text
  }
}
