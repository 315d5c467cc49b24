// SPDX-License-Identifier: Apache-2.0

/// Rows of a table in text. Between commas or semicolons fields may be quoted as RFC 4180 says, line breaks included.
/// Between tabs a field is as it stands, unless quotation marks enclose all of it, as spreadsheets write it.
struct DelimitedText {
  struct Row {
    /// The line on which it begins, from 1.
    let line: Int
    let fields: [String]

    var isBlank: Bool { fields.count == 1 && fields[0].allSatisfy(\.isWhitespace) }
  }

  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private let delimiter: UInt8
  /// The line of the row that was read last.
  private(set) var line = 0
  private var nextLine = 1

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")

  /// The first line that is not blank decides what stands between fields.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
    let first = bytes.split(separator: Self.lineFeed).first { line in line.contains { $0 > 0x20 } } ?? []
    if first.contains(UInt8(ascii: "\t")) {
      delimiter = UInt8(ascii: "\t")
    } else {
      delimiter =
        !first.contains(UInt8(ascii: ",")) && first.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }
  }

  var delimiterName: String {
    switch delimiter {
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: ";"): "semicolon"
    default: "comma"
    }
  }

  /// The next row; nil at the end.
  mutating func next() throws(JudgementError) -> Row? {
    guard place < bytes.endIndex else { return nil }
    line = nextLine
    return Row(line: line, fields: delimiter == UInt8(ascii: "\t") ? try plainFields() : try quotedFields())
  }

  // MARK: Tabs

  private mutating func plainFields() throws(JudgementError) -> [String] {
    let end = bytes[place...].firstIndex(of: Self.lineFeed) ?? bytes.endIndex
    var content = bytes[place..<end]
    if content.last == UInt8(ascii: "\r") { content = content.dropLast() }
    place = min(end + 1, bytes.endIndex)
    nextLine += 1
    var fields: [String] = []
    for field in content.split(separator: delimiter, omittingEmptySubsequences: false) {
      let text = try text(field)
      fields.append(Self.unquoted(text) ?? text)
    }
    return fields
  }

  /// Nil where the quotation marks are part of the text.
  private static func unquoted(_ text: String) -> String? {
    guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
    var inner = ""
    var isOpen = false
    for character in text.dropFirst().dropLast() {
      guard character == "\"" else {
        if isOpen { return nil }
        inner.append(character)
        continue
      }
      if isOpen { inner.append(character) }
      isOpen.toggle()
    }
    return isOpen ? nil : inner
  }

  // MARK: Commas

  private mutating func quotedFields() throws(JudgementError) -> [String] {
    var fields: [String] = []
    while true {
      fields.append(try bytes[place...].first == Self.quote ? quotedField() : plainField())
      guard place < bytes.endIndex else { return fields }
      let end = bytes[place]
      place += 1
      if end == delimiter { continue }
      nextLine += 1
      return fields
    }
  }

  /// Up to the delimiter or the line's end.
  private mutating func plainField() throws(JudgementError) -> String {
    let end = bytes[place...].firstIndex { $0 == delimiter || $0 == Self.lineFeed } ?? bytes.endIndex
    var field = bytes[place..<end]
    if field.last == UInt8(ascii: "\r"), end == bytes.endIndex || bytes[end] == Self.lineFeed {
      field = field.dropLast()
    }
    place = end
    return try text(field)
  }

  private mutating func quotedField() throws(JudgementError) -> String {
    var field: [UInt8] = []
    var cursor = place + 1
    while cursor < bytes.endIndex {
      let byte = bytes[cursor]
      if byte == Self.lineFeed { nextLine += 1 }
      guard byte == Self.quote else {
        field.append(byte)
        cursor += 1
        continue
      }
      cursor += 1
      if cursor < bytes.endIndex, bytes[cursor] == Self.quote {
        field.append(Self.quote)
        cursor += 1
        continue
      }
      if cursor < bytes.endIndex, bytes[cursor] == UInt8(ascii: "\r") { cursor += 1 }
      guard cursor == bytes.endIndex || bytes[cursor] == delimiter || bytes[cursor] == Self.lineFeed else {
        throw JudgementError(
          nextLine, "text behind a closing quotation mark; double the quotation marks inside of a quoted field")
      }
      place = cursor
      return try text(field[...])
    }
    throw JudgementError(line, "a quotation mark is opened and never closed")
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws(JudgementError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw JudgementError(nextLine, "the text is not UTF-8; save the file as UTF-8")
    }
    return text
  }
}
