// SPDX-License-Identifier: Apache-2.0
import Primitives

/// HTML's character references, as the HTML standard reads them in text (section 13.2.5.72).
///
/// With one exception: a name without its semicolon before `=` stays, as the standard has it within attributes. What
/// looks so in a catalogue's text is the query of a link (`?a=1&copy=2`).
enum HTMLEntities {
  /// Replaces each reference by its characters, whatever number of times it was escaped; what is none stays as it is.
  static func decode(_ bytes: [UInt8], work: inout Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      work += 1
      guard bytes[position] == ampersand, let reference = unescaped(in: bytes, after: position + 1, work: &work) else {
        result.append(bytes[position])
        position += 1
        continue
      }
      result.append(contentsOf: reference.text)
      position = reference.end
    }
    return result
  }

  private static let ampersand = UInt8(ascii: "&")

  private struct Reference {
    var text: [UInt8]
    /// Behind the reference.
    var end: Int
  }

  /// The reference whose ampersand stands before `start`. Where it stands for an ampersand that begins another one, that
  /// one: `&amp;amp;lt;` is `<`, read in one go.
  private static func unescaped(in bytes: [UInt8], after start: Int, work: inout Int) -> Reference? {
    var found: Reference?
    var start = start
    while let reference = reference(in: bytes, after: start, work: &work) {
      found = reference
      guard reference.text == [ampersand] else { break }
      start = reference.end
    }
    return found
  }

  private static func reference(in bytes: [UInt8], after start: Int, work: inout Int) -> Reference? {
    guard start < bytes.count else { return nil }
    if bytes[start] == UInt8(ascii: "#") { return numeric(in: bytes, at: start + 1, work: &work) }
    var end = start
    let limit = min(bytes.count, start + longestName)
    while end < limit, ASCII.isLetterOrDigit(bytes[end]) { end += 1 }
    work += end - start
    guard end > start else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";"), let name = names[text(bytes[start..<end])] {
      return Reference(text: name.text, end: end + 1)
    }
    // The longest of the names that are known without a semicolon.
    var length = min(longestLegacyName, end - start)
    while length >= 2 {
      let behind = start + length
      if let name = names[text(bytes[start..<behind])], name.isLegacy {
        guard behind == bytes.count || bytes[behind] != UInt8(ascii: "=") else { return nil }
        return Reference(text: name.text, end: behind)
      }
      length -= 1
    }
    return nil
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: By number

  /// `start` is behind `&#`.
  private static func numeric(in bytes: [UInt8], at start: Int, work: inout Int) -> Reference? {
    var position = start
    var radix: UInt32 = 10
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      position += 1
    }
    let digits = position
    var value: UInt32 = 0
    while position < bytes.count, let digit = digit(bytes[position]), digit < radix {
      // Any greater one is as wrong.
      value = min(value * radix + digit, 0x11_0000)
      position += 1
    }
    work += position - start
    guard position > digits else { return nil }
    let end = position < bytes.count && bytes[position] == UInt8(ascii: ";") ? position + 1 : position
    return Reference(text: Array(String(Character(scalar(value))).utf8), end: end)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 55
    default: nil
    }
  }

  /// Zero, halves of surrogate pairs and what is beyond Unicode are U+FFFD; 0x80…0x9F mean Windows-1252.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    let value = (0x80...0x9F).contains(value) ? windows1252[Int(value) - 0x80] : value
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]

  // MARK: By name

  private struct Name {
    var text: [UInt8]
    /// Known without its semicolon too.
    var isLegacy: Bool
  }

  private static let longestName = 31
  private static let longestLegacyName = 6

  private static let names: [String: Name] = {
    var names: [String: Name] = [:]
    names.reserveCapacity(2_200)
    for entry in HTMLEntityNames.table.description.split(separator: ",") {
      let parts = entry.split(separator: ":")
      guard parts.count == 2 else { continue }
      var text = String.UnicodeScalarView()
      for number in parts[1].split(separator: ".") {
        if let scalar = UInt32(number, radix: 16).flatMap(Unicode.Scalar.init) { text.append(scalar) }
      }
      let isLegacy = parts[0].last == "!"
      names[String(isLegacy ? parts[0].dropLast() : parts[0])] = Name(
        text: Array(String(text).utf8), isLegacy: isLegacy)
    }
    return names
  }()
}
