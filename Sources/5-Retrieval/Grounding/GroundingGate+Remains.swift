// SPDX-License-Identifier: Apache-2.0

/// Mends sentences that lost an amount: an object for a verb that needs one, and words that say nothing by themselves.
extension GroundingGate {
  /// What stands in the amount's place where the word before it needs an object.
  func object(_ left: Int, _ index: Int) -> String? {
    guard pieces[index].kind == .price else { return nil }
    let last = pieces[left]
    if isTimes(left) || takesAmount(last) { return phrase(last, .price) }
    guard last.isWord, let before = piece(before: left), before.isWord else { return nil }
    let word = last.mention.word
    // «sets you back 45», «sets you back a good 45»
    if word == "back", before.mention.kinds.contains(.you) { return phrase(last, .price) }
    // «you're at 704», «that puts you at 878», «call it 220»
    if word == "at", before.mention.kinds.contains(.you) || before.mention.word == "re" { return phrase(last, .price) }
    if word == "it", before.mention.word == "call" { return phrase(last, .price) }
    // «sparst du 45 €»
    if last.mention.kinds.contains(.you), takesAmount(before) { return phrase(before, .price) }
    // «leaves you with $45»
    if word == "with", before.mention.kinds.contains(.you) { return phrase(last, .price) }
    // «they come to $45», «sells for $45»
    if PriceFrameWords.to.contains(word),
      PriceFrameWords.summing.contains(before.mention.word)
        || Self.prices.contains(word) && Self.sellings.contains(before.mention.word)
    {
      return phrase(last, .price)
    }
    // «bags start at $45», «zaczynają się od 45»
    guard PriceFrameWords.to.contains(word) || PriceFrameWords.from.contains(word) || Self.starts.contains(word) else {
      return nil
    }
    let isReflexive = Self.reflexives.contains(before.mention.word)
    guard let verb = isReflexive ? previousVisible(left).flatMap({ piece(before: $0) }) : before, verb.isWord,
      PriceFrameWords.opens(verb.mention.word), verb.mention.roles.isEmpty
    else { return nil }
    return GroundingPhrases.price(behind: language(of: last))
  }

  /// Goes with an amount that comes, or needs it.
  func awaitsAmount(_ piece: Piece) -> Bool {
    if piece.isSign("×") { return true }
    guard piece.isWord else { return false }
    let word = piece.mention.word
    return word == "x" || VerbLanguages.takesAmount(word) || PriceFrameWords.opens(word)
      || PriceFrameWords.summing.contains(word) || PriceFrameWords.steads.contains(word) || Self.eachs.contains(word)
      || Self.conclusions.contains(word) || Self.reflexives.contains(word)
      || Self.places.contains(word) || word == "back" || PriceFrameWords.heights.contains(word)
      || Self.judgements.contains(word) || Self.danglers.contains(word) || word == "it"
  }

  /// The visible piece before another, whether or not the client has it already.
  private func piece(before index: Int) -> Piece? { previousVisible(index).map { pieces[$0] } ?? lastSent }

  private static let prices: Set<String> = ["at", "from", "for"]
  private static let sellings: Set<String> = ["go", "goes", "going", "priced", "sell", "sells", "retails"]
  private static let starts: Set<String> = ["at", "bei", "bij", "en", "por"]
  /// Before a word for a stead: «au lieu de».
  static let places: Set<String> = ["in", "en", "au"]
  private static let reflexives: Set<String> = ["się", "sich", "se", "si"]

  /// «you save», «2 ×»
  private func takesAmount(_ piece: Piece) -> Bool {
    piece.isWord && VerbLanguages.takesAmount(piece.mention.word)
  }

  private func isTimes(_ index: Int) -> Bool {
    guard pieces[index].isSign("×") || pieces[index].mention.word == "x" else { return false }
    return piece(before: index).map { !$0.isEnd } ?? false
  }

  /// A word or a sign before the amount that says nothing without it: «=», «, so», «je», «a flat», «down to».
  mutating func goes(_ left: Int, _ index: Int, _ isOver: Bool) -> Bool {
    guard pieces[index].kind == .price else { return false }
    let piece = pieces[left]
    if piece.isSign("=") { return true }
    guard piece.isWord else { return false }
    let word = piece.mention.word
    if PriceFrameWords.of.contains(word) || word == "than", let stead = previousVisible(left),
      PriceFrameWords.steads.contains(pieces[stead].mention.word)
    {
      return true
    }
    if isOver, Self.conclusions.contains(word) || Self.eachs.contains(word) || Self.danglers.contains(word) {
      return true
    }
    if !isOver, piece.has(.range), PriceFrameWords.to.contains(word), let verb = previousVisible(left),
      PriceFrameWords.falling.contains(pieces[verb].mention.word)
    {
      return true
    }
    // «in the low 300s»: the article and the preposition are the sum's.
    if PriceFrameWords.heights.contains(word) {
      if let article = previousVisible(left), GroundingWords.articles.contains(pieces[article].mention.word) {
        pieces[article].out = ""
      }
      if let inside = previousVisible(left), PriceFrameWords.inside.contains(pieces[inside].mention.word) {
        pieces[inside].out = ""
      }
      return true
    }
    // «costs a flat 7»
    if isOver, Self.judgements.contains(word), let article = previousVisible(left), pieces[article].mention.word == "a"
    {
      pieces[article].out = ""
      return true
    }
    return false
  }

  private static let judgements: Set<String> = ["flat", "good", "cool", "mere", "modest", "hefty", "whopping", "steep"]
  /// Prepositions that no sentence ends with, and that are no verbs' particles.
  private static let danglers: Set<String> = ["con", "naar", "op", "na", "po", "по", "на"]
  private static let conclusions = PriceTalkWords.words(
    "so also donc entonces quindi dus więc zatem отже тож значит поэтому namely i.e")
  private static let eachs: Set<String> = ["je", "jeweils", "each", "cada", "chacun"]

  /// «the same price: $45», «a list price of $45 but»: the noun is what is left to say.
  func staysAsNoun(_ left: Int, _ index: Int, _ isOver: Bool) -> Bool {
    let piece = pieces[left]
    // «with a budget of 45»
    if pieces[index].kind == .price, PriceFrameWords.budgets.contains(piece.mention.word),
      let before = self.piece(before: left),
      GroundingWords.articles.contains(before.mention.word)
    {
      return true
    }
    guard pieces[index].kind == .price, piece.has(.price), !piece.has(.verb), let before = self.piece(before: left)
    else {
      return false
    }
    if PriceTalkWords.same.contains(before.mention.word) { return true }
    let lead = pieces[(left + 1)...].first { !$0.isGap }
    return !isOver && before.isContent
      && lead.map { $0.isGone && PriceFrameWords.of.contains($0.mention.word) } ?? false
  }

  /// «No, 45.»: what answers a question stays.
  func isReply(_ left: Int) -> Bool {
    guard pieces[left].mention.kinds.contains(.reply) else { return false }
    return piece(before: left).map { $0.mention.endsSentence || $0.isNewline } ?? true
  }

  /// The verb of «cheaper than it was»
  func isOfComparison(_ verb: Int) -> Bool {
    pieces.prefix(verb).filter { !$0.isGap && !$0.isGone }.suffix(2).contains { $0.mention.kinds.contains(.than) }
  }

  /// «es» is no verb in German.
  func isVerb(_ piece: Piece) -> Bool { piece.has(.verb) && !(piece.mention.word == "es" && truth.language == "de") }

  /// «45 each.»
  mutating func dropEach(_ index: Int, _ next: inout Int?) {
    guard pieces[index].kind == .price, let each = next, isEach(each),
      nextVisible(each).map({ pieces[$0].isEnd }) ?? true
    else { return }
    pieces[each].out = ""
    next = nextVisible(each)
  }

  func isEach(_ index: Int) -> Bool {
    pieces[index].isWord && MentionFinder.apiece.contains(pieces[index].mention.word)
  }
}
