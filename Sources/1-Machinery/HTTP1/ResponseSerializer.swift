// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics
import Primitives

/// Writes response heads and chunks (RFC 9112 §4, §7.1). What could become a second field or message is refused here,
/// whichever handler wrote it.
package enum ResponseSerializer {
  /// The way in which the client learns the content's end.
  package enum Framing: Sendable, Equatable {
    /// No field at all: 1xx, 204, 304.
    case none
    case length(Int)
    case chunked
    /// By the connection's end: HTTP/1.0 clients.
    case close
  }

  /// The status line. Only 100…599 exist.
  package static func appendStatusLine(_ status: HTTPStatus, to output: inout [UInt8]) throws(MessageError) {
    switch status.code {
    case 200: append("HTTP/1.1 200 OK\r\n", to: &output)
    case 100...599:
      append("HTTP/1.1 ", to: &output)
      appendDecimal(status.code, to: &output)
      output.append(0x20)
      append(status.reasonPhrase, to: &output)
      append("\r\n", to: &output)
    default: throw MessageError(.internalServerError, "status")
    }
  }

  /// Appends the field that tells the content's end, where one is needed.
  package static func appendFraming(_ framing: Framing, to output: inout [UInt8]) {
    switch framing {
    case .none, .close: break
    case .length(let length):
      append("content-length: ", to: &output)
      appendDecimal(length, to: &output)
      append("\r\n", to: &output)
    case .chunked: append("transfer-encoding: chunked\r\n", to: &output)
    }
  }

  /// The lines of `fields` but those that the server decides itself: framing, connection, date.
  package static func append(_ fields: HTTPFields, to output: inout [UInt8]) throws(MessageError) {
    for line in fields.lines where !isOwn(line.name) {
      try appendField(line.name, line.value, to: &output)
    }
  }

  private static func isOwn(_ name: HTTPFieldName) -> Bool {
    switch name.canonicalName.utf8.count {
    case 4: name == .date
    case 7: name.canonicalName == "trailer" || name.canonicalName == "upgrade"
    case 10: name == .connection || name.canonicalName == "keep-alive"
    case 14: name == .contentLength
    case 17: name == .transferEncoding
    default: false
    }
  }

  /// One field line. Refuses control characters other than HTAB in the value; a name is a token by its type.
  package static func appendField(
    _ name: HTTPFieldName, _ value: String, to output: inout [UInt8]
  ) throws(MessageError) {
    append(name.canonicalName, to: &output)
    append(": ", to: &output)
    let start = output.count
    append(value, to: &output)
    guard output.span.firstControl(in: start..<output.count) == output.count else {
      throw MessageError(.internalServerError, "field_value")
    }
    append("\r\n", to: &output)
  }

  /// Appends the line before a chunk of `count` bytes, at least one; `appendChunkEnd` goes behind them.
  package static func appendChunkSize(_ count: Int, to output: inout [UInt8]) {
    appendHexadecimal(count, to: &output)
    append("\r\n", to: &output)
  }

  /// Appends the end of a chunk.
  package static func appendChunkEnd(to output: inout [UInt8]) { append("\r\n", to: &output) }

  /// Without a trailer section.
  package static func appendLastChunk(to output: inout [UInt8]) { append("0\r\n\r\n", to: &output) }

  // MARK: Bytes

  /// Appends a text unchecked: callers pass constants.
  package static func append(_ text: StaticString, to output: inout [UInt8]) {
    unsafe output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a text unchecked: callers have checked it for control characters.
  package static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { unsafe output.append(contentsOf: $0) }
  }

  /// A negative number is written as 0.
  package static func appendDecimal(_ value: Int, to output: inout [UInt8]) {
    if value < 10 {
      output.append(0x30 &+ UInt8(truncatingIfNeeded: max(0, value)))
      return
    }
    appendDecimal(value / 10, to: &output)
    output.append(0x30 &+ UInt8(truncatingIfNeeded: value % 10))
  }

  private static func appendHexadecimal(_ value: Int, to output: inout [UInt8]) {
    if value >= 16 { appendHexadecimal(value >> 4, to: &output) }
    output.append(Hexadecimal.digit(UInt8(truncatingIfNeeded: value & 15)))
  }
}
