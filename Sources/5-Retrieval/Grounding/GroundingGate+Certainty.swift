// SPDX-License-Identifier: Apache-2.0

/// Whether a sentence says that an amount *is the price* of its product: only then may the right price take its place.
///
/// «12 instalments of $4», «$30 dearer», «a deposit of $15» say something else of the product, and with its price in
/// that place they would be false. So nothing but words of price, verbs of being and words without a meaning of their
/// own may stand between the product and the amount, nor may the amount belong to what stands behind it.
extension GroundingGate {
  /// A word that makes an amount beside it something else than a price, as far as that is known without its meaning.
  func isForeign(_ piece: Piece) -> Bool {
    guard piece.isWord else { return false }
    let word = piece.mention.word
    // A word of the products' names goes on with a name, and «one» stands for it: «the Makita drill», «the 500 one».
    return piece.isContent && !piece.mention.marks.contains(.known)
      && piece.mention.kinds.isDisjoint(with: [.selling, .filling, .present, .roughly, .forWord, .with, .you])
      && word.utf8.count > 1 && !isOfNames(word)
  }

  /// Whether a word is one of the names of what the sentence speaks of: «lamp» behind a chair's name is another thing.
  private func isOfNames(_ word: String) -> Bool {
    guard let places = truth.nameWords[word] else { return false }
    let spoken = binding.group.joined()
    return spoken.isEmpty || places.contains { spoken.contains(truth.nameOwners[$0.name]) }
  }

  /// A word for money beside a price: «save», «deposit», «a month».
  func isOfOtherMoney(_ piece: Piece) -> Bool {
    piece.isWord
      && (piece.has(.other) || GroundingWords.isCompoundOfPrice(piece.mention.word)
        || piece.mention.kinds.contains(.charge)
        || piece.mention.marks.contains(.otherMoney))
  }

  /// A word between the amount and the name behind it: «$39 for the Lamp», «for $39 you get the Lamp».
  private func leadsToName(_ piece: Piece) -> Bool {
    piece.isGap || piece.isGone || piece.isSign("\"*_[(-—:|")
      || piece.isWord && !isForeign(piece) && !isOfOtherMoney(piece) && !piece.has(.bound)
  }

  /// - Parameter end: the place of the name.
  func isPriceOfWhatFollows(_ index: Int, _ end: Int) -> Bool {
    guard pieces[index].isSaidPlainly, index < end else { return false }
    if pieces[index].isHeldOver { return true }
    var between = pieces[(index + 1)..<end]
    let before = pieces.prefix(index).last { !$0.isGap }
    let isLed = before.map { $0.mention.kinds.contains(.forWord) || GroundingWords.forWords.contains($0.mention.word) }
    if isLed ?? false, let first = between.firstIndex(where: { !$0.isGap }), between[first].isSign(",") {
      between = between[(first + 1)...]
    }
    return between.allSatisfy(leadsToName)
  }

  /// «$34 for the Bag»
  func isForWhatFollows(_ between: ArraySlice<Piece>) -> Bool {
    between.contains { $0.mention.kinds.contains(.forWord) } && between.allSatisfy(leadsToName)
  }

  /// Whether a wrong identifier is said to be the shop's own number: no EAN, ISBN or number of the maker.
  func isNumberOfShop(_ index: Int) -> Bool {
    let label = pieces.prefix(index).last { $0.has(.label) }
    return label.map { !JSONKey.numbersOfOthers.contains($0.mention.word) } ?? true
  }

  /// Nothing that stands right behind the amount makes it something else: no «extra», «dearer», «a month», «€ Pfand».
  func isPriceByWhatFollows(_ next: Int?) -> Bool {
    guard let next, !pieces[next].isEnd else { return true }
    let piece = pieces[next]
    guard piece.isWord else {
      if case .plain = piece.mention.kind { return !piece.isSign("/+%") }
      return true
    }
    if isOfOtherMoney(piece) { return false }
    let word = piece.mention.word
    if piece.mention.kinds.contains(.present) || piece.has(.verb) { return true }
    return piece.has([.connective, .range]) && !PriceFrameWords.each.contains(word)
      && !PriceFrameWords.prepositions.contains(word) && !GroundingWords.articles.contains(word)
      && !PriceFrameWords.including.contains(word)
  }
}
