// SPDX-License-Identifier: Apache-2.0

/// Writes OTLP messages in protobuf's wire format.
struct ProtobufWriter {
  private(set) var bytes: [UInt8] = []

  static func bytes(of message: [OTLPField]) -> [UInt8] {
    var writer = ProtobufWriter()
    for field in message { writer.write(field) }
    return writer.bytes
  }

  private mutating func write(_ field: OTLPField) {
    let number = field.number
    switch field.value {
    case .text(let text): if !text.isEmpty { block(number, Array(text.utf8)) }
    // Within a choice of values the default is told too.
    case .bool(let isOn): variable(number, isOn ? 1 : 0)
    case .integer(let value): variable(number, UInt64(bitPattern: Int64(value)))
    case .word(let value): if value != 0 { variable(number, UInt64(bitPattern: Int64(value))) }
    case .fixed32(let value):
      guard value != 0 else { return }
      tag(number, 5)
      fixed(value)
    case .fixed64(let value):
      guard value != 0 else { return }
      tag(number, 1)
      fixed(value)
    case .double(let value):
      tag(number, 1)
      fixed(value.bitPattern)
    case .bytes(let value): if !value.isEmpty { block(number, value) }
    case .message(let fields): block(number, Self.bytes(of: fields))
    case .messages(let all): for fields in all { block(number, Self.bytes(of: fields)) }
    case .fixed64s(let values):
      packed(number, values.count)
      for value in values { fixed(value) }
    case .doubles(let values):
      packed(number, values.count)
      for value in values { fixed(value.bitPattern) }
    }
  }

  private mutating func tag(_ number: Int, _ wireType: Int) { variable(UInt64(number << 3 | wireType)) }

  private mutating func variable(_ number: Int, _ value: UInt64) {
    tag(number, 0)
    variable(value)
  }

  private mutating func variable(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private mutating func block(_ number: Int, _ content: [UInt8]) {
    tag(number, 2)
    variable(UInt64(content.count))
    bytes.append(contentsOf: content)
  }

  private mutating func packed(_ number: Int, _ count: Int) {
    guard count > 0 else { return }
    tag(number, 2)
    variable(UInt64(count * 8))
  }

  private mutating func fixed(_ value: some FixedWidthInteger & UnsignedInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}
