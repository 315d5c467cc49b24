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

  /// The number in decimal with zeros in front, `width` digits at least.
  package static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
