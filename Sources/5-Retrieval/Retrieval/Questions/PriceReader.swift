// SPDX-License-Identifier: Apache-2.0
import JSON
import Language

/// Reads the limits of price and the wish for an order from a question's tokens: one pass from left to right, each place
/// tried as a range, a comparison before an amount, a rough amount, and an amount with a comparison after it. Pure.
struct PriceReader {
  let amounts: AmountReader
  let evidence: PriceEvidence
  private(set) var found: [Constraint] = []
  var order: ProductOrder?
  /// Per token the number of the constraint that it was read for; `orderMark` for an order.
  var marks: [Int?]
  private(set) var position = 0
  /// Between the amounts of a range without a first word.
  private let joints: Set<String>

  static let orderMark = -1
  /// Of words that speak of a price and limit nothing.
  private static let idleMark = -3

  var tokens: [QuestionToken] { amounts.tokens }
  var languages: [StoreLanguage] { amounts.languages }

  init(tokens: [QuestionToken], languages: [StoreLanguage], currency: String?) {
    amounts = AmountReader(tokens: tokens, languages: languages, currency: currency)
    evidence = PriceEvidence(amounts: amounts)
    marks = Array(repeating: nil, count: tokens.count)
    joints = languages.reduce(into: ["-"]) { $0.formUnion($1.prices.joints) }
  }

  mutating func read() {
    while position < tokens.count {
      let end = readRange() ?? readBound() ?? readAround() ?? readAmountFirst() ?? readOrder()
      position = max(end ?? position + 1, position + 1)
    }
  }

  // MARK: Ranges

  /// `between 20 and 50`, `von 20 bis 50`, `from $20 to $50`.
  private mutating func readRange() -> Int? {
    let word = tokens[position].text
    for language in languages {
      guard let joints = language.prices.ranges[word] ?? jointsOfMisspelt(position, language) else { continue }
      // "priced from about 20 to 50"
      guard let low = amounts.amount(at: skippingLinks(from: position + 1)),
        let high = jointAmount(after: low, joints: joints)
      else { continue }
      let isSymmetric = joints.contains("and") || joints.contains("und") || joints.count == 2
      return accept(low, high, from: position, strength: isSymmetric ? .strong : .weak)
    }
    return nil
  }

  /// The second amount of a range, past the word between the two.
  private func jointAmount(after low: Amount, joints: Set<String>) -> Amount? {
    guard low.end < tokens.count, joints.contains(tokens[low.end].text) else { return nil }
    var next = low.end + 1
    // "from 50 up to 100", «von 50 bis zu 100»
    while next < tokens.count, next <= low.end + 3,
      Self.jointTails.contains(tokens[next].text) || (tokens[next].text == "." && tokens[next].isGlued)
    { next += 1 }
    return amounts.amount(at: next)
  }

  private static let jointTails: Set<String> = [
    "to", "a", "zu", "maximal", "max", "maximum", "hochstens", "hooguit", "und", "about", "around", "les", "los", "i",
    "gli", "ai", "agli", "the", "de",
  ]

  /// Reads both ends, or steps over a range of something else: its second number is no limit either.
  private mutating func accept(
    _ first: Amount, _ second: Amount, from start: Int, strength: PriceWords.Strength, isOpen: Bool = true
  ) -> Int {
    // «размер 42 до 5000 рублей»: the first number is another thing, the rest is read by itself.
    if !isOpen, evidence.isSeparate(first, from: second) { return first.end }
    var (low, high) = (first, second)
    if high.multiplier > 1, low.multiplier == 1, low.value < high.value / Double(high.multiplier) {
      low = low.multiplied(by: high.multiplier)
    }
    var joined = high
    joined.codes = high.codes ?? low.codes
    joined.hasPriceDash = low.hasPriceDash || high.hasPriceDash
    joined.mayBeWeight = low.mayBeWeight || high.mayBeWeight
    // A range names its two ends, in whichever order.
    if low.value > high.value { (low, high) = (high, low) }
    let verdict = evidence.judgeRange(low: low, high: joined, start: start, strength: strength, isOpen: isOpen)
    switch verdict {
    case .no: break
    case .foreign: add([.foreignPrice], isBare: false, from: start, to: second.end)
    case .yes(let isBare):
      add([.priceMin(low.number), .priceMax(high.number)], isBare: isBare, from: start, to: second.end)
    }
    return second.end
  }

  // MARK: Comparisons before an amount

  /// `under 80`, `mindestens 20 €`, `не дороже 1000`.
  private mutating func readBound() -> Int? {
    if let end = readFarLimit() { return end }
    for (comparison, end) in comparisons(at: position) {
      // «van ongeveer 50», «de unos 50»: "of" before what is meant roughly, not "from".
      if comparison.strength == .needsPrice, end == position + 1, Self.genitives.contains(tokens[position].text),
        matches({ $0.around }, at: end).contains(where: { amounts.amount(at: skippingLinks(from: $0.1)) != nil })
      {
        continue
      }
      let place = skippingLinks(from: end)
      guard let amount = amounts.amount(at: place) else {
        if let last = readDistant(comparison, end) { return last }
        continue
      }
      // "I have a budget of 200" speaks of no amount yet.
      if comparison.strength == .needsCurrency, !amount.isMarked { continue }
      // «de 80 euros como máximo»: the words after it say more than "of" or "from".
      if comparison.strength == .needsPrice || comparison.strength == .needsCurrency, let bound = boundAfter(amount),
        let last = acceptAfter(bound, amount, from: position)
      {
        return last
      }
      // "budget 50 to 100": the budget is a range.
      if comparison.strength == .price, comparison.isUpper, let joint = bareJoint(after: amount) {
        return accept(amount, joint, from: position, strength: .price)
      }
      // "I won't pay 100 dollars or more": the words after it compare, the verb does not.
      let isVerb = comparison.isUpper && end == position + 1 && Self.payments.contains(tokens[position].text)
      if isVerb, let bound = boundAfter(amount), let last = acceptAfter(bound, amount, from: position) { return last }
      if evidence.isUnneeded(before: position) { return skip(to: amount.end) }
      if let end = evidence.indifference(after: amount.end) { return skip(to: end) }
      let negation =
        evidence.negation(before: position, to: amount.end, isUpper: comparison.isUpper, comparison.strength)
        ?? evidence.refusal(after: amount.end, of: comparison)
      // "I don't have 60 dollars" is no limit, nor is "I don't mind paying over 100".
      if comparison.strength == .needsCurrency, negation != nil { continue }
      if !comparison.isUpper, evidence.isIndifferent(before: position) { return amount.end }
      let isUpper = negation == nil || isVerb ? comparison.isUpper : !comparison.isUpper
      let isNegatedWeakly = negation != nil && comparison.strength != .price
      // «Ab ca. 500»
      let isRough = comparison.strength == .needsPrice && !matches({ $0.around }, at: end).isEmpty
      let strength =
        isJoinedToPrice(amount) ? .price : isNegatedWeakly ? .strong : isRough ? .weak : comparison.strength
      let verdict = evidence.judge(
        amount, start: position, strength: strength, isUpper: isUpper, phrase: tokens[position..<end])
      guard verdict != .no else { continue }
      let kind = kind(verdict, isUpper: isUpper, amount)
      add([kind], isBare: verdict == .yes(isBare: true), from: position, to: amount.end, negation: negation)
      return amount.end
    }
    return nil
  }

  /// "My budget for a tent is 300": what the money is for stands between the limit and its amount.
  private mutating func readDistant(_ comparison: PriceWords.Comparison, _ end: Int) -> Int? {
    guard comparison.strength == .price, comparison.isUpper, isBudget(position) else { return nil }
    // Chairs have a weight limit too.
    return readDistant(from: end, isMarked: !evidence.isPriceWord(position))
  }

  /// "My limit for the stroller is 400 dollars": the word says of what it is a limit by the currency alone.
  private mutating func readFarLimit() -> Int? {
    guard isBudget(position), matches({ $0.before }, at: position).isEmpty else { return nil }
    return readDistant(from: position + 1, isMarked: true)
  }

  private func isBudget(_ index: Int) -> Bool {
    languages.contains { $0.idioms.budgets.contains(tokens[index].text) }
  }

  private mutating func readDistant(from end: Int, isMarked: Bool) -> Int? {
    var place = end
    while place < tokens.count, place < end + Self.wordsOfPurpose, tokens[place].kind == .word {
      let isCopula = languages.contains { $0.idioms.copulas.contains(tokens[place].text) }
      if isCopula, let amount = amounts.amount(at: skippingLinks(from: place + 1)), amount.isMarked || !isMarked {
        let verdict = evidence.judge(
          amount, start: place, strength: .price, isUpper: true, phrase: tokens[position..<end])
        guard verdict != .no else { return nil }
        add(
          [kind(verdict, isUpper: true, amount)], isBare: false, from: place, to: amount.end,
          negation: PriceEvidence.Negation(places: Array(position..<end)))
        return amount.end
      }
      place += 1
    }
    return nil
  }

  private static let wordsOfPurpose = 9

  /// "Above 60 and below 90 dollars": the amount behind the next comparison says what both are.
  private func isJoinedToPrice(_ amount: Amount) -> Bool {
    guard !amount.isMarked, !evidence.isUnit(after: amount), amount.end + 1 < tokens.count,
      languages.contains(where: {
        $0.facets.joints.contains(tokens[amount.end].text) || $0.facets.contrasts.contains(tokens[amount.end].text)
      })
    else { return false }
    return matches({ $0.before }, at: amount.end + 1).contains { comparison, end in
      let next = amounts.amount(at: skippingLinks(from: end))
      return next.map { $0.isMarked && ($0.codes.map(amounts.fits) ?? true) && $0.value > amount.value } ?? false
    }
  }

  /// Words that say "of" as well as "from".
  private static let genitives: Set<String> = ["van", "de", "d'", "d", "da", "di", "von", "за", "z", "a"]

  // MARK: Rough amounts

  /// `around 80`: 15 % below and above.
  private mutating func readAround() -> Int? {
    for (comparison, end) in matches({ $0.around }, at: position) {
      guard let amount = amounts.amount(at: skippingLinks(from: end)) else { continue }
      // "about $80 or less" is a limit.
      if let bound = boundAfter(amount) { return acceptAfter(bound, amount, from: position) }
      if let joint = bareJoint(after: amount) {
        return accept(amount, joint, from: position, strength: .weak, isOpen: false)
      }
      let verdict = evidence.judge(
        amount, start: position, strength: comparison.strength == .strong ? .weak : .needsPrice, isUpper: true,
        phrase: tokens[position..<end])
      guard verdict != .no else { continue }
      addAround(amount, verdict, to: amount.end)
      return amount.end
    }
    return nil
  }

  private mutating func addAround(_ amount: Amount, _ verdict: PriceEvidence.Verdict, to end: Int) {
    guard case .yes(let isBare) = verdict, let exact = ExactAmount(amount.number) else {
      return add([.foreignPrice], isBare: false, from: position, to: end)
    }
    add(
      [
        .priceMin(exact.scaled(numerator: 85, denominator: 100)),
        .priceMax(exact.scaled(numerator: 115, denominator: 100)),
      ], isBare: isBare, from: position, to: end)
  }

  // MARK: An amount first

  /// `$20-$50`, `80 or less`, `$100+`, `80 or so`.
  private mutating func readAmountFirst() -> Int? {
    guard let amount = amounts.amount(at: position) else { return nil }
    // «un», "one": an article more often than a number.
    if amount.isInWords, !amount.isMarked, amount.value < 10 { return nil }
    if let high = bareJoint(after: amount) {
      return accept(amount, high, from: position, strength: .weak, isOpen: false)
    }
    if let bound = boundAfter(amount), let end = acceptAfter(bound, amount, from: position) { return end }
    if let end = readExcess(amount) { return end }
    if amount.isRough, amount.isMarked {
      let verdict = evidence.judge(amount, start: position, strength: .weak, isUpper: true, phrase: [])
      if verdict != .no {
        addAround(amount, verdict, to: amount.end)
        return amount.end
      }
    }
    for (_, end) in matches({ $0.aroundAfter }, at: amount.end) {
      let verdict = evidence.judge(
        amount, start: position, strength: .weak, isUpper: true, phrase: tokens[amount.end..<end], end: end)
      guard verdict != .no else { continue }
      addAround(amount, verdict, to: end)
      return end
    }
    // Its digits are not looked at again.
    return amount.end
  }

  /// "60 is too expensive"
  private mutating func readExcess(_ amount: Amount) -> Int? {
    guard let refusal = evidence.excess(after: amount.end) else { return nil }
    let verdict = evidence.judge(
      amount, start: position, strength: .weak, isUpper: true, phrase: [], end: (refusal.places.last ?? 0) + 1)
    guard verdict != .no else { return nil }
    add([kind(verdict, isUpper: true, amount)], isBare: false, from: position, to: amount.end, negation: refusal)
    return amount.end
  }

  /// The second amount of a range without a first word.
  private func bareJoint(after low: Amount) -> Amount? {
    jointAmount(after: low, joints: joints)
  }

  private func boundAfter(_ amount: Amount) -> (comparison: PriceWords.Comparison, end: Int)? {
    // "80-Euro-Budget"
    let isHyphened =
      amount.isMarked && amount.end + 1 < tokens.count && tokens[amount.end].text == "-" && tokens[amount.end].isGlued
      && tokens[amount.end + 1].isGlued && tokens[amount.end + 1].kind == .word
    // In "from 50, not more than 100" the words compare with what follows.
    return matches({ $0.after }, at: isHyphened ? amount.end + 1 : amount.end)
      .first { _, end in end >= tokens.count || !Self.thanWords.contains(tokens[end].text) }
  }

  static let thanWords: Set<String> = [
    "than", "then", "als", "wie", "de", "que", "di", "dan", "niz", "od", "za", "за", "ніж", "чем", "від",
  ]

  private mutating func acceptAfter(
    _ bound: (comparison: PriceWords.Comparison, end: Int), _ amount: Amount, from start: Int
  ) -> Int? {
    // "For 20 pounds at most" is paid, "20 pounds or less" may be weighed.
    let isPaid = amount.mayBeWeight && start > 0 && PriceEvidence.exchanges.contains(tokens[start - 1].text)
    let verdict = evidence.judge(
      amount, start: start,
      strength: bound.comparison.strength == .strong && !isPaid ? .weak : bound.comparison.strength,
      isUpper: bound.comparison.isUpper, phrase: tokens[amount.end..<bound.end], end: bound.end)
    guard verdict != .no else { return nil }
    // "I won't pay 100 dollars or more"
    let negation =
      (bound.comparison.isUpper
        ? nil : evidence.negation(before: start, to: bound.end, isUpper: false, bound.comparison.strength))
      ?? evidence.refusal(after: bound.end, of: bound.comparison)
    let kind = kind(verdict, isUpper: bound.comparison.isUpper == (negation == nil), amount)
    add([kind], isBare: verdict == .yes(isBare: true), from: start, to: bound.end, negation: negation)
    return bound.end
  }

  /// Verbs that compare nothing: a negated one refuses the amount.
  private static let payments: Set<String> = [
    "spend", "pay", "afford", "ausgeben", "zahlen", "bezahlen", "depenser", "payer", "gastar", "pagar", "spendere",
    "pagare", "uitgeven", "betalen", "wydac", "zaplacic", "витратити", "заплатити", "потратить", "заплатить",
  ]

  // MARK: Helpers

  /// Words of a price that limits nothing are not searched for.
  private mutating func skip(to end: Int) -> Int {
    for index in position..<end { marks[index] = Self.idleMark }
    return end
  }

  private func kind(_ verdict: PriceEvidence.Verdict, isUpper: Bool, _ amount: Amount) -> Constraint.Kind {
    if verdict == .foreign { return .foreignPrice }
    return isUpper ? .priceMax(amount.number) : .priceMin(amount.number)
  }

  private mutating func add(
    _ kinds: [Constraint.Kind], isBare: Bool, from start: Int, to end: Int, negation: PriceEvidence.Negation? = nil
  ) {
    var first = start
    // "priced under 80": the word of price is understood too.
    while first > 0, marks[first - 1] == nil, evidence.isPriceWord(first - 1) || evidence.isLink(first - 1, of: first) {
      first -= 1
    }
    var places = Array(first..<end)
    if let negation { places = (negation.places + places).sorted() }
    for place in places { marks[place] = found.count }
    let words = evidence.text(of: places)
    found += kinds.map { Constraint($0, words: words, isBare: isBare) }
  }

  /// Comparisons of all languages at a token, the longest first, with where they end.
  func matches(
    _ table: (PriceWords) -> [String: [PriceWords.Comparison]], at index: Int
  ) -> [(PriceWords.Comparison, Int)] {
    guard index < tokens.count else { return [] }
    let word = tokens[index].text == "&" ? "and" : tokens[index].text
    var result: [(PriceWords.Comparison, Int)] = []
    for language in languages {
      for comparison in table(language.prices)[word] ?? [] {
        if let end = evidence.matches(comparison.phrase, at: index) { result.append((comparison, end)) }
      }
    }
    return result.count < 2 ? result : result.sorted { $0.1 > $1.1 }
  }

  /// Past articles and the like between a comparison and its amount.
  func skippingLinks(from index: Int) -> Int {
    var place = evidence.skippingAside(from: evidence.skippingPoint(from: index))
    while place < tokens.count, place < index + 7, tokens[place].kind != .number, amounts.amount(at: place) == nil,
      evidence.isLinkWord(place)
    {
      place = evidence.skippingPoint(from: place + 1)
    }
    return place
  }
}
