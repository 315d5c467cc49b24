// SPDX-License-Identifier: Apache-2.0
package import API
package import Configuration
import Observability

extension AccessControl {
  /// `AUTH`, `API_KEYS` and `CORS_ORIGINS`.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    let mode = try reader.choice(.auth).flatMap(Mode.init(rawValue:)) ?? .required
    let keys = try APIKeyList.read(reader)
    let origins = try Self.origins(reader)
    if mode == .required, keys.isEmpty {
      throw reader.missing(.apiKeys, "AUTH=required lets nobody in without a key")
    }
    if mode == .widget, origins.isEmpty {
      throw reader.missing(.corsOrigins, "AUTH=widget opens the chat to the pages of these origins")
    }
    self.init(mode: mode, keys: keys, origins: origins)
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
