// SPDX-License-Identifier: Apache-2.0
package import API
package import Configuration
import Observability

extension AccessControl {
  /// `AUTH`, `API_KEYS`, `CORS_ORIGINS`, `WIDGET` and `WIDGET_SECRET`. Tokens of an issuer are looked at once somebody fetches its
  /// keys: `tokens` is the caller's to set.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    let mode = try reader.choice(.auth).flatMap(Mode.init(rawValue:)) ?? .required
    let keys = try APIKeyList.read(reader)
    let origins = try Self.origins(reader)
    let hasIssuer = try reader.value(.oauthIssuer) != nil
    if mode == .required, keys.isEmpty, !hasIssuer {
      throw reader.missing(.apiKeys, "AUTH=required lets nobody in without a key or a token's issuer (OAUTH_ISSUER)")
    }
    let servesPages = try reader.choice(.widget) == "on"
    if servesPages, mode == .required {
      throw ConfigurationError(
        code: .configuration,
        message: "WIDGET=on needs AUTH=widget or AUTH=none: with AUTH=required no page may ask", setting: "WIDGET")
    }
    // While the service shows a page of its own there is one to try.
    if mode == .widget, origins.isEmpty, !servesPages {
      throw reader.missing(.corsOrigins, "AUTH=widget opens the chat to the pages of these origins")
    }
    self.init(mode: mode, keys: keys, origins: origins)
    self.servesPages = servesPages
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
