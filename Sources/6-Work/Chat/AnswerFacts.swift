// SPDX-License-Identifier: Apache-2.0
package import Grounding
package import Retrieval

/// The facts that a client receives beside an answer's text.
package struct AnswerFacts: Sendable {
  /// The products that the answer is based on, in the order of the context.
  package var products: [RetrievedProduct]
  /// Parts that the answer had to do without, each once; complete when the answer has ended.
  package var degraded: [Degradation]
  /// Constraints read from the question that were left out.
  package var relaxed: [RelaxedConstraint]
  /// The treatment of claims in an answer that no product backs.
  package var grounding = GroundingGate.Mode.off
  /// Claims that the gate removed from the model's words; complete when the answer has ended.
  package var removed: [RemovedClaim] = []
}
