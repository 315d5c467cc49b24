// SPDX-License-Identifier: Apache-2.0
package import JSON

/// A question to a chat model. The answer is always streamed from the service.
package struct ChatRequest: Sendable {
  /// The service's name of the model.
  package var model: String
  /// The prompt in the service's order.
  package var messages: [(role: String, content: String)]
  /// Left out where the model has refused it before.
  package var temperature: Double?
  /// Most tokens of the answer.
  package var maximumTokens: Int?
  /// Texts at which the model ends its answer; empty: none is sent.
  package var stop: [String] = []
  /// The end user, for the service's own abuse checks; nil: not sent.
  package var user: String?
  /// Further members of the request, sent as they are.
  package var passThrough: [(String, JSONValue)] = []
  /// Members whose value is the caller's, with the names under which the caller sent them. A value of these that the
  /// model refuses is that caller's fault.
  package var callers: [Member: String] = [:]

  /// Members of the request that a caller of ours may set, by the service's names.
  package enum Member: String, Sendable {
    case maximumTokens = "max_completion_tokens"
    case stop
    case user
    case responseFormat = "response_format"
  }

  package init(model: String, messages: [(role: String, content: String)]) {
    self.model = model
    self.messages = messages
  }
}
