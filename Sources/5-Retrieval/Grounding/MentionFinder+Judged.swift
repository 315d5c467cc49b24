// SPDX-License-Identifier: Apache-2.0

/// Numbers that what is said around them makes prices: words that judge a price, a budget, a condition.
extension MentionFinder {
  mutating func isJudged(_ number: NumberMatch) -> Bool {
    guard !isInData(number) else { return false }
    let marks = state.trail.marks
    if marks.contains(.condition), isOfCondition(number) { return true }
    if marks.contains(.bundle) || marks.contains(.spare), isOfSet(number) { return true }
    if marks.contains(.conclusion), isConcluded(number) { return true }
    if marks.contains(.superlative), isOfSuperlative(number) { return true }
    if marks.contains(.sibling), isOfOtherModel(number) { return true }
    if !marks.contains(.measure), isOfTrade(number) { return true }
    return isJudgedByWord(number) || isBesideBudget(number) || isLeftToSpend(number) || isWouldBe(number)
      || isTakenOff(number) || isDue(number) || isSummedUp(number) || isFound(number) || isNothingFor(number)
      || isPerMeasure(number) || isSaidToBePrice(number) || isWhatItGets(number) || isInListOfPrices(number)
  }

  /// Behind a word that leads to a number, in a sentence that speaks of buying, paying or saving; as much as a product
  /// costs, and followed by nothing that it could count.
  private mutating func isOfTrade(_ number: NumberMatch) -> Bool {
    guard let last = lead.last, isWorthAsMuch(number), isBelowHighest(number), leadsToPrice(last),
      last != ":" || !PriceFrameWords.sold.contains(lead.dropLast().last ?? ""),
      state.trail.marks.contains(.trade) || state.priceReach > 0
        || state.trail.marks.contains(.bundle) && GroundingWords.forWords.contains(last)
        || isSaidAlone(number, last)
        || state.trail.tokens.contains(where: { GroundingWords.roles($0).contains(.price) }),
      !state.trail.tokens.contains(SentenceTrail.number)
    else { return false }
    return (isGoingOn(number) || tail(number) != nil) && !isCountedTogether(number) && !isPerTime(number)
  }

  /// «bags for 13 and 15 inch laptops»
  private mutating func isCountedTogether(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard let joiner = peek(next), PriceFrameWords.joining.contains(joiner.lower) else { return false }
    return peek(gapEnd(next + 1))?.kind == .digits
  }

  private func leadsToPrice(_ word: String) -> Bool {
    let roles = GroundingWords.roles(word)
    return PriceFrameWords.prepositions.contains(word) || PriceFrameWords.copulas.contains(word)
      || PriceFrameWords.opens(word) || roles.contains(.bound) || roles.contains(.price) || ":=".contains(word)
      || PriceFrameWords.paying.contains(word) || PriceFrameWords.saving.contains(word)
  }

  /// «not cheap at 280, but worth it», «at 379 the other is dearer»
  private mutating func isJudgedByWord(_ number: NumberMatch) -> Bool {
    guard let last = lead.last, isWorthAsMuch(number), isBelowHighest(number),
      PriceFrameWords.prepositions.contains(last) && !PriceFrameWords.targets.contains(last)
    else { return false }
    if isGoingOn(number) || tail(number) != nil,
      lead.dropLast().last.map(PriceFrameWords.judging.contains) ?? false
    {
      return true
    }
    if lead.count == 1 { return hasAhead(gapEnd(number.end), words: 7, PriceFrameWords.judging.contains) }
    // «der Kärcher ist mit 179 etwas günstiger»
    return lead.count <= 6 && isOfGoods(state.trail)
      && hasAhead(gapEnd(number.end), words: 3, PriceFrameWords.judging.contains)
  }

  /// «51 over budget», «11 unter Ihrem Limit»
  private mutating func isBesideBudget(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let bound = peek(next), GroundingWords.roles(bound.lower).contains(.bound) else {
      return false
    }
    return hasAhead(gapEnd(next + 1), words: 3) { PriceFrameWords.limits.contains($0) }
  }

  /// «you have 40 left to spend», «that leaves 60 for accessories», «es bleiben Ihnen 60 übrig»
  private mutating func isLeftToSpend(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return false }
    if word.lower == "left" || word.lower == "übrig" {
      let behind = gapEnd(next + 1)
      if peek(behind)?.lower == "to" { return PriceFrameWords.spending.contains(peek(gapEnd(behind + 1))?.lower ?? "") }
      return word.lower == "übrig" && isEnd(peek(behind)) && state.trail.has(PriceFrameWords.leaving)
        && number.values.first?.bounded ?? 0 >= 10
    }
    let core = lead
    if let last = core.last, PriceFrameWords.stayings.contains(last), GroundingWords.forWords.contains(word.lower) {
      return number.values.first?.bounded ?? 0 >= 10
    }
    let end = core.lastIndex { !GroundingWords.you.contains($0) && !PriceFrameWords.receivers.contains($0) }
    guard let end, PriceFrameWords.leaving.contains(core[end]), GroundingWords.forWords.contains(word.lower) else {
      return false
    }
    return number.values.first?.bounded ?? 0 >= 10
  }

  /// «two mice would be 199», «en total serían 369», «after the rebate it's 299»
  private mutating func isWouldBe(_ number: NumberMatch) -> Bool {
    var core = lead
    guard let last = core.last, let before = core.dropLast().last, isWorthAsMuch(number) else { return false }
    let isConditional = PriceFrameWords.conditionals.contains(last)
    let isWould = last == "be" && (before == "would" || before == "d") || last == "zijn" && before == "zou"
    let isIt = before == "it" && (last == "s" || last == "is")
    guard isConditional || isWould || isIt,
      tail(number) == .over || tail(number) == .comma || isWould && isBeforeCondition(number)
    else { return false }
    if isConditional || isWould {
      core = isWould ? core.dropLast(2) : core.dropLast()
      let isSum =
        isNumber(core.first ?? "") || core.contains { PriceFrameWords.totals.contains($0) }
        || PriceFrameWords.comparable(core) || core.contains { PriceFrameWords.services.contains($0) }
      return isSum || isOfGoods(state.trail)
    }
    return isIt && state.trail.marks.contains(.reduction)
  }

  /// «it's a tenner cheaper, so 39»
  private mutating func isConcluded(_ number: NumberMatch) -> Bool {
    guard let last = state.trail.tokens.last, PriceFrameWords.conclusions.contains(last),
      state.trail.tokens.contains(SentenceTrail.amount), isWorthAsMuch(number)
    else { return false }
    return tail(number) == .over
  }

  /// «the small one costs 265, the 28 cm 295»
  mutating func isSecondOfCosts(_ number: NumberMatch) -> Bool {
    let tokens = state.trail.tokens
    guard state.trail.has(PriceFrameWords.costs), tail(number) == .over, isWorthAsMuch(number), isBelowHighest(number),
      let amount = tokens.lastIndex(of: SentenceTrail.amount)
    else { return false }
    let behind = tokens[(amount + 1)...]
    // «costs 299, the lamp 49»
    if behind.count >= 2, behind.count <= 3, let joiner = behind.first, let thing = behind.last,
      joiner == "," || PriceFrameWords.joining.contains(joiner), truth.names(goods: thing)
    {
      return true
    }
    guard behind.count >= 3, behind.count <= 6, behind.first == ",", let article = behind.dropFirst().first else {
      return false
    }
    return GroundingWords.articles.contains(article)
      && tokens.last.map { !PriceFrameWords.measuring.contains($0) } ?? false
  }

  /// «im Set mit Akku 199», «a spare element is 15»
  private mutating func isOfSet(_ number: NumberMatch) -> Bool {
    let tokens = state.trail.tokens
    guard tail(number) == .over else { return false }
    if tokens.count <= 5, PriceFrameWords.asSet.contains(tokens.first ?? ""), isWorthAsMuch(number),
      tokens.contains(where: PriceFrameWords.sets.contains)
    {
      return true
    }
    return lead.last.map(PriceFrameWords.copulas.contains) ?? false
      && state.trail.marks.contains(.spare) && number.values.first?.bounded ?? 0 >= 5
  }

  /// «with 30 discount», «mit 30 Rabatt»
  private mutating func isTakenOff(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), PriceFrameWords.reductions.contains(word.lower) else {
      return false
    }
    let behind = peek(gapEnd(next + 1))
    return isEnd(behind)
      || behind.map {
        !GroundingWords.roles($0.lower).isDisjoint(with: [.verb, .price, .connective])
          || PriceFrameWords.paying.contains($0.lower)
      } ?? false
  }

  /// «für das Bundle sind 549 fällig», «zum Preis von 129 erhalten Sie»
  private mutating func isDue(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word, isWorthAsMuch(number) else { return false }
    if PriceFrameWords.dues.contains(word.lower) { return isEnd(peek(gapEnd(next + 1))) }
    return state.isPriceDirect && !state.isWeakPrice
      && (GroundingWords.getting.contains(word.lower) || GroundingWords.roles(word.lower).contains(.pronoun))
  }

  /// «refurbished from 549», «gebraucht ab 250 zu haben»
  private mutating func isOfCondition(_ number: NumberMatch) -> Bool {
    guard let last = lead.last, PriceFrameWords.opens(last), isWorthAsMuch(number), isBelowHighest(number)
    else { return false }
    let next = gapEnd(number.end)
    if isToBeHad(next) { return true }
    return isEnd(peek(next))
  }

  /// «comes to 169 once the coupon is applied»
  private mutating func isSummedUp(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let last = core.last, PriceFrameWords.to.contains(last), isWorthAsMuch(number),
      let verb = core.dropLast().last, PriceFrameWords.summing.contains(verb)
    else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return false }
    return PriceFrameWords.conditions.contains(word.lower) || PriceFrameWords.onces.contains(word.lower)
  }

  /// «I found it for 649 online», «around the 95 mark», «a bundle at 870 is»
  private mutating func isFound(_ number: NumberMatch) -> Bool {
    let core = lead
    guard isWorthAsMuch(number), let last = core.last else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return false }
    if GroundingWords.articles.contains(last), PriceFrameWords.regions.contains(word.lower) {
      return core.dropLast().last.map { PriceFrameWords.roughly.contains($0) || $0 == "in" || $0 == "at" } ?? false
        || state.trail.has(PriceFrameWords.roughly)
    }
    if PriceFrameWords.elsewheres.contains(word.lower), PriceFrameWords.prices.contains(last) { return true }
    guard GroundingWords.forWords.contains(last), last != "as" else { return false }
    if last == "at", PriceFrameWords.copulas.contains(word.lower) {
      return core.dropLast().last.map { PriceFrameWords.sets.contains($0) } ?? false
    }
    // «for 319 at a rival»
    return (word.lower == "at" || PriceFrameWords.chez.contains(word.lower)) && isCloseToPrice(number)
  }

  /// «for under 80 there is nothing»
  private mutating func isNothingFor(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let last = core.last, GroundingWords.roles(last).contains(.bound), core.count <= 2,
      core.count == 1 || GroundingWords.forWords.contains(core.first ?? ""), isWorthAsMuch(number)
    else { return false }
    return hasAhead(gapEnd(number.end), words: 6) {
      PriceFrameWords.everything.contains($0) || $0 == "keine" || $0 == "kein"
    }
  }

  /// No more than what the dearest product costs, and a quarter.
  private func isBelowHighest(_ number: NumberMatch) -> Bool {
    let highest = truth.highestPrice
    return number.values.first?.bounded.map { $0 * 4 <= highest * 5 } ?? false
  }

  /// «bei Amazon 179»
  mutating func isAtShop(_ number: NumberMatch) -> Bool {
    let core = state.trail.tokens
    guard let shop = core.last, state.isLastCapitalized, state.isBehindWord, let at = core.dropLast().last,
      PriceFrameWords.chez.contains(at), isForeign(shop), isWorthAsMuch(number)
    else { return false }
    return tail(number) == .over || tail(number) == .comma
  }

  /// «es fehlen 39», «you're 39 short»
  mutating func isShort(_ number: NumberMatch) -> Bool {
    guard number.values.first?.bounded ?? 0 >= 10 else { return false }
    if let verb = lead.last, PriceFrameWords.missing.contains(verb) { return tail(number) == .over }
    let next = gapEnd(number.end)
    return next > number.end && ["short", "under", "over"].contains(peek(next)?.lower) && isEnd(peek(gapEnd(next + 1)))
      && lead.last.map(PriceFrameWords.copulas.contains) ?? false
  }

  /// «The hub? 29.99.»
  mutating func isAnsweredInCents(_ number: NumberMatch) -> Bool {
    number.decimals == 2 && state.lastSign == "?" && state.trail.tokens.isEmpty && isNoTime(number)
      && (tail(number) == .over || tail(number) == .comma)
  }
}
