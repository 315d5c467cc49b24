// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPSemantics
import HTTPServer
import JSON
import Observability

/// The sandbox behind HTTP: the engine on every path, the model API below `/v1/`, its own controls below `/__sandbox/`.
package final class SandboxServer: Sendable {
  /// Answers every path but those of the model API and the controls.
  package let engine: SandboxEngine
  /// The faults to come.
  package let faults = FaultBoard()
  /// Counts of the clients' requests.
  package let statistics = SandboxStatistics()
  let options: SandboxOptions
  let model: SandboxModel
  /// Greatest length of a content in bytes, also decompressed.
  static let contentLimit = 100 << 20

  /// Refuses options that the sandbox cannot honour; loads the sample catalogue where it is wanted.
  package init(options: SandboxOptions) throws(SandboxOptionError) {
    self.options = options
    engine = try SandboxEngine(dialect: options.dialect, version: options.engineVersion)
    model = SandboxModel(defaultDimensions: options.embeddingDimensions)
    if options.withCatalogue { try SampleCatalogue.load(into: engine) }
  }

  /// Starts a sandbox on `options.listen`, which serves until it is stopped. Throws `SandboxOptionError` for options that
  /// it cannot honour, and the server's error where it cannot listen.
  package static func start(
    loops: EventLoopGroup, options: SandboxOptions
  ) async throws -> RunningSandbox {
    let sandbox = try SandboxServer(options: options)
    guard let address = ListenAddress(options.listen) else {
      throw SandboxOptionError(message: "'\(options.listen)' is no address to listen on, such as 127.0.0.1:9200")
    }
    var serverOptions = HTTPServer.Options(listen: [address])
    serverOptions.accessLog = false
    serverOptions.drainGrace = .seconds(1)
    serverOptions.limits.contentBytes = contentLimit
    serverOptions.limits.handlerDeadline = .seconds(600)
    serverOptions.errorContent = { status, _, _ in
      let body: JSONValue = ["error": .string("\(status.code)"), "status": .int(status.code)]
      return (["content-type": "application/json"], body.serialized())
    }
    let server = HTTPServer(
      options: serverOptions, router: sandbox.router, metrics: MetricsRegistry(), loops: loops)
    guard let bound = try await server.start().first else { throw SandboxOptionError(message: "no address was bound") }
    let serving = Task(executorPreference: loops.first) { await server.run() }
    return RunningSandbox(baseURL: "http://\(bound)", sandbox: sandbox, server: server, serving: serving)
  }

  /// The same with the most-used options alone.
  package static func start(
    loops: EventLoopGroup, dialect: SandboxDialect
  ) async throws -> RunningSandbox {
    try await start(loops: loops, options: SandboxOptions(dialect: dialect, withCatalogue: false))
  }

  private var router: Router {
    let builder = RouterBuilder()
    let routeOptions = RouteOptions(bodyLimit: Self.contentLimit, deadline: .seconds(600), name: "sandbox")
    let handler: HTTPHandler = { request, response in try await self.handle(request, response) }
    builder.onAny("/", options: routeOptions, handler)
    builder.onAny("/{path...}", options: routeOptions, handler)
    return builder.build()
  }
}
