// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics

/// Takes a response's head in as libcurl hands it over, line by line, into the transfer, and refuses what can be read in
/// two ways (RFC 9112 §6.3): libcurl itself takes the last of two lengths, and chunked above a length.
struct ResponseHead {
  private static let limit = 256 << 10
  private static let lineLimit = 64 << 10

  private var bytes = 0
  private var isOldVersion = false
  private var transferCodings = 0
  private var isChunked = false
  private var contentLength: Int?
  /// The response came as an HTTP/2 stream.
  private(set) var isMultiplexed = false

  /// One line, its line end included. A text: why the response is refused.
  mutating func take(_ bytes: Span<UInt8>, _ transfer: Transfer, allowsHTTP2: Bool) -> String? {
    self.bytes += bytes.count
    guard self.bytes <= Self.limit, bytes.count <= Self.lineLimit else { return "a head too long" }
    let line = bytes.extracting(..<Self.lengthWithoutEnd(bytes))
    if line.isEmpty { return complete(transfer) }
    if let status = ResponseFields.status(line) {
      let sum = self.bytes
      self = ResponseHead()
      self.bytes = sum
      isOldVersion = status.version == .http10
      isMultiplexed = status.version == .http2
      guard allowsHTTP2 || !isMultiplexed else { return "no status line" }
      transfer.restartHead(status: status.code)
      return nil
    }
    guard transfer.status > 0 else { return "no status line" }
    guard transfer.appendField(line) else { return "a bad field line" }
    return noteFraming(line)
  }

  private static func lengthWithoutEnd(_ bytes: Span<UInt8>) -> Int {
    var end = bytes.count
    if end > 0, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// Remembers a field that tells how the content is framed.
  private mutating func noteFraming(_ line: Span<UInt8>) -> String? {
    switch line[0] | 0x20 {
    case UInt8(ascii: "c"):
      guard ResponseFields.isNamed(line, "content-length") else { return nil }
      guard let length = Self.length(line, from: 15), contentLength == nil || contentLength == length else {
        return "a bad Content-Length"
      }
      contentLength = length
    case UInt8(ascii: "t"):
      guard ResponseFields.isNamed(line, "transfer-encoding") else { return nil }
      transferCodings += 1
      isChunked = Self.isChunked(line, from: 18)
    default: break
    }
    return nil
  }

  /// An empty line: the head, or that of an interim response, is over.
  private func complete(_ transfer: Transfer) -> String? {
    guard transfer.status >= 100 else { return "no status line" }
    guard transfer.status >= 200 else { return transfer.status == 101 ? "a change of protocol" : nil }
    let hasContent = transfer.request.method != .head && transfer.status != 204 && transfer.status != 304
    if transferCodings > 0, hasContent {
      guard transferCodings == 1, isChunked, contentLength == nil, !isOldVersion, !isMultiplexed else {
        return "a transfer coding that is not chunked alone"
      }
    }
    transfer.completeHead(isMultiplexed: isMultiplexed)
    if hasContent, let contentLength { transfer.announce(contentLength: contentLength) }
    return nil
  }

  /// The range of a field's value without the white space around it.
  private static func value(_ line: Span<UInt8>, from start: Int) -> Range<Int> {
    var first = start
    var end = line.count
    while first < end, line[first] == 0x20 || line[first] == 0x09 { first += 1 }
    while end > first, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
    return first..<end
  }

  private static func length(_ line: Span<UInt8>, from start: Int) -> Int? {
    let digits = value(line, from: start)
    guard !digits.isEmpty, digits.count < 19 else { return nil }
    var length = 0
    for index in digits {
      guard line[index] >= 0x30 && line[index] <= 0x39 else { return nil }
      length = length * 10 + Int(line[index] - 0x30)
    }
    return length
  }

  private static func isChunked(_ line: Span<UInt8>, from start: Int) -> Bool {
    let range = value(line, from: start)
    let expected: StaticString = "chunked"
    guard range.count == expected.utf8CodeUnitCount else { return false }
    for index in range
    where unsafe line[index] | 0x20 != expected.utf8Start[index - range.lowerBound] { return false }
    return true
  }
}
