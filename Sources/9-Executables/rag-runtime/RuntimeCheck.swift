// SPDX-License-Identifier: Apache-2.0
import API
import Bootstrap
import Chat
import Checks
import Configuration
import Embedding
import EventLoop
import HTTPClient
import Observability
import Redis
import Retrieval
import SearchEngine
import Settings

/// `rag-runtime check`: tries every upstream of the service.
struct RuntimeCheck: Sendable {
  let settings: RuntimeSettings
  let log: ProcessLog
  let loops: EventLoopGroup

  /// Prints the report and returns the process's exit code.
  func end(asJSON isJSON: Bool) async -> Int32 {
    let watch = InterruptWatch(log: log, loops: loops)
    return await watch.during { await report() }.end(asJSON: isJSON, log)
  }

  private func report() async -> CheckReport {
    let http = HTTPClient(
      options: .init(userAgent: Product.name, usesHTTP2: settings.usesHTTP2), loops: loops, logger: .disabled)
    let stores = settings.stores
    async let engine = EngineCheck(settings.engine, http: http, needs: [Self.need(stores)]).run()
    async let embeddings = ModelCheck(
      .embeddings, settings.embeddingAPI, model: settings.embedder.model, price: settings.embedder.price,
      usualTime: settings.retrieval.embeddingTimeout, http: http
    ).embeddings(dimensions: settings.embedder.dimensions)
    async let chat = ModelCheck(
      .chat, settings.chatAPI, model: settings.chat.model, price: settings.chat.price,
      usualTime: settings.chat.firstTokenTimeout, http: http
    ).chat()
    async let others = others(http)

    var findings = settings.warnings.map { Finding.warning(.settings, .settings, $0, nil) }
    let cluster = await engine
    let vectors = await embeddings
    findings += cluster.findings
    if !cluster.nodes.isEmpty {
      var options = settings.engine
      options.retry = .never
      options.nodes = cluster.nodes
      let engine = SearchEngine(options: options, http: http, metrics: MetricsRegistry())
      for store in stores { findings += await index(of: store, vectors.dimensions, engine) }
    }
    findings += vectors.findings
    findings += await chat
    findings += await others
    return CheckReport(findings, stores: stores.map { ($0.id, $0.alias) })
  }

  private static func need(_ stores: [StoreHandle]) -> EngineCheck.Need {
    EngineCheck.Need(names: stores.map(\.alias), privileges: ["read", "view_index_metadata"])
  }

  private func index(of store: StoreHandle, _ dimensions: Int?, _ engine: SearchEngine) async -> [Finding] {
    await IndexCheck(
      IndexCheck.Wanted(
        store: store.id, alias: store.alias, model: settings.embedder.model,
        dimensions: settings.embedder.dimensions ?? dimensions, isMadeHere: false),
      engine: engine
    ).run()
  }

  // MARK: What not every service has

  private func others(_ http: HTTPClient) async -> [Finding] {
    var findings: [Finding] = []
    if let reranker = settings.reranker { findings += await RerankCheck.run(reranker, http: http) }
    if let address = settings.limitsStore { findings.append(await limits(address)) }
    if let tokens = settings.tokens {
      let verifier = TokenVerifier(tokens, fetch: http.issuerDocuments)
      if let failure = await verifier.fault() {
        findings.append(
          .fault(
            .issuer, .reachable, .unavailable, failure.message, "check OAUTH_ISSUER and OAUTH_JWKS_URL"))
      } else {
        findings.append(.ok(.issuer, .reachable, "the keys of \(tokens.issuer) were fetched"))
      }
    }
    return findings + (await CollectorCheck.run(settings.telemetry, http: http))
  }

  private func limits(_ address: RedisAddress) async -> Finding {
    let place = "\(address.host):\(address.port)"
    guard let error = await RedisLimits.fault(at: address, on: loops.first) else {
      return .ok(.limits, .reachable, "\(place) takes our commands")
    }
    if error.code == .refused {
      return .fault(
        .limits, .credentials, .credentials, "\(place): \(error.message)",
        "check user and password in LIMITS_URL, and that the user may use SCRIPT and EVALSHA")
    }
    return .fault(
      .limits, .reachable, .unavailable, "\(place): \(error.message)", "check LIMITS_URL, and that Redis runs")
  }
}
