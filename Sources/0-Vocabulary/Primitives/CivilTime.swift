// SPDX-License-Identifier: Apache-2.0

/// A second of UTC as calendar fields.
package struct CivilTime: Sendable, Equatable {
  /// The day in UTC.
  package let date: CivilDate
  /// Hours since midnight, 0…23.
  package let hour: Int
  /// Minutes of the hour, 0…59.
  package let minute: Int
  /// Seconds of the minute, 0…59: leap seconds are not counted.
  package let second: Int

  /// The time so many seconds after 1970-01-01T00:00:00Z; negative ones are before it.
  package init(epochSeconds: Int64) {
    let (days, rest) = Int(epochSeconds).flooredQuotientAndRemainder(86_400)
    date = CivilDate(daysSince1970: days)
    hour = rest / 3_600
    minute = rest / 60 % 60
    second = rest % 60
  }

  /// `20261121`
  package var compactDate: String {
    Self.padded(date.year, 4) + Self.padded(date.month, 2) + Self.padded(date.day, 2)
  }
  /// `133352`
  package var compactTime: String { Self.padded(hour, 2) + Self.padded(minute, 2) + Self.padded(second, 2) }
  /// RFC 3339, `2026-11-21T13:33:52Z`.
  package var rfc3339: String {
    "\(Self.padded(date.year, 4))-\(Self.padded(date.month, 2))-\(Self.padded(date.day, 2))T"
      + "\(Self.padded(hour, 2)):\(Self.padded(minute, 2)):\(Self.padded(second, 2))Z"
  }

  /// Seconds since 1970 of what `rfc3339` writes; nil for any other text.
  package static func epochSeconds(rfc3339 text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      hour < 24, minute < 60, second < 61, let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return Int64(date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(Int?.some(0)) { sum, digit in
      guard let sum, digit >= 0x30, digit <= 0x39 else { return nil }
      return sum * 10 + Int(digit - 0x30)
    }
  }

  /// The number in decimal with zeros in front, `width` digits at least.
  package static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
