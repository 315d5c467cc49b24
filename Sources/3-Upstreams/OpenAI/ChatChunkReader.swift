// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Reads the chunks of one answer. Most of them differ from the one before in nothing but their content: of those only
/// that is read, which takes a fifth of the time.
struct ChatChunkReader: Sendable {
  /// The last chunk that brought content and nothing else, as it was before and behind the content.
  private var before: [UInt8] = []
  private var behind: [UInt8] = []

  mutating func read(_ data: [UInt8], event: String? = nil, secret: String?) throws(OpenAIError) -> ChatChunk {
    if event != "error", let content = content(ifLikeTheLast: data) { return ChatChunk(content: .string(content)) }
    var place: Range<Int>?
    let chunk = try ChatChunk.read(data, event: event, secret: secret, place: &place)
    if let place, case .string = chunk.content, chunk == ChatChunk(content: chunk.content) {
      before = Array(data[..<place.lowerBound])
      behind = Array(data[place.upperBound...])
    }
    return chunk
  }

  /// The content of a chunk that is the same as the last before and behind it. A quote or a backslash in it could end
  /// it or stand for something else: such a chunk is read whole, as is one whose content is empty or not UTF-8.
  private func content(ifLikeTheLast data: [UInt8]) -> String? {
    let count = data.count - before.count - behind.count
    guard count > 0, !before.isEmpty else { return nil }
    return data.withUnsafeBytes { data in
      guard let base = data.baseAddress, isEqual(base, before), isEqual(base + (data.count - behind.count), behind)
      else { return nil }
      let content = UnsafeRawBufferPointer(start: base + before.count, count: count)
      for byte in content where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return nil }
      return String(validating: content, as: UTF8.self)
    }
  }

  private func isEqual(_ bytes: UnsafeRawPointer, _ other: [UInt8]) -> Bool {
    other.withUnsafeBytes { other in
      guard let start = other.baseAddress else { return true }
      return memcmp(bytes, start, other.count) == 0
    }
  }
}
