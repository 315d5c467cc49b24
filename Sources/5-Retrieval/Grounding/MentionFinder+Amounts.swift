// SPDX-License-Identifier: Apache-2.0
import Language

extension MentionFinder {
  /// The amount of money that begins at the first atom.
  mutating func amount() -> Found? {
    if let found = amountBehindCurrency() { return found }
    guard let first = peek(0) else { return nil }
    if first.kind == .word { return amountInWords() ?? coin(first) ?? romanAmount(first) }
    guard let number = number(0) else { return nil }
    if let found = amountBeforeCurrency(number) { return found }
    return bareAmount(number)
  }

  // MARK: Before the number

  private mutating func amountBehindCurrency() -> Found? {
    guard var named = currency(0) else { return nil }
    // «USD $45»
    if named.isSign, let land = peek(gapEnd(named.end)), land.text == "US" || land.text == "USA",
      gapEnd(named.end) > named.end,
      peek(gapEnd(gapEnd(named.end) + 1))?.kind == .digits
    {
      // «$ US 45»
      named.end = gapEnd(named.end) + 1
    }
    for _ in 0..<4 {
      guard let second = currency(gapEnd(named.end)), second.isSign else { break }
      named = (narrowed(named.currency, second.currency), second.end, true)
    }
    var start = gapEnd(named.end)
    if let sign = peek(start), !named.isSign, sign.isPunctuation("."),
      let word = peek(0), CurrencyWords.abbreviations.contains(word.lower)
    {
      start = gapEnd(start + 1)
    }
    if let sign = peek(start), sign.kind == .punctuation,
      ":=(-~+\"'/≈".unicodeScalars.contains(sign.sign) || sign.sign == "{" && named.isSign
        || sign.sign == ")" && state.lastSign == "("
        || named.isSign && isLeader(start)
        || sign.sign == "|" && named.isSign
    {
      start = gapEnd(start + 1)
      // «$ ... 45»
      start = leaderEnd(start, isSign: named.isSign)
      // «<td>$</td><td>45</td>»
      if sign.sign == "|", let second = peek(start), second.isPunctuation("|") { start = gapEnd(start + 1) }
    } else if let line = peek(start), line.kind == .newline {
      start = gapEnd(start + 1)
      guard mayStandBelow(start, isSign: named.isSign) else { return nil }
    }
    guard let next = peek(start), next.kind != .blank else { return nil }
    if named.isSign, next.kind == .word, start == 1, let found = disguisedAmount(next, named.currency) { return found }
    var number = next.kind == .word ? numberWords(start) : self.number(start)
    if number == nil, next.kind == .superDigits, next.length > 1 {
      number = NumberMatch(end: start + 1, isOpaque: true)
    }
    if number == nil, named.isSign, isRoman(next) { number = NumberMatch(end: start + 1, isOpaque: true) }
    guard let number, next.kind != .word || named.isSign || number.end > start else { return nil }
    if !named.isSign, isShoeSize(number) || named.currency.isWeak && isFollowedByUnit(number, isInch: true) {
      return nil
    }
    guard named.isSign || counts(named.currency, number) && !isTitle(number, named), !isChampionship(number) else {
      return nil
    }
    if named.isSign, isArgument(number, start) { return nil }
    // «100 EUR 5 bags» was read from its number on; here the currency leads.
    var read = number
    let spokenEnd = next.kind == .word ? repeatedEnd(number) : number.end
    var end = closed(spokenEnd, from: named.end..<start)
    // «$45 USD», «$45$»
    if let (second, gap) = currencyBehind(end), isBesideOnly(second) {
      named.currency = narrowed(named.currency, second.currency)
      end = closed(second.end, from: gap)
    } else if let rest = peek(end), rest.isGlue, end == number.end,
      rest.kind != .superDigits || number.isInteger
    {
      // «$45M», «$4O»
      read.values = []
      read.isOpaque = true
      end += 1
      while let more = peek(end),
        more.isGlue || more.isPunctuation(".") || more.isPunctuation(","),
        more.isGlue || peek(end + 1)?.isGlue ?? false
      {
        end += 1
      }
    }
    return claim(read, start: start, end: end, named.currency)
  }

  /// Whether the number on the line below a currency is no item's of a list; below a code it must be alone.
  private mutating func mayStandBelow(_ start: Int, isSign: Bool) -> Bool {
    guard let digits = peek(start), digits.kind == .digits else { return false }
    if let sign = peek(start + 1), sign.isPunctuation(".") || sign.isPunctuation(")") {
      return peek(start + 2).map { $0.kind == .digits || $0.kind == .newline } ?? true
    }
    guard !isSign else { return true }
    guard let number = self.number(start) else { return false }
    return peek(gapEnd(number.end)).map { $0.kind == .newline } ?? true
  }

  /// «Euro 2024», «Euro 6»
  private func isChampionship(_ number: NumberMatch) -> Bool {
    guard !state.isPriceDirect, let name = range(0..<1).first, name.lower == "euro", number.isInteger,
      let value = number.values.first.flatMap({ Int($0.text) })
    else { return false }
    return value < 8 || (1996...2040).contains(value)
  }

  /// «CAD 2024 software», «CAD 3D files»: a code that is another abbreviation as well.
  private mutating func isTitle(_ number: NumberMatch, _ named: Named) -> Bool {
    guard number.isInteger, truth.currencies.isDisjoint(with: named.currency.codes), !state.isPriceDirect,
      range(0..<1).first?.isUpper ?? false, let value = number.values.first.flatMap({ Int($0.text) })
    else { return false }
    if let letters = peek(number.end), letters.kind == .word { return true }
    return (1990...2040).contains(value) && peek(gapEnd(number.end))?.kind == .word
  }

  /// «size EUR 42», «EUR 42, US 9»
  private mutating func isShoeSize(_ number: NumberMatch) -> Bool {
    guard let value = number.values.first?.text, number.isInteger || value.hasSuffix(".5") else { return false }
    if state.isSized { return true }
    let comma = gapEnd(number.end)
    guard value.utf8.count <= 4, let sign = peek(comma), ",/=".unicodeScalars.contains(sign.sign),
      let land = peek(gapEnd(comma + 1)), ["US", "USA", "UK"].contains(land.text),
      let other = peek(gapEnd(gapEnd(comma + 1) + 1)), other.kind == .digits
    else { return false }
    return true
  }

  /// «$ ... 45», «$; 45», «[$]45»: signs between a currency's sign and its number.
  private mutating func isLeader(_ offset: Int) -> Bool {
    guard let sign = peek(offset) else { return false }
    if "→⇒…".unicodeScalars.contains(sign.sign) || sign.sign == "]" && state.lastSign == "[" { return true }
    if sign.sign == ";" { return peek(offset + 1)?.kind == .digits }
    return sign.sign == "." && (peek(offset + 1)?.isPunctuation(".") ?? false)
  }

  private mutating func leaderEnd(_ offset: Int, isSign: Bool) -> Int {
    var end = offset
    while isSign, end - offset < 6, let dot = peek(end), dot.isPunctuation(".") { end += 1 }
    return end == offset ? offset : gapEnd(end)
  }

  /// «$l5»: letters that look like digits, and digits.
  private mutating func disguisedAmount(_ word: Atom, _ currency: CurrencyWords.Currency) -> Found? {
    guard word.text.utf8.count <= 3, word.text.unicodeScalars.allSatisfy(isDigitLike), let digits = peek(2),
      digits.kind == .digits
    else { return nil }
    return claim(NumberMatch(end: 3, isOpaque: true), start: 1, end: 3, currency)
  }

  /// A bracket that was opened on the way to the number is closed behind it.
  private mutating func closed(_ end: Int, from gap: Range<Int>) -> Int {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] as [(Unicode.Scalar, Unicode.Scalar)] {
      if range(gap).contains(where: { $0.isPunctuation(open) }), let sign = peek(end), sign.isPunctuation(close) {
        return end + 1
      }
    }
    return end
  }

  // MARK: Behind the number

  mutating func amountBeforeCurrency(_ number: NumberMatch) -> Found? {
    guard let (named, gap) = currencyBehind(number.end) else { return rangeBeforeCurrency(number) }
    guard named.isSign || counts(named.currency, number), !(state.isSized && !named.isSign && number.isInteger) else {
      return nil
    }
    var number = number
    // «34 (thirty-four) dollars»: what both say.
    if let open = range(gap).firstIndex(where: { $0.isPunctuation("(") }) {
      let offset = open - range(gap).startIndex + gap.lowerBound + 1
      if let words = numberWords(offset) {
        number.values = number.values.filter(words.values.contains)
        number.isMultiplied = true
      }
    }
    if let glued = range(gap).first, glued.kind == .word { number.values = [] }
    var end = closed(named.end, from: gap)
    let main = named.currency
    if main.minorDigits == 0 { end = minorUnits(&number, behind: end, isSign: named.isSign) }
    // «1,299$00»: the sign belongs to what follows.
    if end == named.end, named.isSign, let digits = peek(end), digits.kind == .digits { return nil }
    return claim(number, start: 0, end: end, main)
  }

  /// `19€99`, `19 euros 99`, `19 dollars and 99 cents`: the decimals stand behind the currency.
  mutating func minorUnits(_ number: inout NumberMatch, behind end: Int, isSign: Bool) -> Int {
    guard number.decimals == 0, number.values.count <= 3, !number.isMultiplied || !number.values.isEmpty else {
      return end
    }
    if let digits = peek(end), digits.kind == .digits, digits.text.utf8.count == 2, isSign {
      number.values = number.values.map { Amount(whole: $0.text, fraction: digits.text) }
      number.decimals = 2
      return end + 1
    }
    var next = gapEnd(end)
    // «3490 руб. 50 коп.»
    if let dot = peek(end), dot.isPunctuation("."), let word = range((end - 1)..<end).first,
      CurrencyWords.abbreviations.contains(word.lower)
    {
      next = gapEnd(end + 1)
    }
    guard next > end else { return end }
    if let word = peek(next), word.kind == .word, Self.minorJoiners.contains(word.lower) { next = gapEnd(next + 1) }
    guard let atom = peek(next), atom.kind == .digits || atom.kind == .word else { return end }
    guard let cents = atom.kind == .digits ? self.number(next) : numberWords(next), cents.decimals == 0,
      let value = cents.values.first, let count = Int(value.text), count < 100
    else { return end }
    let after = gapEnd(cents.end)
    if let named = currency(after), named.currency.minorDigits == 2 {
      addCents(count, to: &number)
      return named.end
    }
    if let word = peek(after), word.kind == .word, CurrencyWords.minorAbbreviations.contains(word.lower) {
      addCents(count, to: &number)
      return after + 1
    }
    let isAlone = atom.kind == .word ? isOver(after) : atom.text.utf8.count == 2 && next == end + 1 && isOver(after)
    guard isAlone else { return end }
    addCents(count, to: &number)
    return cents.end
  }

  /// Between an amount and its cents: «euros con noventa».
  private static let minorJoiners: Set<String> = [
    "and", "und", "et", "y", "e", "en", "con", "i", "та", "і", "и", "с", "з",
  ]

  /// Nothing follows that a number before it could count.
  mutating func isOver(_ offset: Int) -> Bool {
    guard let atom = peek(offset) else { return true }
    switch atom.kind {
    case .word: return !GroundingWords.roles(atom.lower).isDisjoint(with: [.connective, .range, .other, .light, .verb])
    case .punctuation: return ".,;:!?)]|\"".unicodeScalars.contains(atom.sign) && !(peek(offset + 1)?.isGlue ?? false)
    case .newline: return true
    default: return false
    }
  }

  private func addCents(_ count: Int, to number: inout NumberMatch) {
    let digits = (count < 10 ? "0" : "") + String(count)
    number.values = number.values.map { Amount(whole: $0.text, fraction: digits) }
    number.decimals = 2
    number.isMultiplied = true
  }

  /// Letters that stand in for digits.
  func isDigitLike(_ scalar: Unicode.Scalar) -> Bool { "OoОоlI".unicodeScalars.contains(scalar) }

  // MARK: Ranges

  /// `30–50 €`, «between 30 and 50 dollars»: the first amount's currency is the second's.
  private mutating func rangeBeforeCurrency(_ number: NumberMatch) -> Found? {
    // «dal 38 al 46 a 119 €»: the range is over.
    if state.isBehindWord, state.trail.tokens.dropLast().last == SentenceTrail.number { return nil }
    guard let next = rangeNext(number.end), let second = self.number(next), let (named, _) = currencyBehind(second.end),
      named.isSign || counts(named.currency, second), named.currency.minorDigits == 0 || number.isInteger,
      !(state.isSized && !named.isSign)
    else { return nil }
    return claim(number, start: 0, end: number.end, named.currency)
  }

  /// The offset at which the second number of a range begins.
  mutating func rangeNext(_ end: Int) -> Int? {
    var next = gapEnd(end)
    guard let atom = peek(next) else { return nil }
    let isSign =
      atom.kind == .punctuation
      && (atom.sign == "-" || "→⇒".unicodeScalars.contains(atom.sign) || atom.sign == "/" && next == end)
    let isWord =
      atom.kind == .word && next > end
      && (GroundingWords.roles(atom.lower).contains(.range) || atom.lower == "up")
    guard isSign || isWord else { return nil }
    next = gapEnd(next + 1)
    // «up to 60»
    if atom.lower == "up", let to = peek(next), to.lower == "to" { next = gapEnd(next + 1) }
    guard let digits = peek(next), digits.kind == .digits else { return nil }
    return next
  }

  // MARK: The claim

  /// Digits of two scripts, which only look like one number.
  private func isMixed(_ offsets: Range<Int>) -> Bool {
    guard offsets.lowerBound < offsets.upperBound else { return false }
    var hasASCII = false
    var hasOther = false
    for atom in range(offsets) where atom.kind == .digits {
      for scalar in atom.literal.unicodeScalars where scalar.properties.numericType == .decimal {
        if scalar.isASCII { hasASCII = true } else { hasOther = true }
      }
    }
    return hasASCII && hasOther
  }

  mutating func claim(
    _ number: NumberMatch, start: Int, end: Int, _ currency: CurrencyWords.Currency?
  ) -> Found {
    var values = isMixed(start..<number.end) ? [] : number.values
    if let other = number.thousandth, truth.products.contains(where: { $0.price == other && other.decimals == 3 }) {
      values.append(other)
    }
    if let digits = currency?.minorDigits, digits > 0 {
      values = values.compactMap { Int($0.text).flatMap { $0 < 1_000_000 ? Amount(hundredths: $0) : nil } }
    }
    var claim = AmountClaim(values: values, codes: currency?.codes)
    let numberEnd = min(max(number.end, start), end)
    claim.before = raw(0..<start)
    claim.number = raw(start..<numberEnd)
    claim.after = raw(numberEnd..<max(end, numberEnd))
    claim.hasComma = number.hasComma
    claim.isPlainNumber =
      !number.isMultiplied && !number.isOpaque && currency?.minorDigits ?? 0 == 0
      && !claim.after.unicodeScalars.contains(where: { $0.value < 0x80 && $0.properties.numericType != nil })
    // A range's second amount has this one's currency.
    if let next = rangeNext(end) {
      pendingRange = (currency?.codes, next - end, range(end..<next).allSatisfy { !$0.isGap })
    }
    return (end, .amount(claim))
  }
}
