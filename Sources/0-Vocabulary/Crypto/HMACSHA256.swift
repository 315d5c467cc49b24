// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// HMAC with SHA-256 (RFC 2104).
package enum HMACSHA256 {
  /// The authentication code of these bytes, 32 bytes.
  package static func authenticate(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    var padded = key.count > SHA256.blockBytes ? SHA256.hash(key) : key
    padded.append(contentsOf: repeatElement(0, count: SHA256.blockBytes - padded.count))
    var inner = SHA256()
    inner.update(padded.map { $0 ^ 0x36 })
    inner.update(bytes)
    var outer = SHA256()
    outer.update(padded.map { $0 ^ 0x5c })
    outer.update(inner.finalize())
    return outer.finalize()
  }

  /// Whether `code` is the authentication code of these bytes, in a time that does not tell where it differs.
  package static func isValid(_ code: [UInt8], for bytes: [UInt8], key: [UInt8]) -> Bool {
    ConstantTime.equal(code, authenticate(bytes, key: key))
  }
}
