// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The products of a live index that a reading of the source has not come across yet.
final class SeenProducts: Sendable {
  private let unseen = Mutex<Set<String>>([])

  /// The number of products that are live and not in the source.
  var vanished: Int { unseen.withLock { $0.count } }

  /// A document of the live index.
  func isLive(_ id: String) { unseen.withLock { _ = $0.insert(id) } }

  /// Products of the source.
  func isRead(_ products: [ReadProduct]) {
    unseen.withLock { unseen in
      for product in products { unseen.remove(product.id) }
    }
  }
}
