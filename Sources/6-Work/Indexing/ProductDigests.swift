// SPDX-License-Identifier: Apache-2.0
import Catalog
import Synchronization

/// Digests of the native documents whose products a run has loaded, 32 bits each: a later reading of the source needs to
/// look only at those that have changed since.
final class ProductDigests: Sendable {
  private struct State {
    var digests = WordRuns<UInt32>()
    /// Of ids that are no numbers, or are far from all others.
    var others: [ProductKey: UInt32] = [:]

    subscript(id: String) -> UInt32? {
      let key = ProductKey(id)
      if let number = key.number, case let digest = digests[number], digest != 0 { return digest }
      return others[key]
    }

    mutating func note(_ id: String, _ digest: UInt32) {
      let key = ProductKey(id)
      if let number = key.number, others[key] == nil, digests.set(digest, at: number) { return }
      others[key] = digest
    }
  }
  /// The settings that a document's product depends on besides its bytes.
  let facts: SourceFacts
  private let state = Mutex(State())

  init(facts: SourceFacts) { self.facts = facts }

  /// A product was loaded.
  func note(_ id: String, _ digest: UInt32) { state.withLock { $0.note(id, digest) } }

  /// Whether the product of this very document was loaded.
  func has(_ id: String, _ digest: UInt32) -> Bool { state.withLock { $0[id] } == digest }

  /// Never 0. Another one in each process.
  static func digest(_ document: some Collection<UInt8>) -> UInt32 {
    var hasher = Hasher()
    _ = document.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return max(1, UInt32(truncatingIfNeeded: hasher.finalize()))
  }
}
