// SPDX-License-Identifier: Apache-2.0

/// What stands behind a number: whether it counts something.
extension MentionFinder {
  /// What follows a number that counts nothing.
  enum Tail {
    /// The sentence ends, or goes on with «each», «only», «in total».
    case over
    case comma
    /// «45 (on sale)»
    case aside
    /// «45 for the Bag», «45 for both»
    case given
    /// «60 and is now …»
    case joined
    /// «60 down to 34», «45 and 60»: a second number.
    case ranged
    /// «45 to spend»
    case spent
  }

  mutating func tail(_ number: NumberMatch) -> Tail? {
    let next = gapEnd(number.end)
    guard let atom = peek(next) else { return .over }
    switch atom.kind {
    case .newline: return .over
    case .punctuation: return tail(atom.sign, next, number)
    case .word: return tail(atom, next)
    case .tag where tagEnds(atom): return .over
    default: return nil
    }
  }

  /// `</li>`, `</td>`
  private func tagEnds(_ atom: Atom) -> Bool { atom.sign == "\n" || atom.sign == "|" }

  private mutating func tail(_ sign: Unicode.Scalar, _ offset: Int, _ number: NumberMatch) -> Tail? {
    if "!?;)]}|│".unicodeScalars.contains(sign) { return .over }
    if sign == "(" { return offset > number.end ? .aside : nil }
    if sign == "/", isSecondAhead(offset + 1) { return .ranged }
    if sign == "-" || sign == "•" || sign == "/" {
      let next = peek(gapEnd(offset + 1))
      // «Trek 3,299 – Canyon 2,199»
      if sign == "-", offset > number.end, isName(gapEnd(offset + 1)) { return .comma }
      return offset > number.end && next?.kind != .digits && (sign != "-" || next?.kind ?? .newline == .newline)
        ? .over : nil
    }
    guard ".,".unicodeScalars.contains(sign), !(peek(offset + 1)?.isGlue ?? false) else { return nil }
    // «45. Next item» at a line's begin numbers a list.
    if sign == ".", state.isLineStart, let blank = peek(offset + 1), blank.kind == .blank { return nil }
    // «ET-2720 219, 990 PRO 169»
    if sign == ",", let digits = peek(gapEnd(offset + 1)), digits.kind == .digits, !isName(gapEnd(offset + 1)) {
      return offset == number.end && isSecondAhead(offset + 1) ? .ranged : nil
    }
    return sign == "." ? .over : .comma
  }

  private mutating func tail(_ word: Atom, _ offset: Int) -> Tail? {
    if Self.apiece.contains(word.lower) || isToBeHad(offset) || isDepending(offset) { return .over }
    let next = gapEnd(offset + 1)
    // «345 all told», «45 in total»
    if Self.whole.contains(word.lower), let second = peek(next), Self.wholes.contains(second.lower),
      isEnd(peek(gapEnd(next + 1)))
    {
      return .over
    }
    if PriceFrameWords.against.contains(word.lower) { return .over }
    // «fangen bei 499 an», «from 75 on»
    if ["an", "on"].contains(word.lower), isEnd(peek(next)), state.trail.core.contains(where: PriceFrameWords.opens) {
      return .over
    }
    // «75 cheaper than»
    if PriceFrameWords.dear.contains(word.lower),
      isEnd(peek(next)) || PriceTalkWords.than.contains(peek(next)?.lower ?? "")
    {
      return .over
    }
    // «33 on the armchair»
    if ["on", "auf", "sur", "en", "su", "op"].contains(word.lower), let what = peek(next) {
      let start = GroundingWords.articles.contains(what.lower) ? gapEnd(next + 1) : next
      if name(at: start) != nil || peek(start).map({ truth.headOwners[$0.lower] != nil }) ?? false { return .given }
    }
    // «29 this week»
    if PriceFrameWords.thisTime.contains(word.lower), let time = peek(next), time.kind == .word,
      GroundingWords.roles(time.lower).contains(.unit) || PriceFrameWords.months.contains(time.lower)
    {
      return .over
    }
    if word.lower == "or", peek(next)?.lower == "so" { return .over }
    if isSecondAhead(offset) { return .ranged }
    if word.lower == "im" && peek(next)?.lower == "angebot" || word.lower == "zu" && peek(next)?.lower == "buche" {
      return .over
    }
    if PriceFrameWords.falling.contains(word.lower) || GroundingWords.former.contains(word.lower)
      || word.lower == "au" && peek(next)?.lower == "lieu"
    {
      return .over
    }
    if ["to", "zum", "à", "para", "da", "te", "на"].contains(word.lower), let verb = peek(next),
      PriceFrameWords.spending.contains(verb.lower)
    {
      return .spent
    }
    if PriceFrameWords.belonging.contains(word.lower) || GroundingWords.being.contains(word.lower)
      || GroundingWords.sufficing.contains(word.lower) || PriceFrameWords.leaving.contains(word.lower)
    {
      return .joined
    }
    if PriceFrameWords.behind.contains(word.lower) || ["in", "on", "im", "au", "en"].contains(word.lower) {
      let behind = peek(next)
      if PriceFrameWords.behind.contains(word.lower), isEnd(behind) { return .over }
      if let behind, PriceFrameWords.behind.contains(behind.lower), isEnd(peek(gapEnd(next + 1))) { return .over }
      return nil
    }
    if GroundingWords.forWords.contains(word.lower), let what = peek(next), what.kind == .word || what.kind == .digits {
      if PriceFrameWords.pointing.contains(what.lower), isEnd(peek(gapEnd(next + 1))) { return .given }
      let start = GroundingWords.articles.contains(what.lower) ? gapEnd(next + 1) : next
      // «for the two of them»
      if start > next, PriceFrameWords.pointing.contains(peek(start)?.lower ?? "") { return .given }
      return name(at: start) == nil && !(peek(start).map { truth.names(goods: $0.lower) } ?? false) ? nil : .given
    }
    if PriceFrameWords.joining.contains(word.lower), let verb = peek(next), verb.kind == .word {
      let isGoingOn =
        GroundingWords.being.contains(verb.lower) || GroundingWords.present.contains(verb.lower)
        || GroundingWords.roles(verb.lower).contains(.pronoun) || GroundingWords.articles.contains(verb.lower)
        || truth.names(goods: verb.lower) || GroundingWords.getting.contains(verb.lower)
        || PriceFrameWords.saving.contains(verb.lower) || PriceFrameWords.paying.contains(verb.lower)
      return isGoingOn ? .joined : nil
    }
    return nil
  }

  /// «45 and 60», «60 down to 34», «40 bis 90»: a second number that counts nothing either.
  mutating func isSecondAhead(_ offset: Int) -> Bool {
    var next = gapEnd(offset)
    for _ in 0..<2 {
      guard let word = peek(next), word.kind == .word,
        GroundingWords.roles(word.lower).contains(.range) || PriceFrameWords.downTo.contains(word.lower)
      else { break }
      next = gapEnd(next + 1)
    }
    guard next > offset || offset > 0, let second = number(next), peek(next)?.kind == .digits,
      !isFollowedByUnit(second, isInch: true)
    else { return false }
    let behind = gapEnd(second.end)
    return isEnd(peek(behind)) || isDepending(behind) || PriceFrameWords.regions.contains(peek(behind)?.lower ?? "")
      || PriceFrameWords.falling.contains(peek(behind)?.lower ?? "")
      || (peek(behind)?.kind == .word && PriceFrameWords.joining.contains(peek(behind)?.lower ?? ""))
  }

  /// «depending on the size», «je nach Größe», «en fonction de la taille»
  mutating func isDepending(_ offset: Int) -> Bool {
    guard let word = peek(offset), word.kind == .word else { return false }
    if PriceFrameWords.depending.contains(word.lower) { return true }
    return PriceFrameWords.inside.contains(word.lower)
      && peek(gapEnd(offset + 1)).map { PriceFrameWords.depending.contains($0.lower) } ?? false
  }

  func isEnd(_ atom: Atom?) -> Bool {
    guard let atom else { return true }
    return atom.kind == .newline || atom.kind == .punctuation && ".,!?;)".unicodeScalars.contains(atom.sign)
  }
}
