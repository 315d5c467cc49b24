// SPDX-License-Identifier: Apache-2.0
import Crypto
import JSON

/// Reads the answer of `/v1/embeddings`: vectors as base64 of little-endian 32-bit floats, or as arrays of numbers,
/// whichever was sent.
enum EmbeddingsReader {
  /// One entry of the answer's `data`.
  private struct Entry {
    var index: Int?
    /// nil: none, or with something in it that is no number.
    var vector: [Float]?
  }

  /// The answer to a call with `count` texts. Entries are ordered by `index`, or stand as they came where no entry has
  /// one or all have the same.
  static func vectors(_ body: [UInt8], count: Int) throws(OpenAIError) -> EmbeddingsResponse {
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    let tokens = try scan(body) { (reader: inout JSONReader, place: Int) throws(OpenAIError) in
      guard place < count else {
        throw OpenAIError(.protocolViolation, "the embeddings answer has more vectors than the \(count) texts sent")
      }
      entries.append(try entry(&reader, body))
    }
    guard entries.count == count else {
      return EmbeddingsResponse(vectors: [], received: entries.count, promptTokens: tokens)
    }
    return EmbeddingsResponse(vectors: try inOrder(entries), promptTokens: tokens)
  }

  private static func inOrder(_ entries: [Entry]) throws(OpenAIError) -> [[Float]?] {
    let first = entries.first?.index
    if entries.allSatisfy({ $0.index == first }) { return entries.map(\.vector) }
    var vectors = [[Float]?](repeating: nil, count: entries.count)
    var seen = [Bool](repeating: false, count: entries.count)
    for entry in entries {
      guard let index = entry.index, seen.indices.contains(index), !seen[index] else {
        throw OpenAIError(
          .protocolViolation, "the entries of the embeddings answer cannot be told apart by their index")
      }
      seen[index] = true
      vectors[index] = entry.vector
    }
    return vectors
  }

  /// The one vector of a question as JSON text: the array's own bytes where the service sent numbers.
  static func query(_ body: [UInt8]) throws(OpenAIError) -> (json: [UInt8], dimensions: Int, promptTokens: Int) {
    var json: [UInt8]?
    var dimensions = 0
    let tokens = try scan(body) { (reader: inout JSONReader, place: Int) throws(OpenAIError) in
      guard place == 0 else {
        throw OpenAIError(.protocolViolation, "the embeddings answer has more vectors than texts were sent")
      }
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
      throw (error as? OpenAIError) ?? malformed(error, body)
    }
    guard hasData else { throw OpenAIError(.protocolViolation, "the embeddings answer has no data") }
    return tokens
  }

  private static func malformed(_ error: any Error, _ body: [UInt8]) -> OpenAIError {
    let first = body.first { $0 > 0x20 }
    if first == UInt8(ascii: "<") {
      return OpenAIError(
        .protocolViolation, "the embeddings answer is a page of HTML, no JSON: does the base URL lead to the API?",
        cause: error)
    }
    let reason = (error as? JSONError)?.message ?? String(describing: error)
    return OpenAIError(
      .protocolViolation, "the embeddings answer is not the JSON it should be: \(reason)", cause: error)
  }

  /// Side data: of whatever type it is, no answer is refused for it.
  private static func promptTokens(_ reader: inout JSONReader) throws(JSONError) -> Int {
    let tokens = try reader.readValue()["prompt_tokens"]
    let count = tokens?.intValue ?? tokens?.stringValue.flatMap { Int($0) } ?? 0
    return max(0, count)
  }

  // MARK: One vector

  private static func entry(_ reader: inout JSONReader, _ body: [UInt8]) throws(OpenAIError) -> Entry {
    var entry = Entry()
    do {
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs("index") {
          let index = try reader.readValue()
          entry.index = index.intValue ?? index.stringValue.flatMap { Int($0) }
        } else if reader.memberIs("embedding") {
          entry.vector = try vector(&reader, body)
        }
      }
    } catch {
      throw malformed(error, body)
    }
    return entry
  }

  private static func vector(_ reader: inout JSONReader, _ body: [UInt8]) throws(JSONError) -> [Float]? {
    var ahead = reader
    do throws(JSONError) {
      let vector = try floats(&ahead, body)
      reader = ahead
      return vector?.isEmpty == false ? vector : nil
    } catch {
      // One bad number among thousands of good vectors: what is no JSON at all is found out by passing over it.
      try reader.skipValue()
      return nil
    }
  }

  private static func floats(_ reader: inout JSONReader, _ body: [UInt8]) throws(JSONError) -> [Float]? {
    switch try reader.peek() {
    case .string:
      let range = try reader.skipValue()
      return Base64Floats.decode(body, range.lowerBound + 1..<range.upperBound - 1)
    case .array:
      var vector: [Float] = []
      vector.reserveCapacity(1536)
      var inner: [[Float]?] = []
      try reader.beginArray()
      while try reader.nextElement() {
        // Some services put the vector into a list of one.
        if vector.isEmpty, try reader.peek() == .array {
          inner.append(try floats(&reader, body))
        } else {
          vector.append(Float(try reader.readDouble()))
        }
      }
      return inner.isEmpty ? vector : inner.count == 1 && vector.isEmpty ? inner[0] : nil
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
      throw malformed(error, body)
    }
    if let numbers, !numbers.isZero { return (Array(body[numbers.range]), numbers.count) }
    guard numbers == nil, let range else {
      throw OpenAIError(.protocolViolation, "the question's vector is missing or all zero")
    }
    var inner = JSONReader(body, in: range)
    return try written(try? floats(&inner, body))
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
