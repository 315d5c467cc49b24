// SPDX-License-Identifier: Apache-2.0
import Retrieval

/// The gates of one answer. A client shows text and a refusal apart, so each has a gate of its own.
struct AnswerGates: Sendable {
  /// What the gates may go by.
  struct Subject: Sendable {
    let request: AnswerRequest
    /// The products that the model was told of, in the order of its context.
    let products: [RetrievedProduct]
    let form: AnswerForm
    /// A BCP 47 tag: of the words that the gate says itself.
    let language: String
  }

  var text: any TextGate
  var refusal: any TextGate

  /// Lets everything pass.
  static let open = AnswerGates(text: OpenGate(), refusal: OpenGate())
}
