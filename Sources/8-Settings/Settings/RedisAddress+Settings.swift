// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import Redis

extension RedisAddress {
  /// `LIMITS_URL`; nil where it is not set.
  package static func limits(_ reader: SettingReader) throws(ConfigurationError) -> RedisAddress? {
    // Checked also where it has nothing to do.
    let caFile = try CertificateFile.path(reader, .limitsCAFile)
    guard let value = try reader.value(.limitsURL), let text = value.texts.last else { return nil }
    guard var address = RedisAddress(text) else {
      throw reader.invalid(
        .limitsURL, value, allowed: "redis://[USER][:PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// for TLS")
    }
    address.caFile = caFile
    return address
  }
}
