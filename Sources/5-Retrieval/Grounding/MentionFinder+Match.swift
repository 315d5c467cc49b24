// SPDX-License-Identifier: Apache-2.0

extension MentionFinder {
  typealias Found = (count: Int, kind: Mention.Kind)

  /// Finds the mention that begins at the first atom; nil: a plain atom.
  mutating func match() -> Found? {
    guard let atom = peek(0) else { return nil }
    switch atom.kind {
    case .word: return matchWord(atom)
    case .digits: return matchDigits(atom)
    case .opaqueNumber, .superDigits: return state.isGlued ? nil : amount()
    case .currency: return amount()
    case .punctuation: return matchSign(atom)
    case .tag: return (1, .tag(tagClaim(atom)))
    case .blank, .newline, .markup: return nil
    }
  }

  private mutating func matchWord(_ atom: Atom) -> Found? {
    guard !state.isGlued else { return nil }
    let name = name()
    if let link = link(), link.count > name?.count ?? 0 { return link }
    if let name, case .name(_, true) = name.kind { return name }
    if let name, name.count == 2, let digits = peek(1), digits.kind == .digits, own(raw(0..<2)) == nil { return name }
    if let amount = amount() { return amount }
    if let code = code(longerThan: name?.count ?? 0) { return code }
    return name
  }

  private mutating func matchDigits(_ atom: Atom) -> Found? {
    guard !state.isGlued else { return gluedAmount() }
    let name = name()
    if let link = link(), link.count > name?.count ?? 0 { return link }
    if let name, case .name(_, true) = name.kind { return name }
    if let own = code(longerThan: name?.count ?? 0, isOwnOnly: true) { return own }
    if let amount = amount() { return amount }
    if let code = code(longerThan: name?.count ?? 0) { return code }
    if let name { return name }
    // The whole number is one piece, so that its parts are not read again.
    guard let number = number(0), number.end > 1, !range(0..<number.end).contains(where: { $0.kind == .markup }) else {
      return nil
    }
    // Its last digits may begin a code.
    if let next = peek(number.end), next.isGlue || next.isPunctuation("-") || next.kind == .markup {
      return (number.end - 1, .plain)
    }
    return (number.end, .plain)
  }

  /// «x45 USD»: the number behind a word that it is glued to.
  private mutating func gluedAmount() -> Found? {
    guard state.isBehindWord, let number = number(0), let (named, _) = currencyBehind(number.end),
      !named.currency.isWeak
    else { return nil }
    return amountBeforeCurrency(number)
  }

  private mutating func matchSign(_ atom: Atom) -> Found? {
    switch atom.sign {
    case "]": target()
    case "/": state.isGlued ? nil : link()
    // Behind a word that was passed.
    case ":": link()
    case ".", ",": state.isGlued ? nil : amount() ?? spacedEnding()
    default: nil
    }
  }

  // MARK: Names

  /// The longest name or part of a name that begins at an offset.
  mutating func name(at start: Int = 0) -> Found? {
    guard let first = peek(start) else { return nil }
    guard let places = truth.nameWords[first.kind == .word ? first.lower : first.text] else {
      return start == 0 ? head(first) ?? strange(first) : nil
    }
    var live = places
    var end = start + 1
    var words = 1
    var wholeEnd: (end: Int, products: [Int])?
    var partEnd: (end: Int, products: [Int])?
    var hasContent = isContent(first)
    while true {
      let whole = live.filter { $0.position + 1 == words && truth.names[$0.name].count == words }
      // A name of one word must be written like one.
      if !whole.isEmpty, words > 1 || first.isCapitalized || isTitle(first, start) { wholeEnd = (end, owners(whole)) }
      if words >= 2, hasContent || isMember(live) || isModel(start, end, words, live) { partEnd = (end, owners(live)) }
      // Nothing longer is waited for.
      guard live.contains(where: { $0.position + 1 < truth.names[$0.name].count }), let next = nextWord(end) else {
        break
      }
      let continued = live.compactMap { place -> GroundTruth.NamePlace? in
        let words = truth.names[place.name]
        let position = place.position + 1
        guard position < words.count, matches(next.atom, words[position], isLast: position == words.count - 1) else {
          return nil
        }
        return GroundTruth.NamePlace(name: place.name, position: position)
      }
      guard !continued.isEmpty, !isAmount(next.end - 1, of: continued) else { break }
      live = continued
      words += 1
      end = next.end
      hasContent = hasContent || isContent(next.atom)
    }
    // «the 55 cm ball», where the name is «Ball 55 cm»
    if words >= 2, !hasContent, let next = nextWord(end), isContent(next.atom) {
      let named = live.filter { truth.names[$0.name].contains(next.atom.lower) }
      if !named.isEmpty { partEnd = (next.end, owners(named)) }
    }
    if let wholeEnd, wholeEnd.end >= (partEnd?.end ?? 0) {
      if let end = variantEnd(wholeEnd.end) { return (end, .name([], isWhole: false)) }
      return (wholeEnd.end, .name(wholeEnd.products, isWhole: true))
    }
    if wholeEnd == nil, let code = codeEnd(start, end) { return (code, .plain) }
    if let partEnd, partEnd.end == end, let other = otherModelEnd(end, live) {
      return (other, .name([], isWhole: false))
    }
    if let partEnd { return (partEnd.end, .name(partEnd.products, isWhole: false)) }
    return single(first, at: start, places) ?? short(first, at: start, places) ?? model(first, at: start, places)
      ?? pair(
        first, at: start, places)
      ?? (start == 0 ? head(first) : nil)
  }

  /// «the 948NC»: digits and letters in one word, behind an article, that only one product's name has.
  private mutating func isModel(_ start: Int, _ end: Int, _ count: Int, _ live: [GroundTruth.NamePlace]) -> Bool {
    if isModelCode(start, end, live) { return true }
    guard start == 0, end == count, state.isBehindWord, PriceFrameWords.definites.contains(state.lastWord),
      owners(live).count == 1, truth.products.count > 1, !(peek(end)?.isGlue ?? false)
    else { return false }
    let atoms = range(start..<end)
    return atoms.contains { $0.kind == .digits && $0.text.utf8.count > 1 }
      && atoms.contains {
        $0.kind == .word && (atoms.count > 2 || $0.isUpper && !GroundingWords.roles($0.lower).contains(.unit))
      }
  }

  /// «WH-1000XM5 costs»: letters and digits in one piece that only one product's name has, and no term of technique.
  private mutating func isModelCode(_ start: Int, _ end: Int, _ live: [GroundTruth.NamePlace]) -> Bool {
    guard end - start >= 3, !state.isLabelled, owners(live).count == 1, truth.products.count > 1,
      !(peek(end)?.isGlue ?? false),
      !(peek(end)?.isPunctuation("-") ?? false && peek(end + 1)?.isGlue ?? false)
    else { return false }
    let atoms = range(start..<end)
    guard atoms.allSatisfy({ $0.isGlue || $0.isPunctuation("-") }), atoms.first?.isUpper ?? false else { return false }
    let text = atoms.reduce(into: "") { $0 += $1.text }
    return CodeShapes.isModel(text) && truth.owners(of: text) == nil && !live.contains(where: isMeantFor)
  }

  /// The name says what the product is for: «Ink for ET-2720», «Ladekabel für G502».
  private func isMeantFor(_ place: GroundTruth.NamePlace) -> Bool {
    truth.names[place.name].prefix(place.position).contains {
      GroundingWords.forWords.contains($0) || $0 == "para" || $0 == "do" || $0 == "для"
    }
  }

  /// «the 500-piece», «5W-30»: words of one name of a series, and a number that tells it from the others.
  private func isMember(_ live: [GroundTruth.NamePlace]) -> Bool {
    guard let first = live.first, truth.series.contains(first.name) else { return false }
    return live.allSatisfy { truth.nameOwners[$0.name] == truth.nameOwners[first.name] }
  }

  /// «the lamp», where one product is one.
  private mutating func head(_ atom: Atom) -> Found? {
    guard atom.kind == .word, truth.products.count > 1 else { return nil }
    let isDefinite =
      (PriceFrameWords.definites.contains(state.lastWord) || isBehindElision) && atom.text.unicodeScalars.count > 3
    let owners = isDefinite ? truth.headOwners[atom.lower] : isInPriceList() ? listed(atom) : nil
    guard let owners, owners.count == 1 else { return nil }
    isNamedByHead = true
    return (1, .name(owners, isWhole: false))
  }

  /// «l'objectif»
  private var isBehindElision: Bool {
    state.lastSign == "'" && ["l", "dell", "all", "nell", "sull", "dall"].contains(state.trail.tokens.last)
  }

  /// Whether a number with a currency behind it stands at an offset: it is said of the product, and no part of its name,
  /// unless the name itself goes on with that currency.
  private mutating func isAmount(_ offset: Int, of places: [GroundTruth.NamePlace] = []) -> Bool {
    guard peek(offset)?.kind == .digits, let number = number(offset),
      let (named, gap) = currencyBehind(number.end),
      !named.currency.isWeak || named.isSign || !truth.currencies.isDisjoint(with: named.currency.codes),
      !range(gap).contains(where: {
        $0.kind == .newline || $0.kind == .punctuation && "|\",;:/(".unicodeScalars.contains($0.sign)
      })
    else { return false }
    // «Flitzer 20 229 €»: the name's own number, and the price behind it.
    if !places.isEmpty, peek(offset + 1)?.kind == .blank, let rest = self.number(offset + 2), rest.end == number.end,
      peek(offset + 2)?.kind == .digits
    {
      return false
    }
    // «SPF 50 € 19.90»: the currency is that of the number behind it.
    let next = gapEnd(named.end)
    if next > named.end, peek(next)?.kind == .digits { return false }
    let word = range(gap.upperBound..<named.end).first?.lower ?? ""
    return !places.contains { place in
      let name = truth.names[place.name]
      return !word.isEmpty && place.position + 1 < name.count && name[place.position + 1] == word
    }
  }

  /// «DDR4-3200», where names have «DDR4-SDRAM»: letters and digits in one word, and more digits behind a hyphen.
  private mutating func codeEnd(_ start: Int, _ end: Int) -> Int? {
    guard end == start + 2, peek(start)?.kind == .word, peek(start + 1)?.kind == .digits,
      peek(end)?.isPunctuation("-") ?? false, peek(end + 1)?.kind == .digits
    else { return nil }
    if let next = peek(end + 2) {
      let isPoint = next.isPunctuation(".") || next.isPunctuation(",")
      if next.isGlue || isPoint && peek(end + 3)?.kind == .digits { return nil }
    }
    // «DDR4-3200 EUR» is an amount.
    return currencyBehind(end + 2) == nil ? end + 2 : nil
  }

  /// «Air Max 95», where the shop has an «Air Max 90», and «500 g», where it has one of «300 g»: behind the number that
  /// makes it another product.
  private mutating func otherModelEnd(_ end: Int, _ live: [GroundTruth.NamePlace]) -> Int? {
    guard let next = nextWord(end), next.atom.text.utf8.contains(where: isDigit), next.end - end <= 3,
      !isAmount(next.end - 1),
      // A bracket, a colon or a comma leads to something that is said of the product.
      range(end..<(next.end - 1)).allSatisfy({ $0.isGap || $0.isPunctuation("-") })
    else { return nil }
    if let number = number(next.end - 1), number.decimals == 2 { return nil }
    for place in live {
      let name = truth.names[place.name]
      guard place.position + 1 < name.count else { return nil }
      let own = name[place.position + 1]
      guard own.utf8.contains(where: isDigit), own != next.atom.text, own != next.atom.lower else { return nil }
    }
    guard isFollowedByUnit(NumberMatch(end: next.end), isInch: true) else { return next.end }
    // «Air Max 2 pieces»
    guard let unit = nextWord(next.end) else { return nil }
    let isSameUnit = live.allSatisfy { place in
      let name = truth.names[place.name]
      return place.position + 2 < name.count && name[place.position + 2] == unit.atom.lower
    }
    return isSameUnit ? next.end : nil
  }

  /// Whether a part of a name may be one of another product's: a word that is written like a name and is none of the
  /// product's stands before it, «Nike Duffle Bag».
  func isVague(_ products: [Int]) -> Bool {
    guard state.isBehindWord, state.isBehindBlank, state.isLastCapitalized, !state.lastWord.isEmpty,
      GroundingWords.roles(state.lastWord).isEmpty, !SpokenNumber.isNumber(state.lastWord)
    else { return false }
    let places = truth.nameWords[state.lastWord] ?? []
    return !places.contains { products.contains(truth.nameOwners[$0.name]) }
  }

  /// Whether a number of pieces stands before a name: «2 Duffle Bags», «2 x Duffle Bag», «two Duffle Bags».
  func isCounted() -> Bool {
    if state.lastSign == "0" || state.lastSign == "×" { return true }
    guard state.isBehindWord else { return false }
    if state.lastWord == "x", state.signBeforeWord == "0" { return true }
    return SpokenNumber.isNumber(state.lastWord) && !GroundingWords.articles.contains(state.lastWord)
      && state.lastWord != "one"
  }

  /// «iPhone 15 Pro», where the shop has an «iPhone 15»: behind the word that makes it another product.
  private mutating func variantEnd(_ end: Int) -> Int? {
    guard let gap = peek(end), gap.kind == .blank, let next = peek(end + 1), next.kind == .word,
      Self.variants.contains(next.text)
    else { return nil }
    return end + 2
  }

  private static let variants: Set<String> = ["Pro", "Max", "Plus", "Ultra", "Mini", "Lite", "SE", "FE", "XL"]

  /// One word that only one product's name has, written like a name.
  private mutating func single(_ atom: Atom, at start: Int, _ places: [GroundTruth.NamePlace]) -> Found? {
    guard atom.kind == .word, atom.isCapitalized,
      atom.text.utf8.count >= 4 || atom.text.utf8.count == 3 && isListHead(start),
      isContent(atom) || isThing(atom)
    else {
      return nil
    }
    let products = owners(places)
    guard products.count == 1, truth.products.count > 1 else { return nil }
    return (1, .name(products, isWhole: false))
  }

  /// «the DF333»: letters and digits that only one product's name has.
  private mutating func model(_ letters: Atom, at start: Int, _ places: [GroundTruth.NamePlace]) -> Found? {
    guard letters.isUpper, let digits = peek(start + 1), digits.kind == .digits, digits.text.utf8.count >= 2 else {
      return nil
    }
    if let next = peek(start + 2), next.isGlue || next.isPunctuation("-") && peek(start + 3)?.isGlue ?? false {
      return nil
    }
    let products = owners(
      places.filter { place in
        let name = truth.names[place.name]
        return place.position + 1 < name.count && name[place.position + 1] == digits.text
      })
    guard products.count == 1, truth.products.count > 1 else { return nil }
    return (start + 2, .name(products, isWhole: false))
  }

  /// «the Makita drill»: two words that only one product's name has both.
  private mutating func pair(_ first: Atom, at start: Int, _ places: [GroundTruth.NamePlace]) -> Found? {
    guard first.kind == .word, first.isCapitalized, isContent(first), let gap = peek(start + 1), gap.kind == .blank,
      let second = peek(start + 2), isContent(second) || isModelNumber(second, at: start + 2),
      let others = truth.nameWords[second.kind == .word ? second.lower : second.text]
    else { return nil }
    let products = owners(others)
    let both = owners(places).filter(products.contains)
    guard both.count == 1, truth.products.count > 1 else { return nil }
    return (start + 3, .name(both, isWhole: false))
  }

  /// «the 226 costs», «the SM costs»: digits or capital letters that only one product's name has, behind an article.
  private mutating func short(_ atom: Atom, at start: Int, _ places: [GroundTruth.NamePlace]) -> Found? {
    guard start == 0, PriceFrameWords.definites.contains(state.lastWord), state.isBehindWord, truth.products.count > 1
    else { return nil }
    let isLetters =
      atom.kind == .word && atom.isUpper && atom.text.utf8.count > 1
      && GroundingWords.roles(atom.lower).isSubset(of: .unit)
      && !CurrencyWords.codes.contains(atom.text)
    guard isLetters || isModelNumber(atom, at: 0) else { return nil }
    if isLetters, let next = peek(1), next.isGlue || next.isPunctuation("-") { return nil }
    let products = owners(places)
    return products.count == 1 ? (1, .name(products, isWhole: false)) : nil
  }

  /// «the 777 costs», «das 64er kostet»: by its number none of the products.
  private mutating func strange(_ atom: Atom) -> Found? {
    guard atom.kind == .digits, atom.text.utf8.count > 1, state.isBehindWord,
      PriceFrameWords.definites.contains(state.lastWord)
    else { return nil }
    var end = 1
    if let letters = peek(1), letters.kind == .word {
      guard truth.nameWords[letters.lower] != nil else { return nil }
      end = 2
    }
    let next = gapEnd(end)
    guard next > end, let verb = peek(next), PriceFrameWords.costs.contains(verb.lower) else { return nil }
    return (end, .name([], isWhole: false))
  }

  /// Digits that a verb follows, and no unit: «226 costs», «226 is».
  private mutating func isModelNumber(_ atom: Atom, at offset: Int) -> Bool {
    guard atom.kind == .digits, atom.text.utf8.count > 1 else { return false }
    let next = gapEnd(offset + 1)
    guard next > offset + 1, let verb = peek(next), verb.kind == .word else { return false }
    return GroundingWords.roles(verb.lower).contains(.verb) && !GroundingWords.roles(verb.lower).contains(.unit)
  }

  func owners(_ places: [GroundTruth.NamePlace]) -> [Int] {
    var result: [Int] = []
    for place in places where !result.contains(truth.nameOwners[place.name]) {
      result.append(truth.nameOwners[place.name])
    }
    return result
  }

  func isContent(_ atom: Atom) -> Bool {
    guard atom.kind == .word else { return false }
    return atom.text.unicodeScalars.count >= 3 && GroundingWords.roles(atom.lower).isEmpty
  }

  private func matches(_ atom: Atom, _ word: String, isLast: Bool) -> Bool {
    guard atom.kind == .word else { return atom.isGlue && atom.text == word }
    if atom.lower == word { return true }
    // «the 500 piece puzzle» of a «Puzzle 500 Pieces»
    if isLast, word.utf8.count > 3, word.last == "s", word.dropLast() == atom.lower { return true }
    guard isLast, atom.lower.hasPrefix(word) else { return false }
    let ending = atom.lower.dropFirst(word.count)
    return ending == "s" || ending == "es" || ending == "n" || ending == "en"
  }

  /// The next word of a name: behind blanks, markup and signs that names have.
  private mutating func nextWord(_ offset: Int) -> (atom: Atom, end: Int)? {
    var position = offset
    while let atom = peek(position), position - offset < 4 {
      if atom.isGlue { return (atom, position + 1) }
      let isBetween =
        atom.isGap || atom.kind == .punctuation && "-'’.,&/+()\":!™®°º".unicodeScalars.contains(atom.sign)
      guard isBetween else { return nil }
      position += 1
    }
    return nil
  }
}
