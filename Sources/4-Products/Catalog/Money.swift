// SPDX-License-Identifier: Apache-2.0
package import JSON

/// Amounts of money as text: exact decimals in, exact decimals out, no binary fractions on the way.
package enum Money {
  /// An amount in the form of the index: no exponent, no sign but `-`, at least two decimals (`34.00`, `0.125`).
  /// nil for what is no decimal number of at most 18 digits before the point.
  package static func canonical(_ text: String) -> JSONNumber? {
    guard let amount = Decimal(text) else { return nil }
    return JSONNumber(text: amount.text(minimumDecimals: 2))
  }

  /// The same amount without an exponent: engines that write a document anew make `1.5E7` of 15,000,000.00. Other
  /// numbers stay as they are written.
  static func plain(_ price: JSONNumber) -> JSONNumber {
    let isPlain = !price.text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
    return isPlain ? price : canonical(price.text) ?? price
  }

  /// A plain decimal number without zeros that say nothing: `6.8` of `6.800000`. nil for what is none.
  static func shortest(_ text: String) -> String? { Decimal(text)?.text(minimumDecimals: 0) }

  /// For people: `34.00 USD`, `1500 JPY`, `34.00` without a currency. A text that is no amount stays as it is.
  package static func format(_ price: JSONNumber, currency: String?) -> String {
    let minimum = decimals(of: currency)
    let amount =
      minimum == 2 && hasTwoDecimals(price.text)
      ? price.text : Decimal(price.text)?.text(minimumDecimals: minimum) ?? price.text
    guard let currency, !currency.isEmpty else { return amount }
    // An index may write "usd"; nearly all write the code as ISO 4217 does.
    let isCode = currency.utf8.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
    return "\(amount) \(isCode ? currency : currency.uppercased())"
  }

  /// `34.00`: the form of nearly all prices in an index, which needs no rewriting.
  private static func hasTwoDecimals(_ text: String) -> Bool {
    let bytes = text.utf8.span
    let point = bytes.count - 3
    guard point >= 1, point <= 18, bytes[point] == UInt8(ascii: "."), point == 1 || bytes[0] != UInt8(ascii: "0") else {
      return false
    }
    for index in bytes.indices where index != point {
      guard bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") else { return false }
    }
    return true
  }

  /// An amount as people type it: `1,234.50`, `1.234,50`, `1 234,50`, `80`, `80,5`. nil when it is none.
  ///
  /// The last separator is the decimal one unless exactly three digits follow it and it is the only kind there
  /// (`1,234` and `1.234` are thousands).
  package static func parse(_ text: String) -> JSONNumber? {
    var digits = ""
    var separators: [(character: Character, digitsBefore: Int)] = []
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else if character == "." || character == "," {
        guard !digits.isEmpty else { return nil }
        separators.append((character, digits.count))
      } else if character == " " || character == "\u{A0}" || character == "\u{202F}" || character == "'" {
        continue
      } else {
        return nil
      }
    }
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    guard let last = separators.last else { return JSONNumber(text: withoutLeadingZeros(digits)) }
    let after = digits.count - last.digitsBefore
    let isMixed = separators.contains { $0.character != last.character }
    if after == 3, !isMixed || separators.count > 2 && separators.filter({ $0.character == last.character }).count > 1 {
      return JSONNumber(text: withoutLeadingZeros(digits))
    }
    guard after > 0, isMixed || separators.count == 1 else { return nil }
    let split = digits.index(digits.startIndex, offsetBy: last.digitsBefore)
    return JSONNumber(text: "\(withoutLeadingZeros(String(digits[..<split]))).\(digits[split...])")
  }

  private static func withoutLeadingZeros(_ digits: String) -> String {
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }

  /// Decimals that ISO 4217 gives a currency: 0 and 3 are the exceptions.
  package static func decimals(of currency: String?) -> Int {
    switch currency?.uppercased() {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }
}

/// A decimal number by its digits.
private struct Decimal {
  var isNegative: Bool
  var whole: Substring.UTF8View
  var fraction: Substring.UTF8View

  init?(_ text: String) {
    guard let exponent = text.utf8.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      self.init(plain: text)
      return
    }
    guard let power = Int(text[text.utf8.index(after: exponent)...]), abs(power) <= Self.mostDigits,
      let digits = Decimal(plain: String(text[..<exponent])), digits.fraction.count <= Self.mostDigits
    else { return nil }
    self.init(plain: digits.shifted(by: power))
  }

  private static let mostDigits = 18

  /// The number with its point moved, to the right where `power` is positive.
  private func shifted(by power: Int) -> String {
    let zeros = String(repeating: "0", count: abs(power))
    let before = power < 0 ? zeros + Substring(whole) : String(Substring(whole))
    let after = power < 0 ? String(Substring(fraction)) : Substring(fraction) + zeros
    let all = before + after
    let point = all.index(all.startIndex, offsetBy: before.count + power)
    return "\(isNegative ? "-" : "")\(all[..<point]).\(all[point...])0"
  }

  private init?(plain text: String) {
    var rest = Substring(text).utf8
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let point = rest.firstIndex(of: UInt8(ascii: ".")) ?? rest.endIndex
    whole = rest[..<point]
    fraction = point == rest.endIndex ? rest[point...] : rest[rest.index(after: point)...]
    if point != rest.endIndex, fraction.isEmpty { return nil }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard !whole.isEmpty, whole.allSatisfy(digits.contains), fraction.allSatisfy(digits.contains) else { return nil }
    while whole.count > 1, whole.first == UInt8(ascii: "0") { whole = whole.dropFirst() }
    while fraction.last == UInt8(ascii: "0") { fraction = fraction.dropLast() }
    guard whole.count <= Self.mostDigits else { return nil }
  }

  func text(minimumDecimals: Int) -> String {
    var result = isNegative && !(isZero) ? "-" : ""
    result += String(Substring(whole))
    let decimals = max(fraction.count, minimumDecimals)
    guard decimals > 0 else { return result }
    result += "." + String(Substring(fraction)) + String(repeating: "0", count: decimals - fraction.count)
    return result
  }

  private var isZero: Bool { fraction.isEmpty && whole.elementsEqual([UInt8(ascii: "0")]) }
}
