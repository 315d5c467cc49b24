// SPDX-License-Identifier: Apache-2.0
package import Catalog
import EventLoop
import JSON
package import Observability
import Primitives
package import SearchEngine

/// The gates of a run, applied to an index that is there: the live one, or another of the store's. Only reads.
package struct Verification: Sendable {
  /// The gates' findings at one index.
  package struct Outcome: Sendable, Equatable {
    /// The index that was checked.
    package var index: String
    /// The findings of all gates, passed or not.
    package var findings: [GateFinding]

    /// True where all gates passed.
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
    let capabilities = try await context.ask("asking the engine for its version") { () throws(SearchEngineError) in
      try await engine.capabilities(context: context.call)
    }
    let generations = try await context.generations()
    let subject = try subject(index, generations, context)
    let count = try await context.count(subject.index)
    let former = self.former(of: subject, generations)
    let formerCount: Int? = if let former { try await context.count(former.index) } else { nil }
    let checks = GateChecks(
      store: context, index: subject.index, vectorForm: capabilities.vectorForm,
      sample: applies(.vectors) || applies(.retrieval) ? try await sample(subject.index, context) : [])
    var findings: [GateFinding] = []
    for gate in Gate.allCases where applies(gate) {
      try stop.check()
      switch gate {
      case .count: findings.append(self.count(count, of: subject))
      case .shrink:
        findings.append(GateChecks.shrink(count, former: formerCount, named: former?.index, options))
      case .vectors: findings.append(checks.vectors(dimensions: subject.meta.dimensions))
      case .retrieval: findings.append(try await checks.retrieval().finding)
      case .prices: findings.append(try await prices(checks, of: count, former, formerCount, context))
      case .canary:
        // Behind the alias shoppers search; another index is searched by its name.
        let name = index == nil ? context.names.alias : subject.index
        if let finding = try await checks.canary(searched: name) { findings.append(finding) }
      }
    }
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

  /// The newest generation before it that has served.
  private func former(
    of subject: Generations.Generation, _ generations: Generations
  ) -> Generations.Generation? {
    (generations.live + generations.others)
      .filter { $0.index < subject.index && $0.meta.state == .complete && $0.hasServed }
      .max { $0.index < $1.index }
  }

  private func prices(
    _ checks: GateChecks, of documents: Int, _ former: Generations.Generation?, _ formerCount: Int?,
    _ context: StoreContext
  ) async throws(IndexingError) -> GateFinding {
    var share: PricedShare?
    if let former, let formerCount {
      share = PricedShare(priced: try await GateChecks.priced(former.index, context), documents: formerCount)
    }
    return GateChecks.prices(
      try await checks.priced(), of: documents, former: share, named: former?.index, options)
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
