// SPDX-License-Identifier: Apache-2.0
package import Chat
import Glibc
import HTTPSemantics
package import HTTPServer
package import Observability
package import OpenAI
import Primitives
package import Retrieval
import YAML

/// The runtime's endpoints. Install them into a router, and give the server `cors` and `drainEvent`.
package struct APIRoutes: Sendable {
  /// Settings of the API.
  package struct Options: Sendable {
    /// The first is the default.
    package var stores: [StoreHandle]
    /// The rules by which callers are let in.
    package var access: AccessControl
    /// The address for `servers` of the OpenAPI description; nil: that of the request.
    package var publicURL: String?
    /// The longest that a streamed answer may take.
    package var streamLimit: Duration
    /// The rate of one key and of one client address under `/api/`; nil: no limit.
    package var rateLimit: RateLimit?
    /// The embedding model's price; nil: unknown.
    package var embeddingPrice: ModelPrices.Price?
    /// Whether questions stand in the access log.
    package var logsQuestions = false
    /// The store in which all processes count limits and budgets together; nil: each counts for itself.
    package var sharedLimits: (any SharedLimits)?
    /// Whether `/metrics` is served with the rest.
    package var servesMetrics: Bool
    /// `/mcp`.
    package var mcp = Exposure.on
    /// `/catalog/` and `/.well-known/ucp`.
    package var ucp = Exposure.off
    /// The program's version, as agents are told.
    package var version = "0"
    /// True while the server drains: then it is not ready.
    package var isDraining: @Sendable () -> Bool
    /// Parts that answers have to do without at present: `chat`, `embeddings`.
    package var degraded: @Sendable () -> [String]

    package init(
      stores: [StoreHandle], access: AccessControl, publicURL: String? = nil, streamLimit: Duration = .seconds(600),
      rateLimit: RateLimit? = nil, servesMetrics: Bool = true, isDraining: @escaping @Sendable () -> Bool = { false },
      degraded: @escaping @Sendable () -> [String] = { [] }
    ) {
      self.stores = stores
      self.access = access
      self.publicURL = publicURL
      self.streamLimit = streamLimit
      self.rateLimit = rateLimit
      self.servesMetrics = servesMetrics
      self.isDraining = isDraining
      self.degraded = degraded
    }
  }

  let options: Options
  var access: AccessControl
  let stores: StoreDirectory
  private let retriever: Retriever
  private let search: ProductSearch
  private let chat: ChatService
  private let logger: Logger
  let metrics: MetricsRegistry
  private let budgets: Budgets
  /// One for all groups of routes, so that an address has its rate once.
  private let addressLimit: RateRule?
  /// Limits by address, and by who asks: likewise one for all.
  let limits: [RateRule]

  package init(
    options: Options, retriever: Retriever, search: ProductSearch, chat: ChatService, budgets: Budgets, logger: Logger,
    metrics: MetricsRegistry
  ) {
    self.options = options
    access = options.access
    access.address = PublicAddress(options.publicURL)
    stores = StoreDirectory(options.stores)
    self.retriever = retriever
    self.search = search
    self.chat = chat
    self.budgets = budgets
    self.logger = logger
    self.metrics = metrics
    let addressLimit = options.rateLimit.map { RateRule.byAddress(RateLimiter(name: "address", $0)) }
    self.addressLimit = addressLimit
    // There without a limit for all too: a key may have one of its own.
    limits = [addressLimit, .byPrincipal(RateLimiter(name: "key", options.rateLimit))].compactMap(\.self)
  }

  /// Adds every route: under `/api/` those that ask for credentials, the others open.
  ///
  /// - Throws: when the compiled-in description of the API is not YAML: a fault of the build.
  package func install(into router: RouterBuilder) throws {
    router.group(under: "/api/", policy) { api in
      installChat(into: api)
      installActions(into: api)
    }
    installWidgetTokens(into: router)
    installAgents(into: router)
    if access.servesPages {
      WidgetPages(stores: stores, needsTokens: access.pageTokens != nil).install(into: router)
    }
    installProbes(into: router)
    try installDescriptions(into: router)
  }

  /// Open to pages: their origin is their credential, and the address's rate bounds them.
  private func installWidgetTokens(into router: RouterBuilder) {
    let handler = WidgetTokenHandler(stores: stores, access: access)
    var policy = RoutePolicy(limits: [addressLimit].compactMap(\.self), errorContent: Self.errorContent)
    policy.shared = options.sharedLimits
    router.group(policy) { pages in
      pages.on(.post, "/api/v1/widget/token", options: RouteOptions(bodyLimit: 4096)) { request, response in
        try await handler.handle(request, response)
      }
    }
  }

  private func installDescriptions(into router: RouterBuilder) throws {
    let tokens = access.tokens
    let document = try OpenAPIDocument(address: access.address) { tokens?.securityScheme }
    router.on(.get, "/openapi.yaml") { request, response in try await document.yaml(request, response) }
    router.on(.get, "/openapi.json") { request, response in try await document.json(request, response) }
    router.on(.get, "/openapi-action.json") { request, response in
      try await document.action(request, response, needsTokens: tokens != nil)
    }
    guard let tokens else { return }
    let resource = ProtectedResource(address: access.address, options: tokens.options)
    router.on(.get, ProtectedResource.path) { request, response in try await resource.handle(request, response) }
  }

  /// Limits by address, credentials, limits by their holder, errors as OpenAI's clients read them.
  private var policy: RoutePolicy {
    let access = access
    let metrics = APIMetrics(metrics)
    let credentials: HTTPGuard = { request in
      let decision = await access.admit(request)
      if case .admit(let principal) = decision { metrics.admitted(principal) }
      return decision
    }
    return policy(guards: [credentials], Self.errorContent)
  }

  /// The limits that all routes share which ask who calls.
  func policy(guards: [HTTPGuard], _ errorContent: @escaping HTTPErrorContent) -> RoutePolicy {
    var policy = RoutePolicy(guards: guards, limits: limits, errorContent: errorContent)
    policy.shared = options.sharedLimits
    let budgets = budgets
    policy.sharedCounters = { budgets.counters(of: $0) }
    return policy
  }

  private func installChat(into router: RouterBuilder) {
    let scope = RouteOptions(scope: AccessScope.chat)
    let completions = ChatCompletionHandler(
      stores: stores, chat: chat, logger: logger, metrics: APIMetrics(metrics), budgets: budgets,
      logsQuestions: options.logsQuestions, streamLimit: options.streamLimit)
    router.on(.post, "/api/v1/chat/completions", options: scope) { request, response in
      try await completions.handle(request, response)
    }
    let models = ModelsHandler(stores: stores, created: WallClock.seconds)
    router.on(.get, "/api/v1/models", options: scope) { request, response in
      try await models.list(request, response)
    }
    router.on(.get, "/api/v1/models/{id}", options: scope) { request, response in
      try await models.one(request, response)
    }
  }

  private func installActions(into router: RouterBuilder) {
    let products = RetrieveProductsHandler(
      stores: stores, search: meteredSearch, metrics: APIMetrics(metrics), access: access)
    router.on(
      .post, "/api/v1/actions/retrieve_products", options: RouteOptions(scope: AccessScope.retrieve)
    ) { request, response in
      try await products.handle(request, response)
    }
  }

  var meteredSearch: MeteredSearch {
    MeteredSearch(
      search: search, budgets: budgets, embeddingPrice: options.embeddingPrice, logsQuestions: options.logsQuestions,
      logger: logger)
  }

  private func installProbes(into router: RouterBuilder) {
    let probes = ProbeHandlers(
      stores: stores, retriever: retriever, logger: logger, isDraining: options.isDraining, degraded: options.degraded)
    let probe = RouteOptions(isProbe: true)
    router.on(.get, "/healthz", options: probe) { request, response in try await probes.health(request, response) }
    router.on(.get, "/readyz", options: probe) { request, response in try await probes.readiness(request, response) }
    if options.servesMetrics { Self.installMetrics(metrics, into: router) }
  }

  /// Adds `/metrics`.
  package static func installMetrics(_ registry: MetricsRegistry, into router: RouterBuilder) {
    router.on(.get, "/metrics", options: RouteOptions(isProbe: true)) { _, response in
      try await response.send(.ok, [.contentType: MetricsRegistry.contentType], content: registry.render())
    }
  }

  /// The form of the server's own errors under `/api/`: OpenAI's error object.
  private static let errorContent: HTTPErrorContent = { status, code, request in
    let error = serverError(status, code, request)
    return (error.fields(), error.content())
  }

  /// An error that the server found by itself.
  static func serverError(_ status: HTTPStatus, _ code: String, _ request: ServerRequest?) -> APIError {
    var error = APIError(
      status: status, message: message(status, request),
      type: status.code < 500 ? "invalid_request_error" : "server_error", param: nil, code: code)
    if status == .tooManyRequests { error.type = "rate_limit_error" }
    if status == .serviceUnavailable {
      error.type = "service_unavailable_error"
      error.retryAfter = 5
    }
    return error
  }

  private static func message(_ status: HTTPStatus, _ request: ServerRequest?) -> String {
    switch status {
    case .notFound: "There is no such route."
    case .methodNotAllowed: "The route does not take the method \(request?.method.rawValue ?? "of the request")."
    case .contentTooLarge: "The body is too large."
    case .tooManyRequests: "Too many requests. The Retry-After field says when the next one is welcome."
    case .internalServerError: "Something went wrong on our side."
    case .serviceUnavailable: "The service is too busy, or the answer took too long."
    default: status.reasonPhrase + "."
    }
  }

  /// The end of a stream that is cut off because the service ends.
  package static let drainEvent: [UInt8] = {
    let error = APIError(
      status: .serviceUnavailable, message: "the server is shutting down", type: "server_error", param: nil,
      code: "shutting_down")
    return Array("event: error\ndata: ".utf8) + error.content() + Array("\n\n".utf8)
  }()

  /// The CORS policy for these routes.
  package static func cors(origins: some Sequence<String>) -> CORSPolicy {
    CORSPolicy(
      origins: origins,
      exposedFields: """
        x-request-id, x-rag-degraded, retry-after, retry-after-ms, x-should-retry, x-ratelimit-limit-requests, \
        x-ratelimit-limit-tokens, x-ratelimit-remaining-requests, x-ratelimit-remaining-tokens, \
        x-ratelimit-reset-requests, x-ratelimit-reset-tokens, ratelimit, ratelimit-policy, www-authenticate
        """)
  }
}
