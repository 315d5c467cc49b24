// SPDX-License-Identifier: Apache-2.0

/// Numbers that pick things out by what they cost, and those that say what is left of a sum.
extension MentionFinder {
  /// «the 949 one is», «der für 79 ist», «20 to spare»
  mutating func isPicked(_ number: NumberMatch) -> Bool {
    guard let value = number.values.first, !isInData(number) else { return false }
    if isRemaining(number) { return true }
    guard number.decimals == 2 || value.text.utf8.count > 1 else { return false }
    return isPickedByOne(number) || isPickedByPreposition(number)
  }

  /// «the 949 one is»: by none of the numbers that the products' names and data have.
  private mutating func isPickedByOne(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let one = peek(next), PriceFrameWords.picked.contains(one.lower),
      state.isBehindWord, PriceFrameWords.definites.contains(state.lastWord), !isCalendarYear(number),
      let value = number.values.first, let whole = value.bounded, !isOfAnyProduct(value)
    else { return false }
    if !PriceFrameWords.siblings.contains(one.lower) {
      return whole * 5 >= truth.lowestPrice * 2 && whole <= truth.highestPrice * 3
    }
    return isNearAnyProduct(whole)
  }

  /// «der für 79 ist am bequemsten», «celui à 849 est», «la de 229 es»
  private mutating func isPickedByPreposition(_ number: NumberMatch) -> Bool {
    let core = state.trail.core
    guard core.count <= 4, let preposition = core.last, let who = core.dropLast().last,
      PriceFrameWords.demonstratives.contains(who), let value = number.values.first, let whole = value.bounded,
      isNearAnyProduct(whole), !isCalendarYear(number), !isOfAnyProduct(value)
    else { return false }
    let isOfWord = PriceFrameWords.of.contains(preposition) || preposition == "da"
    guard isOfWord ? whole >= 100 || number.decimals == 2 : Self.pricing.contains(preposition) else { return false }
    let next = gapEnd(number.end)
    guard let word = peek(next), word.kind == .word else { return core.count == 2 && isEnd(peek(next)) }
    let roles = GroundingWords.roles(word.lower)
    return next > number.end && roles.contains(.verb) && !roles.contains(.unit)
  }

  private static let pricing = GroundingWords.forWords.union(["à", "för", "a"])

  /// A name or the data of any product have the number.
  private func isOfAnyProduct(_ value: Amount) -> Bool {
    truth.nameWords[value.text] != nil || truth.measures.contains { $0.contains(value.text) }
  }

  /// Half of what some product costs to twice as much.
  private func isNearAnyProduct(_ value: Int) -> Bool {
    let value = min(value, 1_000_000_000)
    return truth.products.contains { costs($0, about: value, tenths: 5...20) }
  }

  /// Whether a product's price, from so many tenths of it to so many, holds a value.
  private func costs(_ product: GroundTruth.Product, about value: Int, tenths: ClosedRange<Int>) -> Bool {
    product.price.flatMap(\.bounded).map {
      value * 10 >= $0 * tenths.lowerBound && value * 10 <= $0 * tenths.upperBound
    } ?? false
  }

  // MARK: Rests of a sum

  /// «you'd have 51 left over», «20 to spare», «il vous restera 21», «te sobran 30»
  private mutating func isRemaining(_ number: NumberMatch) -> Bool {
    let trail = state.trail
    let isSaidToShopper = trail.has(PriceFrameWords.you) || trail.has(PriceFrameWords.receivers)
    guard number.values.first?.bounded ?? 0 >= 10 || !truth.userAmounts.isEmpty else { return false }
    let next = gapEnd(number.end)
    if next > number.end, let word = peek(next), word.kind == .word {
      let second = gapEnd(next + 1)
      let behind = peek(second)?.lower ?? ""
      if word.lower == "left" && behind == "over" || word.lower == "to" && behind == "spare" {
        return isSaidToShopper
          || hasAhead(gapEnd(second + 1), words: 3) {
            GroundingWords.yours.contains($0) || PriceFrameWords.budgets.contains($0)
          }
      }
      if word.lower == "over", isEnd(peek(second)) { return isSaidToShopper && trail.has(PriceFrameWords.stayings) }
    }
    guard isSaidToShopper, let verb = trail.core.last(where: { !PriceFrameWords.receivers.contains($0) }),
      PriceFrameWords.stayings.contains(verb), !isFollowedByUnit(number, isInch: true)
    else { return false }
    return isGoingOn(number) || next > number.end && Self.sources.contains(peek(next)?.lower ?? "")
  }

  /// «21 sur votre budget», «30 si compras»
  private static let sources = PriceFrameWords.ifs.union(PriceFrameWords.conditions).union([
    "sur", "de", "von", "su", "van", "z",
  ])

  /// «Deposit: 50, rest 299 on delivery»
  mutating func isRestOfSum(_ number: NumberMatch) -> Bool {
    guard let last = lead.last, PriceFrameWords.rests.contains(last), isWorthAsMuch(number),
      state.trail.tokens.contains(SentenceTrail.amount)
    else { return false }
    return isGoingOn(number)
  }

  // MARK: Hundreds

  /// «in the low 300s», «im unteren 700er-Bereich»: a sum that is told by its hundreds or tens.
  mutating func roundSum(_ number: NumberMatch) -> NumberMatch? {
    guard number.isInteger, !number.isMultiplied, let ending = peek(number.end), ending.kind == .word,
      Self.plurals.contains(ending.lower), isWorthAsMuch(number), !isCalendarYear(number),
      !state.trail.has(PriceFrameWords.measuring)
    else { return nil }
    let region = regionEnd(number.end + 1)
    let isPlaced =
      state.trail.tokens.last { $0 != "-" }.map(PriceFrameWords.heights.contains) ?? false || region > number.end + 1
    // «das 1499er Sofa»
    if !isPlaced { return isBeforeThing(number) ? NumberMatch(end: number.end + 1, isOpaque: true) : nil }
    guard
      state.priceReach > 0 || isOfGoods(state.trail) || state.trail.marks.contains(.trade) || isNearNamed(number)
    else { return nil }
    return NumberMatch(end: region, isOpaque: true)
  }

  /// «mid-200s»
  mutating func hyphenatedSum(_ end: Int) -> Found? {
    guard end == 4, PriceFrameWords.heights.contains(peek(0)?.lower ?? ""), peek(1)?.isPunctuation("-") ?? false,
      peek(2)?.kind == .digits, peek(3)?.lower == "s", let number = number(2), isWorthAsMuch(number),
      !isCalendarYear(number), !state.trail.has(PriceFrameWords.measuring),
      state.priceReach > 0 || isOfGoods(state.trail) || state.trail.marks.contains(.trade)
    else { return nil }
    return claim(NumberMatch(end: end, isOpaque: true), start: 0, end: end, nil)
  }

  private mutating func isBeforeThing(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end + 1)
    guard next > number.end + 1, PriceFrameWords.definites.contains(state.lastWord), let thing = peek(next),
      let owners = truth.headOwners[thing.lower], let value = number.values.first, let whole = value.bounded,
      !isOfAnyProduct(value)
    else { return false }
    return isPlausible(whole, for: owners)
  }

  private static let plurals: Set<String> = ["s", "er", "ern"]

  /// Behind «-Bereich», «range».
  private mutating func regionEnd(_ start: Int) -> Int {
    let next = peek(start)?.isPunctuation("-") ?? false ? start + 1 : gapEnd(start)
    guard next > start, let word = peek(next), PriceFrameWords.regions.contains(word.lower) else { return start }
    return next + 1
  }

  private func isNearNamed(_ number: NumberMatch) -> Bool {
    !state.namedHere.isEmpty && number.values.first.flatMap(\.bounded).map(isPlausible) ?? false
  }

  // MARK: Years

  /// `2019`, which may be a year.
  func isCalendarYear(_ number: NumberMatch) -> Bool {
    number.isInteger && number.values.first.flatMap { Int($0.text) }.map { (1900...2099).contains($0) } ?? false
  }

  /// «The Grizl: 1999», «2025 for the Grizl», where the product spoken of costs about as much: behind a name and a sign,
  /// or a word that leads to no year.
  mutating func isYearLikePrice(_ number: NumberMatch) -> Bool {
    guard !isYear(number), let value = number.values.first.flatMap(\.bounded) else { return false }
    let named = state.namedHere
    func isNear(_ product: Int) -> Bool { costs(truth.products[product], about: value, tenths: 5...20) }
    let next = gapEnd(number.end)
    if named.isEmpty || !state.trail.tokens.contains(SentenceTrail.name), let word = peek(next),
      GroundingWords.forWords.contains(word.lower),
      state.trail.core.last.map({ $0 == "s" || PriceFrameWords.copulas.contains($0) }) ?? true
    {
      return namesAhead(gapEnd(next + 1)) { GroundingWords.articles.contains($0.lower) }?.contains(where: isNear)
        ?? false
    }
    guard named.contains(where: isNear), let last = state.trail.core.last else { return false }
    return ":→=".contains(last) || PriceFrameWords.copulas.contains(last) || last == "bei"
      || GroundingWords.forWords.contains(last) && !PriceFrameWords.from.contains(last)
  }

  // MARK: Spans

  /// «between 80 and 100 for the mouse»
  mutating func isSpanForName(_ number: NumberMatch) -> Bool {
    guard let from = state.trail.core.last, PriceFrameWords.from.contains(from),
      let second = rangeNext(number.end).flatMap({ self.number($0) })
    else { return false }
    return isGivenForName(second)
  }

  /// «229 for the mouse»
  mutating func isGivenForName(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), GroundingWords.forWords.contains(word.lower) else { return false }
    return namesAhead(gapEnd(next + 1), words: 2) { GroundingWords.articles.contains($0.lower) } != nil
  }
}

/// Numbers near a price, where hardly anything else is said.
extension MentionFinder {
  /// «Either way it's 105.», «Son 184 en total.»: behind a copula of nothing but what was spoken of, and near a price.
  mutating func isSaidAlone(_ number: NumberMatch, _ last: String) -> Bool {
    guard PriceFrameWords.copulas.contains(last), isCloseToPrice(number), tail(number) != nil,
      !state.trail.marks.contains(.measure), !state.trail.has(PriceFrameWords.having)
    else { return false }
    return lead.dropLast().last.map { !isForeign($0) } ?? true
  }

  /// «Just 199!», «Mit Koffer 159.»
  mutating func isLoneNumber(_ number: NumberMatch) -> Bool {
    let tokens = state.trail.tokens
    guard (1...3).contains(tokens.count), let first = tokens.first, let last = tokens.last, isCloseToPrice(number),
      tail(number) == .over
    else { return false }
    // «Teraz tylko 379!»
    if tokens.allSatisfy({ PriceFrameWords.onlys.contains($0) || GroundingWords.present.contains($0) }) { return true }
    guard tokens.count == 2 else { return false }
    // «Ersatzakku ab 55.»
    if PriceFrameWords.opens(last), isForeign(first), !state.trail.marks.contains(.measure) { return true }
    return truth.language == "de" && first == "mit" && state.isLastCapitalized && state.isBehindWord
      && number.values.first?.bounded ?? 0 >= 50
  }

  /// Within a third of what some product costs.
  func isCloseToPrice(_ number: NumberMatch) -> Bool {
    guard !isCalendarYear(number), let value = number.values.first.flatMap(\.bounded).map({ min($0, 1_000_000_000) }),
      value >= 20
    else {
      return false
    }
    return truth.products.contains { costs($0, about: value, tenths: 7...13) }
  }

  /// «284 with the lid»
  mutating func isBeforeCondition(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    return next > number.end && PriceFrameWords.conditions.contains(peek(next)?.lower ?? "")
  }

  /// «call it 220», «mit weiteren 55 zu Buche», «or 73 in three instalments», «monatlich 26,58»
  mutating func isIdiomOfPrice(_ number: NumberMatch) -> Bool {
    let core = state.trail.core
    let last = core.last ?? ""
    if last == "it", let verb = core.dropLast().last, verb == "call" || PriceFrameWords.makings.contains(verb) {
      return isWorthAsMuch(number) && isGoingOn(number)
    }
    // «Pack of 2: 189.98», «2 for 180»
    if last == ":", number.decimals == 2,
      state.trail.marks.contains(.bundle) || core.first.map(isNumber) ?? false && core.count <= 3
    {
      return isNoTime(number) && tail(number) == .over
    }
    if core.count == 2, core.first == SentenceTrail.number, GroundingWords.forWords.contains(last) {
      return isWorthAsMuch(number) && tail(number) == .over
    }
    if PriceFrameWords.monthly.contains(last) { return number.decimals == 2 || tail(number) == .over }
    if last == "of", core.dropLast().last.map(PriceFrameWords.bounding.contains) ?? false {
      return isCloseToPrice(number)
    }
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return false }
    if word.lower == "zu", peek(gapEnd(next + 1))?.lower == "buche" { return true }
    guard PriceFrameWords.inside.contains(word.lower), let count = peek(gapEnd(next + 1)) else { return false }
    let part = peek(gapEnd(gapEnd(next + 1) + 1))?.lower ?? ""
    return (count.kind == .digits || SpokenNumber.isNumber(count.lower)) && (isPart(part) || part == "fois")
  }
}
