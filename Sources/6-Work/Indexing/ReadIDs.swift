// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The products of a source that a reading has come across so far, in a bit each; an id that is no number, or is far
/// from all others, takes eight bytes and more.
final class ReadIDs: Sendable {
  private struct State {
    var bits = WordRuns<UInt64>()
    var others: Set<ProductKey> = []

    mutating func insert(_ id: String) {
      let key = ProductKey(id)
      if let number = key.number, bits.set(bits[number / 64] | 1 << (number % 64), at: number / 64) { return }
      others.insert(key)
    }

    func has(_ id: String) -> Bool {
      let key = ProductKey(id)
      if let number = key.number, bits[number / 64] & 1 << (number % 64) != 0 { return true }
      return others.contains(key)
    }
  }
  private let state = Mutex(State())

  func note(_ id: String) { state.withLock { $0.insert(id) } }

  func note(_ products: [ReadProduct]) {
    state.withLock { state in
      for product in products { state.insert(product.id) }
    }
  }

  func has(_ id: String) -> Bool { state.withLock { $0.has(id) } }
}
