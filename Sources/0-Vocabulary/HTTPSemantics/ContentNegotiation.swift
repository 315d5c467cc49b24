// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Reads weighted lists such as Accept-Encoding (RFC 9110 §12).
package enum ContentNegotiation {
  /// Reads `value *( ";" parameter ) , …`; members that do not follow the grammar are left out.
  package static func weightedValues(_ text: String) -> [WeightedValue] {
    var values: [WeightedValue] = []
    for member in text.utf8.split(separator: UInt8(ascii: ",")) {
      let parts = member.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      guard let first = parts.first else { continue }
      let value = String(decoding: first.trimmingBlanks(), as: UTF8.self).lowercased()
      guard !value.isEmpty, let weight = weight(parts.dropFirst()) else { continue }
      values.append(WeightedValue(value: value, weight: weight))
    }
    return values
  }

  /// The coding that an Accept-Encoding field prefers (RFC 9110 §12.5.3), gzip where it has no preference; nil: send the
  /// content as it is, which is the answer without the field, with an empty one, and where identity weighs more.
  package static func preferredCoding(accepting field: String?) -> ContentCoding? {
    guard let field else { return nil }
    let accepted = weightedValues(field)
    func weight(_ name: String) -> Int? {
      accepted.first { $0.value == name || (name == "gzip" && $0.value == "x-gzip") }?.weight
    }
    let rest = weight("*")
    var best: (coding: ContentCoding, weight: Int)?
    for coding in [ContentCoding.gzip, .deflate] {
      let weight = weight(coding.rawValue) ?? rest ?? 0
      if weight > (best?.weight ?? 0) { best = (coding, weight) }
    }
    guard let best else { return nil }
    if let identity = weight("identity"), identity > best.weight { return nil }
    return best.coding
  }

  private static func weight(_ parameters: ArraySlice<Substring.UTF8View.SubSequence>) -> Int? {
    for parameter in parameters {
      let text = Array(parameter.trimmingBlanks())
      guard text.count >= 2, text[0] | 0x20 == UInt8(ascii: "q"), text[1] == UInt8(ascii: "=") else { continue }
      return quality(text[2...])
    }
    return 1000
  }

  /// `0[.ddd]` or `1[.000]` in thousandths (RFC 9110 §12.4.2).
  private static func quality(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, first == 0x30 || first == 0x31 else { return nil }
    var value = Int(first - 0x30) * 1000
    var rest = text.dropFirst()
    guard !rest.isEmpty else { return value }
    guard rest.removeFirst() == UInt8(ascii: "."), rest.count <= 3 else { return nil }
    var place = 100
    for byte in rest {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value += Int(byte - 0x30) * place
      place /= 10
    }
    return value <= 1000 ? value : nil
  }
}
