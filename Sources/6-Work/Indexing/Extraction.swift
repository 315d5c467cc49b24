// SPDX-License-Identifier: Apache-2.0
import Catalog
import Embedding
import EventLoop
import JSON
import Observability
import SearchEngine

/// One pass over a store's native index into one new index: slices → transform → embed → bulk, all at once and bounded.
///
/// What is under way is bounded by bytes of native documents (`ByteBudget`), by the queues between the stages, and by
/// what each worker holds: none of it grows with the catalogue.
struct Extraction: Sendable {
  let context: RunContext
  let store: StoreWork
  let scan: Scan
  let source: NativeSource
  let transformer: ProductTransformer
  let deadLetters: DeadLetters
  let sample: SampleKeeper
  let counters = ExtractionCounters()

  private let budget: ByteBudget
  private let pages = BoundedQueue<[PendingProduct]>(capacity: 2)
  private let batches: BoundedQueue<[PendingProduct]>
  private let ready = BoundedQueue<[EmbeddedProduct]>(capacity: 2)

  private var options: IndexingOptions { context.options }
  private var name: String { store.name }

  init(
    context: RunContext, store: StoreWork, scan: Scan, source: NativeSource, transformer: ProductTransformer,
    deadLetters: DeadLetters, sample: SampleKeeper
  ) {
    self.context = context
    self.store = store
    self.scan = scan
    self.source = source
    self.transformer = transformer
    self.deadLetters = deadLetters
    self.sample = sample
    batches = BoundedQueue(capacity: context.options.embeddingConcurrency)
    // What loaders and planner hold while they fill a body or a batch must never be all there is.
    budget = ByteBudget(
      max(context.options.inFlightBytes, 2 * context.options.bulkBytes * (context.options.bulkConcurrency + 1)))
  }

  /// Runs all stages to their end.
  /// - Throws: `IndexingError`, or `ExtractionLost` when the source changed under it.
  func run() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask(executorPreference: context.loop(0)) {
        defer { ready.finish() }
        try await produceUntilStopped()
      }
      for number in 0..<options.bulkConcurrency {
        group.addTask(executorPreference: context.loop(number + 1)) { try await load() }
      }
      for try await _ in group {}  // unlike `waitForAll`, ends the others at the first error
    }
    try context.stop.check()
    guard counters.read == scan.expectedTotal else {
      throw ExtractionLost(reason: "\(counters.read) of \(scan.expectedTotal) documents were read")
    }
  }

  /// A stop ends reading and embedding at once, but not the bulk in flight: loaders are outside of this group.
  private func produceUntilStopped() async throws {
    let stop = context.stop
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask(executorPreference: context.loop(0)) {
          await stop.wait()
          if !Task.isCancelled { try stop.check() }
        }
        group.addTask(executorPreference: context.loop(0)) { try await produce() }
        try await group.next()
        group.cancelAll()
      }
    } catch {
      // The loaders end by the same sign.
      if stop.error == nil { throw error }
    }
  }

  /// When the source is lost, what was read of it is still embedded: its calls may be under way and paid for, and the
  /// next extraction finds their vectors by text.
  private func produce() async throws {
    try await withThrowingTaskGroup(of: ExtractionLost?.self) { group in
      group.addTask(executorPreference: context.loop(0)) {
        defer { pages.finish() }
        do {
          try await readSlices()
        } catch let lost as ExtractionLost {
          return lost
        }
        return nil
      }
      group.addTask(executorPreference: context.loop(0)) {
        defer { batches.finish() }
        try await plan()
        return nil
      }
      for number in 0..<options.embeddingConcurrency {
        group.addTask(executorPreference: context.loop(number)) {
          while let batch = await batches.take() { try await embed(batch) }
          return nil
        }
      }
      var lost: ExtractionLost?
      // Unlike `waitForAll`, this ends the others at the first error.
      for try await outcome in group { lost = outcome ?? lost }
      if let lost { throw lost }
    }
  }

  // MARK: Extract and transform

  private func readSlices() async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      // Readers may wait for minutes, for a model that is away: longer than the engine keeps a snapshot.
      group.addTask(executorPreference: context.loop(0)) {
        await scan.stayAlive(context: context.call)
        return false
      }
      for number in 0..<scan.sliceCount {
        group.addTask(executorPreference: context.loop(number)) {
          try await readSlice(number)
          return true
        }
      }
      var left = scan.sliceCount
      while left > 0, let isRead = try await group.next() { left -= isRead ? 1 : 0 }
      group.cancelAll()
    }
  }

  private func readSlice(_ number: Int) async throws {
    var slice = scan.slice(number)
    while true {
      let page: SearchResponse?
      do throws(SearchEngineError) {
        page = try await slice.next(context: context.call)
      } catch {
        if let lost = ExtractionLost(error) { throw lost }
        throw IndexingError(error, "reading \(source.readName)", store: name, party: .sourceEngine)
      }
      guard let page else { return }
      try source.check(page.hits)
      let products = try transform(page)
      counters.read(page.hits.count)
      context.advance(store, .extract, counters.read, scan.expectedTotal)
      for part in parts(of: products) {
        guard await budget.acquire(part.reduce(0) { $0 + $1.cost }), await pages.put(part) else {
          throw CancellationError()
        }
      }
    }
  }

  private func transform(_ page: SearchResponse) throws(IndexingError) -> [PendingProduct] {
    var products: [PendingProduct] = []
    products.reserveCapacity(page.hits.count)
    for hit in page.hits {
      do throws(CatalogError) {
        guard let range = hit.source else { throw CatalogError(.malformed, "the document has no _source") }
        let document = try transformer.transform(id: hit.id, source: page.body, range: range)
        if document.product.price != nil, document.product.currency == nil { counters.withoutCurrency() }
        if let text = document.unreadablePrice { noteUnreadablePrice(text, of: document) }
        let hash = document.contentHash(model: context.embedder.model, dimensions: context.configuredDimensions)
        products.append(PendingProduct(document: document, hash: hash, cost: min(document.cost, partBytes)))
      } catch {
        try deadLetters.add(
          id: hit.id, sku: error.sku ?? "", stage: "transform", reason: error.message, total: scan.expectedTotal)
        settled(1)
      }
    }
    return products
  }

  /// Each of the first ones is told, and their number at the end.
  private func noteUnreadablePrice(_ text: String, of document: ProductDocument) {
    guard counters.unreadablePrice() <= 10 else { return }
    context.logger.warning(
      "a price cannot be read: the product has none",
      [
        "store": .string(name), "id": .string(document.id), "sku": .string(document.product.sku),
        "price": .string(String(text.prefix(100))),
      ])
  }

  /// Taken from the budget at once: were a page taken bit by bit, slices could starve each other.
  private var partBytes: Int { budget.capacity / 8 }

  private func parts(of products: [PendingProduct]) -> [[PendingProduct]] {
    var parts: [[PendingProduct]] = []
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

  // MARK: Embed

  /// A product whose vector is in a document of an index.
  private struct StoredText {
    let product: PendingProduct
    let id: String
  }

  /// Sorts products by what their texts need: a vector that is there, one that is coming, or the model.
  private func plan() async throws {
    var batch: [PendingProduct] = []
    var held = 0
    while let page = await pages.take() {
      var known: [EmbeddedProduct] = []
      var stored: [String: [StoredText]] = [:]
      for product in page {
        switch context.registry.claim(product) {
        case .embed:
          batch.append(product)
          held += product.cost
        case .waits: held += product.cost
        case .vector(let vector): known.append(EmbeddedProduct(product: product, vector: vector))
        case .stored(let index, let id): stored[index, default: []].append(StoredText(product: product, id: id))
        case .refused(let reason): try reject(product, reason)
        }
      }
      for (index, products) in stored.sorted(by: { $0.key < $1.key }) {
        let (found, missing) = try await readBack(products, from: index)
        known += found
        for product in missing {
          switch context.registry.claimAgain(product) {
          case .vector(let vector): known.append(EmbeddedProduct(product: product, vector: vector))
          case .waits: held += product.cost
          case .refused(let reason): try reject(product, reason)
          case .embed, .stored:
            batch.append(product)
            held += product.cost
          }
        }
      }
      counters.shared(known.count)
      if !known.isEmpty { try await hand(known) }
      // Flushed by bytes too: products that wait for a text of an unsent batch must not use up the budget.
      if held >= options.inFlightBytes / 4 {
        try await send(&batch, all: true)
        held = 0
      } else if batch.count >= options.embeddingBatch {
        try await send(&batch, all: false)
      }
    }
    if Task.isCancelled { throw CancellationError() }
    try await send(&batch, all: true)
  }

  /// Sends what fills a call, or all; leaves the rest in `batch`.
  private func send(_ batch: inout [PendingProduct], all: Bool) async throws {
    guard !batch.isEmpty else { return }
    // Whatever keeps the engine from taking an index shows before a text is paid for.
    try await store.target.prepare(dimensions: context.configuredDimensions ?? context.registry.dimensions)
    // Else the first vector tells the length of the index's: before it, nothing can be loaded.
    while store.target.dimensions == nil, !batch.isEmpty {
      let first = Array(batch.prefix(Embedder.firstInputs))
      batch.removeFirst(first.count)
      try await embed(first)
    }
    let packer = context.embedder.packer()
    var limits = packer.limits
    limits.maximumInputs = min(limits.maximumInputs, options.embeddingBatch)
    var ranges = BatchPacker(limits: limits, estimate: packer.estimate).pack(batch.map(\.document.chunkText))
    var rest: [PendingProduct] = []
    if !all, let last = ranges.last, last.count < limits.maximumInputs {
      ranges.removeLast()
      rest = Array(batch[last])
    }
    for range in ranges {
      guard await batches.put(Array(batch[range])) else { throw CancellationError() }
    }
    batch = rest
  }

  /// Embeds a batch. Each vector goes on to the loaders as soon as it is there.
  private func embed(_ batch: [PendingProduct]) async throws {
    do {
      try await context.embedder.embed(batch.map(\.document.chunkText), context: context.endless) { outcomes in
        var products: [EmbeddedProduct] = []
        products.reserveCapacity(outcomes.count)
        for (place, outcome) in outcomes {
          switch outcome {
          case .vector(let vector): products += try await take(vector, for: batch[place])
          case .refused(let reason): try refuse(batch[place], reason)
          }
        }
        if !products.isEmpty { try await hand(products) }
      }
    } catch let error as EmbeddingError {
      throw IndexingError(error, store: name)
    }
  }

  /// A text's vector came: the products that have the text, ready to be loaded.
  private func take(_ vector: [Float], for product: PendingProduct) async throws -> [EmbeddedProduct] {
    let index = try await store.target.ensure(dimensions: vector.count)
    counters.embedded(1)
    let waiting = context.registry.fulfil(product, vector: vector, index: index)
    counters.shared(waiting.count)
    return ([product] + waiting).map { EmbeddedProduct(product: $0, vector: vector) }
  }

  /// The service refuses a text: each product that has it is a dead letter.
  private func refuse(_ product: PendingProduct, _ reason: String) throws(IndexingError) {
    for product in [product] + context.registry.refuse(product, reason: reason) { try reject(product, reason) }
  }

  private func reject(_ product: PendingProduct, _ reason: String) throws(IndexingError) {
    budget.release(product.cost)
    try deadLetters.add(
      id: product.document.id, sku: product.document.product.sku, stage: "embed", reason: reason,
      total: scan.expectedTotal)
    settled(1)
  }

  /// Passes products with vectors on to the loaders.
  private func hand(_ products: [EmbeddedProduct]) async throws {
    if let vector = products.first?.vector { _ = try await store.target.ensure(dimensions: vector.count) }
    context.advance(store, .embed, counters.handed(products.count), scan.expectedTotal)
    // In pieces: one text may belong to thousands of products.
    for start in stride(from: 0, to: products.count, by: 512) {
      guard await ready.put(Array(products[start..<min(start + 512, products.count)])) else {
        throw CancellationError()
      }
    }
  }

  /// Vectors that this run has loaded before and no longer keeps.
  private func readBack(
    _ products: [StoredText], from index: String
  ) async throws -> (found: [EmbeddedProduct], missing: [PendingProduct]) {
    var vectors: [String: [Float]] = [:]
    var hashes: [String: String] = [:]
    for product in products { hashes[product.id] = product.product.hash }
    do throws(SearchEngineError) {
      let response = try await context.target.documents(
        index, ids: hashes.keys.sorted(), sourceIncludes: [RAGField.vector],
        context: context.call)
      for hit in response.hits {
        guard let range = hit.source, let vector = VectorReader.vector(in: response.body, range: range) else {
          continue
        }
        if let hash = hashes[hit.id] { vectors[hash] = vector }
      }
    } catch {
      context.logger.warning(
        "vectors could not be read back", ["index": .string(index), "error": .string(error.message)])
    }
    var found: [EmbeddedProduct] = []
    var missing: [PendingProduct] = []
    for product in products.map(\.product) {
      if let vector = vectors[product.hash] {
        found.append(EmbeddedProduct(product: product, vector: vector))
      } else {
        missing.append(product)
      }
    }
    return (found, missing)
  }

  // MARK: Load

  private func load() async throws {
    // Nothing is ready before the index is there.
    guard let first = await ready.take() else { return }
    guard let index = store.target.index else {
      throw IndexingError(.internalError, "products came before their index", store: name)
    }
    let loader = BulkLoader(
      engine: context.target, options: options, index: index, store: name, total: scan.expectedTotal, budget: budget,
      deadLetters: deadLetters, sample: sample, logger: context.logger, loaded: { settled($0) },
      bodyLimit: context.bodyLimit)
    try await loader.run(first: first, then: ready, stop: context.stop)
  }

  private func settled(_ count: Int) {
    context.advance(store, .load, counters.settled(count), scan.expectedTotal)
  }
}

extension ProductDocument {
  /// About what it holds while it is under way, and never more than it adds to a bulk body: were it more, loaders
  /// filling their bodies could use up the budget. The chunk text is in a document twice, once in its parts.
  fileprivate var cost: Int { 2 * chunkText.utf8.count + 256 }
}

/// Reads a vector out of a RAG document.
enum VectorReader {
  /// nil when the source has none.
  static func vector(in body: [UInt8], range: Range<Int>) -> [Float]? {
    var reader = JSONReader(body, in: range)
    do {
      try reader.beginObject()
      while try reader.nextMember() {
        guard reader.memberIs("product_vector") else {
          _ = try reader.skipValue()
          continue
        }
        var vector: [Float] = []
        try reader.beginArray()
        while try reader.nextElement() { vector.append(Float(try reader.readDouble())) }
        return vector
      }
    } catch {
      return nil
    }
    return nil
  }
}
