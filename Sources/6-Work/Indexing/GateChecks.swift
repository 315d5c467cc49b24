// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import SearchEngine

/// The gates that look at one index as it is, for a run and for `verify` alike. Each gives a finding.
struct GateChecks: Sendable {
  let store: StoreContext
  let index: String
  let vectorForm: VectorForm
  /// Products that must be there.
  let sample: [IndexProbe.Sampled]

  private var options: IndexingOptions { store.options }

  /// Not many fewer documents than the generation before has.
  static func shrink(_ documents: Int, former: Int?, named: String? = nil, _ options: IndexingOptions) -> GateFinding {
    let share = former.flatMap { $0 > 0 ? Double(documents) / Double($0) : nil }
    var reason: String?
    if let former, Double(documents) < Double(former) * options.minimumRatio {
      reason =
        "\(documents) documents are less than \(options.minimumRatio * 100) % of the \(former) "
        + (named.map { "of \($0)" } ?? "that are live")
    }
    return GateFinding(
      gate: .shrink, passed: reason == nil, figure: share, threshold: options.minimumRatio, reason: reason,
      limit: .minimumRatio)
  }

  /// The share of products with a price does not fall much below that of the generation before.
  static func prices(
    _ priced: Int, of documents: Int, former: PricedShare?, named: String? = nil, _ options: IndexingOptions
  ) -> GateFinding {
    let share = PricedShare(priced: priced, documents: documents)
    let threshold = former.map { $0.share * options.minimumPricedRatio }
    var reason: String?
    if let former, let threshold, share.share < threshold {
      reason =
        "\(priced) of \(documents) products have a price, \(former.priced) of \(former.documents) "
        + (named.map { "in \($0)" } ?? "do that are live")
    }
    return GateFinding(
      gate: .prices, passed: reason == nil, figure: share.share, threshold: threshold, reason: reason,
      limit: .pricedRatio)
  }

  /// Vectors come back with their dimension and length; none is zero.
  func vectors(dimensions: Int?) -> GateFinding {
    let faults = sample.compactMap { $0.fault(dimensions: dimensions) }
    return GateFinding(
      gate: .vectors, passed: faults.isEmpty && !sample.isEmpty,
      figure: sample.isEmpty ? nil : Double(sample.count - faults.count) / Double(sample.count), threshold: 1,
      reason: sample.isEmpty ? "no document could be sampled" : faults.first)
  }

  /// Sampled products are found by their own vector and by their own SKU.
  func retrieval() async throws(IndexingError) -> (finding: GateFinding, found: IndexProbe.Found) {
    let (store, index) = (store, index)
    let probe = IndexProbe(index: index, vectorForm: vectorForm, sample: sample) { (what, body) throws(IndexingError) in
      try await store.ask(what) { () throws(SearchEngineError) in
        try await store.engine.search(index, body: body, context: store.call)
      }
    }
    let found = try await probe.retrieval()
    let reason = sample.isEmpty ? "no document could be sampled" : found.refusal(of: sample.count)
    let finding = GateFinding(
      gate: .retrieval, passed: reason == nil,
      figure: sample.isEmpty ? nil : Double(min(found.byVector, found.bySKU)) / Double(sample.count),
      threshold: IndexProbe.vectorShare, reason: reason)
    return (finding, found)
  }

  /// Documents of the index that have a price.
  func priced() async throws(IndexingError) -> Int { try await Self.priced(index, store) }

  static func priced(_ index: String, _ store: StoreContext) async throws(IndexingError) -> Int {
    let query: JSONValue = [
      "size": 0, "track_total_hits": true, "query": ["exists": ["field": .string(RAGField.price)]],
    ]
    let response = try await store.ask("counting the prices of \(index)") { () throws(SearchEngineError) in
      try await store.engine.search(index, body: query.serialized(), context: store.call)
    }
    return response.total ?? 0
  }

  /// Each canary's SKU is among the first ten that its question finds; nil: there are none.
  func canary(searched name: String) async throws(IndexingError) -> GateFinding? {
    guard let canary = options.canary else { return nil }
    let queries = canary.queries(of: store.name)
    guard !queries.isEmpty else { return nil }
    var missed: [String] = []
    for query in queries {
      let found = try await canary.search(store.profile, name, query.question)
      if !found.prefix(10).contains(query.sku) { missed.append("\"\(query.question)\" does not find \(query.sku)") }
    }
    let reason = missed.isEmpty ? nil : missed.prefix(3).joined(separator: ", ") + " among the first ten"
    return GateFinding(
      gate: .canary, passed: missed.isEmpty, figure: Double(queries.count - missed.count) / Double(queries.count),
      threshold: 1, reason: reason)
  }
}
