// SPDX-License-Identifier: Apache-2.0

/// A number behind a preposition, a copula or a sign, in a sentence that speaks of what the shop sells: the words of the
/// sentence's verb do not count, only those that make the number something else.
extension MentionFinder {
  mutating func isStanding(_ number: NumberMatch, _ tail: Tail, _ trail: SentenceTrail) -> Bool {
    guard tail != .given, tail != .spent, !trail.has(PriceFrameWords.measuring), !isInData(number) else { return false }
    return isBehindFunctionWord(number, tail, trail) || isSetOff(number, tail, trail) || isFurther(number, tail, trail)
  }

  /// «can be had for 45», «dropped to 45», «that one is 45», «both for 60»
  private mutating func isBehindFunctionWord(_ number: NumberMatch, _ tail: Tail, _ trail: SentenceTrail) -> Bool {
    let core = trail.core
    guard let last = core.last, tail != .aside, isLikelyPrice(number) else { return false }
    if let word = trail.tokens.last, PriceFrameWords.roughly.contains(word), isOfGoods(trail), tail == .over {
      return true
    }
    let before = core.dropLast().last ?? ""
    if ["um", "dans", "rond", "intorno"].contains(before), ["die", "les", "de", "ai"].contains(last) { return true }
    if last == "a", truth.language != "es", truth.language != "it" { return false }
    if PriceFrameWords.prepositions.contains(last) {
      if PriceFrameWords.targets.contains(last) { return tail != .joined && isTarget(core, trail) }
      if PriceFrameWords.offers.contains(before) { return true }
      if core.count == 2, PriceFrameWords.copulas.contains(before) { return true }
      if ["at", "bei"].contains(last), trail.has(PriceFrameWords.you), core.count <= 6,
        PriceFrameWords.copulas.contains(before) || ["liegst", "liegen", "bist"].contains(before)
      {
        return true
      }
      if ["at", "bei"].contains(last), before == "you" { return false }

      return (tail != .joined || before == SentenceTrail.name) && before != SentenceTrail.number
        && (isOfGoods(trail) || PriceFrameWords.pointing.contains(before) || core.count <= 3 && isNumber(before))
    }
    let isCopula =
      PriceFrameWords.copulas.contains(last)
      || PriceFrameWords.copulas.contains(before) && PriceTalkWords.pointing.contains(last)
    guard isCopula else { return false }
    if state.priceReach > 0 { return true }
    if isOfOne(trail) { return true }
    return number.decimals == 2 && core.count <= 3 && isNoTime(number)
  }

  /// «dropped to 45», «ist auf 45 reduziert», «der Preis wurde auf 45 gesenkt»: no «set it to 45».
  func isTarget(_ core: ArraySlice<String>, _ trail: SentenceTrail) -> Bool {
    if state.priceReach > 0 || trail.has(PriceFrameWords.falling) { return state.priceReach > 0 || isOfGoods(trail) }
    let before = core.dropLast().last { !PriceFrameWords.filling.contains($0) } ?? ""
    return PriceFrameWords.copulas.contains(before) && trail.tokens.contains(SentenceTrail.name)
  }

  func isNumber(_ word: String) -> Bool { word == SentenceTrail.number || SpokenNumber.isNumber(word) }

  /// «Bag, blue – 45», «Bag (in stock): 45», «Bag (normally 45)», «Bag now 45», «Bag (45 each)»
  private mutating func isSetOff(_ number: NumberMatch, _ tail: Tail, _ trail: SentenceTrail) -> Bool {
    guard let behind = trail.behindName, !behind.isEmpty, behind.count <= 10,
      tail == .over || tail == .comma || tail == .aside || tail == .ranged && behind.last == ":",
      !behind.contains(SentenceTrail.amount)
    else { return false }
    if behind.count == 1, behind.first == "(" {
      return (tail == .comma || peek(gapEnd(number.end))?.kind == .word) && isPlausible(number)
    }
    if behind.allSatisfy(PriceFrameWords.filling.contains) { return isPlausible(number) && tail != .aside }
    var rest = behind
    while let word = rest.last, PriceFrameWords.filling.contains(word) || PriceFrameWords.usually.contains(word) {
      rest = rest.dropLast()
    }
    guard let sign = rest.last, ":-→=>".contains(sign) || sign == "(" && rest.count < behind.count else { return false }
    return isPlausible(number)
  }

  /// «costs 29, the big one 49», «for 29, 39 and 49»
  private mutating func isFurther(_ number: NumberMatch, _ tail: Tail, _ trail: SentenceTrail) -> Bool {
    guard let last = trail.tokens.last, let amount = trail.tokens.lastIndex(of: SentenceTrail.amount) else {
      return false
    }
    let behind = trail.tokens[(amount + 1)...]
    guard behind.count <= 8 else { return false }
    // «a tenner less, 39», «20 cheaper than the Bag, 39»
    if last == ",", behind.contains(where: GroundingWords.comparatives.contains), tail == .over {
      return isWorthAsMuch(number)
    }
    guard isLikelyPrice(number) else { return false }
    if behind.contains(","), behind.allSatisfy({ $0 == "," || PriceFrameWords.filling.contains($0) }), behind.count > 1
    {
      return tail == .over
    }
    if ["to", "auf", "à"].contains(last), trail.has(PriceFrameWords.falling), behind.count <= 2 {
      return tail == .over
    }
    // «Sony 299, Bose 329»
    if behind.count == 2, behind.first == ",", state.isLastCapitalized, state.isBehindWord, state.trail.hasBareAmount {
      // «Öl 54,99», where one of the products costs that: it is what is meant.
      let isOwn = truth.products.contains { $0.price != nil && $0.price == number.values.first }
      return isForeign(last) && !isOwn && (tail == .over || tail == .comma)
    }
    let isList = behind.count == 1 && (last == "," || PriceFrameWords.joining.contains(last))
    if isList { return state.trail.hasBareAmount && (tail == .over || tail == .comma || tail == .ranged) }
    return behind.contains(",") && PriceFrameWords.others.contains(last) && tail == .over
  }

  // MARK: Likelihood

  private mutating func isPlausible(_ number: NumberMatch) -> Bool {
    number.values.first.flatMap(\.bounded).map(isPlausible) ?? false
  }

  /// «six bottles of it», «both»
  private var isOfSeveral: Bool {
    state.trail.tokens.prefix { $0 != SentenceTrail.name }.contains {
      $0 == SentenceTrail.number || !GroundingWords.articles.contains($0) && SpokenNumber.isNumber($0)
        || GroundingWords.roles($0).contains(.all)
    }
  }

  /// Whether that many pieces of the products named might cost as much.
  private func isPlausible(_ number: NumberMatch, pieces: Int) -> Bool {
    guard let value = number.values.first.flatMap(\.bounded) else { return false }
    return state.namedHere.contains { product in
      truth.products[product].price.flatMap(\.bounded).map { value >= $0 && value / pieces <= $0 } ?? false
    }
  }

  /// Near the price of the product named last; no less than a part of the lowest where none was.
  private mutating func isLikelyPrice(_ number: NumberMatch) -> Bool {
    guard isWorthAsMuch(number) else { return false }
    if number.decimals == 2 { return true }
    guard let value = number.values.first.flatMap(\.bounded) else { return false }
    // Near the price of the product that is spoken of: what else is said of it is mostly far from that.
    if state.trail.tokens.contains(where: { $0 == SentenceTrail.name || PriceFrameWords.subjects.contains($0) }),
      !state.namedLast.isEmpty
    {
      return isPlausible(number) || isOfSeveral && isPlausible(number, pieces: 24)
    }
    let highest = truth.highestPrice
    return value <= highest * 3
  }

  /// The sentence speaks of a product, or of one that was named before it.
  func isOfGoods(_ trail: SentenceTrail) -> Bool {
    trail.tokens.contains {
      $0 == SentenceTrail.name || PriceFrameWords.goods.contains($0) || truth.names(goods: $0)
        || PriceFrameWords.subjects.contains($0)
    }
  }

  /// «as a bundle it's»
  private func isBundle(_ core: ArraySlice<String>) -> Bool {
    core.contains {
      ["bundle", "set", "pair", "both", "together", "package", "kit", "bündel", "paket", "zusammen"].contains($0)
    }
  }

  /// «the blue one is», «this one is», «the second is», «the Bag will be»
  private func isOfOne(_ trail: SentenceTrail) -> Bool {
    let core = trail.core.dropLast()
    guard let subject = core.last(where: { !PriceFrameWords.copulas.contains($0) }) else { return false }
    if GroundingWords.roles(subject).contains(.pronoun), isBundle(core) { return true }
    if PriceFrameWords.relatives.contains(subject), core.contains(SentenceTrail.name) { return true }
    if PriceFrameWords.subjects.contains(subject), !state.namedLast.isEmpty { return true }
    if subject == ",", core.first(where: { $0 == SentenceTrail.name }) != nil { return true }
    return subject == SentenceTrail.name || PriceFrameWords.others.contains(subject) || truth.names(goods: subject)
      || core.contains(where: PriceFrameWords.others.contains)
  }
}
