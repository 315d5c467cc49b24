// SPDX-License-Identifier: Apache-2.0
import Catalog
import Synchronization

/// Digests of the products that a run has loaded, 64 bits each: a later reading of the source needs to look only at
/// those that have changed since.
final class ProductDigests: Sendable {
  private let digests = Mutex<[ProductKey: UInt64]>([:])

  /// A product was loaded.
  func note(_ document: ProductDocument, hash: String) {
    let digest = Self.digest(document, hash: hash)
    digests.withLock { $0[ProductKey(document.id)] = digest }
  }

  /// Whether the product was loaded exactly so.
  func has(_ product: ReadProduct) -> Bool {
    let digest = Self.digest(product.document, hash: product.hash)
    return digests.withLock { $0[ProductKey(product.id)] } == digest
  }

  private static func digest(_ document: ProductDocument, hash: String) -> UInt64 {
    var digest = Fingerprint()
    digest.add(document.shown)
    digest.add(hash.utf8)
    return digest.value
  }
}
