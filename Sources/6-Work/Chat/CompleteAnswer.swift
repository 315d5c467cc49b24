// SPDX-License-Identifier: Apache-2.0

/// A finished answer.
package struct CompleteAnswer: Sendable {
  package var content: String
  /// nil where the model has not refused.
  package var refusal: String?
  package var end: AnswerEnd
  package var facts: AnswerFacts
}
