// SPDX-License-Identifier: Apache-2.0
import Primitives

/// One field line (RFC 9112 §5).
enum FieldLine {
  static func parse(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(MessageError) -> RequestHead.Field {
    var position = line.lowerBound
    while position < line.upperBound, ByteClass.token.contains(bytes[position]) { position &+= 1 }
    guard position < line.upperBound, bytes[position] == UInt8(ascii: ":") else {
      let first = bytes[line.lowerBound]
      throw .bad(first == 0x20 || first == 0x09 ? "obsolete_fold" : "field_name")
    }
    guard position > line.lowerBound else { throw .bad("field_name") }
    let value = bytes.trimmingBlanks(position &+ 1..<line.upperBound)
    return RequestHead.Field(
      nameStart: UInt32(truncatingIfNeeded: line.lowerBound), nameEnd: UInt32(truncatingIfNeeded: position),
      valueStart: UInt32(truncatingIfNeeded: value.lowerBound), valueEnd: UInt32(truncatingIfNeeded: value.upperBound))
  }
}
