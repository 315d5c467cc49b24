// SPDX-License-Identifier: Apache-2.0
package import API
package import Configuration
import Observability

extension AccessControl {
  /// `AUTH`, `API_KEYS`, `CORS_ORIGINS` and `WIDGET_SECRET`. Tokens of an issuer are looked at once somebody fetches its
  /// keys: `tokens` is the caller's to set.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    let mode = try reader.choice(.auth).flatMap(Mode.init(rawValue:)) ?? .required
    let keys = try APIKeyList.read(reader)
    let origins = try Self.origins(reader)
    let hasIssuer = try reader.value(.oauthIssuer) != nil
    if mode == .required, keys.isEmpty, !hasIssuer {
      throw reader.missing(.apiKeys, "AUTH=required lets nobody in without a key or a token's issuer (OAUTH_ISSUER)")
    }
    if mode == .widget, origins.isEmpty {
      throw reader.missing(.corsOrigins, "AUTH=widget opens the chat to the pages of these origins")
    }
    self.init(mode: mode, keys: keys, origins: origins)
    widgetTokens = try reader.text(.widgetSecret).map { WidgetTokens(secret: $0) }
  }

  /// `CORS_ORIGINS`, each checked to be what a browser sends.
  private static func origins(_ reader: SettingReader) throws(ConfigurationError) -> [String] {
    guard let value = try reader.value(.corsOrigins) else { return [] }
    for text in value.texts where URLText.origin(text) == nil {
      throw reader.invalid(
        .corsOrigins, value, text: text,
        allowed: "an exact origin as browsers send it, such as https://shop.example: lower case, no path, no default"
          + " port, no pattern")
    }
    return value.texts
  }
}

/// Checks of what stands in a field line.
enum AccessText {
  /// A scope's name (RFC 6749 §3.3).
  static func isScope(_ text: String) -> Bool { isVisible(text) && !text.utf8.contains { $0 == 0x22 || $0 == 0x5C } }
  static func isVisible(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } }
}

extension RateLimit {
  /// `RATE_LIMIT`; nil for `off`.
  init?(_ reader: SettingReader) throws(ConfigurationError) {
    guard let value = try reader.value(.rateLimit), let text = value.texts.last, text.lowercased() != "off" else {
      return nil
    }
    guard let limit = Self(text: text) else {
      throw reader.invalid(.rateLimit, value, allowed: Self.allowed + ", or off")
    }
    self = limit
  }

  static let allowed = "PER_MINUTE/BURST such as 60/20, two whole numbers from 1 to 1000000"

  /// `PER_MINUTE/BURST`; nil for anything else.
  init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Self.count($0) }
    guard parts.count == 2, let perMinute = parts[0], let burst = parts[1] else { return nil }
    self.init(perMinute: perMinute, burst: burst)
  }

  private static func count(_ text: Substring) -> Int? {
    guard (1...7).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let number = Int(text), (1...1_000_000).contains(number)
    else { return nil }
    return number
  }
}
