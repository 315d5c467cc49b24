// SPDX-License-Identifier: Apache-2.0
import API
import Configuration
import Observability

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
