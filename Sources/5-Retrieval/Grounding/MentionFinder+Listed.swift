// SPDX-License-Identifier: Apache-2.0

/// Products that one word of their names, or digits alone, stand for.
extension MentionFinder {
  /// «Chair 189, lamp 39»: behind an amount and a comma, before a number.
  mutating func isInPriceList() -> Bool {
    // «Chair 189, lamp 39», from its begin on.
    if state.isLineStart || "\n.!?:".unicodeScalars.contains(state.lastSign) {
      return isHeadOfList(0)
    }
    guard ",;/".unicodeScalars.contains(state.lastSign) || PriceFrameWords.joining.contains(state.lastWord),
      let number = state.trail.tokens.dropLast().last,
      number == SentenceTrail.amount
        || number == SentenceTrail.number && state.trail.tokens.contains(SentenceTrail.amount)
    else { return false }
    return isHeadOfList(0)
  }

  /// The product that alone has a word in its name.
  func listed(_ word: Atom) -> [Int]? {
    guard isContent(word), let places = truth.nameWords[word.lower] else {
      return truth.headOwners[word.lower].flatMap { $0.count == 1 ? $0 : nil }
    }
    let products = owners(places)
    return products.count == 1 ? products : nil
  }

  /// A word that only one product's name has, and a number or a currency right behind it.
  mutating func isHeadOfList(_ offset: Int) -> Bool {
    guard let word = peek(offset), listed(word) != nil else { return false }
    var next = gapEnd(offset + 1)
    if let sign = peek(next), ":-(".unicodeScalars.contains(sign.sign), sign.kind == .punctuation {
      next = gapEnd(next + 1)
    }
    return next > offset + 1 && (peek(next)?.kind == .digits || peek(next)?.kind == .currency)
  }

  /// «1984», where a book is called so.
  mutating func isTitle(_ atom: Atom, _ start: Int) -> Bool {
    guard atom.kind == .digits, atom.text.utf8.count > 3, !state.isPriceDirect else { return false }
    return currencyBehind(start + 1) == nil && !isFollowedByUnit(NumberMatch(end: start + 1), isInch: true)
  }

  /// «the Pack»: a word for a number of pieces as well.
  func isThing(_ atom: Atom) -> Bool {
    truth.language == "en" && GroundingWords.roles(atom.lower) == .unit && state.lastSign != "0"
  }

  /// «Bag? $34.», «Bag: 34»: of the word that begins here something is said right away.
  mutating func isListHead(_ offset: Int) -> Bool {
    let next = gapEnd(offset + 1)
    guard let atom = peek(next) else { return false }
    if atom.kind == .punctuation { return "?:(".unicodeScalars.contains(atom.sign) }
    return next > offset + 1 && (atom.kind == .digits || atom.kind == .currency)
  }
}
