// SPDX-License-Identifier: Apache-2.0

/// A word, a number or a sign of a question.
package struct QuestionToken: Sendable, Equatable {
  /// The kinds of token: words, numbers and signs.
  package enum Kind: Sendable {
    /// Letters, with the apostrophes between them.
    case word
    /// Digits, with the separators between them: `1,200.50`.
    case number
    /// One other character; of comparison signs a run: `<=`.
    case sign
  }

  /// The token's kind.
  package var kind: Kind
  /// Folded (see `String.folded`); digits of every script are ASCII, every dash is `-`.
  package var text: String
  /// As written, digits and signs of full width apart.
  package var raw: String
  /// The index of the question's piece between blanks that it stands in.
  package var piece: Int
  /// No blank stands before it.
  package var isGlued: Bool

  /// True where the shopper wrote it with a capital, as names are.
  package var isCapitalized: Bool { raw.first?.isUppercase ?? false }
}

extension [QuestionToken] {
  /// Whether the words of a phrase, folded, stand in a row from a place on.
  func hasRun(_ phrase: [String], at place: Int) -> Bool {
    place + phrase.count <= count && zip(phrase, self[place...]).allSatisfy { $0 == $1.text }
  }
}

extension ArraySlice<QuestionToken> {
  /// The tokens as written, a blank before each that is not glued to the one before.
  package var written: String { reduce("") { $0 + ($0.isEmpty || $1.isGlued ? "" : " ") + $1.raw } }
}
