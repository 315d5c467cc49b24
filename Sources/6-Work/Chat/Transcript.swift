// SPDX-License-Identifier: Apache-2.0

/// The text that the shopper was shown.
struct Transcript: Sendable {
  private(set) var text = ""
  private(set) var refusal: String?

  mutating func add(_ piece: AnswerPiece) {
    switch piece {
    case .text(let words): text += words
    case .refusal(let words): refusal = (refusal ?? "") + words
    case .restart: self = Transcript()
    }
  }
}
