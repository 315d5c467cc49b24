// SPDX-License-Identifier: Apache-2.0
package import Configuration

/// The search engine: where it is, and how it knows us.
extension Setting {
  private static let engine = "Search engine"

  static let engineURL = Setting(
    "ENGINE_URL", .list, group: engine, placeholder: "URL[,URL]",
    summary: "Nodes of one Elasticsearch or OpenSearch cluster.", defaultSummary: "none: required")
  static let engineDialect = Setting(
    "ENGINE_DIALECT", .choice(["auto", "elasticsearch", "opensearch"]), group: engine,
    summary: "Protocol of the cluster.", defaultValue: "auto")
  static let engineUsername = Setting(
    "ENGINE_USERNAME", .text, group: engine, placeholder: "NAME",
    summary: "User name; ENGINE_PASSWORD goes with it.")
  static let enginePassword = Setting(
    "ENGINE_PASSWORD", .text, group: engine, summary: "Password of ENGINE_USERNAME.", isSecret: true)
  static let engineAPIKey = Setting(
    "ENGINE_API_KEY", .text, group: engine, summary: "Encoded API key, instead of a user.", isSecret: true)
  static let engineBearerToken = Setting(
    "ENGINE_BEARER_TOKEN", .text, group: engine, summary: "Bearer token, instead of a user.", isSecret: true)
  static let engineCAFile = Setting(
    "ENGINE_CA_FILE", .text, group: engine, placeholder: "FILE",
    summary: "PEM file of the certificates to trust.", defaultSummary: "the system's")
  static let engineCAFingerprint = Setting(
    "ENGINE_CA_FINGERPRINT", .text, group: engine, placeholder: "HEX",
    summary: "SHA-256 of the one certificate to trust, the node's or its CA's.")
  static let engineClientCertFile = Setting(
    "ENGINE_CLIENT_CERT_FILE", .text, group: engine, placeholder: "FILE",
    summary: "PEM file of the certificate that is shown to the engine.")
  static let engineClientKeyFile = Setting(
    "ENGINE_CLIENT_KEY_FILE", .text, group: engine, placeholder: "FILE",
    summary: "PEM file of that certificate's key.", defaultSummary: "ENGINE_CLIENT_CERT_FILE holds it")
  static let engineTLSVerify = Setting(
    "ENGINE_TLS_VERIFY", .boolean, group: engine, summary: "Whether certificates are checked.", defaultValue: "true")

  /// Settings that lead to the engine.
  package static let engineSettings = [
    engineURL, engineDialect, engineUsername, enginePassword, engineAPIKey, engineBearerToken, engineCAFile,
    engineCAFingerprint, engineClientCertFile, engineClientKeyFile, engineTLSVerify,
  ]
}
