// SPDX-License-Identifier: Apache-2.0

/// A member of an OTLP message, with its number in protobuf and its name in JSON: messages are described once, and
/// written in either form. A member with the default value is left out.
struct OTLPField {
  enum Value {
    case text(String)
    case bool(Bool)
    case integer(Int)
    /// An enumeration's number.
    case word(Int)
    case fixed32(UInt32)
    case fixed64(UInt64)
    case double(Double)
    /// Hexadecimal in JSON, as ids are.
    case bytes([UInt8])
    case message([OTLPField])
    case messages([[OTLPField]])
    case fixed64s([UInt64])
    case doubles([Double])
  }

  var number: Int
  var name: String
  var value: Value

  init(_ number: Int, _ name: String, _ value: Value) {
    self.number = number
    self.name = name
    self.value = value
  }
}
