// SPDX-License-Identifier: Apache-2.0

/// A finished answer.
package struct CompleteAnswer: Sendable {
  /// The whole text as it was shown.
  package var content: String
  /// nil where the model has not refused.
  package var refusal: String?
  /// Facts known when the answer has ended.
  package var end: AnswerEnd
  /// Facts beside the words.
  package var facts: AnswerFacts
}
