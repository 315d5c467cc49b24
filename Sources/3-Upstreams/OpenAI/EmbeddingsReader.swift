// SPDX-License-Identifier: Apache-2.0
import Crypto
import JSON

/// Reads the answer of `/v1/embeddings`: vectors as base64 of little-endian 32-bit floats, or as arrays of numbers,
/// whichever was sent.
enum EmbeddingsReader {
  /// All vectors, ordered by `index`; exactly `count` of them, each index once.
  static func vectors(_ body: [UInt8], count: Int) throws(OpenAIError) -> (vectors: [[Float]], promptTokens: Int) {
    var found = [[Float]?](repeating: nil, count: count)
    var filled = 0
    let tokens = try scan(body) { (reader: inout JSONReader, place: Int) throws(OpenAIError) in
      let (index, vector) = try entry(&reader, body, place)
      guard found.indices.contains(index), found[index] == nil else {
        throw OpenAIError(.protocolViolation, "the embeddings answer has a vector for a text that was not sent")
      }
      found[index] = vector
      filled += 1
    }
    guard filled == count else {
      throw OpenAIError(.protocolViolation, "the embeddings answer has \(filled) vectors for \(count) texts")
    }
    return (found.compactMap { $0 }, tokens)
  }

  /// The one vector of a question as JSON text: the array's own bytes where the service sent numbers.
  static func query(_ body: [UInt8]) throws(OpenAIError) -> (json: [UInt8], dimensions: Int, promptTokens: Int) {
    var json: [UInt8]?
    var dimensions = 0
    let tokens = try scan(body) { (reader: inout JSONReader, place: Int) throws(OpenAIError) in
      guard place == 0 else { throw OpenAIError(.protocolViolation, "the embeddings answer has vectors to spare") }
      (json, dimensions) = try queryEntry(&reader, body)
    }
    guard let json else { throw OpenAIError(.protocolViolation, "the embeddings answer has no vector") }
    return (json, dimensions, tokens)
  }

  // MARK: The answer's frame

  /// Walks the answer, hands each element of `data` to `entry`, and returns the prompt's tokens.
  private static func scan(
    _ body: [UInt8], _ entry: (inout JSONReader, Int) throws(OpenAIError) -> Void
  ) throws(OpenAIError) -> Int {
    var reader = JSONReader(body, limits: JSONLimits(maximumDepth: 16, maximumBytes: 1 << 30))
    var tokens = 0
    var hasData = false
    do {
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs("data") {
          hasData = true
          try reader.beginArray()
          var place = 0
          while try reader.nextElement() {
            try entry(&reader, place)
            place += 1
          }
        } else if reader.memberIs("usage") {
          tokens = try promptTokens(&reader)
        } else if reader.memberIs("error"), try !reader.tryNull() {
          throw ErrorAnswer.error(inStream: try reader.readValue(), secret: nil)
        }
      }
      try reader.finish()
    } catch {
      throw (error as? OpenAIError) ?? malformed(error)
    }
    guard hasData else { throw OpenAIError(.protocolViolation, "the embeddings answer has no data") }
    return tokens
  }

  private static func malformed(_ error: any Error) -> OpenAIError {
    let reason = (error as? JSONError)?.message ?? String(describing: error)
    return OpenAIError(
      .protocolViolation, "the embeddings answer is not the JSON it should be: \(reason)", cause: error)
  }

  private static func promptTokens(_ reader: inout JSONReader) throws(JSONError) -> Int {
    if try reader.tryNull() { return 0 }
    var tokens = 0
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("prompt_tokens") { tokens = try reader.readInt() }
    }
    return tokens
  }

  // MARK: One vector

  private static func entry(
    _ reader: inout JSONReader, _ body: [UInt8], _ place: Int
  ) throws(OpenAIError) -> (Int, [Float]) {
    var index = place
    var vector: [Float]?
    do {
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs("index") {
          index = try reader.readInt()
        } else if reader.memberIs("embedding") {
          vector = try floats(&reader, body)
        }
      }
    } catch {
      throw malformed(error)
    }
    guard let vector, !vector.isEmpty else {
      throw OpenAIError(.protocolViolation, "an entry of the embeddings answer has no vector")
    }
    return (index, vector)
  }

  private static func floats(_ reader: inout JSONReader, _ body: [UInt8]) throws(JSONError) -> [Float]? {
    switch try reader.peek() {
    case .string:
      let range = try reader.skipValue()
      return Base64Floats.decode(body, range.lowerBound + 1..<range.upperBound - 1)
    case .array:
      var vector: [Float] = []
      vector.reserveCapacity(1536)
      try reader.beginArray()
      while try reader.nextElement() { vector.append(Float(try reader.readDouble())) }
      return vector
    default:
      try reader.skipValue()
      return nil
    }
  }

  private static func queryEntry(
    _ reader: inout JSONReader, _ body: [UInt8]
  ) throws(OpenAIError) -> (json: [UInt8], dimensions: Int) {
    var numbers: JSONReader.NumberArray?
    var range: Range<Int>?
    do {
      try reader.beginObject()
      while try reader.nextMember() {
        guard reader.memberIs("embedding") else { continue }
        numbers = try reader.skipNumberArray()
        if numbers == nil { range = try reader.skipValue() }
      }
    } catch {
      throw malformed(error)
    }
    if let numbers, !numbers.isZero { return (Array(body[numbers.range]), numbers.count) }
    guard let range, range.count >= 2, body[range.lowerBound] == UInt8(ascii: "\"") else {
      throw OpenAIError(.protocolViolation, "the question's vector is missing, no array of numbers, or all zero")
    }
    return try written(Base64Floats.decode(body, range.lowerBound + 1..<range.upperBound - 1))
  }

  private static func written(_ vector: [Float]?) throws(OpenAIError) -> (json: [UInt8], dimensions: Int) {
    guard let vector, !vector.isEmpty, vector.allSatisfy(\.isFinite), vector.contains(where: { $0 != 0 }) else {
      throw OpenAIError(.protocolViolation, "the question's vector cannot be read, is not finite, or all zero")
    }
    var writer = JSONWriter(reserving: vector.count * 12)
    writer.beginArray()
    for value in vector { writer.float(value) }
    writer.endArray()
    return (writer.bytes, vector.count)
  }
}

/// Base64 of little-endian 32-bit floats, straight out of a JSON string's bytes.
enum Base64Floats {
  /// Nil when the text is not base64, or not of whole floats. `\/`, the one escape that base64 may carry in JSON, is
  /// understood; nobody sends it, so only what failed is looked through for it.
  static func decode(_ body: [UInt8], _ range: Range<Int>) -> [Float]? {
    if let vector = try? Base64.decodeFloats(body, in: range) { return vector }
    let text = body[range].filter { $0 != UInt8(ascii: "\\") }
    return text.count < range.count ? try? Base64.decodeFloats(text) : nil
  }
}
