// SPDX-License-Identifier: Apache-2.0

/// State that the stages of one extraction share: their progress, rejected documents, and the bytes that may be under
/// way.
struct ExtractionLedger: Sendable {
  let store: String
  /// Documents of the source.
  let total: Int
  let counters = ExtractionCounters()
  /// Digests of the documents that were loaded, to be compared with a later reading.
  var digests: ProductDigests?
  let deadLetters: DeadLetters
  let budget: ByteBudget
  let progress: ProgressHandler
  /// Takes the ids of documents that are not handed on.
  var otherIDs: ReadIDs?

  /// Documents were read from the source.
  func read(_ count: Int) {
    counters.read(count)
    advance(.extract, counters.read)
  }

  /// Products have their vectors.
  func embedded(_ count: Int) { advance(.embed, counters.handed(count)) }

  /// A product is in the index.
  func loaded(_ product: EmbeddedProduct) {
    digests?.note(product.id, product.digest)
    budget.release(product.cost)
  }

  /// Products are done: loaded or rejected.
  func settled(_ count: Int) { advance(.load, counters.settled(count)) }

  /// A product is a dead letter. The caller settles it.
  /// - Throws: where too many are.
  func reject(id: String, sku: String, cost: Int, stage: String, reason: String) throws(IndexingError) {
    budget.release(cost)
    otherIDs?.note(id)
    try deadLetters.add(id: id, sku: sku, stage: stage, reason: reason, total: total)
  }

  private func advance(_ stage: ProgressEvent.Stage, _ done: Int) {
    progress(.advanced(store: store, stage: stage, done: done, total: total))
  }
}
