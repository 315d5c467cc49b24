// SPDX-License-Identifier: Apache-2.0
import API
import Chat
import Configuration
import Embedding
import EventLoop
import Glibc
import HTTPClient
import HTTPServer
import Observability
import OpenAI
import Retrieval
import SearchEngine
import Settings
import Synchronization

/// The service. It starts whether its upstreams are there or not: `/readyz` says what is missing.
struct Runtime: Sendable {
  let settings: RuntimeSettings
  let log: ProcessLog
  let loops: EventLoopGroup

  /// Serves until it is drained; returns the process's exit code.
  func serve() async -> Int32 {
    _ = Process.raiseDescriptorLimit()
    let draining = DrainFlag()
    let server: HTTPServer
    let addresses: [ListenAddress]
    do {
      server = try makeServer(isDraining: { draining.isSet })
      addresses = try await server.start()
    } catch let error as HTTPServerError {
      return log.end("\(error.message) (LISTEN)", .operatingSystem)
    } catch {
      return log.end("cannot read the compiled-in API description: \(error)", .software)
    }
    for warning in settings.warnings { log.logger.warning(warning) }
    for address in addresses {
      log.logger.info("listening", ["address": .string(address.description), "version": .string(Product.version)])
    }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await drainOnSignal(server, draining) }
      await server.run()
      group.cancelAll()
    }
    log.logger.info("drained")
    return ExitCode.success.rawValue
  }

  private func makeServer(isDraining: @escaping @Sendable () -> Bool) throws -> HTTPServer {
    let logger = log.logger
    let metrics = MetricsRegistry()
    metrics.addProcessMetrics()
    let http = HTTPClient(loops: loops, logger: logger, metrics: metrics)
    let engine = SearchEngine(options: settings.engine, http: http, logger: logger, metrics: metrics)
    let embeddingAPI = OpenAIClient(options: settings.embeddingAPI, http: http, logger: logger, metrics: metrics)
    let embedder = Embedder(options: settings.embedder, client: embeddingAPI, logger: logger, metrics: metrics)
    let retriever = Retriever(
      options: settings.retrieval, engine: engine, embedder: embedder, logger: logger, metrics: metrics)
    let chatAPI = OpenAIClient(options: settings.chatAPI, http: http, logger: logger, metrics: metrics)
    let chat = ChatService(
      options: settings.chat, retriever: retriever, client: chatAPI, logger: logger, metrics: metrics)
    let routes = APIRoutes(
      options: APIRoutes.Options(
        stores: settings.stores, access: settings.access, publicURL: settings.publicURL,
        streamLimit: settings.server.limits.streamCap, isDraining: isDraining),
      retriever: retriever, chat: chat, logger: logger, metrics: metrics)
    let router = RouterBuilder()
    try routes.install(into: router)
    return HTTPServer(
      options: settings.server, router: router.build(), logger: logger, metrics: metrics, loops: loops)
  }

  /// The first signal drains, the second ends the process.
  private func drainOnSignal(_ server: HTTPServer, _ draining: DrainFlag) async {
    let signals = SignalSource(loop: loops.first)
    defer { signals.close() }
    while let signal = await signals.next() {
      guard signal != .hangUp else { continue }
      if draining.isSet {
        let code = log.end("ended at once by a second signal", signal == .interrupt ? .interrupted : .terminated)
        _exit(code)
      }
      draining.set()
      log.logger.info(
        "draining; a second signal ends the process at once",
        [
          "delay": LogValue(settings.server.drainDelay), "grace": LogValue(settings.server.drainGrace),
          "connections": .int(server.connectionCount),
        ])
      server.drain()
    }
  }
}

/// Whether the process is on its way out; read by the readiness probe on every loop.
final class DrainFlag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .relaxed) }
  func set() { value.store(true, ordering: .relaxed) }
}
