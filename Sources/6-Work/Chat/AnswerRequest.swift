// SPDX-License-Identifier: Apache-2.0
package import JSON
package import OpenAI
package import Retrieval

/// The request for one answer.
package struct AnswerRequest: Sendable {
  /// The client's messages.
  package var conversation: Conversation
  /// The store that answers.
  package var store: StoreHandle
  /// Most tokens of the answer; nil: the service's own limit.
  package var maximumTokens: Int?
  /// Texts at which the model ends its answer.
  package var stop: [String]
  /// The caller's name for the shopper, handed on to the model API.
  package var user: String?
  /// A `response_format` other than text, handed on as it is.
  package var responseFormat: JSONValue?
  /// Under which names the caller sent what is handed on.
  package var names: [ChatRequest.Member: String] = [:]
  /// The caller reads the answer as it comes; otherwise it waits for the whole.
  package var isStreamed = false

  package init(
    conversation: Conversation, store: StoreHandle, maximumTokens: Int? = nil, stop: [String] = [],
    user: String? = nil, responseFormat: JSONValue? = nil
  ) {
    self.conversation = conversation
    self.store = store
    self.maximumTokens = maximumTokens
    self.stop = stop
    self.user = user
    self.responseFormat = responseFormat
  }
}
