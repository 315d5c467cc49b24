// SPDX-License-Identifier: Apache-2.0
import Primitives

/// A request's identifier: 32 hexadecimal digits of ours, or the client's.
enum RequestIdentity {
  case none
  case own(UInt64, UInt64)
  /// The client's own identifier, by its place in the request's buffer.
  case client(Range<Int>)

  static func text(_ high: UInt64, _ low: UInt64) -> String {
    var bytes: [UInt8] = []
    append(high, low, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func append(_ high: UInt64, _ low: UInt64, to output: inout [UInt8]) {
    unsafe digits(high, low).span.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
  }

  @inline(__always)
  static func digits(_ high: UInt64, _ low: UInt64) -> InlineArray<32, UInt8> {
    var digits = InlineArray<32, UInt8>(repeating: 0)
    for place in 0..<16 {
      let shift = UInt64(60 &- 4 &* place)
      digits[place] = digit(high >> shift)
      digits[16 &+ place] = digit(low >> shift)
    }
    return digits
  }

  @inline(__always)
  private static func digit(_ value: UInt64) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: value & 15)
    return digit < 10 ? 0x30 &+ digit : 0x57 &+ digit
  }

  /// 1…128 of letters, digits, `.`, `_` and `-`: nothing that could do harm in a log or a field.
  static func isFit(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe (1...128).contains(bytes.count) && bytes.allSatisfy(isFit)
  }

  private static func isFit(_ byte: UInt8) -> Bool {
    ASCII.isLetterOrDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
