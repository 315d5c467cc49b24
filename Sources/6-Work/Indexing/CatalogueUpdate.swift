// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import JSON
import Observability
import SearchEngine
import Synchronization

/// Brings the documents of one index up to what the source says now: price, stock, link, image and visibility of all,
/// and what else is shown of those whose text is the same. Vanished products are deleted. Nothing is embedded but where
/// `texts` is there.
///
/// All of the source is read and compared before the first write.
struct CatalogueUpdate: Sendable {
  /// Documents by what became of them.
  struct Counts: Sendable, Equatable {
    /// Documents of the source that were read.
    var read = 0
    var rejected = 0
    /// Documents of the index before the update.
    var former = 0
    var updated = 0
    var unchanged = 0
    var deleted = 0
    /// Products of the source whose text is not that of the index.
    var pending = 0
    /// Documents that were not there before.
    var added = 0
    /// Texts sent to the model API.
    var embedded = 0
    /// Products that the index has no document of.
    fileprivate var unknown = 0
    /// Products that have a price, of those that the index has.
    fileprivate var priced = 0
    /// Products whose documents are of another of Magento's stores than the source's.
    fileprivate var foreign = 0

    /// Documents of the index, afterwards.
    var documents: Int { former - deleted + added }
  }
  struct Outcome: Sendable {
    let counts: Counts
    let source: SurveyedSource
  }

  let context: RunContext
  let profile: StoreProfile
  let destination: IndexDestination
  /// Digests of the documents that the index was loaded from; nil: its own are asked for.
  var digests: ProductDigests?
  /// The priced products of the index, which `prices` compares with; nil: it is not asked.
  var priced: PricedShare?
  /// Embeds new texts; nil: they are left to the next run.
  var texts: TextUpdate?
  /// Says before each write that it may be made.
  var confirm: @Sendable () async throws(IndexingError) -> Void = {}
  /// Told once, before the first write, what is about to become of how many.
  var willWrite: @Sendable (Outcome) async throws(IndexingError) -> Void = { _ in }

  private var options: IndexingOptions { context.options }
  private var columns: IndexColumns { IndexColumns(engine: context.target, store: store, index: index) }
  private var index: String { destination.index }
  private var store: StoreContext { context.store(profile) }

  /// Reads, checks and writes.
  /// - Parameter former: documents that `shrink` compares with; nil: there are none.
  /// - Throws: `dataRefused` where a gate refuses the source; then nothing was written.
  func run(former: Int?) async throws(IndexingError) -> Outcome {
    try await store.ask("refreshing \(index)") { () throws(SearchEngineError) in
      try await context.target.refresh(index, context: context.call)
    }
    return try await SourcePass.with(context, profile, tells: digests == nil) { pass in
      let there = try await store.count(index)
      try check(Gates.shrinkage(of: pass.scan.expectedTotal, from: former, options), pass)
      let pending = PendingWrites(limit: options.keptUpdateBytes)
      let ids = ReadIDs()
      // A price or a stock may mean something else now, in the same words.
      let known = digests.flatMap { $0.facts == pass.surveyed.facts ? $0 : nil }
      var counts = try await compare(pass, ids, known) { pending.add($0) }
      counts.former = there
      let vanished = counts.former > counts.read - counts.unknown - counts.rejected ? try await vanished(ids) : []
      counts.deleted = vanished.count
      try check(Gates.shrinkage(of: there - vanished.count, from: max(former ?? 0, there), options), pass)
      try checkOrigin(counts, pass)
      try checkPrices(counts, pass)
      let writer = UpdateWriter(context: context, destination: destination, texts: texts, confirm: confirm)
      if counts.updated + counts.pending + counts.deleted > 0 {
        try await willWrite(Outcome(counts: counts, source: pass.surveyed))
      }
      if let writes = pending.all {
        try await writer.write(writes)
      } else {
        _ = try await compare(pass, nil, known) { try await writer.write($0) }
      }
      try await writer.delete(vanished)
      try await writer.finish(&counts)
      return Outcome(counts: counts, source: pass.surveyed)
    }
  }

  private func check(_ refusal: String?, _ pass: SourcePass) throws(IndexingError) {
    guard let refusal else { return }
    throw IndexingError(
      .dataRefused, "\(pass.index) was not taken over, and nothing written: \(refusal) (gate shrink)",
      store: store.name, party: .sourceEngine, limit: .minimumRatio)
  }

  /// The alias may lead to another store's index: it has the same products, with other prices, links and words.
  private func checkOrigin(_ counts: Counts, _ pass: SourcePass) throws(IndexingError) {
    guard counts.foreign * 2 > counts.read - counts.unknown - counts.rejected else { return }
    throw IndexingError(
      .dataRefused,
      "\(pass.index) was not taken over, and nothing written: its documents have another `store_id` than those that are "
        + "live, so it is the index of another store view; look at STORES and at the alias, or take it over by "
        + "`rag-indexer run`", store: store.name, party: .sourceEngine)
  }

  /// While Magento rebuilds its prices, the documents that it writes have none.
  private func checkPrices(_ counts: Counts, _ pass: SourcePass) throws(IndexingError) {
    // Of a small shop one product may always lose its price.
    guard let former = priced, counts.priced + 1 < former.priced else { return }
    let finding = GateChecks.prices(
      counts.priced, of: counts.read - counts.unknown - counts.rejected, former: former, options)
    guard !finding.passed else { return }
    throw IndexingError(
      .dataRefused,
      "\(pass.index) was not taken over, and nothing written: \(finding.reason ?? "prices are missing") (gate prices)",
      store: store.name, party: .sourceEngine, limit: finding.limit)
  }

  // MARK: Comparing

  private func compare(
    _ pass: SourcePass, _ ids: ReadIDs?, _ known: ProductDigests?,
    _ take: @escaping @Sendable ([PendingWrites.Write]) async throws -> Void
  ) async throws -> Counts {
    let counts = Mutex(Counts())
    let deadLetters = DeadLetters(
      path: nil, store: store.name, limit: options.rejectLimit,
      logger: ids == nil || digests != nil ? .disabled : context.logger)
    let passedOver = try await pass.read(deadLetters: deadLetters, ids: ids, known: known) { products in
      var found = Counts()
      try await take(try await compare(products, &found))
      counts.withLock { $0.add(found) }
    }
    return counts.withLock { counts in
      counts.rejected = deadLetters.count
      counts.read += counts.rejected + passedOver
      counts.unchanged += passedOver
      return counts
    }
  }

  private func compare(_ products: [ReadProduct], _ counts: inout Counts) async throws -> [PendingWrites.Write] {
    counts.read += products.count
    counts.priced += products.count { $0.document.product.price != nil }
    guard !products.isEmpty else { return [] }
    let values = try await columns.values(of: products.map(\.id))
    let suspects = products.filter { values[$0.id]?.says($0.document, contentHash: $0.hash) != true }
    counts.unchanged += products.count - suspects.count
    guard !suspects.isEmpty else { return [] }
    let response = try await documents(suspects.map(\.id))
    let sources = Dictionary(response.hits.map { ($0.id, $0.source) }) { first, _ in first }
    var writes: [PendingWrites.Write] = []
    for product in suspects {
      guard let range = sources[product.id] ?? nil else {
        counts.unknown += 1
        counts.pending += 1
        if product.document.product.price != nil { counts.priced -= 1 }
        if texts != nil { writes.append(.text(product, isNew: true)) }
        continue
      }
      // Most are as they were: the bytes show it, and need no parsing.
      if product.document.isWritten(response.body[range], contentHash: product.hash) {
        counts.unchanged += 1
        continue
      }
      let live = try JSONValue(parsing: Array(response.body[range])).objectValue ?? [:]
      let isSameText = live[RAGField.contentHash]?.stringValue == product.hash
      let shown = try JSONValue(parsing: product.document.shown).objectValue ?? [:]
      if let ours = live[RAGField.storeID], let theirs = shown[RAGField.storeID], ours != theirs { counts.foreign += 1 }
      var difference = DocumentDifference(live: live, product: shown, isSameText: isSameText)
      if !difference.isEmpty, live[RAGField.shownHash] != nil {
        difference.set(shownHash: isSameText ? product.document.shownHash : "")
      }
      if !isSameText { counts.pending += 1 }
      // The price and its like first: they hold also where the model API refuses the new text.
      if !difference.isEmpty {
        writes.append(
          difference.isPartial
            ? .parts(id: product.id, changed: difference.changed) : .whole(id: product.id, difference))
      }
      let isEmbedded = !isSameText && texts != nil
      if isEmbedded { writes.append(.text(product, isNew: false)) }
      if isEmbedded || !difference.isEmpty {
        counts.updated += 1
      } else if isSameText {
        counts.unchanged += 1
      }
    }
    return writes
  }

  private func documents(_ ids: [String]) async throws -> SearchResponse {
    try await store.ask("reading documents of \(index)") { () throws(SearchEngineError) in
      try await context.target.documents(
        index, ids: ids, sourceIncludes: RAGField.compared, context: context.call)
    }
  }

  /// The index's documents that no product of the source has.
  private func vanished(_ ids: ReadIDs) async throws(IndexingError) -> [String] {
    try await store.ask("reading the ids of \(index)") { () throws(SearchEngineError) in
      var vanished: Set<String> = []
      _ = try await context.target.readHashes(of: index, context: context.call) { (id, _) in
        if !ids.has(id) { vanished.insert(id) }
      }
      return vanished.sorted()
    }
  }
}

extension CatalogueUpdate.Counts {
  fileprivate mutating func add(_ other: CatalogueUpdate.Counts) {
    read += other.read
    updated += other.updated
    unchanged += other.unchanged
    pending += other.pending
    unknown += other.unknown
    priced += other.priced
    foreign += other.foreign
  }
}
