// SPDX-License-Identifier: Apache-2.0
import API
import Configuration
import Observability

/// The forms of what is said of an API key.
enum KeyText {
  static let name = TextForm(allowed: "1 to 64 printable characters") { text in
    let isPrintable = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    return (1...64).contains(text.unicodeScalars.count) && isPrintable ? text : nil
  }
  static let scope = TextForm(
    allowed: "scopes of " + AccessScope.all.joined(separator: ", "),
    read: { AccessScope.all.contains($0) ? $0 : nil })
  static let rate = TextForm(allowed: RateLimit.allowed + ", or off") { text in
    text == "off" || RateLimit(text: text) != nil ? text : nil
  }
  static let budget = TextForm(allowed: "an amount in US dollars such as 2.50") { text in
    SettingReader.decimal(text).flatMap { (0...1_000_000).contains($0) ? text : nil }
  }
}
