// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1
import HTTPSemantics
import Observability

extension Connection {
  /// Reads and answers requests in order until the connection ends.
  func serve() async {
    guard await takeProxyHeader(), await beginTLS() else { return }
    while await readHead() {
      await exchange()
      guard await finishExchange() else { break }
    }
    // A 503 written over the handler's head still has to arrive.
    if endReason == .overdue, isOpen {
      forgetEnd()
      await linger()
    }
  }

  // MARK: Head

  private enum HeadProgress {
    case complete, incomplete, ended
    case refused(MessageError)
  }

  /// True: a head is complete. False: the connection is over.
  private func readHead() async -> Bool {
    request?.beginHead()
    var progress = parseReceived()
    while true {
      switch progress {
      case .complete: return true
      case .incomplete: break
      case .ended: return false
      case .refused(let error):
        await refuse(error)
        return false
      }
      guard await waitReadable() else {
        if endReason == .headTimeout { await answerHeadTimeout() }
        return false
      }
      progress = receiveHead()
    }
  }

  // Not inlined, like the others here: what a synchronous stretch needs would be kept in the frame too.
  @inline(never)
  private func receiveHead() -> HeadProgress {
    receive(into: request ?? newRequest()) == 0 ? .ended : parseReceived()
  }

  /// Looks at what is there; without a byte of a next request the connection is idle.
  @inline(never)
  private func parseReceived() -> HeadProgress {
    guard let request, request.filled > request.start else {
      context.giveBack(&self.request)
      context.becameIdle(self)
      return .incomplete
    }
    life.headArrived(now: loop.now.nanoseconds)
    do throws(MessageError) {
      if try request.parseHead() { return .complete }
    } catch {
      context.becameBusy(self)
      return .refused(error)
    }
    context.headBegan(self)
    request.makeRoom()
    return .incomplete
  }

  private func newRequest() -> ServerRequest {
    let new = context.takeRequest()
    new.beginHead()
    request = new
    return new
  }

  // Async functions that are seldom called are kept out of their callers (`@inline(never)`): inlined, their frames would
  // be part of those in which every idle connection waits.

  /// Answers a head that is not valid. Nothing behind it can be trusted.
  @inline(never)
  private func refuse(_ error: MessageError) async {
    answerBadHead(error.status, error.reason)
    context.core.logger.debug(
      "request refused",
      ["reason": .string(error.reason), "status": .int(error.status.code), "peer": .string(peerText)])
    await drainAndLinger()
  }

  /// Answers a request in plain HTTP where TLS is spoken, so that whoever sent it reads what is wrong.
  @inline(never)
  func refusePlainRequest() async {
    context.becameBusy(self)
    life.headFailed()
    sendLast(
      nil, .badRequest, [.contentType: "text/plain; charset=utf-8"], [:],
      Array("400 Bad Request: this port takes HTTPS, and the request came in plain HTTP.\n".utf8))
    record(nil)
    await drainAndLinger()
  }

  /// The connection's last answer, in the form of its route where that can be told.
  private func answerBadHead(_ status: HTTPStatus, _ code: String) {
    let known = request.flatMap { $0.salvageLine() ? $0 : nil }
    if let known { identify(known) }
    life.headFailed()
    sendError(known, status, code)
    record(known)
  }

  @inline(never)
  private func answerHeadTimeout() async {
    guard let request, !request.isBlank else { return }
    forgetEnd()
    answerBadHead(.requestTimeout, "request_timeout")
    await drainAndLinger()
  }

  @inline(never)
  private func drainAndLinger() async {
    if isBlocked { try? await waitDrained() }
    guard endReason == nil else { return }
    _ = life.responseWritten(now: loop.now.nanoseconds)
    await linger()
  }

  // MARK: Exchange

  private func exchange() async {
    guard let request else { return }
    context.becameBusy(self)
    let now = loop.now
    var length: Int?
    var hasContent = true
    switch request.head.framing {
    case .none: hasContent = false
    case .length(let declared): length = declared
    case .chunked: break
    }
    life.headCompleted(
      contentLength: length, hasContent: hasContent, keepsAlive: request.head.keepsAlive,
      expectsContinue: request.head.expectsContinue, now: now.nanoseconds)
    request.connection = self
    request.began = now
    request.deadline = MonotonicInstant(nanoseconds: now.nanoseconds &+ context.timing.handler)
    identify(request)
    responseBytes = 0
    if request.head.hasAuthorityMismatch { logMismatch(request) }
    armTimer()
    await answer(request)
    request.connection = nil
  }

  private func logMismatch(_ request: ServerRequest) {
    context.core.logger.debug(
      "the target's authority is not Host",
      [
        "authority": .string(request.authority), "host": .string(request.field(.host) ?? ""),
        "peer": .string(peerText), "request_id": .string(request.requestID),
      ])
  }

  private func identify(_ request: ServerRequest) {
    if let range = request.field(named: "x-request-id"),
      RequestIdentity.isDecent(UnsafeBufferPointer(start: request.buffer + range.lowerBound, count: range.count))
    {
      request.identity = .client(range)
    } else {
      request.identity = context.makeIdentity()
    }
  }

  private func answer(_ request: ServerRequest) async {
    let method = request.head.method
    switch method {
    case .other: return sendError(request, .notImplemented, "method_unknown")
    case .connect, .trace:
      life.closeAfterResponse()
      return sendError(request, .methodNotAllowed, "method_not_allowed", ["allow": Self.allMethods])
    case .options where answerPreflight(request): return
    default: break
    }
    let router = context.core.router
    if isLimited(request, router.rules, beforeGuards: true) { return }
    for entry in router.guards where isPath(of: request, under: entry.prefix) {
      if let rejection = await entry.check(request) { return reject(request, rejection) }
    }
    if isLimited(request, router.rules, beforeGuards: false) { return }
    if request.head.isAsterisk { return answerOptions(request, Self.allMethods) }
    switch route(request) {
    case .route(let route): await run(route, request)
    case .options(let allow): answerOptions(request, allow)
    case .methodNotAllowed(let allow):
      sendError(request, .methodNotAllowed, "method_not_allowed", ["allow": allow])
    case .notFound: sendError(request, .notFound, "not_found")
    }
  }

  /// Applies the rate limits of a stage. True: the request has been refused.
  private func isLimited(_ request: ServerRequest, _ rules: [RateRule], beforeGuards: Bool) -> Bool {
    for rule in rules where rule.isBeforeGuards == beforeGuards && isPath(of: request, under: rule.prefix) {
      guard let key = rule.key(request) else { continue }
      let decision = rule.limiter.take(key, now: loop.now)
      rule.limiter.tell(decision, in: &request.responseFields)
      if !decision.isAllowed {
        noticeUnbelievedProxy(request)
        sendError(request, .tooManyRequests, "rate_limit_exceeded")
        return true
      }
    }
    return false
  }

  private func noticeUnbelievedProxy(_ request: ServerRequest) {
    guard request.field(.forwarded) != nil || request.field("x-forwarded-for") != nil, !context.isTrusted(peer) else {
      return
    }
    context.proxyIsNotBelieved(peer)
  }

  private static let allMethods = "GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH"

  private func route(_ request: ServerRequest) -> Router.Match {
    let bytes = UnsafeBufferPointer(start: request.buffer, count: request.filled).span
    return context.core.router.match(
      request.head.method, bytes, request.head.path, parameters: &request.parameterRanges)
  }

  private func isPath(of request: ServerRequest, under prefix: [UInt8]) -> Bool {
    let path = request.head.path
    // `http://host` and `http://host?query` name the root, as they do for the router.
    if path.isEmpty, !request.head.isAsterisk { return prefix.isEmpty || prefix == [UInt8(ascii: "/")] }
    guard path.count >= prefix.count else { return false }
    for offset in 0..<prefix.count where request.buffer[path.lowerBound + offset] != prefix[offset] { return false }
    return true
  }

  private func run(_ route: Route, _ request: ServerRequest) async {
    request.route = route
    if let allowed = route.options.deadline {
      request.deadline = request.began.advanced(by: allowed)
      life.allowHandler(until: request.deadline.nanoseconds)
      armTimer()
    }
    do {
      try await route.handler(request, ResponseWriter(request))
      if life.response == .awaited, endReason == nil {
        context.core.logger.error("handler gave no response", ["route": .string(route.name)])
        sendError(request, .internalServerError, "internal_error")
      }
    } catch {
      handlerFailed(route, request, error)
    }
  }

  private func handlerFailed(_ route: Route, _ request: ServerRequest, _ error: any Error) {
    let known = error as? HTTPServerError
    if known?.code == .contentUnwanted { return }
    let clientLeft = endReason != nil || Task.isCancelled
    if known == nil || known?.code == .invalidResponse, !clientLeft {
      context.core.logger.error(
        "handler failed",
        ["route": .string(route.name), "error": .string("\(error)"), "request_id": .string(request.requestID)])
    }
    guard life.response == .awaited, endReason == nil else { return }
    sendError(request, known?.status ?? .internalServerError, known.map(Self.word) ?? "internal_error")
    if hasDeparted, known?.code == .cancelled { responseStatus = Self.clientClosedRequest }
  }

  /// nginx's number for requests whose client left before the answer; never sent.
  static let clientClosedRequest = 499

  private static func word(_ error: HTTPServerError) -> String {
    switch error.code {
    case .contentTooLarge: "content_too_large"
    case .malformedContent, .connectionLost: "malformed_content"
    case .contentTimeout: "request_timeout"
    case .deadlineExceeded: "timeout"
    case .cancelled: "cancelled"
    default: "internal_error"
    }
  }

  private func reject(_ request: ServerRequest, _ rejection: Rejection) {
    guard isOpen, life.response == .awaited, endReason == nil else { return }
    do throws(HTTPServerError) {
      try sendWhole(request, rejection.status, rejection.fields, [:], rejection.content)
    } catch {
      sendError(request, .internalServerError, "internal_error")
    }
  }

  private func answerOptions(_ request: ServerRequest, _ allow: String) {
    reject(request, Rejection(status: .noContent, fields: ["allow": allow]))
  }

  /// A CORS preflight is answered by the policy alone: a browser sends no credentials with it.
  private func answerPreflight(_ request: ServerRequest) -> Bool {
    guard let policy = context.core.options.cors, request.field(named: "access-control-request-method") != nil,
      let origin = request.field(.origin)
    else { return false }
    var fields: HTTPFields = [:]
    if policy.origins.contains(origin) {
      fields = [
        "access-control-allow-methods": policy.methods, "access-control-max-age": String(policy.maximumAge),
        .vary: "access-control-request-headers",
      ]
      let allowed = policy.allowedFields(asked: request.field("access-control-request-headers"))
      if !allowed.isEmpty { fields["access-control-allow-headers"] = allowed }
    }
    reject(request, Rejection(status: .noContent, fields: fields))
    return true
  }

  // MARK: After the response

  /// True: the connection goes on with the next request.
  private func finishExchange() async -> Bool {
    stopHeartbeat()
    if endReason == .overdue { return false }  // recorded when it was answered
    if endReason == .lost, life.response == .awaited { responseStatus = Self.clientClosedRequest }
    record(request)
    guard stream == nil, life.response == .complete else {
      // The handler let go of a stream, or the client has left: the end must not look like a good one.
      stream = nil
      return false
    }
    if isBlocked { try? await waitDrained() }
    guard endReason == nil, isOpen else { return false }
    switch life.responseWritten(now: loop.now.nanoseconds) {
    case .next: return true
    case .skipContent: return await skipContent()
    // Closing over bytes that nobody has read, a blank line behind the content say, would reset the connection.
    case .close where isInputTaken && (tls == nil || shutdownWriting()): return false
    case .close, .linger:
      await linger()
      return false
    }
  }

  private var isInputTaken: Bool { (request.map { $0.filled == $0.start } ?? true) && !hasInput }

  func record(_ request: ServerRequest?) {
    guard responseStatus > 0 else { return }
    context.record(self, request, status: responseStatus, bytes: responseBytes)
    responseStatus = 0
  }

  /// Reads away the content that the handler did not want.
  @inline(never)
  private func skipContent() async -> Bool {
    guard let request else { return false }
    while request.contentRemaining > 0 {
      let buffered = min(request.filled - request.start, request.contentRemaining)
      request.start += buffered
      request.contentRemaining -= buffered
      guard request.contentRemaining > 0 else { break }
      context.becameIdle(self)
      guard await waitReadable() else { return false }
      let wanted = min(request.contentRemaining, context.scratch.count)
      guard let base = context.scratch.baseAddress else { return false }
      guard let count = receive(base, wanted) else { continue }
      if count == 0 { return false }
      request.contentRemaining -= count
    }
    life.contentSkipped(now: loop.now.nanoseconds)
    return true
  }

  /// Reads what still comes for a while: closing with unread bytes would reset the connection and could take the
  /// answer with it.
  @inline(never)
  private func linger() async {
    if !isBlocked { context.becameIdle(self) }
    var hasShutDown = closesWhenFlushed || shutdownWriting()
    guard let base = context.scratch.baseAddress else { return }
    while await waitReadable() {
      if !hasShutDown { hasShutDown = shutdownWriting() }
      guard let count = receive(base, context.scratch.count) else { continue }
      if count == 0 || !life.lingerArrived(count) { return }
    }
  }
}
