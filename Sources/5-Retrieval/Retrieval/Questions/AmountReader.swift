// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language

/// Finds amounts among tokens: digits or words, thousands and decimals of any locale, "1k", and the currency before or
/// after them. What is glued to other letters or digits is a code and no amount. Pure.
struct AmountReader {
  let tokens: [QuestionToken]
  /// The languages that the question is read in.
  let languages: [StoreLanguage]
  /// ISO 4217, upper case; nil: unknown.
  let currency: String?

  /// The amount that begins at a token.
  func amount(at index: Int) -> Amount? {
    guard index < tokens.count else { return nil }
    if tokens[index].kind == .number { return digits(at: index, prefix: nil, from: index) }
    if let prefix = currencyBefore(at: index), prefix.end < tokens.count, tokens[prefix.end].kind == .number {
      return digits(at: prefix.end, prefix: prefix, from: index)
    }
    if tokens[index].kind == .sign { return inWords(behindSignAt: index) }
    return tokens[index].kind == .word ? colloquial(at: index) ?? inWords(at: index) : nil
  }

  // MARK: Digits

  private func digits(at index: Int, prefix: Currency?, from start: Int) -> Amount? {
    guard prefix != nil || !isGluedToCode(before: index) else { return nil }
    var text = tokens[index].text
    var end = index + 1
    // "1 200": groups of three, blanks between them.
    if tokens[index].text.utf8.count <= 3, tokens[index].text.utf8.first != UInt8(ascii: "0") {
      while end < tokens.count, isGroup(end) {
        text += tokens[end].text
        end += 1
      }
    }
    guard let number = parsed(text) else { return nil }
    var amount = Amount(number: number, value: number.double, codes: prefix?.codes, range: start..<end)
    readPriceDash(&amount)
    readMultiplier(&amount)
    // "50ish dollars", "50-ish dollars"
    let ish = isGlued(amount.end) && tokens[amount.end].text == "-" ? amount.end + 1 : amount.end
    if isGlued(ish), tokens[ish].text == "ish", currencyAfter(at: ish + 1) != nil {
      amount.isRough = true
      amount.range = start..<ish + 1
    }
    if let suffix = currencyAfter(at: amount.end) {
      // Of two currencies the one that the amount is glued to, or the first, is meant.
      if amount.codes == nil {
        amount.codes = suffix.codes
        amount.mayBeWeight = suffix.mayBeWeight
      }
      amount.range = start..<suffix.end
      readPriceDash(&amount)
    }
    // "120+ euros"
    if amount.codes == nil, isGlued(amount.end), tokens[amount.end].text == "+",
      let suffix = currencyAfter(at: amount.end + 1)
    {
      amount.codes = suffix.codes
    }
    return isGluedToCode(after: amount) ? nil : amount
  }

  /// Digits of a further group of thousands.
  private func isGroup(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .number, !token.isGlued else { return false }
    let whole = token.text.prefix { $0 != "." && $0 != "," }
    return whole.utf8.count == 3 && token.text.utf8.count <= 6
  }

  private func parsed(_ text: String) -> JSONNumber? {
    let plain = text.filter { $0 != "'" }
    // A zero before the separator, or three decimals of a currency that has them, make it the decimal one.
    let parts = plain.split(whereSeparator: { $0 == "." || $0 == "," })
    if parts.count == 2, parts[0] == "0" || parts[1].utf8.count == 3 && Money.decimals(of: currency) == 3 {
      return JSONNumber(text: "\(parts[0]).\(parts[1])") ?? Money.parse(plain)
    }
    return Money.parse(plain)
  }

  /// `80,-`, `80.-`, `80:-`, `80,--`
  private func readPriceDash(_ amount: inout Amount) {
    let end = amount.end
    guard end + 1 < tokens.count, tokens[end].isGlued, [",", ".", ":"].contains(tokens[end].text),
      tokens[end + 1].isGlued, tokens[end + 1].text == "-"
    else { return }
    var after = end + 2
    while after < tokens.count, tokens[after].isGlued, tokens[after].text == "-" { after += 1 }
    amount.hasPriceDash = true
    amount.range = amount.start..<after
  }

  private func readMultiplier(_ amount: inout Amount) {
    let end = amount.end
    guard end < tokens.count, tokens[end].kind == .word else { return }
    let token = tokens[end]
    guard let factor = languages.lazy.compactMap({ $0.prices.multipliers[token.text] }).first,
      token.isGlued || token.text.count > 1 || isAbbreviatedBeforeCurrency(end)
    else { return }
    amount = amount.multiplied(by: factor)
    if isMoney(token.text) { amount.hasPriceDash = true }
    amount.range = amount.start..<skippingPoint(end + 1)
  }

  /// "Two grand" is money, "two thousand" anything.
  private func isMoney(_ word: String) -> Bool {
    languages.contains { ($0.idioms.amounts[word] ?? []).contains { $0.phrase.count == 1 } }
  }

  /// «5 т.р.»: a letter alone multiplies where a point and a currency are glued to it.
  private func isAbbreviatedBeforeCurrency(_ index: Int) -> Bool {
    isGlued(index + 1) && tokens[index + 1].text == "." && isGlued(index + 2) && currencyAfter(at: index + 2) != nil
  }

  // MARK: Words

  /// "A couple of hundred", «ein Fuffi»: an amount of money, of whatever currency.
  private func colloquial(at index: Int) -> Amount? {
    let first = tokens[index].text
    for language in languages {
      for entry in language.idioms.amounts[first] ?? [] where index + entry.phrase.count <= tokens.count {
        guard zip(entry.phrase, tokens[index...]).allSatisfy({ $0 == $1.text }) else { continue }
        let end = index + entry.phrase.count
        var amount = Amount(
          number: JSONNumber(entry.value), value: Double(entry.value), hasPriceDash: true, isInWords: true,
          isRough: entry.isRough, range: index..<end)
        // «Une cinquantaine d'euros»
        let isOf = end < tokens.count && Self.genitives.contains(tokens[end].text)
        if let suffix = currencyAfter(at: isOf ? end + 1 : end) {
          amount.codes = suffix.codes
          amount.range = index..<suffix.end
        } else if !isOver(end) {
          // "A grand piano"
          continue
        }
        return amount
      }
    }
    return nil
  }

  private static let genitives: Set<String> = ["d'", "de", "di", "of"]

  /// No word that belongs to the one before stands there.
  private func isOver(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].kind == .word else {
      return index >= tokens.count || tokens[index].kind == .sign && tokens[index].text != "-"
    }
    let word = tokens[index].text
    return languages.contains {
      $0.prices.connectives.contains(word) || $0.prices.after[word] != nil || $0.prices.joints.contains(word)
    }
  }

  /// "$fifty"
  private func inWords(behindSignAt index: Int) -> Amount? {
    guard let prefix = currencyBefore(at: index), isGlued(prefix.end), tokens[prefix.end].kind == .word,
      var amount = inWords(at: prefix.end)
    else { return nil }
    amount.codes = amount.codes ?? prefix.codes
    amount.range = index..<amount.end
    return amount
  }

  private func inWords(at index: Int) -> Amount? {
    let first = tokens[index].text
    guard languages.contains(where: { $0.prices.numbers.canBegin(with: first) }) else { return nil }
    var word = ""
    var end = index
    var best: (value: Int, end: Int)?
    while end < tokens.count, end - index < 7 {
      let token = tokens[end]
      if token.kind == .sign {
        guard end > index, token.text == "-", token.isGlued else { break }
      } else {
        guard token.kind == .word else { break }
        word += token.text
      }
      end += 1
      if token.kind == .word, let value = languages.lazy.compactMap({ $0.prices.numbers.value(of: word) }).first {
        best = (value, end)
      }
    }
    guard let best else { return nil }
    var amount = Amount(
      number: JSONNumber(best.value), value: Double(best.value),
      hasPriceDash: best.end > index + 1 && isMoney(tokens[best.end - 1].text), isInWords: true, range: index..<best.end
    )
    readMultiplier(&amount)
    if let suffix = currencyAfter(at: amount.end) {
      amount.codes = suffix.codes
      amount.mayBeWeight = suffix.mayBeWeight
      amount.range = index..<suffix.end
    }
    return amount
  }

  // MARK: Currencies

  struct Currency {
    var codes: [String]
    var end: Int
    var mayBeWeight = false
  }

  /// `$`, `US$`, `Rs.`, `EUR`
  private func currencyBefore(at index: Int) -> Currency? {
    if let found = currency(at: index, isBefore: true) {
      var found = found
      found.end = skippingPoint(found.end)
      return found
    }
    return nil
  }

  /// `€`, `zł`, `US dollars`, `грн.`, `-Euro`
  private func currencyAfter(at index: Int) -> Currency? {
    guard index < tokens.count else { return nil }
    if tokens[index].text == "-", tokens[index].isGlued, index + 1 < tokens.count, tokens[index + 1].isGlued {
      guard tokens[index + 1].kind == .word, let found = currency(at: index + 1, isBefore: false) else { return nil }
      // In `R$100-R$200` it belongs to the next amount.
      return found.end < tokens.count && tokens[found.end].kind == .number ? nil : found
    }
    if index + 1 < tokens.count, let code = Currencies.code(ofCountry: tokens[index].text),
      let named = currency(at: index + 1, isBefore: false), named.codes.contains(code)
    {
      return Currency(codes: [code], end: named.end)
    }
    guard var found = currency(at: index, isBefore: false) else { return nil }
    // A sign before a blank that belongs to the next number: "50 $60".
    if tokens[index].kind == .sign, !tokens[index].isGlued, found.end < tokens.count,
      tokens[found.end].kind == .number, tokens[found.end].isGlued
    {
      return nil
    }
    if found.end < tokens.count, tokens[found.end].text == "." { found.end = skippingAbbreviation(found.end) }
    return found
  }

  private func currency(at index: Int, isBefore: Bool) -> Currency? {
    guard index < tokens.count else { return nil }
    let token = tokens[index]
    if token.kind == .number { return nil }
    if token.kind == .sign {
      return Currencies.codes(ofSign: token.text).map { Currency(codes: $0, end: index + 1) }
    }
    // US$, R$, S/
    if index + 1 < tokens.count, tokens[index + 1].isGlued, tokens[index + 1].kind == .sign,
      let codes = Currencies.codes(ofSign: token.text + tokens[index + 1].text)
    {
      return Currency(codes: codes, end: index + 2)
    }
    guard let codes = codes(of: token) else { return nil }
    if Currencies.weights.contains(token.text), !fits(codes) {
      let isSterling = index + 1 < tokens.count && tokens[index + 1].text == "sterling"
      return Currency(codes: codes, end: isSterling ? index + 2 : index + 1, mayBeWeight: !isSterling)
    }
    let isDoubtful = Currencies.ambiguous.contains(token.text) || Currencies.ambiguousInQuestions.contains(token.text)
    if isDoubtful, currency == nil || !fits(codes) { return nil }
    if Currencies.onlyBeforeAmounts.contains(token.text), !isBefore { return nil }
    return Currency(codes: codes, end: index + 1)
  }

  private func codes(of token: QuestionToken) -> [String]? {
    var codes: [String] = []
    for language in languages { codes += language.prices.currencies[token.text] ?? [] }
    if let named = Currencies.codes(ofSign: token.text) { codes += named }
    if let code = Currencies.code(token.raw, store: currency) { codes.append(code) }
    return codes.isEmpty ? nil : codes
  }

  /// Whether the store sells in one of these.
  func fits(_ codes: [String]) -> Bool { currency.map { codes.contains($0) } ?? true }

  // MARK: Neighbours

  /// Past the point of an abbreviation that something follows.
  private func skippingPoint(_ index: Int) -> Int {
    index < tokens.count && tokens[index].text == "." && tokens[index].isGlued ? index + 1 : index
  }

  /// Past the point of `грн.` in the midst of a sentence; the point at an end stays.
  private func skippingAbbreviation(_ index: Int) -> Int {
    guard tokens[index].isGlued, index + 1 < tokens.count, !tokens[index + 1].isCapitalized else { return index }
    return index + 1
  }

  /// `MB01`, `24-01`, `1/2`, `#5`: the number belongs to what stands before it.
  private func isGluedToCode(before index: Int) -> Bool {
    guard index > 0, tokens[index].isGlued else { return false }
    let previous = tokens[index - 1]
    if previous.kind == .word { return !previous.text.hasSuffix("'") && !isComparison(index - 1, gluedTo: index) }
    switch previous.text {
    case "-":
      guard previous.isGlued, index > 1, tokens[index - 2].kind == .word else { return false }
      return !endsCurrency(index - 2) && tokens[index - 2].text != "sub"
    case "#", "/", ":", ".", "\\", "_", "*", "@", "&", "+", "№", "^", "=":
      return previous.isGlued || previous.text == "#" || previous.text == "№" || previous.text == "."
    default: return false
    }
  }

  /// «unter80€», "under80": a blank was left out before the number.
  private func isComparison(_ index: Int, gluedTo number: Int) -> Bool {
    let word = tokens[index].text
    guard !tokens[index].isGlued, word.count > 1 else { return false }
    let alone = languages.lazy.flatMap { $0.prices.before[word] ?? [] }.filter { $0.phrase.count == 1 }
    if alone.contains(where: { $0.strength == .strong }) || Self.thanWords.contains(word) { return true }
    return !alone.isEmpty && currencyAfter(at: number + 1) != nil
  }

  /// The last words of comparisons: "less than50".
  private static let thanWords: Set<String> = ["than", "als", "dan", "niz", "ніж", "чем"]

  private func endsCurrency(_ index: Int) -> Bool { codes(of: tokens[index]) != nil }

  /// `80s`, `3in1`, `20-inch`, `24/7`, `16:9`.
  private func isGluedToCode(after amount: Amount) -> Bool {
    let end = amount.end
    guard isGlued(end), !amount.isInWords else { return false }
    let token = tokens[end]
    switch token.kind {
    case .number: return true
    case .word: return amount.codes == nil && !isUnit(token.text) && token.text != "ish"
    case .sign: break
    }
    guard isGlued(end + 1) else { return false }
    let next = tokens[end + 1]
    switch token.text {
    case "-":
      // A range is read by its two amounts; three parts are a code.
      if next.kind == .number {
        let isOfThreeParts = isGlued(end + 2) && tokens[end + 2].text == "-" && isGlued(end + 3)
        return isOfThreeParts || !amount.isMarked && currencyAfter(at: end + 2) == nil && isCode(amount, next)
      }
      return amount.codes == nil && next.kind == .word && next.text != "ish" && !isUnit(next.text)
    case "/", ":", "_", "*", "#", "\\": return next.kind != .sign
    case ".": return next.kind == .word
    default: return false
    }
  }

  /// `831-205156`: no range of prices has ends so far apart, nor one that begins with a zero.
  private func isCode(_ first: Amount, _ second: QuestionToken) -> Bool {
    let digits = [tokens[first.start].text, second.text]
    guard digits.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let high = Double(second.text)
    else { return false }
    if digits.contains(where: { $0.utf8.first == 0x30 && $0.utf8.count > 1 }) { return true }
    return high > first.value * Self.widestRange && digits[1].utf8.count >= Self.digitsOfCode
  }

  private static let widestRange = 60.0
  private static let digitsOfCode = 5

  private func isGlued(_ index: Int) -> Bool { index < tokens.count && tokens[index].isGlued }

  func isUnit(_ word: String) -> Bool {
    word == "in" || languages.contains { $0.prices.units.contains(word) }
      || StoreLanguage.english.prices.units.contains(word)
  }
}
