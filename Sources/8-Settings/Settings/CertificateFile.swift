// SPDX-License-Identifier: Apache-2.0
import Configuration

/// A PEM file of certificates to trust.
enum CertificateFile {
  /// The file that a setting names; nil where it is not set.
  /// - Throws: where it cannot be read, or holds no certificate: better said at the start than at the first call.
  static func path(_ reader: SettingReader, _ setting: Setting) throws(ConfigurationError) -> String? {
    guard let value = try reader.value(setting), let path = value.texts.last else { return nil }
    let bytes: [UInt8]
    do throws(TextFile.Failure) {
      bytes = try TextFile.read(path)
    } catch {
      throw reader.invalid(setting, value, allowed: "a file that can be read: \(error.reason)")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard ["-----BEGIN CERTIFICATE-----", "-----BEGIN TRUSTED CERTIFICATE-----"].contains(where: text.contains) else {
      throw reader.invalid(setting, value, allowed: "a PEM file with at least one certificate")
    }
    return path
  }
}
