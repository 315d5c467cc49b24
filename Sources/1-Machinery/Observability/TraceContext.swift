// SPDX-License-Identifier: Apache-2.0
import Primitives

/// A request's place in a distributed trace: W3C Trace Context, level 1, header `traceparent`.
package struct TraceContext: Sendable, Hashable {
  /// The trace's id; never zero.
  package let traceID: UInt128
  /// The id of the span that this context stands for; never zero.
  package let spanID: UInt64
  /// Whether the caller records the trace.
  package let isSampled: Bool
  /// `tracestate`: what other tracers along the way hand on, as it came.
  package var state: String?

  /// The beginning of a new trace, with random ids.
  package init(isSampled: Bool) {
    self.traceID = .random(in: 1...UInt128.max)
    self.spanID = .random(in: 1...UInt64.max)
    self.isSampled = isSampled
  }

  /// A context by its parts, neither id zero.
  package init(traceID: UInt128, spanID: UInt64, isSampled: Bool) {
    self.traceID = traceID
    self.spanID = spanID
    self.isSampled = isSampled
  }

  /// A context by its header; nil for what the specification tells to ignore: wrong lengths, upper case, version `ff`,
  /// ids of zero. Of a later version the fields of version `00` are read.
  package init?(traceparent: String) {
    let bytes = Array(traceparent.utf8)
    guard bytes.count >= 55, bytes.count <= 512, bytes[2] == 0x2d, bytes[35] == 0x2d, bytes[52] == 0x2d,
      let version = Self.hexadecimal(bytes[0..<2]), version != 0xff,
      let trace = Self.hexadecimal(bytes[3..<35]), trace != 0,
      let span = Self.hexadecimal(bytes[36..<52]), span != 0,
      let flags = Self.hexadecimal(bytes[53..<55])
    else { return nil }
    guard bytes.count == 55 || (version > 0 && bytes[55] == 0x2d) else { return nil }
    self.init(traceID: trace, spanID: UInt64(truncatingIfNeeded: span), isSampled: flags & 1 == 1)
  }

  /// A new span below this one.
  package func child() -> TraceContext {
    var child = TraceContext(traceID: traceID, spanID: .random(in: 1...UInt64.max), isSampled: isSampled)
    child.state = state
    return child
  }

  /// The trace's id in 32 hexadecimal digits.
  package var traceIDText: String { Self.hexadecimal(traceID, digits: 32) }

  /// The header, in version `00`.
  package var traceparent: String {
    "00-\(traceIDText)-\(Self.hexadecimal(spanID, digits: 16))-\(isSampled ? "01" : "00")"
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> UInt128? {
    var value: UInt128 = 0
    for byte in bytes {
      // The header takes lower case alone (W3C Trace Context §3.2).
      guard byte < 0x41 || byte > 0x46, let digit = Hexadecimal.value(byte) else { return nil }
      value = value << 4 | UInt128(digit)
    }
    return value
  }

  private static func hexadecimal(_ value: some FixedWidthInteger & UnsignedInteger, digits: Int) -> String {
    String(unsafeUninitializedCapacity: digits) { bytes in
      for place in 0..<digits {
        unsafe bytes[place] = Hexadecimal.digit(UInt8(truncatingIfNeeded: value >> (4 * (digits - 1 - place))))
      }
      return digits
    }
  }
}
