// SPDX-License-Identifier: Apache-2.0
package import Grounding
package import Retrieval

/// The facts that a client receives beside an answer's text.
package struct AnswerFacts: Sendable {
  /// The products that the answer is based on, in the order of the context.
  package var products: [RetrievedProduct]
  /// What the answer had to do without, each word once; complete when the answer has ended.
  package var degraded: [Degradation]
  /// Constraints read from the question that were left out.
  package var relaxed: [RelaxedConstraint]
  /// What becomes of claims in an answer that no product backs.
  package var grounding = GroundingGate.Mode.off
  /// What the gate took out of the model's words; complete when the answer has ended.
  package var removed: [RemovedClaim] = []
}
