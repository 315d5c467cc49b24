// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import JSON
import Observability
import SearchEngine

/// The checks that a loaded index must pass before anybody sees it.
struct Gates: Sendable {
  let context: RunContext
  let profile: StoreProfile
  let index: String
  /// The run that created the index, as its metadata must say.
  let run: String
  let dimensions: Int
  let sample: [EmbeddedProduct]

  private var store: String { profile.storeKey }
  private var options: IndexingOptions { context.options }

  /// The findings of gates that were all passed.
  struct Result: Sendable {
    var documents = 0
    var findings: [GateFinding] = []
    var health = ""
    var expected = 0
    var former: Int?
    var sampled = 0
    var found: IndexProbe.Found?

    /// For `_meta`.
    var value: JSONValue {
      var object: JSONObject = [
        "documents": .int(documents), "expected": .int(expected), "health": .string(health),
        "findings": .array(findings.map(\.value)),
      ]
      if let former { object["former"] = .int(former) }
      if let found {
        object["sampled"] = .int(sampled)
        object["found_by_vector"] = .int(found.byVector)
        object["found_by_sku"] = .int(found.bySKU)
      }
      return .object(object)
    }
  }

  /// - Parameters:
  ///   - expected: documents that were loaded.
  ///   - former: what is live now; nil where nothing is.
  func check(expected: Int, former: FormerGeneration?) async throws(IndexingError) -> Result {
    var result = Result(expected: expected, former: former?.documents, sampled: sample.count)
    try await checkOwnership()
    try await engine("refreshing \(index)") { () throws(SearchEngineError) in
      try await context.target.refresh(index, context: context.call)
    }
    result.documents = try await engine("counting \(index)") { () throws(SearchEngineError) in
      try await context.target.count(index, context: context.call)
    }
    // An empty index is never put into use, whatever is left out.
    guard result.documents > 0 else {
      throw refused("0 documents are in the new index, \(expected) were loaded (gate count)")
    }
    for gate in Gate.allCases where !options.skippedGates.contains(gate) {
      guard let finding = try await find(gate, &result, former) else { continue }
      context.gates.note(finding, of: store)
      result.findings.append(finding)
      let data = finding.metadata.merging(["store": .string(store), "index": .string(index)])
      guard finding.passed else {
        context.logger.error("gate failed", data)
        throw refused("\(finding.reason ?? "it did not pass") (gate \(gate.rawValue))", limit: finding.limit)
      }
      context.logger.info("gate passed", data)
    }
    result.health = try await makeReady()
    return result
  }

  /// nil: the gate has nothing to look at.
  private func find(
    _ gate: Gate, _ result: inout Result, _ former: FormerGeneration?
  ) async throws(IndexingError) -> GateFinding? {
    let (documents, expected) = (result.documents, result.expected)
    let checks = GateChecks(
      store: context.store(profile), index: index, vectorForm: context.capabilities.vectorForm,
      sample: sample.map { IndexProbe.Sampled(id: $0.id, identifier: $0.identifier, vector: $0.vector) })
    do throws(IndexingError) {
      switch gate {
      case .count:
        return GateFinding(
          gate: .count, passed: documents == expected, figure: Double(documents), threshold: Double(expected),
          reason: documents == expected
            ? nil : "\(documents) documents are in the new index, \(expected) were loaded")
      case .shrink: return GateChecks.shrink(documents, former: former?.documents, options)
      case .vectors: return try await vectors()
      case .retrieval:
        let (finding, found) = try await checks.retrieval()
        result.found = found
        return finding
      case .prices:
        return GateChecks.prices(try await checks.priced(), of: documents, former: former?.priced, options)
      case .canary: return try await checks.canary(searched: StoreNames.loadAlias(of: index))
      }
    } catch {
      throw vanished(error) ?? error
    }
  }

  /// Why so many documents are too few; nil: they are enough.
  static func shrinkage(of documents: Int, from former: Int?, _ options: IndexingOptions) -> String? {
    guard !options.skippedGates.contains(.shrink) else { return nil }
    return GateChecks.shrink(documents, former: former, options).reason
  }

  /// That the index is the one that this run created. Never left out: whatever else is counted and found would be
  /// another's.
  private func checkOwnership() async throws(IndexingError) {
    let (metadata, aliases) = try await engine("reading the metadata of \(index)") { () throws(SearchEngineError) in
      (
        RAGIndexMeta(try await context.target.indexMetadata(index, context: context.call)),
        try await context.target.aliases(of: index, context: context.call)
      )
    }
    guard metadata.isOurs(prefix: options.prefix, store: store),
      metadata.run == run, aliases?.contains(StoreNames.loadAlias(of: index)) == true
    else {
      throw refused("it is not the index that this run created: somebody has deleted that one, and made another")
    }
  }

  /// The sampled vectors as the engine has them.
  private func vectors() async throws(IndexingError) -> GateFinding {
    let ids = sample.map(\.id)
    let query: JSONValue = [
      "size": .int(ids.count), "_source": [.string(RAGField.vector)],
      "query": ["ids": ["values": .array(ids.map { .string($0) })]],
    ]
    let response = try await engine("reading sampled vectors") { () throws(SearchEngineError) in
      try await context.target.search(index, body: query.serialized(), context: context.call)
    }
    guard response.hits.allSatisfy({ ids.contains($0.id) }) else {
      throw refused(
        "the engine answers a query by ids with other documents: it does not evaluate queries (gate vectors)",
        limit: .standIn)
    }
    let found = response.hits.map { hit in
      IndexProbe.Sampled(
        id: hit.id, identifier: "", vector: hit.source.flatMap { RAGVector(response.body, in: $0)?.components } ?? [])
    }
    var finding = GateChecks(
      store: context.store(profile), index: index, vectorForm: context.capabilities.vectorForm, sample: found
    ).vectors(dimensions: dimensions)
    if found.count != ids.count {
      finding.passed = false
      finding.figure = Double(found.count) / Double(max(1, ids.count))
      finding.reason = "\(found.count) of \(ids.count) sampled documents are in the new index"
    }
    return finding
  }

  /// Replicas and refreshes as for a live index; waits until the engine has them.
  private func makeReady() async throws(IndexingError) -> String {
    var settings: JSONObject = ["refresh_interval": nil]
    if let replicas = options.replicas {
      settings["number_of_replicas"] = .int(replicas)
    } else {
      settings["auto_expand_replicas"] = "0-1"
    }
    let body = JSONValue.object(["index": .object(settings)]).serialized()
    try await engine("restoring settings of \(index)") { () throws(SearchEngineError) in
      try await context.target.putSettings(index, body: body, context: context.call)
    }
    context.progress(.step(store: store, name: "health"))
    let health = try await engine("waiting for \(index)") { () throws(SearchEngineError) in
      try await context.target.health(
        index, waitFor: "green", timeout: options.healthTimeout,
        context: context.call.until(.after(options.healthTimeout + options.callTimeout)))
    }
    if health.status == "red" { throw refused("the new index's health is red") }
    if health.status != "green" {
      context.logger.warning(
        "the new index has not all its replicas yet", ["store": .string(store), "index": .string(index)])
    }
    return health.status
  }

  private func refused(_ reason: String, limit: IndexingError.Limit? = nil) -> IndexingError {
    IndexingError(
      .dataRefused, "\(index) was not put into use: \(reason)", store: store, party: .engine, limit: limit)
  }

  private func engine<Value>(
    _ what: String, _ body: () async throws(SearchEngineError) -> Value
  ) async throws(IndexingError) -> Value {
    do throws(IndexingError) {
      return try await context.engine(what, store: store, body)
    } catch {
      throw vanished(error) ?? error
    }
  }

  /// The engine does not know the new index any more; nil: another failure.
  private func vanished(_ error: IndexingError) -> IndexingError? {
    guard (error.cause as? SearchEngineError)?.code == .notFound else { return nil }
    return IndexingError(
      .unavailable,
      "the new index \(index) was deleted before it was put into use; find out what deletes it, and try again",
      store: store, party: .engine, cause: error.cause, limit: .cluster)
  }
}
