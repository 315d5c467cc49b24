// SPDX-License-Identifier: Apache-2.0

/// Tags with attributes that state something.
extension GroundingGate {
  mutating func bindTag(_ index: Int, _ claim: TagClaim) {
    if claim.links.contains(where: { !$0.isOwn }) || isAnothers(claim) { return bindLinks(index, claim) }
    if claim.name == "a", let owners = claim.links.first?.owners, !owners.isEmpty { anchor = index }
    // «itemprop="price" content="45"»
    let whole = claim.texts.count > 1 ? [claim.texts.joined(separator: " ")] : []
    for text in claim.texts + whole {
      let claims = claims(in: text)
      guard !claims.isEmpty else { continue }
      for found in claims { remember(RemovedClaim(found.kind, text: found.text, replacement: "")) }
      leaveOutTag(index, claim)
      return
    }
  }

  /// An image whose text names another product than its source.
  private func isAnothers(_ claim: TagClaim) -> Bool {
    guard claim.name == "img", let owners = claim.links.first?.owners, !owners.isEmpty, let named = named(claim) else {
      return false
    }
    return !owners.contains(named)
  }

  /// The one product that a tag's own texts name.
  private func named(_ claim: TagClaim) -> Int? {
    let products = claim.texts.flatMap { ProductNames.whole($0, truth, isAll: false) }
    return products.count == 1 ? products[0] : nil
  }

  /// Tags with wrong links: an anchor waits for the product that its text names, an image has its own text.
  private mutating func bindLinks(_ index: Int, _ claim: TagClaim) {
    if claim.name == "a", claim.links.count == 1, claim.texts.isEmpty {
      anchor = index
      pieces[index].verdict = .waits
      return
    }
    let image = claim.name == "img" ? named(claim).flatMap { truth.products[$0].imageURL } : nil
    for link in claim.links where !link.isOwn || image != nil {
      remember(RemovedClaim(.link, text: link.text, replacement: image ?? ""))
    }
    guard let image else { return leaveOutTag(index, claim) }
    pieces[index].out = "<img src=\"\(image)\">"
    pieces[index].verdict = .settled
    pieces[index].isReplaced = true
  }

  /// The text of the anchor that is open names a product: its link is that product's own.
  mutating func nameAnchor(_ products: [Int]) {
    guard let index = anchor, pieces.indices.contains(index), case .tag(let claim) = pieces[index].mention.kind,
      let link = claim.links.first
    else { return }
    if link.isOwn, !Set(link.owners).isDisjoint(with: products) {
      anchor = nil
      return
    }
    guard products.count == 1, let url = truth.products[products[0]].url else { return closeAnchor() }
    anchor = nil
    remember(RemovedClaim(.link, text: link.text, replacement: url))
    pieces[index].out = "<a href=\"\(url)\">"
    pieces[index].verdict = .settled
    pieces[index].isReplaced = true
  }

  /// The anchor is over, or may not wait: a wrong link goes.
  mutating func closeAnchor() {
    guard let index = anchor else { return }
    anchor = nil
    guard pieces.indices.contains(index), case .tag(let claim) = pieces[index].mention.kind,
      let link = claim.links.first,
      !link.isOwn
    else { return }
    remember(RemovedClaim(.link, text: link.text, replacement: ""))
    leaveOutTag(index, claim)
  }

  private mutating func leaveOutTag(_ index: Int, _ claim: TagClaim) {
    let isVoid = claim.name == "img" || claim.name == "!"
    let isBesideWord = index > 0 && !pieces[index - 1].isGap && !pieces[index - 1].isNewline
    pieces[index].out = isVoid ? isBesideWord ? " " : "" : "<\(claim.name)>"
    pieces[index].verdict = .settled
  }
}
