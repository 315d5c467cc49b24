// SPDX-License-Identifier: Apache-2.0
import JSON
import Language

/// Tells whether an amount after a comparison is a price: what stands around it speaks for a price, or for a size, an
/// age, a count, a rating, a year or a name. Pure.
struct PriceEvidence {
  enum Verdict: Equatable {
    case no
    case yes(isBare: Bool)
    /// A price in a currency that the store does not sell in.
    case foreign
  }

  /// A negation and the words up to the comparison that belong to it.
  struct Negation {
    var places: [Int]
  }

  let amounts: AmountReader
  /// The question speaks of price somewhere.
  let speaksOfPrice: Bool

  var tokens: [QuestionToken] { amounts.tokens }
  private var languages: [StoreLanguage] { amounts.languages }

  init(amounts: AmountReader) {
    self.amounts = amounts
    speaksOfPrice = amounts.tokens.contains { token in
      amounts.languages.contains { $0.prices.price.contains(token.text) }
    }
  }

  // MARK: The verdict

  /// - Parameters:
  ///   - start: the first token of comparison or amount, whichever comes first.
  ///   - phrase: the comparison.
  ///   - end: past the whole, where the comparison stands after the amount.
  func judge(
    _ amount: Amount, start: Int, strength: PriceWords.Strength, isUpper: Bool, phrase: ArraySlice<QuestionToken>,
    end: Int? = nil
  ) -> Verdict {
    let end = end ?? amount.end
    if amount.mayBeWeight {
      return amount.value >= 15 && strength != .weak && !isMeasured(amount, start: start, strength: strength)
        ? .foreign : .no
    }
    if amount.isMarked {
      guard !isDiscount(at: amount.end) else { return .no }
      return amount.codes.map(amounts.fits) ?? true ? .yes(isBare: false) : .foreign
    }
    guard !isUnit(after: amount), !isName(phrase, amount: amount, start: start) else { return .no }
    // "Pack of 40, not more"
    let isCount = start == amount.start && start > 1 && tokens[start - 1].text == "of" && !isPriceWord(start - 2)
    if isCount, !speaksOfPrice { return .no }
    if strength == .needsCurrency { return .no }
    if strength == .price || isPriceBefore(start) { return .yes(isBare: false) }
    guard !isExplained(amount, start: start, strength: strength, isUpper: isUpper) else { return .no }
    if amount.isInWords {
      // "Around two hundred": of so many nothing but money is spoken without a noun.
      let isSaid = strength == .strong || isUpper && isMaximum(phrase) || strength == .weak && amount.value >= 100
      guard isSaid, amount.value >= 10, endsPhraseOrSaysMore(at: end) else { return .no }
      return .yes(isBare: !speaksOfPrice)
    }
    switch strength {
    case .price, .strong: return .yes(isBare: !speaksOfPrice)
    case .weak:
      if speaksOfPrice { return .yes(isBare: false) }
      if isUpper, isMaximum(phrase), amount.value >= Self.leastBeforeThing, namesOneThing(from: end, before: start) {
        return .yes(isBare: true)
      }
      return endsPhraseOrSaysMore(at: end) && amount.value >= (isUpper ? 10 : 20) ? .yes(isBare: true) : .no
    case .needsPrice:
      if speaksOfPrice { return .yes(isBare: false) }
      let isBefore = amount.start > start && !isUpper
      return isBefore && isRoundPrice(amount) && endsPhraseOrSaysMore(at: end) ? .yes(isBare: true) : .no
    case .needsCurrency: return .no
    }
  }

  /// "Laptops from 500": ages and counts are smaller, years and models less round.
  private func isRoundPrice(_ amount: Amount) -> Bool {
    (200...5000).contains(amount.value) && amount.value.truncatingRemainder(dividingBy: 50) == 0
  }

  /// The beginnings of "maximum": of a number in words it says more than "up to".
  private static let maxima = ["max", "massim", "maks", "макс"]

  private func isMaximum(_ phrase: ArraySlice<QuestionToken>) -> Bool {
    phrase.first.map { word in Self.maxima.contains { word.text.hasPrefix($0) } } ?? false
  }

  /// "Max 6 bottles" counts them.
  private static let leastBeforeThing = 25.0

  /// - Parameter isOpen: a word such as "between" begins the range.
  func judgeRange(low: Amount, high: Amount, start: Int, strength: PriceWords.Strength, isOpen: Bool) -> Verdict {
    if high.isMarked || isOpen {
      let verdict = judge(high, start: start, strength: strength, isUpper: true, phrase: [])
      guard verdict == .yes(isBare: true) else { return verdict }
      if isOfSizes(low, high) { return .no }
      return max(low.value, high.value) >= 20 ? verdict : .no
    }
    guard !isUnit(after: high), !high.isInWords else { return .no }
    if isPriceBefore(start) { return .yes(isBare: false) }
    let values = [low.value, high.value]
    // "In the 40 to 70 range"
    let isCalledRange = high.end < tokens.count && Self.namesOfRanges.contains(tokens[high.end].text)
    guard !isExplained(high, start: start, strength: .weak, isUpper: true),
      !isExplained(low, start: start, strength: .weak, isUpper: true),
      endsPhraseOrSaysMore(at: isCalledRange ? high.end + 1 : high.end)
    else { return .no }
    if speaksOfPrice { return .yes(isBare: false) }
    // Sizes are small or uneven; round numbers of some size are prices.
    let isRound = values.allSatisfy { $0 >= 20 && $0.truncatingRemainder(dividingBy: 5) == 0 }
    return isRound && (values.max() ?? 0) >= 50 && low.value != high.value ? .yes(isBare: true) : .no
  }

  private static let namesOfRanges: Set<String> = ["range", "bracket"]

  /// "Between 41 and 43": two small numbers side by side that no price is made of.
  private func isOfSizes(_ low: Amount, _ high: Amount) -> Bool {
    let values = [low.value, high.value].sorted()
    let isUneven = values.contains { $0.truncatingRemainder(dividingBy: 5) != 0 }
    return isUneven && values[1] <= 60 && values[1] - values[0] <= 6
  }

  /// Whether the first of two amounts joined by a word that compares too («до», «bis») has nothing to do with the price.
  func isSeparate(_ first: Amount, from second: Amount) -> Bool {
    guard !first.isMarked, second.isMarked, first.end < tokens.count, tokens[first.end].kind == .word,
      amounts.languages.contains(where: { $0.prices.before[tokens[first.end].text] != nil })
    else { return false }
    return isScale(before: first.start, amount: first) || first.value * 8 <= second.value
  }

  // MARK: What else a number may be

  private func isExplained(_ amount: Amount, start: Int, strength: PriceWords.Strength, isUpper: Bool) -> Bool {
    if isScale(before: start, amount: amount) || isMeasured(amount, start: start, strength: strength) { return true }
    // "pack of 50 or more"
    if start == amount.start, start > 1, tokens[start - 1].text == "of" { return true }
    if speaksOfPrice { return false }
    if isUpper, isChildSize(amount, strength) { return true }
    if let person = personBefore(start) {
      if person == .child { return true }
      if !isUpper, amount.value < 100 { return true }
    }
    let value = amount.value
    // Years, and the age from which much is allowed.
    if value >= 1950, value <= 2049, value.truncatingRemainder(dividingBy: 50) != 0 { return true }
    return value == 18 || value == 21 && !isUpper
  }

  /// `40 l`, `27"`, `18 years`, `4-person`.
  func isUnit(after amount: Amount) -> Bool {
    let end = amount.end
    guard end < tokens.count else { return false }
    let token = tokens[end]
    if token.kind == .sign {
      switch token.text {
      // «bis 24. Dezember»
      case "." where token.isGlued && end + 1 < tokens.count:
        return tokens[end + 1].kind == .word && tokens[end + 1].text.count > 2 && amounts.isUnit(tokens[end + 1].text)
      case "%", "°", "″", "′", "×",
        "”" where !hasOpenQuote(before: amount.start):
        return true
      case "\"" where token.isGlued, "'" where token.isGlued: return !hasOpenQuote(before: amount.start)
      case "-" where token.isGlued && end + 1 < tokens.count && tokens[end + 1].isGlued:
        return tokens[end + 1].kind == .word && amounts.isUnit(tokens[end + 1].text)
      default: return false
      }
    }
    guard token.kind == .word, !tokens.isPreposition(at: end, languages) else { return false }
    // "a tent for under 5 kids"
    if amount.value < 20, languages.contains(where: { $0.prices.children.contains(token.text) }) { return true }
    if token.text == "in" {
      return token.isGlued || end + 1 == tokens.count || tokens[end + 1].text == "." && tokens[end + 1].isGlued
    }
    guard amounts.isUnit(token.text) else { return false }
    if token.isGlued || token.text.count > 1 { return true }
    // "40 l" is a measure, "under 80 M" asks for a size; other letters alone are words.
    return Self.lettersOfMeasure.contains(token.text) && token.raw != "M"
  }

  private static let lettersOfMeasure: Set<String> = ["g", "l", "m", "w", "v", "h", "г", "л", "м"]

  private func hasOpenQuote(before index: Int) -> Bool {
    let marks = tokens[..<index].filter {
      ["\"", "\u{201C}", "\u{201E}", "\u{201D}", "'", "\u{2018}"].contains($0.text)
    }
    return marks.count % 2 == 1
  }

  /// «$20 off», «10 € Rabatt»: no price of a product.
  private func isDiscount(at index: Int) -> Bool {
    index < tokens.count
      && ["off", "discount", "rabatt", "voucher", "coupon", "gutschein"].contains(tokens[index].text)
  }

  /// "size 8 to 10", "rated over 4", "waist up to 34".
  private func isScale(before start: Int, amount: Amount) -> Bool {
    var index = start - 1
    while index >= 0, index >= start - 4 {
      let token = tokens[index]
      let isModel = ModelNames.beforeNumbers.contains(token.text)
      if isModel { return index + 1 == amount.start }
      if languages.contains(where: { $0.prices.scales.contains(token.text) }) { return true }
      guard !isPriceWord(index), isLinkWord(index) || Self.rangeWords.contains(token.text) else { return false }
      index -= 1
    }
    return false
  }

  private static let rangeWords: Set<String> = [
    "between", "from", "range", "ranging", "is", "are", "be", "limit", "zwischen", "von", "entre", "tra", "tussen",
    "da",
  ]

  /// "dumbbells up to 20": what is asked for is measured by such numbers.
  private func isMeasured(_ amount: Amount, start: Int, strength: PriceWords.Strength) -> Bool {
    for index in headsBefore(start) + [amount.end] where index >= 0 && index < tokens.count {
      let word = tokens[index].text
      for noun in languages.lazy.flatMap(\.prices.measured) where word.hasPrefix(noun.prefix) {
        // A short word has no other forms: "pants" are no pans.
        let tail = noun.prefix.count > 3 ? 3 : word.hasSuffix("s") ? 1 : 0
        guard word.count <= noun.prefix.count + tail, noun.range.contains(amount.value) else { continue }
        if noun.isAlways || strength == .weak || strength == .needsPrice { return true }
      }
    }
    return false
  }

  /// The noun that a comparison follows: "dumbbell set up to 20", and of "sleeping bag" both words.
  private func headsBefore(_ start: Int) -> [Int] {
    var index = start - 1
    while index > 0, ["set", "sets", "pair", "pairs", "of", "s", ","].contains(tokens[index].text) { index -= 1 }
    let isCompound = index > 0 && ["bag", "bags", "pan", "pans", "bank", "banks", "drive"].contains(tokens[index].text)
    return isCompound ? [index, index - 1] : [index]
  }

  /// "Kids' jacket up to 116": a size by the child's height, where the number is none that prices end at.
  private func isChildSize(_ amount: Amount, _ strength: PriceWords.Strength) -> Bool {
    let value = amount.value
    guard strength == .weak || strength == .needsPrice, (86...176).contains(value),
      value.truncatingRemainder(dividingBy: 6) == 2, value.truncatingRemainder(dividingBy: 10) != 0
    else { return false }
    return tokens.contains { token in
      languages.contains { language in
        language.prices.children.contains(token.text)
          || language.writesCompounds
            && language.prices.children.contains { $0.count > 4 && token.text.hasPrefix($0) }
      }
    }
  }

  private enum Person { case child, adult }

  private func personBefore(_ start: Int) -> Person? {
    var index = start - 1
    while index > 0,
      ["aged", "ages", "age", "who", "are", "is", "the", "of", "im", "alter", "die", "qui", "ont", "de"]
        .contains(tokens[index].text)
    { index -= 1 }
    guard index >= 0 else { return nil }
    let word = tokens[index].text
    if languages.contains(where: { $0.prices.children.contains(word) }) { return .child }
    return languages.contains { $0.prices.adults.contains(word) } ? .adult : nil
  }

  /// "Air Max 90", "Pro Max 256": the comparison is part of a name.
  private func isName(_ phrase: ArraySlice<QuestionToken>, amount: Amount, start: Int) -> Bool {
    guard let word = phrase.first, phrase.filter({ $0.kind == .word }).count == 1, word.text.hasPrefix("max") else {
      return false
    }
    let isAfter = phrase.startIndex >= amount.end
    let previous = start > 0 ? tokens[start - 1] : nil
    if let previous {
      if !isAfter, ModelNames.beforeMax.contains(previous.text) { return true }
      if isAfter, ModelNames.beforeNumbers.contains(previous.text) { return true }
      // Title case within a sentence that is not all in it: "Nike Max 90 white".
      return word.isCapitalized && !isAllCapitals && previous.kind == .word && previous.isCapitalized
        && !phrase.contains { $0.text == "." }
    }
    return false
  }

  private var isAllCapitals: Bool {
    let words = tokens.filter { $0.kind == .word && $0.raw.count > 1 }
    return words.allSatisfy { $0.isCapitalized }
  }
}

extension [QuestionToken] {
  /// Whether a word that may be a unit stands before a word and on its own: "under 100 in red" counts no inches, nor does
  /// «do 100 w kolorze czerwonym» watts in Polish.
  func isPreposition(at place: Int, _ languages: [StoreLanguage]) -> Bool {
    guard place + 1 < count, !self[place].isGlued, self[place + 1].kind == .word else { return false }
    return self[place].text == "in" || self[place].text == "w" && languages.contains(.polish)
  }
}
