// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// Numbers, currencies and identifiers that are spelled to be overlooked, and what only looks like one.
extension MentionFinder {
  // MARK: Letters one by one

  /// «d o l l a r s», «U.S.D.», «US-D»
  mutating func spelledName(_ offset: Int, _ first: Atom) -> Named? {
    guard first.text.unicodeScalars.count <= 2, let letters = letters(offset, first) else { return nil }
    var whole = first
    whole.text = letters.text
    whole.lower = letters.text.lowercased()
    if letters.text.utf8.count == 3 { whole.text = whole.lower.uppercased() }
    guard let currency = CurrencyWords.named(whole), !currency.isWeak else { return nil }
    return (currency, letters.end, false)
  }

  /// Letters that stand apart, three at least, and where they end.
  private mutating func letters(_ offset: Int, _ first: Atom) -> (text: String, end: Int)? {
    var text = first.text
    var end = offset + 1
    while text.utf8.count < 32, let gap = peek(end),
      gap.kind == .blank && gap.length == 1 || gap.isPunctuation(".")
        || gap.isPunctuation("-"), let next = peek(end + 1), next.kind == .word,
      next.text.unicodeScalars.count == 1 || next.text.unicodeScalars.count == 2 && gap.kind == .punctuation
    {
      text += next.text
      end += 2
    }
    guard text.unicodeScalars.count >= 3 else { return nil }
    if let dot = peek(end), dot.isPunctuation("."), range((end - 2)..<(end - 1)).first?.isPunctuation(".") ?? false {
      end += 1
    }
    return (text.lowercased(), end)
  }

  /// «f o r t y f i v e dollars»
  mutating func spelledAmount(_ first: Atom) -> Found? {
    guard first.text.unicodeScalars.count == 1, let letters = letters(0, first) else { return nil }
    if isSpelledNumber(letters.text) {
      let named = currency(gapEnd(letters.end))
      guard named != nil || state.isPriceDirect else { return nil }
      return claim(
        NumberMatch(end: letters.end, isOpaque: true), start: 0, end: named?.end ?? letters.end, named?.currency)
    }
    // The currency is spelled so too.
    for cut in letters.text.indices.dropFirst(3) {
      var name = first
      name.text = String(letters.text[cut...])
      name.lower = name.text
      guard let currency = CurrencyWords.named(name), isSpelledNumber(String(letters.text[..<cut])) else { continue }
      return claim(NumberMatch(end: letters.end, isOpaque: true), start: 0, end: letters.end, currency)
    }
    return nil
  }

  private func isSpelledNumber(_ text: String) -> Bool {
    if SpokenNumber.isNumber(text) { return true }
    return text.indices.dropFirst(3).contains {
      SpokenNumber.isNumber(String(text[..<$0])) && SpokenNumber.isNumber(String(text[$0...]))
    }
  }

  /// «in the low forties, in dollars», «costs about thirties»
  mutating func decade(_ first: Atom) -> Found? {
    guard "tfsenhc".unicodeScalars.contains(first.sign), Self.decades.contains(first.lower) else { return nil }
    if state.isPriceDirect { return claim(NumberMatch(end: 1, isOpaque: true), start: 0, end: 1, nil) }
    guard let into = peek(gapEnd(1)), ["in", "of", "de", "di"].contains(into.lower),
      let named = currency(gapEnd(gapEnd(1) + 1))
    else {
      return nil
    }
    return claim(NumberMatch(end: 1, isOpaque: true), start: 0, end: named.end, named.currency)
  }

  private static let decades: Set<String> = [
    "hundreds", "thousands", "hunderte", "centaines", "cientos", "centinaia", "twenties", "thirties", "forties",
    "fifties", "sixties", "seventies", "eighties", "nineties",
  ]

  // MARK: Letters among digits

  /// «costs D45»
  mutating func letteredAmount(_ first: Atom) -> Found? {
    guard first.text.utf8.count == 1, first.isUpper, state.lastRoles.isSuperset(of: [.price, .verb]),
      let digits = peek(1),
      digits.kind == .digits, digits.text.utf8.count > 1, !(peek(2)?.isGlue ?? false),
      !truth.knownWords.contains(IdentifierNormalizer.normalize(first.text + digits.text))
    else { return nil }
    return claim(NumberMatch(end: 2, isOpaque: true), start: 0, end: 2, nil)
  }

  /// «4ty-five dollars»: letters and digits before a currency's name.
  mutating func disguisedAmount(_ end: Int) -> Found? {
    guard peek(0)?.kind == .digits, let last = range((end - 1)..<end).first, last.kind == .word,
      SpokenNumber.isNumber(last.lower), let named = currency(gapEnd(end)), !named.isSign, !named.currency.isWeak
    else { return nil }
    return claim(NumberMatch(end: end, isOpaque: true), start: 0, end: named.end, named.currency)
  }

  /// «xlv»: letters that are a number as Romans wrote it, and no word.
  func isSmallRoman(_ atom: Atom) -> Bool {
    guard atom.text.utf8.count >= 3, atom.text.utf8.allSatisfy(Self.romanLetters.contains), atom.text != "mix",
      atom.text != "dix"
    else { return false }
    return atom.text.wholeMatch(of: Self.roman) != nil
  }

  private static let romanLetters = Array("ivxlcdm".utf8)
  private nonisolated(unsafe) static let roman = /m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})/

  // MARK: Identifiers

  /// «SKU twenty-four MB zero two»
  mutating func spokenCode(_ first: Atom) -> Found? {
    guard state.isLabelled, first.kind == .word, SpokenNumber.isNumber(first.lower) || first.isUpper else { return nil }
    var text = ""
    var end = 0
    var tens: Int?
    var hasSpoken = false
    var position = 0
    while position < 20, let atom = peek(position), atom.isGlue {
      if atom.kind == .word,
        let value = SpokenNumber.values([atom.lower]).flatMap({ $0.first }).flatMap({ Int($0.text) })
      {
        hasSpoken = true
        if let ten = tens, value < 10, value > 0 {
          text.removeLast(String(ten).utf8.count)
          text += String(ten + value)
          tens = nil
        } else {
          text += String(value)
          tens = value >= 20 && value % 10 == 0 ? value : nil
        }
      } else if atom.isUpper || atom.kind == .digits {
        text += atom.text
        tens = nil
      } else {
        break
      }
      end = position + 1
      position = end
      while let gap = peek(position), position - end < 3, gap.isGap || gap.isPunctuation("-") { position += 1 }
    }
    let measure = CodeShapes.Measure(text)
    guard hasSpoken, measure.letters > 0, measure.digits > 1, measure.length >= 5 else { return nil }
    return (end, own(text) ?? .code(CodeClaim(text: raw(0..<end), owners: [], isLabelled: true)))
  }

  // MARK: Arguments of scripts

  /// `$1` in a script: no amount, where nothing speaks of a price.
  mutating func isArgument(_ number: NumberMatch, _ start: Int) -> Bool {
    guard start == 1, number.end == 2, number.isInteger, !number.isMultiplied, state.priceReach == 0,
      !state.followsName,
      let digit = peek(1), digit.text.utf8.count == 1, peek(0)?.raw == "$",
      state.lastRoles.isDisjoint(with: [.lead, .other])
    else { return false }
    if state.marks.isScript || Self.scriptWords.contains(state.lastWord) { return true }
    return state.marks.isBehindCode && (peek(2)?.raw == "`")
  }

  private static let scriptWords: Set<String> = ["echo", "printf", "print", "argument", "parameter", "variable", "awk"]
}
