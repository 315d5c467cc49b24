// SPDX-License-Identifier: Apache-2.0

/// Numbers without a currency that the talk around them makes prices.
extension MentionFinder {
  /// «that makes 45», «how much is it? 45», «you get it for 45», «shipping 4.99».
  mutating func isTalkedOf(_ number: NumberMatch) -> Bool {
    guard !number.isMultiplied, !state.isMeasuring, !state.isCountCell, !isYear(number),
      !(number.values.first.flatMap { Int($0.text) }.map { (2000...2040).contains($0) } ?? false),
      number.decimals == 2 || number.isInteger && (number.values.first?.text.utf8.count ?? 0) > 1
    else { return false }
    if isCharge(number) { return true }
    guard !state.isExplained else { return false }
    if state.talk.isReplying, isReply, isAlone(number) || isJoined(number) || tail(number) == .joined,
      isWorthAsMuch(number),
      number.values.first.flatMap(\.bounded).map(isPlausible) ?? false
    {
      return true
    }
    if state.talk.isReckoned, !isWorthAsMuch(number) { return false }
    // «that makes 66 for both»
    if state.talk.isReckoned, tail(number) == .given { return true }
    if state.talk.isReckoned || state.talk.isAnswering || state.talk.mayAnswer && number.decimals == 2 {
      return isAlone(number)
    }
    return state.talk.isFor && state.talk.isSelling && isAlone(number)
      || Self.amounting.contains([state.secondLastWord, state.lastWord]) && isAlone(number) && isWorthAsMuch(number)
  }

  /// «79 and 139»
  private mutating func isJoined(_ number: NumberMatch) -> Bool {
    tail(number) == .ranged && peek(gapEnd(number.end)).map { PriceFrameWords.joining.contains($0.lower) } ?? false
  }

  /// «No, it's only», «Sure,», «Almost:»
  private var isReply: Bool {
    let tokens = state.trail.tokens
    if let sign = tokens.last, sign == "," || sign == ":", tokens.count == 2 || tokens.count == 3 { return true }
    return tokens.allSatisfy(isOfReply)
  }

  private func isOfReply(_ token: String) -> Bool {
    ",:".contains(token) || token == "s" || token == "need" || GroundingWords.you.contains(token)
      || PriceTalkWords.replies.contains(token) || PriceFrameWords.filling.contains(token)
      || GroundingWords.being.contains(token) || GroundingWords.roles(token).contains(.pronoun)
  }

  /// Two words that lead to a sum.
  private static let amounting: Set<[String]> = [
    ["обойдется", "в"], ["обойдётся", "в"], ["обойдутся", "в"], ["sich", "auf"], ["komt", "op"], ["komen", "op"],
    ["revient", "à"], ["ronda", "los"], ["rondan", "los"], ["trova", "a"], ["is", "dan"], ["razem", "to"],
    ["разом", "це"], ["sale", "a"], ["proposée", "à"],
    ["proposé", "à"], ["affiche", "à"], ["vente", "à"], ["bei", "etwa"], ["nur", "noch"],
  ]

  /// Nothing follows that the number could count: the sentence ends, or goes on with «in total», «please».
  mutating func isAlone(_ number: NumberMatch) -> Bool {
    let next = gapEnd(number.end)
    guard let atom = peek(next) else { return true }
    switch atom.kind {
    case .newline: return true
    case .punctuation:
      if ".,".unicodeScalars.contains(atom.sign) { return !(peek(next + 1)?.isGlue ?? false) }
      return "!?;)".unicodeScalars.contains(atom.sign)
    case .word:
      if Self.apiece.contains(atom.lower) || isToBeHad(next) { return true }
      if GroundingWords.present.contains(atom.lower), isEnd(peek(gapEnd(next + 1))) { return true }
      return Self.whole.contains(atom.lower)
        && (peek(gapEnd(next + 1)).map { $0.kind != .word || Self.wholes.contains($0.lower) } ?? true)
    default: return false
    }
  }

  static let whole: Set<String> = [
    "in", "en", "im", "au", "all", "altogether", "together", "total", "totally", "insgesamt", "zusammen", "samen",
    "razem",
    "łącznie", "разом", "всего", "итого", "please", "bitte",
  ]
  static let wholes: Set<String> = [
    "total", "all", "in", "told", "totale", "totaal", "ganzen", "tutto", "todo", "tout", "suma",
  ]
  static let apiece: Set<String> = ["each", "apiece", "jeweils", "pièce", "cada", "ciascuno", "elk", "кожен", "каждый"]

  /// «für 45 zu haben», «voor 45 te koop»
  mutating func isToBeHad(_ offset: Int) -> Bool {
    guard let first = peek(offset), first.lower == "zu" || first.lower == "te" else { return false }
    guard let second = peek(gapEnd(offset + 1)) else { return false }
    return ["haben", "kaufen", "bekommen", "koop", "krijgen"].contains(second.lower)
  }

  /// «Bag (45)»: nothing else in the bracket. A catalogue's own number is none, nor is a footnote.
  mutating func isBracketed(_ number: NumberMatch) -> Bool {
    guard state.followsName, !state.isExplained, !state.isCountCell, number.isInteger, !number.isMultiplied,
      let close = Self.closing(state.lastSign),
      let value = number.values.first.flatMap({ Int($0.text) }), value >= (state.lastSign == "[" ? 20 : 10),
      !(1900...2099).contains(value), isPlausible(value), !truth.knownWords.contains(String(value)),
      truth.owners(of: String(value)) == nil, let sign = peek(number.end), sign.isPunctuation(close)
    else { return false }
    // «(45) reviews»
    let next = gapEnd(number.end + 1)
    guard let word = peek(next), word.kind == .word else { return true }
    return GroundingWords.roles(word.lower).isDisjoint(with: .unit) && !GroundingWords.ratings.contains(word.lower)
  }

  private static func closing(_ sign: Unicode.Scalar) -> Unicode.Scalar? {
    switch sign {
    case "(": ")"
    case "{": "}"
    case "[": "]"
    default: nil
    }
  }

  /// Whether the product named last might cost that much: sizes, ratings and counts are mostly far from its price.
  func isPlausible(_ value: Int) -> Bool { isPlausible(value, for: state.namedHere) }

  /// Whether a product named might cost as much, or as many times more or less.
  func isPlausible(_ value: Int, times: Int) -> Bool {
    let value = min(value, 1_000_000_000)
    return isPrice(of: state.namedHere) { value * times >= $0 && value / times <= $0 }
  }

  func isPlausible(_ value: Int, for products: [Int]) -> Bool {
    let value = min(value, 1_000_000_000)
    if isPrice(of: products, { value * 5 >= $0 * 2 && value * 2 <= $0 * 5 }) { return true }
    // What another product costs.
    return value >= 20 && truth.products.contains { $0.price?.text == String(value) }
  }

  /// Whether one of some products has such a price, or none of them has a price at all.
  private func isPrice(of products: [Int], _ isMet: (Int) -> Bool) -> Bool {
    var hasPrice = false
    for product in products {
      guard let price = truth.products[product].price.flatMap(\.bounded) else { continue }
      if isMet(price) { return true }
      hasPrice = true
    }
    return !hasPrice
  }

  /// `('Joust Duffle Bag', 45)`
  var isRowOfValues: Bool { state.followsName && state.isNameQuoted && ",:".unicodeScalars.contains(state.lastSign) }

  /// «shipping: 4.99», «plus 4.99 shipping», «together: 66»
  private mutating func isCharge(_ number: NumberMatch) -> Bool {
    guard !isRated(number), !isDayAndMonth(number) else { return false }
    if state.talk.isCharge {
      if number.decimals == 2 { return true }
      return state.lastSign == ":" && isAlone(number)
    }
    guard number.decimals == 2, isNoTime(number) || number.values.first?.whole.utf8.count == 1 else { return false }
    let next = gapEnd(number.end)
    guard next > number.end, let word = peek(next), word.kind == .word else { return false }
    return GroundingWords.kinds[word.lower]?.contains(.charge) ?? false
  }

  /// «bis 31.12.»
  func isDayAndMonth(_ number: NumberMatch) -> Bool {
    let isInDate =
      Self.dating.contains(state.lastWord) || state.talk.isCharge && state.lastSign == ":" && truth.language != "en"
    guard number.decimals == 2, !number.hasComma, isInDate else { return false }
    let parts = range(0..<4).filter { $0.kind == .digits }.compactMap { Int($0.text) }
    guard parts.count >= 2, (1...31).contains(parts[0]), (1...12).contains(parts[1]) else { return false }
    return range(number.end..<(number.end + 1)).first?.isPunctuation(".") ?? false
  }

  private static let dating: Set<String> = [
    "on", "by", "until", "am", "ab", "vom", "bis", "seit", "do", "od", "до", "від", "от", "с",
  ]
}
