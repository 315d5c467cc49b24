// SPDX-License-Identifier: Apache-2.0
import Crypto
import Primitives

/// An accepted API key, kept as its SHA-256: memory dumps and configuration files do not give it away.
package struct APIKeyHash: Sendable, Hashable {
  let digest: [UInt8]

  /// The hash of a key as its holder knows it.
  package init(key: String) { digest = SHA256.hash(key) }

  /// A hash in 64 hexadecimal digits, with or without `sha256:` before them; nil for anything else.
  package init?(hexadecimal text: String) {
    let digits = text.hasPrefix("sha256:") ? String(text.dropFirst(7)) : text
    guard digits.utf8.count == 64, let digest = Hexadecimal.decode(digits) else { return nil }
    self.digest = digest
  }
}
