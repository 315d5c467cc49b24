// SPDX-License-Identifier: Apache-2.0
import Catalog
import Embedding
import EventLoop
import Observability
import SearchEngine

/// The first stage: reads a snapshot of the native index in slices, side by side, and turns each document into a
/// product. Passes on parts of pages, as many bytes as the budget has room for.
struct NativeReader: Sendable {
  let context: RunContext
  let scan: Scan
  let source: NativeSource
  let transformer: ProductTransformer
  let ledger: ExtractionLedger
  /// Documents that were loaded before as they are: counted and passed over.
  var known: ProductDigests?

  /// Reads all slices to their end.
  /// - Throws: `IndexingError`, or `ExtractionLost` when the source changed meanwhile.
  func run(into pages: BoundedQueue<[ReadProduct]>) async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      // Readers may wait for minutes, for a model that is away: longer than the engine keeps a snapshot.
      group.addTask(executorPreference: context.loop(0)) {
        await scan.stayAlive(context: context.call)
        return false
      }
      for number in 0..<scan.sliceCount {
        group.addTask(executorPreference: context.loop(number)) {
          try await readSlice(number, into: pages)
          return true
        }
      }
      var left = scan.sliceCount
      while left > 0, let isRead = try await group.next() { left -= isRead ? 1 : 0 }
      group.cancelAll()
    }
  }

  private func readSlice(_ number: Int, into pages: BoundedQueue<[ReadProduct]>) async throws {
    var slice = scan.slice(number)
    while let page = try await nextPage(of: &slice) {
      try source.check(page.hits)
      let products = try transform(page)
      ledger.read(page.hits.count)
      for part in parts(of: products) {
        guard await ledger.budget.acquire(part.reduce(0) { $0 + $1.cost }), await pages.put(part) else {
          throw CancellationError()
        }
      }
    }
  }

  private func nextPage(of slice: inout ScanSlice) async throws -> SearchResponse? {
    do throws(SearchEngineError) {
      return try await slice.next(context: context.call)
    } catch {
      if let lost = ExtractionLost(error) { throw lost }
      throw IndexingError(error, "reading \(source.readName)", store: ledger.store, party: .sourceEngine)
    }
  }

  private func transform(_ page: SearchResponse) throws(IndexingError) -> [ReadProduct] {
    var products: [ReadProduct] = []
    products.reserveCapacity(page.hits.count)
    for hit in page.hits {
      do throws(CatalogError) {
        guard let range = hit.source else { throw CatalogError(.malformed, "the document has no _source") }
        let digest = ProductDigests.digest(page.body[range])
        if let known, known.has(hit.id, digest) {
          ledger.counters.known()
          ledger.otherIDs?.note(hit.id)
          continue
        }
        let document = try transformer.transform(id: hit.id, source: page.body, range: range)
        note(document)
        let hash = document.contentHash(model: context.embedder.model, dimensions: context.configuredDimensions)
        products.append(
          ReadProduct(document: document, hash: hash, cost: min(document.cost, partBytes), digest: digest))
      } catch {
        try ledger.reject(id: hit.id, sku: error.sku ?? "", cost: 0, stage: "transform", reason: error.message)
        ledger.settled(1)
      }
    }
    return products
  }

  /// Prices that shoppers will not see: each of the first ones is logged, and their number at the end.
  private func note(_ document: ProductDocument) {
    if document.product.price != nil, document.product.currency == nil { ledger.counters.withoutCurrency() }
    guard let text = document.unreadablePrice, ledger.counters.unreadablePrice() <= 10 else { return }
    context.logger.warning(
      "a price cannot be read: the product has none",
      [
        "store": .string(ledger.store), "id": .string(document.id), "sku": .string(document.product.sku),
        "price": .string(String(text.prefix(100))),
      ])
  }

  /// Taken from the budget at once: were a page taken bit by bit, slices could starve each other.
  private var partBytes: Int { ledger.budget.capacity / 8 }

  private func parts(of products: [ReadProduct]) -> [[ReadProduct]] {
    var parts: [[ReadProduct]] = []
    var cost = 0
    for product in products {
      if parts.isEmpty || cost + product.cost > partBytes {
        parts.append([])
        cost = 0
      }
      parts[parts.count - 1].append(product)
      cost += product.cost
    }
    return parts
  }
}

extension ProductDocument {
  /// About what it holds while it is under way, and never more than it adds to a bulk body: were it more, loaders
  /// filling their bodies could use up the budget. The chunk text is in a document twice, once in its parts.
  fileprivate var cost: Int { 2 * chunkText.utf8.count + 256 }
}
