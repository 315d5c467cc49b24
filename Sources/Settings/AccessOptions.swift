// SPDX-License-Identifier: Apache-2.0
package import API
package import Configuration
import HTTPServer

extension AccessControl {
  /// `AUTH`, `API_KEYS` and `CORS_ORIGINS`.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    let mode = try reader.choice(.auth).flatMap(Mode.init(rawValue:)) ?? .required
    var keys: [APIKeyHash] = []
    if let value = try reader.value(.apiKeys) {
      for text in value.texts {
        guard AccessText.isVisible(text), let key = Self.hash(text) else {
          throw reader.invalid(
            .apiKeys, value, text: text,
            allowed: "keys of visible ASCII characters without blanks and commas, or sha256: and 64 hexadecimal digits")
        }
        keys.append(key)
      }
    }
    let origins = try HTTPServer.Options.origins(reader)
    if mode == .required, keys.isEmpty {
      throw reader.missing(.apiKeys, "AUTH=required lets nobody in without a key")
    }
    if mode == .widget, origins.isEmpty {
      throw reader.missing(.corsOrigins, "AUTH=widget opens the chat to the pages of these origins")
    }
    self.init(mode: mode, keys: keys, origins: origins)
  }

  private static func hash(_ text: String) -> APIKeyHash? {
    text.hasPrefix("sha256:") ? APIKeyHash(hexadecimal: text) : APIKeyHash(key: text)
  }
}

/// Checks of what stands in a field line.
enum AccessText {
  static func isVisible(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } }
}
