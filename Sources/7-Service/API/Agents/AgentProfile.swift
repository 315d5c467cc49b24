// SPDX-License-Identifier: Apache-2.0

/// The profile by which a UCP platform says what it is: `UCP-Agent: profile="https://…"`, a dictionary of structured fields
/// (RFC 9651). Its address is asked for, and never fetched: an address that a stranger names is not called.
enum AgentProfile {
  /// The code of the refusal.
  static let fault = "invalid_profile_url"

  /// - Throws: where the field does not name one.
  static func check(_ field: String?) throws(APIError) {
    guard let field, let address = address(in: field), isAddress(address) else {
      throw .invalid(
        "The field UCP-Agent must name the platform's profile: profile=\"https://…\".", param: nil, code: fault)
    }
  }

  /// The string that is the member `profile`; of several the last one counts.
  static func address(in field: String) -> String? {
    var found: String?
    var name = ""
    var value: String?
    var isQuoted = false
    var isEscaped = false
    /// Whether the string between quotes is the member's own; those of its parameters say something else.
    var isOwn = false
    var isParameter = false
    func end() -> String? { trimmed(name) == "profile" ? value : nil }
    for character in field.unicodeScalars {
      if isQuoted {
        if isEscaped || (character != "\\" && character != "\"") {
          if isOwn { value?.unicodeScalars.append(character) }
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else {
          isQuoted = false
        }
        continue
      }
      switch character {
      case "\"":
        isQuoted = true
        isOwn = !isParameter && value == nil && name.hasSuffix("=")
        if isOwn {
          name.removeLast()
          value = ""
        }
      case ",":
        found = end() ?? found
        (name, value, isParameter) = ("", nil, false)
      case ";": isParameter = true
      default: if value == nil, !isParameter { name.unicodeScalars.append(character) }
      }
    }
    return isQuoted ? nil : end() ?? found
  }

  private static func trimmed(_ text: String) -> Substring {
    var text = text[...]
    while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
    while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
    return text
  }

  /// An absolute URL of the web with a host.
  static func isAddress(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }),
      text.utf8.count <= 2_048, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return false }
    let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    return !host.isEmpty && !host.contains("@") && !host.hasPrefix(":")
  }
}
