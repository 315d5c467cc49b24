// SPDX-License-Identifier: Apache-2.0
import Catalog
import Embedding
import EventLoop

/// The third stage: has texts embedded, a batch at a time, and hands products on as soon as their vectors are there.
struct EmbeddingStage: Sendable {
  let context: RunContext
  let target: TargetIndex
  let ledger: ExtractionLedger
  let ready: BoundedQueue<EmbeddedBatch>

  /// Embeds a batch. Each vector goes on to the loaders as soon as it is there.
  func embed(_ batch: [ReadProduct]) async throws {
    let packer = context.embedder.packer()
    try context.spending.spend(
      texts: batch.count, tokens: batch.reduce(0) { $0 + packer.tokens(in: $1.text) })
    do {
      try await context.embedder.embed(batch.map(\.text), context: context.endless) { outcomes in
        var products: [EmbeddedProduct] = []
        products.reserveCapacity(outcomes.count)
        for (place, outcome) in outcomes {
          switch outcome {
          case .vector(let vector): products += try await take(vector, for: batch[place])
          case .refused(let reason): try refuse(batch[place], reason)
          }
        }
        try await hand(products)
      }
    } catch let error as EmbeddingError {
      throw IndexingError(error, store: ledger.store)
    }
  }

  /// Passes products on whose vectors were there before.
  func handKnown(_ products: [EmbeddedProduct]) async throws {
    guard let first = products.first else { return }
    context.embedder.note(embeddedBefore: first.document.chunkText)
    let index = try await target.ensure(dimensions: first.vector.count)
    let shared = products.count { context.registry.note($0, in: index) }
    ledger.counters.shared(shared)
    ledger.counters.unchanged(products.count - shared)
    try await hand(products)
  }

  /// The service refuses a text: each product that has it is a dead letter.
  func refuse(_ product: ReadProduct, _ reason: String) throws(IndexingError) {
    for product in [product] + context.registry.refuse(product, reason: reason) {
      try ledger.reject(id: product.id, sku: product.sku, cost: product.cost, stage: "embed", reason: reason)
      ledger.settled(1)
    }
  }

  /// A text's vector came: the products that have the text, ready to be loaded.
  private func take(_ vector: [Float], for product: ReadProduct) async throws -> [EmbeddedProduct] {
    let index = try await target.ensure(dimensions: vector.count)
    ledger.counters.embedded(1)
    let waiting = context.registry.fulfil(product, vector: vector, index: index)
    ledger.counters.shared(waiting.count)
    return ([product] + waiting).map { EmbeddedProduct($0, vector: vector) }
  }

  /// Products whose vectors were paid for are loaded even when the run was asked to stop meanwhile.
  private func hand(_ products: [EmbeddedProduct]) async throws {
    guard !products.isEmpty else { return }
    let now = MonotonicInstant.now
    ledger.embedded(products.count)
    // In pieces: one text may belong to thousands of products.
    for start in stride(from: 0, to: products.count, by: 512) {
      let part = Array(products[start..<min(start + 512, products.count)])
      guard await ready.put(EmbeddedBatch(products: part, cameAt: now), evenIfCancelled: true) else {
        throw CancellationError()
      }
    }
  }
}
