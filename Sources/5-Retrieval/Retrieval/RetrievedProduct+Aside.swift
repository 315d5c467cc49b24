// SPDX-License-Identifier: Apache-2.0
import Catalog

extension [RetrievedProduct] {
  /// Puts behind the others what holds another number of things than is wished, the pack of four where twelve shall be in
  /// it, and what says another number of something: the tent for three people where four shall sleep in it.
  mutating func setAside(in search: SearchAttempt, to share: Double) {
    var isAside = map { hit in
      hit.matchedBy == nil && search.packWish.map { !$0.isMet(by: hit.product.name) } ?? false
    }
    // Numbers tell where a product has them: "2 chairs" are in no name.
    let numbers = search.numbers
    if !numbers.isEmpty, contains(where: { numbers.areMet(by: $0.product.name) }) {
      for place in indices where self[place].matchedBy == nil {
        isAside[place] = isAside[place] || numbers.areContradicted(by: self[place].product.name)
      }
    }
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
