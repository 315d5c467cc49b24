// SPDX-License-Identifier: Apache-2.0
import Grounding

/// Reads the model's words before the shopper does. A gate may hold text back until it knows what the text claims, and
/// may put other words in its place. It is asked from one task at a time, and neither waits nor fails.
protocol TextGate: Sendable {
  /// Takes the next words; returns those that may be shown now, which may be none.
  mutating func push(_ text: String) -> String
  /// The model has said all: returns what is still held back and may be shown.
  ///
  /// - Parameter isTruncated: the model was stopped in the middle.
  mutating func finish(isTruncated: Bool) -> String
  /// All words before were none of the answer: what is held back of them is forgotten.
  mutating func restart()
  /// Claims removed so far, in the order of the text.
  var removed: [RemovedClaim] { get }
}
