// SPDX-License-Identifier: Apache-2.0

/// Text that can stand between triple quotes and cannot end them: control characters become blanks, a third quotation
/// mark in a row an apostrophe.
struct QuotedText {
  private(set) var text = ""
  /// Quotation marks in a row at the end.
  private var quotes = 0

  mutating func append(_ string: String, keepsLines: Bool = false) {
    guard !string.isEmpty else { return }
    guard string.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") }) else {
      text += string
      quotes = 0
      return
    }
    for scalar in string.unicodeScalars {
      if scalar == "\"" {
        quotes = quotes == 2 ? 0 : quotes + 1
        text.unicodeScalars.append(quotes == 0 ? "'" : "\"")
      } else {
        quotes = 0
        let isControl = scalar.value < 0x20 || scalar.value == 0x7F
        text.unicodeScalars.append(isControl && !(keepsLines && scalar == "\n") ? " " : scalar)
      }
    }
  }

  mutating func endLine() {
    text += "\n"
    quotes = 0
  }

  /// A whole string, its lines kept.
  static func of(_ string: String) -> String {
    var quoted = QuotedText()
    quoted.append(string, keepsLines: true)
    return quoted.text
  }
}
