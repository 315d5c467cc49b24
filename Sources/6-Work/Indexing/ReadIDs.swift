// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The products of a source that a reading has come across so far, in eight bytes each.
final class ReadIDs: Sendable {
  private let keys = Mutex<Set<ProductKey>>([])

  func note(_ id: String) { keys.withLock { _ = $0.insert(ProductKey(id)) } }

  func note(_ products: [ReadProduct]) {
    keys.withLock { keys in
      for product in products { keys.insert(ProductKey(product.id)) }
    }
  }

  func has(_ id: String) -> Bool { keys.withLock { $0.contains(ProductKey(id)) } }
}
