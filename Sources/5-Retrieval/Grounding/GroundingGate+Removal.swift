// SPDX-License-Identifier: Apache-2.0

extension GroundingGate {
  // MARK: Ends

  mutating func endSentence(at end: Int) {
    guard mode != .off else { return }
    for index in pieces.indices.prefix(end) {
      if case .waits = pieces[index].verdict { resolve(index, following: nil) }
    }
    settle(upTo: end, isForced: true)
    if let start = sentenceStart, start < end, sentenceHasGap, !pieces[start..<end].contains(where: \.isContent) {
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
      settle(index, product, next)
    }
    if let start = sentenceStart, start <= pieces.count, pieces[start...].contains(where: \.isContent) {
      sentenceStart = nil
    }
    if let start = lineStart, start <= pieces.count, pieces[start...].contains(where: \.isContent) { lineStart = nil }
  }

  private mutating func settle(_ index: Int, _ product: Int?, _ next: Int?) {
    let piece = pieces[index]
    let following = next.map { pieces[$0] }
    if case .amount(let claim) = piece.mention.kind, let following, following.has(.bound), isUsers(claim) {
      pieces[index].verdict = .keep
      return
    }
    pieces[index].verdict = .settled
    if case .target = piece.mention.kind { bracket = nil }
    let isOther = following?.has(.other) ?? false
    if let product, !isOther || piece.kind != .price, let right = replacement(piece, product),
      mayReplace(piece, by: right.by)
    {
      remember(RemovedClaim(piece.kind, text: text(of: piece), replacement: right.by))
      pieces[index].isReplaced = true
      defer { setApart(index) }
      pieces[index].out = right.out
      return
    }
    remember(RemovedClaim(piece.kind, text: text(of: piece), replacement: ""))
    sentenceHasGap = true
    lineHasGap = true
    if case .target(let claim) = piece.mention.kind { return leaveOutTarget(index, claim) }
    leaveOut(index, next)
  }

  /// A value that took another's place does not run into what stands beside it.
  private mutating func setApart(_ index: Int) {
    let out = pieces[index].out
    func isWord(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil || CurrencyWords.signs[$0] != nil }
        ?? false
    }
    let before = pieces.indices.prefix(index).last { !pieces[$0].isGone }.map { pieces[$0].out } ?? lastSent?.out ?? ""
    let after = pieces.indices.dropFirst(index + 1).first { !pieces[$0].isGone }.map { pieces[$0].out } ?? ""
    let starts = isWord(out.unicodeScalars.first) && isWord(before.unicodeScalars.last)
    var ends = isWord(out.unicodeScalars.last) && isWord(after.unicodeScalars.first)
    // A sign between the link and a word would be read as a part of it.
    let following = pieces.dropFirst(index + 1).filter { !$0.isGone }.prefix(2).map(\.out)
    if case .link = pieces[index].mention.kind, let first = following.first?.unicodeScalars.first,
      !first.properties.isWhitespace, !")]>\"|*`".unicodeScalars.contains(first)
    {
      let second = following.last?.unicodeScalars.first
      ends = ends || following.count > 1 && !(second?.properties.isWhitespace ?? true)
    }
    pieces[index].out = (starts ? " " : "") + out + (ends ? " " : "")
  }

  private func text(of piece: Piece) -> String {
    switch piece.mention.kind {
    case .amount: trimmed(piece.mention.raw)
    case .code(let claim): claim.text
    case .link(let claim), .target(let claim): claim.text
    default: piece.mention.raw
    }
  }

  private func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }

  // MARK: Right values

  private func replacement(_ piece: Piece, _ index: Int) -> (out: String, by: String)? {
    let product = truth.products[index]
    switch piece.mention.kind {
    case .amount(let claim):
      guard !product.priceText.isEmpty else { return nil }
      let isSameCurrency = claim.codes.map { codes in product.currency.map(codes.contains) ?? true } ?? true
      let number = claim.hasComma ? withComma(product.priceText) : product.priceText
      let marks = claim.number.filter { "*_~`".contains($0) }
      if isSameCurrency, claim.isPlainNumber {
        let out = claim.before + number + marks + claim.after
        return (out, trimmed(out))
      }
      let out = product.currency.map { "\(product.priceText) \($0)" } ?? product.priceText
      return (out + marks, out)
    case .code: return product.sku.isEmpty ? nil : (product.sku, product.sku)
    case .link(let claim):
      guard let url = claim.isImage ? product.imageURL : product.url else { return nil }
      return (url, url)
    case .target(let claim):
      guard let url = claim.isImage ? product.imageURL : product.url else { return nil }
      if claim.title == "]:" { return ("]: " + url, url) }
      return ("](" + url + ")", url)
    default: return nil
    }
  }

  private func withComma(_ number: String) -> String { String(number.map { $0 == "." ? "," : $0 }) }

  // MARK: Leaving out

  private func nextVisible(_ index: Int) -> Int? {
    pieces.indices.dropFirst(index + 1).first { !pieces[$0].isGap && !pieces[$0].isGone }
  }
  private func previousVisible(_ index: Int) -> Int? {
    pieces.indices.prefix(index).last { !pieces[$0].isGap && !pieces[$0].isGone }
  }

  /// A link's text stays, its target goes; an image goes whole.
  private mutating func leaveOutTarget(_ index: Int, _ claim: LinkClaim) {
    guard let open = pieces.indices.prefix(index).last(where: { pieces[$0].isSign("[") }) else {
      pieces[index].out = claim.isImage ? "" : "]"
      return
    }
    if claim.isImage || claim.title == "]:" {
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
    pieces[index].out = ""
    var next = next
    var hasPhrase = false
    dropBracket(index, &next)
    while true {
      let isOver = next.map { pieces[$0].isEnd } ?? true
      guard let left = previousVisible(index), !pieces[left].isMarker, !pieces[left].isNewline,
        !pieces[left].mention.endsSentence
      else {
        hasPhrase = mendBegin(index, &next)
        break
      }
      let piece = pieces[left]
      if let right = next, encloses(piece, pieces[right]) {
        pieces[left].out = ""
        pieces[right].out = ""
        next = nextVisible(right)
        continue
      }
      if piece.isSign("("), pieces[index].mention.raw.contains(")"), !pieces[index].mention.raw.contains("(") {
        pieces[left].out = ""
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
      if piece.isSign(":=#") || piece.isSign("-—,•/#") && (isOver || next.map { pieces[$0].isSign("-—,•/") } ?? true) {
        if piece.isSign(":=#"), !isLed(left), !isOver { break }
        pieces[left].out = ""
        continue
      }
      if isAnnouncing(left, isOver) {
        pieces[left].out = ""
        continue
      }
      if !isOver, GroundingWords.articles.contains(piece.mention.word), pieces[next ?? left].isWord { break }
      // «cost:»
      let isLabel =
        piece.has(.price)
        && pieces[(left + 1)...].first { !$0.isGap }.map { $0.isGone && $0.mention.sign == ":" } ?? false
      if piece.has(.verb), !isLabel {
        pieces[index].out = phrase(piece)
        hasPhrase = true
        break
      }
      if piece.has([.lead, .price]) || piece.has(.bound) && !piece.has(.link) || piece.has(.range) && isOver {
        pieces[left].out = ""
        continue
      }
      break
    }
    if hasPhrase { closeLeftGap(index) } else { closeGap(index, next) }
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

  private func encloses(_ left: Piece, _ right: Piece) -> Bool {
    left.isSign("(") && right.isSign(")") || left.isSign("[") && right.isSign("]")
      || left.isSign("{") && right.isSign("}")
      || left.isSign("<") && right.isSign(">")
      || left.isSign("\"") && right.isSign("\"")
  }

  /// Nothing visible stands before it in its sentence, or what does was sent already.
  private mutating func mendBegin(_ index: Int, _ next: inout Int?) -> Bool {
    if previousVisible(index) == nil, let sent = lastSent, !sent.isNewline, !sent.mention.endsSentence, !sent.isMarker {
      guard sent.has(.verb) else { return false }
      pieces[index].out = phrase(sent)
      return true
    }
    guard let right = next else { return false }
    if pieces[right].isSign("-—:,") {
      pieces[right].out = ""
      for position in (right + 1)..<max(pieces.count, right + 1) {
        guard position < pieces.count, pieces[position].isGap, pieces[position].mention.atomKind == .blank else {
          break
        }
        pieces[position].out = ""
      }
      next = nextVisible(right)
      return false
    }
    guard pieces[right].isWord, pieces[index].kind == .price else { return false }
    let phrase = phrase(nil)
    pieces[index].out = phrase.prefix(1).uppercased() + phrase.dropFirst()
    return true
  }

  private func phrase(_ verb: Piece?) -> String {
    GroundingPhrases.phrase(for: .price, language: language(of: verb))
  }

  private func language(of verb: Piece?) -> String {
    guard let word = verb?.mention.word else { return truth.language }
    return VerbLanguages.language(of: word, preferred: truth.language)
  }

  /// One blank at most is left where the claim stood, none before a sign that ends something. Marks around nothing go.
  private mutating func closeGap(_ index: Int, _ next: Int?) {
    let start = (previousVisible(index) ?? -1) + 1
    let end = next ?? pieces.count
    guard start <= end else { return }
    dropHalves(index)
    dropMarks(start, index, end)
    if index + 1 < pieces.count, pieces[index + 1].isSign("+") { pieces[index + 1].out = "" }
    let isTight = next.map { pieces[$0].isEnd && !pieces[$0].isSign("|") || pieces[$0].isSign(",") } ?? true
    let hasLeft = start > 0 || lastSent != nil
    var isKept =
      isTight || !hasLeft || start > 0 && (pieces[start - 1].isMarker && false || pieces[start - 1].isSign("(["))
    for position in start..<end where pieces[position].isGap && pieces[position].mention.atomKind == .blank {
      guard !pieces[position].isGone else { continue }
      if isKept { pieces[position].out = "" }
      isKept = true
    }
    let left = pieces.prefix(index).last { !$0.isGone }?.out ?? lastSent?.out
    let right = pieces.dropFirst(index + 1).first { !$0.isGone }?.out
    // A sign behind the gap would be read as a part of the link before it.
    if let link = pieces.prefix(index).last(where: { !$0.isGone }) ?? lastSent, case .link = link.mention.kind,
      !isKept || isTight,
      let next, !pieces[next].isNewline, !pieces[next].mention.endsSentence, !pieces[next].isSign(")]|")
    {
      pieces[index].out = " "
    }
    if let last = left?.unicodeScalars.last, let first = right?.unicodeScalars.first, isWordLike(first),
      isWordLike(last) || last == "_" || last == "/"
    {
      pieces[index].out = " "
    }
  }

  private func isWordLike(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Of the blanks before a phrase one stays, none where a sentence begins.
  private mutating func closeLeftGap(_ index: Int) {
    let start = (previousVisible(index) ?? -1) + 1
    var isKept = start == 0 && lastSent == nil
    for position in start..<index where pieces[position].isGap && pieces[position].mention.atomKind == .blank {
      guard !pieces[position].isGone else { continue }
      if isKept { pieces[position].out = "" }
      isKept = true
    }
  }

  private mutating func dropMarks(_ start: Int, _ index: Int, _ end: Int) {
    var left = index - 1
    var right = index + 1
    while left >= start, right < end {
      while left >= start, pieces[left].isGone || pieces[left].mention.atomKind == .blank { left -= 1 }
      while right < end, pieces[right].isGone || pieces[right].mention.atomKind == .blank { right += 1 }
      guard left >= start, right < end, pieces[left].mention.atomKind == .markup,
        pieces[right].mention.atomKind == .markup,
        pieces[left].mention.raw == pieces[right].mention.raw
          || closes(pieces[left].mention.raw, pieces[right].mention.raw)
      else { return }
      pieces[left].out = ""
      pieces[right].out = ""
    }
  }

  /// A mark whose other half stood inside the claim.
  private mutating func dropHalves(_ index: Int) {
    let raw = pieces[index].mention.raw
    if index > 0, isHalf(pieces[index - 1], in: raw, isLeft: true) { pieces[index - 1].out = "" }
    if index + 1 < pieces.count, isHalf(pieces[index + 1], in: raw, isLeft: false) { pieces[index + 1].out = "" }
  }

  private func isHalf(_ piece: Piece, in raw: String, isLeft: Bool) -> Bool {
    guard piece.mention.isPlain, piece.mention.atomKind == .markup else { return false }
    let mark = piece.mention.raw
    if mark.hasPrefix("<") {
      return isLeft
        ? raw.contains("</" + mark.dropFirst()) : mark.hasPrefix("</") && raw.contains("<" + mark.dropFirst(2))
    }
    return count(of: mark, in: raw) % 2 == 1
  }

  private func count(of mark: String, in text: String) -> Int {
    guard let first = mark.first else { return 0 }
    var runs = 0
    var length = 0
    for character in text + " " {
      if character == first {
        length += 1
      } else {
        if length == mark.count { runs += 1 }
        length = 0
      }
    }
    return runs
  }

  private func closes(_ open: String, _ close: String) -> Bool {
    open.hasPrefix("<") && close == "</" + open.dropFirst()
  }
}

/// In which languages a verb is one that amounts follow.
enum VerbLanguages {
  static func language(of word: String, preferred: String) -> String {
    guard let languages = table[word], !languages.contains(preferred) else { return preferred }
    return languages.first ?? preferred
  }

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    let words: [(String, String)] = [
      (
        "en",
        "cost costs costing costed priced is are was were be comes come retails sells sell pay pays charged has have buy"
      ),
      ("de", "kostet kosten kostete ist sind war liegt liegen beträgt betragen zahlen bezahlen"),
      ("fr", "coûte coûtent vaut est sont payer"), ("es", "cuesta cuestan vale valen es son pagar"),
      ("it", "costa costano vale è sono pagare"), ("nl", "kost kostten kosten is bedraagt betalen"),
      ("pl", "kosztuje kosztują jest zapłacić"), ("uk", "коштує коштують вартує обійдеться"),
      ("ru", "стоит стоят обойдется"),
    ]
    for (language, list) in words {
      for word in list.split(separator: " ") { table[String(word), default: []].append(language) }
    }
    return table
  }()
}
