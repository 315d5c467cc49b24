// SPDX-License-Identifier: Apache-2.0

/// Hides secrets in values that are shown.
package enum Masking {
  /// The text in place of a secret.
  package static let mask = "***"

  /// The value as errors and logs show it: secrets not at all, the user part of URLs not, long ones shortened, control
  /// characters replaced.
  package static func shown(_ value: String, isSecret: Bool = false) -> String {
    if isSecret { return mask }
    var text = withoutUserInfo(value)
    if text.count > 120 { text = String(text.prefix(117)) + "…" }
    return String(text.map { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f } ? $0 : "�" })
  }

  /// `http://user:password@host` with the part before the last `@` of each authority masked.
  static func withoutUserInfo(_ value: String) -> String {
    var shown = ""
    var rest = value[...]
    while let slashes = firstDoubleSlash(rest) {
      let start = rest.index(slashes, offsetBy: 2)
      let authority = rest[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "," }
      shown += rest[..<start]
      if let at = authority.lastIndex(of: "@") {
        shown += mask + authority[at...]
      } else {
        shown += authority
      }
      rest = rest[authority.endIndex...]
    }
    return shown + rest
  }

  private static func firstDoubleSlash(_ text: Substring) -> Substring.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == "/", next < text.endIndex, text[next] == "/" { return index }
      index = next
    }
    return nil
  }
}
