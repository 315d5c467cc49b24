// SPDX-License-Identifier: Apache-2.0

extension MentionFinder {
  /// «thirty-four dollars», «a hundred euros», «costs nineteen».
  mutating func amountInWords() -> Found? {
    guard let first = peek(0) else { return nil }
    if let found = spelledAmount(first) ?? letteredAmount(first) ?? decade(first) { return found }
    if let start = articleEnd(first) { return countedAmount(start) }
    guard first.lower.utf8.count < 60, isNumberWord(first.lower) || isApostrophe(),
      let number = numberWords(0)
    else { return nil }
    if let found = amountInBoth(number) ?? coins(gapEnd(number.end)) { return found }
    if let (named, _) = currencyBehind(collectiveEnd(number)),
      named.currency.minorDigits == 0 || number.values.count == 1
    {
      guard counts(named.currency, number) || number.end > 1, !isSaying(named.end) else { return nil }
      if named.currency.isWeak, truth.currencies.isDisjoint(with: named.currency.codes), !state.isPriceDirect {
        return nil
      }
      var number = number
      let end =
        named.currency.minorDigits == 0 ? minorUnits(&number, behind: named.end, isSign: named.isSign) : named.end
      return claim(number, start: 0, end: end, named.currency)
    }
    // «two grand»
    if number.end > 1, let last = range((number.end - 1)..<number.end).first,
      CurrencyWords.adjectives.contains(last.lower),
      isOver(gapEnd(number.end))
    {
      return claim(number, start: 0, end: number.end, CurrencyWords.Currency(codes: [CurrencyWords.any]))
    }
    // «is forty-five ninety-nine», which is no year
    if number.values.count >= 2, isOver(gapEnd(number.end)), !state.isMeasuring,
      number.values[0].whole != "19" && number.values[0].whole != "20" || state.isNameBe,
      number.values[0].whole.utf8.count == 2 || state.isNameBe || state.isNameFor
        || GroundingWords.roles(state.lastWord).contains(.bound)
    {
      return claim(number, start: 0, end: number.end, nil)
    }
    // «two-twenty-nine for the mouse»
    if number.values.count >= 2, isGivenForName(number) { return claim(number, start: 0, end: number.end, nil) }
    // «costs nineteen.», «costs only nineteen.», «goes for nineteen.», «price nineteen»
    let isDirect =
      !state.lastRoles.isDisjoint(with: [.verb, .price]) || state.lastSign == ":" || state.lastSign == "|"
      || PriceFrameWords.filling.contains(state.lastWord) || GroundingWords.you.contains(state.lastWord)
    // «The price? Nineteen.»
    let isAnswer = state.talk.isAnswering && isAlone(number)
    let isTalk = isTalkedOfInWords(number)
    guard state.isPriceDirect && !state.isWeakPrice && isDirect || isSold || isAnswer || isTalk,
      number.values.first.map({ $0.text.utf8.count > 1 }) ?? true, isTalk || isPhraseEnd(number)
    else { return nil }
    return claim(number, start: 0, end: repeatedEnd(number), nil)
  }

  /// What makes a price of digits makes one of words: but for the least, which are other words in other languages.
  private mutating func isTalkedOfInWords(_ number: NumberMatch) -> Bool {
    guard number.values.contains(where: { ($0.bounded ?? 0) > 12 }) else { return false }
    var plain = number
    plain.isMultiplied = false
    return isTalkedOf(plain) || isFramed(plain) || isUnexplained(plain)
  }

  /// «one dollar sign», «a million-dollar question», «feels like a million bucks», «my two cents».
  private mutating func isSaying(_ end: Int) -> Bool {
    if state.lastWord == "like" || state.secondLastWord == "like" && state.lastWord == "a" {
      return range(0..<end).contains { $0.lower == "million" }
    }
    // «a million dollar look»
    let behind = gapEnd(end)
    if range(0..<end).contains(where: { $0.lower == "million" }), range((end - 1)..<end).first?.lower == "dollar",
      let thing = peek(behind), thing.kind == .word, !isOver(behind)
    {
      return true
    }
    if state.lastWord == "my" { return range(0..<end).contains { $0.lower == "cents" } }
    var next = end
    while let gap = peek(next), gap.isGap || gap.isPunctuation("-"), next - end < 3 { next += 1 }
    guard next > end, let word = peek(next), word.kind == .word else { return false }
    return Self.sayings.contains(word.lower)
  }

  private static let sayings: Set<String> = [
    "sign", "signs", "symbol", "symbols", "question", "idea", "view", "smile", "baby",
  ]

  /// «forty-five (45)»: behind the bracket that says the number again.
  mutating func repeatedEnd(_ number: NumberMatch) -> Int {
    let open = gapEnd(number.end)
    guard let sign = peek(open), sign.isPunctuation("("), let digits = self.number(open + 1),
      let close = peek(digits.end), close.isPunctuation(")")
    else { return number.end }
    return digits.end + 1
  }

  /// «goes for», «yours for», «set you back»
  var isSold: Bool {
    GroundingWords.forWords.contains(state.lastWord) && GroundingWords.selling.contains(state.secondLastWord)
      || isSoldForIdiom
      || state.lastWord == "back"
        && (GroundingWords.you.contains(state.secondLastWord) || state.trail.has(["set", "sets"]))
  }

  /// «yours for a mere»
  private var isSoldForIdiom: Bool {
    guard state.isBehindWord, state.trail.tokens.count > 3 else { return false }
    let core = state.trail.core
    guard core.count < state.trail.tokens.count, let last = core.last, let before = core.dropLast().last else {
      return false
    }
    return GroundingWords.forWords.contains(last) && GroundingWords.selling.contains(before)
  }

  /// A word is asked for again each time that more of the text is there.
  private mutating func isNumberWord(_ word: String) -> Bool {
    if numberWord.word != word { numberWord = (word, SpokenNumber.isNumber(word)) }
    return numberWord.isNumber
  }

  private mutating func isApostrophe() -> Bool { peek(1)?.isPunctuation("'") ?? false }

  /// «forty-five (45) dollars»: a claim of what both say.
  private mutating func amountInBoth(_ number: NumberMatch) -> Found? {
    let open = gapEnd(number.end)
    guard let sign = peek(open), sign.isPunctuation("("), let digits = self.number(open + 1),
      let close = peek(digits.end), close.isPunctuation(")"), let named = currency(gapEnd(digits.end + 1))
    else { return nil }
    var both = digits
    both.values = digits.values.filter(number.values.contains)
    both.isMultiplied = true
    return claim(both, start: 0, end: named.end, named.currency)
  }

  // MARK: Articles

  /// Behind «a», «half a», «півтори», which make an amount of what follows: «a hundred dollars».
  private mutating func articleEnd(_ first: Atom) -> Int? {
    guard first.kind == .word,
      SpokenNumber.articles.contains(first.lower) || SpokenNumber.fractions.contains(first.lower)
    else { return nil }
    var end = 1
    for _ in 0..<3 {
      var next = end
      while let gap = peek(next), gap.isGap || gap.isPunctuation("-"), next - end < 3 { next += 1 }
      guard next > end, let word = peek(next), word.kind == .word,
        SpokenNumber.articles.contains(word.lower) || SpokenNumber.fractions.contains(word.lower)
      else { return next > end ? judgedEnd(next) : nil }
      end = next + 1
    }
    return nil
  }

  /// «a cool grand»: behind the word that judges the sum, where a sum follows.
  private mutating func judgedEnd(_ start: Int) -> Int {
    guard start == 2, GroundingWords.forWords.contains(state.lastWord) || state.isPriceDirect, let word = peek(start),
      word.kind == .word, GroundingWords.roles(word.lower).isEmpty, !SpokenNumber.isNumber(word.lower),
      CurrencyWords.coins[word.lower] == nil
    else { return start }
    let next = gapEnd(start + 1)
    guard next > start + 1, let sum = peek(next), sum.kind == .word,
      SpokenNumber.isNumber(sum.lower) || CurrencyWords.coins[sum.lower] != nil
    else { return start }
    return next
  }

  private mutating func countedAmount(_ start: Int) -> Found? {
    guard let word = peek(start), word.kind == .word || word.kind == .currency else { return nil }
    let isBroken = range(0..<start).contains { SpokenNumber.fractions.contains($0.lower) }
    if let found = coins(start) { return found }
    if word.kind == .word, SpokenNumber.isNumber(word.lower), var number = numberWords(start) {
      if isBroken {
        number.values = []
      } else if !number.values.contains(where: { $0.text.utf8.count > 1 }) {
        return nil
      }
      guard let (named, _) = currencyBehind(collectiveEnd(number)), counts(named.currency, number) else {
        // «коштує півтори тисячі»
        guard state.isPriceDirect, !state.isWeakPrice, isBroken || state.lastRoles.contains(.verb), isPhraseEnd(number)
        else { return nil }
        return claim(number, start: 0, end: number.end, nil)
      }
      if isSaying(named.end) { return nil }
      let end =
        named.currency.minorDigits == 0 ? minorUnits(&number, behind: named.end, isSign: named.isSign) : named.end
      return claim(number, start: 0, end: end, named.currency)
    }
    // «a dollar», «half a euro»: no «dollar sign».
    guard let named = currency(start), !named.isSign, !named.currency.isWeak, isOver(gapEnd(named.end)) else {
      return nil
    }
    var number = NumberMatch(end: start, values: isBroken ? [] : [Amount(1)], isMultiplied: true)
    let end = named.currency.minorDigits == 0 ? minorUnits(&number, behind: named.end, isSign: false) : named.end
    return claim(number, start: 0, end: end, named.currency)
  }

  /// «une vingtaine d'euros», «a hundred of dollars»: behind what joins a number to its currency.
  private mutating func collectiveEnd(_ number: NumberMatch) -> Int {
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return number.end }
    if ["of", "de", "di", "von", "van"].contains(word.lower) { return next + 1 }
    if word.lower == "d", let sign = peek(next + 1), sign.isPunctuation("'") { return next + 2 }
    return number.end
  }

  // MARK: What names an amount by itself

  /// «tenner»
  mutating func coin(_ first: Atom) -> Found? {
    guard let codes = CurrencyWords.coins[first.lower], !codes.isEmpty else { return nil }
    return claim(NumberMatch(end: 1, isOpaque: true), start: 0, end: 1, CurrencyWords.Currency(codes: codes))
  }

  /// «a tenner», «zwei Tientjes», «für einen Hunderter»: the word at an offset, behind how many there are of it.
  private mutating func coins(_ offset: Int) -> Found? {
    guard let word = peek(offset), word.kind == .word, let codes = CurrencyWords.coins[word.lower] else { return nil }
    // «a grand piano»
    if CurrencyWords.adjectives.contains(word.lower), !isOver(gapEnd(offset + 1)) { return nil }
    return claim(
      NumberMatch(end: offset + 1, isOpaque: true), start: 0, end: offset + 1,
      CurrencyWords.Currency(codes: codes.isEmpty ? [CurrencyWords.any] : codes))
  }

  /// «XXXIV dollars»
  mutating func romanAmount(_ first: Atom) -> Found? {
    guard isRoman(first), let (named, gap) = currencyBehind(1), !named.currency.isWeak, gap.count <= 1 else {
      return nil
    }
    return claim(NumberMatch(end: 1, isOpaque: true), start: 0, end: named.end, named.currency)
  }

  func isRoman(_ atom: Atom) -> Bool {
    guard atom.kind == .word, atom.text.utf8.count >= 2 else { return false }
    return atom.text.unicodeScalars.allSatisfy { "IVXLCDM".unicodeScalars.contains($0) } || isSmallRoman(atom)
  }
}
