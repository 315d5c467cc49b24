// SPDX-License-Identifier: Apache-2.0
import Configuration

/// PEM files that settings name. Faults are better said at the start than at the first call.
enum CertificateFile {
  /// The file of certificates that a setting names; nil where it is not set.
  /// - Throws: where it cannot be read, or holds no certificate.
  static func path(_ reader: SettingReader, _ setting: Setting) throws(ConfigurationError) -> String? {
    try path(
      reader, setting, with: ["-----BEGIN CERTIFICATE-----", "-----BEGIN TRUSTED CERTIFICATE-----"],
      "a PEM file with at least one certificate")
  }

  /// The file of a private key that a setting names; nil where it is not set.
  /// - Throws: where it cannot be read, or holds no key that can be used without a password.
  static func keyPath(_ reader: SettingReader, _ setting: Setting) throws(ConfigurationError) -> String? {
    try path(
      reader, setting, with: ["PRIVATE KEY-----"], without: "ENCRYPTED",
      "a PEM file with a private key that is not encrypted")
  }

  private static func path(
    _ reader: SettingReader, _ setting: Setting, with marks: [String], without bad: String? = nil, _ allowed: String
  ) throws(ConfigurationError) -> String? {
    guard let value = try reader.value(setting), let path = value.texts.last else { return nil }
    let bytes: [UInt8]
    do throws(TextFile.Failure) {
      bytes = try TextFile.read(path)
    } catch {
      throw reader.invalid(setting, value, allowed: "a file that can be read: \(error.reason)")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard marks.contains(where: text.contains), !(bad.map(text.contains) ?? false) else {
      throw reader.invalid(setting, value, allowed: allowed)
    }
    return path
  }
}
