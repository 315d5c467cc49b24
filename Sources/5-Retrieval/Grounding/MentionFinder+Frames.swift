// SPDX-License-Identifier: Apache-2.0

/// A number that stands alone where a price would stand is a claim of a price, unless what was said before makes it a
/// measure, a size, an age, a count, a rating or a date.
extension MentionFinder {
  mutating func isFramed(_ number: NumberMatch) -> Bool {
    if number.isInteger, !number.isMultiplied,
      state.trail.behindName != nil || number.values.first?.text.utf8.count ?? 0 > 1,
      isByMonth(number, state.trail)
    {
      return true
    }
    // «costs a flat 7»
    if number.isInteger, !number.isMultiplied,
      isFlatCost(number) || isOfThing(number) || isPriceOfPieces(number) || isSumOfPieces(number)
    {
      return true
    }
    guard !number.isMultiplied, let value = number.values.first, !state.isMeasuring, !state.isCountCell, !state.isSized,
      number.decimals == 2 || number.isInteger && value.text.utf8.count > 1,
      !isCalendarYear(number) || !isYear(number) && isStarting(state.trail.core) || isYearLikePrice(number),
      state.isBelowPrice || !state.isExplained
        || number.decimals == 2 && ",;|-)]".unicodeScalars.contains(state.lastSign)
    else { return false }
    let trail = state.trail
    // «New Balance's 574»
    if number.isInteger, value.text.utf8.count > 2, truth.nameWords[value.text] != nil { return false }
    if state.marks.isStruck, isWorthAsMuch(number) { return true }
    // «statt 99,90 nur 79,90»
    if let last = trail.core.last,
      GroundingWords.former.contains(last) || ["було", "было"].contains(last)
        || trail.core.dropLast().last.map(PriceFrameWords.steads.contains) ?? false
        || PriceFrameWords.usually.contains(last),
      number.decimals == 2 || isBeforePresent(number) || last == "de"
        || trail.tokens.contains(SentenceTrail.amount)
    {
      return true
    }
    if isFurtherPrice(number, trail) || isOffered(number, trail) { return true }
    if isTaxed(number), isWorthAsMuch(number) { return true }
    // «a refund of 45», «скидка 500»
    let behindOf = trail.core.last.map(PriceFrameWords.of.contains) ?? false ? trail.core.dropLast() : trail.core
    if let noun = behindOf.last, PriceFrameWords.money.contains(noun) { return true }
    // «orders over 50 ship free»
    if trail.core.suffix(4).contains(where: PriceFrameWords.orders.contains), value.bounded ?? 0 >= 10,
      trail.core.last.map({ GroundingWords.roles($0).contains(.bound) || PriceFrameWords.starting.contains($0) })
        ?? false
    {
      return true
    }
    if isApiece(number), isWorthAsMuch(number), !trail.has(PriceFrameWords.measuring) { return true }
    if isCosting(number, trail) || isNoMore(number, trail) { return true }
    if isBehindNameAndColon(number) || isOpposed(number) || isLeftOver(number, trail)
      || isToGet(number) || isOfIt(number, trail) || isAtName(number, trail)
      || isMoneyBeside(number, trail) || isBeforeFormer(number) || isBeforeNow(number)
    {
      return true
    }
    if isInComparedColumn(number) || isMultiple(number) || isBeforePricedName(number)
      || isInPurse(number) || isDifference(number)
      || isSuperseded(number) || isSpanForName(number)
    {
      return true
    }
    // «it'll run you 45 with a bulb»
    if isFramedByPayment(.over, trail), isGoingOn(number) { return true }
    guard !isDayAndMonth(number), let tail = tail(number) ?? (isOfEachPiece(number) ? .over : nil) else { return false }
    return isFramedByName(number, tail, trail) || isFramedByPayment(tail, trail) || isFramedBySpan(number, tail, trail)
      || isFramedByVerb(number, tail, trail) || isFramedByTotal(number, tail, trail) || isStanding(number, tail, trail)
  }

  /// «früher 99, jetzt 79», «statt 99 nur 79»
  private mutating func isBeforePresent(_ number: NumberMatch) -> Bool {
    var next = gapEnd(number.end)
    if isBeforeSecondPrice(next) { return true }
    if let comma = peek(next), comma.isPunctuation(",") { next = gapEnd(next + 1) }
    guard let word = peek(next) else { return false }
    return GroundingWords.present.contains(word.lower) || word.lower == "стало"
  }

  /// «45 plus tax», «45 inkl. MwSt.», «45 TTC»
  private mutating func isTaxed(_ number: NumberMatch) -> Bool {
    var next = gapEnd(number.end)
    guard next > number.end else { return false }
    for step in 0..<4 {
      guard let word = peek(next) else { return false }
      if word.kind == .word, PriceFrameWords.taxes.contains(word.lower) {
        return step > 0 || ["ttc", "iva", "brutto", "netto"].contains(word.lower)
      }
      guard word.isPunctuation(".") || PriceFrameWords.including.contains(word.lower) else { return false }
      next = gapEnd(next + 1)
    }
    return false
  }

  /// «10 cheaper», «is 100 less than the Bag»
  private mutating func isDifference(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word, !state.trail.has(PriceFrameWords.measuring)
    else {
      return false
    }
    let behind = peek(gapEnd(next + 1))
    if PriceFrameWords.dear.contains(word.lower) {
      return isEnd(behind) || PriceTalkWords.than.contains(behind?.lower ?? "")
    }
    guard GroundingWords.comparatives.contains(word.lower), let than = behind, PriceTalkWords.than.contains(than.lower),
      let governor = state.trail.core.last, GroundingWords.being.contains(governor), isWorthAsMuch(number)
    else { return false }
    let start = gapEnd(gapEnd(next + 1) + 1)
    if let time = peek(start), time.kind == .word, PriceFrameWords.earlier.contains(time.lower) { return true }
    return isNameSoon(gapEnd(next + 1))
  }

  /// «Bag, 95 → 85»
  private mutating func isSuperseded(_ number: NumberMatch) -> Bool {
    var next = gapEnd(number.end)
    guard let arrow = peek(next), let value = number.values.first.flatMap(\.bounded), !state.namedHere.isEmpty,
      state.trail.tokens.contains(SentenceTrail.name), isPlausible(value)
    else { return false }
    if arrow.isPunctuation("-") || arrow.isPunctuation("="), let head = peek(next + 1), head.isPunctuation(">") {
      next += 1
    }
    guard next > gapEnd(number.end) || arrow.isPunctuation("→") || arrow.isPunctuation("⇒"),
      let second = self.number(gapEnd(next + 1)), !isFollowedByUnit(second, isInch: true)
    else { return false }
    return second.values.first.flatMap(\.bounded).map { isPlausible($0) } ?? false
  }

  /// «45 a piece», «45 per bag», «45 apiece»
  private mutating func isApiece(_ number: NumberMatch) -> Bool {
    var next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return false }
    let isLed = ["a", "per", "pro", "la", "por", "za", "за", "for"].contains(word.lower)
    if isLed { next = gapEnd(next + 1) }
    guard let noun = peek(next), PriceFrameWords.apiece.contains(noun.lower) else { return false }
    guard isLed || ["each", "apiece", "only", "even"].contains(noun.lower) else { return false }
    return isEnd(peek(gapEnd(next + 1)))
  }

  // MARK: The frames

  /// «Bag, 45», «Bag | 45», «Bag (now 45)», «Bag: cotton, 45.00, in stock».
  private mutating func isFramedByName(_ number: NumberMatch, _ tail: Tail, _ trail: SentenceTrail) -> Bool {
    if tail == .given, trail.core.last == ":" { return isWorthAsMuch(number) }
    guard let behind = trail.behindName else {
      // On the line below the name.
      let isBelowName = state.followsName && trail.tokens.allSatisfy { $0 == "-" } && isNearPrice(number)
      return tail == .over && (state.isBelowPrice || isBelowName)
    }
    if state.isBelowPrice, tail == .over { return true }
    // «Bag 45, Pack 40 and watch 90»
    if tail == .joined, behind.isEmpty, state.isBehindBlank, isNearPrice(number),
      trail.tokens.contains(SentenceTrail.amount)
    {
      let next = gapEnd(gapEnd(number.end) + 1)
      return isName(next) || isHeadOfList(next)
    }
    if tail == .given || tail == .joined || tail == .ranged || tail == .spent { return false }
    if number.decimals == 2, behind.last == ",", tail == .over || tail == .comma, !isRated(number) { return true }
    if behind.isEmpty, state.isBehindBlank, isNearPrice(number) {
      // «Only today: Bag 45.»
      let isOffer = trail.has(GroundingWords.present) || trail.has(PriceFrameWords.offers)
      if isOffer && tail == .over || isBetweenNames(number, tail, trail) { return true }
    }
    if behind.isEmpty, state.marks.isBehindMark { return tail == .over && isNearPrice(number) }
    guard let sign = behind.first, ":,(=-→>|/•".contains(sign), behind.count <= 3 else { return false }
    let isDirect = behind.dropFirst().allSatisfy {
      PriceFrameWords.filling.contains($0) || GroundingWords.being.contains($0) || GroundingWords.former.contains($0)
        || "=>|-".contains($0) || $0 == SentenceTrail.number && behind.last == "→" || $0 == "→"
    }
    guard isDirect, sign != "(" || behind.count > 1 else { return false }
    if sign == ",", behind.count == 1 {
      return isNearPrice(number) && (tail == .over || tail == .comma)
    }
    if sign == "|", !state.table.isFirstRow { return false }
    return tail == .over || behind.count > 1 || sign == ":" || isNearPrice(number)
  }

  /// «Bag 45, Pack 40», «the Bag costs 45, the Pack 40»
  private mutating func isBetweenNames(_ number: NumberMatch, _ tail: Tail, _ trail: SentenceTrail) -> Bool {
    // «Bag 45; Pack 40»
    let first = trail.tokens.first { !GroundingWords.articles.contains($0) }
    if trail.tokens.contains(SentenceTrail.amount) || trail.hasBareAmount && first == SentenceTrail.name {
      return tail == .over || tail == .comma
    }
    let next = gapEnd(number.end)
    guard let sign = peek(next), sign.kind == .punctuation, ",;/-".unicodeScalars.contains(sign.sign) else {
      return false
    }
    let thing = gapEnd(next + 1)
    if isName(thing) || isHeadOfList(thing) { return true }
    // «Sony 299, Bose 329»
    guard sign.sign == ",", trail.tokens.count == 1, let word = peek(thing), word.isCapitalized,
      let second = self.number(gapEnd(thing + 1)), peek(gapEnd(thing + 1))?.kind == .digits
    else { return false }
    return isCloseToPrice(second) && !isFollowedByUnit(second, isInch: true)
  }

  /// Whether a product named last might cost that much: sizes, ratings and counts are mostly far from its price.
  private func isNearPrice(_ number: NumberMatch) -> Bool {
    guard let value = number.values.first.flatMap(\.bounded) else { return false }
    return isPlausible(value)
  }

  /// «we charge 45», «that will run you 45», «you save 45», «a budget of 45»
  private func isFramedByPayment(_ tail: Tail, _ trail: SentenceTrail) -> Bool {
    let core = trail.core
    guard tail != .ranged, let last = core.last else { return false }
    // «lightens your wallet by 45»
    if tail == .over, isOfPurse(core) { return true }
    if tail == .joined { return isOfBudget(core) || PriceFrameWords.paying.contains(last) }
    let before = core.dropLast().last ?? ""
    if tail == .spent { return GroundingWords.holding.contains(last) || last == "got" || isOfBudget(core) }
    if PriceFrameWords.paying.contains(last) || PriceFrameWords.saving.contains(last) { return true }
    if GroundingWords.you.contains(last) || last == "dich" || last == "te" || last == "ti" {
      return PriceFrameWords.costing.contains(before) || PriceFrameWords.paying.contains(before)
    }
    if isOfBudget(core) { return true }
    return PriceFrameWords.to.contains(last)
      && core.dropLast().suffix(3).contains(where: PriceFrameWords.summing.contains)
  }

  /// The shopper's purse, and none that the shop sells.
  private func isOfPurse(_ core: ArraySlice<String>) -> Bool {
    core.indices.dropLast().contains { index in
      PriceFrameWords.purses.contains(core[index])
        && (!truth.names(goods: core[index])
          || index > core.startIndex && GroundingWords.yours.contains(core[index - 1]))
    }
  }

  private func isOfBudget(_ core: ArraySlice<String>) -> Bool {
    guard let last = core.last else { return false }
    return PriceFrameWords.budgets.contains(last)
      || PriceFrameWords.of.contains(last) && PriceFrameWords.budgets.contains(core.dropLast().last ?? "")
  }

  /// «our bags are between 45 and 60», «bags from 45», «the price went from 60 to 34»
  private mutating func isFramedBySpan(_ number: NumberMatch, _ tail: Tail, _ trail: SentenceTrail) -> Bool {
    let core = trail.core
    guard let last = core.last else { return false }
    let isStart =
      PriceFrameWords.starting.contains(last) || core.suffix(2).contains(where: PriceFrameWords.starting.contains)
    // «the price has dropped by 20»
    if ["by", "um"].contains(last), trail.has(PriceFrameWords.falling), state.priceReach > 0 { return tail == .over }
    guard PriceFrameWords.from.contains(last) || isStart,
      isWorthAsMuch(number)
        || isLowest(number, core)
          && (isAboutGoods(trail) || isAboutThings(core)
            || trail.has(PriceTalkWords.charges)),
      !trail.has(PriceFrameWords.measuring)
    else { return false }
    // «suits torsos between 45 and 52»
    if GroundingWords.between.contains(last), let noun = core.dropLast().last, isForeign(noun), state.priceReach == 0 {
      return false
    }
    // One product has one price: what it reaches from and to are sizes.
    if trail.has(PriceFrameWords.reaching) { return false }
    if trail.has(PriceFrameWords.falling) {
      return isAboutGoods(trail) || state.priceReach > 0 || core.count <= 3
        || core.first.map { GroundingWords.roles($0).contains(.pronoun) } ?? false
    }
    if isSpanBeforeName(number, core) { return true }
    if tail == .ranged, PriceFrameWords.from.contains(last) || last == "range" {
      return isAboutGoods(trail) || state.priceReach > 0
    }
    return isStart && (tail == .over || tail == .comma)
      && (core.count <= 3 && (!isAboutPlace(core) || core.count == 1) || isAboutGoods(trail) || isAboutThings(core))
  }

  private func isAboutPlace(_ core: ArraySlice<String>) -> Bool {
    !core.allSatisfy { PriceFrameWords.starting.contains($0) || PriceFrameWords.to.contains($0) || $0.utf8.count < 3 }
  }

  /// «in dollars, it is 45», «the cheapest one is 45», «it is 45», «the Bag was 60 and is now …»
  private mutating func isFramedByVerb(_ number: NumberMatch, _ tail: Tail, _ trail: SentenceTrail) -> Bool {
    let core = trail.core
    guard let last = core.last else { return false }
    // «costs, as of today, 45», «costs more like 45»
    if let verb = trail.tokens.lastIndex(where: PriceFrameWords.costs.contains), trail.tokens.count - verb <= 7,
      !trail.tokens[verb...].contains(SentenceTrail.amount), tail == .over || tail == .comma || tail == .ranged
    {
      return true
    }
    // «usually runs 160»
    if ["runs", "run"].contains(last), let behind = trail.behindName, behind.count <= 3, tail == .over {
      return isPlausible(number.values.first.flatMap(\.bounded) ?? 0)
    }
    if state.priceReach > 0, last == "/" || last == "🏷" { return tail == .over }
    if GroundingWords.former.contains(last) { return state.priceReach > 0 }
    let isBeing =
      GroundingWords.being.contains(last)
      || core.dropLast().last.map(GroundingWords.being.contains) ?? false && PriceTalkWords.pointing.contains(last)
      || ["s", "re", "be", "sein", "être", "ser", "essere", "zijn", "wären", "à", "at"].contains(last)
      || last == "bei" && core.dropLast().last.map(GroundingWords.being.contains) ?? false
    // «the Bag for less than 45»
    if PriceFrameWords.bounding.contains(last), core.suffix(4).contains(where: GroundingWords.forWords.contains) {
      return tail == .over && isWorthAsMuch(number) && isAboutGoods(trail)
    }
    // «price per piece 45»
    if state.priceReach > 0, let per = core.dropLast().last, PriceFrameWords.each.contains(per) { return tail == .over }
    // «for only 45 it is yours»
    if tail == .joined || tail == .comma, core.count == 1,
      GroundingWords.forWords.contains(last) || GroundingWords.withWords.contains(last) || last == "à"
    {
      return isWorthAsMuch(number) && (tail == .joined || last != "at" && last != "as" && isPronounBehindComma(number))
    }
    guard isBeing || last == ":", tail != .given, tail != .spent else { return false }
    if trail.has(PriceFrameWords.superlatives) { return true }
    if trail.tokens.contains(where: CurrencyWords.isName), tail != .joined { return true }
    guard isBeing, !trail.has(PriceFrameWords.tempering) else { return false }
    if trail.has(PriceFrameWords.sums) { return (tail == .over || tail == .comma) && isWorthAsMuch(number) }
    if tail == .joined { return trail.behindName?.count == 1 }
    guard tail == .over || tail == .comma, !state.namedLast.isEmpty, core.count <= 3, let first = core.first,
      GroundingWords.roles(first).contains(.pronoun)
    else { return false }
    return isPlausible(number.values.first.flatMap(\.bounded) ?? 0)
  }

  /// «for 45, it is yours»
  private mutating func isPronounBehindComma(_ number: NumberMatch) -> Bool {
    guard let word = peek(gapEnd(gapEnd(number.end) + 1)) else { return false }
    return GroundingWords.roles(word.lower).contains(.pronoun) || GroundingWords.you.contains(word.lower)
      || word.lower == "c"
  }

  /// «total 45», «итого 45», «34 + 32 = 66»
  private mutating func isFramedByTotal(_ number: NumberMatch, _ tail: Tail, _ trail: SentenceTrail) -> Bool {
    if tail == .given, let first = trail.core.first ?? trail.tokens.first, trail.tokens.count <= 2 {
      return PriceFrameWords.totals.contains(first) && isWorthAsMuch(number)
    }
    guard tail == .over, isWorthAsMuch(number) else { return false }
    var core = trail.core
    if core.last == "=" || core.last == "+", number.decimals == 2 { return true }
    if core.last == ":", number.decimals == 2, core.count <= 4, isAboutGoods(trail), isNoTime(number) { return true }
    // «49 + 129 = 178»
    if core.last == "=", isSumOfPrices(core.dropLast()) { return true }
    if core.last == "=" { return trail.has(PriceFrameWords.totals) || core.contains(SentenceTrail.amount) }
    if state.priceReach > 0, core.count <= 3, core.last == "," { return true }
    if let last = core.last, GroundingWords.forWords.contains(last) || last == "," { core = core.dropLast() }
    // «how much: 45»
    if core.last == ":", core.count > 1, core.dropLast().allSatisfy(PriceTalkWords.asking.contains) { return true }
    return (trail.tokens[core.startIndex...].last.map(PriceFrameWords.totals.contains) ?? false)
      || (core.last.map(PriceFrameWords.totals.contains) ?? false)
  }

  /// «only 29 today», «29.99 today»
  private mutating func isOffered(_ number: NumberMatch, _ trail: SentenceTrail) -> Bool {
    let next = gapEnd(number.end)
    guard let word = peek(next), word.kind == .word || word.isPunctuation("/") else { return false }
    // «15 off», «11.25 per month»
    if word.lower == "off", next > number.end {
      let behind = peek(gapEnd(next + 1))
      if isEnd(behind) || ["right", "this"].contains(behind?.lower ?? "") { return true }
      return GroundingWords.present.contains(behind?.lower ?? "") || isNameSoon(next, words: 2)
    }
    // «you get 20 back with the Bag»
    if word.lower == "back", next > number.end, trail.has(PriceFrameWords.receiving) {
      let behind = peek(gapEnd(next + 1))
      return isEnd(behind) || ["with", "on", "when", "if", "for"].contains(behind?.lower ?? "")
    }
    if number.decimals == 2, word.kind == .punctuation || PriceFrameWords.each.contains(word.lower),
      let month = peek(gapEnd(next + 1)), PriceFrameWords.months.contains(month.lower)
    {
      return true
    }
    guard GroundingWords.present.contains(word.lower) else { return false }
    guard let last = trail.tokens.last else { return number.decimals == 2 && isNoTime(number) }
    return trail.tokens.count <= 2 && GroundingWords.roughly.contains(last) && isWorthAsMuch(number)
      && isEnd(peek(gapEnd(gapEnd(number.end) + 1)))
  }

  /// «costs 59 in M and 64 in XL»
  private mutating func isFurtherPrice(_ number: NumberMatch, _ trail: SentenceTrail) -> Bool {
    guard number.isInteger, let last = trail.tokens.last, PriceFrameWords.joining.contains(last) || last == ",",
      trail.tokens.suffix(6).contains(SentenceTrail.amount),
      trail.tokens.contains(where: { GroundingWords.roles($0).contains(.price) }), isWorthAsMuch(number)
    else { return false }
    let next = gapEnd(number.end)
    guard let word = peek(next), ["in", "for", "en", "für", "w", "in", "voor", "pour"].contains(word.lower),
      let size = peek(gapEnd(next + 1))
    else { return false }
    return size.isUpper && size.text.utf8.count <= 3
  }

  // MARK: The product spoken of

  /// The sentence speaks of what the shop sells.
  private func isAboutGoods(_ trail: SentenceTrail) -> Bool {
    trail.tokens.contains { $0 == SentenceTrail.name || PriceFrameWords.goods.contains($0) || truth.names(goods: $0) }
  }

  /// No less than a part of the lowest price: counts and ages are mostly less.
  func isWorthAsMuch(_ number: NumberMatch) -> Bool {
    guard let value = number.values.first.flatMap(\.bounded) else { return false }
    let lowest = truth.lowestPrice
    return number.decimals == 2 || value * 5 >= lowest * 2
  }
}
