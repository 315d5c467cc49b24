// SPDX-License-Identifier: Apache-2.0
package import API
package import Configuration

extension NewAPIKey {
  /// `--name` and `--scopes` of `keygen`.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    let name = try reader.value(.keyName)
    if let name, KeyText.name.read(name.texts.last ?? "") == nil {
      throw reader.invalid(.keyName, name, allowed: KeyText.name.allowed)
    }
    let scopes = try reader.value(.keyScopes)
    for text in scopes?.texts ?? [] where KeyText.scope.read(text) == nil {
      if let scopes { throw reader.invalid(.keyScopes, scopes, text: text, allowed: KeyText.scope.allowed) }
    }
    self.init(name: name?.texts.last, scopes: scopes?.texts ?? [])
  }
}
