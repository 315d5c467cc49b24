// SPDX-License-Identifier: Apache-2.0
import Catalog

extension [RetrievedProduct] {
  /// Puts behind the others what holds another number of things than is wished: the pack of four where twelve shall be in
  /// it.
  mutating func setAside(in search: SearchAttempt, to share: Double) {
    guard let wish = search.packWish else { return }
    let isAside = map { $0.matchedBy == nil && !wish.isMet(by: $0.product.name) }
    guard isAside.contains(true), isAside.contains(false) else { return }
    for place in indices where isAside[place] {
      self[place].score *= share
      self[place].isAside = true
    }
    // In their order where scores are equal.
    let order = indices.sorted { (self[$0].score, -$0) > (self[$1].score, -$1) }
    self = order.map { self[$0] }
  }
}
