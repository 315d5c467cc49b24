// SPDX-License-Identifier: Apache-2.0

/// A piece of an answer's words, in the order in which the shopper is to see them.
package enum AnswerPiece: Sendable, Equatable {
  case text(String)
  /// Words of the model's refusal, which clients show apart from text.
  case refusal(String)
  /// All pieces before are void: the model took a thought for its answer, or broke off in an answer that the client
  /// waits for as a whole. A stream cannot take back what it has sent.
  case restart
}
