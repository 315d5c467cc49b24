// SPDX-License-Identifier: Apache-2.0
import API
import Bootstrap
import Chat
import Configuration
import Embedding
import EventLoop
import HTTPClient
import HTTPServer
import Observability
import OpenAI
import Reranking
import Retrieval
import SearchEngine
import Settings
import Telemetry

/// The service. It starts whether its upstreams are there or not: `/readyz` says what is missing.
struct Runtime: Sendable {
  let settings: RuntimeSettings
  let log: ProcessLog
  let loops: EventLoopGroup
  /// For SIGHUP: the settings' files as they are now.
  let readSettingsAgain: @Sendable () throws(ConfigurationError) -> SettingReader

  /// Serves until it is drained; returns the process's exit code.
  func serve() async -> Int32 {
    _ = Process.raiseDescriptorLimit()
    let draining = DrainFlag()
    let metrics = MetricsRegistry(namespace: Product.metricNamespace)
    metrics.addProcessMetrics()
    metrics.gauge("rag_build_info", help: "1, by the version that runs.", labels: ["version"]).with(BuildVersion.text)
      .set(1)
    metrics.counter(
      "rag_log_lines_dropped_total", help: "Log lines that were dropped because the output was too slow."
    ) { [sink = log.sink] in Double(sink.dropped) }
    let http = HTTPClient(
      options: .init(userAgent: Product.name, usesHTTP2: settings.usesHTTP2), loops: loops, logger: log.logger,
      metrics: metrics)
    let telemetry: Telemetry?
    do throws(EventLoopError) {
      telemetry =
        try settings.telemetry.isOff ? nil : Telemetry(settings.telemetry, metrics: metrics, logger: log.logger)
    } catch {
      return log.end(error.description, .operatingSystem)
    }
    if telemetry == nil { Telemetry.dropped(metrics) }
    let limits = settings.limitsStore.map {
      RedisLimits($0, loops: loops, prefix: Product.name, logger: log.logger, metrics: metrics)
    }
    if limits == nil { RedisLimits.gauge(metrics).set(0) }
    let models = ModelAPIs(settings, http: http, metrics: metrics)
    let tokens = settings.tokens.map { TokenVerifier($0, logger: log.logger, fetch: http.issuerDocuments) }
    let retriever = makeRetriever(http, models, metrics)
    let server: HTTPServer
    do {
      server = try makeServer(
        retriever, models, tokens, metrics, limits, telemetry?.tracer, isDraining: { draining.isSet })
    } catch {
      return log.end("cannot read the compiled-in API description: \(error)", .software)
    }
    let probe = settings.metricsListen.isEmpty ? nil : makeMetricsServer(metrics)
    do throws(HTTPServerError) {
      for address in try await server.start() { say(address, "listening") }
    } catch {
      return log.end(error.startMessage(), error.exitCode)
    }
    do throws(HTTPServerError) {
      for address in try await probe?.start() ?? [] { say(address, "metrics are served") }
    } catch {
      return log.end(error.startMessage(.metricsListen), error.exitCode)
    }
    for warning in settings.warnings { log.logger.warning(warning) }
    await withTaskGroup(of: Void.self) { group in
      if let telemetry { group.addTask { await telemetry.run() } }
      if let limits { group.addTask { await limits.run() } }
      group.addTask { await loops.first.run { await retriever.watchReadiness(of: settings.stores, log.logger) } }
      await run(server, probe, models, tokens, draining)
      group.cancelAll()
    }
    telemetry?.shutdown()
    log.logger.info("drained")
    return ExitCode.success.rawValue
  }

  private func say(_ address: ListenAddress, _ what: String) {
    log.logger.info(what, ["address": .string(address.description), "version": .string(BuildVersion.text)])
  }

  /// Until the server is drained. The metrics are there to the last.
  private func run(
    _ server: HTTPServer, _ probe: HTTPServer?, _ models: ModelAPIs, _ tokens: TokenVerifier?, _ draining: DrainFlag
  ) async {
    await withTaskGroup(of: Void.self) { group in
      if let tokens { group.addTask { await loops.first.run { await tokens.watch() } } }
      for api in [models.chat, models.embeddings] {
        group.addTask { await loops.first.run { await api.watch(log.logger) } }
      }
      group.addTask {
        await server.obeySignals(on: loops.first, log: log, onHangUp: readKeysAgain) { draining.set() }
      }
      if let probe { group.addTask { await probe.run() } }
      await server.run()
      group.cancelAll()
    }
  }

  /// Takes the API keys from their files again. Where those cannot be used, the keys in use stay.
  private func readKeysAgain() async {
    do {
      let (keys, secrets) = try await offLoop {
        let reader = try readSettingsAgain()
        return (try AccessControl(reader).keys, ProcessLog.secrets(reader, Setting.accessSettings))
      }
      log.sink.redact(secrets)
      settings.access.replaceKeys(keys)
      log.logger.info("API keys read again", ["keys": .int(keys.count)])
    } catch {
      let reason = (error as? ConfigurationError)?.message ?? "\(error)"
      log.logger.error("the old API keys stay in use", ["reason": .string(reason)])
    }
  }

  /// `METRICS_LISTEN`: nothing but the metrics, in plain HTTP, for a scraper of the same network.
  private func makeMetricsServer(_ metrics: MetricsRegistry) -> HTTPServer {
    var options = HTTPServer.Options(listen: settings.metricsListen)
    options.limits = settings.server.limits
    options.accessLog = false
    let router = RouterBuilder()
    APIRoutes.installMetrics(metrics, into: router)
    return HTTPServer(options: options, router: router.build(), logger: log.logger, metrics: metrics, loops: loops)
  }

  private func makeRetriever(_ http: HTTPClient, _ models: ModelAPIs, _ metrics: MetricsRegistry) -> Retriever {
    let engine = SearchEngine(options: settings.engine, http: http, metrics: metrics)
    let embedder = Embedder(
      options: settings.embedder, client: models.embeddings, keptQueries: settings.keptQueries, metrics: metrics)
    return Retriever(
      options: settings.retrieval, engine: engine, embedder: embedder,
      reranker: settings.reranker.map { Reranker(options: $0, http: http, metrics: metrics) }, metrics: metrics)
  }

  private func makeServer(
    _ retriever: Retriever, _ models: ModelAPIs, _ tokens: TokenVerifier?, _ metrics: MetricsRegistry,
    _ limits: RedisLimits?, _ tracer: Tracer?, isDraining: @escaping @Sendable () -> Bool
  ) throws -> HTTPServer {
    let logger = log.logger
    let search = ProductSearch(retriever, metrics: metrics)
    let chat = ChatService(
      options: settings.chat, search: search, client: models.chat, metrics: metrics)
    var access = settings.access
    access.tokens = tokens
    var options = APIRoutes.Options(
      stores: settings.stores, access: access, publicURL: settings.publicURL,
      streamLimit: settings.server.limits.streamCap, rateLimit: settings.rateLimit,
      servesMetrics: settings.metricsListen.isEmpty, isDraining: isDraining,
      degraded: { models.degraded + (limits?.isAway == true ? ["limits"] : []) })
    options.embeddingPrice = settings.embedder.price
    options.logsQuestions = settings.logsQuestions
    options.sharedLimits = limits
    options.mcp = settings.mcp
    options.ucp = settings.ucp
    options.version = BuildVersion.text
    let budgets = Budgets(settings.budgets, logger: logger, metrics: metrics, shared: limits)
    let routes = APIRoutes(
      options: options, retriever: retriever, search: search, chat: chat, budgets: budgets, logger: logger,
      metrics: metrics)
    let router = RouterBuilder()
    try routes.install(into: router)
    var server = settings.server
    server.tracer = tracer
    return HTTPServer(
      options: server, router: router.build(), logger: logger, metrics: metrics, loops: loops)
  }
}
