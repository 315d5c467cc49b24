// SPDX-License-Identifier: Apache-2.0
import Calls
import Compression
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import Observability
import Primitives

extension SearchEngine {
  /// The pause before something that the engine rejected within an answer, as items of a `_bulk`, is sent again; nil:
  /// it is not to be. See `RetryPolicy.pause`.
  package func pause(afterAttempt attempt: Int, failingFor: Duration) -> Duration? {
    options.retry.pause(afterAttempt: attempt, failingFor: failingFor)
  }

  /// Sends `request` and returns a success or an accepted status.
  func perform(_ request: EngineRequest) async throws(SearchEngineError) -> ClientResponse {
    try await perform(request) { response throws(SearchEngineError) in response }
  }

  /// Sends `request`, again where that makes sense and the deadline allows, and returns what `read` makes of a success
  /// or an accepted status. An answer that `read` finds incomplete (`partialResults`, `unavailable`, `rejected`) is
  /// asked for again like one with such a status. The one layer that repeats calls to the engine.
  func perform<Value>(
    _ request: EngineRequest, reading read: (ClientResponse) throws(SearchEngineError) -> Value
  ) async throws(SearchEngineError) -> Value {
    let (body, fields) = try await content(of: request)
    var attempt = 0
    var firstFailure: MonotonicInstant?
    while true {
      attempt += 1
      guard let node = shared.nextNode(now: .now) else {
        throw SearchEngineError(.unavailable, "no search engine node is configured", isRetryable: false)
      }
      let attemptMade = Attempt(request, to: node.label, shared.identity?.dialect)
      let outcome = await send(request, body: body, fields: fields, to: node, attemptMade)
      let failure: Failure
      switch outcome {
      case .answer(let response):
        do throws(SearchEngineError) {
          let value = try read(response)
          attemptMade.end(status: response.status, in: shared.metrics)
          return value
        } catch {
          attemptMade.end(error, status: response.status, in: shared.metrics)
          let isPassing = [.partialResults, .unavailable, .rejected].contains(error.code)
          failure = Failure(error: error, isFinal: !(isPassing && request.isIdempotent))
        }
      case .failure(let refused):
        attemptMade.end(refused.error, status: refused.error.status, in: shared.metrics)
        failure = refused
      }
      if failure.isFinal || Task.isCancelled && !request.ignoresCancellation { throw failure.error }
      let since = firstFailure ?? .now
      firstFailure = since
      try await pause(after: failure, attempt: attempt, since: since, request: request)
    }
  }

  private struct Failure {
    var error: SearchEngineError
    var isFinal: Bool
    var retryAfter: Duration?
    /// Another node is there: no need to wait.
    var goesElsewhere = false
  }

  private enum Outcome {
    case answer(ClientResponse)
    case failure(Failure)
  }

  private func pause(
    after failure: Failure, attempt: Int, since: MonotonicInstant, request: EngineRequest
  ) async throws(SearchEngineError) {
    guard
      var delay = options.retry.pause(
        afterAttempt: attempt, failingFor: since.duration(to: .now), retryAfter: failure.retryAfter)
    else { throw failure.error }
    if failure.goesElsewhere && failure.retryAfter == nil { delay = .zero }
    let resume = MonotonicInstant.after(delay)
    guard resume < request.context.deadline else { throw failure.error }
    shared.metrics.recordRetry(failure.error.code.rawValue)
    // A job that waits for minutes has to say what for; a short budget is over before anybody reads it.
    request.context.logger.log(
      options.retry.patience == nil ? .debug : .warning, "engine call is repeated",
      failure.error.logMetadata.merging([
        "operation": .string(request.operation), "attempt": .int(attempt), "pause_s": .double(delay.seconds),
      ]))
    if delay > .zero { await sleepOnLoop(until: resume) }
    if Task.isCancelled, !request.ignoresCancellation {
      throw SearchEngineError(.cancelled, "\(request.operation) was cancelled")
    }
  }

  private func send(
    _ request: EngineRequest, body: [UInt8]?, fields: [(String, String)],
    to node: (index: Int, url: String, label: String), _ attempt: Attempt
  ) async -> Outcome {
    let started = attempt.started
    let limit = request.attemptTimeout ?? (request.isBulk ? SearchEngine.Options.bulkTimeout : options.requestTimeout)
    let attemptDeadline = min(request.context.deadline, started.advanced(by: limit))
    var call = ClientRequest(
      method: request.method, url: node.url + request.path, fields: fields, body: body, deadline: attemptDeadline,
      maximumBodyBytes: request.maximumBodyBytes ?? SearchEngine.Options.maximumResponseBytes,
      isReplayable: request.isIdempotent,
      acceptsCompression: false, ignoresCancellation: request.ignoresCancellation, tls: options.tls)
    call.trace = attempt.span?.context ?? request.context.trace
    do throws(HTTPClientError) {
      let response = try await http.send(call)
      return judge(response, to: request, node: node)
    } catch {
      return .failure(judge(error, of: request, node: node, wasLast: attemptDeadline >= request.context.deadline))
    }
  }

  private func judge(
    _ response: ClientResponse, to request: EngineRequest, node: (index: Int, url: String, label: String)
  ) -> Outcome {
    if response.status < 300 || request.accepted.contains(response.status) {
      shared.nodeSucceeded(node.index)
      return .answer(response)
    }
    var error = SearchEngineError.response(
      status: response.status, body: response.body, operation: request.operation, node: node.label)
    error.requestID = response.head.upstreamRequestID
    if request.readsContext, error.meansLostContext(body: response.body) { error.code = .contextLost }
    var failure = Failure(error: error, isFinal: true)
    switch response.status {
    case 502, 503, 504:
      if error.code != .contextLost {
        failure.isFinal = false
        failure.goesElsewhere = shared.nodeFailed(node.index, now: .now)
      }
    case 429:
      // Overload is said by a living node; it stays in the pool.
      failure.isFinal = error.code != .rejected
    default: break
    }
    if error.isMemoryShortage, request.isDivisible { failure.isFinal = true }
    if !failure.isFinal {
      failure.retryAfter = RetryPolicy.retryAfter(from: response.fields, now: WallClock.seconds)
    }
    failure.error.isRetryable = !failure.isFinal || error.code == .partialResults
    return .failure(failure)
  }

  private func judge(
    _ error: HTTPClientError, of request: EngineRequest, node: (index: Int, url: String, label: String), wasLast: Bool
  ) -> Failure {
    let code: SearchEngineError.Code
    switch error.code {
    case .timeout: code = .timeout
    case .cancelled: code = .cancelled
    case .tooLarge: code = .answerTooLarge
    case .protocolViolation: code = .protocolViolation
    case .invalidURL, .invalidRequest, .internalError: code = .badRequest
    case .connect, .resolve, .tls, .connectionLost: code = .unavailable
    }
    var message = "\(request.operation) at \(node.label): \(error.message)"
    if error.code == .protocolViolation || error.code == .connectionLost, node.url.hasPrefix("http://") {
      message += " (does the node speak TLS? then its URL begins with https://)"
    }
    let mapped = SearchEngineError(code, message, node: node.label, isRetryable: error.isRetryable, cause: error)
    guard error.isRetryable, !(wasLast && error.code == .timeout) else { return Failure(error: mapped, isFinal: true) }
    let another = shared.nodeFailed(node.index, now: .now)
    return Failure(
      error: mapped, isFinal: !(error.wasNotSent || request.isIdempotent), goesElsewhere: another)
  }

  /// The body as it goes over the wire. Megabytes are compressed off the loop.
  private func content(
    of request: EngineRequest
  ) async throws(SearchEngineError) -> ([UInt8]?, [(String, String)]) {
    let fields = shared.fields
    guard let body = request.body else { return (nil, fields.json) }
    let isJSON = request.contentType == .json
    guard shared.compresses, body.count >= SearchEngine.Options.compressionThreshold else {
      return (body, isJSON ? fields.json : fields.ndjson)
    }
    // The fastest level: what it saves more at a higher one costs more than the network does.
    let compressed = await offLoop { try? Gzip.compress(body, level: 1) }
    guard let compressed else { return (body, isJSON ? fields.json : fields.ndjson) }
    return (compressed, isJSON ? fields.compressedJSON : fields.compressedNDJSON)
  }
}

extension RetryPolicy {
  /// Three more attempts, full jitter between 0 and 100 ms … 5 s.
  static let searchEngine = RetryPolicy(
    maximumAttempts: 4, base: .milliseconds(100), cap: .seconds(5), longestServerDelay: .seconds(30))
}

extension SearchEngineError {
  /// An index that was deleted under an open point in time: 404, or on Elasticsearch without
  /// `allow_partial_search_results=false` a 503 whose cause is `no_shard_available_action_exception`.
  func meansLostContext(body: [UInt8]) -> Bool {
    if code == .contextLost || status == 404 { return true }
    return status == 503 && EngineErrorBody(parsing: body).types.contains("no_shard_available_action_exception")
  }
}
