// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics

/// The fields that decide about framing and the connection, noted while the head is read and judged at its end.
struct SeenFields: Sendable {
  private var host: Int?
  private var hostCount = 0
  private var contentLength: Int?
  private var contentLengthCount = 0
  private var hasTransferEncoding = false
  private var hasConnection = false
  private var hasExpect = false

  mutating func note(_ field: RequestHead.Field, in bytes: Span<UInt8>, at index: Int) {
    let name = field.name
    switch name.count {
    case 4 where bytes.matches(name, "host"):
      host = index
      hostCount += 1
    case 6 where bytes.matches(name, "expect"): hasExpect = true
    case 10 where bytes.matches(name, "connection"): hasConnection = true
    case 14 where bytes.matches(name, "content-length"):
      contentLength = index
      contentLengthCount += 1
    case 17 where bytes.matches(name, "transfer-encoding"): hasTransferEncoding = true
    default: break
    }
  }

  func apply(to head: inout RequestHead, _ bytes: Span<UInt8>, _ limits: MessageLimits) throws(MessageError) {
    try applyHost(to: &head, bytes, limits)
    if hasTransferEncoding {
      guard contentLengthCount == 0 else { throw .bad("length_and_transfer_encoding") }
      guard head.minorVersion == 1 else { throw .bad("transfer_encoding") }
      try checkTransferEncoding(head, bytes)
      head.framing = .chunked
    } else if let contentLength {
      guard contentLengthCount == 1 else { throw .bad("content_length") }
      let length = try Self.length(bytes, head.fields[contentLength].value)
      head.framing = length == 0 ? .none : .length(length)
    }
    if hasConnection { applyConnection(to: &head, bytes) }
    if hasExpect, head.minorVersion == 1 { try applyExpect(to: &head, bytes) }
  }

  private func applyHost(
    to head: inout RequestHead, _ bytes: Span<UInt8>, _ limits: MessageLimits
  ) throws(MessageError) {
    guard hostCount <= 1 else { throw .bad("host") }
    guard let host else {
      guard head.minorVersion == 0 else { throw .bad("host") }
      return
    }
    let value = head.fields[host].value
    guard Authority.portStart(bytes, value) != nil else { throw .bad("host") }
    guard let authority = head.authority else {
      head.authority = value
      return
    }
    head.hasAuthorityMismatch = !Self.isSame(bytes, authority, value)
    guard !(head.hasAuthorityMismatch && limits.refusesAuthorityMismatch) else { throw .bad("host") }
  }

  private static func isSame(_ bytes: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count {
      var x = bytes[a.lowerBound + offset]
      var y = bytes[b.lowerBound + offset]
      if x &- 0x41 < 26 { x |= 0x20 }
      if y &- 0x41 < 26 { y |= 0x20 }
      guard x == y else { return false }
    }
    return true
  }

  /// `1*DIGIT` and nothing else; at most what fits 63 bits.
  private static func length(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(MessageError) -> Int {
    guard !range.isEmpty, range.count <= 19 else { throw .bad("content_length") }
    var value = 0
    for position in range {
      guard isDigit(bytes[position]) else { throw .bad("content_length") }
      let (product, first) = value.multipliedReportingOverflow(by: 10)
      let (sum, second) = product.addingReportingOverflow(Int(bytes[position] - 0x30))
      guard !first, !second else { throw .bad("content_length") }
      value = sum
    }
    return value
  }

  /// Codings in order over all lines: `chunked` once, last, and alone. Another coding before it is 501, as none is
  /// implemented here; anything else is 400.
  private func checkTransferEncoding(_ head: RequestHead, _ bytes: Span<UInt8>) throws(MessageError) {
    var hasOther = false
    var isChunked = false
    for field in head.fields where bytes.matches(field.name, "transfer-encoding") {
      var members = Members(field.value)
      while let member = members.next(bytes) {
        guard !isChunked, !member.isEmpty else { throw .bad("transfer_encoding") }
        if bytes.matches(member, "chunked") {
          isChunked = true
          continue
        }
        for position in member where !ByteClass.token.contains(bytes[position]) { throw .bad("transfer_encoding") }
        guard !bytes.matches(member, "identity") else { throw .bad("transfer_encoding") }
        hasOther = true
      }
    }
    guard isChunked else { throw .bad("transfer_encoding") }
    if hasOther { throw MessageError(.notImplemented, "transfer_coding") }
  }

  private func applyConnection(to head: inout RequestHead, _ bytes: Span<UInt8>) {
    var closes = false
    var keeps = head.minorVersion == 1
    for field in head.fields where bytes.matches(field.name, "connection") {
      var members = Members(field.value)
      while let member = members.next(bytes) {
        if bytes.matches(member, "close") { closes = true }
        if bytes.matches(member, "keep-alive") { keeps = true }
      }
    }
    head.keepsAlive = keeps && !closes
  }

  private func applyExpect(to head: inout RequestHead, _ bytes: Span<UInt8>) throws(MessageError) {
    for field in head.fields where bytes.matches(field.name, "expect") {
      guard bytes.matches(field.value, "100-continue") else { throw MessageError(.expectationFailed, "expect") }
    }
    head.expectsContinue = head.framing != .none
  }
}
