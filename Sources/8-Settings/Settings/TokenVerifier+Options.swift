// SPDX-License-Identifier: Apache-2.0
package import API
package import Configuration

extension TokenVerifier.Options {
  /// `OAUTH_…`; nil without an issuer.
  package init?(_ reader: SettingReader) throws(ConfigurationError) {
    guard let issuer = try Self.url(.oauthIssuer, reader) else {
      for setting in [Setting.oauthAudience, .oauthKeysURL] where try reader.value(setting) != nil {
        throw reader.missing(.oauthIssuer, "\(setting.name) says more of an issuer that is not named")
      }
      return nil
    }
    guard let audience = try reader.text(.oauthAudience), !audience.isEmpty else {
      throw reader.missing(
        .oauthAudience, "without it a token that the issuer gave for another service would be accepted here")
    }
    self.init(
      issuer: issuer, audience: audience, keysURL: try Self.url(.oauthKeysURL, reader),
      scopes: try TokenScopes(reader), authorizationURL: try Self.url(.oauthAuthorizationURL, reader),
      tokenURL: try Self.url(.oauthTokenURL, reader))
  }

  /// As it stands: the issuer of a token is compared character for character.
  private static func url(_ setting: Setting, _ reader: SettingReader) throws(ConfigurationError) -> String? {
    guard let value = try reader.value(setting), let text = value.texts.last else { return nil }
    guard IssuerURL.isSafe(text) else {
      throw reader.invalid(
        setting, value, allowed: "an https URL without user or fragment, or an http one of this machine's loopback")
    }
    return text
  }
}

extension TokenScopes {
  /// `OAUTH_SCOPES`.
  init(_ reader: SettingReader) throws(ConfigurationError) {
    guard let value = try reader.value(.oauthScopes) else {
      self.init()
      return
    }
    var names: [String: [String]] = [:]
    for text in value.texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, AccessScope.all.contains(parts[0]), AccessText.isScope(parts[1]) else {
        throw reader.invalid(
          .oauthScopes, value, text: text,
          allowed: "OURS=THEIRS such as chat=shop.chat, ours one of " + AccessScope.all.joined(separator: ", "))
      }
      names[parts[0], default: []].append(parts[1])
    }
    self.init(names)
  }
}
