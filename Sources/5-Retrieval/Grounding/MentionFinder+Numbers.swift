// SPDX-License-Identifier: Apache-2.0
import Language

extension MentionFinder {
  /// The number that begins at an offset.
  mutating func number(_ offset: Int) -> NumberMatch? {
    guard let first = peek(offset) else { return nil }
    if first.kind == .superDigits, first.text.utf8.count > 1 { return NumberMatch(end: offset + 1, isOpaque: true) }
    if first.kind == .opaqueNumber { return NumberMatch(end: offset + 1, isOpaque: true) }
    var groups: [String] = []
    var separators: [Unicode.Scalar] = []
    var match = NumberMatch(end: offset + 1)
    if let spaced = spacedNumber(offset) { return spaced }
    if first.kind == .digits {
      groups = [first.text]
    } else {
      // «.99»
      guard first.isPunctuation(".") || first.isPunctuation(","), let next = peek(offset + 1), next.kind == .digits,
        next.text.utf8.count <= 2
      else { return nil }
      // «Bag,45»
      if first.isPunctuation(","), state.lastSign == "a", !state.isBehindBlank { return nil }
      // «Bag,45.00»: the comma parts them.
      if let sign = peek(offset + 2), sign.isPunctuation(".") || sign.isPunctuation(","), let digits = peek(offset + 3),
        digits.kind == .digits
      {
        return nil
      }
      groups = ["", next.text]
      separators = [first.sign]
      match.end = offset + 2
    }
    while continueNumber(&match, &groups, &separators) {}
    match.read(groups: groups, separators: separators)
    if groups.count >= Self.maximumGroups { swallowRest(&match) }
    if let next = peek(match.end), next.kind == .opaqueNumber {
      match.end += 1
      match.isOpaque = true
      match.values = []
    }
    if hexadecimal(&match, first) || exponent(&match, offset) { return match }
    zeroDecimals(&match)
    multiplier(&match)
    roundly(&match)
    return match
  }

  private static let maximumGroups = 12

  /// `0x59`
  private mutating func hexadecimal(_ match: inout NumberMatch, _ first: Atom) -> Bool {
    guard first.text == "0", match.isInteger, let mark = peek(match.end), mark.kind == .word, mark.lower.first == "x"
    else { return false }
    var digits = String(mark.lower.dropFirst())
    var end = match.end + 1
    while digits.utf8.count < 8, let atom = peek(end), atom.isGlue {
      digits += atom.kind == .word ? atom.lower : atom.text
      end += 1
    }
    guard let value = Int(digits, radix: 16) else { return false }
    match.end = end
    match.values = [Amount(value)]
    match.isOpaque = true
    return true
  }

  /// `1.49e2`
  private mutating func exponent(_ match: inout NumberMatch, _ offset: Int) -> Bool {
    guard let mark = peek(match.end), mark.kind == .word, mark.lower == "e", let digits = peek(match.end + 1),
      digits.kind == .digits, let zeros = Int(digits.text), zeros < 9, match.end - offset <= 3
    else { return false }
    match.values = match.values.map { $0.times(powerOfTen: zeros) }
    match.end += 2
    match.decimals = 0
    match.isOpaque = true
    return true
  }

  /// The rest of a number of too many groups goes with it: behind another number in its place it would make a third.
  private mutating func swallowRest(_ match: inout NumberMatch) {
    match.values = []
    match.isOpaque = true
    while let atom = peek(match.end) {
      if atom.kind == .digits {
        match.end += 1
      } else if atom.kind == .punctuation, ".,'".unicodeScalars.contains(atom.sign),
        peek(match.end + 1)?.kind == .digits
      {
        match.end += 2
      } else {
        break
      }
    }
  }

  /// `1 9 . 9 9`: digits one by one, which a reader puts together.
  private mutating func spacedNumber(_ offset: Int) -> NumberMatch? {
    guard let first = peek(offset), first.kind == .digits, first.text.utf8.count == 1,
      let gap = peek(offset + 1), gap.kind == .blank, let second = peek(offset + 2),
      second.isPunctuation(".") || second.isPunctuation(",") || second.kind == .digits && second.text.utf8.count == 1
    else { return nil }
    var text = first.text
    var end = offset + 1
    var separators: [Unicode.Scalar] = []
    var groups = [first.text]
    while text.utf8.count < 24, let gap = peek(end), gap.kind == .blank, let next = peek(end + 1) {
      if next.kind == .digits, next.text.utf8.count == 1 {
        groups[groups.count - 1] += next.text
      } else if next.isPunctuation(".") || next.isPunctuation(","), let blank = peek(end + 2), blank.kind == .blank,
        let digit = peek(end + 3), digit.kind == .digits, digit.text.utf8.count == 1
      {
        separators.append(next.sign)
        groups.append(digit.text)
        end += 2
      } else {
        break
      }
      text += next.text
      end += 2
    }
    guard groups[0].utf8.count > 1 || groups.count > 1, peek(end).map({ !$0.isGlue }) ?? true else { return nil }
    if let sign = peek(end), sign.kind == .punctuation, let digits = peek(end + 1), digits.kind == .digits {
      return nil
    }
    // «for $8 4 bags»: a count of something.
    let next = gapEnd(end)
    if let word = peek(next), word.kind == .word, currency(next) == nil { return nil }
    var match = NumberMatch(end: end)
    match.read(groups: groups, separators: separators)
    return match
  }

  /// «30-odd», «30-ish»: about that number.
  private mutating func roundly(_ match: inout NumberMatch) {
    guard let dash = peek(match.end), dash.isPunctuation("-"), let word = peek(match.end + 1), word.kind == .word,
      Self.roundEndings.contains(word.lower)
    else { return }
    match.end += 2
    match.values = []
    match.isOpaque = true
  }

  private static let roundEndings: Set<String> = ["odd", "ish", "something", "plus"]

  private mutating func continueNumber(
    _ match: inout NumberMatch, _ groups: inout [String], _ separators: inout [Unicode.Scalar]
  ) -> Bool {
    let start = match.end
    let next = markupEnd(start)
    guard groups.count < Self.maximumGroups, let atom = peek(next) else { return false }
    switch atom.kind {
    case .digits:
      guard !range(start..<next).contains(where: { $0.sign == "`" }) else { return false }
      // Behind markup, or cut for its length. What is raised are decimals.
      if range(start..<next).contains(where: \.isRaisingTag) {
        separators.append(".")
        groups.append(atom.text)
      } else {
        groups[groups.count - 1] += atom.text
      }
      match.end = next + 1
      return true
    // `$34.00¹`: a note to the amount.
    case .superDigits where !separators.isEmpty: return false
    case .superDigits:
      separators.append(".")
      groups.append(atom.text)
      match.end = next + 1
      return false
    case .punctuation where atom.sign == "{":
      // `1{,}299`, as TeX writes it.
      guard let sign = peek(next + 1), sign.isPunctuation(",") || sign.isPunctuation("."), let close = peek(next + 2),
        close.isPunctuation("}"), let digits = peek(next + 3), digits.kind == .digits
      else { return false }
      separators.append(sign.sign)
      groups.append(digits.text)
      match.end = next + 4
      return true
    case .punctuation where atom.sign == "." || atom.sign == "," || atom.sign == "'":
      return continueBehind(atom.sign, next, &match, &groups, &separators)
    case .blank where atom.length <= 2:
      return continueBehindBlank(atom, next, &match, &groups, &separators)
    default: return false
    }
  }

  private mutating func continueBehind(
    _ sign: Unicode.Scalar, _ offset: Int, _ match: inout NumberMatch, _ groups: inout [String],
    _ separators: inout [Unicode.Scalar]
  ) -> Bool {
    var next = markupEnd(offset + 1)
    guard var atom = peek(next) else { return false }
    if atom.kind == .blank, atom.length == 1, sign != "'", atom.text == "\u{A0}", let behind = peek(next + 1),
      behind.kind == .digits, behind.text.utf8.count == 2
    {
      atom = behind
      next += 1
    }
    guard atom.kind == .digits || atom.kind == .superDigits, sign != "'" || atom.text.utf8.count == 3 else {
      return false
    }
    separators.append(sign)
    groups.append(atom.text)
    match.end = next + 1
    return atom.kind == .digits
  }

  private mutating func continueBehindBlank(
    _ blank: Atom, _ offset: Int, _ match: inout NumberMatch, _ groups: inout [String],
    _ separators: inout [Unicode.Scalar]
  ) -> Bool {
    guard let atom = peek(offset + 1) else { return false }
    let isBound = blank.text == "\u{A0}"
    if isBound, atom.isPunctuation(".") || atom.isPunctuation(","), let digits = peek(offset + 2),
      digits.kind == .digits
    {
      separators.append(atom.sign)
      groups.append(digits.text)
      match.end = offset + 3
      return true
    }
    // `39 . 00`
    if separators.isEmpty, atom.isPunctuation(".") || atom.isPunctuation(","), peek(offset + 2)?.kind == .blank,
      let digits = peek(offset + 3), digits.kind == .digits, digits.text.utf8.count == 2,
      peek(offset + 4).map({ !$0.isGlue }) ?? true
    {
      separators.append(atom.sign)
      groups.append(digits.text)
      match.end = offset + 4
      return true
    }
    guard atom.kind == .digits, let first = groups.first else { return false }
    if atom.text.utf8.count == 3, first.utf8.count <= 3, first != "0", separators.allSatisfy({ $0 == " " }) {
      separators.append(" ")
      groups.append(atom.text)
    } else if isBound, separators.isEmpty, atom.text.utf8.count < 3 {
      groups[groups.count - 1] += atom.text
    } else {
      return false
    }
    match.end = offset + 2
    return true
  }

  /// `34,-` and `34.--`
  private mutating func zeroDecimals(_ match: inout NumberMatch) {
    guard match.decimals == 0, let sign = peek(match.end), sign.isPunctuation(",") || sign.isPunctuation("."),
      let dash = peek(match.end + 1), dash.isPunctuation("-")
    else { return }
    var end = match.end + 2
    if let second = peek(end), second.isPunctuation("-") { end += 1 }
    if let next = peek(end), next.isGlue, next.kind != .word { return }
    match.end = end
    match.decimals = 2
  }

  private mutating func multiplier(_ match: inout NumberMatch) {
    guard let next = peek(match.end) else { return }
    let offset = next.kind == .blank && next.length == 1 ? match.end + 1 : match.end
    guard let word = peek(offset), word.kind == .word, let zeros = NumberWords.powerOfTen(word.lower),
      offset == match.end || word.lower.unicodeScalars.count > 1
    else { return }
    match.end = offset + 1
    if let dot = peek(match.end), dot.isPunctuation("."), word.lower.utf8.count <= 6,
      "тыс тис tsd mio".contains(word.lower)
    {
      match.end += 1
    }
    match.values = match.values.map { $0.times(powerOfTen: zeros) }
    match.isMultiplied = true
  }

  /// A number in words that begins at an offset; `values` empty where it is none that can be told.
  mutating func numberWords(_ offset: Int) -> NumberMatch? {
    var words: [String] = []
    var position = offset
    var end = offset
    var isHalved = false
    // «thirty-four point nine nine»
    var isBroken = false
    while words.count < 12, let atom = peek(position), atom.kind == .word {
      if let half = halfEnd(position), !words.isEmpty {
        isHalved = true
        position = half
        continue
      }
      let isPoint = Self.points.contains(atom.lower) && !words.isEmpty
      isBroken = isBroken || isPoint
      let isJoiner = isPoint || NumberWords.isJoiner(atom.lower) && !words.isEmpty
      guard isJoiner || SpokenNumber.isNumber(apostrophed(&position) ?? atom.lower) else { break }
      if !isJoiner, isCents(atom, position) { break }
      let word = range(position..<(position + 1)).first?.lower ?? atom.lower
      words.append(isJoiner ? atom.lower : joined(offset: &position, word))
      if !isJoiner { end = position + 1 }
      position += 1
      guard let gap = peek(position) else { break }
      guard gap.isPunctuation("-") || gap.kind == .blank else { break }
      position += 1
    }
    while let last = words.last, NumberWords.isJoiner(last) || Self.points.contains(last) { words.removeLast() }
    guard end > offset, let values = SpokenNumber.values(words.filter { !Self.points.contains($0) }) else { return nil }
    isBroken = isBroken && words.contains { Self.points.contains($0) }
    var match = NumberMatch(end: end, values: isBroken || isHalved ? [] : values, isMultiplied: true)
    roundly(&match)
    return match
  }

  /// «три с половиной тысячи»: behind the half.
  private mutating func halfEnd(_ offset: Int) -> Int? {
    guard let joiner = peek(offset), ["с", "з", "z", "and", "et", "y", "e"].contains(joiner.lower) else { return nil }
    let next = gapEnd(offset + 1)
    guard let half = peek(next), ["половиной", "половиною", "połową", "demi", "media", "mezzo"].contains(half.lower)
    else {
      return nil
    }
    return gapEnd(next + 1)
  }

  private static let points: Set<String> = [
    "point", "komma", "virgule", "coma", "virgola", "przecinek", "кома", "запятая", "dot",
  ]

  /// «ninety-nine cents»: in French the same word counts hundreds, before a currency or a further number.
  private mutating func isCents(_ atom: Atom, _ offset: Int) -> Bool {
    guard atom.lower == "cent" || atom.lower == "cents" else { return false }
    var next = offset + 1
    while let gap = peek(next), gap.isGap || gap.isPunctuation("-"), next - offset < 4 { next += 1 }
    guard let behind = peek(next), behind.kind == .word || behind.kind == .currency else { return true }
    if behind.kind == .word, SpokenNumber.isNumber(behind.lower) { return false }
    return currency(next) == nil
  }

  /// «п'ять»: the apostrophe is part of the word.
  private mutating func apostrophed(_ position: inout Int) -> String? {
    guard let first = peek(position), let sign = peek(position + 1), sign.isPunctuation("'"),
      let rest = peek(position + 2),
      rest.kind == .word
    else { return nil }
    return first.lower + "'" + rest.lower
  }

  private mutating func joined(offset position: inout Int, _ word: String) -> String {
    guard let whole = apostrophed(&position), SpokenNumber.isNumber(whole) else { return word }
    position += 2
    return whole
  }
}
