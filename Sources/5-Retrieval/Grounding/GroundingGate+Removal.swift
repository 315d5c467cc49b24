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
      if let next, !isForced, pieces[next].isSign("),-—:]}>\"") || leadsToMeasure(next) || isEach(next),
        nextVisible(next) == nil
      {
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
    let isCertain =
      switch piece.kind {
      case .price: piece.isSaidPlainly && !isOther && (piece.isLedToName || isPriceByWhatFollows(next))
      case .link: piece.isSaidPlainly
      case .sku: isNumberOfShop(index)
      }
    if let product, isCertain, let right = replacement(piece, product),
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
    // «cheaper than it was, $45»: the verb is not the amount's.
    var hasComma = false
    var bounds: [Int] = []
    dropMeasure(index, &next)
    dropEach(index, &next)
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
        hasPhrase = mendBegin(index, &next, hasLead: hasLead || isAside)
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
      if let object = object(left, index) {
        pieces[index].out = object
        hasPhrase = true
        break
      }
      if goes(left, index, isOver) {
        pieces[left].out = ""
        hasLead = true
        continue
      }
      if staysAsNoun(left, index, isOver) { break }
      if piece.isSign("|") {
        if next.map({ pieces[$0].isSign("|") || pieces[$0].isNewline }) ?? true {
          pieces[index].out = "–"
          return
        }
        break
      }
      if piece.isSign(":=#→⇒") || piece.isSign("-—,•/") && (isOver || next.map { pieces[$0].isSign("-—,•/") } ?? true) {
        if piece.isSign(":=#→⇒"), !isLed(left), !isOver {
          // «the Bag: $45 / the Pack: …»
          guard piece.isSign(":"), let next, pieces[next].isSign("/") || isBeforeComma(next) else { break }
        }
        hasComma = hasComma || piece.isSign(",")
        pieces[left].out = ""
        continue
      }
      if isPlace(left, index, next) {
        pieces[left].out = ""
        hasLead = true
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
      if isOver, GroundingWords.negations.contains(piece.mention.word), !isReply(left) {
        pieces[left].out = ""
        continue
      }
      if PriceFrameWords.steads.contains(piece.mention.word) || GroundingWords.former.contains(piece.mention.word),
        !piece.has(.verb)
      {
        pieces[left].out = ""
        // «in place of», «en vez de», «au lieu de»
        if PriceFrameWords.steads.contains(piece.mention.word), let before = previousVisible(left),
          Self.places.contains(pieces[before].mention.word)
        {
          pieces[before].out = ""
        }
        isAside = true
        continue
      }
      if isVerb(piece) && !isLabel || isContraction(left, isOver || next.map { pieces[$0].isSign(",") } ?? false) {
        if hasComma, isOfComparison(left) { break }
        if isAside, !isOver { break }
        // «is at $45 the cheapest»
        if hasLead, pieces[index].kind == .price, let next, !isOver,
          GroundingWords.articles.contains(pieces[next].mention.word), isLedByPreposition(left, index)
        {
          break
        }
        // «is under an amount …»
        if !piece.has(.price) {
          if !bounds.isEmpty {
            for position in (left + 1)..<index { pieces[position].out = pieces[position].mention.raw }
          }
        }
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
      if piece.has([.lead, .price])
        || piece.has(.bound) && (pieces[index].kind == .price || pieces[index].kind == .sku && !piece.has(.link))
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
      // «costs a little less than»
      if isOver, !bounds.isEmpty, PriceFrameWords.slightly.contains(piece.mention.word) {
        pieces[left].out = ""
        continue
      }
      // «is discounted by an amount …»: the word needs one.
      if isOver, pieces[index].kind == .price, PriceFrameWords.dangling.contains(piece.mention.word) {
        pieces[index].out = phrase(nil, .price)
        hasPhrase = true
        break
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
    // «for $2 more»; no «is about $2 cheaper»
    if hasLead, !hasPhrase, !(previousVisible(index).map { isVerb(pieces[$0]) } ?? false), pieces[index].kind == .price,
      let comparative = next,
      GroundingWords.comparatives.contains(pieces[comparative].mention.word)
    {
      pieces[comparative].out = ""
      next = nextVisible(comparative)
      let left = previousVisible(index).map { pieces[$0] } ?? lastSent
      if left.map({ $0.mention.endsSentence || $0.isNewline || $0.isMarker }) ?? true {
        hasPhrase = mendBegin(index, &next, hasLead: true)
      }
    }
    // «If $50 is too much»: the verb needs a subject.
    if !hasPhrase, !hasLead, bounds.isEmpty, pieces[index].kind == .price, let verb = next, pieces[verb].has(.verb),
      !pieces[verb].has(.price), !isAside,
      let left = previousVisible(index).map({ pieces[$0] }) ?? lastSent, left.isWord, !left.mention.endsSentence
    {
      pieces[index].out = phrase(pieces[verb], .price)
      hasPhrase = true
    }
    if hasPhrase { closeLeftGap(index) } else { closeGap(index, next) }
  }
}
