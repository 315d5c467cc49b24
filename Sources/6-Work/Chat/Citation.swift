// SPDX-License-Identifier: Apache-2.0
import Catalog
import Grounding
package import Retrieval

/// A place in an answer that speaks of a retrieved product.
package struct Citation: Sendable, Equatable {
  /// Position of the product among those retrieved.
  package var product: Int
  /// The place in the answer in Unicode scalars, as OpenAI's `start_index` and `end_index` count: `start..<end`.
  package var range: Range<Int>
}

/// Finds where an answer names its products: by name, link or SKU; one place for each product, the earliest. Sources are
/// found by us and never depend on the model setting a tag.
package func citations(in answer: String, of products: [RetrievedProduct]) -> [Citation] {
  guard !answer.isEmpty, !products.isEmpty else { return [] }
  var mentions = ProductMentions(truth: GroundTruth(products: products.map(\.product)))
  mentions.add(answer)
  return mentions.finish().map { Citation(product: $0.product, range: $0.range) }
}
