// SPDX-License-Identifier: Apache-2.0

extension MentionFinder {
  /// "4.5 of 5": the number before them is a part of the one behind.
  private static let shares: Set<String> = ["of", "von", "sur", "de", "di", "van", "z", "з", "из"]

  mutating func bareAmount(_ number: NumberMatch) -> Found? {
    if state.isInRange, !isFollowedByUnit(number, isInch: true), state.isRangeTight || isPhraseEnd(number) {
      return claim(number, start: 0, end: number.end, state.rangeCodes.map { CurrencyWords.Currency(codes: $0) })
    }
    if isLoose, !isFollowedByUnit(number, isInch: true) { return claim(number, start: 0, end: number.end, nil) }
    // «2 of 5»
    let isShare =
      state.signBeforeWord == "0" && Self.shares.contains(state.lastWord)
    let isPrice = !isShare && state.isPriceDirect && (number.decimals == 2 || !state.needsDecimals)
    let isAnnounced =
      number.decimals == 2
      && (Self.announcing.contains(state.lastWord) || Self.leading.contains(state.lastWord) && isNoTime(number))
      && !state.isMeasuring
    let isBesideName =
      state.followsName && number.decimals == 2 && ":-|,(@=>→a\n".unicodeScalars.contains(state.lastSign)
      && !state.isMeasuring && !isRated(number)
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

  /// Words that lead to a price as well as to a time or a measure.
  private static let leading: Set<String> = [
    "at", "about", "around", "roughly", "approximately", "now", "currently", "merely", "ab", "um", "jetzt", "aktuell",
    "à",
    "dès", "a", "desde", "da", "vanaf", "od", "від", "от", "зараз", "сейчас", "back",
  ]

  /// `19.99` is no time, `14.30` may be one.
  private func isNoTime(_ number: NumberMatch) -> Bool {
    guard let value = number.values.first else { return false }
    let parts = value.text.split(separator: ".")
    return (Int(parts[0]) ?? 0) >= 24 || parts.count > 1 && (Int(parts[1]) ?? 0) >= 60
  }

  /// `4.75 (120 reviews)`, `4.75 ★`
  private mutating func isRated(_ number: NumberMatch) -> Bool {
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

  /// True where the words behind a bare number do not make it a count of something.
  mutating func isPhraseEnd(_ number: NumberMatch) -> Bool {
    guard number.decimals != 2 else { return true }
    let next = gapEnd(number.end)
    guard let atom = peek(next) else { return true }
    if atom.kind == .punctuation, atom.sign == "." || atom.sign == ")", state.lastSign == ":", next == number.end {
      // «Prices: 1. …»
      return number.values.first.map { $0.text.utf8.count > 1 } ?? false || peek(next + 1)?.kind != .blank
    }
    guard atom.kind == .word else { return true }
    // «2 of 5»
    if number.isInteger, Self.shares.contains(atom.lower),
      let total = peek(gapEnd(next + 1)), total.kind == .digits
    {
      return false
    }
    return !GroundingWords.roles(atom.lower).isDisjoint(with: [.connective, .range, .other, .light, .verb, .lead])
  }
}
