// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics

/// The framing of an HTTP/1.1 response (RFC 9112 §6 and §7), fed with whatever pieces arrive. Strict: what can be read
/// in two ways is refused. The head goes straight into the transfer.
struct ResponseParser {
  enum Step: Equatable {
    /// All bytes are used up.
    case needsMore
    case headComplete
    /// Content stands in this range of the bytes. Say `took(_:)` for what was passed on.
    case content(Range<Int>)
    case complete
  }

  private enum Phase {
    case head
    case fixed(Int)
    case chunkSize
    case chunkData(Int)
    case chunkEnd
    case trailer
    case untilClose
    case complete
  }

  private static let lineLimit = 64 << 10
  private static let headLimit = 256 << 10

  private var phase = Phase.head
  private var isHeadRequest = false
  /// The beginning of a line whose end has not come yet.
  private var partial: [UInt8] = []
  private var lineBytes = 0
  private var hasStatus = false
  private var isOldVersion = false
  private var hasConnection = false
  private var hasTransferEncoding = false
  /// The connection may carry another exchange after this one.
  private(set) var isPersistent = true
  private(set) var contentLength: Int?

  mutating func restart(isHeadRequest: Bool) {
    phase = .head
    self.isHeadRequest = isHeadRequest
    partial.removeAll(keepingCapacity: true)
    lineBytes = 0
    hasStatus = false
    isOldVersion = false
    hasConnection = false
    hasTransferEncoding = false
    isPersistent = true
    contentLength = nil
  }

  /// True where the end of the connection is the end of the content.
  var endsAtClose: Bool { if case .untilClose = phase { true } else { false } }

  /// Goes on from `position`, which it moves behind what it has used.
  mutating func next(
    _ bytes: Span<UInt8>, _ position: inout Int, _ transfer: Transfer
  ) throws(HTTPClientError) -> Step {
    while true {
      switch phase {
      case .complete: return .complete
      case .fixed(let left), .chunkData(let left):
        let count = min(left, bytes.count - position)
        return count > 0 ? .content(position..<position + count) : .needsMore
      case .untilClose:
        return position < bytes.count ? .content(position..<bytes.count) : .needsMore
      case .head, .chunkSize, .chunkEnd, .trailer:
        guard let end = Self.lineFeed(bytes, position) else {
          try keep(bytes, &position, transfer)
          return .needsMore
        }
        let isHeadOver = try line(bytes, position..<end, transfer)
        position = end + 1
        if isHeadOver { return .headComplete }
      }
    }
  }

  /// Content up to `position` has been passed on.
  mutating func took(_ count: Int) {
    switch phase {
    case .fixed(let left): phase = left == count ? .complete : .fixed(left - count)
    case .chunkData(let left): phase = left == count ? .chunkEnd : .chunkData(left - count)
    default: break
    }
  }

  private static func lineFeed(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { return index }
      index += 1
    }
    return nil
  }

  /// Keeps the beginning of a line for when its end comes.
  private mutating func keep(
    _ bytes: Span<UInt8>, _ position: inout Int, _ transfer: Transfer
  ) throws(HTTPClientError) {
    guard partial.count + bytes.count - position <= Self.lineLimit else { throw refusal("a line too long", transfer) }
    for index in position..<bytes.count { partial.append(bytes[index]) }
    position = bytes.count
  }

  private mutating func line(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ transfer: Transfer
  ) throws(HTTPClientError) -> Bool {
    guard !partial.isEmpty else {
      return try line(bytes.extracting(range.lowerBound..<Self.end(bytes, range)), transfer)
    }
    var joined: [UInt8] = []
    swap(&joined, &partial)
    for index in range { joined.append(bytes[index]) }
    let whole = joined.span
    return try line(whole.extracting(..<Self.end(whole, 0..<whole.count)), transfer)
  }

  /// Where a line ends when the CR before its LF is left out.
  private static func end(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    range.isEmpty || bytes[range.upperBound - 1] != UInt8(ascii: "\r") ? range.upperBound : range.upperBound - 1
  }

  /// One line of a head, a chunk's frame or a trailer section. True: the head is over.
  private mutating func line(_ line: Span<UInt8>, _ transfer: Transfer) throws(HTTPClientError) -> Bool {
    switch phase {
    case .head:
      lineBytes += line.count + 2
      guard lineBytes <= Self.headLimit else { throw refusal("a head too long", transfer) }
      return try headLine(line, transfer)
    case .chunkSize:
      lineBytes = 0
      phase = try chunkSize(line, transfer)
    case .chunkEnd:
      guard line.isEmpty else { throw refusal("a chunk longer than it said", transfer) }
      phase = .chunkSize
    case .trailer:
      lineBytes += line.count + 2
      guard lineBytes <= Self.headLimit else { throw refusal("a trailer section too long", transfer) }
      if line.isEmpty { phase = .complete }
    case .fixed, .chunkData, .untilClose, .complete: break
    }
    return false
  }

  private mutating func headLine(_ line: Span<UInt8>, _ transfer: Transfer) throws(HTTPClientError) -> Bool {
    guard hasStatus else {
      guard let status = ResponseFields.status(line) else { throw refusal("no status line", transfer) }
      transfer.restartHead(status: status.code)
      hasStatus = true
      isOldVersion = status.isOld
      return false
    }
    guard line.isEmpty else {
      guard transfer.appendField(line) else { throw refusal("a bad field line", transfer) }
      try noteFraming(line, transfer)
      return false
    }
    guard transfer.status >= 200 else {
      guard transfer.status != 101 else { throw refusal("a change of protocol", transfer) }
      restart(isHeadRequest: isHeadRequest)
      return false
    }
    try chooseFraming(transfer)
    return true
  }

  /// Remembers a field that tells how the content is framed.
  private mutating func noteFraming(_ line: Span<UInt8>, _ transfer: Transfer) throws(HTTPClientError) {
    switch line[0] | 0x20 {
    case UInt8(ascii: "c"):
      if ResponseFields.isNamed(line, "connection") { hasConnection = true }
      guard ResponseFields.isNamed(line, "content-length") else { return }
      guard let length = Self.length(line, from: 15), contentLength == nil || contentLength == length else {
        throw refusal("a bad Content-Length", transfer)
      }
      contentLength = length
    case UInt8(ascii: "t"):
      if ResponseFields.isNamed(line, "transfer-encoding") { hasTransferEncoding = true }
    default: break
    }
  }

  /// Digits with white space around them.
  private static func length(_ line: Span<UInt8>, from start: Int) -> Int? {
    var first = start
    var end = line.count
    while first < end, line[first] == 0x20 || line[first] == 0x09 { first += 1 }
    while end > first, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
    guard first < end, end - first < 19 else { return nil }
    var length = 0
    for index in first..<end {
      guard line[index] >= 0x30 && line[index] <= 0x39 else { return nil }
      length = length * 10 + Int(line[index] - 0x30)
    }
    return length
  }

  /// RFC 9112 §6.3.
  private mutating func chooseFraming(_ transfer: Transfer) throws(HTTPClientError) {
    if isOldVersion {
      isPersistent = hasConnection && transfer.fields.lists("keep-alive", in: "connection")
    } else if hasConnection {
      isPersistent = !transfer.fields.lists("close", in: "connection")
    }
    if isHeadRequest || transfer.status == 204 || transfer.status == 304 {
      phase = .complete
    } else if hasTransferEncoding {
      let codings = transfer.fields.fields(of: "transfer-encoding").map { $0.lowercased() }
      guard contentLength == nil, !isOldVersion, codings == ["chunked"] else {
        throw refusal("a transfer coding that is not chunked alone", transfer)
      }
      phase = .chunkSize
    } else if let length = contentLength {
      phase = length == 0 ? .complete : .fixed(length)
    } else {
      isPersistent = false
      phase = .untilClose
    }
  }

  private func chunkSize(_ line: Span<UInt8>, _ transfer: Transfer) throws(HTTPClientError) -> Phase {
    var size = 0
    var digits = 0
    while digits < line.count, let digit = Self.hexadecimal(line[digits]) {
      guard digits < 15 else { throw refusal("a chunk too large", transfer) }
      size = size << 4 | digit
      digits += 1
    }
    // What follows may be white space or extensions, which mean nothing to us.
    let after = digits < line.count ? line[digits] : UInt8(ascii: ";")
    let isEnd = after == UInt8(ascii: ";") || after == 0x20 || after == 0x09
    guard digits > 0, isEnd else { throw refusal("a bad chunk size", transfer) }
    return size == 0 ? .trailer : .chunkData(size)
  }

  private static func hexadecimal(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }

  private func refusal(_ what: String, _ transfer: Transfer) -> HTTPClientError {
    HTTPClientError(.protocolViolation, "\(transfer.url.authority) sent \(what)")
  }
}
