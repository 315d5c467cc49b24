// SPDX-License-Identifier: Apache-2.0

/// A mention that was not sent yet, and what becomes of it.
struct Piece {
  enum Verdict {
    case keep
    /// An amount whose product is not known yet.
    case waits
    /// Not own; `product`: the one whose right value may take its place.
    case wrong(product: Int?)
    /// Left out, or replaced.
    case settled
  }

  var mention: Mention
  var verdict = Verdict.keep
  /// The text that is sent.
  var out: String
  /// The products named before it in its sentence, when it came.
  var group: [[Int]] = []
  /// Its place among the amounts behind the names.
  var place = 0
  /// «under», «budget» stand before it; «save», «shipping».
  var isBounded = false
  var isOther = false
  /// Nothing before it says that it is anything but the price of the product.
  var isSaidPlainly = true
  /// The product is named behind it, with nothing between that says otherwise.
  var isLedToName = false
  /// The product has an amount before it already: it may be that of one named behind it.
  var isSecond = false
  /// It is said of several products that the sentence before named: «they are $34 and $45».
  var isOfContext = false
  /// It stands between `~~`.
  var isStruck = false
  /// It was compared in the order of the names.
  var isJudged = false
  /// It may be the first of two amounts that are compared.
  var isPaired = false
  /// It is said of each of the products named before it, where no other amount follows.
  var isOfEach = false
  /// It waited for the line below its own.
  var isHeldOver = false
  /// A list item's marker.
  var isMarker = false
  var isReplaced = false

  init(_ mention: Mention) {
    self.mention = mention
    out = mention.raw
  }

  var isGap: Bool { mention.isPlain && (mention.atomKind == .blank || mention.atomKind == .markup) }
  var isGone: Bool { out.isEmpty }
  var isNewline: Bool { mention.isPlain && mention.atomKind == .newline }
  /// Wrong, and nothing right took its place.
  var isLeftOut: Bool { if case .settled = verdict { !isReplaced } else { false } }
  var isClaim: Bool {
    switch mention.kind {
    case .amount, .code, .link, .target: true
    default: false
    }
  }
  func isSign(_ signs: String) -> Bool {
    mention.isPlain && mention.atomKind == .punctuation && signs.unicodeScalars.contains(mention.sign)
  }
  var isWord: Bool { mention.isPlain && mention.atomKind == .word }
  func has(_ roles: GroundingWords.Roles) -> Bool { isWord && !mention.roles.isDisjoint(with: roles) }
  /// A mark that another one, within a claim behind it, closes.
  func isMark(closedBy mark: String) -> Bool {
    guard mention.isPlain, mention.atomKind == .markup else { return false }
    return mark.hasPrefix("<") ? mark == "</" + mention.raw.dropFirst() : mention.raw == mark
  }
  /// A mark that closes another one, within a claim before it.
  func isMark(closing mark: String) -> Bool {
    guard mention.isPlain, mention.atomKind == .markup else { return false }
    return mark.hasPrefix("<") ? mention.raw == "</" + mark.dropFirst() : mention.raw == mark
  }
  /// Ends a phrase: nothing that belongs to the claim before it can follow.
  var isEnd: Bool { mention.endsSentence || isNewline || isSign(".!?;:)]}|") }

  var kind: RemovedClaim.Kind {
    switch mention.kind {
    case .amount: .price
    case .code: .sku
    default: .link
    }
  }

  /// Says something of its own.
  var isContent: Bool {
    switch mention.kind {
    case .name, .tag: return true
    case .amount, .code, .link, .target:
      if case .settled = verdict { return isReplaced }
      if case .keep = verdict { return true }
      return false
    case .plain:
      if isMarker { return false }
      switch mention.atomKind {
      case .word:
        return mention.roles.isDisjoint(with: [
          .price, .verb, .lead, .light, .pronoun, .label, .link, .connective, .range,
        ])
      case .digits, .opaqueNumber, .superDigits: return true
      default: return false
      }
    }
  }
}
