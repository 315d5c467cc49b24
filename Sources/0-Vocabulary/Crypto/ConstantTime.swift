// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// Comparison of secrets.
package enum ConstantTime {
  /// Whether both are the same, in a time that depends on the length alone. Different lengths are told at once.
  package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in
        guard let first = left.baseAddress, let second = right.baseAddress else { return true }
        return unsafe CRYPTO_memcmp(first, second, left.count) == 0
      }
    }
  }
}

/// Random bytes for keys, tokens and ids.
package enum Random {
  /// So many bytes of OpenSSL's generator, which the kernel seeds.
  package static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(count, 0))
    guard let length = Int32(exactly: bytes.count),
      unsafe bytes.withUnsafeMutableBufferPointer({ unsafe RAND_bytes($0.baseAddress, length) }) == 1
    else {
      throw CryptoError(code: .randomUnavailable, message: "the system gives no random bytes")
    }
    return bytes
  }

  /// So many bytes in hexadecimal.
  package static func hexadecimal(_ count: Int) throws(CryptoError) -> String {
    Hexadecimal.encode(try bytes(count))
  }
}

/// Bytes as hexadecimal digits.
package enum Hexadecimal {
  /// Two digits for each byte, in lower case.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 0x0f))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of an even number of digits in either case.
  package static func decode(_ text: String) throws(CryptoError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 2)
    var high: UInt8?
    for digit in text.utf8 {
      guard let value = value(digit) else { throw invalid }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    guard high == nil else { throw invalid }
    return bytes
  }

  private static var invalid: CryptoError { CryptoError(code: .invalidEncoding, message: "not hexadecimal") }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x37
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}
