// SPDX-License-Identifier: Apache-2.0
import Catalog

extension MentionFinder {
  /// Letters, digits and signs without blanks, and where they end.
  private mutating func codeRun() -> (
    text: String, end: Int, breaks: [(text: String, end: Int)], marks: [(text: String, end: Int)]
  ) {
    var marks: [(text: String, end: Int)] = []
    var text = ""
    var end = 0
    var breaks: [(text: String, end: Int)] = []
    var position = 0
    while text.utf8.count < 96, let atom = peek(position) {
      if atom.isGlue {
        if atom.isUnspaced, position > 0 { break }
        text += atom.text
        end = position + 1
        position += 1
        if atom.hasInvisible { marks.append((text, end)) }
        if atom.isUnspaced { break }
        continue
      }
      guard isInside(atom), let next = peek(position + 1),
        next.isGlue || next.text.isEmpty
          || atom.kind != next.kind && isInside(next) && peek(position + 2)?.isGlue ?? false
      else { break }
      if atom.kind == .punctuation || atom.text == "_" {
        breaks.append((text, end))
        text += atom.text
      } else if !atom.text.isEmpty {
        marks.append((text, end))
      }
      position += 1
    }
    return (end > 0 ? trimmed(text) : "", end, breaks, marks)
  }

  private func isInside(_ atom: Atom) -> Bool {
    if atom.kind == .markup { return atom.sign != "`" }
    return atom.kind == .punctuation && "-./".unicodeScalars.contains(atom.sign)
  }

  private func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let last = rest.last, "-./_".contains(last) { rest = rest.dropLast() }
    return String(rest)
  }

  /// The identifier that begins at the first atom.
  mutating func code(longerThan count: Int, isOwnOnly: Bool = false) -> Found? {
    guard let first = peek(0) else { return nil }
    if !isOwnOnly, let spaced = spacedCode(longerThan: count) ?? spokenCode(first) { return spaced }
    let run = codeRun()
    guard run.end > 0 else { return nil }
    let hasDigit = run.text.utf8.contains(where: isDigit)
    let hasLetter = run.text.unicodeScalars.contains { $0.properties.isAlphabetic }
    if isOwnOnly, !hasLetter { return nil }
    if !hasDigit { return wordCode(first, run.text, run.end) }
    // The longest piece that is somebody's own. Behind it a sign that codes do not have inside must come, or a word.
    for piece in [(text: run.text, end: run.end)] + run.breaks.reversed() + run.marks where piece.end > count {
      guard let claim = own(piece.text) else { continue }
      let isMark = run.marks.contains { $0.end == piece.end }
      guard piece.end == run.end || isMark || isApart(piece.end, run.end) else { continue }
      guard case .code(var code) = claim else { continue }
      if code.owners.isEmpty, !hasLetter, !state.isLabelled, piece.text.utf8.count < 5 { continue }
      code.named = namedBehind(piece.end)
      return (piece.end, .code(code))
    }
    if isOwnOnly { return nil }
    // `AB-12/AB-14` are two.
    let slash = run.breaks.first { range($0.end..<($0.end + 1)).first?.isPunctuation("/") ?? false }
    // `SKU 24/MB02` is one.
    let isWhole =
      slash == nil
      || hasLetter && (truth.shapes.contains(CodeShapes.shape(run.text)) || CodeShapes.isNearOwn(run.text, in: truth))
      || state.isLabelled && slash.map { CodeShapes.Measure($0.text).length < 4 } ?? false
    let piece = (isWhole ? nil : slash) ?? (run.text, run.end)
    guard piece.end > count else { return nil }
    if state.isLabelled || CodeShapes.isNearOwn(run.text, in: truth), isWhole, !run.marks.isEmpty,
      let found = unknown(piece.text, piece.end, run.end), !isPlain(found)
    {
      return found
    }
    // Marks may stand within a code, or end it.
    for cut in run.marks where cut.end < piece.end && cut.end > count {
      if let found = unknown(trimmed(cut.text), cut.end, cut.end), !isPlain(found) { return found }
    }
    guard let found = unknown(piece.text, piece.end, run.end) else { return nil }
    if isPlain(found), let mark = run.marks.first { return mark.end > count ? plainRun(mark.text, mark.end) : nil }
    return found
  }

  /// «24-MB04: Bag», «[24-MB04] Bag»: the products whose name follows an identifier that stands by no name.
  private mutating func namedBehind(_ end: Int) -> [Int] {
    guard !state.followsName, !state.table.isHeadOfColumn else { return [] }
    var next = gapEnd(end)
    var signs = 0
    while signs < 2, let sign = peek(next), sign.kind == .punctuation, "-:])|(".unicodeScalars.contains(sign.sign),
      sign.sign != "-" || next > end
    {
      next = gapEnd(next + 1)
      signs += 1
    }
    guard next > end, peek(next)?.kind == .word, let found = name(at: next), case .name(let products, true) = found.kind
    else { return [] }
    return products
  }

  /// `24 MB 02`, `2 4 - M B 0 2`: pieces that a reader puts together, where an identifier is awaited: an own one, or one
  /// that is an own one but for a character.
  private mutating func spacedCode(longerThan count: Int) -> Found? {
    guard state.isLabelled || state.lastSign == "(" || state.followsName else { return nil }
    var text = ""
    var position = 0
    var ends: [(text: String, end: Int)] = []
    var hasBlank = false
    while ends.count < 10, let atom = peek(position), atom.isGlue, atom.text.utf8.count <= 8 {
      text += atom.text
      position += 1
      ends.append((text, position))
      var next = position
      while let gap = peek(next), next - position < 3, gap.kind == .blank && gap.length == 1 || isInside(gap) {
        if gap.kind == .blank { hasBlank = true }
        next += 1
      }
      guard let following = peek(next), following.isGlue else { break }
      position = next
    }
    guard hasBlank else { return nil }
    if state.isLabelled, let last = ends.last, last.end > count, (8...14).contains(last.text.utf8.count),
      last.text.utf8.allSatisfy(isDigit)
    {
      return (last.end, own(last.text) ?? .code(CodeClaim(text: raw(0..<last.end), owners: [], isLabelled: true)))
    }
    for piece in ends.reversed() where piece.end > max(count, 1) {
      let measure = CodeShapes.Measure(piece.text)
      guard measure.letters > 0, measure.digits > 0, measure.length >= 5, measure.capitals == measure.letters else {
        continue
      }
      guard range(0..<piece.end).contains(where: { $0.kind == .blank }) else { return nil }
      if let own = own(piece.text) { return (piece.end, own) }
      let isShaped = truth.bareShapes.contains(CodeShapes.shape(IdentifierNormalizer.normalize(piece.text)))
      if isShaped, state.isLabelled || CodeShapes.isNearOwn(piece.text, in: truth) {
        return (piece.end, .code(CodeClaim(text: raw(0..<piece.end), owners: [], isLabelled: state.isLabelled)))
      }
    }
    return nil
  }

  private func isPlain(_ found: Found) -> Bool { if case .plain = found.kind { true } else { false } }

  func own(_ text: String) -> Mention.Kind? {
    if let owners = truth.owners(of: text) {
      return .code(CodeClaim(text: text, owners: owners, isLabelled: state.isLabelled))
    }
    if truth.userIdentifiers.contains(IdentifierNormalizer.normalize(text)) {
      return .code(CodeClaim(text: text, owners: [], isUsers: true))
    }
    return nil
  }

  /// Whether the rest of a run is something else: a second code, or a word joined by a hyphen («24-MB01-Tasche»).
  private func isApart(_ start: Int, _ end: Int) -> Bool {
    guard let sign = range(start..<(start + 1)).first else { return true }
    if sign.isPunctuation("/") { return true }
    let rest = range((start + 1)..<end)
    guard rest.count == 1, let word = rest.first, word.kind == .word else { return false }
    return word.text.unicodeScalars.count >= 3 && word.text.dropFirst().contains { $0.isLowercase }
  }

  private mutating func unknown(_ text: String, _ end: Int, _ runEnd: Int) -> Found? {
    let measure = CodeShapes.Measure(text)
    let normal = IdentifierNormalizer.normalize(text)
    if state.isLabelled, !state.isBehindCoupon, measure.length >= 3, !isFollowedByUnit(end),
      measure.letters > 0 || measure.digits >= 3
    {
      return (end, .code(CodeClaim(text: text, owners: [], isLabelled: true)))
    }
    // «the code SAVE10»: no product's.
    if state.isBehindCoupon, !truth.shapes.contains(CodeShapes.shape(text)), !CodeShapes.isNearOwn(text, in: truth) {
      return plainRun(text, end) ?? (end, .plain)
    }
    if isColour(text) || isTag(text) { return plainRun(text, end) ?? (end, .plain) }
    if state.isBehindItem, measure.letters == 0, measure.separators == 0, !isFollowedByUnit(end),
      measure.digits >= (state.lastSign == "#" ? 4 : 5), !truth.knownWords.contains(normal)
    {
      return (end, .code(CodeClaim(text: text, owners: [], isLabelled: true)))
    }
    // «WH-1000XM5» of a name whose SKU is «WH1000XM5B»
    if truth.namesModel(normal, measure) { return plainRun(text, runEnd) }
    let isNear = CodeShapes.isNearOwn(text, in: truth)
    if isNear, !isFollowedByUnit(end) { return (end, .code(CodeClaim(text: text, owners: []))) }
    if truth.knownWords.contains(normal) || truth.isStandard(text, normal) || isFollowedByUnit(end) {
      return plainRun(text, runEnd)
    }
    if measure.letters == 0, state.lastSign == "+" { return nil }
    if CodeShapes.isLikely(
      text, in: truth, isApart: state.followsName || "(#:|".unicodeScalars.contains(state.lastSign))
    {
      return (end, .code(CodeClaim(text: text, owners: [])))
    }
    return plainRun(text, runEnd)
  }

  /// `#Summer2024`
  private func isTag(_ text: String) -> Bool {
    guard state.lastSign == "#", !state.isLabelled, !state.isBehindItem, !truth.shapes.contains(CodeShapes.shape(text))
    else { return false }
    let digits = text.drop { $0.isLetter }
    return text.count - digits.count >= 3 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
      && digits.utf8.count == 4
  }

  /// `#FF5733`
  private func isColour(_ text: String) -> Bool {
    state.lastSign == "#" && !state.isLabelled && !state.isBehindItem && (text.utf8.count == 6 || text.utf8.count == 3)
      && text.unicodeScalars.allSatisfy { $0.properties.isASCIIHexDigit }
  }

  /// Where an amount begins that a word is glued to: «x45 USD», «ca.45 USD».
  private mutating func amountStart(in end: Int) -> Int? {
    guard end > 1, let first = peek(0), first.kind == .word, first.text.utf8.count <= 5 || first.text == first.lower
    else { return nil }
    guard let start = (1..<end).first(where: { offset in peek(offset)?.kind == .digits }) else { return nil }
    guard range(1..<start).allSatisfy({ $0.isPunctuation(".") }), let number = number(start), number.end >= end,
      let (named, _) = currencyBehind(number.end), !named.currency.isWeak
    else { return nil }
    return start
  }

  /// Passes a text that is no code in one piece, so that its end is not read as a beginning; numbers are read
  /// elsewhere.
  private mutating func plainRun(_ text: String, _ end: Int) -> Found? {
    guard end > 1, text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return nil }
    if let found = disguisedAmount(end) ?? hyphenatedSum(end) { return found }
    return (amountStart(in: end) ?? end, .plain)
  }

  private mutating func isFollowedByUnit(_ end: Int) -> Bool {
    guard let last = range(0..<end).last, last.kind == .digits else { return false }
    let next = gapEnd(end)
    guard let atom = peek(next) else { return false }
    if atom.kind == .word, atom.text == atom.lower || next == end {
      return GroundingWords.roles(atom.lower).contains(.unit) && !GroundingWords.roles(atom.lower).contains(.connective)
    }
    return atom.kind == .punctuation && (atom.sign == "%" || atom.sign == "°")
  }

  /// A code of letters alone: only a product's own, spelled so, or what a label announces.
  private mutating func wordCode(_ first: Atom, _ text: String, _ end: Int) -> Found? {
    // Compared first: to normalize each word of an answer would cost more.
    if truth.products.contains(where: { $0.sku == text }), let owners = truth.owners(of: text) {
      return (end, .code(CodeClaim(text: text, owners: owners)))
    }
    let measure = CodeShapes.Measure(text)
    // «Art.-Nr. ES-LUG-B», where one is «ES-LUG-G»
    if measure.separators > 0, measure.capitals == measure.letters, measure.letters >= 4, !text.contains("/"),
      state.isLabelled && truth.shapes.contains(CodeShapes.shape(text)) || CodeShapes.isNearOwn(text, in: truth)
    {
      return (end, .code(CodeClaim(text: text, owners: [], isLabelled: state.isLabelled)))
    }
    guard state.isLabelled, measure.letters >= 3, measure.capitals == measure.letters, first.kind == .word,
      ":#=|\"'".unicodeScalars.contains(state.lastSign), GroundingWords.roles(first.lower).isEmpty
    else { return nil }
    return (end, .code(CodeClaim(text: text, owners: [], isLabelled: true)))
  }
}
