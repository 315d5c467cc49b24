// SPDX-License-Identifier: Apache-2.0

/// A number's text taken apart: sign, up to 19 significant digits, power of ten.
struct DecimalText {
  var isNegative = false
  /// The significant digits as one whole number.
  var digits: UInt64 = 0
  /// The power of ten that `digits` is to be multiplied by.
  var exponent = 0
  /// Digits other than zero were left out of `digits`.
  var isTruncated = false

  /// Reads a text in the grammar of RFC 8259 §6; nil if it is something else.
  init?(_ bytes: Span<UInt8>) {
    var index = 0
    if bytes.count > 0, bytes[0] == 0x2d {
      isNegative = true
      index = 1
    }
    var sawDigit = false
    var isFraction = false
    while index < bytes.count {
      let byte = bytes[index]
      if JSONScanner.isDigit(byte) {
        take(byte &- 0x30, isFraction: isFraction)
        sawDigit = true
      } else if byte == 0x2e, !isFraction {
        isFraction = true
      } else {
        break
      }
      index += 1
    }
    guard sawDigit else { return nil }
    if index < bytes.count {
      guard bytes[index] | 0x20 == 0x65, let power = Self.power(bytes, from: index + 1) else { return nil }
      exponent += power
    }
  }

  private mutating func take(_ digit: UInt8, isFraction: Bool) {
    if digits < 1_000_000_000_000_000_000 {
      digits = digits * 10 + UInt64(digit)
      if isFraction { exponent -= 1 }
    } else {
      if digit != 0 { isTruncated = true }
      if !isFraction { exponent += 1 }
    }
  }

  /// The signed digits behind the `e`, held below a million either way.
  private static func power(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    var isNegative = false
    if index < bytes.count, bytes[index] == 0x2b || bytes[index] == 0x2d {
      isNegative = bytes[index] == 0x2d
      index += 1
    }
    guard index < bytes.count else { return nil }
    var power = 0
    while index < bytes.count {
      guard JSONScanner.isDigit(bytes[index]) else { return nil }
      power = min(power * 10 + Int(bytes[index] &- 0x30), 1_000_000)
      index += 1
    }
    return isNegative ? -power : power
  }

  /// The value if it is whole and fits.
  var int: Int? {
    if isTruncated { return nil }
    var magnitude = digits
    var exponent = exponent
    if magnitude == 0 { return 0 }
    while exponent < 0 {
      guard magnitude % 10 == 0 else { return nil }
      magnitude /= 10
      exponent += 1
    }
    while exponent > 0 {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      magnitude = product
      exponent -= 1
    }
    if isNegative {
      return magnitude <= UInt64(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int(exactly: magnitude)
  }

  /// The value if one correctly rounded operation gives it: digits and power of ten are both exact in a `Double`.
  var exactDouble: Double? {
    guard !isTruncated, digits <= 1 << 53, (-22...22).contains(exponent) else { return nil }
    let magnitude = Double(digits)
    let value = exponent < 0 ? magnitude / Self.powers[-exponent] : magnitude * Self.powers[exponent]
    return isNegative ? -value : value
  }

  private static let powers: InlineArray<23, Double> = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]
}
