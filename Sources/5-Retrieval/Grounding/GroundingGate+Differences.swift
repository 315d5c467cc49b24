// SPDX-License-Identifier: Apache-2.0

/// «The A is $5 cheaper than the B»: where the catalogue says so, the difference is as right as a price.
extension GroundingGate {
  /// What an amount waits for that is wrong unless it is the difference to a product that is named behind it.
  struct AwaitedDifference {
    var subject: Int
    /// The product whose price may take its place otherwise.
    var otherwise: Int?
  }

  /// A wrong amount may yet prove to be the difference of the product it was said of to another one.
  mutating func awaitDifference(_ index: Int, _ claim: AmountClaim, _ group: [[Int]]) {
    guard case .wrong(let product) = pieces[index].verdict, pieces[index].difference == nil, group.count == 1,
      group[0].count == 1, let subject = group[0].first, binding.isSubject, !pieces[index].mention.isCell,
      !claim.values.isEmpty, truth.products.indices.contains(where: { isDifference(claim, subject, $0) != nil })
    else { return }
    pieces[index].difference = AwaitedDifference(subject: subject, otherwise: product)
    pieces[index].saves = binding.isSaving
    pieces[index].verdict = .waits
  }

  /// A name has come behind it.
  mutating func resolveDifference(_ index: Int, _ claim: AmountClaim, _ end: Int, _ products: [Int]) -> Bool {
    guard let awaited = pieces[index].difference else { return false }
    let between = pieces[(index + 1)..<end]
    guard products.count == 1, let other = products.first, let isLess = isDifference(claim, awaited.subject, other),
      says(between, isLess: isLess, saves: pieces[index].saves)
    else {
      endDifference(index)
      return true
    }
    pieces[index].verdict = .keep
    return true
  }

  /// No name came.
  mutating func endDifference(_ index: Int) {
    pieces[index].verdict = .wrong(product: pieces[index].difference?.otherwise)
  }

  /// «The difference between the A and the B is $80»
  func isNamedDifference(_ claim: AmountClaim, _ group: [[Int]]) -> Bool {
    guard binding.isOfDifference, group.count == 2, group.allSatisfy({ $0.count == 1 }) else { return false }
    return isDifference(claim, group[0][0], group[1][0]) != nil
  }

  /// Whether the words up to the second product set the first one against it, and on the right side.
  private func says(_ between: ArraySlice<Piece>, isLess: Bool, saves: Bool) -> Bool {
    var isSetAgainst = false
    var sides: Set<Bool> = saves ? [true] : []
    for piece in between {
      if piece.isClaim || piece.mention.endsSentence || piece.isSign(",;()|") { return false }
      guard piece.isWord else { continue }
      let word = piece.mention.word
      if let side = PriceFrameWords.side(of: word) { sides.insert(side) }
      isSetAgainst =
        isSetAgainst || !piece.mention.kinds.isDisjoint(with: [.than, .contrasting])
        || PriceFrameWords.against.contains(word)
      if isForeign(piece), PriceFrameWords.side(of: word) == nil, !PriceFrameWords.against.contains(word),
        !PriceFrameWords.superlatives.contains(word), !piece.mention.kinds.contains(.contrasting)
      {
        return false
      }
    }
    return isSetAgainst && sides == [isLess]
  }

  /// Whether an amount is the difference of two prices: true where the first one is less.
  private func isDifference(_ claim: AmountClaim, _ first: Int, _ second: Int) -> Bool? {
    guard first != second, let one = truth.products[first].price?.hundredths,
      let other = truth.products[second].price?.hundredths, one != other,
      truth.products[first].currency == truth.products[second].currency
    else { return nil }
    if let codes = claim.codes, let currency = truth.products[first].currency, !codes.contains(currency),
      !codes.contains(CurrencyWords.any)
    {
      return nil
    }
    return claim.values.contains { $0.hundredths == abs(one - other) } ? one < other : nil
  }
}
