// SPDX-License-Identifier: Apache-2.0
package import Catalog
import EventLoop
import JSON
package import Observability
import Primitives
package import SearchEngine

/// The gates of a run, applied to an index that is there: the live one, or another of the store's. Only reads.
package struct Verification: Sendable {
  package struct Outcome: Sendable, Equatable {
    package var index: String
    package var findings: [GateFinding]

    package var passed: Bool { findings.allSatisfy(\.passed) }
  }

  private let options: IndexingOptions
  private let engine: SearchEngine
  private let stop: StopToken
  private let logger: Logger
  /// Documents that are looked up again.
  private let sampleSize = 50

  package init(
    options: IndexingOptions, engine: SearchEngine, stop: StopToken = StopToken(), logger: Logger = .disabled
  ) {
    self.options = options
    self.engine = engine
    self.stop = stop
    self.logger = logger
  }

  /// - Parameter index: nil: the live one.
  /// - Throws: `dataRefused` where nothing is live, `configuration` where the store has no such index.
  package func run(_ profile: StoreProfile, index: String? = nil) async throws(IndexingError) -> Outcome {
    let context = StoreContext(profile, options: options, engine: engine, logger: logger)
    let capabilities = try await context.ask("asking the engine who it is") { () throws(SearchEngineError) in
      try await engine.capabilities(context: context.call)
    }
    let generations = try await context.generations()
    let subject = try subject(index, generations, context)
    let count = try await context.count(subject.index)
    var findings: [GateFinding] = []
    if applies(.count) { findings.append(self.count(count, of: subject)) }
    if applies(.shrink) { findings.append(try await shrink(count, of: subject, generations, context)) }
    try stop.check()
    let probe = IndexProbe(
      index: subject.index, vectorForm: capabilities.vectorForm,
      sample: applies(.vectors) || applies(.retrieval) ? try await sample(subject.index, context) : []
    ) { (what, body) throws(IndexingError) in
      try await context.ask(what) { () throws(SearchEngineError) in
        try await engine.search(subject.index, body: body, context: context.call)
      }
    }
    if applies(.vectors) { findings.append(vectors(probe, subject)) }
    try stop.check()
    if applies(.retrieval) { findings.append(try await retrieval(probe)) }
    return Outcome(index: subject.index, findings: findings)
  }

  private func applies(_ gate: Gate) -> Bool { !options.skippedGates.contains(gate) }

  private func subject(
    _ index: String?, _ generations: Generations, _ context: StoreContext
  ) throws(IndexingError) -> Generations.Generation {
    guard let index else { return try generations.theLiveOne(of: context) }
    return try generations.named(index, of: context)
  }

  // MARK: Gates

  /// As many documents as its run has counted.
  private func count(_ documents: Int, of subject: Generations.Generation) -> GateFinding {
    let allowed = subject.meta.documents
    let expected = allowed?.lowerBound
    let passed = documents > 0 && (allowed?.contains(documents) ?? true) && subject.meta.state != .building
    var reason: String?
    if subject.meta.state == .building {
      reason = "it was never finished"
    } else if !passed {
      reason = "\(documents) documents are in it, \(expected ?? 1) were when it was put into use"
    }
    return GateFinding(
      gate: .count, passed: passed, figure: Double(documents), threshold: Double(expected ?? 1), reason: reason)
  }

  /// Not many fewer than in the newest generation before it.
  private func shrink(
    _ documents: Int, of subject: Generations.Generation, _ generations: Generations, _ context: StoreContext
  ) async throws(IndexingError) -> GateFinding {
    let former = (generations.live + generations.others)
      .filter { $0.index < subject.index && $0.meta.state == .complete && $0.hasServed }
      .max { $0.index < $1.index }
    guard let former else {
      return GateFinding(gate: .shrink, passed: true, figure: nil, threshold: options.minimumRatio)
    }
    let count = try await context.count(former.index)
    let reason = Gates.shrinkage(of: documents, from: count, options)
    return GateFinding(
      gate: .shrink, passed: reason == nil, figure: count > 0 ? Double(documents) / Double(count) : nil,
      threshold: options.minimumRatio, reason: reason.map { "\($0.comparing(with: former.index))" })
  }

  private func vectors(
    _ probe: IndexProbe, _ subject: Generations.Generation
  ) -> GateFinding {
    let sampled = probe.sample.count
    let faults = probe.sample.compactMap { $0.fault(dimensions: subject.meta.dimensions) }
    return GateFinding(
      gate: .vectors, passed: faults.isEmpty && sampled > 0,
      figure: sampled > 0 ? Double(sampled - faults.count) / Double(sampled) : nil, threshold: 1,
      reason: sampled == 0 ? "no document could be sampled" : faults.first)
  }

  private func retrieval(_ probe: IndexProbe) async throws(IndexingError) -> GateFinding {
    let found = try await probe.retrieval()
    let sampled = probe.sample.count
    let reason = found.refusal(of: sampled)
    return GateFinding(
      gate: .retrieval, passed: reason == nil && sampled > 0,
      figure: sampled > 0 ? Double(min(found.byVector, found.bySKU)) / Double(sampled) : nil,
      threshold: IndexProbe.vectorShare, reason: sampled == 0 ? "no document could be sampled" : reason)
  }

  // MARK: Sample

  /// Documents that are spread over the index, the same each time.
  private func sample(_ index: String, _ context: StoreContext) async throws(IndexingError) -> [IndexProbe.Sampled] {
    let query: JSONValue = [
      "size": .int(sampleSize), "query": ["match_all": [:]], "sort": [[RAGField.contentHash: "asc"]],
      "_source": [.string(RAGField.vector), .string(RAGField.identifiers)],
    ]
    let response = try await context.ask("reading sampled documents") { () throws(SearchEngineError) in
      try await engine.search(index, body: query.serialized(), context: context.call)
    }
    return response.hits.map { hit in
      let document = response.source(of: hit).flatMap { try? JSONValue(parsing: Array($0)) }
      return IndexProbe.Sampled(
        id: hit.id, identifier: document?[RAGField.identifiers]?[0]?.stringValue ?? "",
        vector: hit.source.flatMap { RAGVector(response.body, in: $0)?.components } ?? [])
    }
  }
}

extension String {
  /// The run's words speak of the live index, with which it compares.
  fileprivate func comparing(with index: String) -> String {
    hasSuffix("that are live") ? String(dropLast("that are live".count)) + "of \(index)" : self
  }
}
