// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Keeps a few loaded products for the checks before the swap and for what is learned of the catalogue: those with the least content hashes, so that the choice
/// is spread over the catalogue and the same on each run.
final class SampleKeeper: Sendable {
  private let size: Int
  private let kept = Mutex<[EmbeddedProduct]>([])

  init(size: Int) { self.size = size }

  var products: [EmbeddedProduct] { kept.withLock { $0 } }

  func offer(_ product: EmbeddedProduct) {
    kept.withLock { kept in
      if kept.count >= size, let last = kept.last, last.hash <= product.hash { return }
      let position = kept.firstIndex { $0.hash > product.hash } ?? kept.count
      kept.insert(product, at: position)
      if kept.count > size { kept.removeLast() }
    }
  }
}

extension [EmbeddedProduct] {
  /// The vectors, each text's once.
  var textVectors: [[Float]] {
    var seen: Set<String> = []
    return filter { seen.insert($0.hash).inserted }.map(\.vector)
  }
}
