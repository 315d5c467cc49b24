// SPDX-License-Identifier: Apache-2.0
import JSON

/// A chat request, checked.
struct ChatQuestion: Sendable {
  var model: String
  /// The last message of the user.
  var prompt: String
  /// The model has answered before.
  var isFollowUp = false
  /// Tokens of all messages.
  var promptTokens: Int
  var streams: Bool
  var includesUsage: Bool
  var maximumTokens: Int?
  var stops: [String]

  init(_ body: JSONValue) throws(ModelError) {
    model = try ModelError.model(in: body)
    guard let messages = body["messages"]?.arrayValue, !messages.isEmpty else {
      throw .invalid("messages", code: "empty_array")
    }
    try Self.checkNumbers(body)
    prompt = ""
    promptTokens = 3
    for (place, message) in messages.enumerated() {
      let role = message["role"]?.stringValue ?? ""
      guard ["system", "developer", "user", "assistant", "tool"].contains(role) else {
        throw .invalid("messages[\(place)].role", code: "invalid_value")
      }
      guard let text = Self.text(message["content"]) ?? (role == "assistant" ? "" : nil) else {
        throw .invalid("messages[\(place)].content")
      }
      promptTokens += SandboxModel.tokens(text) + 4
      if role == "user" { prompt = text }
      if role == "assistant" { isFollowUp = true }
    }
    streams = body["stream"]?.boolValue ?? false
    let options = body["stream_options"]
    if let options, !options.isNull, !streams { throw .invalid("stream_options") }
    includesUsage = options?["include_usage"]?.boolValue ?? false
    maximumTokens = body["max_completion_tokens"]?.intValue ?? body["max_tokens"]?.intValue
    stops = body["stop"]?.stringList ?? []
  }

  private static func checkNumbers(_ body: JSONValue) throws(ModelError) {
    let bounds: [(String, ClosedRange<Double>)] = [
      ("temperature", 0...2), ("top_p", 0...1), ("frequency_penalty", -2...2), ("presence_penalty", -2...2),
      ("n", 1...1),
    ]
    for (name, range) in bounds {
      guard let value = body[name], !value.isNull else { continue }
      guard let number = value.doubleValue, range.contains(number) else { throw .invalid(name) }
    }
  }

  /// The text of a message, or of all of its parts; nil where one is no text.
  private static func text(_ content: JSONValue?) -> String? {
    if let text = content?.stringValue { return text }
    guard let parts = content?.arrayValue else { return nil }
    let texts = parts.compactMap { $0["text"]?.stringValue ?? $0["refusal"]?.stringValue }
    return texts.count == parts.count ? texts.joined() : nil
  }
}
