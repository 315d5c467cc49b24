// SPDX-License-Identifier: Apache-2.0
import Language

/// Whole numbers that what they are compared with makes prices: a column beside another, the sum of pieces, things of a kind.
extension MentionFinder {
  /// A number like its product's price, in a column headed «Old», «New», «Sale».
  func isInComparedColumn(_ number: NumberMatch) -> Bool {
    guard state.table.mayBePriceCell, state.trail.tokens.contains(SentenceTrail.name),
      let value = number.values.first.flatMap(\.bounded)
    else { return false }
    return isPlausible(value)
  }

  /// «2 × 45», «2 x 45 = 90», «2 × 45 für zwei Taschen»: so many pieces, and a number like the price of one.
  mutating func isPriceOfPieces(_ number: NumberMatch) -> Bool {
    let isByWord = state.lastWord == "x" && state.isBehindWord
    let tokens = state.trail.tokens.dropLast(isByWord ? 1 : 0)
    // «4 wallets x 30»
    let isOfGoods = tokens.last.map { $0 == SentenceTrail.name || truth.names(goods: $0) } ?? false
    let counted = isOfGoods ? tokens.dropLast() : tokens
    guard number.isInteger, isByWord || state.lastSign == "×", counted.last == SentenceTrail.number,
      ![SentenceTrail.number, "x"].contains(counted.dropLast().last), let count = state.trail.lastNumber,
      (2...Self.mostPieces).contains(count), let value = number.values.first.flatMap(\.bounded),
      !isFollowedByUnit(number, isInch: true)
    else { return false }
    let next = gapEnd(number.end)
    let sign = peek(next)
    if sign?.isPunctuation("=") ?? false, let sum = self.number(gapEnd(next + 1)) {
      return isWorthAsMuch(number) && sum.values.first.flatMap(\.bounded) == count * min(value, 1_000_000)
    }
    if let word = sign, GroundingWords.forWords.contains(word.lower) {
      // «2 × 45 für zwei»
      if let pieces = peek(gapEnd(next + 1)), spoken(pieces) == count { return isWorthAsMuch(number) }
      return namesAhead(gapEnd(next + 1)) { $0.kind == .word || $0.kind == .digits }.map { isPlausible(value, for: $0) }
        ?? false
    }
    return state.trail.tokens.contains(SentenceTrail.name) && isPlausible(value)
      && (isEnd(sign) || sign?.isPunctuation("=") ?? false)
  }

  private static let mostPieces = 12

  private func spoken(_ atom: Atom) -> Int? { Int(atom.text) ?? NumberWords.value(inAnyLanguage: atom.lower) }

  /// «statt 99 nur 79»: words that lead to a number, and one that counts nothing.
  mutating func isBeforeSecondPrice(_ start: Int) -> Bool {
    var next = start
    while next - start < 8, let word = peek(next), word.kind == .word, leadsToSecond(word.lower) {
      next = gapEnd(next + 1)
    }
    guard next > start, let second = number(next), peek(next)?.kind == .digits else { return false }
    let behind = peek(gapEnd(second.end))
    return isWorthAsMuch(second) && (isEnd(behind) || behind?.isPunctuation(":") ?? false)
  }

  /// «statt 99 zahlst du nur 79»
  private func leadsToSecond(_ word: String) -> Bool {
    PriceFrameWords.filling.contains(word) || PriceFrameWords.paying.contains(word)
      || PriceFrameWords.costs.contains(word) || GroundingWords.you.contains(word)
      || GroundingWords.roles(word).contains(.pronoun)
  }

  /// The clause begins with what a shop calls its things, and goes on to a number: «Bags start at», «Leuchten ab».
  func isAboutThings(_ core: ArraySlice<String>) -> Bool {
    let clause = core[(core.lastIndex(of: ",").map { $0 + 1 } ?? core.startIndex)...]
    guard clause.count <= 5, clause.contains(where: PriceFrameWords.opens) else {
      return false
    }
    return clause.contains { ProductWords.table.namesThing($0, in: [truth.language, "en"]) }
  }

  /// «our bags start at 15»: less than what counts as a price elsewhere, where a verb says that it is the least.
  func isLowest(_ number: NumberMatch, _ core: ArraySlice<String>) -> Bool {
    guard let value = number.values.first.flatMap(\.bounded),
      isStarting(core)
    else { return false }
    let lowest = truth.lowestPrice
    return value * 5 >= lowest
  }

  /// A verb says that what comes is the least.
  func isStarting(_ core: ArraySlice<String>) -> Bool {
    core.contains { PriceFrameWords.starting.contains($0) && GroundingWords.roles($0).isEmpty }
  }

  /// «the 128 GB phone is 749»: what is said of the thing before the verb is not said of the number.
  mutating func isOfThing(_ number: NumberMatch) -> Bool {
    let core = state.trail.core
    guard number.isInteger, let verb = core.last, GroundingWords.being.contains(verb), let thing = core.dropLast().last,
      thing == SentenceTrail.name || truth.names(goods: thing),
      let value = number.values.first.flatMap(\.bounded), value >= 20, isPlausible(value), !state.isMeasuring,
      !state.trail.has(PriceFrameWords.measuring), let tail = tail(number)
    else { return false }
    return tail == .over || tail == .comma
  }

  /// «From 139 to 119: the Bag»
  mutating func isSpanBeforeName(_ number: NumberMatch, _ core: ArraySlice<String>) -> Bool {
    guard core.count == 1, let from = core.first, PriceFrameWords.from.contains(from), let next = rangeNext(number.end),
      let second = self.number(next), let sign = peek(gapEnd(second.end)), sign.isPunctuation(":")
    else { return false }
    return isName(gapEnd(gapEnd(second.end) + 1))
  }

  /// «costs 7», «costs a flat 7»
  mutating func isFlatCost(_ number: NumberMatch) -> Bool {
    let verb = state.trail.core.last { $0 != "flat" && !GroundingWords.articles.contains($0) }
    return verb.map(PriceFrameWords.costs.contains) ?? false && tail(number) == .over
  }

  /// «Bag: 45 and worth it», «Bag or Pack: 45 against 49»: behind a name and a colon a number like its price, that counts
  /// nothing.
  mutating func isBehindNameAndColon(_ number: NumberMatch) -> Bool {
    guard state.trail.behindName.map({ $0.count == 1 && $0.first == ":" }) ?? false,
      let value = number.values.first.flatMap(\.bounded), isPlausible(value)
    else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return false }
    if PriceFrameWords.opposing.contains(word.lower) {
      return self.number(gapEnd(next + 1)).map { !isFollowedByUnit($0, isInch: true) } ?? false
    }
    let isOpen = PriceFrameWords.joining.contains(word.lower) || GroundingWords.withWords.contains(word.lower)
    return isOpen && peek(gapEnd(next + 1))?.kind == .word
  }

  /// «45 against 49», «45 / 49»: behind an amount without a currency one more.
  mutating func isOpposed(_ number: NumberMatch) -> Bool {
    let tokens = state.trail.tokens
    guard let joiner = tokens.last, joiner == "/" || PriceFrameWords.opposing.contains(joiner),
      state.trail.hasBareAmount,
      tokens.dropLast().last == SentenceTrail.amount, isWorthAsMuch(number)
    else { return false }
    return !isFollowedByUnit(number, isInch: true) && isGoingOn(number) || isOpposedAhead(number)
  }

  private mutating func isOpposedAhead(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    return next > number.end && peek(next)?.isPunctuation("/") ?? false && peek(gapEnd(next + 1))?.kind == .digits
  }

  /// «78» of «2 x 39 = 78 for the pair»
  mutating func isSumOfPieces(_ number: NumberMatch) -> Bool {
    let trail = state.trail
    return trail.core.last == "=" && trail.tokens.contains(SentenceTrail.amount) && isGoingOn(number)
  }

  /// «You have 200; the Bag leaves 21», «that leaves you with 85»
  mutating func isLeftOver(_ number: NumberMatch, _ trail: SentenceTrail) -> Bool {
    let core = trail.core
    let end = core.lastIndex { !GroundingWords.you.contains($0) && !GroundingWords.withWords.contains($0) }
    guard let end, PriceFrameWords.leaving.contains(core[end]) else { return false }
    return (trail.tokens.contains(SentenceTrail.amount) || end < core.endIndex - 1 && isWorthAsMuch(number))
      && tail(number) == .over
  }

  /// «you save 30 when you take it», «an extra 75»
  mutating func isMoneyBeside(_ number: NumberMatch, _ trail: SentenceTrail) -> Bool {
    guard let last = trail.tokens.last else { return false }
    if PriceFrameWords.extra.contains(last) {
      return tail(number) == .over && isWorthAsMuch(number)
        && trail.core.last.map(PriceFrameWords.copulas.contains) ?? false
    }
    guard PriceFrameWords.saving.contains(last), !isFollowedByUnit(number, isInch: true) else { return false }
    let next = gapEnd(number.end)
    return next > number.end && PriceFrameWords.conditions.contains(peek(next)?.lower ?? "")
  }

  /// «99, now 85»
  mutating func isBeforeNow(_ number: NumberMatch) -> Bool {
    let comma = gapEnd(number.end)
    guard peek(comma)?.isPunctuation(",") ?? false, isWorthAsMuch(number) else { return false }
    let now = gapEnd(comma + 1)
    guard now > comma + 1, GroundingWords.present.contains(peek(now)?.lower ?? ""),
      let second = self.number(gapEnd(now + 1))
    else { return false }
    return isWorthAsMuch(second) && !isFollowedByUnit(second, isInch: true) && isPhraseEnd(second)
  }

  /// «take 43 instead of 42»: sizes.
  private func isNoFrame(_ token: String) -> Bool {
    token != SentenceTrail.name && !",:-=→(|".contains(token) && !PriceFrameWords.costs.contains(token)
      && !PriceFrameWords.prepositions.contains(token) && !PriceFrameWords.copulas.contains(token)
  }

  /// «39 instead of 49», «39 en vez de 49»
  mutating func isBeforeFormer(_ number: NumberMatch) -> Bool {
    var next = gapEnd(number.end)
    guard next > number.end, isWorthAsMuch(number), !(state.trail.core.last.map(isNoFrame) ?? false) else {
      return false
    }
    var hasFormer = false
    for _ in 0..<3 {
      guard let word = peek(next), word.kind == .word else { break }
      hasFormer =
        hasFormer || GroundingWords.former.contains(word.lower) || PriceFrameWords.steads.contains(word.lower)
      next = gapEnd(next + 1)
    }
    guard hasFormer, peek(next)?.kind == .digits, let second = self.number(next) else { return false }
    return !isFollowedByUnit(second, isInch: true) && (isPhraseEnd(second) || isName(gapEnd(second.end)))
  }

  /// «your budget of 50 covers it, the Bag at 45 fits»: at the name, in a sentence that has an amount.
  mutating func isAtName(_ number: NumberMatch, _ trail: SentenceTrail) -> Bool {
    guard trail.behindName.map({ $0.count == 1 && ["at", "für", "for"].contains($0.first) }) ?? false,
      trail.tokens.contains(SentenceTrail.amount) || trail.has(PriceFrameWords.budgets),
      let value = number.values.first.flatMap(\.bounded), isPlausible(value)
    else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return tail(number) == .over }
    return GroundingWords.roles(word.lower).isDisjoint(with: [.unit, .size])
  }

  /// «60 to take the Bag home»
  mutating func isToGet(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let to = peek(next), to.lower == "to" || to.lower == "um",
      let value = number.values.first.flatMap(\.bounded), value >= 10
    else { return false }
    let verb = gapEnd(next + 1)
    guard to.lower == "um" || PriceTalkWords.selling.contains(peek(verb)?.lower ?? "") else { return false }
    if let all = peek(gapEnd(verb + 1)), GroundingWords.roles(all.lower).contains(.all) { return isWorthAsMuch(number) }
    return namesAhead(gapEnd(verb + 1)) { $0.kind == .word }.map { isPlausible(value, for: $0) } ?? false
  }

  /// «the Bag … At 45 it's fair»
  mutating func isOfIt(_ number: NumberMatch, _ trail: SentenceTrail) -> Bool {
    guard trail.core.last == "at", trail.core.dropLast().last.map({ $0 == "," }) ?? true, !state.namedLast.isEmpty,
      let value = number.values.first.flatMap(\.bounded), isPlausible(value)
    else { return false }
    var next = gapEnd(number.end)
    if let comma = peek(next), comma.isPunctuation(",") { next = gapEnd(next + 1) }
    guard let it = peek(next), GroundingWords.roles(it.lower).contains(.pronoun) else { return false }
    let behind = gapEnd(next + 1)
    return peek(behind)?.isPunctuation("'") ?? false || PriceFrameWords.copulas.contains(peek(behind)?.lower ?? "")
  }
}
