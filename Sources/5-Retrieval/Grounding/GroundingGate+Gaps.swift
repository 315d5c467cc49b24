// SPDX-License-Identifier: Apache-2.0

/// Closes the gaps around a claim that was left out.
extension GroundingGate {
  /// One blank at most is left where the claim stood, none before a sign that ends something. Marks around nothing go.
  mutating func closeGap(_ index: Int, _ next: Int?) {
    let start = (previousVisible(index) ?? -1) + 1
    let end = next ?? pieces.count
    guard start <= end else { return }
    dropHalves(index)
    dropMarks(start, index, end)
    if index + 1 < pieces.count, pieces[index + 1].isSign("+") { pieces[index + 1].out = "" }
    // Behind a sentence's end nothing is drawn to it: «…/joust.html. evil.com .-» would make another link.
    let isBehindEnd = (previousVisible(index).map { pieces[$0] } ?? lastSent)?.mention.endsSentence ?? false
    let isTight = next.map { standsTight(pieces[$0]) && !isBehindEnd } ?? isFinishing
    let hasLeft = start > 0 || lastSent != nil
    var isKept = isTight || !hasLeft || start > 0 && pieces[start - 1].isSign("([")
    for position in start..<end where pieces[position].isGap && pieces[position].mention.atomKind == .blank {
      guard !pieces[position].isGone else { continue }
      if isKept { pieces[position].out = "" }
      isKept = true
    }
    let left = pieces.prefix(index).last { !$0.isGone }?.out ?? lastSent?.out
    let right = pieces.dropFirst(index + 1).first { !$0.isGone }?.out
    if let last = left?.unicodeScalars.last, let first = right?.unicodeScalars.first, isWordLike(first),
      isWordLike(last) || last == "_" || last == "/"
    {
      pieces[index].out = " "
    }
  }

  /// Whether a sign stands without a blank behind what is before it. A full stop that begins a word, «.NET», does not:
  /// behind a link the two would be another link.
  private func standsTight(_ piece: Piece) -> Bool {
    piece.isEnd && !piece.isSign("|") && !piece.mention.beginsWord || piece.isSign(",")
  }

  private func isWordLike(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Keeps one of the blanks before a phrase, none where a sentence begins.
  mutating func closeLeftGap(_ index: Int) {
    let start = (previousVisible(index) ?? -1) + 1
    var isKept = start == 0 && lastSent == nil
    for position in start..<index where pieces[position].isGap && pieces[position].mention.atomKind == .blank {
      guard !pieces[position].isGone else { continue }
      if isKept { pieces[position].out = "" }
      isKept = true
    }
  }

  mutating func dropMarks(_ start: Int, _ index: Int, _ end: Int) {
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
  mutating func dropHalves(_ index: Int) {
    let raw = pieces[index].mention.raw
    if index > 0, isHalf(pieces[index - 1], in: raw, isLeft: true) { pieces[index - 1].out = "" }
    if index + 1 < pieces.count, isHalf(pieces[index + 1], in: raw, isLeft: false) { pieces[index + 1].out = "" }
  }

  func isHalf(_ piece: Piece, in raw: String, isLeft: Bool) -> Bool {
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

  // MARK: Measures

  /// «/» and «per», behind which a measure may follow.
  func leadsToMeasure(_ index: Int) -> Bool {
    pieces[index].isSign("/")
      || pieces[index].isWord
        && (PriceTalkWords.per.contains(pieces[index].mention.word) || pieces[index].mention.word == "a")
  }

  /// The place of the unit that an amount is for: «/l», «per kg».
  func measureEnd(_ index: Int) -> Int? {
    guard leadsToMeasure(index), let unit = nextVisible(index), pieces[unit].isWord, pieces[unit].has(.unit),
      !MentionFinder.apiece.contains(pieces[unit].mention.word),
      !pieces[unit].mention.kinds.contains(.counting),
      pieces[index].mention.word != "a" || PriceFrameWords.months.contains(pieces[unit].mention.word)
    else { return nil }
    return unit
  }

  /// The measure that an amount is for goes with it.
  mutating func dropMeasure(_ index: Int, _ next: inout Int?) {
    guard pieces[index].kind == .price, let first = next, let unit = measureEnd(first) else { return }
    for position in (index + 1)...unit { pieces[position].out = "" }
    next = nextVisible(unit)
  }
}
