// SPDX-License-Identifier: Apache-2.0
import Crypto

/// Texts that cannot be guessed.
enum RandomText {
  /// Makes a text of so many bytes of the system's generator, in base64url.
  static func make(bytes count: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    return Base64.encode((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }, alphabet: .url)
  }
}
