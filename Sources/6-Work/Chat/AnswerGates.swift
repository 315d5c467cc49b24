// SPDX-License-Identifier: Apache-2.0
import Grounding
import Retrieval

/// The gates of one answer. A client shows text and a refusal apart, so each has a gate of its own.
struct AnswerGates: Sendable {
  /// The facts that the gates go by.
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

  /// Checks what the model says against the products that it was told of.
  static func grounded(_ subject: Subject, mode: GroundingGate.Mode) -> AnswerGates {
    guard mode != .off else { return .open }
    let conversation = subject.request.conversation
    let asked = conversation.history.filter { $0.role == .user }.suffix(30).map(\.text) + [conversation.question]
    let truth = GroundTruth(
      products: subject.products.map(\.product), storeURL: subject.request.store.baseURL, userMessages: asked,
      language: subject.language)
    let prose = GroundedText(truth: truth, mode: mode)
    guard let format = subject.request.responseFormat else { return AnswerGates(text: prose, refusal: prose) }
    return AnswerGates(text: GroundedText(truth: truth, mode: mode, format: format), refusal: prose)
  }
}
