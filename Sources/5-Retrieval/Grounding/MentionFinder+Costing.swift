// SPDX-License-Identifier: Apache-2.0

/// Whole numbers that a verb of price, a comparison, a month or a sum makes prices.
extension MentionFinder {
  /// «costs 45 extra»: what stands right behind a verb of price is one, whatever follows but a unit.
  mutating func isCosting(_ number: NumberMatch, _ trail: SentenceTrail) -> Bool {
    guard let last = trail.core.last, PriceFrameWords.costs.contains(last), !isFollowedByUnit(number, isInch: true)
    else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return false }
    return GroundingWords.roles(word.lower).isDisjoint(with: [.unit, .size])
  }

  /// «the Bag won't be more than 45», «the Bag is no more than 45»
  mutating func isNoMore(_ number: NumberMatch, _ trail: SentenceTrail) -> Bool {
    guard let last = trail.core.last, PriceTalkWords.than.contains(last), let behind = trail.behindName,
      behind.count <= 7,
      behind.contains(where: { PriceFrameWords.copulas.contains($0) || PriceTalkWords.denying.contains($0) }),
      behind.dropLast().last.map({ GroundingWords.roles($0).contains(.bound) }) ?? false, tail(number) == .over,
      let value = number.values.first.flatMap(\.bounded)
    else { return false }
    return isPlausible(value)
  }

  /// «from 29 a month»
  mutating func isByMonth(_ number: NumberMatch, _ trail: SentenceTrail) -> Bool {
    guard let last = trail.core.last,
      PriceFrameWords.starting.contains(last) || PriceFrameWords.prepositions.contains(last)
        || PriceFrameWords.costs.contains(last)
    else { return false }
    let next = gapEnd(number.end)
    guard let each = peek(next), each.isPunctuation("/") || PriceFrameWords.each.contains(each.lower),
      let month = peek(gapEnd(next + 1)), PriceFrameWords.months.contains(month.lower)
    else { return false }
    return isEnd(peek(gapEnd(gapEnd(next + 1) + 1)))
  }

  /// «49 + 129»: more than one number, each of them a product's price or written with cents.
  func isSumOfPrices(_ core: ArraySlice<String>) -> Bool {
    core.contains("+") && core.count { $0 == SentenceTrail.number || $0 == SentenceTrail.amount } > 1
  }

  /// «55 in your pocket»
  mutating func isInPurse(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), PriceFrameWords.inside.contains(word.lower),
      let whose = peek(gapEnd(next + 1)), GroundingWords.yours.contains(whose.lower),
      let purse = peek(gapEnd(gapEnd(next + 1) + 1))
    else { return false }
    return PriceFrameWords.purses.contains(purse.lower) && isWorthAsMuch(number)
  }
}
