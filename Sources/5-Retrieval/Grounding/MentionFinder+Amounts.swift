// SPDX-License-Identifier: Apache-2.0

extension MentionFinder {
  /// The amount of money that begins at the first atom.
  mutating func amount() -> Found? {
    if let found = amountBehindCurrency() { return found }
    guard let first = peek(0) else { return nil }
    if first.kind == .word { return amountInWords() }
    guard let number = number(0) else { return nil }
    if let found = amountBeforeCurrency(number) { return found }
    return bareAmount(number)
  }

  // MARK: Currencies

  typealias Named = (currency: CurrencyWords.Currency, end: Int, isSign: Bool)

  /// The currency at an offset.
  mutating func currency(_ offset: Int) -> Named? {
    guard let atom = peek(offset) else { return nil }
    if atom.kind == .currency {
      var currency = CurrencyWords.signs[atom.sign] ?? CurrencyWords.Currency(codes: [])
      // «34 $US», «$CAD»
      if let next = peek(offset + 1), next.isUpper, let codes = narrowed(next) {
        currency.codes = codes
        return (currency, offset + 2, true)
      }
      return (currency, offset + 1, true)
    }
    guard atom.kind == .word else { return nil }
    if let codes = CurrencyWords.prefixes[atom.lower], let next = peek(offset + 1) {
      let sign = next.isPunctuation("-") ? offset + 2 : offset + 1
      if let atom = peek(sign), atom.kind == .currency {
        // The letters say which dollar it is; before another sign they must agree with it.
        let own = CurrencyWords.signs[atom.sign]?.codes ?? []
        return (CurrencyWords.Currency(codes: atom.sign == "$" ? codes : codes.filter(own.contains)), sign + 1, true)
      }
    }
    guard var currency = CurrencyWords.named(atom) else { return nil }
    if currency.isWeak, atom.lower == "fr", let dot = peek(offset + 1), dot.isPunctuation(".") {
      currency.isWeak = false
    }
    return (currency, offset + 1, false)
  }

  private func narrowed(_ first: CurrencyWords.Currency, _ second: CurrencyWords.Currency) -> CurrencyWords.Currency {
    let common = first.codes.filter(second.codes.contains)
    return CurrencyWords.Currency(codes: first.codes.contains(CurrencyWords.any) ? second.codes : common)
  }

  /// No number follows that the currency belongs to.
  private mutating func isBesideOnly(_ named: Named) -> Bool {
    let next = gapEnd(named.end)
    return named.currency.minorDigits == 0 && !(peek(next).map { $0.kind == .digits || $0.kind == .currency } ?? false)
  }

  private func narrowed(_ atom: Atom) -> [String]? {
    CurrencyWords.prefixes[atom.lower] ?? (CurrencyWords.codes.contains(atom.text) ? [atom.text] : nil)
  }

  /// A word that is a currency's and means something else as well counts where the shop sells in it, or where the number
  /// is written like a price.
  private func counts(_ currency: CurrencyWords.Currency, _ number: NumberMatch) -> Bool {
    guard currency.isWeak else { return true }
    if state.isPriceDirect { return true }
    if Self.weights.contains(state.lastWord) { return false }
    // «1080p»
    if currency.minorDigits > 0, number.values.first.map({ $0.text.utf8.count > 2 }) ?? true { return false }
    return number.decimals == 2 && currency.minorDigits == 0 || !truth.currencies.isDisjoint(with: currency.codes)
  }

  private static let weights: Set<String> = [
    "weighs", "weigh", "weighing", "weight", "holds", "supports", "carries", "wiegt", "pèse", "pesa", "weegt", "waży",
    "важить", "весит", "adjustable", "lifts", "core", "ryzen", "series",
  ]

  // MARK: Before the number

  private mutating func amountBehindCurrency() -> Found? {
    guard var named = currency(0) else { return nil }
    // «USD $45»
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
      ":=(-~+\"".unicodeScalars.contains(sign.sign) || sign.sign == ")" && state.lastSign == "("
    {
      start = gapEnd(start + 1)
    } else if named.isSign, let line = peek(start), line.kind == .newline {
      start = gapEnd(start + 1)
      guard let digits = peek(start), digits.kind == .digits, let sign = peek(start + 1), !sign.isPunctuation("."),
        !sign.isPunctuation(")")
      else { return nil }
    }
    guard let next = peek(start), next.kind != .blank else { return nil }
    let number = next.kind == .word ? numberWords(start) : self.number(start)
    guard let number, next.kind != .word || named.isSign || number.end > start else { return nil }
    if !named.isSign, isShoeSize(number) { return nil }
    guard named.isSign || counts(named.currency, number) else { return nil }
    // «100 EUR 5 bags» was read from its number on; here the currency leads.
    var read = number
    var end = closed(number.end, from: named.end..<start)
    // «$45 USD», «$45$»
    if let (second, gap) = currencyBehind(end), isBesideOnly(second) {
      named.currency = narrowed(named.currency, second.currency)
      end = closed(second.end, from: gap)
    } else if let rest = peek(end), rest.isGlue, end == number.end {
      // «$45M», «$4O»
      read.values = []
      read.isOpaque = true
      end += 1
      while let more = peek(end), more.isGlue { end += 1 }
    }
    return claim(read, start: start, end: end, named.currency)
  }

  private func isShoeSize(_ number: NumberMatch) -> Bool { state.isSized && number.isInteger }

  /// A bracket that was opened on the way to the number is closed behind it.
  private mutating func closed(_ end: Int, from gap: Range<Int>) -> Int {
    for (open, close) in [("(", ")"), ("[", "]")] as [(Unicode.Scalar, Unicode.Scalar)] {
      if range(gap).contains(where: { $0.isPunctuation(open) }), let sign = peek(end), sign.isPunctuation(close) {
        return end + 1
      }
    }
    return end
  }

  // MARK: Behind the number

  private mutating func amountBeforeCurrency(_ number: NumberMatch) -> Found? {
    guard let (named, gap) = currencyBehind(number.end) else { return rangeBeforeCurrency(number) }
    guard named.isSign || counts(named.currency, number), !(state.isSized && !named.isSign && number.isInteger) else {
      return nil
    }
    var number = number
    if range(gap).contains(where: { $0.kind == .word && $0.text.unicodeScalars.allSatisfy(isDigitLike) }) {
      number.values = []
    }
    var end = closed(named.end, from: gap)
    let main = named.currency
    if main.minorDigits == 0 { end = minorUnits(&number, behind: end, isSign: named.isSign) }
    // «1,299$00»: the sign belongs to what follows.
    if end == named.end, named.isSign, let digits = peek(end), digits.kind == .digits { return nil }
    return claim(number, start: 0, end: end, main)
  }

  /// The currency that follows a number, and what stands between.
  private mutating func currencyBehind(_ offset: Int) -> (Named, Range<Int>)? {
    var start = gapEnd(offset)
    if let atom = peek(start) {
      switch atom.kind {
      case .punctuation
      where atom.sign == "(" || atom.sign == "[" || atom.sign == "|" || atom.sign == "\"" || atom.sign == ",":
        // «34 (USD)», cells of a table, «"34", "USD"».
        let next = gapEnd(start + 1)
        if atom.sign == "," || atom.sign == "\"" {
          guard let word = peek(next), word.isUpper || word.kind == .punctuation, atom.sign == "\"",
            let named = currency(next)
          else { return nil }
          return (named, offset..<next)
        }
        start = next
      case .punctuation where atom.sign == "-" && start == offset: start += 1
      // «forty-five (45) dollars»
      case .punctuation where atom.sign == ")" && state.lastSign == "(": start = gapEnd(start + 1)
      // «4O USD»
      case .word where start == offset && atom.text.unicodeScalars.allSatisfy(isDigitLike): start = gapEnd(start + 1)
      case .newline: start = gapEnd(start + 1)
      case .word where atom.lower == "in" || atom.lower == "us" || atom.lower == "u":
        if atom.lower == "in" { start = gapEnd(start + 1) } else if let next = nationality(start) { start = next }
      case .word where Self.nationalities.contains(atom.lower): start = gapEnd(start + 1)
      default: break
      }
    }
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
    return (named, offset..<start)
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
    while let atom = peek(next), atom.isPunctuation(".") || atom.kind == .blank || atom.lower == "s" { next += 1 }
    return currency(next) == nil ? nil : next
  }

  private static let nationalities: Set<String> = [
    "american", "canadian", "australian", "british", "swiss", "euro-", "amerikanische", "schweizer", "britische",
    "americanos", "americani", "amerykańskich", "американских", "американських", "swedish", "norwegian", "danish",
    "czech",
    "japanese", "chinese", "indian", "singapore", "hong", "mexican",
  ]

  /// `19€99`, `19 euros 99`, `19 dollars and 99 cents`: the decimals stand behind the currency.
  private mutating func minorUnits(_ number: inout NumberMatch, behind end: Int, isSign: Bool) -> Int {
    guard number.decimals == 0, number.values.count <= 2, !number.isMultiplied || !number.values.isEmpty else {
      return end
    }
    if let digits = peek(end), digits.kind == .digits, digits.text.utf8.count == 2, isSign {
      number.values = number.values.map { Amount(whole: $0.text, fraction: digits.text) }
      number.decimals = 2
      return end + 1
    }
    var next = gapEnd(end)
    guard next > end else { return end }
    if let word = peek(next), word.kind == .word, NumberWords.isJoiner(word.lower) { next = gapEnd(next + 1) }
    guard let atom = peek(next), atom.kind == .digits || atom.kind == .word else { return end }
    if let cents = atom.kind == .digits ? self.number(next) : numberWords(next), cents.decimals == 0,
      let value = cents.values.first, let count = Int(value.text), count < 100
    {
      let after = gapEnd(cents.end)
      if let named = currency(after), named.currency.minorDigits == 2 {
        addCents(count, to: &number)
        return named.end
      }
      if atom.kind == .digits, atom.text.utf8.count == 2, next == end + 1, !isSign, peek(after)?.kind != .word,
        peek(after)?.kind != .currency, peek(cents.end).map({ $0.kind != .punctuation || $0.sign == "." }) ?? true
      {
        addCents(count, to: &number)
        return cents.end
      }
    }
    return end
  }

  private func addCents(_ count: Int, to number: inout NumberMatch) {
    let digits = (count < 10 ? "0" : "") + String(count)
    number.values = number.values.map { Amount(whole: $0.text, fraction: digits) }
    number.decimals = 2
    number.isMultiplied = true
  }

  /// Letters that stand in for digits.
  private func isDigitLike(_ scalar: Unicode.Scalar) -> Bool { "OoОоlI".unicodeScalars.contains(scalar) }

  // MARK: Ranges

  /// `30–50 €`, «between 30 and 50 dollars»: the first amount's currency is the second's.
  private mutating func rangeBeforeCurrency(_ number: NumberMatch) -> Found? {
    guard let next = rangeNext(number.end), let second = self.number(next), let (named, _) = currencyBehind(second.end),
      named.isSign || counts(named.currency, second), named.currency.minorDigits == 0 || number.isInteger,
      !(state.isSized && !named.isSign)
    else { return nil }
    return claim(number, start: 0, end: number.end, named.currency)
  }

  /// Where the second number of a range begins.
  private mutating func rangeNext(_ end: Int) -> Int? {
    var next = gapEnd(end)
    guard let atom = peek(next) else { return nil }
    let isSign = atom.kind == .punctuation && (atom.sign == "-" || atom.sign == "/" && next == end)
    let isWord = atom.kind == .word && next > end && GroundingWords.roles(atom.lower).contains(.range)
    guard isSign || isWord else { return nil }
    next = gapEnd(next + 1)
    guard let digits = peek(next), digits.kind == .digits else { return nil }
    return next
  }

  // MARK: Without a currency

  private mutating func bareAmount(_ number: NumberMatch) -> Found? {
    if let codes = state.rangeCodes, !isFollowedByUnit(number, isInch: true) {
      return claim(number, start: 0, end: number.end, CurrencyWords.Currency(codes: codes))
    }
    if isLoose, !isFollowedByUnit(number, isInch: true) { return claim(number, start: 0, end: number.end, nil) }
    let isPrice = state.isPriceDirect && (number.decimals == 2 || !state.needsDecimals)
    let isAnnounced = number.decimals == 2 && Self.announcing.contains(state.lastWord)
    let isBesideName = state.followsName && number.decimals == 2 && ":-|,".unicodeScalars.contains(state.lastSign)
    guard isPrice || isBesideName || isAnnounced else { return nil }
    guard !isFollowedByUnit(number, isInch: state.lastSign != "\""), isPhraseEnd(number) else { return nil }
    return claim(number, start: 0, end: number.end, nil)
  }

  /// Words before a number with two decimals that is no measure.
  private static let announcing: Set<String> = [
    "only", "just", "for", "nur", "für", "pour", "seulement", "solo", "sólo", "por", "per", "slechts", "voor", "tylko",
    "za",
    "лише", "тільки", "за", "только",
  ]

  /// A unit, a per cent sign, a second dimension, a time or a fraction follows.
  private mutating func isFollowedByUnit(_ number: NumberMatch, isInch: Bool) -> Bool {
    var next = gapEnd(number.end)
    if let dash = peek(next), dash.isPunctuation("-") {
      // «34-piece», «10-20 cm»
      if let word = peek(next + 1), word.kind == .word { return true }
      if let second = peek(gapEnd(next + 1)), second.kind == .digits, let match = self.number(gapEnd(next + 1)) {
        return isFollowedByUnit(match, isInch: isInch)
      }
    }
    guard let atom = peek(next) else { return false }
    switch atom.kind {
    case .word:
      if atom.lower == "x" || atom.lower == "out" { return true }
      let roles = GroundingWords.roles(atom.lower)
      if next == number.end, CurrencyWords.named(atom) == nil { return true }
      return roles.contains(.unit) && !(atom.lower == "in" && !isUnitIn(next)) && atom.lower != "a" && atom.lower != "t"
    case .punctuation:
      switch atom.sign {
      case "%", "°", "×", "‰", "℃": return true
      case "\"", "'": return isInch && next == number.end
      case "/", ":":
        next += 1
        return peek(next)?.kind == .digits
      default: return false
      }
    default: return false
    }
  }

  /// «27 in» ends there.
  private mutating func isUnitIn(_ offset: Int) -> Bool {
    let next = gapEnd(offset + 1)
    return peek(next).map { $0.kind != .word } ?? true
  }

  /// What follows a bare number does not make it a count of something.
  private mutating func isPhraseEnd(_ number: NumberMatch) -> Bool {
    guard number.decimals != 2 else { return true }
    let next = gapEnd(number.end)
    guard let atom = peek(next) else { return true }
    if atom.kind == .punctuation, atom.sign == "." || atom.sign == ")", state.lastSign == ":", next == number.end {
      // «Prices: 1. …»
      return number.values.first.map { $0.text.utf8.count > 1 } ?? false || peek(next + 1)?.kind != .blank
    }
    guard atom.kind == .word else { return true }
    return !GroundingWords.roles(atom.lower).isDisjoint(with: [.connective, .range, .other, .light, .verb, .lead])
  }

  private mutating func amountInWords() -> Found? {
    guard let first = peek(0), first.lower.utf8.count < 60, NumberWords.isNumber(first.lower) || isApostrophe(),
      let number = numberWords(0)
    else { return nil }
    // «forty-five (45) dollars»
    let open = gapEnd(number.end)
    if let sign = peek(open), sign.isPunctuation("("), let digits = self.number(open + 1),
      let close = peek(digits.end), close.isPunctuation(")"), let named = currency(gapEnd(digits.end + 1))
    {
      var both = digits
      both.values = digits.values.filter(number.values.contains)
      return claim(both, start: 0, end: named.end, named.currency)
    }
    if let (named, _) = currencyBehind(number.end), named.currency.minorDigits == 0 || number.values.count == 1 {
      guard counts(named.currency, number) || number.end > 1 else { return nil }
      if named.currency.isWeak, truth.currencies.isDisjoint(with: named.currency.codes), !state.isPriceDirect {
        return nil
      }
      var number = number
      let end =
        named.currency.minorDigits == 0 ? minorUnits(&number, behind: named.end, isSign: named.isSign) : named.end
      return claim(number, start: 0, end: end, named.currency)
    }
    // «costs nineteen.»
    guard state.isPriceDirect, !state.isWeakPrice, state.lastRoles.contains(.verb) || state.lastSign == ":",
      number.values.first?.text.utf8.count ?? 0 > 1,
      isPhraseEnd(number)
    else { return nil }
    return claim(number, start: 0, end: number.end, nil)
  }

  private mutating func isApostrophe() -> Bool { peek(1)?.isPunctuation("'") ?? false }

  // MARK: The claim

  private mutating func claim(
    _ number: NumberMatch, start: Int, end: Int, _ currency: CurrencyWords.Currency?
  ) -> Found {
    var values = number.values
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
    if let codes = currency?.codes, let next = rangeNext(end) { pendingRange = (codes, next - end) }
    return (end, .amount(claim))
  }
}
