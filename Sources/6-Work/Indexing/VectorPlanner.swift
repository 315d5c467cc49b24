// SPDX-License-Identifier: Apache-2.0

/// The second stage: sorts products by what their texts need — a vector that is there, one that is coming, or the
/// model. Asks neither the model API nor anybody to write.
struct VectorPlanner: Sendable {
  let registry: TextRegistry
  let vectors: StoredVectors
  /// False where only the counts matter: vectors that are in an index stay there.
  var readsVectors = true

  func plan(_ products: [ReadProduct]) async -> PlannedPage {
    var page = PlannedPage()
    var stored: [String: [StoredVectors.Place]] = [:]
    for product in products {
      switch registry.claim(product) {
      case .stored(let index, let id):
        if readsVectors {
          stored[index, default: []].append(StoredVectors.Place(product: product, id: id))
        } else {
          page.stored.append(product)
        }
      case let claim: Self.add(product, claim, to: &page)
      }
    }
    for (index, places) in stored.sorted(by: { $0.key < $1.key }) {
      let (found, missing) = await vectors.read(places, from: index)
      page.known += found
      for product in missing { Self.add(product, registry.claimAgain(product), to: &page) }
    }
    return page
  }

  private static func add(_ product: ReadProduct, _ claim: TextRegistry.Claim, to page: inout PlannedPage) {
    switch claim {
    case .vector(let vector): page.known.append(EmbeddedProduct(product, vector: vector))
    case .refused(let reason): page.refused.append((product, reason))
    case .waits:
      page.waiting += 1
      page.heldBytes += product.cost
    // A place that was just found empty: the text is embedded, at worst once more.
    case .embed, .stored:
      page.toEmbed.append(product)
      page.heldBytes += product.cost
    }
  }
}
