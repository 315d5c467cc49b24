// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1
import HTTPSemantics
import Observability

/// The way of one request to its answer: preflight, router, and by the policy of the route's group: limits by address,
/// guards, limits by principal; then the handler. Each station may answer, and then the request goes no further. What
/// the router has found is told last: a caller without credentials does not learn which routes exist.
struct Pipeline {
  let request: ServerRequest
  let connection: Connection

  private var context: LoopContext { connection.context }
  private var response: Response { request.response }

  func answer() async {
    switch request.head.method {
    case .other: return response.sendError(.notImplemented, "method_unknown")
    case .connect, .trace:
      connection.state.closeAfterResponse()
      return response.sendError(.methodNotAllowed, "method_not_allowed", ["allow": Self.allMethods])
    case .options where answerPreflight(): return
    default: break
    }
    // `OPTIONS *` asks about the server as a whole, and belongs to no group.
    if request.head.isAsterisk { return answerOptions(Self.allMethods) }
    let match = request.place(in: context.core.router)
    if let group = request.group, await isStopped(by: group) { return }
    switch match {
    case .route(let route): await run(route)
    case .options(let allow, _): answerOptions(allow)
    case .methodNotAllowed(let allow, _):
      response.sendError(.methodNotAllowed, "method_not_allowed", ["allow": allow])
    case .notFound: response.sendError(.notFound, "not_found")
    }
  }

  private static let allMethods = "GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH"

  private func answerOptions(_ allow: String) {
    response.send(Rejection(status: .noContent, fields: ["allow": allow]))
  }

  /// A CORS preflight is answered by the policy alone: a browser sends no credentials with it.
  private func answerPreflight() -> Bool {
    guard let policy = context.core.options.cors, request.field(named: "access-control-request-method") != nil,
      let origin = request.field(.origin)
    else { return false }
    var fields: HTTPFields = [:]
    if policy.origins.contains(origin) {
      fields = [
        "access-control-allow-methods": policy.methods, "access-control-max-age": String(CORSPolicy.maximumAge),
        .vary: "access-control-request-headers",
      ]
      let allowed = policy.allowedFields(asked: request.field("access-control-request-headers"))
      if !allowed.isEmpty { fields["access-control-allow-headers"] = allowed }
    }
    response.send(Rejection(status: .noContent, fields: fields))
    return true
  }

  // MARK: The group's policy

  /// True: the request has been answered.
  private func isStopped(by group: RouteGroup) async -> Bool {
    if isLimited(by: group.limitsBeforeGuards) { return true }
    for check in group.policy.guards {
      switch await check(request) {
      case .admit(let principal): request.principal = principal
      case .refuse(let rejection):
        if await isLimited(by: group.limitsBeforeGuards, sharedIn: group.policy) { return true }
        response.send(rejection)
        return true
      }
    }
    let hasOwnRate = request.principal.rateLimit != nil
    if hasOwnRate { releaseLimits(group.limitsBeforeGuards) }
    if isLimited(by: group.limitsAfterGuards) { return true }
    guard group.policy.shared != nil else { return false }
    let all = (hasOwnRate ? [] : group.limitsBeforeGuards) + group.limitsAfterGuards
    return await isLimited(by: all, sharedIn: group.policy)
  }

  /// The same limits as all processes count them, in one question to the store that they share. Where it does not answer,
  /// what this process has counted since its last answer stands. True: the request has been refused.
  private func isLimited(by rules: [RateRule], sharedIn policy: RoutePolicy) async -> Bool {
    guard let shared = policy.shared else { return false }
    var asked: [(rule: RateRule, key: String, bucket: SharedBucket)] = []
    for rule in rules {
      guard let key = rule.key(request), let limit = limit(of: rule) else { continue }
      asked.append((rule, key, SharedBucket(name: rule.limiter.name + ":" + key, limit: limit)))
    }
    let counters = policy.sharedCounters?(request) ?? []
    guard !asked.isEmpty || !counters.isEmpty else { return false }
    guard let state = await shared.take(asked.map(\.bucket), reading: counters), state.tokens.count == asked.count
    else {
      return false
    }
    // The client may have left meanwhile, or its time be up.
    guard connection.endReason == nil, connection.state.response == .awaited else { return true }
    request.sharedCounters = state.counters
    clearLimitFields()
    var refused: RateRule?
    for (entry, tokens) in zip(asked, state.tokens) {
      let decision = RateLimiter.decision(tokens: tokens, entry.bucket.limit)
      entry.rule.limiter.lower(entry.key, to: decision.isAllowed ? tokens - 1 : tokens)
      entry.rule.limiter.describe(decision, in: &request.responseFields)
      if !decision.isAllowed { refused = refused ?? entry.rule }
    }
    if let refused { refuse(refused) }
    return refused != nil
  }

  private func limit(of rule: RateRule) -> RateLimit? {
    let own = rule.stage == .afterGuards ? request.principal.rateLimit : nil
    guard let limit = own ?? rule.limiter.standard, limit != .unlimited else { return nil }
    return RateLimit(perMinute: max(1, limit.perMinute), burst: max(1, limit.burst))
  }

  private func clearLimitFields() {
    for name in RateLimiter.fieldNames where request.responseFields.contains(name) {
      request.responseFields[name] = nil
    }
  }

  private func refuse(_ rule: RateRule) {
    context.core.limited.with(rule.limiter.name).increment()
    noticeUnbelievedProxy()
    response.sendError(.tooManyRequests, "rate_limit_exceeded")
  }

  /// A party with a rate of its own is limited by that alone: whatever its address has been counted for is undone.
  private func releaseLimits(_ rules: [RateRule]) {
    for rule in rules where rule.limiter.standard != nil {
      if let key = rule.key(request) { rule.limiter.giveBack(key) }
    }
    clearLimitFields()
  }

  /// True: the request has been refused.
  private func isLimited(by rules: [RateRule]) -> Bool {
    for rule in rules {
      guard let key = rule.key(request) else { continue }
      guard let limit = limit(of: rule) else { continue }
      let decision = rule.limiter.take(key, own: limit, now: connection.loop.now)
      rule.limiter.describe(decision, in: &request.responseFields)
      if !decision.isAllowed {
        refuse(rule)
        return true
      }
    }
    return false
  }

  private func noticeUnbelievedProxy() {
    let peer = connection.client.peer
    guard request.field(.forwarded) != nil || request.field("x-forwarded-for") != nil, !context.isTrusted(peer) else {
      return
    }
    context.proxyIsNotBelieved(peer)
  }

  // MARK: The handler

  private func run(_ route: Route) async {
    request.route = route
    if let allowed = route.options.deadline {
      request.deadline = request.began.advanced(by: allowed)
      connection.state.allowHandler(until: request.deadline.nanoseconds)
      connection.armTimer()
    }
    do {
      try await route.handler(request, ResponseWriter(request))
      if connection.state.response == .awaited, connection.endReason == nil {
        context.core.logger.error("handler gave no response", ["route": .string(route.name)])
        response.sendError(.internalServerError, "internal_error")
      }
    } catch {
      failed(route, error)
    }
  }

  private func failed(_ route: Route, _ error: any Error) {
    let known = error as? HTTPServerError
    if known?.code == .contentUnwanted { return }
    let clientLeft = connection.endReason != nil || Task.isCancelled
    if known == nil || known?.code == .invalidResponse, !clientLeft {
      context.core.logger.error(
        "handler failed",
        ["route": .string(route.name), "error": .string("\(error)"), "request_id": .string(request.requestID)])
    }
    guard connection.state.response == .awaited, connection.endReason == nil else { return }
    response.sendError(known?.status ?? .internalServerError, known.map(Self.errorCode) ?? "internal_error")
    if connection.hasDeparted, known?.code == .cancelled { response.recordAsLeft() }
  }

  private static func errorCode(_ error: HTTPServerError) -> String {
    switch error.code {
    case .contentTooLarge: "content_too_large"
    case .malformedContent, .connectionLost: "malformed_content"
    case .contentTimeout: "request_timeout"
    case .deadlineExceeded: "timeout"
    case .cancelled: "cancelled"
    default: "internal_error"
    }
  }
}
