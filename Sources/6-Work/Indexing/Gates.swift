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
  let store: String
  let index: String
  /// The run that created the index, as its metadata must say.
  let run: String
  let dimensions: Int
  let sample: [EmbeddedProduct]

  /// The figures of the gates that were passed.
  struct Result: Sendable {
    var documents = 0
    var expected = 0
    var former: Int?
    var sampled = 0
    var foundByVector = 0
    var foundBySKU = 0
    var health = ""

    var value: JSONValue {
      var object: JSONObject = [
        "documents": .int(documents), "expected": .int(expected), "sampled": .int(sampled),
        "found_by_vector": .int(foundByVector), "found_by_sku": .int(foundBySKU), "health": .string(health),
      ]
      if let former { object["former"] = .int(former) }
      return .object(object)
    }

    var metadata: LogMetadata {
      [
        "documents": .int(documents), "expected": .int(expected), "former": .int(former ?? 0),
        "sampled": .int(sampled), "found_by_vector": .int(foundByVector), "found_by_sku": .int(foundBySKU),
        "health": .string(health),
      ]
    }
  }

  /// - Parameters:
  ///   - expected: documents that were loaded.
  ///   - former: documents behind the alias now; nil where it is not there.
  func check(expected: Int, former: Int?) async throws(IndexingError) -> Result {
    var result = Result()
    result.expected = expected
    result.former = former
    try await checkOwnership()
    try await engine("refreshing \(index)") { () throws(SearchEngineError) in
      try await context.target.refresh(index, context: context.call)
    }
    result.documents = try await engine("counting \(index)") { () throws(SearchEngineError) in
      try await context.target.count(index, context: context.call)
    }
    try checkCounts(result)
    if applies(.vectors) { try await checkVectors() }
    if applies(.retrieval) { try await checkRetrieval(&result) }
    result.health = try await makeReady()
    return result
  }

  private func applies(_ gate: Gate) -> Bool { !context.options.skippedGates.contains(gate) }

  /// That the index is the one that this run created. Never left out: whatever else is counted and found would be
  /// another's.
  private func checkOwnership() async throws(IndexingError) {
    let (metadata, aliases) = try await engine("reading the metadata of \(index)") { () throws(SearchEngineError) in
      (
        RAGIndexMeta(try await context.target.indexMetadata(index, context: context.call)),
        try await context.target.aliases(of: index, context: context.call)
      )
    }
    guard metadata.isOurs(prefix: context.options.prefix, store: store),
      metadata.run == run, aliases?.contains(StoreNames.loadAlias(of: index)) == true
    else {
      throw refused("it is not the index that this run created: somebody has deleted that one, and made another")
    }
  }

  private func checkCounts(_ result: Result) throws(IndexingError) {
    // An empty index is never put into use, whatever is left out.
    guard result.documents == result.expected || !applies(.count), result.documents > 0 else {
      throw refused(
        "\(result.documents) documents are in the new index, \(result.expected) were loaded", gate: .count)
    }
    if let reason = Self.shrinkage(of: result.documents, from: result.former, context.options) {
      throw refused(reason, gate: .shrink, limit: .minimumRatio)
    }
  }

  /// Why so many documents are too few; nil: they are enough.
  static func shrinkage(of documents: Int, from former: Int?, _ options: IndexingOptions) -> String? {
    guard let former, !options.skippedGates.contains(.shrink),
      Double(documents) < Double(former) * options.minimumRatio
    else { return nil }
    return "\(documents) documents are less than \(options.minimumRatio * 100) % of the \(former) that are live"
  }

  /// The sampled vectors as the engine has them: dimension, and length 1.
  private func checkVectors() async throws(IndexingError) {
    let ids = sample.map(\.id)
    guard !ids.isEmpty else { throw refused("no product was sampled") }
    let query: JSONValue = [
      "size": .int(ids.count), "_source": [.string(RAGField.vector)],
      "query": ["ids": ["values": .array(ids.map { .string($0) })]],
    ]
    let response = try await engine("reading sampled vectors") { () throws(SearchEngineError) in
      try await context.target.search(index, body: query.serialized(), context: context.call)
    }
    guard response.hits.allSatisfy({ ids.contains($0.id) }) else {
      throw refused(
        "the engine answers a query by ids with other documents: it does not evaluate queries", gate: .vectors,
        limit: .standIn)
    }
    guard response.hits.count == ids.count else {
      throw refused("\(response.hits.count) of \(ids.count) sampled documents are in the new index", gate: .vectors)
    }
    for hit in response.hits {
      guard let range = hit.source, let vector = RAGVector(response.body, in: range)?.components else {
        throw refused("the engine does not give back the vector of document \(hit.id)", gate: .vectors)
      }
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard vector.count == dimensions, abs(norm - 1) < 0.01 else {
        throw refused(
          "the vector of document \(hit.id) has \(vector.count) dimensions and length \(norm)", gate: .vectors)
      }
    }
  }

  /// Each sampled product must be found by its own vector and by its own SKU.
  private func checkRetrieval(_ result: inout Result) async throws(IndexingError) {
    result.sampled = sample.count
    let probe = IndexProbe(
      index: index, vectorForm: context.capabilities.vectorForm,
      sample: sample.map { IndexProbe.Sampled(id: $0.id, identifier: $0.identifier, vector: $0.vector) }
    ) { (what, body) throws(IndexingError) in
      try await engine(what) { () throws(SearchEngineError) in
        try await context.target.search(index, body: body, context: context.call)
      }
    }
    let found = try await probe.retrieval()
    (result.foundByVector, result.foundBySKU) = (found.byVector, found.bySKU)
    if let reason = found.refusal(of: sample.count) { throw refused(reason, gate: .retrieval) }
  }

  /// Replicas and refreshes as for a live index; waits until the engine has them.
  private func makeReady() async throws(IndexingError) -> String {
    var settings: JSONObject = ["refresh_interval": nil]
    if let replicas = context.options.replicas {
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
        index, waitFor: "green", timeout: context.options.healthTimeout,
        context: context.call.until(.after(context.options.healthTimeout + context.options.callTimeout)))
    }
    if health.status == "red" { throw refused("the new index's health is red") }
    if health.status != "green" {
      context.logger.warning(
        "the new index has not all its replicas yet", ["store": .string(store), "index": .string(index)])
    }
    return health.status
  }

  private func refused(
    _ reason: String, gate: Gate? = nil, limit: IndexingError.Limit? = nil
  ) -> IndexingError {
    let name = gate.map { " (gate \($0.rawValue))" } ?? ""
    return IndexingError(
      .dataRefused, "\(index) was not put into use: \(reason)\(name)", store: store, party: .engine, limit: limit)
  }

  private func engine<Value>(
    _ what: String, _ body: () async throws(SearchEngineError) -> Value
  ) async throws(IndexingError) -> Value {
    do throws(IndexingError) {
      return try await context.engine(what, store: store, body)
    } catch {
      guard (error.cause as? SearchEngineError)?.code == .notFound else { throw error }
      throw IndexingError(
        .unavailable,
        "the new index \(index) was deleted before it was put into use; see who deletes it, and try again",
        store: store, party: .engine, cause: error.cause, limit: .cluster)
    }
  }
}
