// SPDX-License-Identifier: Apache-2.0
import Primitives

/// HTTP-date (RFC 9110 §5.6.7), in whole seconds since 1970.
package enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let longDays = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// IMF-fixdate, as `Sun, 06 Nov 1994 08:49:37 GMT`. Years outside 1…9999 are clamped.
  package static func format(_ epochSeconds: Int) -> String {
    let seconds = min(max(epochSeconds, -62_135_596_800), 253_402_300_799)
    let (day, time) = seconds.flooredQuotientAndRemainder(86_400)
    let date = CivilDate(daysSince1970: day)
    let name = days[day.flooredQuotientAndRemainder(7).remainder]
    return "\(name), \(two(date.day)) \(months[date.month - 1]) \(CivilTime.padded(date.year, 4)) "
      + "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60)) GMT"
  }

  /// Reads the three forms that a recipient must accept: IMF-fixdate, RFC 850's and asctime's. Nil for anything else.
  /// A two-digit year more than 50 years ahead means the past century.
  package static func parse(_ text: String) -> Int? {
    var reader = Reader(text)
    guard let name = reader.word() else { return nil }
    let parsed: Int?
    if days.contains(name) {
      parsed = reader.take(",") ? fixdate(&reader) : asctime(&reader)
    } else if longDays.contains(name), reader.take(",") {
      parsed = rfc850(&reader)
    } else {
      parsed = nil
    }
    return reader.isAtEnd ? parsed : nil
  }

  private static func fixdate(_ reader: inout Reader) -> Int? {
    guard reader.take(" "), let day = reader.number(2), reader.take(" "), let month = reader.month(), reader.take(" "),
      let year = reader.number(4), reader.take(" "), let time = reader.time(), reader.take(" GMT")
    else { return nil }
    return seconds(year, month, day, time)
  }

  private static func rfc850(_ reader: inout Reader) -> Int? {
    guard reader.take(" "), let day = reader.number(2), reader.take("-"), let month = reader.month(), reader.take("-"),
      let shortYear = reader.number(2), reader.take(" "), let time = reader.time(), reader.take(" GMT")
    else { return nil }
    let currentYear = CivilDate(daysSince1970: Int(WallClock.seconds) / 86_400).year
    var year = currentYear - currentYear % 100 + shortYear
    if year > currentYear + 50 { year -= 100 }
    return seconds(year, month, day, time)
  }

  private static func asctime(_ reader: inout Reader) -> Int? {
    guard reader.take(" "), let month = reader.month(), reader.take(" ") else { return nil }
    let day = reader.take(" ") ? reader.number(1) : reader.number(2)
    guard let day, reader.take(" "), let time = reader.time(), reader.take(" "), let year = reader.number(4)
    else { return nil }
    return seconds(year, month, day, time)
  }

  private static func seconds(_ year: Int, _ month: Int, _ day: Int, _ time: Int) -> Int? {
    CivilDate(year: year, month: month, day: day).map { $0.daysSince1970 * 86_400 + time }
  }

  private static func two(_ value: Int) -> String { CivilTime.padded(value, 2) }

  /// A cursor over the date's bytes.
  private struct Reader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ text: StaticString) -> Bool {
      let wanted = Array(text.description.utf8)
      guard bytes.count - position >= wanted.count, Array(bytes[position..<position + wanted.count]) == wanted
      else { return false }
      position += wanted.count
      return true
    }

    mutating func word() -> String? {
      let start = position
      while position < bytes.count, bytes[position] | 0x20 >= 0x61, bytes[position] | 0x20 <= 0x7A { position += 1 }
      return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
    }

    mutating func month() -> Int? {
      guard let word = word(), let index = HTTPDate.months.firstIndex(of: word) else { return nil }
      return index + 1
    }

    /// Exactly `digits` digits.
    mutating func number(_ digits: Int) -> Int? {
      guard bytes.count - position >= digits else { return nil }
      var value = 0
      for byte in bytes[position..<position + digits] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      position += digits
      return value
    }

    /// `hh:mm:ss` in seconds; a leap second counts as the next minute's first.
    mutating func time() -> Int? {
      guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60, take(":"),
        let second = number(2), second <= 60
      else { return nil }
      return hour * 3600 + minute * 60 + second
    }
  }
}
