// SPDX-License-Identifier: Apache-2.0
import JSON

/// Pulls a chunk out of its JSON. What is not of the type that it should be counts as absent, unless it is the whole.
struct ChatChunkParser {
  private(set) var chunk = ChatChunk()
  private(set) var place: Range<Int>?
  private var reader: JSONReader
  private var reported: JSONValue?
  private var hasChoices = false
  private var namesError = false

  /// - Parameter takesAnyBytes: a character that is cut between two events is no UTF-8 in either.
  init(_ data: [UInt8], takesAnyBytes: Bool = false) {
    reader = JSONReader(data, takesAnyBytes: takesAnyBytes)
  }

  mutating func read() throws(JSONError) {
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("choices") {
        try readChoices()
      } else if reader.memberIs("usage") {
        chunk.usage = try usage() ?? chunk.usage
      } else if reader.memberIs("error") {
        try readError()
      } else if Self.errorMembers.contains(where: reader.memberIs) {
        namesError = try !reader.tryNull() || namesError
      } else if reader.memberIs("object") {
        namesError = try string() == "error" || namesError
      }
    }
    try reader.finish()
  }

  /// Members that an error has where it stands by itself.
  private static let errorMembers: [StaticString] = [
    "message", "detail", "errors", "code", "error_code", "error_msg", "error_message",
  ]

  /// The error that the event is, or that its choice has.
  func error(of data: [UInt8], isErrorEvent: Bool) -> JSONValue? {
    if let reported { return reported }
    guard isErrorEvent || namesError && !hasChoices else { return nil }
    return (try? JSONValue(parsing: data, takesAnyBytes: true)) ?? .object([:])
  }

  /// `null`, `false`, an empty text and an empty object are no error.
  private mutating func readError() throws(JSONError) {
    let value = try reader.readValue()
    switch value {
    case .null, .bool(false), .string(""): break
    case .object(let object) where object.count == 0: break
    default: reported = reported ?? value
    }
  }

  // MARK: Choices

  private mutating func readChoices() throws(JSONError) {
    guard try reader.peek() == .array else { return try skip() }
    hasChoices = true
    try reader.beginArray()
    while try reader.nextElement() {
      guard try reader.peek() == .object else {
        try skip()
        continue
      }
      try readChoice()
    }
  }

  /// We never ask for more than one; a service that sends more is not listened to.
  private mutating func readChoice() throws(JSONError) {
    let before = (chunk, place)
    chunk.content = nil
    chunk.refusal = nil
    chunk.finishReason = nil
    place = nil
    var index = 0
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("delta") || reader.memberIs("message") {
        try readMessage()
      } else if reader.memberIs("text"), chunk.content == nil {
        chunk.content = try text()
      } else if reader.memberIs("finish_reason") {
        chunk.finishReason = try string()
      } else if reader.memberIs("error") {
        try readError()
      } else if reader.memberIs("index") {
        index = try number() ?? 0
      }
    }
    if index != 0 { (chunk, place) = before }
  }

  private mutating func readMessage() throws(JSONError) {
    guard try reader.peek() == .object else { return try skip() }
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("content") {
        let isString = try reader.peek() == .string
        let start = reader.position
        chunk.content = try text()
        place = isString && reader.position >= start + 2 ? start + 1..<reader.position - 1 : nil
      } else if reader.memberIs("refusal") {
        chunk.refusal = try string()
      } else if Self.thoughtMembers.contains(where: reader.memberIs) {
        chunk.thoughtBytes += try skippedBytes()
      }
    }
  }

  private static let thoughtMembers: [StaticString] = [
    "reasoning_content", "reasoning", "reasoning_details", "thinking", "thinking_blocks", "thoughts",
  ]

  /// Reads a string, or the parts of an array that are text; nil for null, the empty string and anything else.
  private mutating func text() throws(JSONError) -> ChatChunk.Text? {
    switch try reader.peek() {
    case .string:
      let bytes = try reader.readTextBytes()
      if bytes.isEmpty { return nil }
      return String(validating: bytes, as: UTF8.self).map { .string($0) } ?? .bytes(bytes)
    case .array:
      var text = ""
      for part in try reader.readValue().arrayValue ?? [] {
        let type = part["type"]?.stringValue ?? "text"
        let words = part.stringValue ?? part["text"]?.stringValue
        if type == "text" || type == "output_text", let words {
          text += words
        } else {
          chunk.thoughtBytes += part.serialized().count
        }
      }
      return text.isEmpty ? nil : .string(text)
    default:
      try skip()
      return nil
    }
  }

  // MARK: Usage

  private mutating func usage() throws(JSONError) -> TokenUsage? {
    guard try reader.peek() == .object else {
      try skip()
      return nil
    }
    var usage = TokenUsage(promptTokens: 0, completionTokens: 0)
    var isCounted = false
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("prompt_tokens") {
        guard let count = try number() else { continue }
        usage.promptTokens = count
        isCounted = true
      } else if reader.memberIs("completion_tokens") {
        usage.completionTokens = try number() ?? 0
      } else if reader.memberIs("prompt_tokens_details") {
        usage.cachedTokens = try detail("cached_tokens")
      } else if reader.memberIs("completion_tokens_details") {
        usage.reasoningTokens = try detail("reasoning_tokens")
      }
    }
    return isCounted ? usage : nil
  }

  private mutating func detail(_ name: StaticString) throws(JSONError) -> Int {
    guard try reader.peek() == .object else {
      try skip()
      return 0
    }
    var value = 0
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs(name) { value = try number() ?? 0 }
    }
    return value
  }

  // MARK: Values

  /// Nil for the empty string and for anything that is no string.
  private mutating func string() throws(JSONError) -> String? {
    guard try reader.peek() == .string else {
      try skip()
      return nil
    }
    let text = try reader.readString()
    return text.isEmpty ? nil : text
  }

  /// A whole number that is not negative.
  private mutating func number() throws(JSONError) -> Int? {
    guard try reader.peek() == .number else {
      try skip()
      return nil
    }
    return try reader.readNumber().int.map { max(0, $0) }
  }

  private mutating func skip() throws(JSONError) { try reader.skipValue() }

  /// The length of a value that is not read; 0 for null.
  private mutating func skippedBytes() throws(JSONError) -> Int {
    if try reader.tryNull() { return 0 }
    let count = try reader.skipValue().count
    return count > 2 ? count : 0
  }
}
