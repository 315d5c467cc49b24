// SPDX-License-Identifier: Apache-2.0

/// Lets an answer through but for amounts of money, identifiers and links that are not the retrieved products' own, or
/// that stand by another product than theirs.
///
/// A state machine from character to character: its output does not depend on how the answer was cut. It holds back
/// what it must see the end of, at most `maximumHeld` characters.
package struct GroundingGate: Sendable {
  /// The values of `GROUNDING`.
  package enum Mode: String, Sendable, CaseIterable { case enforce, report, off }

  /// Most characters that a streamed answer is held back by.
  package static let maximumHeld = 200

  let truth: GroundTruth
  /// The mode that the gate was made with.
  package let mode: Mode
  /// Claims that were removed or replaced, in the order of the text.
  package private(set) var removed: [RemovedClaim] = []

  private var finder: MentionFinder
  var pieces: [Piece] = []
  private var piecesLength = 0
  private var output = ""
  /// The piece that left last and was no blank.
  private(set) var lastSent: Piece?
  /// A link left last, and at most signs behind it.
  private var endsWithLink = false
  /// Something was left out behind what left last.
  private var isCut = false
  var binding = Binding()
  /// True while claims are held to the context's products.
  private(set) var isContextStrict = false
  /// The begin of the line, while it says nothing yet.
  var lineStart: Int? = 0
  var sentenceStart: Int? = 0
  /// The place of an open bracket that may be a link's.
  var bracket: Int?
  private var references = LinkReferences()
  /// The place of an open anchor whose link is not known to be right.
  var anchor: Int?
  /// Something of the line was left out.
  var lineHasGap = false
  var sentenceHasGap = false
  /// A link was longer than what may be held; what comes next belongs to it.
  private var isPassingCutLink = false
  private(set) var isFinishing = false
  private var isTruncated = false
  /// A sentence was left out: the blank behind it goes as well.
  var dropsNextBlank = false
  /// Removed claims that are kept for the list; more are counted only.
  private static let maximumRemoved = 200

  package init(truth: GroundTruth, mode: Mode = .enforce) {
    self.truth = truth
    self.mode = mode
    finder = MentionFinder(truth: truth)
  }

  /// Characters that are held back.
  package var heldCount: Int { finder.heldCount + piecesLength }

  /// The next piece of the answer in, what can be sent out.
  package mutating func push(_ text: String) -> String {
    for scalar in text.unicodeScalars { push(scalar) }
    return mode == .enforce ? take() : text
  }

  /// The answer is over.
  ///
  /// - Parameter isTruncated: the model was stopped in the middle.
  package mutating func finish(isTruncated: Bool = false) -> String {
    finder.finish()
    isFinishing = true
    self.isTruncated = isTruncated
    for mention in finder.take() { accept(mention) }
    dropDangling()
    closeAnchor()
    endSentence(at: pieces.count)
    endLine()
    settle()
    release(pieces.count)
    return mode == .enforce ? take() : ""
  }

  /// Takes the claims that were removed since the last call.
  mutating func takeRemoved() -> [RemovedClaim] {
    defer { removed = [] }
    return removed
  }

  /// The text speaks of these products.
  mutating func setContext(_ products: [[Int]], isStrict: Bool = false) {
    binding.context = products
    isContextStrict = isStrict
  }

  /// The text stands behind the name of a product and a colon.
  mutating func setTitle(_ products: [Int]) {
    setContext([products], isStrict: true)
    finder.state.setTitle(products)
  }

  /// The text is a price, an identifier.
  mutating func setLabel(isPrice: Bool, isCode: Bool) {
    finder.state.setLabel(isPrice: isPrice, isCode: isCode)
    binding.hasPriceWord = isPrice
    if isCode { binding.labelReach = 100 }
  }

  private mutating func take() -> String {
    defer { output = "" }
    return output
  }

  private mutating func push(_ scalar: Unicode.Scalar) {
    finder.push(scalar)
    if !finder.mentions.isEmpty {
      for mention in finder.take() { accept(mention) }
      settle()
      release(releasable())
    }
    while heldCount >= Self.maximumHeld { relieve() }
  }

  /// Too much is held: what waits first is decided on with what is known.
  private mutating func relieve() {
    if pieces.isEmpty {
      finder.force()
      for mention in finder.take() { accept(mention) }
      if let last = pieces.last, last.isClaim, last.kind == .link { isPassingCutLink = true }
      return
    }
    lineStart = nil
    sentenceStart = nil
    bracket = nil
    closeAnchor()
    if case .waits = pieces[0].verdict { resolve(0, following: nil) }
    settle(upTo: 1, isForced: true)
    release(max(1, min(releasable(), pieces.count)))
  }

  // MARK: Pieces

  private mutating func accept(_ mention: Mention) {
    if isPassingCutLink, passes(mention) { return }
    let index = pieces.count
    pieces.append(Piece(mention))
    piecesLength += mention.length
    if dropsNextBlank {
      if pieces[index].isGap, mention.atomKind == .blank { pieces[index].out = "" }
      dropsNextBlank = false
    }
    if lineStart != nil || sentenceStart != nil { noteBegin(index) }
    let opensLabel = references.opens(pieces[index])
    if !opensLabel, references.misleads(pieces[index], inBracket: binding.bracket) { dropLabel(index) }
    bind(index)
    if pieces[index].isSign("["), bracket == nil || opensLabel {
      bracket = index > 0 && pieces[index - 1].isSign("!") ? index - 1 : index
    }
    if let open = bracket, index > open + 1, closesBracket(index, open) { bracket = nil }
    if pieces[index].mention.endsSentence, !pieces[index].isMarker { endSentence(at: index + 1) }
    if pieces[index].isNewline {
      closeAnchor()
      endSentence(at: index)
      endLine()
      lineStart = pieces.count
      sentenceStart = pieces.count
      lineHasGap = false
      sentenceHasGap = false
    }
  }

  /// The rest of a link that was longer than what may be held goes with it: behind the link in its place it would make
  /// another one.
  private mutating func passes(_ mention: Mention) -> Bool {
    var piece = Piece(mention)
    guard !mention.isPlain || mention.atomKind != .blank && mention.atomKind != .newline, !piece.isSign(")]>\"") else {
      isPassingCutLink = false
      return false
    }
    piece.verdict = .settled
    piece.out = ""
    pieces.append(piece)
    piecesLength += mention.length
    return true
  }

  private func closesBracket(_ index: Int, _ open: Int) -> Bool {
    if case .target = pieces[index].mention.kind {
      // One that is wrong closes it when it is settled.
      if case .wrong = pieces[index].verdict { return false }
      return true
    }
    return pieces[index].isNewline || index > open + 2 && pieces[index - 1].isSign("]")
  }

  /// The label of a link to another product goes; the link's text stays.
  private mutating func dropLabel(_ index: Int) {
    guard let open = bracket, pieces.indices.contains(open), mode != .off else { return }
    let label = pieces[open...index].map(\.mention.raw).joined()
    remember(RemovedClaim(.link, text: label, replacement: ""))
    for position in open...index { pieces[position].out = "" }
  }

  /// The products that a definition's link may lead to: those named in its label, or in the texts that refer to it.
  mutating func definedProducts(_ index: Int, _ claim: LinkClaim) -> [Int]? {
    guard let open = pieces.indices.prefix(index).last(where: { pieces[$0].isSign("[") }) else { return nil }
    let label = pieces[(open + 1)..<index].map(\.mention.raw).joined()
    references.define(label, claim.owners)
    return binding.bracket.last ?? references.products(of: label)
  }

  /// Markers of lists and headings say nothing; the first word that does ends the hold.
  private mutating func noteBegin(_ index: Int) {
    if let start = lineStart, start <= index {
      let before = pieces[start..<index]
      let isFirst = before.allSatisfy(\.isGap)
      let piece = pieces[index]
      if isFirst, piece.isSign("-•+>#—") || piece.mention.isPlain && piece.mention.atomKind == .digits {
        pieces[index].isMarker = true
      } else if piece.isSign(".)#>"), before.last(where: { !$0.isGap })?.isMarker ?? false {
        pieces[index].isMarker = true
      }
    }
  }

  mutating func remember(_ claim: RemovedClaim) {
    if removed.count < Self.maximumRemoved { removed.append(claim) }
  }

  /// Whether a wrong claim may be replaced though the answer ends with it.
  func mayReplace(_ piece: Piece, by right: String) -> Bool {
    guard piece.mention.isCut else { return true }
    return !isTruncated && !isPrefix(piece.mention.raw, of: right)
  }

  private func isPrefix(_ text: String, of right: String) -> Bool {
    let start = text.drop { !$0.isNumber && !$0.isLetter }
    let whole = right.drop { !$0.isNumber && !$0.isLetter }
    return whole.hasPrefix(start)
  }

  /// A currency at the very end announces an amount that does not come.
  private mutating func dropDangling() {
    guard mode != .off, let last = pieces.lastIndex(where: { !$0.isGap }) else { return }
    let mention = pieces[last].mention
    guard mention.isPlain, mention.atomKind == .currency else { return }
    pieces[last].mention.kind = .amount(AmountClaim(values: []))
    pieces[last].mention.isCut = true
    pieces[last].verdict = .wrong(product: nil)
  }

  // MARK: Release

  /// The number of pieces that no later text can change.
  private func releasable() -> Int {
    if mode == .off { return pieces.count }
    var end = pieces.count
    for (index, piece) in pieces.enumerated() {
      switch piece.verdict {
      case .waits, .wrong:
        end = min(end, index)
      default: continue
      }
      break
    }
    if let lineStart, lineStart < pieces.count { end = min(end, lineStart) }
    if let sentenceStart, sentenceStart < pieces.count { end = min(end, sentenceStart) }
    if let bracket { end = min(end, bracket) }
    if let anchor { end = min(end, anchor) }
    if end == pieces.count, endsWithOpenSign, !isFinishing { end -= 1 }
    // What leads to a claim goes with it.
    var words = 0
    while end > 0, leads(pieces[end - 1]), words < 6 {
      if pieces[end - 1].isWord { words += 1 }
      end -= 1
    }
    return end
  }

  private func leads(_ piece: Piece) -> Bool {
    if piece.isGone || piece.isGap { return true }
    if piece.isNewline || piece.mention.endsSentence { return false }
    if piece.isSign("-—:,([{<|=\"'!/•≈#+.)→⇒") { return true }
    if piece.isWord, CurrencyWords.codes.contains(piece.mention.raw) { return true }
    if piece.isWord,
      GroundingWords.numbers.contains(piece.mention.word) || GroundingWords.items.contains(piece.mention.word)
    {
      return true
    }
    if awaitsAmount(piece) { return true }
    return piece.has([.lead, .price, .label, .link, .range, .bound, .verb, .other, .light, .pronoun])
  }

  /// Text that stood apart from a link or a number does not run into it: it would be read as a part of it.
  private mutating func partFromCut(_ index: Int) {
    let piece = pieces[index]
    guard let first = piece.out.unicodeScalars.first else {
      isCut = true
      return
    }
    if case .link = piece.mention.kind, !piece.isLeftOut {
      // «Bag://» and the right link in the place of `://00`: the two would be one.
      if piece.isReplaced, lastSent?.isSign("/") ?? false { pieces[index].out = " " + piece.out }
      endsWithLink = true
      // The text behind it stood behind another link than this one.
      isCut = piece.isReplaced
      return
    }
    let isBlank = first.properties.isWhitespace
    let mayRunOn = isCut && !isBlank && !(lastSent?.out.unicodeScalars.last?.properties.isWhitespace ?? true)
    if mayRunOn, !(piece.isSign(Self.openSigns) && isApart(behind: index)) {
      let isOfLink = endsWithLink && !Self.closingSigns.contains(first)
      let isOfNumber = endsWithDigit && (piece.mention.atomKind == .digits || piece.isSign(".,'"))
      if isOfLink || isOfNumber { pieces[index].out = " " + piece.out }
    }
    endsWithLink =
      endsWithLink && !isBlank && !isCut && piece.mention.isPlain && piece.mention.atomKind == .punctuation
    isCut = false
  }

  /// Signs that end a phrase as well as they stand within a link or a number.
  private static let openSigns = ".,;:!?…'"
  /// Signs that no link goes on with.
  private static let closingSigns = Set(")]>\"|*`<_~".unicodeScalars)
  private var endsWithDigit: Bool { lastSent?.out.unicodeScalars.last?.properties.numericType != nil }

  /// Whether a blank stands behind a sign, or nothing.
  private func isApart(behind index: Int) -> Bool {
    let next = pieces.dropFirst(index + 1).first { !$0.isGone }
    return next.map { $0.out.unicodeScalars.first?.properties.isWhitespace ?? true } ?? isFinishing
  }

  /// The last piece is a sign behind a gap: whether it is a part of what stands behind it is not seen yet.
  private var endsWithOpenSign: Bool {
    guard let sign = pieces.last, sign.isSign(Self.openSigns) else { return false }
    guard pieces.count > 1 else { return isCut }
    let before = pieces[pieces.count - 2]
    if case .link = before.mention.kind, before.isReplaced { return true }
    return before.isGone
  }

  private mutating func release(_ count: Int) {
    guard count > 0 else { return }
    for index in pieces.indices.prefix(count) {
      partFromCut(index)
      let piece = pieces[index]
      piecesLength -= piece.mention.length
      if !piece.isGone, !piece.isGap { lastSent = piece }
      output += piece.out
    }
    pieces.removeFirst(min(count, pieces.count))
    lineStart = lineStart.flatMap { $0 >= count ? $0 - count : nil }
    sentenceStart = sentenceStart.flatMap { $0 >= count ? $0 - count : nil }
    bracket = bracket.flatMap { $0 >= count ? $0 - count : nil }
    anchor = anchor.flatMap { $0 >= count ? $0 - count : nil }
  }
}
