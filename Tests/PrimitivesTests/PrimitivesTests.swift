// SPDX-License-Identifier: Apache-2.0
import Primitives
import Testing

@Suite("hexadecimal digits") struct HexadecimalTests {
  @Test("every byte goes to two digits in lower case and back from either case")
  func bothWays() {
    let bytes = (0...255).map { UInt8($0) }
    let text = Hexadecimal.encode(bytes)
    #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
    #expect(Hexadecimal.decode(text) == bytes)
    #expect(Hexadecimal.decode(text.uppercased()) == bytes)
  }

  @Test(
    "an odd number of digits, a sign, a prefix and a blank are refused", arguments: ["0", "0g", "0x", " 00", "é", "+f"])
  func refused(text: String) {
    #expect(Hexadecimal.decode(text) == nil)
  }

  @Test("just 22 of the 256 bytes are digits, and each gives its value")
  func values() {
    let digits = (0...255).map { UInt8($0) }.filter { Hexadecimal.value($0) != nil }
    #expect(digits == Array("0123456789ABCDEFabcdef".utf8))
    for value in UInt8(0)..<16 {
      #expect(Hexadecimal.value(Hexadecimal.digit(value)) == value)
      #expect(Hexadecimal.value(Hexadecimal.upperDigit(value)) == value)
    }
  }
}

@Suite("percent-encoding") struct PercentEncodingTests {
  @Test("what is kept stays, all else becomes triplets in upper case, and it reads back")
  func bothWays() {
    let text = "a b/ü%🥾~"
    let encoded = PercentEncoding.encode(text, keeping: PercentEncoding.isUnreserved)
    #expect(encoded == "a%20b%2F%C3%BC%25%F0%9F%A5%BE~")
    #expect(decoded(encoded) == text)
  }

  @Test(
    "broken triplets, NUL and what is no UTF-8 do not decode",
    arguments: ["%", "%2", "%2g", "%+f", "%00", "%FF", "a%C3"])
  func refused(text: String) {
    #expect(decoded(text) == nil)
    let bytes = Array(text.utf8)
    let isText = PercentEncoding.isText(bytes.span, 0..<bytes.count)
    #expect(!isText)
  }

  @Test("a plus sign is a blank in forms alone")
  func plus() {
    #expect(decoded("a+b") == "a+b")
    #expect(decoded("a+b", plusIsBlank: true) == "a b")
  }

  private func decoded(_ text: String, plusIsBlank: Bool = false) -> String? {
    let bytes = Array(text.utf8)
    return PercentEncoding.decode(bytes.span, 0..<bytes.count, plusIsBlank: plusIsBlank)
  }
}

@Suite("trimming of blanks") struct BlankTests {
  @Test(
    "spaces and tabs go from both ends and stay inside",
    arguments: [
      ("", ""), (" ", ""), ("\t \t", ""), ("a", "a"), (" a b\t", "a b"), ("\na ", "\na"), ("  ü ", "ü"),
    ])
  func trimming(text: String, expected: String) {
    #expect(text.trimmingBlanks() == expected)
    #expect(Array(text.utf8.trimmingBlanks()) == Array(expected.utf8))
    let bytes = Array(text.utf8)
    let range = bytes.span.trimmingBlanks(0..<bytes.count)
    #expect(Array(bytes[range]) == Array(expected.utf8))
  }

  @Test("line breaks go where they are asked to")
  func lineBreaks() {
    #expect("\r\n key \r\n".trimmingBlanks(where: Blanks.isBlankOrLineBreak) == "key")
  }
}

@Suite("civil calendar") struct CalendarTests {
  @Test(
    "seconds become dates and times, before 1970 too",
    arguments: [
      (Int64(0), "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (4_102_444_800, "2100-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    ])
  func civilTime(epoch: Int64, expected: String) {
    #expect(CivilTime(epochSeconds: epoch).rfc3339 == expected)
  }

  @Test("each day of 800 years follows the day before, and goes both ways")
  func everyDay() throws {
    var previous = CivilDate(daysSince1970: -146_098)
    for days in -146_097...146_097 {
      let date = CivilDate(daysSince1970: days)
      let isNextDay = date.year == previous.year && date.month == previous.month && date.day == previous.day + 1
      let endsMonth = previous.day == CivilDate.daysIn(month: previous.month, year: previous.year) && date.day == 1
      guard isNextDay || endsMonth, date.daysSince1970 == days,
        CivilDate(year: date.year, month: date.month, day: date.day) == date
      else {
        Issue.record("day \(days) is \(date) after \(previous)")
        return
      }
      previous = date
    }
  }

  @Test("days that the calendar does not have are refused")
  func refused() {
    #expect(CivilDate(year: 2024, month: 2, day: 29) != nil)
    for (year, month, day) in [(2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0)] {
      #expect(CivilDate(year: year, month: month, day: day) == nil)
    }
  }

  @Test("the wall clock's units agree")
  func wallClock() {
    let before = WallClock.now
    let milliseconds = WallClock.milliseconds
    #expect(before.seconds > 1_700_000_000 && (0..<1_000_000_000).contains(before.nanoseconds))
    #expect(milliseconds / 1000 >= before.seconds && WallClock.seconds >= milliseconds / 1000)
  }
}
