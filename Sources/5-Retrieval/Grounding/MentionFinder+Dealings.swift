// SPDX-License-Identifier: Apache-2.0

/// Numbers in what a shop says of its dealings: charges, thresholds, spans that are spent, differences, parts of a payment.
extension MentionFinder {
  /// Asked last: by then nothing else has made the number a price.
  mutating func isOfDealings(_ number: NumberMatch) -> Bool {
    guard !number.isMultiplied, number.isInteger || number.decimals == 2, !state.isMeasuring, !state.isCountCell,
      let value = number.values.first, !isNumberOfItem(number), !isDayAndMonth(number), !isRated(number)
    else { return false }
    if isBetweenDashes(number) || isPicked(number) { return true }
    guard !isFollowedByUnit(number, isInch: true) else { return false }
    lead = state.trail.core
    // Held longer, it would have the trail copied at its next word.
    defer { lead = [] }
    if isDealing(number) { return true }
    guard !state.isSized, number.decimals == 2 || value.text.utf8.count > 1, !isYear(number),
      state.isBelowPrice || !state.isExplained,
      !number.isInteger || value.text.utf8.count < 3 || truth.nameWords[value.text] == nil
    else { return false }
    return isDealt(number) || isJudged(number)
  }

  /// «1. …» at a line's begin
  private mutating func isNumberOfItem(_ number: NumberMatch) -> Bool {
    state.isLineStart && number.isInteger && peek(number.end)?.kind == .punctuation
  }

  /// Of any number, of one digit too: «gift wrap adds 5», «monthly payments from 33», «set me back 169».
  private mutating func isDealing(_ number: NumberMatch) -> Bool {
    if isOfMoney(number) || isForOld(number) || isIdiomOfPrice(number) { return true }
    let marks = state.trail.marks
    if marks.contains(.part) || state.trail.tokens.last == "fois", isPartOfPayment(number) { return true }
    if marks.contains(.money) || marks.contains(.part), isMoneyItself(number) { return true }
    if marks.contains(.sum) || marks.contains(.month), isSumSaid(number) { return true }
    if marks.contains(.conclusion), isPartSaved(number) { return true }
    if marks.contains(.service) || marks.contains(.warranty), isService(number) { return true }
    if marks.contains(.leftOver), isLeftAt(number) { return true }
    if marks.contains(.cost), isSecondOfCosts(number) { return true }
    return isOfSubject(number) || number.decimals == 2 && isPerTime(number) || isOneMore(number)
      || isAboveLimit(number)
  }

  /// Of a number of two digits and more.
  private mutating func isDealt(_ number: NumberMatch) -> Bool {
    let marks = state.trail.marks
    guard !marks.contains(.measure) else { return false }
    if marks.contains(.launch), isLaunchedAt(number) { return true }
    if marks.contains(.falling), isFallen(number) { return true }
    if marks.contains(.starting), isStartOfRange(number) { return true }
    if marks.contains(.paying), isSpanOfSpending(number) { return true }
    return isSetBack(number) || isReckonedOn(number) || isGap(number) || isPast(number) || isReckonedByPronoun(number)
      || isPaidAtEnd(number) || isLookedAt(number) || isFromTo(number) || isCentsBehindNoun(number)
      || isGoneFor(number) || isUpTo(number) || isOnCondition(number) || isAtShop(number) || isShort(number)
      || isAnsweredInCents(number) || isRestOfSum(number)
      || isLoneNumber(number)
  }

  /// «it launched at 999 and is now 799»
  private mutating func isLaunchedAt(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let last = core.last, PriceFrameWords.prepositions.contains(last), isWorthAsMuch(number),
      let verb = core.dropLast().last, PriceFrameWords.launches.contains(verb)
    else { return false }
    return isGoingOn(number)
  }

  /// «starts at 700 and goes up to 900», «if you can stretch to 900»
  private mutating func isUpTo(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let last = core.last, PriceFrameWords.to.contains(last) || last == "bis", isWorthAsMuch(number) else {
      return false
    }
    if core.dropLast().last == "stretch" { return isGoingOn(number) }
    return core.contains(SentenceTrail.amount) && state.trail.hasBareAmount && isStarting(core)
      && (tail(number) == .over || tail(number) == .comma)
  }

  /// «only 749 if you pay by bank transfer»
  private mutating func isOnCondition(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard lead.isEmpty, !state.trail.tokens.isEmpty, isWorthAsMuch(number), next > number.end,
      let word = peek(next)
    else { return false }
    return PriceFrameWords.ifs.contains(word.lower)
  }

  /// «gift wrap adds 5», «delivery is 5», «Geschenkverpackung +3»
  private mutating func isService(_ number: NumberMatch) -> Bool {
    let trail = state.trail
    guard let last = lead.last,
      trail.tokens.suffix(6).contains(where: isService) && !trail.tokens.suffix(6).contains(SentenceTrail.number)
        || isForWarranty(last)
    else { return false }
    let isDirect =
      isService(last) || last == ":" || last == "+" || PriceFrameWords.copulas.contains(last)
      || PriceFrameWords.costs.contains(last) || PriceFrameWords.summing.contains(last)
      || PriceFrameWords.extra.contains(last) || PriceFrameWords.of.contains(last) || last == "at"
      || PriceFrameWords.prices.contains(last) && lead.dropLast().last.map(isService) ?? false
      || PriceFrameWords.opens(last) && number.values.first?.bounded ?? 0 >= 10
    guard isDirect || isForWarranty(last), let tail = tail(number) ?? (isPerTime(number) ? .over : nil) else {
      return false
    }
    if isService(last), last != trail.tokens.last || !state.isBehindBlank { return false }
    return tail == .over || tail == .comma || tail == .joined
  }

  /// «2 years of warranty for 79»
  private func isForWarranty(_ last: String) -> Bool {
    GroundingWords.forWords.contains(last) && last != "as" && last != "at"
      && lead.dropLast().last.map(PriceFrameWords.warranties.contains) ?? false
  }

  /// «3 a month», «25 per day»
  mutating func isPerTime(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let per = peek(next), PriceFrameWords.each.contains(per.lower) || per.lower == "im" else {
      return false
    }
    let time = peek(gapEnd(next + 1))?.lower ?? ""
    return PriceFrameWords.months.contains(time) || PriceFrameWords.times.contains(time)
  }

  private func isService(_ token: String) -> Bool { TradeMarks.of(token).contains(.service) }

  /// «monthly payments from 33», «24 payments of 33.29», «in 12 Raten zu 41»
  private mutating func isPartOfPayment(_ number: NumberMatch) -> Bool {
    let core = lead
    // «in 12 Raten 41,58», «en trois fois 266»
    if let last = core.last, isPart(last) || last == "fois", let count = core.dropLast().last, isNumber(count),
      core.count <= 4
    {
      return tail(number) == .over && (number.values.first?.bounded ?? 0) >= 10
    }
    guard let last = core.last, core.dropLast().last.map(isPart) ?? false,
      PriceFrameWords.of.contains(last) || PriceFrameWords.opens(last) || PriceFrameWords.prepositions.contains(last)
        || last == ":" || last == "da"
    else { return false }
    return number.decimals == 2
      ? isNoTime(number) || isEnd(peek(gapEnd(number.end)))
      : isGoingOn(number) || isPerTime(number)
  }

  /// «for another 12», «run you another 13 each», «for 20 more you get»
  private mutating func isOneMore(_ number: NumberMatch) -> Bool {
    guard let value = number.values.first?.bounded, value >= 2, !state.trail.marks.contains(.measure),
      let last = state.trail.tokens.last,
      GroundingWords.forWords.contains(last) || PriceFrameWords.another.contains(last),
      let tail = tail(number) ?? (isMoreMoney(number) || isToHave(number) ? .over : nil)
    else { return false }
    if PriceFrameWords.another.contains(last) {
      let before = state.trail.tokens.dropLast().last ?? ""
      let isPaid =
        GroundingWords.forWords.contains(before) || PriceFrameWords.costs.contains(before)
        || PriceFrameWords.paying.contains(before) || before == "you" || PriceFrameWords.adding.contains(before)
      return isPaid && (tail == .over || tail == .comma) && (before != "for" || isOfGoods(state.trail))
    }
    return last != "at" && last != "as" && isMoreMoney(number)
  }

  /// «another 10 to have it wrapped»
  private mutating func isToHave(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, peek(next)?.lower == "to", let verb = peek(gapEnd(next + 1)) else { return false }
    return verb.kind == .word && GroundingWords.roles(verb.lower).isDisjoint(with: [.unit])
  }

  /// «20 more you get», «20 mehr gibt es»
  private mutating func isMoreMoney(_ number: NumberMatch) -> Bool {
    var next = gapEnd(number.end)
    if next > number.end, PriceFrameWords.beforeMore.contains(peek(next)?.lower ?? "") { next = gapEnd(next + 1) }
    guard next > number.end, let more = peek(next), PriceFrameWords.more.contains(more.lower) else { return false }
    var behind = gapEnd(next + 1)
    if peek(behind)?.isPunctuation(",") ?? false { behind = gapEnd(behind + 1) }
    guard let word = peek(behind), word.kind == .word else { return false }
    return GroundingWords.getting.contains(word.lower) || GroundingWords.you.contains(word.lower)
      || GroundingWords.roles(word.lower).contains(.pronoun)
  }

  /// «free over 50», «ab 50 versandkostenfrei»
  private mutating func isAboveLimit(_ number: NumberMatch) -> Bool {
    guard let last = lead.last, number.values.first?.bounded ?? 0 >= 10,
      GroundingWords.roles(last).contains(.bound) || PriceFrameWords.opens(last)
        || PriceFrameWords.of.contains(last),
      state.trail.tokens.count <= 8
    else { return false }
    let next = peek(gapEnd(number.end))
    let isFree =
      state.trail.marks.contains(.free)
      || next.map { GroundingGate.free.contains($0.lower) && isEnd(peek(gapEnd(gapEnd(number.end) + 1))) } ?? false
    if isFree, state.trail.marks.contains(.delivery) || state.trail.marks.contains(.service) {
      return isEnd(next) || next.map { GroundingGate.free.contains($0.lower) } ?? false
    }
    if isFreeAhead(number) { return true }
    return next.map { GroundingGate.freeOfCharge.contains($0.lower) } ?? false
      || isFree && state.trail.has(GroundingGate.freeOfCharge) && isEnd(next)
  }

  /// «the monitor (27", 4K) is 279», «the monitor with 27 inches is 279»: of the thing that the sentence begins with.
  private mutating func isOfSubject(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let verb = core.last, GroundingWords.being.contains(verb), core.count <= 9, isWorthAsMuch(number),
      !state.trail.marks.contains(.measure),
      core.dropLast().allSatisfy({ !PriceFrameWords.copulas.contains($0) }), !isYear(number),
      core.prefix(3).contains(where: { $0 == SentenceTrail.name || truth.names(goods: $0) }),
      let value = number.values.first?.bounded, isNearAnyPrice(value)
    else { return false }
    return tail(number) == .over || tail(number) == .comma
  }

  /// Half of what a product costs to twice as much.
  private func isNearAnyPrice(_ value: Int) -> Bool {
    let value = min(value, 1_000_000_000)
    func isNear(_ product: GroundTruth.Product) -> Bool {
      product.price.flatMap(\.bounded).map { value * 2 >= $0 && value <= $0 * 2 } ?? false
    }
    let named = state.namedHere
    return named.isEmpty ? truth.products.contains(where: isNear) : named.contains { isNear(truth.products[$0]) }
  }

  /// «Bag — 45 — in stock»
  private mutating func isBetweenDashes(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard state.followsName, state.lastSign == "-", state.isBehindBlank, next > number.end,
      peek(next)?.isPunctuation("-") ?? false, gapEnd(next + 1) > next + 1,
      let value = number.values.first?.bounded, value >= 10, isPlausible(value)
    else { return false }
    return !isYear(number)
  }

  /// «over 100 ships free», «ab einem Bestellwert von 50 versenden wir gratis»
  private mutating func isFreeAhead(_ number: NumberMatch) -> Bool {
    var next = gapEnd(number.end)
    var isDelivery = false
    let isOrder = state.trail.has(PriceFrameWords.orders)
    for _ in 0..<6 {
      guard let word = peek(next), word.kind == .word else { return false }
      if isDelivery, GroundingGate.free.contains(word.lower) { return true }
      isDelivery =
        isDelivery || GroundingGate.deliveries.contains(word.lower) || word.lower.hasPrefix("versend")
        || word.lower.hasPrefix("liefer") || isOrder
      next = gapEnd(next + 1)
    }
    return false
  }

  /// «set me back 169»
  private mutating func isSetBack(_ number: NumberMatch) -> Bool {
    let core = lead
    guard core.last == "back", core.suffix(4).contains(where: PriceFrameWords.setting.contains) else { return false }
    return isWorthAsMuch(number)
  }

  /// «reckon on 50 for a decent one»
  private mutating func isReckonedOn(_ number: NumberMatch) -> Bool {
    guard lead.last == "on", let verb = lead.dropLast().last else { return false }
    return PriceFrameWords.reckonings.contains(verb) && isWorthAsMuch(number) && isGoingOn(number)
  }

  /// «expect to spend between 80 and 120 on a mouse»
  private mutating func isSpanOfSpending(_ number: NumberMatch) -> Bool {
    guard let last = lead.last, PriceFrameWords.from.contains(last) || last == ",",
      isWorthAsMuch(number)
    else { return false }
    return last != "," && rangeNext(number.end).flatMap { self.number($0) } != nil
  }

  /// «reduced to 179 until Sunday»
  private mutating func isFallen(_ number: NumberMatch) -> Bool {
    let whole = lead
    let core = whole[(whole.lastIndex { ",:;".contains($0) }.map { $0 + 1 } ?? whole.startIndex)...]
    guard let last = core.last, PriceFrameWords.to.contains(last), isWorthAsMuch(number),
      let verb = core.dropLast().last, PriceFrameWords.falling.contains(verb), core.count <= 5
    else { return false }
    let next = peek(gapEnd(number.end))
    return isGoingOn(number) || next?.isPunctuation(":") ?? false
      || next.map { PriceFrameWords.untils.contains($0.lower) || PriceFrameWords.inside.contains($0.lower) } ?? false
  }

  /// «that's 30 less than the Sony», «the difference is 50»
  private mutating func isGap(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let verb = core.last, PriceFrameWords.copulas.contains(verb) || verb == ":" || verb == "beträgt",
      number.values.first?.bounded ?? 0 >= 5, !state.trail.tokens.contains(SentenceTrail.number)
    else { return false }
    if let noun = core.dropLast().last,
      PriceFrameWords.differences.contains(noun) || noun.hasSuffix("unterschied") || noun.hasSuffix("differenz")
    {
      return tail(number) == .over || tail(number) == .comma
    }
    let next = gapEnd(number.end)
    guard verb != ":", next > number.end, let first = peek(next) else { return false }
    // «50 de moins que»
    let isLed = PriceFrameWords.beforeMore.contains(first.lower)
    let start = isLed ? gapEnd(next + 1) : next
    guard let word = peek(start), GroundingWords.comparatives.contains(word.lower),
      let than = peek(gapEnd(start + 1)), PriceTalkWords.than.contains(than.lower) || than.lower == "qu"
    else { return false }
    if isLed { return true }
    return state.trail.tokens.contains { GroundingWords.roles($0).contains(.price) }
      || isNameSoon(gapEnd(next + 1), words: 4)
  }

  /// «it was 279 last month»
  private mutating func isPast(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let verb = core.last, PriceFrameWords.past.contains(verb), core.count <= 3, isWorthAsMuch(number),
      let who = core.dropLast().last,
      who == SentenceTrail.name || GroundingWords.roles(who).contains(.pronoun) || truth.names(goods: who)
    else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let time = peek(next), time.kind == .word else { return false }
    return PriceFrameWords.earlier.contains(time.lower) || isLastTime(next)
  }

  /// «im letzten Monat», «le mois dernier», «la settimana scorsa»
  private mutating func isLastTime(_ start: Int) -> Bool {
    var next = start
    for _ in 0..<4 {
      guard let word = peek(next), word.kind == .word || word.isPunctuation("'") else { return false }
      if PriceFrameWords.lastTimes.contains(word.lower) { return true }
      next = gapEnd(next + 1)
    }
    return false
  }

  /// «zusammen macht das 559», «le tout fait 1028»
  private mutating func isReckonedByPronoun(_ number: NumberMatch) -> Bool {
    var core = lead
    if let last = core.last, PriceTalkWords.pointing.contains(last) || last == "es" { core = core.dropLast() }
    guard let verb = core.last, PriceFrameWords.makings.contains(verb), isWorthAsMuch(number), tail(number) == .over
    else { return false }
    if core.count <= 3, let first = core.first, PriceTalkWords.pointing.contains(first) { return true }
    return core.count < lead.count && core.count <= 3
      || state.trail.tokens.prefix(3).contains { PriceFrameWords.everything.contains($0) }
  }

  /// «up to 400 for your old phone», «für bis zu 150 in Zahlung»
  private mutating func isForOld(_ number: NumberMatch) -> Bool {
    guard number.values.first?.bounded ?? 0 >= 10 else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next) else {
      return state.trail.marks.contains(.trading) && tail(number) == .over
    }
    if state.trail.marks.contains(.trading), tail(number) == .over { return true }
    if word.lower == "in", peek(gapEnd(next + 1))?.lower == "zahlung" { return true }
    guard GroundingWords.forWords.contains(word.lower), let whose = peek(gapEnd(next + 1)),
      GroundingWords.yours.contains(whose.lower), let old = peek(gapEnd(gapEnd(next + 1) + 1))
    else { return false }
    return PriceFrameWords.used.contains(old.lower)
  }

  /// «only three left at 120»
  private mutating func isLeftAt(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let last = core.last, PriceFrameWords.prepositions.contains(last), isWorthAsMuch(number),
      let left = core.dropLast().last, PriceFrameWords.leftOver.contains(left)
    else { return false }
    return tail(number) == .over
  }

  /// «rund 60 musst du dafür rechnen»: the verb comes last.
  private mutating func isPaidAtEnd(_ number: NumberMatch) -> Bool {
    guard truth.language == "de" || truth.language == "nl", state.trail.tokens.count <= 4, isWorthAsMuch(number) else {
      return false
    }
    var next = gapEnd(number.end)
    guard next > number.end, let modal = peek(next), PriceFrameWords.modals.contains(modal.lower) else { return false }
    for _ in 0..<9 {
      guard let word = peek(next), word.kind == .word else { return false }
      let behind = gapEnd(next + 1)
      if isEnd(peek(behind)) {
        return PriceFrameWords.paying.contains(word.lower) || PriceFrameWords.spending.contains(word.lower)
      }
      next = behind
    }
    return false
  }

  /// «you'd be looking at 340 for both»
  private mutating func isLookedAt(_ number: NumberMatch) -> Bool {
    guard lead.last == "at", let before = lead.dropLast().last,
      before == "looking" || before == "you" && state.trail.has(PriceFrameWords.bringing)
        || before == "re" && lead.dropLast(2).last == "you" && state.trail.tokens.contains(SentenceTrail.amount)
    else { return false }
    return isWorthAsMuch(number) && (isGoingOn(number) || tail(number) != nil)
  }

  /// «zegarki zaczynają się od 199»: a verb of beginning, and what something begins with.
  private mutating func isStartOfRange(_ number: NumberMatch) -> Bool {
    let core = lead
    guard let last = core.last, PriceFrameWords.opens(last) || PriceFrameWords.prepositions.contains(last),
      core.count <= 7, isStarting(core), isWorthAsMuch(number),
      !isYear(number), let tail = tail(number) ?? (isGoingOn(number) ? .joined : nil),
      tail == .over || tail == .comma || tail == .joined
    else { return false }
    let highest = truth.highestPrice
    return number.values.first?.bounded ?? 0 <= highest
  }
}
