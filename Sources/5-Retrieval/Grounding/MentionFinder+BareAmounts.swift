// SPDX-License-Identifier: Apache-2.0

extension MentionFinder {
  /// "4.5 of 5": the number before them is a part of the one behind.
  private static let shares: Set<String> = ["of", "von", "sur", "de", "di", "van", "z", "з", "из"]

  mutating func bareAmount(_ number: NumberMatch) -> Found? {
    if state.isBehindHour, state.lastSign == ":", !state.isBehindBlank { return nil }
    if state.isInRange, !isFollowedByUnit(number, isInch: true), state.isRangeTight || isPhraseEnd(number) {
      return claim(number, start: 0, end: number.end, state.rangeCodes.map { CurrencyWords.Currency(codes: $0) })
    }
    if let sum = roundSum(number) { return claim(sum, start: 0, end: sum.end, nil) }
    if isLoose, !isFollowedByUnit(number, isInch: true) { return claim(number, start: 0, end: number.end, nil) }
    if let member = state.member.current {
      if state.member.isOther { return nil }
      if member.isValue, isBesideCurrency(number) { return claim(number, start: 0, end: number.end, nil) }
    }
    // «2 of 5»
    let isShare =
      state.signBeforeWord == "0" && Self.shares.contains(state.lastWord)
    let isPrice = !isShare && state.isPriceDirect && (number.decimals == 2 || !state.needsDecimals)
    let isAnnounced =
      number.decimals == 2
      && (Self.announcing.contains(state.lastWord) || Self.leading.contains(state.lastWord) && isNoTime(number))
      && !state.isMeasuring
    let isBesideName =
      number.decimals == 2 && (state.followsName && isBeside || state.isBelowPrice || state.isNameBe)
      && !state.isMeasuring && !state.isCountCell && !isRated(number)
    let isTalk =
      isTalkedOf(number) || isFramed(number) || !number.isMultiplied && isUnexplained(number) || isOfDealings(number)
    guard
      isPrice || isBesideName || isAnnounced || isSold || isListed(number) || isOfName(number) || isBeforeName(number)
        || isTalk
    else { return nil }
    guard !isFollowedByUnit(number, isInch: state.lastSign != "\""), isTalk || isPhraseEnd(number) else { return nil }
    return claim(number, start: 0, end: number.end, nil)
  }

  /// `"value": 79, "currency": "EUR"`: a member of the same object names a currency.
  private mutating func isBesideCurrency(_ number: NumberMatch) -> Bool {
    if state.member.hasCurrency { return true }
    var offset = number.end
    while offset - number.end < 16, let atom = peek(offset), !atom.isPunctuation("}"), !atom.isPunctuation("{") {
      if atom.kind == .word, JSONKey(atom.text).isCurrency { return true }
      offset += 1
    }
    return false
  }

  /// No word stands between a name and here.
  private var isBeside: Bool {
    ":-|,;()[{<>/•@=→…~#a\n".unicodeScalars.contains(state.lastSign) || state.isBehindLeader
  }

  /// «the Bag for 45.», «the Bag is 45.», «for 45 you get»
  private mutating func isOfName(_ number: NumberMatch) -> Bool {
    let isFor = GroundingWords.forWords.contains(state.lastWord)
    let isPaid = state.isPriceDirect && GroundingWords.paying.contains(state.lastWord)
    guard state.isNameFor || state.isNameBe || isFor || isPaid, number.isInteger, !number.isMultiplied,
      !state.isExplained, !state.trail.has(PriceFrameWords.tempering),
      let value = number.values.first.flatMap({ Int($0.text) }), value >= 10, !isYear(number)
    else { return false }
    // «the ball suits you at 175»
    if ["at", "bei"].contains(state.lastWord), !isPlausible(value, times: 5) { return false }
    let next = gapEnd(number.end)
    guard let atom = peek(next) else { return !isFor || state.isNameFor }
    if atom.kind == .word {
      return isFor && GroundingWords.getting.contains(atom.lower)
        || (state.isNameFor || state.isNameBe) && Self.apiece.contains(atom.lower)
        || isFor && isToBeHad(next)
    }
    guard state.isNameFor || state.isNameBe || isPaid else { return false }
    return atom.kind == .newline || ".!?".unicodeScalars.contains(atom.sign)
  }

  /// «Bag: 19» that nothing is said of but the number.
  private mutating func isListed(_ number: NumberMatch) -> Bool {
    if isBracketed(number) { return true }
    guard state.followsName, number.isInteger, !number.values.isEmpty, !number.isMultiplied,
      !state.isExplained || isRowOfValues,
      ":-=→;/@~".unicodeScalars.contains(state.lastSign) || state.isBehindColumn || state.isBehindLeader
        || isRowOfValues, !isYear(number)
    else { return false }
    let next = gapEnd(number.end)
    guard let atom = peek(next) else { return true }
    if atom.kind == .newline { return true }
    if isRowOfValues, number.values.first?.text.utf8.count ?? 0 > 1 {
      return atom.kind == .punctuation && ",)]}".unicodeScalars.contains(atom.sign)
    }
    guard atom.kind == .punctuation, ".,;".unicodeScalars.contains(atom.sign) else { return false }
    let after = gapEnd(next + 1)
    guard let following = peek(after) else { return true }
    if following.kind == .newline { return true }
    // «Bag: 19, Pack: 32»
    return atom.sign == "." ? after > next + 1 : name(at: after) != nil
  }

  /// `2019`, unless products cost as much.
  func isYear(_ number: NumberMatch) -> Bool {
    guard let value = number.values.first.flatMap({ Int($0.text) }), (1900...2099).contains(value) else { return false }
    return !truth.products.contains { $0.price.flatMap { Int($0.whole) }.map { $0 >= 1000 } ?? false }
  }

  /// «45.00» at the begin of a line or of a text, and a name behind it or on the next line; «45.00 for the Bag».
  private mutating func isBeforeName(_ number: NumberMatch) -> Bool {
    if number.isInteger { return isWholeBeforeName(number) }
    guard number.decimals == 2, !state.isMeasuring, !isRated(number) else { return false }
    var next = gapEnd(number.end)
    if let word = peek(next), GroundingWords.forWords.contains(word.lower) {
      next = gapEnd(next + 1)
      if let article = peek(next), GroundingWords.articles.contains(article.lower) { next = gapEnd(next + 1) }
      return name(at: next) != nil
    }
    guard state.isLineStart || state.isBehindBullet else { return false }
    var lines = 0
    while let atom = peek(next), lines < 2, next - number.end < 8,
      atom.kind == .newline || atom.kind == .punctuation && "-:,|)•>→#".unicodeScalars.contains(atom.sign)
    {
      if atom.kind == .newline { lines += 1 }
      next = gapEnd(next + 1)
    }
    return name(at: next) != nil
  }

  /// Words before a number with two decimals that is no measure.
  private static let announcing: Set<String> = [
    "only", "just", "for", "nur", "für", "pour", "seulement", "solo", "sólo", "por", "per", "slechts", "voor", "tylko",
    "za",
    "лише", "тільки", "за", "только",
  ]

  /// Words that lead to a price as well as to a time or a measure.
  private static let leading: Set<String> = [
    "at", "bei", "noch", "about", "around", "roughly", "approximately", "now", "currently", "merely", "ab", "um",
    "jetzt", "aktuell",
    "today", "deal", "offer", "sale", "special", "promo", "friday", "heute", "angebot", "aktion", "offre", "oferta",
    "offerta", "aanbieding",
    "promocja", "акція", "акция", "à",
    "dès", "a", "desde", "da", "vanaf", "od", "від", "от", "зараз", "сейчас", "back",
  ]

  /// `19.99` is no time, `14.30` may be one.
  func isNoTime(_ number: NumberMatch) -> Bool {
    guard let value = number.values.first else { return false }
    let parts = value.text.split(separator: ".")
    return (Int(parts[0]) ?? 0) >= 24 || parts.count > 1 && (Int(parts[1]) ?? 0) >= 60
  }

  /// `4.75 (120 reviews)`, `4.75 ★`
  mutating func isRated(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard let sign = peek(next), sign.kind == .punctuation else { return false }
    if "★⭐☆".unicodeScalars.contains(sign.sign) { return true }
    guard sign.sign == "(" || sign.sign == ",", let count = self.number(gapEnd(next + 1)),
      let word = peek(gapEnd(count.end))
    else { return false }
    return word.kind == .word && GroundingWords.ratings.contains(word.lower)
  }

  /// A unit, a per cent sign, a second dimension, a time or a fraction follows.
  mutating func isFollowedByUnit(_ number: NumberMatch, isInch: Bool) -> Bool {
    var next = gapEnd(number.end)
    if let dash = peek(next), dash.isPunctuation("-") {
      // «34-piece», «10-20 cm»
      if let word = peek(next + 1), word.kind == .word { return true }
      if let second = peek(gapEnd(next + 1)), second.kind == .digits, let match = self.number(gapEnd(next + 1)) {
        // «Bag — 45 — 4.6/5»
        if next > number.end, peek(match.end)?.isPunctuation("/") ?? false { return false }
        return isFollowedByUnit(match, isInch: isInch)
      }
    }
    guard let atom = peek(next) else { return false }
    switch atom.kind {
    case .word:
      if atom.lower == "x" || atom.lower == "out" { return true }
      // «899 l'an dernier»
      if next > number.end, atom.lower == "l", peek(next + 1)?.isPunctuation("'") ?? false { return false }
      // `price = 45.0f`
      if state.lastSign == "=", next == number.end, "fdml".contains(atom.lower) { return false }
      let roles = GroundingWords.roles(atom.lower)
      if next == number.end, CurrencyWords.named(atom) == nil { return true }
      return roles.contains(.unit) && !(atom.lower == "in" && !isUnitIn(next)) && atom.lower != "a" && atom.lower != "t"
        && (atom.lower != "an" || truth.language == "fr"
          || number.decimals != 2 && !state.trail.core.contains(where: PriceFrameWords.opens))
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

  /// True where the words behind a bare number do not make it a count of something.
  mutating func isPhraseEnd(_ number: NumberMatch) -> Bool {
    guard number.decimals != 2 else { return !isDayAndMonth(number) }
    let next = gapEnd(number.end)
    guard let atom = peek(next) else { return true }
    if atom.kind == .punctuation, atom.sign == "." || atom.sign == ")", state.lastSign == ":", next == number.end {
      // «Prices: 1. …»
      return number.values.first.map { $0.text.utf8.count > 1 } ?? false || peek(next + 1)?.kind != .blank
    }
    guard atom.kind == .word else { return true }
    // `SET price = 45 WHERE`
    if state.lastSign == "=", atom.isUpper || next == number.end { return true }
    // «2 of 5»
    if number.isInteger, Self.shares.contains(atom.lower),
      let total = peek(gapEnd(next + 1)), total.kind == .digits
    {
      return false
    }
    return !GroundingWords.roles(atom.lower).isDisjoint(with: [.connective, .range, .other, .light, .verb, .lead])
      || isDepending(next) || PriceFrameWords.regions.contains(atom.lower)
  }
}
