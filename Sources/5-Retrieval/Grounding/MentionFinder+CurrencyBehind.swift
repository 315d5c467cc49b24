// SPDX-License-Identifier: Apache-2.0
import Language

/// The currency behind a number.
extension MentionFinder {
  /// The currency that follows a number, and what stands between.
  mutating func currencyBehind(_ offset: Int) -> (Named, Range<Int>)? {
    closelyBehind(offset) ?? apartBehind(offset)
  }

  /// «45, USD», «45 / USD», «45 "dollars"»: a name or a code behind a sign, and nothing behind it.
  private mutating func apartBehind(_ offset: Int) -> (Named, Range<Int>)? {
    var start = gapEnd(offset)
    guard let sign = peek(start), sign.kind == .punctuation, ",;:/=-~\"'≈".unicodeScalars.contains(sign.sign) else {
      return nil
    }
    start = gapEnd(start + 1)
    // `45; // dollars`
    while let more = peek(start), start - offset < 8, more.isPunctuation("/") || more.isPunctuation("-") {
      start = gapEnd(start + 1)
    }
    guard let word = peek(start), word.kind == .word, let named = currency(start), !named.isSign,
      !named.currency.isWeak, named.currency.minorDigits == 0
    else { return nil }
    if let behind = peek(named.end) {
      guard
        behind.kind == .newline || behind.kind == .punctuation && ".,;:!?)]|\"'".unicodeScalars.contains(behind.sign),
        !(peek(named.end + 1)?.isGlue ?? false), !(peek(gapEnd(named.end + 1))?.kind == .digits)
      else { return nil }
    }
    return (named, offset..<start)
  }

  private mutating func closelyBehind(_ offset: Int) -> (Named, Range<Int>)? {
    var start = gapEnd(offset)
    guard let atom = peek(start) else { return nil }
    if atom.isPunctuation("("), let named = nationBefore(start) { return (named, offset..<start) }
    switch atom.kind {
    case .punctuation where "([|\",".unicodeScalars.contains(atom.sign):
      // «34 (USD)», cells of a table, «"34", "USD"».
      var next = gapEnd(start + 1)
      // «34 (thirty-four) dollars»
      if atom.sign == "(", let word = peek(next), word.kind == .word, SpokenNumber.isNumber(word.lower),
        let number = numberWords(next), let close = peek(number.end), close.isPunctuation(")")
      {
        next = gapEnd(number.end + 1)
      }
      // «<td>45</td><td>USD</td>»
      if atom.sign == "|", let second = peek(next), second.isPunctuation("|") { next = gapEnd(next + 1) }
      if atom.sign == "," || atom.sign == "\"" {
        guard let word = peek(next), word.isUpper || word.kind == .punctuation, atom.sign == "\"",
          let named = currency(next)
        else { return nil }
        return (named, offset..<next)
      }
      start = next
    case .punctuation where atom.sign == "-" && start == offset: start += 1
    // «1,299/-»
    case .punctuation where atom.sign == "/" && start == offset:
      guard let dash = peek(start + 1), dash.isPunctuation("-"), !(peek(start + 2)?.isGlue ?? false) else { break }
      return ((CurrencyWords.Currency(codes: [CurrencyWords.any]), start + 2, true), offset..<start)
    // «45 (forty-five) dollars»
    case .punctuation where atom.sign == ")" && state.lastSign == "(": start = gapEnd(start + 1)
    // «4O USD»
    case .word where start == offset && atom.text.unicodeScalars.allSatisfy(isDigitLike): start = gapEnd(start + 1)
    // «45ish dollars», «4.5e1 dollars»
    case .word where start == offset: if let end = runEnd(offset) { start = end }
    // «45+ dollars»
    case .punctuation where atom.sign == "+" && start == offset: start = gapEnd(start + 1)
    case .newline:
      start = gapEnd(start + 1)
      if let second = peek(start), second.kind == .newline { return aloneBelow(start, offset) }
    default: break
    }
    let nation = describedEnd(&start, isApart: start > offset && atom.kind == .word)
    guard let named = currency(start) else { return nil }
    // «size 34 USD 20»: the code belongs to the number behind it.
    if named.isSign || start > offset, peek(offset)?.kind != .currency {
      let next = gapEnd(named.end)
      if let behind = peek(next), behind.kind == .digits,
        peek(named.end)?.kind == .digits || !named.isSign && next > named.end,
        start > offset, !isMinor(next)
      {
        if named.isSign || isCode(start) { return nil }
      }
    }
    if named.isSign, let digits = peek(named.end), digits.kind == .digits, !isDecimals(named.end) { return nil }
    // «34 €uro»
    if named.isSign, let letters = peek(named.end), ["uro", "uros"].contains(letters.lower) {
      return ((named.currency, named.end + 1, true), offset..<start)
    }
    // «Canadian dollars»
    if let nation, !named.isSign {
      let codes = named.currency.codes.contains(nation) ? [nation] : named.currency.codes
      var currency = named.currency
      currency.codes = codes
      return ((currency, named.end, false), offset..<start)
    }
    return (named, offset..<start)
  }

  /// «45 (US)$»
  private mutating func nationBefore(_ open: Int) -> Named? {
    guard let land = peek(open + 1), land.isUpper, let codes = CurrencyWords.prefixes[land.lower],
      let close = peek(open + 2), close.isPunctuation(")"), let sign = peek(gapEnd(open + 3)), sign.kind == .currency
    else { return nil }
    return (CurrencyWords.Currency(codes: codes), gapEnd(open + 3) + 1, true)
  }

  /// A currency's name alone on its line, with an empty line or two between it and the number.
  private mutating func aloneBelow(_ offset: Int, _ number: Int) -> (Named, Range<Int>)? {
    var start = offset
    while let line = peek(start), line.kind == .newline, start - offset < 6 { start = gapEnd(start + 1) }
    guard let named = currency(start), named.currency.minorDigits == 0, !named.currency.isWeak,
      peek(gapEnd(named.end)).map({ $0.kind == .newline || $0.isPunctuation(".") }) ?? true
    else { return nil }
    return (named, number..<start)
  }

  /// Behind letters and digits that are glued to a number, where a currency's name stands behind them.
  private mutating func runEnd(_ offset: Int) -> Int? {
    var end = offset
    while end - offset < 4, let atom = peek(end), atom.isGlue { end += 1 }
    let start = gapEnd(end)
    guard start > end, let named = currency(start), !named.isSign, !named.currency.isWeak,
      named.currency.minorDigits == 0,
      peek(gapEnd(named.end))?.kind != .digits
    else { return nil }
    return start
  }

  /// Moves behind the words between a number and its currency: «45 in USD», «45 US dollars», «45 little dollars».
  ///
  /// - Returns: the currency that a country's name makes of the next word.
  private mutating func describedEnd(_ start: inout Int, isApart: Bool) -> String? {
    guard let word = peek(start), word.kind == .word else { return nil }
    // «45 or so dollars», «45 of your dollars»
    if isApart, word.lower == "or", let so = peek(gapEnd(start + 1)), so.lower == "so" {
      start = gapEnd(gapEnd(start + 1) + 1)
      return nil
    }
    if isApart, word.lower == "of", let whose = peek(gapEnd(start + 1)), GroundingWords.articles.contains(whose.lower) {
      start = adjectivesEnd(gapEnd(gapEnd(start + 1) + 1), isOwner: true)
      return nil
    }
    if word.lower == "in" {
      start = gapEnd(start + 1)
      return nil
    }
    if word.lower == "us" || word.lower == "u" {
      guard let next = nationality(start) else { return nil }
      start = next
      return "USD"
    }
    if let nation = Currencies.code(ofCountry: word.lower) {
      start = gapEnd(start + 1)
      // «Hong Kong dollars», «New Zealand dollars»
      if let land = peek(start), ["kong", "zealand"].contains(land.lower) { start = gapEnd(start + 1) }
      return nation
    }
    if isApart { start = adjectivesEnd(start) }
    return nil
  }

  /// «45 little dollars», «45 United States dollars»: behind the words that describe a currency named in full.
  private mutating func adjectivesEnd(_ start: Int, isOwner: Bool = false) -> Int {
    var next = start
    if isOwner, currency(start) != nil { return start }
    for _ in 0..<2 {
      guard let word = peek(next), word.kind == .word, CurrencyWords.named(word) == nil,
        GroundingWords.roles(word.lower).isDisjoint(with: [.connective, .range, .verb, .unit, .price, .other])
      else { return start }
      let end = gapEnd(next + 1)
      guard end > next + 1, let name = peek(end), name.kind == .word else { return start }
      if let named = CurrencyWords.named(name), !named.isWeak, !CurrencyWords.codes.contains(name.text) { return end }
      next = end
    }
    return start
  }

  /// `79€90`: two digits, and no number of their own.
  private mutating func isDecimals(_ offset: Int) -> Bool {
    guard let digits = peek(offset), digits.text.utf8.count == 2, let match = number(offset) else { return false }
    return match.end == offset + 1 && match.decimals == 0
  }

  private mutating func isCode(_ offset: Int) -> Bool {
    peek(offset).map { CurrencyWords.codes.contains($0.text) } ?? false
  }

  private mutating func isMinor(_ offset: Int) -> Bool {
    guard let number = number(offset), let named = currency(gapEnd(number.end)) else { return false }
    return named.currency.minorDigits > 0
  }

  /// «34 US dollars»
  private mutating func nationality(_ offset: Int) -> Int? {
    var next = offset + 1
    while let atom = peek(next),
      atom.isPunctuation(".") || atom.isPunctuation("-") || atom.kind == .blank || atom.lower == "s"
    {
      next += 1
    }
    return currency(next) == nil ? nil : next
  }
}
