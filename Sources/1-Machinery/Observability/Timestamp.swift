// SPDX-License-Identifier: Apache-2.0
import Primitives

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
    Timestamp(milliseconds: Int64(WallClock.milliseconds))
  }

  /// ISO 8601 in UTC with milliseconds: `2026-11-21T13:35:33.042Z`.
  package var iso8601: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The same in ASCII. Years outside 0...9999 are cut to four digits.
  var bytes: [UInt8] {
    let (days, time) = Int(milliseconds).flooredQuotientAndRemainder(86_400_000)
    let date = CivilDate(daysSince1970: days)
    var text = [UInt8]("0000-00-00T00:00:00.000Z".utf8)
    Self.put(date.year, into: &text, at: 0, digits: 4)
    Self.put(date.month, into: &text, at: 5, digits: 2)
    Self.put(date.day, into: &text, at: 8, digits: 2)
    Self.put(time / 3_600_000, into: &text, at: 11, digits: 2)
    Self.put(time / 60_000 % 60, into: &text, at: 14, digits: 2)
    Self.put(time / 1000 % 60, into: &text, at: 17, digits: 2)
    Self.put(time % 1000, into: &text, at: 20, digits: 3)
    return text
  }

  private static func put(_ value: Int, into text: inout [UInt8], at start: Int, digits: Int) {
    var rest = value
    for index in stride(from: start + digits - 1, through: start, by: -1) {
      text[index] = 0x30 + UInt8(truncatingIfNeeded: abs(rest % 10))
      rest /= 10
    }
  }
}
