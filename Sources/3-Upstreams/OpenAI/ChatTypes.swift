// SPDX-License-Identifier: Apache-2.0
package import JSON

/// A question to a chat model. The answer is always streamed from the service.
package struct ChatRequest: Sendable {
  package var model: String
  package var messages: [(role: String, content: String)]
  /// Left out where the model has refused it before.
  package var temperature: Double?
  /// Most tokens of the answer.
  package var maximumTokens: Int?
  package var stop: [String]
  package var user: String?
  /// Further members of the request, sent as they are.
  package var passThrough: [(String, JSONValue)]
  /// Members whose value is the caller's, with the names under which the caller sent them. A value of these that the
  /// model refuses is that caller's fault.
  package var callers: [Member: String] = [:]

  package enum Member: String, Sendable {
    case maximumTokens = "max_completion_tokens"
    case stop
    case user
    case responseFormat = "response_format"
  }

  package init(
    model: String, messages: [(role: String, content: String)], temperature: Double? = nil, maximumTokens: Int? = nil,
    stop: [String] = [], user: String? = nil, passThrough: [(String, JSONValue)] = []
  ) {
    self.model = model
    self.messages = messages
    self.temperature = temperature
    self.maximumTokens = maximumTokens
    self.stop = stop
    self.user = user
    self.passThrough = passThrough
  }
}

/// Tokens of one call, as the service counts them.
package struct TokenUsage: Sendable, Equatable {
  package var promptTokens: Int
  package var completionTokens: Int
  /// Of the prompt's: taken from the service's cache.
  package var cachedTokens: Int
  /// Of the completion's: spent on reasoning.
  package var reasoningTokens: Int

  package var totalTokens: Int { promptTokens + completionTokens }

  package init(promptTokens: Int, completionTokens: Int, cachedTokens: Int = 0, reasoningTokens: Int = 0) {
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.cachedTokens = cachedTokens
    self.reasoningTokens = reasoningTokens
  }
}

/// A piece of an answer; never empty in all its parts.
package struct ChatDelta: Sendable, Equatable {
  package var content: String?
  package var refusal: String?
  /// `stop`, `length` or `content_filter`: once, with or after the last content.
  package var finishReason: String?
  /// Once, with or after the finish, where the service counts.
  package var usage: TokenUsage?
  /// All content before this piece was a thought, as turned out late.
  package var replacesText = false

  package init(
    content: String? = nil, refusal: String? = nil, finishReason: String? = nil, usage: TokenUsage? = nil
  ) {
    self.content = content
    self.refusal = refusal
    self.finishReason = finishReason
    self.usage = usage
  }

  var isEmpty: Bool { self == ChatDelta() }
}
