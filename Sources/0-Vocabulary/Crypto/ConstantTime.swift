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
