// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Writes compact JSON text into one growing array; commas come by themselves.
///
/// Objects and arrays are written through closures, so that the code has the shape of the text:
///
///     writer.object {
///       $0.member("size", 10)
///       $0.object("query") {
///         $0.object("terms") { $0.member("sku", ["24-MB01", "24-MB02"]) }
///       }
///     }
///
/// It checks neither that a key stands before each member nor the raw bytes that a caller hands it.
@usableFromInline package struct JSONWriter: Sendable {
  /// The bytes written so far.
  @usableFromInline package private(set) var bytes: [UInt8]
  private var needsComma = false

  /// Makes a writer with room for so many bytes.
  package init(reserving count: Int = 256) {
    self.bytes = []
    bytes.reserveCapacity(count)
  }

  /// Forgets what was written and keeps the room.
  package mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  // MARK: Structure

  /// Opens an object whose end is written elsewhere; else `object` is the shorter way. So with arrays.
  @usableFromInline package mutating func beginObject() { open(0x7b) }
  /// Closes an object.
  @usableFromInline package mutating func endObject() { close(0x7d) }
  /// Opens an array.
  @usableFromInline package mutating func beginArray() { open(0x5b) }
  /// Closes an array.
  @usableFromInline package mutating func endArray() { close(0x5d) }

  /// Ends a line of newline-delimited JSON.
  package mutating func newline() {
    bytes.append(0x0a)
    needsComma = false
  }

  /// A member's name that is known when the program is built.
  @usableFromInline package mutating func key(_ name: StaticString) {
    separate()
    unsafe appendQuoted(Span(_unsafeStart: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(0x3a)
    needsComma = false
  }

  /// A member's name.
  @usableFromInline package mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(0x3a)
    needsComma = false
  }

  // MARK: Values

  /// A string.
  @usableFromInline package mutating func string(_ value: String) {
    separate()
    appendQuoted(value)
  }

  /// A whole number.
  @usableFromInline package mutating func integer(_ value: Int) {
    separate()
    appendDecimal(value)
  }

  /// The shortest text that reads back as the same `Double`; `null` for one that is not finite.
  package mutating func double(_ value: Double) {
    separate()
    appendASCII(value.isFinite ? value.description : "null")
  }

  /// The shortest text that reads back as the same `Float`; `null` for one that is not finite.
  package mutating func float(_ value: Float) {
    separate()
    guard value.isFinite else { return appendASCII("null") }
    let text = FloatText(value)
    unsafe withUnsafeBytes(of: text.words) { bytes in
      unsafe self.bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[..<text.count]))
    }
  }

  /// A number, digit by digit as it is.
  package mutating func number(_ value: JSONNumber) {
    separate()
    appendASCII(value.text)
  }

  /// `true` or `false`.
  package mutating func bool(_ value: Bool) {
    separate()
    appendASCII(value ? "true" : "false")
  }

  /// `null`.
  package mutating func null() {
    separate()
    appendASCII("null")
  }

  /// A value that is JSON text already.
  @usableFromInline package mutating func raw(_ value: [UInt8]) {
    separate()
    bytes.append(contentsOf: value)
  }

  /// A value that is JSON text already and stands in `range` of `source`, which must lie inside of it.
  package mutating func raw(_ source: [UInt8], _ range: Range<Int>) {
    separate()
    bytes.append(contentsOf: source[range])
  }

  /// A tree.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let object):
      beginObject()
      for member in object.members {
        key(member.name)
        self.value(member.value)
      }
      endObject()
    }
  }

  // MARK: Bytes

  private mutating func separate() {
    if needsComma { bytes.append(0x2c) }
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func appendASCII(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func appendDecimal(_ value: Int) {
    if value < 0 { bytes.append(0x2d) }
    var magnitude = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: magnitude % 10))
      magnitude /= 10
    } while magnitude > 0
    bytes[start...].reverse()
  }

  private mutating func appendQuoted(_ text: String) { appendQuoted(text.utf8.span) }

  /// Writes UTF-8 between quotes, escaping what RFC 8259 §7 demands and nothing else.
  private mutating func appendQuoted(_ text: Span<UInt8>) {
    let raw = unsafe text.bytes
    bytes.append(0x22)
    var index = 0
    while index < text.count {
      let start = index
      index = Self.plainEnd(text, from: index)
      unsafe raw.extracting(start..<index).withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
      guard index < text.count else { break }
      appendEscape(text[index])
      index += 1
    }
    bytes.append(0x22)
  }

  /// The index of the first byte from `start` on that must be escaped, or the end.
  private static func plainEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    let raw = unsafe text.bytes
    var index = start
    while text.count - index >= 8 {
      let word = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = JSONScanner.escapes(in: word)
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < text.count {
      let byte = text[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5c { break }
      index += 1
    }
    return index
  }

  private mutating func appendEscape(_ byte: UInt8) {
    bytes.append(0x5c)
    switch byte {
    case 0x22, 0x5c: bytes.append(byte)
    case 0x08: bytes.append(0x62)
    case 0x09: bytes.append(0x74)
    case 0x0a: bytes.append(0x6e)
    case 0x0c: bytes.append(0x66)
    case 0x0d: bytes.append(0x72)
    default:
      appendASCII(byte < 0x10 ? "u000" : "u001")
      bytes.append(Hexadecimal.digit(byte))
    }
  }
}
