// SPDX-License-Identifier: Apache-2.0
import Catalog
import Embedding
import Observability
import Synchronization

/// Gets the vectors of new texts, for products that go into an index which is live: from where they were paid for
/// before, else from the model API.
final class TextUpdate: Sendable {
  private let context: RunContext
  private let planner: VectorPlanner
  private let index: String
  private let dimensions: Int?
  private let store: String
  private let counts = Mutex((embedded: 0, refused: 0))

  /// - Parameter dimensions: of the index's vectors.
  init(context: RunContext, store: String, index: String, dimensions: Int?) {
    self.context = context
    self.store = store
    self.index = index
    self.dimensions = dimensions
    planner = VectorPlanner(
      registry: context.registry,
      vectors: StoredVectors(engine: context.target, options: context.options, logger: context.logger))
  }

  /// Texts that the model API was asked for.
  var embedded: Int { counts.withLock { $0.embedded } }
  /// Products whose texts it does not embed.
  var refused: Int { counts.withLock { $0.refused } }

  /// Products that are handed over together.
  var batchSize: Int { context.options.embeddingBatch }

  /// Embeds the products' texts; `deliver` gets them as their vectors come.
  func embed(
    _ products: [ReadProduct], deliver: ([EmbeddedProduct]) async throws -> Void
  ) async throws {
    let page = await planner.plan(products)
    for (product, reason) in page.refused { refuse([product], reason) }
    for product in page.known { try check(product.vector) }
    try await deliver(page.known)
    let batch = page.toEmbed
    guard !batch.isEmpty else { return }
    let packer = context.embedder.packer()
    try context.spending.spend(texts: batch.count, tokens: batch.reduce(0) { $0 + packer.tokens(in: $1.text) })
    do {
      try await context.embedder.embed(batch.map(\.text), context: context.endless) { outcomes in
        var ready: [EmbeddedProduct] = []
        for (place, outcome) in outcomes {
          switch outcome {
          case .vector(let vector):
            try check(vector)
            counts.withLock { $0.embedded += 1 }
            let waiting = context.registry.fulfil(batch[place], vector: vector, index: index)
            ready += ([batch[place]] + waiting).map { EmbeddedProduct($0, vector: vector) }
          case .refused(let reason):
            refuse([batch[place]] + context.registry.refuse(batch[place], reason: reason), reason)
          }
        }
        try await deliver(ready)
      }
    } catch let error as EmbeddingError {
      throw IndexingError(error, store: store)
    }
  }

  private func check(_ vector: [Float]) throws(IndexingError) {
    guard let dimensions, vector.count != dimensions else { return }
    throw IndexingError(
      .configuration,
      "the model's vectors have \(vector.count) dimensions, those of \(index) \(dimensions); index anew with "
        + "`rag-indexer run`", store: store, party: .embeddings)
  }

  private func refuse(_ products: [ReadProduct], _ reason: String) {
    counts.withLock { $0.refused += products.count }
    for product in products {
      context.logger.warning(
        "the model API does not embed a text; the product is left to the next run",
        ["store": .string(store), "id": .string(product.id), "sku": .string(product.sku), "reason": .string(reason)])
    }
  }
}
