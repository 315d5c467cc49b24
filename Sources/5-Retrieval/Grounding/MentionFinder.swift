// SPDX-License-Identifier: Apache-2.0

/// Finds names, amounts, identifiers and links in a text that comes in pieces. What it finds does not depend on how the
/// text is cut: it goes from character to character, and decides on a piece when enough of what follows is there.
struct MentionFinder {
  let truth: GroundTruth
  /// Every number counts as an amount: for a shopper's messages.
  let isLoose: Bool
  private var folder = UnitFolder()
  private var atomizer = Atomizer()
  /// Atoms that are not decided on, from `head` on.
  private var atoms: [Atom] = []
  private var head = 0
  private var atomLength = 0
  /// The number of atoms that was too small to decide.
  private var starvedCount = 0
  private(set) var mentions: [Mention] = []
  var state = FinderState()
  /// While a bare number is decided on: the words that lead to it.
  var lead: ArraySlice<String> = []

  /// The currency of the range that the amount just found opens, and the atoms up to its second amount.
  var pendingRange: (codes: [String]?, count: Int, isTight: Bool)?

  /// The word that was last looked up as a number.
  var numberWord = (word: "", isNumber: false)

  /// While a piece is decided on: a product was found by the word for what it is.
  var isNamedByHead = false
  /// While a piece is decided on: something was looked for behind the last atom.
  var isStarved = false
  /// Nothing more comes, or it is not waited for.
  private var isClosed = false
  private var hasEnded = false

  init(truth: GroundTruth, isLoose: Bool = false) {
    self.truth = truth
    self.isLoose = isLoose
  }

  /// Scalars that wait.
  var heldCount: Int { folder.heldCount + atomLength + (atomizer.current?.length ?? 0) }

  mutating func push(_ scalar: Unicode.Scalar) {
    folder.push(scalar)
    readUnits()
    advance()
  }

  /// The text is over.
  mutating func finish() {
    folder.flush()
    readUnits()
    completeAtom()
    isClosed = true
    hasEnded = true
    advance()
  }

  /// Decides on what waits first with what is there.
  mutating func force() {
    if atoms.count == head {
      folder.flush()
      readUnits()
      completeAtom()
    }
    isClosed = true
    decideOne()
    isClosed = false
    advance()
  }

  mutating func take() -> [Mention] {
    defer { mentions.removeAll(keepingCapacity: true) }
    return mentions
  }

  private mutating func readUnits() {
    // In place: a copy of either array would cost an allocation for each character.
    let count = atoms.count
    for index in folder.units.indices { atomizer.append(folder.units[index], to: &atoms) }
    folder.clear()
    for index in count..<atoms.count { atomLength += atoms[index].length }
  }

  private mutating func completeAtom() {
    let count = atoms.count
    atomizer.complete(to: &atoms)
    for atom in atoms[count...] { atomLength += atom.length }
  }

  private mutating func advance() {
    // What was too little stays so until another atom is complete.
    guard atoms.count != starvedCount || isClosed else { return }
    while head < atoms.count, decideOne() {}
    if head > 64 {
      atoms.removeFirst(head)
      head = 0
    }
    starvedCount = atoms.count
  }

  /// Dots lead to a number.
  private var leadsOn = false

  /// Whether there was enough to decide on.
  @discardableResult private mutating func decideOne() -> Bool {
    guard head < atoms.count else { return false }
    if state.isDropping, drop() { return true }
    isStarved = false
    isNamedByHead = false
    pendingRange = nil
    let found = match()
    // Whether a full stop ends the sentence is seen by what follows.
    if atoms[head].isPunctuation(".") { _ = peek(1) }
    if isDots(atoms[head]) { leadsOn = isLeadingOn() }
    if isStarved, !isClosed { return false }
    let count = found?.count ?? 1
    let touchesEnd = head + count >= atoms.count
    var mention = mention(of: count, kind: found?.kind ?? .plain)
    if touchesEnd, isClosed {
      switch mention.kind {
      case .amount, .code, .link, .target:
        mention.isCut = true
        if !hasEnded { state.isDropping = true }
      default: break
      }
    }
    if case .name(let products, let isWhole) = mention.kind {
      mention.isVague = !isWhole && (isNamedByHead || isVague(products))
      mention.isCounted = isCounted()
    }
    consume(&mention, atoms: atoms[head..<(head + count)])
    head += count
    return true
  }

  /// The rest of a claim that was too long to be held goes with it.
  private mutating func drop() -> Bool {
    let atom = atoms[head]
    let isEnd = atom.kind == .blank || atom.kind == .newline || "<>\"'|)]}".unicodeScalars.contains(atom.sign)
    if isEnd {
      state.isDropping = false
      return false
    }
    head += 1
    atomLength -= atom.length
    return true
  }

  private func mention(of count: Int, kind: Mention.Kind) -> Mention {
    let atom = atoms[head]
    guard count > 1 else {
      var mention = Mention(kind: kind, raw: atom.raw, length: atom.length, atomKind: atom.kind, sign: atom.sign)
      if atom.kind == .word { mention.word = atom.lower }
      return mention
    }
    var raw = ""
    var length = 0
    for atom in atoms[head..<(head + count)] {
      raw += atom.raw
      length += atom.length
    }
    return Mention(kind: kind, raw: raw, length: length, atomKind: atom.kind)
  }

  private mutating func consume(_ mention: inout Mention, atoms: ArraySlice<Atom>) {
    atomLength -= mention.length
    if mention.isPlain, mention.atomKind == .word, atoms.count == 1 {
      mention.roles = GroundingWords.roles(mention.word)
      if mention.roles.isEmpty, GroundingWords.namesPrice(mention.raw) { mention.roles = .price }
      mention.kinds = GroundingWords.allKinds(mention.word)
      mention.marks = TradeMarks.of(mention.word, mention.kinds)
    }
    mention.endsSentence = mention.isPlain && atoms.count == 1 && endsSentence(atoms[atoms.startIndex])
    mention.beginsWord = mention.isPlain && atoms.count == 1 && beginsWord(atoms[atoms.startIndex])
    state.note(&mention, last: atoms[atoms.endIndex - 1])
    if case .amount = mention.kind, let range = pendingRange {
      state.openRange(range.codes, in: range.count, isTight: range.isTight)
    }
    pendingRange = nil
    mentions.append(mention)
  }

  private func endsSentence(_ atom: Atom) -> Bool {
    guard atom.kind == .punctuation else { return false }
    switch atom.sign {
    case "!", "?", ";": return true
    case "…": return !leadsOn
    case ".":
      if leadsOn, isDots(atom) { return false }
      guard let next = head + 1 < self.atoms.count ? self.atoms[head + 1] : nil else { return true }
      guard next.kind == .blank || next.kind == .newline || next.kind == .markup else { return false }
      return !state.isAbbreviation
    default: return false
    }
  }

  /// The last of a row of full stops.
  private func isDots(_ atom: Atom) -> Bool {
    atom.isPunctuation("…") || atom.isPunctuation(".") && state.lastSign == "." && !state.isBehindBlank
  }

  /// «the Bag … 45 €»: a number goes on with the sentence.
  private mutating func isLeadingOn() -> Bool {
    let next = gapEnd(1)
    guard let atom = peek(next) else { return false }
    return atom.kind == .digits || atom.kind == .currency
  }

  private func beginsWord(_ atom: Atom) -> Bool {
    atom.isPunctuation(".") && head + 1 < atoms.count && atoms[head + 1].isGlue
  }

  /// The atom at a distance from the one that is decided on; nil behind the last.
  mutating func peek(_ offset: Int) -> Atom? {
    let index = head + offset
    if index < atoms.count { return atoms[index] }
    isStarved = true
    return nil
  }

  func range(_ offsets: Range<Int>) -> ArraySlice<Atom> {
    atoms[(head + offsets.lowerBound)..<min(head + offsets.upperBound, atoms.count)]
  }

  func raw(_ offsets: Range<Int>) -> String { range(offsets).reduce(into: "") { $0 += $1.raw } }

  /// The offset behind blanks and markup.
  mutating func gapEnd(_ offset: Int, limit: Int = 24) -> Int {
    var end = offset
    var length = 0
    while let atom = peek(end), atom.isGap, length < limit {
      length += atom.length
      end += 1
    }
    return end
  }

  /// The offset behind markup; blanks end it.
  mutating func markupEnd(_ offset: Int) -> Int {
    var end = offset
    while let atom = peek(end), atom.isGap, atom.kind != .blank, end - offset < 6 { end += 1 }
    return end
  }
}
