// SPDX-License-Identifier: Apache-2.0

/// Reads the one thing of OTLP's answers that matters to us.
enum ProtobufReader {
  /// `partial_success.rejected_…`: field 1 of the message in field 1. 0 for all else, whatever the bytes are.
  static func rejected(_ bytes: [UInt8]) -> Int {
    guard let partial = field(1, of: bytes[...]), case .block(let block) = partial, let count = field(1, of: block),
      case .number(let number) = count
    else { return 0 }
    return Int(clamping: number)
  }

  private enum Value {
    case number(UInt64)
    case block(ArraySlice<UInt8>)
  }

  /// The first field of this number; nil where there is none, or where the bytes are no message.
  private static func field(_ wanted: UInt64, of message: ArraySlice<UInt8>) -> Value? {
    var rest = message
    while !rest.isEmpty {
      guard let tag = number(&rest) else { return nil }
      let value: Value
      switch tag & 7 {
      case 0:
        guard let number = number(&rest) else { return nil }
        value = .number(number)
      case 1, 5:
        let count = tag & 7 == 1 ? 8 : 4
        guard rest.count >= count else { return nil }
        value = .block(rest.prefix(count))
        rest = rest.dropFirst(count)
      case 2:
        guard let count = number(&rest), count <= UInt64(rest.count) else { return nil }
        value = .block(rest.prefix(Int(count)))
        rest = rest.dropFirst(Int(count))
      default: return nil
      }
      if tag >> 3 == wanted { return value }
    }
    return nil
  }

  private static func number(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard let byte = bytes.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }
}
