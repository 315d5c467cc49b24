// SPDX-License-Identifier: Apache-2.0
import Compression
package import EventLoop
import HTTPSemantics
import HTTPServer
import JSON
package import Observability
import Primitives
import Synchronization

/// The sandbox behind HTTP: the engine on every path, the model API under `/v1`, its own controls under `/__sandbox`.
package final class SandboxServer: Sendable {
  package let engine: SandboxEngine
  package let faults = FaultBoard()
  package let statistics = SandboxStatistics()
  let options: SandboxOptions
  let models: ModelAPI
  private let sequence = Atomic<Int>(1)

  /// Refuses options that the sandbox cannot honour; loads the sample catalogue where it is wanted.
  package init(options: SandboxOptions) throws(SandboxOptionError) {
    self.options = options
    engine = try SandboxEngine(options: options)
    models = ModelAPI(defaultDimensions: options.embeddingDimensions)
    if options.withCatalogue { try SampleCatalogue.load(into: engine) }
  }

  /// Starts a sandbox on `options.listen` and serves until it is stopped. For tests and `rag-sandbox`.
  package static func start(
    loops: EventLoopGroup, options: SandboxOptions = SandboxOptions(), logger: Logger = .disabled
  ) async throws -> RunningSandbox {
    let sandbox = try SandboxServer(options: options)
    guard let address = ListenAddress(options.listen) else {
      throw SandboxOptionError(message: "'\(options.listen)' is no address to listen on, such as 127.0.0.1:9200")
    }
    var serverOptions = HTTPServer.Options(listen: [address])
    serverOptions.accessLog = false
    serverOptions.drainGrace = .seconds(1)
    serverOptions.limits.contentBytes = 100 << 20
    serverOptions.limits.handlerDeadline = .seconds(600)
    serverOptions.errorContent = { status, _, _ in
      let body: JSONValue = ["error": .string("\(status.code)"), "status": .int(status.code)]
      return (["content-type": "application/json"], body.serialized())
    }
    let server = HTTPServer(
      options: serverOptions, router: sandbox.router, logger: logger, metrics: MetricsRegistry(), loops: loops)
    let bound = try await server.start()
    guard let first = bound.first else {
      throw SandboxOptionError(message: "no address was bound")
    }
    let serving = Task(executorPreference: loops.first) { await server.run() }
    return RunningSandbox(baseURL: "http://\(first)", sandbox: sandbox, server: server, serving: serving)
  }

  /// The same with the most-used option alone.
  package static func start(
    loops: EventLoopGroup, dialect: SandboxDialect, withCatalogue: Bool = false
  ) async throws -> RunningSandbox {
    try await start(loops: loops, options: SandboxOptions(dialect: dialect, withCatalogue: withCatalogue))
  }

  private var router: Router {
    let builder = RouterBuilder()
    let routeOptions = RouteOptions(bodyLimit: 100 << 20, deadline: .seconds(600), name: "sandbox")
    let handler: HTTPHandler = { request, response in try await self.handle(request, response) }
    builder.onAny("/", options: routeOptions, handler)
    builder.onAny("/{path...}", options: routeOptions, handler)
    return builder.build()
  }

  /// A number that no other answer has.
  func nextNumber() -> Int { sequence.add(1, ordering: .relaxed).oldValue }

  // MARK: one request

  private nonisolated(nonsending) func handle(
    _ request: ServerRequest, _ response: consuming ResponseWriter
  ) async throws {
    let path = request.rawPath
    statistics.update { $0.requests["\(request.method.rawValue) \(path)", default: 0] += 1 }
    do {
      if path.hasPrefix("/__sandbox/") {
        return try await control(request, path, response)
      }
      let action = faults.action(method: request.method.rawValue, path: path)
      if case .hang = action {
        _ = try await request.body()
        await request.loop.sleep(for: .seconds(590))
      }
      if case .delay(let milliseconds) = action { await request.loop.sleep(for: .milliseconds(milliseconds)) }
      if Task.isCancelled {
        statistics.update { $0.departures += 1 }
        return
      }
      if path == "/v1" || path.hasPrefix("/v1/") {
        try await model(request, path, action, response)
      } else {
        try await engine(request, path, action, response)
      }
    } catch let error as HTTPServerError {
      if error.code == .connectionLost || error.code == .cancelled { statistics.update { $0.departures += 1 } }
      throw error
    }
  }

  /// The content, decompressed.
  nonisolated(nonsending) func body(_ request: ServerRequest) async throws -> [UInt8] {
    let bytes = try await request.body()
    guard request.field("content-encoding")?.lowercased() == "gzip", !bytes.isEmpty else { return bytes }
    return try Gzip.decompress(bytes, limit: 100 << 20)
  }

  private nonisolated(nonsending) func engine(
    _ request: ServerRequest, _ path: String, _ action: Fault.Action?, _ response: consuming ResponseWriter
  ) async throws {
    let body = try await body(request)
    if case .status(let status, let fields, let content, let code) = action {
      let type = code ?? "rag_sandbox_fault"
      let failure = EngineFailure(status: status, type: type, reason: "a fault that was asked for")
      return try await send(status, fields, content ?? failure.body(options.dialect), response)
    }
    var engineRequest = EngineRequest(
      method: request.method.rawValue, target: request.rawTarget, segments: PathText.segments(path),
      query: request.queryItems, body: body)
    if case .rejectItems(let every, let status) = action { engineRequest.rejection = (every, status) }
    var reply = engine.handle(engineRequest)
    if case .patch(let patch) = action { reply.body = SandboxServer.patched(reply.body, patch) }
    var fields = HTTPFields()
    for field in reply.fields {
      if let name = HTTPFieldName(field.name) { fields[name] = field.value }
    }
    try await finish(HTTPStatus(code: reply.status), fields, reply.body, action, response)
  }

  /// Sends an answer, or breaks off where a fault says so.
  nonisolated(nonsending) func finish(
    _ status: HTTPStatus, _ fields: HTTPFields, _ content: [UInt8], _ action: Fault.Action?,
    _ response: consuming ResponseWriter
  ) async throws {
    switch action {
    case .close:
      _ = try await response.stream(status, fields)
    case .half:
      var writer = try await response.stream(status, fields)
      try await writer.write(Array(content.prefix(content.count / 2)))
    default: try await response.send(status, fields, content: content)
    }
  }

  nonisolated(nonsending) func send(
    _ status: Int, _ extra: [(name: String, value: String)] = [], _ body: JSONValue,
    _ response: consuming ResponseWriter
  ) async throws {
    var fields: HTTPFields = ["content-type": "application/json"]
    for field in extra {
      if let name = HTTPFieldName(field.name) { fields[name] = field.value }
    }
    try await response.send(HTTPStatus(code: status), fields, content: body.serialized())
  }

  static func patched(_ bytes: [UInt8], _ patch: JSONValue) -> [UInt8] {
    guard let value = try? JSONValue(parsing: bytes) else { return bytes }
    return merged(value, patch).serialized()
  }

  private static func merged(_ value: JSONValue, _ patch: JSONValue) -> JSONValue {
    guard var object = value.objectValue, let changes = patch.objectValue else { return patch }
    for member in changes.members { object[member.name] = merged(object[member.name] ?? .null, member.value) }
    return .object(object)
  }

  // MARK: controls

  private nonisolated(nonsending) func control(
    _ request: ServerRequest, _ path: String, _ response: consuming ResponseWriter
  ) async throws {
    switch (request.method.rawValue, path) {
    case ("POST", "/__sandbox/faults"):
      let body = try await body(request)
      do {
        let value = try JSONValue(parsing: body)
        for entry in value.arrayValue ?? [value] { faults.add(try Fault(entry)) }
      } catch {
        return try await send(400, [], ["error": .string("\(error)")], response)
      }
      try await send(200, [], ["acknowledged": true], response)
    case ("DELETE", "/__sandbox/faults"):
      faults.clear()
      try await send(200, [], ["acknowledged": true], response)
    case ("GET", "/__sandbox/stats"):
      try await send(200, [], statistics.shown(openPITs: engine.openPITs), response)
    case ("DELETE", "/__sandbox/stats"):
      statistics.reset()
      try await send(200, [], ["acknowledged": true], response)
    default:
      try await send(
        404, [],
        ["error": "the sandbox's controls are /__sandbox/faults (POST, DELETE) and /__sandbox/stats (GET, DELETE)"],
        response)
    }
  }
}

/// A sandbox that serves.
package final class RunningSandbox: Sendable {
  /// `http://127.0.0.1:port`, the engine's URL; the model API's is this and `/v1`.
  package let baseURL: String
  package let sandbox: SandboxServer
  private let server: HTTPServer
  private let serving: Task<Void, Never>

  init(baseURL: String, sandbox: SandboxServer, server: HTTPServer, serving: Task<Void, Never>) {
    self.baseURL = baseURL
    self.sandbox = sandbox
    self.server = server
    self.serving = serving
  }

  package var modelURL: String { baseURL + "/v1" }
  package var faults: FaultBoard { sandbox.faults }
  package var statistics: SandboxStatistics { sandbox.statistics }
  package var engine: SandboxEngine { sandbox.engine }

  /// Ends it at once and returns when it has ended.
  package func stop() async {
    server.drain()
    server.drain()
    await serving.value
  }

  /// Begins a graceful end; a second call ends it at once.
  package func drain() { server.drain() }

  /// Returns when it has ended.
  package func ended() async { await serving.value }
}

/// The segments of a raw path, decoded.
enum PathText {
  static func segments(_ path: String) -> [String] {
    path.split(separator: "/").map { decoded($0.utf8) }
  }

  private static func decoded(_ text: Substring.UTF8View) -> String {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap(Hexadecimal.value)
      if byte == UInt8(ascii: "%"), digits.count == 2 {
        bytes.append(digits[0] << 4 | digits[1])
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
