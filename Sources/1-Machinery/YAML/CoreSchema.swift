// SPDX-License-Identifier: Apache-2.0
import JSON

/// Makes a value of a plain scalar, by the core schema of YAML 1.2.2 §10.3, in which `no` and `on` are strings.
enum CoreSchema {
  /// The value of a plain scalar; nil for what JSON cannot hold (`.inf`, `.nan`).
  static func resolve(_ text: String) -> JSONValue? {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".nan", ".NaN", ".NAN": return nil
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF": return nil
    default: return number(text).map { .number($0) } ?? .string(text)
    }
  }

  /// A number of the core schema, written as JSON wants it: no `+`, no leading zeros, a digit on each side of the dot.
  static func number(_ text: String) -> JSONNumber? {
    guard let first = text.utf8.first, first < 0x3a, first != UInt8(ascii: "/") else { return nil }
    if text.hasPrefix("0x") || text.hasPrefix("0o") {
      let digits = text.dropFirst(2)
      guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
      return Int(digits, radix: text.hasPrefix("0x") ? 16 : 8).map { JSONNumber($0) }
    }
    var rest = text[...]
    var sign = ""
    if let first = rest.first, first == "+" || first == "-" {
      sign = first == "-" ? "-" : ""
      rest = rest.dropFirst()
    }
    var whole = takeDigits(&rest)
    var fraction = ""
    if rest.first == "." {
      rest = rest.dropFirst()
      fraction = takeDigits(&rest)
      guard !(whole.isEmpty && fraction.isEmpty) else { return nil }
    } else if whole.isEmpty {
      return nil
    }
    var exponent = ""
    if rest.first == "e" || rest.first == "E" {
      rest = rest.dropFirst()
      exponent = "e"
      if let mark = rest.first, mark == "+" || mark == "-" {
        exponent.append(mark)
        rest = rest.dropFirst()
      }
      let digits = takeDigits(&rest)
      guard !digits.isEmpty else { return nil }
      exponent += digits
    }
    guard rest.isEmpty else { return nil }
    whole = String(whole.drop { $0 == "0" })
    return JSONNumber(
      text: sign + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction) + exponent)
  }

  private static func takeDigits(_ text: inout Substring) -> String {
    let digits = text.prefix { $0 >= "0" && $0 <= "9" && $0.isASCII }
    text = text[digits.endIndex...]
    return String(digits)
  }
}
