// SPDX-License-Identifier: Apache-2.0

/// A JSON number as it is written: no digit is lost on the way from reader to writer.
///
/// Equality is that of the text: `1` and `1.0` differ.
package struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
  /// The number in the grammar of RFC 8259 §6.
  package let text: String

  /// The number's text.
  package var description: String { text }

  /// A whole number.
  package init(_ value: Int) {
    self.text = String(value)
  }

  /// The shortest text that reads back as the same value; `1.0` stays `1.0`.
  ///
  /// JSON has no other than finite numbers: NaN becomes `0`, infinity the greatest finite value of its sign.
  package init(_ value: Double) {
    let greatest = Double.greatestFiniteMagnitude
    self.text = (value.isNaN ? 0 : min(max(value, -greatest), greatest)).description
  }

  /// A number by its text, or nil if that is not the grammar's.
  package init?(text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, (try? JSONScanner.skipNumber(bytes.span, from: 0, to: bytes.count)) == bytes.count else {
      return nil
    }
    self.text = text
  }

  /// A number whose text a scanner has passed.
  init(checked text: String) {
    self.text = text
  }

  /// The value if it is a whole number that an `Int` holds, however it is written: `12`, `12.0` and `1.2e1` are 12.
  package var int: Int? {
    var text = text
    return text.withUTF8 { unsafe DecimalText(Span(_unsafeElements: $0))?.int }
  }

  /// The nearest `Double`; infinite where the number is greater than any.
  package var double: Double {
    var text = text
    let exact = text.withUTF8 { unsafe DecimalText(Span(_unsafeElements: $0))?.exactDouble }
    return exact ?? Double(text) ?? .nan
  }
}
