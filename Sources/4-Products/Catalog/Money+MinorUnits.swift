// SPDX-License-Identifier: Apache-2.0
package import JSON

/// Amounts in whole minor units of a currency, as ISO 4217 gives it decimals: cents of a dollar, yen, fils of a dinar.
extension Money {
  /// The greatest that every JSON reader takes exactly (RFC 8259 §6).
  private static let greatest = 9_007_199_254_740_991

  /// The amount in minor units; what is finer than one is rounded, half of one up. Nil for what is no amount of money, or
  /// is greater than JSON readers take exactly.
  package static func minorUnits(_ price: JSONNumber, currency: String?) -> Int? {
    guard let text = canonical(price.text)?.text, !text.hasPrefix("-") else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first else { return nil }
    let fraction = parts.count > 1 ? parts[1] : ""
    let decimals = decimals(of: currency)
    let kept = fraction.prefix(decimals)
    let digits = whole + kept + String(repeating: "0", count: decimals - kept.count)
    // 18 digits before the point and 3 behind it may be more than an integer holds.
    guard let amount = Int(digits) else { return nil }
    let isRoundedUp = fraction.dropFirst(decimals).first.map { $0 >= "5" } ?? false
    guard amount < greatest else { return nil }
    return amount + (isRoundedUp ? 1 : 0)
  }

  /// The amount of so many minor units, which are not negative.
  package static func amount(minorUnits: Int, currency: String?) -> JSONNumber {
    let decimals = decimals(of: currency)
    guard decimals > 0 else { return JSONNumber(minorUnits) }
    var digits = String(max(minorUnits, 0))
    if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
    return JSONNumber(text: "\(digits.dropLast(decimals)).\(digits.suffix(decimals))") ?? JSONNumber(minorUnits)
  }
}
