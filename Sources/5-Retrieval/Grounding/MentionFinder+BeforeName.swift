// SPDX-License-Identifier: Apache-2.0

/// Numbers that stand before the name of the product whose price they may be.
extension MentionFinder {
  /// «It's 52 for the Bag», «with a coupon 52: Bag», «52 gets you the Bag»: where the product named behind the number might
  /// cost as much.
  mutating func isBeforePricedName(_ number: NumberMatch) -> Bool {
    let trail = state.trail
    guard let value = number.values.first.flatMap(\.bounded), value >= 10, !trail.has(PriceFrameWords.measuring) else {
      return false
    }
    let next = gapEnd(number.end)
    guard let atom = peek(next) else { return false }
    if atom.kind == .punctuation, ":-→=".unicodeScalars.contains(atom.sign), atom.sign == ":" || next > number.end {
      guard !trail.tokens.isEmpty, !trail.tokens.contains(where: isForeign) else { return false }
      // «Both for 150: the Bag and the Pack»
      let isOfAll = atom.sign == ":" && trail.tokens.contains { GroundingWords.roles($0).contains(.all) }
      return isNameAhead(next, value) || isOfAll && isWorthAsMuch(number) && isName(gapEnd(next + 1))
    }
    guard atom.kind == .word, next > number.end else { return false }
    if GroundingWords.forWords.contains(atom.lower), !["at", "as"].contains(atom.lower) {
      // «aisle 45 for the Bag», «no. 45 for the Bag»
      if let governor = trail.tokens.last, isForeign(governor) || GroundingWords.numbers.contains(governor) {
        return false
      }
      return isNameAhead(next, value)
    }
    // «At 42 the Bag is a bargain»
    if trail.core.count == 1, trail.core.first == "at", GroundingWords.articles.contains(atom.lower),
      let found = name(at: gapEnd(next + 1)), case .name(let products, _) = found.kind
    {
      return isPlausible(value, for: products)
    }
    // «at only 42 it beats the Bag», «con 45 ti porti a casa la Bag»
    if trail.core.count == 1, let first = trail.core.first, PriceFrameWords.prepositions.contains(first),
      GroundingWords.getting.contains(atom.lower) || GroundingWords.holding.contains(atom.lower)
        || PriceFrameWords.copulas.contains(atom.lower) && first != "at" && first != "bei"
        || GroundingWords.you.contains(atom.lower)
        || trail.tokens.count > 1 && GroundingWords.roles(atom.lower).contains(.pronoun)
    {
      return isNameSoon(next, value)
    }
    guard trail.core.isEmpty,
      GroundingWords.getting.contains(atom.lower) || PriceFrameWords.copulas.contains(atom.lower)
        || PriceFrameWords.belonging.contains(atom.lower) || PriceFrameWords.joining.contains(atom.lower)
    else { return false }
    return isNameSoon(next, value)
  }

  /// A name within the next few words, of a product that might cost as much.
  private mutating func isNameSoon(_ verb: Int, _ value: Int) -> Bool {
    namesAhead(gapEnd(verb + 1), words: 8) { $0.kind == .word || $0.isPunctuation("'") }
      .map { isPlausible(value, for: $0) } ?? false
  }

  /// A name within the next few words.
  mutating func isNameSoon(_ start: Int, words: Int = 6) -> Bool {
    namesAhead(gapEnd(start + 1), words: words) { $0.kind == .word || $0.isPunctuation(":") } != nil
  }

  /// The products whose name comes within the next few words, past such as `passes` lets through.
  mutating func namesAhead(_ start: Int, words: Int = 6, past passes: (Atom) -> Bool) -> [Int]? {
    var next = start
    var isDefinite = false
    for _ in 0..<words {
      if case .name(let products, _) = name(at: next)?.kind { return products }
      guard let word = peek(next) else { return nil }
      if isDefinite, let owners = truth.headOwners[word.lower], owners.count == 1 { return owners }
      guard passes(word) else { return nil }
      isDefinite = PriceFrameWords.definites.contains(word.lower)
      next = gapEnd(next + 1)
    }
    return nil
  }

  /// «45 for the Bag», «At 45, the Bag …»
  mutating func isWholeBeforeName(_ number: NumberMatch) -> Bool {
    guard !number.isMultiplied, !state.isExplained, !state.isMeasuring, !isYear(number),
      let value = number.values.first.flatMap({ Int($0.text) }), value >= 10
    else { return false }
    let isFirst = state.talk.isBegin || state.isLineStart || ",;".unicodeScalars.contains(state.lastSign)
    let next = gapEnd(number.end)
    guard let atom = peek(next) else { return false }
    if atom.kind == .word, GroundingWords.forWords.contains(atom.lower), atom.lower != "at", atom.lower != "as" {
      return (isFirst || Self.counting.contains(state.lastWord)) && isName(gapEnd(next + 1))
    }
    if atom.isPunctuation(","), !state.trail.tokens.contains(SentenceTrail.name),
      state.secondLastWord.isEmpty || state.signBeforeWord == "\n",
      GroundingWords.forWords.contains(state.lastWord)
    {
      return isName(gapEnd(next + 1))
    }
    guard state.isLineStart, atom.kind == .punctuation, "→:-=|".unicodeScalars.contains(atom.sign) else { return false }
    return isNameAhead(next, value)
  }

  /// «45 – Bag», «45: that's the Bag», where the Bag might cost as much.
  private mutating func isNameAhead(_ sign: Int, _ value: Int) -> Bool {
    namesAhead(gapEnd(sign + 1)) { word in
      word.isPunctuation("'") || GroundingWords.articles.contains(word.lower)
        || GroundingWords.being.contains(word.lower) || PriceFrameWords.pointing.contains(word.lower)
        || word.lower == "s"
    }.map { isPlausible(value, for: $0) } ?? false
  }

  private static let counting: Set<String> = [
    "comptez", "compter", "rechne", "rechnen", "expect", "calcula", "calcule",
  ]

  mutating func isName(_ offset: Int) -> Bool {
    guard let first = peek(offset) else { return false }
    if GroundingWords.articles.contains(first.lower) { return name(at: gapEnd(offset + 1)) != nil }
    return name(at: offset) != nil
  }
}
