// SPDX-License-Identifier: Apache-2.0
import JSON

/// The content of one event of an answer, in the forms of services other than OpenAI's too: `choices` empty, null or
/// missing, `content` null or in parts, usage on any chunk or of another type, errors in four places, unknown members
/// anywhere. A complete `message`, from a service that does not stream, is read like a delta.
struct ChatChunk: Equatable, Sendable {
  enum Text: Equatable, Sendable {
    case string(String)
    /// With a part of a character at an end: see `TextJoiner`.
    case bytes([UInt8])

    var byteCount: Int {
      switch self {
      case .string(let text): text.utf8.count
      case .bytes(let bytes): bytes.count
      }
    }
  }

  var content: Text?
  var refusal: String?
  var finishReason: String?
  var usage: TokenUsage?
  /// Bytes of thoughts, which are charged for and not shown.
  var thoughtBytes = 0

  /// - Parameters:
  ///   - event: the event's type.
  ///   - place: where in `data` the delta's content lies between its quotes; nil where it is no plain string.
  static func read(
    _ data: [UInt8], event: String? = nil, secret: String?, place: inout Range<Int>?
  ) throws(OpenAIError) -> ChatChunk {
    var reader = ChatChunkParser(data)
    do throws(JSONError) {
      do throws(JSONError) {
        try reader.read()
      } catch {
        guard error.code == .invalidUTF8 else { throw error }
        reader = ChatChunkParser(data, takesAnyBytes: true)
        try reader.read()
      }
    } catch {
      if event == "error" { throw ErrorAnswer.error(inStream: .string(text(data)), secret: secret) }
      throw OpenAIError(
        .protocolViolation, "an event of the model's answer is not the JSON it should be: \(error.message)",
        cause: error)
    }
    place = reader.place
    if let error = reader.error(of: data, isErrorEvent: event == "error") {
      throw ErrorAnswer.error(inStream: error, secret: secret)
    }
    return reader.chunk
  }

  private static func text(_ data: [UInt8]) -> String { String(decoding: data.prefix(4_096), as: UTF8.self) }
}
