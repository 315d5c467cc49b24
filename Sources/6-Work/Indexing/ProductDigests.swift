// SPDX-License-Identifier: Apache-2.0
import Catalog
import Synchronization

/// Digests of the native documents whose products a run has loaded, 64 bits each: a later reading of the source needs to
/// look only at those that have changed since.
final class ProductDigests: Sendable {
  /// The settings that a document's product depends on besides its bytes.
  let facts: SourceFacts
  private let digests = Mutex<[ProductKey: UInt64]>([:])

  init(facts: SourceFacts) { self.facts = facts }

  /// A product was loaded.
  func note(_ id: String, _ digest: UInt64) { digests.withLock { $0[ProductKey(id)] = digest } }

  /// Whether the product of this very document was loaded.
  func has(_ id: String, _ digest: UInt64) -> Bool { digests.withLock { $0[ProductKey(id)] } == digest }

  /// Another one in each process.
  static func digest(_ document: some Collection<UInt8>) -> UInt64 {
    var hasher = Hasher()
    _ = document.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
