// SPDX-License-Identifier: Apache-2.0

extension JSONReader {
  /// Facts about an array of numbers that the reader has passed over.
  package struct NumberArray: Sendable, Equatable {
    /// Its bytes, brackets included.
    package var range: Range<Int>
    /// The number of its numbers.
    package var count: Int
    /// No element has a digit other than 0 before its exponent.
    package var isZero: Bool
  }

  /// Passes a flat array of numbers in one pass, its grammar checked and no number converted: for vectors that are
  /// handed on as they came. Nil, with nothing consumed, when the value is anything else or an empty array;
  /// `skipValue` then says more.
  package mutating func skipNumberArray() throws(JSONError) -> NumberArray? {
    guard try valueByte() == 0x5b else { return nil }
    guard let found = JSONScanner.numberArray(bytes.span, from: position, to: end) else { return nil }
    position = found.range.upperBound
    expectation = .separator
    return found
  }
}

extension JSONScanner {
  /// `start` is at the opening bracket.
  static func numberArray(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> JSONReader.NumberArray? {
    var index = start + 1
    var count = 0
    var isZero = true
    while true {
      index = skipWhitespace(bytes, from: index, to: end)
      // A vector is long, and nearly all of it has this form.
      var passed = skipPlainFraction(bytes, from: index, to: end)
      if passed == nil { passed = try? skipNumber(bytes, from: index, to: end) }
      guard let behind = passed else { return nil }
      if isZero { isZero = isZeroNumber(bytes, from: index, to: behind) }
      count += 1
      index = behind
      if index < end, bytes[index] <= 0x20 { index = skipWhitespace(bytes, from: index, to: end) }
      guard index < end else { return nil }
      let byte = bytes[index]
      index += 1
      if byte == 0x2c { continue }
      return byte == 0x5d ? JSONReader.NumberArray(range: start..<index, count: count, isZero: isZero) : nil
    }
  }

  /// Whether a number's digits before its exponent are all 0.
  private static func isZeroNumber(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    for index in start..<end {
      let byte = bytes[index]
      if byte | 0x20 == 0x65 { return true }
      if isDigit(byte), byte != 0x30 { return false }
    }
    return true
  }
}
