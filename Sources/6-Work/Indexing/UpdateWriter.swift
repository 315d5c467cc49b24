// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import JSON
import Observability
import SearchEngine
import Synchronization

/// Writes what an update has found, in bodies that leave the engine room for the queries beside them.
struct UpdateWriter: Sendable {
  let context: RunContext
  let destination: IndexDestination
  let texts: TextUpdate?
  let confirm: @Sendable () async throws(IndexingError) -> Void

  private let tally = Tally()
  /// One bulk at a time: queries go beside it.
  private let sends = ByteBudget(1)

  /// Counts of the writes by outcome.
  private final class Tally: Sendable {
    let absent = Atomic(0)
    let added = Atomic(0)
    /// Products without a document so far.
    let new = Mutex<Set<ProductKey>>([])
  }

  /// Bytes of a body, and documents of one request that reads whole ones.
  private static let bodyBytes = 1 << 20
  private static let wholeDocuments = 50

  init(
    context: RunContext, destination: IndexDestination, texts: TextUpdate?,
    confirm: @escaping @Sendable () async throws(IndexingError) -> Void
  ) {
    self.context = context
    self.destination = destination
    self.texts = texts
    self.confirm = confirm
  }

  func write(_ writes: [PendingWrites.Write]) async throws {
    guard !writes.isEmpty else { return }
    var body = BulkBody<String>()
    var whole: [(id: String, difference: DocumentDifference)] = []
    var products: [(ReadProduct, isNew: Bool)] = []
    for write in writes {
      switch write {
      case .parts(let id, let changed):
        body.append(id, "update", id: id) { writer in writer.object { $0.member("doc", .object(changed)) } }
      case .whole(let id, let difference): whole.append((id, difference))
      case .text(let product, let isNew): products.append((product, isNew))
      }
      if body.bytes.count >= limit { try await send(&body) }
    }
    try await send(&body)
    for start in stride(from: 0, to: whole.count, by: Self.wholeDocuments) {
      try await replace(Array(whole[start..<min(start + Self.wholeDocuments, whole.count)]))
    }
    if let texts, !products.isEmpty { try await load(products, texts) }
  }

  func delete(_ ids: [String]) async throws {
    var body = BulkBody<String>()
    for id in ids {
      body.append(id, "delete", id: id)
      if body.bytes.count >= limit { try await send(&body, countsAbsent: false) }
    }
    try await send(&body, countsAbsent: false)
  }

  /// Makes it visible to searches, and notes what became of it.
  func finish(_ counts: inout CatalogueUpdate.Counts) async throws {
    let absent = tally.absent.load(ordering: .relaxed)
    counts.added = tally.added.load(ordering: .relaxed)
    if let texts {
      counts.embedded = texts.embedded
      counts.pending = texts.refused
    }
    counts.updated -= absent
    counts.pending += absent
    guard counts.updated + counts.deleted + counts.added > 0 else { return }
    do throws(SearchEngineError) {
      try await context.target.refresh(destination.index, context: context.call)
    } catch {
      throw IndexingError(error, "refreshing \(destination.index)", store: destination.store)
    }
  }

  private var limit: Int { min(Self.bodyBytes, context.bodyLimit.bytes) }

  /// Takes the documents as they are, with the vectors of their texts, and puts them back changed.
  private func replace(_ documents: [(id: String, difference: DocumentDifference)]) async throws {
    let response: SearchResponse
    do throws(SearchEngineError) {
      response = try await context.target.documents(
        destination.index, ids: documents.map(\.id), sourceIncludes: RAGField.all, context: context.call)
    } catch {
      throw IndexingError(error, "reading documents of \(destination.index)", store: destination.store)
    }
    var body = BulkBody<String>()
    let sources = Dictionary(response.hits.map { ($0.id, response.source(of: $0)) }) { first, _ in first }
    for (id, difference) in documents {
      guard let source = sources[id] ?? nil, let document = try JSONValue(parsing: Array(source)).objectValue else {
        tally.absent.wrappingAdd(1, ordering: .relaxed)
        continue
      }
      let changed = JSONValue.object(difference.applied(to: document)).serialized()
      body.append(id, "index", id: id) { $0.raw(changed) }
      if body.bytes.count >= limit { try await send(&body) }
    }
    try await send(&body)
  }

  private func load(_ products: [(ReadProduct, isNew: Bool)], _ texts: TextUpdate) async throws {
    let tally = tally
    tally.new.withLock { new in
      for (product, isNew) in products where isNew { new.insert(ProductKey(product.id)) }
    }
    for start in stride(from: 0, to: products.count, by: texts.batchSize) {
      try context.stop.check()
      let part = products[start..<min(start + texts.batchSize, products.count)].map(\.0)
      try await texts.embed(part) { embedded in
        var body = BulkBody<String>()
        for product in embedded {
          body.append(product.id, "index", id: product.id) { product.write(to: &$0) }
          if tally.new.withLock({ $0.contains(ProductKey(product.id)) }) {
            tally.added.wrappingAdd(1, ordering: .relaxed)
          }
          if body.bytes.count >= limit { try await send(&body) }
        }
        try await send(&body)
      }
    }
  }

  /// - Parameter countsAbsent: false for deletions: a document that is gone already is what was wanted.
  private func send(_ body: inout BulkBody<String>, countsAbsent: Bool = true) async throws(IndexingError) {
    guard !body.isEmpty else { return }
    // What was found is not written beside a stop: another reading finds it again.
    try context.stop.check()
    guard await sends.acquire(1) else { throw IndexingError(.interrupted, "the update was cancelled") }
    defer { sends.release(1) }
    try await confirm()
    let (tally, store) = (tally, destination.store)
    try await BulkSender<String>(
      engine: context.target, options: context.options, bodyLimit: context.bodyLimit, logger: context.logger,
      destination: destination,
      handlers: .init(
        done: { _ in },
        rejected: { (id, reason) throws(IndexingError) in
          throw IndexingError(.dataRefused, "the engine refuses what document \(id) is to be: \(reason)", store: store)
        },
        settled: { _ in },
        absent: { _ in if countsAbsent { tally.absent.wrappingAdd(1, ordering: .relaxed) } })
    ).send(body)
    body.reset()
  }
}
