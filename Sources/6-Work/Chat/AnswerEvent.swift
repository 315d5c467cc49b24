// SPDX-License-Identifier: Apache-2.0

/// One step of an answer.
package enum AnswerEvent: Sendable {
  case piece(AnswerPiece)
  /// The end; exactly one, the last.
  case end(AnswerEnd)
}
