// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// A moment of the wall clock, in milliseconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Sendable, Equatable {
  /// Milliseconds since the epoch.
  package var milliseconds: Int64

  /// A moment by its milliseconds since the epoch.
  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The present moment.
  package static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000)
  }

  /// ISO 8601 in UTC with milliseconds: `2026-11-21T13:35:33.042Z`.
  package var iso8601: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The same in ASCII. Years outside 0...9999 are cut to four digits.
  var bytes: [UInt8] {
    let (days, time) = Self.floorDivide(milliseconds, by: 86_400_000)
    let (year, month, day) = Self.civil(days: days)
    var text = [UInt8]("0000-00-00T00:00:00.000Z".utf8)
    Self.put(year, into: &text, at: 0, digits: 4)
    Self.put(month, into: &text, at: 5, digits: 2)
    Self.put(day, into: &text, at: 8, digits: 2)
    Self.put(time / 3_600_000, into: &text, at: 11, digits: 2)
    Self.put(time / 60_000 % 60, into: &text, at: 14, digits: 2)
    Self.put(time / 1000 % 60, into: &text, at: 17, digits: 2)
    Self.put(time % 1000, into: &text, at: 20, digits: 3)
    return text
  }

  private static func put(_ value: Int64, into text: inout [UInt8], at start: Int, digits: Int) {
    var rest = value
    for index in stride(from: start + digits - 1, through: start, by: -1) {
      text[index] = 0x30 + UInt8(truncatingIfNeeded: abs(rest % 10))
      rest /= 10
    }
  }

  private static func floorDivide(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// The Gregorian date of a day number; Howard Hinnant's `civil_from_days`.
  private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = floorDivide(days + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
