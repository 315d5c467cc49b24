// SPDX-License-Identifier: Apache-2.0
import API
import Calls
import Catalog
import Embedding
import EventLoop
import HTTPClient
import HTTPSemantics
import HTTPServer
import JSON
import Language
import Observability
import OpenAI
import Primitives
import Redis
import Retrieval
import Sandbox
import SearchEngine
import Synchronization
import Testing

@testable import Chat

/// The API on a real socket, over a sandbox that plays engine and model API and holds a small RAG index.
struct Service: Sendable {
  let sandbox: RunningSandbox
  let metrics: MetricsRegistry
  let http: HTTPClient
  let server: HTTPServer
  let access: AccessControl
  /// `http://127.0.0.1:port`
  let url: String

  static let key = "test-key"
  static let origin = "https://shop.example"

  /// What a test may want otherwise.
  struct Setup: Sendable {
    var mode = AccessControl.Mode.required
    var wordDelay = Duration.zero
    var temperature: Double? = 0.1
    var publicURL: String?
    var isIndexed = true
    var stores = [StoreHandle(id: "1", alias: "rag-1", currency: "USD")]
    /// The indices with the currency of their prices, by alias; empty: none.
    var indices = ["rag-1": "USD"]
    var requestTimeout = Duration.seconds(20)
    var rateLimit: RateLimit?
    var mcp = Exposure.on
    var ucp = Exposure.public
    /// Beside `key`.
    var keys: [APIKey] = []
    /// Of an authorization server.
    var tokens: TokenVerifier.Options?
    var widgetSecret: String?
    /// `/widget.js` and `/demo`.
    var servesPages = false
    /// The data of the events that a model of our own answers with, instead of the sandbox's.
    var script: [String]?
    /// Before each of them.
    var scriptPause = Duration.zero
    var language = "en"
    /// Each store has the language that it was made with.
    var keepsLanguages = false
    var chat = ChatService.Options(model: "sandbox-chat", price: .init(input: 1, output: 2))
    /// Answers the chat instead of the sandbox.
    var modelURL: String?
    /// PEM file of the certificate that it has, where it speaks TLS.
    var modelCA: String?
    var logger = Logger.disabled
    /// The server's, with the access log.
    var serverLogger = Logger.disabled
    var budgets = Budgets.Options()
    /// Seconds since 1970, for budgets.
    var wallClock: @Sendable () -> Int = { WallClock.seconds }
    /// Where limits are shared.
    var redis: RedisAddress?
    /// How long a request waits for Redis; a busy machine may keep it waiting for longer than the default.
    var redisBound = Duration.seconds(10)
    var logsQuestions = false
    var tracer: Tracer?
    var embeddingPrice: ModelPrices.Price?
    /// Through which the model's words pass, instead of the service's own.
    var gates: (@Sendable (AnswerGates.Subject) -> AnswerGates)?
  }

  static func run(
    _ setup: Setup = Setup(), _ body: @Sendable (Service) async throws -> Void
  ) async throws {
    try await EventLoopGroup.withLoops { loops in
      let sandbox = try await SandboxServer.start(
        loops: loops,
        options: SandboxOptions(withCatalogue: false, embeddingDimensions: 64, wordDelay: setup.wordDelay))
      let script = try await ScriptedModel.start(setup.script, pause: setup.scriptPause, loops: loops)
      let outcome = await Self.serve(setup, sandbox, script?.url ?? setup.modelURL, loops, body)
      await script?.stop()
      await sandbox.stop()
      try outcome.get()
    }
  }

  private static func serve(
    _ setup: Setup, _ sandbox: RunningSandbox, _ modelURL: String?, _ loops: EventLoopGroup,
    _ body: @Sendable (Service) async throws -> Void
  ) async -> Result<Void, any Error> {
    do {
      let metrics = MetricsRegistry(namespace: "rag_")
      let http = HTTPClient(options: HTTPClient.Options(), loops: loops)
      let retry = RetryPolicy(maximumAttempts: 2, base: .milliseconds(5), cap: .milliseconds(10))
      let model = OpenAIClient(
        options: OpenAIClient.Options(baseURL: sandbox.modelURL, apiKey: "upstream-key", retry: retry), http: http,
        name: "embeddings", metrics: metrics)
      let chatModel = OpenAIClient(
        options: OpenAIClient.Options(
          baseURL: modelURL ?? sandbox.modelURL, apiKey: "upstream-key", retry: retry, tls: .init(caFile: setup.modelCA)
        ),
        http: http, metrics: metrics)
      let engine = SearchEngine(
        options: SearchEngine.Options(
          nodes: [sandbox.baseURL], retry: retry),
        http: http, metrics: metrics)
      var embedderOptions = Embedder.Options(model: "sandbox-embedding")
      embedderOptions.price = setup.embeddingPrice
      let embedder = Embedder(options: embedderOptions, client: model, metrics: metrics)
      for (alias, currency) in setup.indices where setup.isIndexed {
        try await Products.index(into: engine, embedder: embedder, alias: alias, currency: currency)
      }
      let retriever = Retriever(
        options: Retriever.Options(), engine: engine, embedder: embedder, metrics: metrics)
      let search = ProductSearch(retriever, metrics: metrics)
      var chatOptions = setup.chat
      chatOptions.temperature = setup.temperature
      var chat = ChatService(
        options: chatOptions, search: search, client: chatModel, metrics: metrics)
      if let gates = setup.gates { chat.gates = gates }
      var access = AccessControl(
        mode: setup.mode, keys: [APIKey(hash: APIKeyHash(key: key))] + setup.keys, origins: [origin])
      access.widgetTokens = setup.widgetSecret.map { WidgetTokens(secret: $0) }
      access.servesPages = setup.servesPages
      let tokens = setup.tokens.map { TokenVerifier($0, fetch: Self.issuerDocuments(http)) }
      access.tokens = tokens
      let watching = Task(executorPreference: loops.first) { await tokens?.watch() }
      let limits = setup.redis.map {
        RedisLimits($0, loops: loops, bound: setup.redisBound, logger: setup.logger, metrics: metrics)
      }
      var routeOptions = APIRoutes.Options(
        stores: setup.stores.map { store in
          var store = store
          if !setup.keepsLanguages { store.language = .named(setup.language) }
          return store
        }, access: access, publicURL: setup.publicURL, rateLimit: setup.rateLimit,
        degraded: {
          [chatModel.health, model.health].filter { $0.current != nil }.map(\.name)
            + (limits?.isAway == true ? ["limits"] : [])
        })
      routeOptions.sharedLimits = limits
      routeOptions.logsQuestions = setup.logsQuestions
      routeOptions.embeddingPrice = setup.embeddingPrice
      routeOptions.mcp = setup.mcp
      routeOptions.ucp = setup.ucp
      let budgets = Budgets(
        setup.budgets, logger: setup.logger, metrics: metrics, shared: limits, now: setup.wallClock)
      let routes = APIRoutes(
        options: routeOptions, retriever: retriever, search: search, chat: chat, budgets: budgets,
        logger: setup.logger, metrics: metrics)
      let router = RouterBuilder()
      try routes.install(into: router)
      var options = HTTPServer.Options()
      options.cors = APIRoutes.cors(origins: [origin])
      options.drainEvent = APIRoutes.drainEvent
      options.limits.handlerDeadline = setup.requestTimeout
      options.drainGrace = .milliseconds(200)
      options.tracer = setup.tracer
      let server = HTTPServer(
        options: options, router: router.build(), logger: setup.serverLogger, metrics: metrics, loops: loops)
      let address = try #require(try await server.start().first)
      let sharing = Task(executorPreference: loops.first) { await limits?.run() }
      let serving = Task(executorPreference: loops.first) { await server.run() }
      let service = Service(
        sandbox: sandbox, metrics: metrics, http: http, server: server, access: access, url: "http://\(address)")
      sandbox.statistics.reset()
      let result: Result<Void, any Error>
      do {
        result = .success(try await body(service))
      } catch {
        result = .failure(error)
      }
      server.drain()
      server.drain()
      await serving.value
      sharing.cancel()
      await sharing.value
      watching.cancel()
      await watching.value
      return result
    } catch {
      return .failure(error)
    }
  }

  private static func issuerDocuments(_ http: HTTPClient) -> IssuerDocument.Fetch {
    { url, maximumBytes, deadline in
      let request = ClientRequest(
        url: url, deadline: deadline, maximumBodyBytes: maximumBytes, ignoresCancellation: true)
      do throws(HTTPClientError) {
        let response = try await http.send(request)
        return .success(IssuerDocument(status: response.status, body: response.body))
      } catch {
        return .failure(IssuerDocument.Failure(message: "\(error)"))
      }
    }
  }

  // MARK: Calls

  struct Answer: Sendable {
    let status: Int
    let fields: HTTPFields
    let body: [UInt8]

    func json() throws -> JSONValue { try JSONValue(parsing: body) }
    var text: String { String(decoding: body, as: UTF8.self) }
    /// The data of each event.
    var events: [String] {
      text.split(separator: "\n\n").filter { $0.hasPrefix("data: ") }.map { String($0.dropFirst(6)) }
    }
    func chunks() throws -> [JSONValue] {
      try events.filter { $0 != "[DONE]" }.map { try JSONValue(parsing: Array($0.utf8)) }
    }
    /// All the text that a stream brought.
    func streamedContent() throws -> String {
      try chunks().compactMap { $0["choices"]?[0]?["delta"]?["content"]?.stringValue }.joined()
    }
  }

  static let authorized = [("authorization", "Bearer " + key), ("content-type", "application/json")]

  func request(
    _ method: HTTPMethod, _ path: String, _ body: String? = nil, fields: [(String, String)] = authorized
  ) -> ClientRequest {
    ClientRequest(
      method: method, url: url + path, fields: fields, body: body.map { Array($0.utf8) }, deadline: .after(.seconds(60))
    )
  }

  func call(
    _ method: HTTPMethod, _ path: String, _ body: String? = nil, fields: [(String, String)] = authorized
  ) async throws -> Answer {
    let response = try await http.send(request(method, path, body, fields: fields))
    return Answer(status: response.status, fields: response.fields, body: response.body)
  }

  func get(_ path: String, fields: [(String, String)] = authorized) async throws -> Answer {
    try await call(.get, path, fields: fields)
  }

  static func chatBody(_ question: String, _ members: String = "") -> String {
    let quoted = String(decoding: JSONValue.string(question).serialized(), as: UTF8.self)
    return #"{"model":"magento-rag","messages":[{"role":"user","content":\#(quoted)}]\#(members)}"#
  }

  func chat(
    _ question: String, _ members: String = "", fields: [(String, String)] = authorized
  ) async throws -> Answer {
    try await call(.post, "/api/v1/chat/completions", Self.chatBody(question, members), fields: fields)
  }

  func retrieve(_ body: String) async throws -> Answer {
    try await call(.post, "/api/v1/actions/retrieve_products", body)
  }

  /// Waits until `condition` holds; at most five seconds.
  func eventually(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<2000 {
      if condition() { return true }
      await sleepOnLoop(until: .after(.milliseconds(10)))
    }
    return false
  }
}

/// The products of the index, in Magento's native shape.
enum Products {
  static let native = [
    #"""
    {"sku":"24-MB01","name":"Joust Duffle Bag","description":"The sporty Joust Duffle Bag can't be beat. A bag for gym.",
     "url_key":"joust-duffle-bag","price_0_1":"34.000000","visibility":4,"is_out_of_stock":0,"currency":"USD",
     "name_category_3":"Bags","color":58,"color_value":"Red"}
    """#,
    #"""
    {"sku":"24-WB04","name":"Push It Messenger Bag","description":"A messenger bag with room for a laptop.",
     "url_key":"push-it-messenger-bag","price_0_1":"45.000000","visibility":4,"is_out_of_stock":0,"currency":"USD",
     "name_category_3":"Bags","color":49,"color_value":"Black"}
    """#,
    #"""
    {"sku":"MJ-RAIN-1","name":"Proteus Rain Jacket","description":"A waterproof jacket that keeps rain out.",
     "url_key":"proteus-rain-jacket","price_0_1":"79.000000","visibility":4,"is_out_of_stock":1,"currency":"USD",
     "name_category_4":"Jackets","color":58,"color_value":"Red"}
    """#,
    #"""
    {"sku":"UG-03","name":"Harmony Yoga Mat","description":"A soft mat for yoga and stretching.",
     "url_key":"harmony-yoga-mat","price_0_1":"18.500000","visibility":4,"is_out_of_stock":0,"currency":"USD",
     "name_category_5":"Yoga","color":50,"color_value":"Blue"}
    """#,
  ]

  static func index(
    into engine: SearchEngine, embedder: Embedder, alias: String, currency: String
  ) async throws {
    let context = CallContext.within(.seconds(60))
    let index = "\(alias)-20260101-000000"
    let profile = StoreProfile(
      id: "1", sourceIndex: "native", baseURL: "https://shop.example/", currency: currency.isEmpty ? nil : currency)
    let transformer = ProductTransformer(
      profile: profile, facts: SourceFacts(websiteID: 1, stock: .plain))
    let documents = try native.enumerated().map {
      let text = $0.element.split(separator: #""currency":"USD""#, omittingEmptySubsequences: false)
      let source = text.joined(separator: #""currency":"\#(currency)""#)
      return try transformer.transform(id: "\($0.offset + 1)", source: Array(source.utf8))
    }
    let found = Mutex([[Float]](repeating: [], count: documents.count))
    try await embedder.embed(documents.map(\.chunkText), context: context) { outcomes in
      for case (let place, .vector(let vector)) in outcomes { found.withLock { $0[place] = vector } }
    }
    let vectors = found.withLock { $0 }
    let meta: JSONValue = [
      "product": .string(RAGIndexSchema.productName), "store": "1", "model": "sandbox-embedding", "dimensions": 64,
      "template": .number(JSONNumber(ChunkTemplate.version)), "state": "live",
    ]
    let form = EngineCapabilities(EngineIdentity(dialect: .opensearch, version: .latest))
    let body = RAGIndexSchema.indexBody(
      vectorField: form.vectorField(dimensions: 64), vectorSettings: form.vectorIndexSettings, stemmer: nil,
      meta: RAGIndexMeta(meta))
    try await engine.createIndex(index, body: body, context: context)
    var writer = JSONWriter()
    for (document, vector) in zip(documents, vectors) {
      writer.value(["index": ["_id": .string(document.id)]])
      writer.newline()
      document.write(to: &writer, vector: vector, contentHash: "h\(document.id)")
      writer.newline()
    }
    let answer = try await engine.bulk(index, body: writer.bytes, context: context)
    #expect(answer.items.allSatisfy { $0.status < 300 })
    try await engine.refresh(index, context: context)
    try await engine.updateAliases([.add(index: index, alias: alias)], context: context)
  }
}

/// A model that always answers with the same events.
struct ScriptedModel: Sendable {
  let url: String
  private let server: HTTPServer
  private let serving: Task<Void, Never>

  /// Nil where there is no script.
  static func start(
    _ script: [String]?, pause: Duration, loops: EventLoopGroup
  ) async throws -> ScriptedModel? {
    guard let script else { return nil }
    let router = RouterBuilder()
    router.on(.post, "/v1/chat/completions") { request, response in
      _ = try await request.body()
      var events = try await response.events()
      for data in script {
        if pause > .zero { await sleepOnLoop(until: .after(pause)) }
        try await events.send(data: data)
      }
      try await events.finish()
    }
    let server = HTTPServer(options: HTTPServer.Options(), router: router.build(), loops: loops)
    let address = try #require(try await server.start().first)
    let serving = Task(executorPreference: loops.first) { await server.run() }
    return ScriptedModel(url: "http://\(address)/v1", server: server, serving: serving)
  }

  func stop() async {
    server.drain()
    server.drain()
    await serving.value
  }
}

extension MetricsRegistry {
  var rendered: String { String(decoding: render(), as: UTF8.self) }
}
