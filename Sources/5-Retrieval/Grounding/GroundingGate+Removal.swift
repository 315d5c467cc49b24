// SPDX-License-Identifier: Apache-2.0

extension GroundingGate {
  // MARK: Ends

  mutating func endSentence(at end: Int) {
    guard mode != .off else { return }
    for index in pieces.indices.prefix(end) {
      guard case .waits = pieces[index].verdict, !isHeldOver(index) else { continue }
      resolve(index, following: nil)
    }
    settle(upTo: end, isForced: true)
    if let start = sentenceStart, start < end, sentenceHasGap,
      !pieces[start..<end].contains(where: \.isContent) || isPromiseWithoutCondition(start..<end)
    {
      let marker = pieces[start..<end].lastIndex(where: \.isMarker)
      // Of the blanks around the sentence one stays.
      dropsNextBlank = marker != nil || !pieces[start].isGap
      let first = marker.map { $0 + (pieces[min($0 + 1, end - 1)].isGap ? 2 : 1) } ?? start
      for index in min(first, end)..<end where !pieces[index].isNewline { pieces[index].out = "" }
    }
    binding.endSentence()
    sentenceStart = end
    sentenceHasGap = false
  }

  mutating func endLine() {
    guard mode != .off else { return }
    if let start = lineStart, start < pieces.count, lineHasGap, !pieces[start...].contains(where: \.isContent) {
      for index in start..<pieces.count { pieces[index].out = "" }
    }
    binding.endLine()
  }

  /// Carries out what was decided, where enough of what follows is there.
  mutating func settle(upTo limit: Int? = nil, isForced: Bool = false) {
    guard mode != .off else { return }
    for index in pieces.indices.prefix(limit ?? pieces.count) {
      guard case .wrong(let product) = pieces[index].verdict else { continue }
      let next = nextVisible(index)
      guard next != nil || isForced else { break }
      // What stands behind a sign that may go as well says how the gap is closed.
      if let next, !isForced, pieces[next].isSign("),-—:]}>\"") || leadsToMeasure(next), nextVisible(next) == nil {
        break
      }
      settle(index, product, next)
    }
    if let start = sentenceStart, start <= pieces.count, pieces[start...].contains(where: \.isContent),
      !mayBePromise(start)
    {
      sentenceStart = nil
    }
    if let start = lineStart, start <= pieces.count, pieces[start...].contains(where: \.isContent) { lineStart = nil }
  }

  private mutating func settle(_ index: Int, _ product: Int?, _ next: Int?) {
    let piece = pieces[index]
    let following = next.map { pieces[$0] }
    if case .amount(let claim) = piece.mention.kind, let following, isUsers(claim),
      following.has(.bound) || following.isWord && following.mention.kinds.contains(.denying)
    {
      pieces[index].verdict = .keep
      return
    }
    pieces[index].verdict = .settled
    if case .target = piece.mention.kind { bracket = nil }
    let isOther = following?.has(.other) ?? false || next.flatMap(measureEnd) != nil
    if let product, !isOther || piece.kind != .price, let right = replacement(piece, product),
      mayReplace(piece, by: right.by)
    {
      return replace(index, by: right)
    }
    remember(RemovedClaim(piece.kind, text: text(of: piece), replacement: ""))
    sentenceHasGap = true
    lineHasGap = true
    if case .target(let claim) = piece.mention.kind { return leaveOutTarget(index, claim) }
    leaveOut(index, next)
  }

  func text(of piece: Piece) -> String {
    switch piece.mention.kind {
    case .amount: trimmed(piece.mention.raw)
    case .code(let claim): claim.text
    case .link(let claim), .target(let claim): claim.text
    default: piece.mention.raw
    }
  }

  // MARK: Leaving out

  func nextVisible(_ index: Int) -> Int? {
    pieces.indices.dropFirst(index + 1).first { !pieces[$0].isGap && !pieces[$0].isGone }
  }
  func previousVisible(_ index: Int) -> Int? {
    pieces.indices.prefix(index).last { !pieces[$0].isGap && !pieces[$0].isGone }
  }

  /// A link's text stays, its target goes; an image goes whole.
  private mutating func leaveOutTarget(_ index: Int, _ claim: LinkClaim) {
    guard let open = pieces.indices.prefix(index).last(where: { pieces[$0].isSign("[") }) else {
      pieces[index].out = claim.isImage ? "" : "]"
      return
    }
    if claim.isImage || claim.isDefinition {
      let start = open > 0 && pieces[open - 1].isSign("!") ? open - 1 : open
      for position in start...index { pieces[position].out = "" }
      return leaveOut(index, nextVisible(index))
    }
    pieces[open].out = ""
    pieces[index].out = ""
    let isEmpty = pieces[(open + 1)..<index].allSatisfy { $0.isGap || $0.isGone }
    if isEmpty { leaveOut(index, nextVisible(index)) }
  }

  /// Takes a claim out with what leads to it, and mends what is left.
  private mutating func leaveOut(_ index: Int, _ next: Int?) {
    if pieces[index].mention.isMember, pieces[index].kind == .price {
      pieces[index].out = "null"
      return
    }
    pieces[index].out = ""
    var next = next
    var hasPhrase = false
    // Something that led to the claim went with it; the sentence goes on without it.
    var hasLead = false
    var isAside = pieces[index].isStruck
    var bounds: [Int] = []
    dropMeasure(index, &next)
    dropBracket(index, &next)
    if let article = article(index, next) {
      closeGap(index, next)
      pieces[index].out = article + (next == index + 1 || pieces[index + 1].isGone ? " " : "")
      return
    }
    while true {
      let isOver = next.map { pieces[$0].isEnd } ?? true
      guard let left = previousVisible(index), !pieces[left].isMarker, !pieces[left].isNewline,
        !pieces[left].mention.endsSentence
      else {
        hasPhrase = mendBegin(index, &next, hasLead: hasLead)
        break
      }
      let piece = pieces[left]
      if let right = next, encloses(piece, pieces[right]) {
        pieces[left].out = ""
        pieces[right].out = ""
        next = nextVisible(right)
        continue
      }
      if closesWithin(piece, pieces[index].mention.raw) {
        pieces[left].out = ""
        continue
      }
      if piece.isSign(")"), isOver || !pieces[(left + 1)..<index].allSatisfy(\.isGap), let open = currencyBracket(left)
      {
        for position in open...left { pieces[position].out = "" }
        continue
      }
      if joins(left, index) {
        pieces[left].out = ""
        continue
      }
      if piece.isSign("|") {
        if next.map({ pieces[$0].isSign("|") || pieces[$0].isNewline }) ?? true {
          pieces[index].out = "–"
          return
        }
        break
      }
      if piece.isSign(":=#→⇒") || piece.isSign("-—,•/") && (isOver || next.map { pieces[$0].isSign("-—,•/") } ?? true) {
        if piece.isSign(":=#→⇒"), !isLed(left), !isOver { break }
        pieces[left].out = ""
        continue
      }
      if isAnnouncing(left, isOver) {
        pieces[left].out = ""
        continue
      }
      if !isOver, GroundingWords.articles.contains(piece.mention.word), let next, pieces[next].isWord {
        // «is a fiver less»
        guard pieces[next].has(.bound) || GroundingWords.comparatives.contains(pieces[next].mention.word) else { break }
        pieces[left].out = ""
        continue
      }
      // «list: 89, now 72»
      if piece.isSign(":"), let comma = next, pieces[comma].isSign(",") {
        pieces[comma].out = ""
        next = nextVisible(comma)
        break
      }
      // «cost:»
      let isLabel =
        piece.has(.price)
        && pieces[(left + 1)...].first { !$0.isGap }.map { $0.isGone && $0.mention.sign == ":" } ?? false
      if isOver, GroundingWords.negations.contains(piece.mention.word) {
        pieces[left].out = ""
        continue
      }
      if GroundingWords.former.contains(piece.mention.word), !piece.has(.verb) {
        pieces[left].out = ""
        isAside = true
        continue
      }
      if piece.has(.verb) && !isLabel || isContraction(left) {
        if isAside, !isOver { break }
        // «is under an amount …»
        if !piece.has(.price) { for position in bounds { pieces[position].out = pieces[position].mention.raw } }
        // «is $2 cheaper» stays true without the amount.
        if pieces[index].kind == .price, let next, GroundingWords.comparatives.contains(pieces[next].mention.word) {
          break
        }
        pieces[index].out = phrase(piece, pieces[index].kind)
        hasPhrase = true
        break
      }
      // «plus $5 shipping»
      if piece.mention.word == "plus", !isOver { break }
      if piece.has([.lead, .price]) || piece.has(.bound) && (!piece.has(.link) || pieces[index].kind == .price)
        || piece.has(.range) && isOver
      {
        pieces[left].out = ""
        hasLead = true
        if pieces[index].kind == .price, !GroundingWords.between.contains(piece.mention.word),
          piece.has(.bound) || !bounds.isEmpty || piece.mention.word == "than"
        {
          bounds.append(left)
        }
        continue
      }
      // «they come to an amount …»
      if pieces[index].kind == .price, PriceFrameWords.to.contains(piece.mention.word),
        let verb = previousVisible(left),
        pieces[verb].has(.verb)
      {
        pieces[index].out = phrase(pieces[verb], .price)
        hasPhrase = true
      }
      break
    }
    // «for $2 more»
    if hasLead, !hasPhrase, pieces[index].kind == .price, let comparative = next,
      GroundingWords.comparatives.contains(pieces[comparative].mention.word)
    {
      pieces[comparative].out = ""
      next = nextVisible(comparative)
      let left = previousVisible(index).map { pieces[$0] } ?? lastSent
      if left.map({ $0.mention.endsSentence || $0.isNewline || $0.isMarker }) ?? true {
        hasPhrase = mendBegin(index, &next, hasLead: true)
      }
    }
    if hasPhrase { closeLeftGap(index) } else { closeGap(index, next) }
  }

  /// «a forty-five-dollar bag»: the article is the bag's.
  private func article(_ index: Int, _ next: Int?) -> Substring? {
    guard let next, pieces[next].isContent else { return nil }
    let raw = pieces[index].mention.raw
    let first = raw.prefix { $0.isLetter }
    return first.count < raw.count && GroundingWords.articles.contains(first.lowercased()) ? first : nil
  }

  /// The verb of «it's».
  private func isContraction(_ index: Int) -> Bool {
    guard pieces[index].mention.word == "s", index > 1, pieces[index - 1].isSign("'"), !pieces[index - 1].isGone else {
      return false
    }
    return pieces[index - 2].has([.pronoun, .light]) || pieces[index - 2].mention.word == "there"
  }

  /// A bracket that says nothing without the claim goes whole: «(was $60)».
  private mutating func dropBracket(_ index: Int, _ next: inout Int?) {
    guard let right = next, pieces[right].isSign(")"),
      let left = pieces.indices.prefix(index).last(where: { pieces[$0].isSign("(") || pieces[$0].isContent }),
      pieces[left].isSign("(")
    else { return }
    for position in left...right { pieces[position].out = "" }
    next = nextVisible(right)
  }

  /// A word or a sign that announces the claim: «SKU», «Art.-Nr.», «Link:».
  private func isAnnouncing(_ index: Int, _ isOver: Bool) -> Bool {
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
    guard piece.isWord, !piece.has(.verb) else { return false }
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

  /// A sign before the amount, or what joins it to an amount that was left out: «–», «to», «or».
  private func joins(_ left: Int, _ index: Int) -> Bool {
    let piece = pieces[left]
    guard piece.isSign("-—/,~") || piece.has(.range) else { return false }
    let before = pieces.indices.prefix(left).last { !pieces[$0].isGap }
    if let before, pieces[before].isClaim, pieces[before].isLeftOut { return true }
    return piece.isSign("-") && left + 1 == index && (left == 0 || pieces[left - 1].isGap)
  }

  /// A noun that the colon belongs to stands before it: «Price:».
  private func isLed(_ index: Int) -> Bool {
    previousVisible(index).map { pieces[$0].has([.price, .label, .link]) } ?? false
  }

  /// The bracket that a piece opens is closed within the claim.
  private func closesWithin(_ piece: Piece, _ raw: String) -> Bool {
    piece.isSign("(") && raw.contains(")") && !raw.contains("(")
      || piece.isSign("[") && raw.contains("]") && !raw.contains("[")
  }

  private func encloses(_ left: Piece, _ right: Piece) -> Bool {
    left.isSign("(") && right.isSign(")") || left.isSign("[") && right.isSign("]")
      || left.isSign("{") && right.isSign("}")
      || left.isSign("<") && right.isSign(">")
      || left.isSign("\"") && right.isSign("\"")
  }

  /// Nothing visible stands before it in its sentence, or what does was sent already.
  private mutating func mendBegin(_ index: Int, _ next: inout Int?, hasLead: Bool) -> Bool {
    if previousVisible(index) == nil, let sent = lastSent, !sent.isNewline, !sent.mention.endsSentence, !sent.isMarker {
      guard sent.has(.verb), !isBeforeComparative(index, next) else { return false }
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
    guard pieces[right].isWord, pieces[index].kind != .link else { return false }
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

  private func isBeforeComparative(_ index: Int, _ next: Int?) -> Bool {
    pieces[index].kind == .price && next.map { GroundingWords.comparatives.contains(pieces[$0].mention.word) } ?? false
  }

  /// The word begins a sentence.
  private mutating func capitalize(_ index: Int) {
    guard pieces[index].isWord else { return }
    let word = pieces[index].out
    pieces[index].out = word.prefix(1).uppercased() + word.dropFirst()
  }

  /// The bracket that closes here and holds a currency alone: «Price (USD): …». Where it opens.
  private func currencyBracket(_ close: Int) -> Int? {
    guard let open = pieces.indices.prefix(close).last(where: { pieces[$0].isSign("(") }), close - open <= 4,
      let inside = pieces[(open + 1)..<close].first(where: { !$0.isGap }), open > 0
    else { return nil }
    let isCurrency =
      inside.mention.isPlain
      && (inside.mention.atomKind == .currency
        || CurrencyWords.codes.contains(inside.mention.raw))
    return isCurrency && pieces[(open + 1)..<close].count { !$0.isGap } == 1 ? open : nil
  }

  private func phrase(_ verb: Piece?, _ kind: RemovedClaim.Kind) -> String {
    GroundingPhrases.phrase(for: kind, language: language(of: verb))
  }

  private func language(of verb: Piece?) -> String {
    guard let word = verb?.mention.word else { return truth.language }
    return VerbLanguages.language(of: word, preferred: truth.language)
  }
}
