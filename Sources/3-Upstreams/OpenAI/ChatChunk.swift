// SPDX-License-Identifier: Apache-2.0
import JSON

/// Reads a chunk of a chat answer, with all that services other than OpenAI's make of it: `choices` empty, null or
/// missing, `content` null or in parts, usage on any chunk, unknown members anywhere. A complete `message`, from a
/// service that does not stream, is read like a delta.
enum ChatChunk {
  /// - Parameter place: where in `data` the delta's content lies between its quotes; nil where it is no plain string.
  static func read(
    _ data: [UInt8], secret: String?, place: inout Range<Int>?
  ) throws(OpenAIError) -> ChatDelta {
    var delta = ChatDelta()
    var reported: JSONValue?
    place = nil
    do throws(JSONError) {
      var reader = JSONReader(data)
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs("choices") {
          try choices(&reader, &delta, &place)
        } else if reader.memberIs("usage") {
          delta.usage = try usage(&reader)
        } else if reader.memberIs("error"), try !reader.tryNull() {
          reported = try reader.readValue()
        }
      }
      try reader.finish()
    } catch {
      throw OpenAIError(
        .protocolViolation, "an event of the model's answer is not the JSON it should be: \(error.message)",
        cause: error)
    }
    if let reported { throw ErrorAnswer.error(inStream: reported, secret: secret) }
    return delta
  }

  private static func choices(
    _ reader: inout JSONReader, _ delta: inout ChatDelta, _ place: inout Range<Int>?
  ) throws(JSONError) {
    if try reader.tryNull() { return }
    try reader.beginArray()
    while try reader.nextElement() {
      var choice = ChatDelta()
      var choicePlace: Range<Int>?
      var index = 0
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs("delta") || reader.memberIs("message") {
          try message(&reader, &choice, &choicePlace)
        } else if reader.memberIs("finish_reason") {
          choice.finishReason = try text(&reader)
        } else if reader.memberIs("index"), try !reader.tryNull() {
          index = try reader.readInt()
        }
      }
      // We never ask for more than one; a service that sends more is not listened to.
      guard index == 0 else { continue }
      delta.content = choice.content
      place = choicePlace
      delta.refusal = choice.refusal
      delta.finishReason = choice.finishReason
    }
  }

  private static func message(
    _ reader: inout JSONReader, _ choice: inout ChatDelta, _ place: inout Range<Int>?
  ) throws(JSONError) {
    if try reader.tryNull() { return }
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("content") {
        let isString = try reader.peek() == .string
        let start = reader.position
        choice.content = try text(&reader)
        place = isString && reader.position >= start + 2 ? start + 1..<reader.position - 1 : nil
      } else if reader.memberIs("refusal") {
        choice.refusal = try text(&reader)
      }
    }
  }

  /// A string; the texts of an array of parts; nil for null, the empty string and anything else.
  private static func text(_ reader: inout JSONReader) throws(JSONError) -> String? {
    switch try reader.peek() {
    case .string:
      let text = try reader.readString()
      return text.isEmpty ? nil : text
    case .array:
      let parts = try reader.readValue().arrayValue ?? []
      let text = parts.compactMap { $0["text"]?.stringValue }.joined()
      return text.isEmpty ? nil : text
    default:
      try reader.skipValue()
      return nil
    }
  }

  private static func usage(_ reader: inout JSONReader) throws(JSONError) -> TokenUsage? {
    if try reader.tryNull() { return nil }
    var usage = TokenUsage(promptTokens: 0, completionTokens: 0)
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("prompt_tokens") {
        usage.promptTokens = try count(&reader)
      } else if reader.memberIs("completion_tokens") {
        usage.completionTokens = try count(&reader)
      } else if reader.memberIs("prompt_tokens_details") {
        usage.cachedTokens = try detail(&reader, "cached_tokens")
      } else if reader.memberIs("completion_tokens_details") {
        usage.reasoningTokens = try detail(&reader, "reasoning_tokens")
      }
    }
    return usage
  }

  private static func detail(_ reader: inout JSONReader, _ name: StaticString) throws(JSONError) -> Int {
    if try reader.tryNull() { return 0 }
    var value = 0
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs(name) { value = try count(&reader) }
    }
    return value
  }

  private static func count(_ reader: inout JSONReader) throws(JSONError) -> Int {
    if try reader.tryNull() { return 0 }
    return max(0, try reader.readInt())
  }
}
