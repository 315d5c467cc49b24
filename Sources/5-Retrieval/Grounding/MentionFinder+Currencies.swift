// SPDX-License-Identifier: Apache-2.0
import Language

/// Currencies by sign, code and name.
extension MentionFinder {
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
    if let whole = brokenName(offset, atom) ?? disguisedName(offset, atom) { return whole }
    if let codes = CurrencyWords.prefixes[atom.lower], let next = peek(offset + 1) {
      let sign = next.isPunctuation("-") ? offset + 2 : offset + 1
      if let atom = peek(sign), atom.kind == .currency {
        // The letters say which dollar it is; before another sign they must agree with it.
        let own = CurrencyWords.signs[atom.sign]?.codes ?? []
        return (CurrencyWords.Currency(codes: atom.sign == "$" ? codes : codes.filter(own.contains)), sign + 1, true)
      }
    }
    guard var currency = CurrencyWords.named(atom) else { return spelledName(offset, atom) }
    if currency.isWeak, atom.lower == "fr", let dot = peek(offset + 1), dot.isPunctuation(".") {
      currency.isWeak = false
    }
    return (currency, offset + 1, false)
  }

  /// «dol**lars**»: a name with marks inside.
  private mutating func brokenName(_ offset: Int, _ first: Atom) -> Named? {
    guard let mark = peek(offset + 1), mark.kind == .markup else { return nil }
    var whole = first
    var end = offset + 1
    while end - offset < 8, let atom = peek(end), atom.kind == .markup || atom.kind == .word {
      whole.text += atom.kind == .word ? atom.text : ""
      whole.lower += atom.lower
      end += 1
    }
    while end > offset + 1, let last = range((end - 1)..<end).first, last.kind == .markup { end -= 1 }
    guard end > offset + 1, let currency = CurrencyWords.named(whole) else { return nil }
    return (currency, end, false)
  }

  /// «d0llars»: a name with digits in the place of letters.
  private mutating func disguisedName(_ offset: Int, _ first: Atom) -> Named? {
    guard let digits = peek(offset + 1), digits.kind == .digits, let start = Self.disguised(first.lower, digits.text),
      first.lower.utf8.count < 10
    else { return nil }
    var whole = start
    var end = offset + 2
    while end - offset < 6, let atom = peek(end), atom.kind == .word || atom.kind == .digits {
      guard let next = atom.kind == .word ? whole + atom.lower : Self.disguised(whole, atom.text) else { return nil }
      whole = next
      end += 1
    }
    var atom = first
    atom.text = whole
    atom.lower = whole
    guard whole.utf8.count > 3, let currency = CurrencyWords.named(atom), !currency.isWeak else { return nil }
    return (currency, end, false)
  }

  private static func disguised(_ text: String, _ digits: String) -> String? {
    var result = text
    for digit in digits {
      guard let letter = ["0": "o", "1": "l", "3": "e", "5": "s"][String(digit)] else { return nil }
      result += letter
    }
    return digits.utf8.count <= 2 ? result : nil
  }

  func narrowed(_ first: CurrencyWords.Currency, _ second: CurrencyWords.Currency) -> CurrencyWords.Currency {
    // «$34 💰»
    if second.codes.contains(CurrencyWords.any) { return first }
    let common = first.codes.filter(second.codes.contains)
    return CurrencyWords.Currency(codes: first.codes.contains(CurrencyWords.any) ? second.codes : common)
  }

  /// No number follows that the currency belongs to.
  mutating func isBesideOnly(_ named: Named) -> Bool {
    let next = gapEnd(named.end)
    return named.currency.minorDigits == 0 && !(peek(next).map { $0.kind == .digits || $0.kind == .currency } ?? false)
  }

  private func narrowed(_ atom: Atom) -> [String]? {
    CurrencyWords.prefixes[atom.lower] ?? (CurrencyWords.codes.contains(atom.text) ? [atom.text] : nil)
  }

  /// A word that is a currency's and means something else as well counts where the shop sells in it, or where the number
  /// is written like a price.
  func counts(_ currency: CurrencyWords.Currency, _ number: NumberMatch) -> Bool {
    guard currency.isWeak else { return true }
    if state.isPriceDirect || state.trail.isInBracketOfAmount { return true }
    if currency.isSlang || Self.weights.contains(state.lastWord) { return false }
    // «1080p», and no «1700p» where the shop sells in pounds
    if currency.minorDigits > 0, number.values.first.map({ $0.text.utf8.count > 2 }) ?? true {
      guard number.isInteger, let value = number.values.first?.text, !truth.currencies.isDisjoint(with: currency.codes)
      else { return false }
      return !Self.resolutions.contains(value)
        && state.trail.tokens.contains {
          $0 == SentenceTrail.name || truth.names(goods: $0) || PriceFrameWords.subjects.contains($0)
            || GroundingWords.roughly.contains($0)
        }
    }
    return number.decimals == 2 && currency.minorDigits == 0 || !truth.currencies.isDisjoint(with: currency.codes)
  }

  /// Lines of a picture.
  private static let resolutions: Set<String> = [
    "144", "240", "360", "480", "540", "576", "720", "900", "960", "1080", "1200", "1440", "1600", "2160", "2880",
    "4320", "8640",
  ]

  private static let weights: Set<String> = [
    "weighs", "weigh", "weighing", "weight", "holds", "supports", "carries", "wiegt", "pèse", "pesa", "weegt", "waży",
    "важить", "весит", "adjustable", "lifts", "core", "ryzen", "series",
  ]
}
