// SPDX-License-Identifier: Apache-2.0
import JSON
import Primitives

/// Writes OTLP messages in their JSON form: 64-bit numbers as texts, ids in hexadecimal digits.
enum OTLPJSON {
  static func bytes(of message: [OTLPField]) -> [UInt8] { value(of: message).serialized() }

  private static func value(of message: [OTLPField]) -> JSONValue {
    var object = JSONObject()
    for field in message { object[field.name] = value(of: field.value) }
    return .object(object)
  }

  private static func text(ofNonFinite number: Double) -> String {
    number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
  }

  private static func value(of value: OTLPField.Value) -> JSONValue? {
    switch value {
    case .text(let text): text.isEmpty ? nil : .string(text)
    case .bool(let isOn): .bool(isOn)
    case .integer(let number): .string(String(number))
    case .word(let number): number == 0 ? nil : .int(number)
    case .fixed32(let number): number == 0 ? nil : .int(Int(number))
    case .fixed64(let number): number == 0 ? nil : .string(String(number))
    case .double(let number): number.isFinite ? .double(number) : .string(Self.text(ofNonFinite: number))
    case .bytes(let bytes): bytes.isEmpty ? nil : .string(Hexadecimal.encode(bytes))
    case .message(let fields): self.value(of: fields)
    case .messages(let all): all.isEmpty ? nil : .array(all.map { self.value(of: $0) })
    case .fixed64s(let numbers): numbers.isEmpty ? nil : .array(numbers.map { .string(String($0)) })
    case .doubles(let numbers): numbers.isEmpty ? nil : .array(numbers.map { .double($0) })
    }
  }
}
