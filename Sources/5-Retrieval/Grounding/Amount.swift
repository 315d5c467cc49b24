// SPDX-License-Identifier: Apache-2.0

/// An exact amount by its digits, without zeros that say nothing: `34`, `34.00` and `034` are one.
package struct Amount: Hashable, Sendable {
  /// `34`, `0.125`.
  package let text: String

  /// Takes the digits of both parts; leading and trailing zeros do not count.
  package init(whole: String, fraction: String = "") {
    let digits = whole.drop { $0 == "0" }
    var decimals = Substring(fraction)
    while decimals.last == "0" { decimals = decimals.dropLast() }
    let start = digits.isEmpty ? "0" : String(digits)
    text = decimals.isEmpty ? start : "\(start).\(decimals)"
  }

  /// A plain decimal number, as the index writes prices.
  package init?(_ number: String) {
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else { return nil }
    self.init(whole: String(whole), fraction: parts.count > 1 ? String(parts[1]) : "")
  }

  init(_ value: Int) { self.init(whole: String(value)) }

  /// `value` hundredths.
  init(hundredths value: Int) {
    let cents = value % 100
    self.init(whole: String(value / 100), fraction: (cents < 10 ? "0" : "") + String(cents))
  }

  /// Thousands, millions.
  func times(powerOfTen zeros: Int) -> Amount {
    let parts = text.split(separator: ".", maxSplits: 1)
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    while fraction.utf8.count < zeros { fraction += "0" }
    return Amount(whole: String(parts[0]) + fraction.prefix(zeros), fraction: String(fraction.dropFirst(zeros)))
  }

  /// The digits before the point.
  var whole: Substring { text.prefix { $0 != "." } }

  /// For comparisons that multiply: no more than a thousand million.
  var bounded: Int? { whole.utf8.count > 9 ? 1_000_000_000 : Int(whole) }

  /// Digits behind the point.
  var decimals: Int {
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
    return text.utf8.distance(from: point, to: text.utf8.endIndex) - 1
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
