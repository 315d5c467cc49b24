// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Embedding
import EventLoop
import Glibc
import HTTPClient
import Indexing
import JSON
import Observability
import OpenAI
import RawServer
import Sandbox
import SearchEngine
import Synchronization

extension RealEngine {
  /// What tests with real engines and the sample data need.
  static var isThere: Bool { !all.isEmpty && Environment.data != nil }
}

/// Where a test runs: on the sandbox in this process, or on a real engine.
enum Target: Sendable, CustomStringConvertible {
  case sandbox(SandboxDialect)
  case real(RealEngine)

  var description: String {
    switch self {
    case .sandbox(let dialect): "sandbox (\(dialect))"
    case .real(let engine): engine.name
    }
  }

  /// The sandbox, and one real engine where there is any.
  static let some: [Target] = [.sandbox(.opensearch)] + RealEngine.all.prefix(1).map(Target.real)
  /// The sandbox in both dialects, and every real engine.
  static let all: [Target] = SandboxDialect.allCases.map(Target.sandbox) + RealEngine.all.map(Target.real)
  /// Only for tests that load the sample data.
  static var isThere: Bool { Environment.data != nil }
}

struct TestFailure: Error {
  let message: String
}

func makeEngine(
  _ url: String, _ loops: EventLoopGroup,
  retry: RetryPolicy = RetryPolicy(maximumAttempts: 4, base: .milliseconds(5), cap: .milliseconds(50))
) -> SearchEngine {
  SearchEngine(
    options: SearchEngine.Options(nodes: [url], retry: retry),
    http: HTTPClient(loops: loops), metrics: MetricsRegistry())
}

extension CallContext {
  static var soon: CallContext { .within(.seconds(60)) }
}

/// An embeddings API in this process: same text, same vector. Records what it was asked.
final class FakeModel: Sendable {
  /// What a request gets instead of vectors.
  enum Fault: Sendable {
    case status(String, code: String, fields: [String])
    case reset

    static let quota = Fault.status("429 Too Many Requests", code: "insufficient_quota", fields: [])
  }

  private let server: RawServer
  private let state: State

  private final class State: Sendable {
    let inputs = Mutex<[[String]]>([])
    let requests = Mutex(0)
  }

  /// `fault` is asked by the number of a request, from 0; a call with a text that `refuses` is refused.
  init(
    dimensions: Int = 64, delay: UInt32 = 0, fault: @escaping @Sendable (Int) -> Fault? = { _ in nil },
    refuses: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    let state = State()
    self.state = state
    server = RawServer { request, connection in
      let number = state.requests.withLock { requests in
        requests += 1
        return requests - 1
      }
      if delay > 0 { connection.pause(milliseconds: delay) }
      switch fault(number) {
      case .reset:
        connection.reset()
        return false
      case .status(let status, let code, let fields):
        connection.write(
          RawServer.response(
            status, fields: ["Content-Type: application/json"] + fields,
            #"{"error":{"message":"it says \#(code)","type":"\#(code)","param":null,"code":"\#(code)"}}"#))
      case nil:
        let inputs = (try? JSONValue(parsing: request.body))?["input"]?.arrayValue?.compactMap(\.stringValue) ?? []
        guard !inputs.contains(where: refuses) else {
          connection.write(RawServer.response("400 Bad Request", #"{"error":{"message":"The input was filtered."}}"#))
          return true
        }
        state.inputs.withLock { $0.append(inputs) }
        connection.write(
          RawServer.response("200 OK", fields: ["Content-Type: application/json"], Self.answer(inputs, dimensions)))
      }
      return true
    }
  }

  var url: String { server.url }
  /// The inputs of each answered request.
  var batches: [[String]] { state.inputs.withLock { $0 } }
  var requests: Int { state.requests.withLock { $0 } }

  func embedder(_ loops: EventLoopGroup, dimensions: Int? = nil) -> Embedder {
    let client = OpenAIClient(
      options: .init(
        baseURL: url + "/v1", apiKey: "sk-test",
        retry: RetryPolicy(maximumAttempts: 6, base: .milliseconds(5), cap: .milliseconds(50))),
      http: HTTPClient(loops: loops))
    return Embedder(options: Embedder.Options(model: "fake", dimensions: dimensions), client: client)
  }

  private static func answer(_ inputs: [String], _ dimensions: Int) -> String {
    var writer = JSONWriter(reserving: inputs.count * dimensions * 10)
    writer.beginObject()
    writer.member("object", "list")
    writer.member("model", "fake")
    writer.key("data")
    writer.beginArray()
    for (index, input) in inputs.enumerated() {
      writer.beginObject()
      writer.member("object", "embedding")
      writer.member("index", index)
      writer.key("embedding")
      writer.beginArray()
      for component in vector(input, dimensions) { writer.float(component) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.key("usage")
    let tokens = inputs.reduce(0) { $0 + $1.utf8.count / 4 + 1 }
    writer.value(["prompt_tokens": .int(tokens), "total_tokens": .int(tokens)])
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Not normalised: that is the embedder's work.
  static func vector(_ text: String, _ dimensions: Int) -> [Float] {
    var seed: UInt64 = 1_469_598_103_934_665_603
    for byte in text.utf8 { seed = (seed ^ UInt64(byte)) &* 1_099_511_628_211 }
    return (0..<dimensions).map { _ in
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Int64(seed >> 33) - (1 << 30)) / Float(1 << 30)
    }
  }
}

/// Passes requests on to an engine, writes their lines down, and answers some of them itself.
final class RecordingProxy: Sendable {
  private let server: RawServer

  /// `intercept` answers instead of the engine where it gives a response; an empty one loses the engine's answer.
  init(_ target: String, intercept: @escaping @Sendable (RawServer.Request) -> String? = { _ in nil }) {
    let port = target.split(separator: ":").last.flatMap { UInt16($0) } ?? 0
    server = RawServer { request, connection in
      let answer = intercept(request)
      if let answer, !answer.isEmpty {
        connection.write(answer)
        return true
      }
      Self.forward(request, answer == nil ? connection : nil, port: port)
      return false
    }
  }

  var url: String { server.url }
  /// `METHOD /path?query` of every request.
  var lines: [String] {
    server.requests.map { $0.line.split(separator: " ").prefix(2).joined(separator: " ") }
  }
  var requests: [RawServer.Request] { server.requests }

  private static func forward(_ request: RawServer.Request, _ connection: RawServer.Connection?, port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { return }
    var outgoing = Array((request.head + "\r\nConnection: close\r\n\r\n").utf8) + request.body
    while !outgoing.isEmpty {
      let count = write(descriptor, outgoing, outgoing.count)
      guard count > 0 else { return }
      outgoing.removeFirst(count)
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var isFirst = true
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      var part = Array(buffer[..<count])
      // Some engines do not say that they close, as asked.
      if isFirst, let lineEnd = part.firstIndex(of: 10) {
        part.insert(contentsOf: Array("Connection: close\r\n".utf8), at: lineEnd + 1)
      }
      isFirst = false
      connection?.write(part)
    }
  }
}

/// Native indices and a prefix of a test's own in an engine, deleted at its end.
struct Shop: Sendable {
  let engine: SearchEngine
  let http: HTTPClient
  let url: String
  let tag: String
  var prefix: String { "i-rag-\(tag)" }

  init(_ engine: SearchEngine, url: String, http: HTTPClient) {
    self.engine = engine
    self.http = http
    self.url = url
    tag = "\(getpid())-\(UInt32.random(in: 0 ... .max))"
  }

  func alias(_ store: Int) -> String { "i-native-\(tag)_product_\(store)" }
  func native(_ store: Int, version: Int = 1) -> String { "\(alias(store))_v\(version)" }

  /// Writes a document, and has searches see it.
  func put(_ id: String, in index: String, body: [UInt8]) async throws {
    try await engine.putDocument(index, id: id, body: body, context: .soon)
    try await engine.refresh(index, context: .soon)
  }

  /// Deletes a document, and has searches miss it.
  func delete(_ id: String, from index: String) async throws {
    try await engine.deleteDocument(index, id: id, context: .soon)
    try await engine.refresh(index, context: .soon)
  }

  /// Loads a store's sample file under this test's names.
  func load(_ store: Int, shards: Int = 1, version: Int = 1) async throws {
    guard let folder = Environment.data else { throw TestFailure(message: "no sample data") }
    let path = "\(folder)/native-index/magento2_product_\(store)_v1"
    var mapping = try JSONValue(parsing: try contents(of: path + ".mapping.json")).objectValue ?? [:]
    mapping["aliases"] = .object([:])
    var settings = mapping["settings"]?.objectValue ?? [:]
    settings["number_of_shards"] = .int(shards)
    settings["number_of_replicas"] = 0
    mapping["settings"] = .object(settings)
    try await engine.createIndex(
      native(store, version: version), body: JSONValue.object(mapping).serialized(), context: .soon)
    var body: [UInt8] = []
    var count = 0
    for line in try contents(of: path + ".ndjson").split(separator: UInt8(ascii: "\n")) {
      let value = try JSONValue(parsing: Array(line))
      body += Array(#"{"index":{"_id":"\#(value["_id"]?.stringValue ?? "")"}}"#.utf8) + [10]
      body += (value["_source"]?.serialized() ?? []) + [10]
      count += 1
    }
    let answer = try await engine.bulk(native(store, version: version), body: body, context: .soon)
    guard answer.items.count == count, answer.items.allSatisfy(\.succeeded) else {
      throw TestFailure(message: "sample not loaded: \(answer.items.first { !$0.succeeded }?.reason ?? "")")
    }
    try await engine.refresh(native(store, version: version), context: .soon)
    try await engine.updateAliases([.add(index: native(store, version: version), alias: alias(store))], context: .soon)
  }

  func options(_ stores: [Int], slices: Int? = nil) -> IndexingOptions {
    var options = IndexingOptions(
      prefix: prefix,
      stores: stores.map {
        StoreProfile(
          id: "\($0)", sourceIndex: alias($0), baseURL: "https://shop.example/", currency: "USD", stockFlag: .plain)
      })
    options.slices = slices
    options.pageSize = 100
    options.healthTimeout = .seconds(20)
    return options
  }

  func names(_ store: Int) -> StoreNames { StoreNames(prefix: prefix, id: "\(store)") }

  /// The generations of a store that are there.
  func generations(_ store: Int) async throws -> [String] {
    try await engine.indices(matching: names(store).readPattern, context: .soon).filter(names(store).isGeneration)
  }

  /// Ids behind a store's alias.
  func liveIDs(_ store: Int) async throws -> [String] {
    let body = Array(#"{"size":5000,"_source":false,"track_total_hits":true}"#.utf8)
    return try await engine.search(names(store).alias, body: body, context: .soon).hits.map(\.id)
  }

  /// The one index behind a store's alias.
  func live(_ store: Int) async throws -> [String] {
    try await engine.aliasTargets(names(store).alias, context: .soon)
  }

  func cleanUp() async throws {
    for pattern in ["\(prefix)-*", "i-native-\(tag)_*"] {
      for index in try await engine.indices(matching: pattern, context: .soon) {
        try await engine.deleteIndex(index, context: .soon)
      }
    }
  }

  /// Runs `body` with a shop in an engine, and clears it away.
  static func with(
    _ target: Target, loops count: Int = 1, _ body: @Sendable (Shop, EventLoopGroup) async throws -> Void
  ) async throws {
    try await EventLoopGroup.withLoops(count: count) { loops in
      switch target {
      case .real(let real): try await with(url: real.url, loops, body)
      case .sandbox(let dialect):
        let sandbox = try await SandboxServer.start(loops: loops, dialect: dialect)
        do {
          try await with(url: sandbox.baseURL, loops, body)
        } catch {
          await sandbox.stop()
          throw error
        }
        await sandbox.stop()
      }
    }
  }

  private static func with(
    url: String, _ loops: EventLoopGroup, _ body: @Sendable (Shop, EventLoopGroup) async throws -> Void
  ) async throws {
    let shop = Shop(makeEngine(url, loops), url: url, http: HTTPClient(loops: loops))
    do {
      try await body(shop, loops)
    } catch {
      try await shop.cleanUp()
      throw error
    }
    try await shop.cleanUp()
  }
}

/// The error that a run ends with; nil when it succeeds.
func failure(_ run: IndexingRun) async -> IndexingError? {
  do throws(IndexingError) {
    _ = try await run.run()
    return nil
  } catch {
    return error
  }
}

/// What an atomic counter says, for `#expect`, which cannot take one apart.
func count(_ counter: borrowing Atomic<Int>) -> Int { counter.load(ordering: .relaxed) }
