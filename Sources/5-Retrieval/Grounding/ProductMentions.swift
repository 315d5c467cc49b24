// SPDX-License-Identifier: Apache-2.0

/// Finds where a text that comes in pieces names its products: by name, link or identifier; one place for each product,
/// the earliest. The same finder serves the gate.
package struct ProductMentions: Sendable {
  private var finder: MentionFinder
  /// Scalars before the next mention.
  private var offset = 0
  private var found: [ProductMention] = []

  package init(truth: GroundTruth) { finder = MentionFinder(truth: truth) }

  /// Takes more of the shown answer.
  package mutating func add(_ text: String) {
    for scalar in text.unicodeScalars {
      finder.push(scalar)
      while finder.heldCount > GroundingGate.maximumHeld { finder.force() }
    }
    note()
  }

  /// The text is over: its mentions in their order.
  package mutating func finish() -> [ProductMention] {
    finder.finish()
    note()
    return found
  }

  private mutating func note() {
    for mention in finder.take() {
      defer { offset += mention.length }
      var start = offset
      let product: Int?
      switch mention.kind {
      case .name(let products, true): product = products.first
      case .code(let claim): product = claim.owners.first
      case .link(let claim): product = claim.owners.first
      case .target(let claim):
        product = claim.owners.first
        start += 2
      default: continue
      }
      guard let product, !found.contains(where: { $0.product == product }) else { continue }
      found.append(ProductMention(product: product, range: start..<(offset + mention.length)))
    }
  }
}
