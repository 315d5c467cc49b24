// SPDX-License-Identifier: Apache-2.0

/// The few values of ASN.1's distinguished encoding (X.690) that keys and signatures are handed to OpenSSL in.
enum DER {
  /// The algorithm's identifier of a public key, its content.
  static let rsaEncryption: [UInt8] = [
    0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00,
  ]
  static let p256: [UInt8] = [
    0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07,
  ]
  static let ed25519: [UInt8] = [0x06, 0x03, 0x2B, 0x65, 0x70]

  /// SubjectPublicKeyInfo.
  static func publicKey(algorithm: [UInt8], _ key: [UInt8]) -> [UInt8] {
    sequence(sequence(algorithm) + value(0x03, [0] + key))
  }

  static func sequence(_ content: [UInt8]) -> [UInt8] { value(0x30, content) }

  /// A number that is not negative.
  ///
  /// - Parameter bytes: big-endian; zeros in front do not matter.
  static func integer(_ bytes: [UInt8]) -> [UInt8] {
    var digits = Array(bytes.drop { $0 == 0 })
    if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
    return value(0x02, digits)
  }

  private static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    var length: [UInt8] = []
    if content.count < 0x80 {
      length = [UInt8(content.count)]
    } else {
      var rest = content.count
      while rest > 0 {
        length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
        rest >>= 8
      }
      length.insert(0x80 | UInt8(length.count), at: 0)
    }
    return [tag] + length + content
  }
}
