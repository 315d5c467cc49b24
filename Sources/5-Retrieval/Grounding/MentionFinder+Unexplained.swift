// SPDX-License-Identifier: Apache-2.0
import Language

/// A number that could be a price, in a sentence of what is sold where nothing makes it something else, is taken for one.
extension MentionFinder {
  mutating func isUnexplained(_ number: NumberMatch) -> Bool {
    guard let value = number.values.first, !state.isMeasuring, !state.isCountCell, !state.isSized,
      !state.isExplained || number.decimals == 2 && state.trail.has(PriceFrameWords.paying),
      !number.isMultiplied, !isInData(number), isPriceLike(number, value), !isDayAndMonth(number), !isRated(number),
      !state.trail.has(PriceFrameWords.measuring), !state.trail.has(PriceFrameWords.having)
    else { return false }
    // «About 45.», where the shopper asked for a price.
    guard let governor = state.trail.core.last else { return isGuess(number) }
    if state.isLineStart { return false }
    let before = state.trail.core.dropLast().last
    // «10.45 to 12.30», «4.6/5 (132)», «36, 38 and 40»: the number goes on with the one before it.
    if before == SentenceTrail.number || governor == SentenceTrail.number { return false }
    // «no. 45», «#45»
    if GroundingWords.numbers.contains(governor) || state.lastSign == "#" { return false }
    // «Probably 45.», «I'd guess 45.»
    if isForeign(governor) {
      return (state.trail.tokens.count == 1 || state.trail.has(PriceFrameWords.guessing)) && isGuess(number)
    }
    if number.decimals == 2 { return isSumOfMoney(number, governor, before) }
    return isPlainPrice(number, governor) || isCountingNothing(number, governor) || isGuess(number)
  }

  /// «a little over 45», «for 45 the Bag changes hands»: between words that lead to a number and go on behind it, none of
  /// which names a thing that it counts or labels.
  private mutating func isCountingNothing(_ number: NumberMatch, _ governor: String) -> Bool {
    // «sets of 12», «a CRI of 90»
    if PriceFrameWords.of.contains(governor) {
      guard let noun = state.trail.core.dropLast().last, PriceFrameWords.bounding.contains(noun) else { return false }
    }
    guard governor == "," || governor.unicodeScalars.contains(where: \.properties.isAlphabetic),
      governor != SentenceTrail.name,
      !PriceFrameWords.targets.contains(governor), !Self.places.contains(governor),
      GroundingWords.forWords.contains(governor) || !state.trail.has(PriceFrameWords.reaching),
      !isRangeOfUnits(number),
      state.trail.tokens.contains(SentenceTrail.name) || isNameSoon(number.end - 1)
        || state.trail.has(PriceFrameWords.everything) && GroundingWords.roles(governor).contains(.bound),
      let value = number.values.first.flatMap(\.bounded), isPlausible(value)
    else { return false }
    return isGoingOn(number)
  }

  /// «40 to 50 cm»
  private mutating func isRangeOfUnits(_ number: NumberMatch) -> Bool {
    guard let next = rangeNext(number.end), let second = self.number(next) else { return false }
    return isFollowedByUnit(second, isInch: true)
  }

  /// What stands at a place, or is like a number, stands at a temperature and an angle as well.
  private static let places: Set<String> = [
    "at", "bei", "à", "a", "in", "im", "on", "en", "au", "w", "в", "у", "as", "like", "wie", "comme", "como", "come",
    "als", "jak", "як", "как",
  ]

  /// Whether what follows a number is no thing: the phrase is over, or a word of grammar goes on.
  mutating func isGoingOn(_ number: NumberMatch) -> Bool {
    if tail(number) != nil { return true }
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return false }
    let roles = GroundingWords.roles(word.lower)
    if !roles.isDisjoint(with: [.unit, .size, .label]) { return false }
    // «45 in stock»
    if let noun = peek(gapEnd(next + 1)), GroundingWords.counting.contains(noun.lower) { return false }
    if GroundingWords.kinds[word.lower]?.contains(.denying) ?? false || PriceFrameWords.untils.contains(word.lower)
      || GroundingWords.withWords.contains(word.lower) || PriceFrameWords.upon.contains(word.lower)
    {
      return true
    }
    if !roles.isDisjoint(with: [.connective, .light, .pronoun, .verb, .lead, .bound]) { return true }
    // In German a thing has a capital letter.
    guard truth.language == "de", word.text == word.lower else { return false }
    let second = gapEnd(next + 1)
    return isEnd(peek(second))
      || peek(second).map { $0.kind == .word && $0.text == $0.lower } ?? false && isEnd(peek(gapEnd(second + 1)))
  }

  /// «42.50 all in», «that would be 108.40», «14.95 abroad»
  private mutating func isSumOfMoney(_ number: NumberMatch, _ governor: String, _ before: String?) -> Bool {
    if isAboutMoney {
      let next = gapEnd(number.end)
      guard next > number.end, let word = peek(next), word.kind == .word, isForeign(word.lower) else { return true }
      return state.trail.tokens.contains(SentenceTrail.amount)
    }
    // «GPS: 48.14»
    if ":=".contains(governor), let before, isForeign(before) { return false }
    return isNoTime(number) && isOver(gapEnd(number.end))
  }

  /// «the lamp is 45», «two bags: 68»: behind a preposition, a copula or a sign.
  private mutating func isPlainPrice(_ number: NumberMatch, _ governor: String) -> Bool {
    guard let tail = tail(number), tail != .aside, tail != .spent else {
      return false
    }
    let leads =
      PriceFrameWords.prepositions.contains(governor) || PriceFrameWords.copulas.contains(governor)
      || PriceFrameWords.summing.contains(governor) || governor == "another" || ":=-→>".contains(governor)
    guard leads, isAboutMoney else { return false }
    if PriceFrameWords.targets.contains(governor), !isTarget(state.trail.core, state.trail) { return false }
    return isOfGoods(state.trail) || !state.trail.tokens.contains(where: isForeign)
  }

  /// «I'd guess 45.», «Hm, 45, I believe.», where the shopper asked for a price.
  private mutating func isGuess(_ number: NumberMatch) -> Bool {
    guard truth.asksPrice || state.trail.has(PriceFrameWords.guessing), let tail = tail(number) else { return false }
    if tail == .given { return state.trail.tokens.count <= 3 && state.trail.has(PriceFrameWords.guessing) }
    return (tail == .over || tail == .comma) && state.trail.tokens.count <= 6
  }

  /// «12 x 26.63»
  mutating func isMultiple(_ number: NumberMatch) -> Bool {
    number.decimals == 2 && (state.lastWord == "x" || state.lastSign == "×") && isNoTime(number)
      && state.trail.tokens.dropLast(state.lastWord == "x" ? 1 : 0).last == SentenceTrail.number
      && tail(number) == .over
  }

  /// «17.50 a bottle»
  mutating func isOfEachPiece(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard number.decimals == 2, next > number.end, let word = peek(next),
      word.lower == "a" || PriceFrameWords.each.contains(word.lower), let piece = peek(gapEnd(next + 1))
    else { return false }
    return piece.kind == .word && isEnd(peek(gapEnd(gapEnd(next + 1) + 1)))
  }

  /// A measure, a size, a temperature that the data of the product spoken of hold.
  func isInData(_ number: NumberMatch) -> Bool {
    guard state.priceReach == 0, number.decimals != 2, let value = number.values.first else { return false }
    return state.namedLast.contains { truth.measures[$0].contains(value.text) }
  }

  /// Two decimals, or two digits; as much as what the shop sells costs.
  private func isPriceLike(_ number: NumberMatch, _ value: Amount) -> Bool {
    guard number.decimals == 2 || number.isInteger && value.text.utf8.count > 1, let bounded = value.bounded,
      !(number.isInteger && (1900...2099).contains(bounded))
    else { return false }
    if number.isInteger, !state.namedLast.isEmpty { return isPlausible(bounded) }
    return bounded * 5 >= truth.lowestPrice * 2 && bounded <= truth.highestPrice * 3
  }

  /// The sentence speaks of what is sold, of money, or answers a question for a price.
  private var isAboutMoney: Bool {
    state.priceReach > 0 || state.talk.isCharge || truth.asksPrice
      || state.trail.tokens.contains {
        $0 == SentenceTrail.name || $0 == SentenceTrail.amount || PriceFrameWords.goods.contains($0)
          || PriceFrameWords.superlatives.contains($0) || PriceFrameWords.sums.contains($0) || truth.names(goods: $0)
          || !state.namedLast.isEmpty
            && (PriceFrameWords.subjects.contains($0) || PriceFrameWords.others.contains($0))
      }
  }

  /// A word of content that belongs to no talk of prices: what it says explains a number.
  func isForeign(_ token: String) -> Bool {
    guard token.unicodeScalars.count > 1, !token.hasPrefix("<"), GroundingWords.roles(token).isEmpty,
      GroundingWords.kinds[token] == nil, !truth.names(goods: token)
    else { return false }
    return !PriceFrameWords.isKnown(token) && !SpokenNumber.isNumber(token)
  }
}
