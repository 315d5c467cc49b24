// SPDX-License-Identifier: Apache-2.0

/// A piece of an answer and what it states.
struct Mention {
  enum Kind {
    case plain
    /// One of these products is named; by its whole name, or by a part that is only theirs.
    case name([Int], isWhole: Bool)
    case amount(AmountClaim)
    case code(CodeClaim)
    case link(LinkClaim)
    /// `](target)` or a definition's target.
    case target(LinkClaim)
    case tag(TagClaim)
  }

  var kind: Kind
  var raw: String
  /// Scalars of `raw`.
  var length: Int
  var atomKind = Atom.Kind.word
  /// The sign of a mention that is one sign, folded.
  var sign: Unicode.Scalar = " "
  var word = ""
  var roles: GroundingWords.Roles = []
  var kinds: GroundingWords.Kinds = []
  var marks: TradeMarks = []
  /// A sentence is over behind it.
  var endsSentence = false
  /// A full stop right before a word or digits.
  var beginsWord = false
  /// Products that the column is headed by.
  var column: [Int] = []
  /// It stands in a row of a table.
  var isCell = false
  /// Its column is headed «Was», «Shipping».
  var isOtherCell = false
  /// The value of a member of a JSON object.
  var isMember = false
  /// A part of a name that may be one of another product's.
  var isVague = false
  /// A name behind a number of pieces: the amount may be that of all.
  var isCounted = false
  /// The answer ended, or too much was held, before the claim was complete.
  var isCut = false

  func isSign(_ scalar: Unicode.Scalar) -> Bool { atomKind == .punctuation && sign == scalar }
  var isPlain: Bool { if case .plain = kind { true } else { false } }
}
