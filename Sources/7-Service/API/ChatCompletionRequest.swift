// SPDX-License-Identifier: Apache-2.0
import Chat
import JSON
import OpenAI

/// The body of `POST /api/v1/chat/completions`, checked (OpenAI's `CreateChatCompletionRequest`).
///
/// Each member is checked for what it may be. What the service cannot honour is refused unless its value is the
/// neutral one; how the model samples is the shop's choice, so those members are checked and then not used. Unknown
/// members are ignored: proxies add some.
struct ChatCompletionRequest: Sendable {
  var model: String
  var messages: [ChatMessage]
  var isStream = false
  var includesUsage = false
  var maximumTokens: Int?
  var stop: [String] = []
  var user: String?
  /// A `response_format` other than text.
  var responseFormat: JSONValue?
  /// Under which names the caller sent what the model API is handed on.
  var names: [ChatRequest.Member: String] = [:]

  /// - Parameter isOfPage: the caller is a page in a shopper's browser: its instructions, tools and `response_format` are
  ///   not looked at.
  init(parsing body: [UInt8], isOfPage: Bool) throws(APIError) {
    let members = try RequestMembers(parsing: body)
    guard let model = try members.string("model") else { throw members.invalid("model", "is required") }
    self.model = model
    messages = try ChatMessageParser.messages(of: members)
    if isOfPage { messages.removeAll { $0.role == .system } }
    try readStream(members)
    try readLimits(members)
    try Self.checkSampling(members)
    try Self.checkNotes(members)
    let older = try members.string("user")
    let newer = try members.string("safety_identifier", atMost: 64)
    user = newer ?? older
    names[.user] = newer == nil ? "user" : "safety_identifier"
    try Self.checkModalities(members)
    guard !isOfPage else { return }
    try Self.checkTools(members)
    responseFormat = try Self.responseFormat(members)
    names[.responseFormat] = "response_format"
  }

  private mutating func readStream(_ members: RequestMembers) throws(APIError) {
    isStream = try members.flag("stream") ?? false
    guard let options = try members.members("stream_options") else { return }
    guard isStream else { throw members.invalid("stream_options", "is only allowed when 'stream' is true") }
    includesUsage = try options.flag("include_usage") ?? false
    _ = try options.flag("include_obfuscation")
  }

  private mutating func readLimits(_ members: RequestMembers) throws(APIError) {
    let older = try members.integer("max_tokens", in: 1...RequestMembers.greatestInteger)
    let newer = try members.integer("max_completion_tokens", in: 1...RequestMembers.greatestInteger)
    maximumTokens = newer ?? older
    names[.maximumTokens] = newer == nil ? "max_tokens" : "max_completion_tokens"
    names[.stop] = "stop"
    switch members["stop"] {
    case nil: break
    case .string(let text): stop = [text]
    case .array(let list):
      guard (1...4).contains(list.count) else { throw members.invalid("stop", "must have 1 to 4 strings") }
      for element in list {
        guard let text = element.stringValue else { throw members.invalid("stop", "must be an array of strings") }
        stop.append(text)
      }
    default: throw members.invalid("stop", "must be a string or an array of strings")
    }
    if try members.integer("n", in: 1...128) ?? 1 > 1 {
      throw members.unsupported("n", "must be 1: this service gives one answer")
    }
  }

  private static func checkSampling(_ members: RequestMembers) throws(APIError) {
    _ = try members.number("temperature", in: 0...2)
    _ = try members.number("top_p", in: 0...1)
    _ = try members.number("frequency_penalty", in: -2...2)
    _ = try members.number("presence_penalty", in: -2...2)
    _ = try members.integer("seed", in: -RequestMembers.greatestInteger...RequestMembers.greatestInteger)
    if let bias = try members.members("logit_bias"), bias.object.count > 0 {
      throw members.unsupported("logit_bias", "is not supported")
    }
    let most = try members.integer("top_logprobs", in: 0...20) ?? 0
    if try members.flag("logprobs") ?? false { throw members.unsupported("logprobs", "is not supported") }
    if most > 0 { throw members.unsupported("top_logprobs", "is not supported") }
    try members.choice("reasoning_effort", of: ["none", "minimal", "low", "medium", "high", "xhigh", "max"])
    try members.choice("verbosity", of: ["low", "medium", "high"])
  }

  /// Members that describe the call and do not change the answer.
  private static func checkNotes(_ members: RequestMembers) throws(APIError) {
    _ = try members.string("prompt_cache_key")
    _ = try members.flag("store")
    try members.choice("service_tier", of: ["auto", "default", "flex", "scale", "priority", "fast"])
    _ = try members.members("prediction")
    _ = try members.members("prompt_cache_options")
    guard let metadata = try members.members("metadata") else { return }
    guard metadata.object.count <= 16 else { throw members.invalid("metadata", "must not have more than 16 pairs") }
    for (name, value) in metadata.object.members {
      guard name.unicodeScalars.count <= 64 else {
        throw members.invalid("metadata", "has a key of more than 64 characters")
      }
      guard let text = value.stringValue, text.unicodeScalars.count <= 512 else {
        throw members.invalid("metadata", "must have strings of at most 512 characters as values")
      }
    }
  }

  private static func checkTools(_ members: RequestMembers) throws(APIError) {
    for name in ["tools", "functions"] where try members.array(name).map({ !$0.isEmpty }) ?? false {
      throw members.unsupported(name, "is not supported: this assistant answers from the catalogue alone")
    }
    for name in ["tool_choice", "function_call"] {
      guard let value = members[name] else { continue }
      guard let word = value.stringValue, word == "none" || word == "auto" else {
        throw members.unsupported(name, "must be 'none' or 'auto'")
      }
    }
    _ = try members.flag("parallel_tool_calls")
    for name in ["web_search_options", "moderation"] where try members.members(name) != nil {
      throw members.unsupported(name, "is not supported")
    }
  }

  private static func checkModalities(_ members: RequestMembers) throws(APIError) {
    if let modalities = try members.array("modalities"), modalities != [.string("text")] {
      throw members.unsupported("modalities", "must be [\"text\"]")
    }
    if try members.members("audio") != nil { throw members.unsupported("audio", "is not supported") }
  }

  /// nil for text.
  private static func responseFormat(_ members: RequestMembers) throws(APIError) -> JSONValue? {
    guard let format = try members.members("response_format") else { return nil }
    guard let type = try format.choice("type", of: ["text", "json_object", "json_schema"]) else {
      throw format.invalid("type", "is required")
    }
    if type == "text" { return nil }
    if type == "json_schema" {
      guard let schema = try format.members("json_schema") else { throw format.invalid("json_schema", "is required") }
      guard let name = try schema.string("name", atMost: 64), !name.isEmpty else {
        throw schema.invalid("name", "is required")
      }
      _ = try schema.members("schema")
      _ = try schema.flag("strict")
    }
    return members["response_format"]
  }
}
