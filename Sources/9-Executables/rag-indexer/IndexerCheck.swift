// SPDX-License-Identifier: Apache-2.0
import Catalog
import Checks
import Configuration
import Embedding
import EventLoop
import HTTPClient
import Indexing
import Observability
import OpenAI
import SearchEngine
import Settings

/// Tries every upstream of a run: nothing is repeated, nothing written.
struct IndexerCheck: Sendable {
  private let context: CommandContext
  private let http: HTTPClient
  private let engineOptions: SearchEngine.Options

  init(_ context: CommandContext) {
    self.context = context
    http = HTTPClient(options: .init(userAgent: Product.name), loops: context.loops, logger: .disabled)
    var options = context.settings.engine
    options.retry = .never
    engineOptions = options
  }

  func report() async -> CheckReport {
    let names = context.stores.map { context.settings.indexing.names(of: $0) }
    async let engine = EngineCheck(engineOptions, http: http, needs: needs).run()
    async let vectors = embeddings()
    async let collector = CollectorCheck.run(context.settings.telemetry, http: http)

    let cluster = await engine
    var findings = cluster.findings
    let (ofModel, dimensions) = await vectors
    if !cluster.nodes.isEmpty { findings += await stores(dimensions, cluster.nodes) }
    findings += ofModel
    findings += await collector
    return CheckReport(findings, stores: zip(context.stores, names).map { ($0.storeKey, $1.alias) })
  }

  /// A run reads the native indices, and makes, fills, swaps and deletes its own.
  private var needs: [EngineCheck.Need] {
    [
      EngineCheck.Need(
        names: context.stores.map(\.sourceIndex).reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
        privileges: ["read", "view_index_metadata"]),
      EngineCheck.Need(names: [context.settings.indexing.prefix + "-*"], privileges: ["manage", "read", "write"]),
    ]
  }

  private func embeddings() async -> (findings: [Finding], dimensions: Int?) {
    guard let (api, options) = context.settings.embeddings else { return ([], nil) }
    return await ModelCheck(
      .embeddings, api, model: options.model, price: options.price, usualTime: nil, http: http
    ).embeddings(dimensions: options.dimensions)
  }

  // MARK: Stores

  private func stores(_ dimensions: Int?, _ nodes: [String]) async -> [Finding] {
    guard let embedder = context.embedder() else { return [] }
    var options = engineOptions
    options.nodes = nodes
    let engine = SearchEngine(options: options, http: http, metrics: MetricsRegistry())
    var findings: [Finding] = []
    for profile in context.stores {
      findings += await source(profile, engine, embedder)
      let wanted = IndexCheck.Wanted(
        store: profile.storeKey, alias: context.settings.indexing.names(of: profile).alias, model: embedder.model,
        dimensions: embedder.configuredDimensions ?? dimensions, isMadeHere: true)
      findings += await IndexCheck(wanted, engine: engine).run()
    }
    return findings
  }

  private func source(_ profile: StoreProfile, _ engine: SearchEngine, _ embedder: Embedder) async -> [Finding] {
    let store = profile.storeKey
    var options = context.settings.indexing
    options.patience = .zero
    do throws(IndexingError) {
      let found = try await SourceCheck(
        options: options, engine: engine, embedder: embedder, loops: context.loops.loops, stop: StopToken()
      ).find(profile)
      var findings = [
        Finding.ok(.engine, .source, "\(found.index) has \(found.documents) documents", store: store)
      ]
      findings += found.missing.map {
        .warning(.engine, .source, $0.what, "set \($0.setting)", store: store)
      }
      if found.isStockUnclear {
        findings.append(
          .warning(
            .engine, .source,
            "stock is unknown: is_out_of_stock has different values, and its meaning depends on"
              + " Magento's version", "set STORE_STOCK_FLAG (docs/magento.md)", store: store))
      }
      return findings
    } catch {
      let isRefused = error.code == .credentials
      return [
        .fault(
          .engine, isRefused ? .rights : .source, ExitCode(rawValue: error.code.exitCode) ?? .software, error.message,
          isRefused
            ? "give the engine's user the rights read and view_index_metadata on \(profile.sourceIndex)"
            : error.hint ?? "name in STORES the index or alias that Magento fills", store: store)
      ]
    }
  }
}
