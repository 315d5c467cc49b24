// SPDX-License-Identifier: Apache-2.0

/// Numbers that a word for money, a sum or a measure that is paid for makes prices, however small they are.
extension MentionFinder {
  /// «a 10 restocking fee», «a 20 gift card», «50 Cashback»: more than one, and a word for money that counts one.
  mutating func isOfMoney(_ number: NumberMatch) -> Bool {
    guard number.values.first?.bounded ?? 0 >= 2 else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return false }
    if PriceFrameWords.moneyNouns.contains(word.lower) { return isClosed(next, word) }
    let second = gapEnd(next + 1)
    guard second > next + 1, let noun = peek(second), PriceFrameWords.moneyNouns.contains(noun.lower),
      GroundingWords.roles(word.lower).isDisjoint(with: [.unit, .connective, .light, .lead])
    else { return false }
    return isClosed(second, noun)
  }

  /// Nothing is counted by the word itself: «3 discount codes».
  private mutating func isClosed(_ offset: Int, _ noun: Atom) -> Bool {
    let behind = gapEnd(offset + 1)
    guard let next = peek(behind), next.kind == .word else { return true }
    return noun.text != noun.lower || !isForeign(next.lower)
  }

  /// «der Rabatt beträgt 30», «rata wynosi 40 miesięcznie»
  mutating func isMoneyItself(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let verb = core.last,
      PriceFrameWords.copulas.contains(verb) || PriceFrameWords.amountings.contains(verb) || ":".contains(verb)
        || PriceTalkWords.pointing.contains(verb) || PriceFrameWords.of.contains(verb) && core.count <= 4,
      let noun = core.dropLast().last(where: { !PriceFrameWords.of.contains($0) }),
      PriceFrameWords.moneyNouns.contains(noun) || isPart(noun), number.values.first?.bounded ?? 0 >= 2
    else { return false }
    return isPerTime(number) || tail(number) == .over || tail(number) == .comma
      || verb != ":" && PriceFrameWords.of.contains(verb) && isGoingOn(number)
      || verb == ":" && PriceFrameWords.untils.contains(peek(gapEnd(number.end))?.lower ?? "")
      || peek(gapEnd(number.end)).map { PriceFrameWords.monthly.contains($0.lower) } ?? false
  }

  func isPart(_ token: String) -> Bool {
    PriceFrameWords.parts.contains(token) || truth.language == "it" && (token == "rate" || token == "rata")
  }

  /// «le total est de 1 028», «pro Monat sind das 41»
  mutating func isSumSaid(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let last = core.last, tail(number) == .over else { return false }
    if PriceFrameWords.of.contains(last) || PriceFrameWords.copulas.contains(last), isWorthAsMuch(number),
      core.suffix(4).contains(where: PriceFrameWords.sums.contains)
    {
      return true
    }
    guard PriceTalkWords.pointing.contains(last) || PriceFrameWords.copulas.contains(last),
      let time = core.firstIndex(where: PriceFrameWords.months.contains), time > core.startIndex,
      PriceFrameWords.each.contains(core[time - 1])
    else { return false }
    return core.endIndex - time <= 4 && number.values.first?.bounded ?? 0 >= 3
  }

  /// «Sie sparen also 25»
  mutating func isPartSaved(_ number: NumberMatch) -> Bool {
    let tokens = state.trail.tokens
    guard let last = tokens.last, PriceFrameWords.conclusions.contains(last), let verb = tokens.dropLast().last else {
      return false
    }
    return (PriceFrameWords.saving.contains(verb) || PriceFrameWords.paying.contains(verb)) && tail(number) == .over
  }

  /// «the SSD is 89 per TB»: a price for a measure.
  mutating func isPerMeasure(_ number: NumberMatch) -> Bool {
    guard let verb = lead.last, isWorthAsMuch(number), isOfGoods(state.trail),
      PriceFrameWords.copulas.contains(verb) || PriceFrameWords.prepositions.contains(verb)
    else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let per = peek(next), PriceFrameWords.each.contains(per.lower), per.lower != "al",
      let unit = peek(gapEnd(next + 1)), unit.kind == .word
    else { return false }
    return PriceFrameWords.measures.contains(unit.text)
      && isEnd(peek(gapEnd(gapEnd(next + 1) + 1)))
  }

  /// «I'd say 300 is a fair price»
  mutating func isSaidToBePrice(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let verb = peek(next), GroundingWords.being.contains(verb.lower), isWorthAsMuch(number)
    else { return false }
    return hasAhead(gapEnd(next + 1), words: 4) {
      GroundingWords.roles($0).contains(.price) || PriceFrameWords.judging.contains($0)
    }
  }

  /// «für 500 bekommst du …», «329 buys you …»
  mutating func isWhatItGets(_ number: NumberMatch) -> Bool {
    guard isWorthAsMuch(number) else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let verb = peek(next), verb.kind == .word else { return false }
    let core = lead
    if core.isEmpty { return verb.lower == "buys" || verb.lower == "gets" }
    // «für unter 60 kriegst du», «od 399 kupisz»
    if core.count <= 2, let first = core.first, PriceFrameWords.opens(first) || GroundingWords.forWords.contains(first),
      core.count == 1 || GroundingWords.roles(core.last ?? "").contains(.bound), isCloseToPrice(number),
      GroundingWords.getting.contains(verb.lower) || PriceTalkWords.selling.contains(verb.lower)
        || ["tienes", "tiene", "hai", "avez"].contains(verb.lower)
    {
      return first != "at" && first != "as"
    }
    guard core.count == 1, let first = core.first, GroundingWords.forWords.contains(first), first != "at", first != "as"
    else { return false }
    return GroundingWords.getting.contains(verb.lower) && GroundingWords.roles(verb.lower).isDisjoint(with: [.unit])
  }

  /// «de goedkoopste is de prullenbak van 79»
  mutating func isOfSuperlative(_ number: NumberMatch) -> Bool {
    guard let last = lead.last, PriceFrameWords.of.contains(last), isWorthAsMuch(number),
      let value = number.values.first?.bounded, isPlausible(value)
    else { return false }
    return tail(number) == .over
  }

  /// «Prices: ET-2720 219, …»
  mutating func isInListOfPrices(_ number: NumberMatch) -> Bool {
    guard let behind = state.trail.behindName, behind.isEmpty, state.isBehindBlank,
      let value = number.values.first?.bounded, isPlausible(value),
      state.trail.tokens.contains(where: { GroundingWords.roles($0).contains(.price) })
    else { return false }
    return tail(number) == .over || tail(number) == .comma
  }

  /// «the next model up, the XM6, is 449»
  mutating func isOfOtherModel(_ number: NumberMatch) -> Bool {
    guard let verb = lead.last, PriceFrameWords.copulas.contains(verb), isWorthAsMuch(number) else { return false }
    return tail(number) == .over && !isYear(number)
  }

  /// Whether one of the next words, up to the end of the clause, is one of those looked for.
  mutating func hasAhead(_ start: Int, words: Int, _ isSought: (String) -> Bool) -> Bool {
    var next = start
    for _ in 0..<words {
      guard let word = peek(next), word.kind == .word || word.isPunctuation("'") else { return false }
      if isSought(word.lower) { return true }
      next = gapEnd(next + 1)
    }
    return false
  }

  /// «Da 339 a 319.»: a sentence of two numbers alone, one of them the price of a product.
  mutating func isFromTo(_ number: NumberMatch) -> Bool {
    let core = lead
    guard core.count == 1, let from = core.first, PriceFrameWords.from.contains(from) || from == "da",
      isWorthAsMuch(number), let next = rangeNext(number.end) ?? secondOfFall(number.end),
      let second = self.number(next)
    else { return false }
    let behind = peek(gapEnd(second.end))
    guard isEnd(behind) || behind?.isPunctuation(":") ?? false else { return false }
    return truth.products.contains { product in
      product.price.map { $0 == number.values.first || $0 == second.values.first } ?? false
    }
  }

  private mutating func secondOfFall(_ end: Int) -> Int? {
    var next = gapEnd(end)
    if next > end, let down = peek(next), PriceFrameWords.falling.contains(down.lower) { next = gapEnd(next + 1) }
    guard next > end, let to = peek(next), PriceFrameWords.to.contains(to.lower) else { return nil }
    let second = gapEnd(next + 1)
    return peek(second)?.kind == .digits ? second : nil
  }

  /// «Öl 49,99, Bits 24,50»: cents behind a comma, right behind what the shop calls a thing.
  mutating func isCentsBehindNoun(_ number: NumberMatch) -> Bool {
    guard number.decimals == 2, number.hasComma, isNoTime(number), state.isBehindWord, state.isBehindBlank,
      state.isLastCapitalized, !state.isExplained, let noun = state.trail.tokens.last,
      truth.language == "de" || truth.names(goods: noun), GroundingWords.roles(noun).isEmpty
    else { return false }
    // «Öl 54,99», where one of the products costs that: it is what is meant.
    guard let value = number.values.first, !truth.products.contains(where: { $0.price == value }) else { return false }
    return tail(number) == .over || tail(number) == .comma
  }

  /// «the oil's on for 49», «gaat voor 499 de deur uit»
  mutating func isGoneFor(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let last = core.last, GroundingWords.forWords.contains(last), last != "as", isWorthAsMuch(number) else {
      return false
    }
    let isOnFor = last == "for" && core.dropLast().last == "on" && core.count <= 8
    if isOnFor { return tail(number) == .over }
    guard let verb = core.dropLast().last, PriceFrameWords.leavings.contains(verb), isAboutShopGoods else {
      return false
    }
    return isGoingOn(number)
  }

  private var isAboutShopGoods: Bool {
    state.trail.tokens.contains { $0 == SentenceTrail.name || truth.names(goods: $0) }
  }
}
