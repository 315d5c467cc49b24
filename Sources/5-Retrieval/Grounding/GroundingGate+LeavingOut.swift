// SPDX-License-Identifier: Apache-2.0

/// What goes with a claim that is left out, and how the sentence around it is mended.
extension GroundingGate {
  /// «a forty-five-dollar bag»: the article is the bag's.
  func article(_ index: Int, _ next: Int?) -> Substring? {
    guard let next, pieces[next].isContent, !pieces[next].has([.bound, .other]),
      !GroundingWords.comparatives.contains(pieces[next].mention.word)
    else { return nil }
    let raw = pieces[index].mention.raw
    let first = raw.prefix { $0.isLetter }
    return first.count < raw.count && GroundingWords.articles.contains(first.lowercased()) ? first : nil
  }

  /// The verb of «it's».
  func isContraction(_ index: Int, _ isOver: Bool) -> Bool {
    // «gibt's»
    guard truth.language != "de", pieces[index].mention.word == "s",
      let sign = index > 0 ? pieces[index - 1] : lastSent, sign.isSign("'"), !sign.isGone
    else {
      return false
    }
    guard index > 1 else { return isOver }
    return isOver || pieces[index - 2].has([.pronoun, .light]) || pieces[index - 2].mention.word == "there"
  }

  /// A bracket that says nothing without the claim goes whole: «(was $60)».
  mutating func dropBracket(_ index: Int, _ next: inout Int?) {
    guard let right = next, pieces[right].isSign(")"),
      let left = pieces.indices.prefix(index).last(where: { pieces[$0].isSign("(") || pieces[$0].isContent }),
      pieces[left].isSign("(")
    else { return }
    for position in left...right { pieces[position].out = "" }
    next = nextVisible(right)
  }

  /// A word or a sign that announces the claim: «SKU», «Art.-Nr.», «Link:».
  func isAnnouncing(_ index: Int, _ isOver: Bool) -> Bool {
    let piece = pieces[index]
    if piece.isSign("."), isOver, !piece.mention.endsSentence, let word = previousVisible(index), pieces[word].isWord,
      FinderState.abbreviations.contains(pieces[word].mention.word)
    {
      return true
    }
    if piece.isWord, isOver, FinderState.abbreviations.contains(piece.mention.word),
      let dot = pieces[(index + 1)...].first, dot.isGone, dot.mention.sign == "."
    {
      return true
    }
    if piece.isSign(".-") {
      guard let word = previousVisible(index), pieces[word].isWord || pieces[word].isSign("."),
        !piece.mention.endsSentence
      else { return false }
      if pieces[word].isSign(".") { return isAnnouncing(word, isOver) }
      return
        (GroundingWords.numbers.contains(pieces[word].mention.word)
        || GroundingWords.items.contains(pieces[word].mention.word) || pieces[word].has(.label))
    }
    guard piece.isWord, !piece.has(.verb), !isReply(index) else { return false }
    if piece.has(.label) { return true }
    let before = pieces.indices.dropFirst(index + 1).first { !pieces[$0].isGap }.map { pieces[$0] }
    if piece.has(.link) { return isOver || before?.mention.sign == ":" }
    // «Article 12345», «Part #12345»
    if GroundingWords.items.contains(piece.mention.word), pieces.last(where: \.isClaim)?.kind == .sku,
      pieces[(index + 1)...].first(where: { !$0.isGap && !$0.isSign("#.") })?.isGone ?? false
    {
      return true
    }
    let next = pieces.indices.dropFirst(index + 1).first { pieces[$0].isWord || pieces[$0].isClaim }
    if GroundingWords.numbers.contains(piece.mention.word) { return true }
    return GroundingWords.items.contains(piece.mention.word)
      && next.map { GroundingWords.numbers.contains(pieces[$0].mention.word) } ?? false
  }

  /// «is at», «ist mit»: a preposition that was left out parts the verb from the amount.
  func isLedByPreposition(_ verb: Int, _ index: Int) -> Bool {
    pieces[(verb + 1)..<index].contains {
      $0.isGone && $0.isWord && PriceFrameWords.prepositions.contains($0.mention.word)
    }
  }

  /// What leads to a place of which the address is left out: «cheaper at», «sold on».
  func isPlace(_ left: Int, _ index: Int, _ next: Int?) -> Bool {
    guard pieces[index].kind == .link, pieces[left].isWord, Self.wheres.contains(pieces[left].mention.word) else {
      return false
    }
    return next.map { pieces[$0].isEnd || pieces[$0].isSign(",") || !pieces[$0].isContent } ?? true
  }

  /// «deposit: 50, rest …», and no «list: 89, now 72»
  func isBeforeComma(_ next: Int) -> Bool {
    guard pieces[next].isSign(","), let word = nextVisible(next), pieces[word].isWord else { return false }
    return !GroundingWords.present.contains(pieces[word].mention.word)
  }

  private static let wheres: Set<String> = [
    "at", "on", "via", "from", "bei", "auf", "unter", "über", "sur", "chez", "en", "su", "presso", "bij", "op", "na",
    "w", "на", "в",
  ]

  /// A sign before the amount, or what joins it to an amount that was left out: «–», «to», «or».
  func joins(_ left: Int, _ index: Int) -> Bool {
    let piece = pieces[left]
    guard piece.isSign("-—/,~") || piece.has(.range) else { return false }
    let before = pieces.indices.prefix(left).last { !pieces[$0].isGap }
    if let before, pieces[before].isClaim, pieces[before].isLeftOut { return true }
    return piece.isSign("-") && left + 1 == index && (left == 0 || pieces[left - 1].isGap)
  }

  /// A noun that the colon belongs to stands before it: «Price:».
  func isLed(_ index: Int) -> Bool {
    previousVisible(index).map { pieces[$0].has([.price, .label, .link]) } ?? false
  }

  /// The bracket that a piece opens is closed within the claim.
  func closesWithin(_ piece: Piece, _ raw: String) -> Bool {
    piece.isSign("(") && raw.contains(")") && !raw.contains("(")
      || piece.isSign("[") && raw.contains("]") && !raw.contains("[")
  }

  func encloses(_ left: Piece, _ right: Piece) -> Bool {
    left.isSign("(") && right.isSign(")") || left.isSign("[") && right.isSign("]")
      || left.isSign("{") && right.isSign("}")
      || left.isSign("<") && right.isSign(">")
      || left.isSign("\"") && right.isSign("\"")
  }

  /// Nothing visible stands before it in its sentence, or what does was sent already.
  mutating func mendBegin(_ index: Int, _ next: inout Int?, hasLead: Bool) -> Bool {
    if previousVisible(index) == nil, let sent = lastSent, !sent.isNewline, !sent.mention.endsSentence, !sent.isMarker {
      guard sent.has(.verb) || VerbLanguages.takesAmount(sent.mention.word), !isBeforeComparative(index, next) else {
        return false
      }
      pieces[index].out = phrase(sent, pieces[index].kind)
      return true
    }
    guard let right = next else { return false }
    if pieces[right].isSign("-—:,") {
      pieces[right].out = ""
      for position in pieces.indices.dropFirst(right + 1) {
        guard pieces[position].isGap, pieces[position].mention.atomKind == .blank else { break }
        pieces[position].out = ""
      }
      next = nextVisible(right)
      if let next { capitalize(next) }
      return false
    }
    guard pieces[right].isWord else { return false }
    if pieces[index].kind == .link {
      if hasLead { capitalize(right) }
      return false
    }
    // «$2 less than the Bag»
    if isBeforeComparative(index, next) {
      capitalize(right)
      return false
    }
    if pieces[index].kind == .sku, !pieces[right].has(.verb) { return false }
    // «Under $50 I can offer …»
    if hasLead, !pieces[right].has(.verb) {
      capitalize(right)
      return false
    }
    let phrase = phrase(nil, pieces[index].kind)
    pieces[index].out = phrase.prefix(1).uppercased() + phrase.dropFirst() + (right == index + 1 ? " " : "")
    return true
  }

  func isBeforeComparative(_ index: Int, _ next: Int?) -> Bool {
    pieces[index].kind == .price && next.map { GroundingWords.comparatives.contains(pieces[$0].mention.word) } ?? false
  }

  /// The word begins a sentence.
  mutating func capitalize(_ index: Int) {
    guard pieces[index].isWord else { return }
    let word = pieces[index].out
    pieces[index].out = word.prefix(1).uppercased() + word.dropFirst()
  }

  /// The bracket that closes here and holds a currency alone: «Price (USD): …». Where it opens.
  func currencyBracket(_ close: Int) -> Int? {
    guard let open = pieces.indices.prefix(close).last(where: { pieces[$0].isSign("(") }), close - open <= 4,
      let inside = pieces[(open + 1)..<close].first(where: { !$0.isGap }), open > 0
    else { return nil }
    let isCurrency =
      inside.mention.isPlain
      && (inside.mention.atomKind == .currency
        || CurrencyWords.codes.contains(inside.mention.raw))
    return isCurrency && pieces[(open + 1)..<close].count { !$0.isGap } == 1 ? open : nil
  }

  func phrase(_ verb: Piece?, _ kind: RemovedClaim.Kind) -> String {
    GroundingPhrases.phrase(for: kind, language: language(of: verb))
  }

  func language(of verb: Piece?) -> String {
    guard let word = verb?.mention.word else { return truth.language }
    return VerbLanguages.language(of: word, preferred: truth.language)
  }
}
