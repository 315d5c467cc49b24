// SPDX-License-Identifier: Apache-2.0
import Crypto
import JSON
import Primitives

/// A key that was made just now, and what a configuration needs of it.
package struct NewAPIKey: Sendable {
  /// The key itself, for its holder; shown once and kept nowhere.
  package let text: String
  /// The entry for `api_keys` of the configuration file: everything but the key.
  package let entry: String

  /// 256 random bits.
  ///
  /// - Parameters:
  ///   - name: the holder's name; nil: one that is made of the hash.
  ///   - scopes: in this order.
  package init(name: String?, scopes: [String]) {
    text = "rag_" + RandomText.make(bytes: 32)
    let hash = Hexadecimal.encode(SHA256.hash(text))
    let shownName = JSONValue.string(name ?? "key-" + hash.prefix(8)).serialized()
    entry = """
      - name: \(String(decoding: shownName, as: UTF8.self))
        sha256: \(hash)
        scopes: [\(scopes.joined(separator: ", "))]

      """
  }
}
