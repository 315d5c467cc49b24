// SPDX-License-Identifier: Apache-2.0
package import Configuration
import HTTPClient
package import SearchEngine

extension SearchEngine.Options {
  /// The cluster of the `ENGINE_…` settings.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    guard let value = try reader.value(.engineURL), !value.texts.isEmpty else { throw reader.missing(.engineURL) }
    var nodes: [String] = []
    for text in value.texts {
      guard let node = URLText.base(text) else {
        throw reader.invalid(
          .engineURL, value, text: text,
          allowed: "http://HOST:PORT or https://HOST:PORT, without user or query; name and password go into"
            + " ENGINE_USERNAME and ENGINE_PASSWORD")
      }
      nodes.append(node)
    }
    self.init(nodes: nodes, tls: try Self.tls(reader))
    dialect = try reader.choice(.engineDialect).flatMap(Dialect.init(rawValue:))
    credentials = try Self.credentials(reader)
  }

  private static func credentials(_ reader: SettingReader) throws(ConfigurationError) -> SearchEngine.Credentials {
    let username = try reader.text(.engineUsername)
    let password = try reader.text(.enginePassword)
    let apiKey = try reader.text(.engineAPIKey)
    let token = try reader.text(.engineBearerToken)
    var kinds: [Setting] = []
    if apiKey != nil { kinds.append(.engineAPIKey) }
    if token != nil { kinds.append(.engineBearerToken) }
    if username != nil || password != nil { kinds.append(.engineUsername) }
    if kinds.count > 1 {
      throw conflict(
        "\(kinds[0].name) and \(kinds[1].name) are both set; set one of them", kinds[0])
    }
    if let apiKey { return .apiKey(apiKey) }
    if let token { return .bearer(token) }
    switch (username, password) {
    case (nil, nil): return .none
    case (let username?, let password?): return .basic(username: username, password: password)
    case (_?, nil): throw reader.missing(.enginePassword, "ENGINE_USERNAME is set and needs it")
    case (nil, _?): throw reader.missing(.engineUsername, "ENGINE_PASSWORD is set and needs it")
    }
  }

  private static func tls(_ reader: SettingReader) throws(ConfigurationError) -> TLSOptions {
    var tls = TLSOptions()
    tls.verify = try reader.boolean(.engineTLSVerify) ?? true
    tls.caFile = try CertificateFile.path(reader, .engineCAFile)
    if let value = try reader.value(.engineCAFingerprint), let text = value.texts.last {
      let digits = text.filter { $0 != ":" }
      guard digits.utf8.count == 64, digits.allSatisfy(\.isHexDigit) else {
        throw reader.invalid(.engineCAFingerprint, value, allowed: "64 hexadecimal digits, colons allowed")
      }
      tls.fingerprint = digits.lowercased()
    }
    tls.clientCertificateFile = try CertificateFile.path(reader, .engineClientCertFile)
    if tls.clientCertificateFile == nil, try reader.value(.engineClientKeyFile) != nil {
      throw reader.missing(.engineClientCertFile, "ENGINE_CLIENT_KEY_FILE is set and needs it")
    }
    if tls.clientCertificateFile != nil {
      // libcurl looks for the key in the certificate's file where none is named.
      let hasKeyFile = try reader.value(.engineClientKeyFile) != nil
      tls.clientKeyFile = try CertificateFile.keyPath(reader, hasKeyFile ? .engineClientKeyFile : .engineClientCertFile)
    }
    return tls
  }

  private static func conflict(_ message: String, _ setting: Setting) -> ConfigurationError {
    ConfigurationError(code: .configuration, message: message, setting: setting.name)
  }
}
