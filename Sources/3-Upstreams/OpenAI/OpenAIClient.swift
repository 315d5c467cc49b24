// SPDX-License-Identifier: Apache-2.0
import Calls
package import EventLoop
package import HTTPClient
import HTTPSemantics
import JSON
package import Observability
import Primitives

/// A model API that speaks OpenAI's protocol, of any provider. Calls are repeated here within their deadline, but those
/// that embed many texts: `Embedding` makes them smaller, or waits for minutes.
package struct OpenAIClient: Sendable {
  /// The service's address, our credentials, and the time that each step may take.
  package struct Options: Sendable {
    /// The URL to which `/chat/completions` and `/embeddings` are appended; a query of its own stays behind them.
    package var baseURL: String
    /// Sent as a bearer token, and never logged; nil: no `Authorization` field is sent.
    package var apiKey: String?
    /// `OpenAI-Organization`; nil: not sent.
    package var organization: String?
    /// `OpenAI-Project`; nil: not sent.
    package var project: String?
    /// For all calls but those that embed many texts, which ask it for the pause alone.
    package var retry: RetryPolicy
    /// Time of one attempt: a question's embedding as a whole, a chat call until its answer begins.
    package var requestTimeout: Duration
    /// Time of one attempt to embed many texts: a model on a small machine needs its time.
    package var batchTimeout: Duration
    /// Longest silence in the middle of a chat answer.
    package var idleTimeout: Duration
    /// TCP and TLS together; part of the attempt's time.
    package var connectTimeout: Duration
    /// Security of an https:// service.
    package var tls: TLSOptions

    package init(
      baseURL: String = "https://api.openai.com/v1", apiKey: String? = nil, organization: String? = nil,
      project: String? = nil, retry: RetryPolicy = .standard, requestTimeout: Duration = .seconds(30),
      batchTimeout: Duration = .seconds(180), idleTimeout: Duration = .seconds(30),
      connectTimeout: Duration = .seconds(5), tls: TLSOptions = .standard
    ) {
      self.baseURL = baseURL
      self.apiKey = apiKey
      self.organization = organization
      self.project = project
      self.retry = retry
      self.requestTimeout = requestTimeout
      self.batchTimeout = batchTimeout
      self.idleTimeout = idleTimeout
      self.connectTimeout = connectTimeout
      self.tls = tls
    }
  }

  let options: Options
  let http: HTTPClient
  let memory: ModelMemory
  /// The service's state by the last calls.
  package let health: UpstreamHealth
  let fields: [(String, String)]
  let meters: CallMeters

  /// - Parameters:
  ///   - name: what the service is used for: `chat`, `embeddings`.
  ///   - clock: tells when what was learned of a model is old.
  package init(
    options: Options, http: HTTPClient, name: String = "chat",
    metrics: MetricsRegistry = MetricsRegistry(), clock: @escaping @Sendable () -> MonotonicInstant = { .now }
  ) {
    self.options = options
    self.http = http
    memory = ModelMemory(clock: clock)
    health = UpstreamHealth(name: name, metrics: metrics)
    var fields = [("Content-Type", "application/json"), ("Accept", "application/json, text/event-stream")]
    if let key = options.apiKey, !key.isEmpty { fields.append(("Authorization", "Bearer " + key)) }
    if let organization = options.organization { fields.append(("OpenAI-Organization", organization)) }
    if let project = options.project { fields.append(("OpenAI-Project", project)) }
    self.fields = fields
    meters = CallMeters(metrics, name: name)
  }

  // MARK: Requests

  /// The URL of an operation under the base URL.
  func url(_ path: String) -> String {
    var base = Substring(options.baseURL)
    var query: Substring = ""
    if let mark = base.utf8.firstIndex(of: UInt8(ascii: "?")) {
      query = base[mark...]
      base = base[..<mark]
    }
    while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
    return base + path + query
  }

  func request(
    _ path: String, _ body: [UInt8], deadline: MonotonicInstant, trace: TraceContext?
  ) -> ClientRequest {
    var request = ClientRequest(
      method: .post, url: url(path), fields: fields, body: body, deadline: deadline,
      connectTimeout: options.connectTimeout, maximumBodyBytes: 256 << 20, isReplayable: false, tls: options.tls)
    request.trace = trace
    return request
  }

  /// Deadline of an attempt that begins now.
  func attemptDeadline(_ deadline: MonotonicInstant) -> MonotonicInstant {
    min(deadline, .after(options.requestTimeout))
  }

  func error(status: Int, head: ResponseFields, body: [UInt8]) -> OpenAIError {
    var error = ErrorAnswer.error(
      status: status, head: head, body: body, secret: options.apiKey, now: WallClock.seconds)
    error.answer = String(decoding: body.prefix(4096), as: UTF8.self).lowercased()
    return error
  }

  /// Begins a call, and its span where one is recorded.
  func begin(_ operation: Operation, model: String, _ context: CallContext) -> ModelCall {
    let span = context.span?.child(operation.rawValue + " " + model, kind: .client)
    span?.set(server: options.baseURL)
    return ModelCall(operation, model: model, meters, span: span)
  }

  // MARK: Repeating

  /// The pause before another call after `attempt` calls, by this client's policy; nil: none is to be made. For callers
  /// who repeat calls themselves: see `RetryPolicy.pause`.
  package func pause(afterAttempt attempt: Int, failingFor: Duration, retryAfter: Duration?) -> Duration? {
    options.retry.pause(afterAttempt: attempt, failingFor: failingFor, retryAfter: retryAfter)
  }

  /// Makes `call`, and makes it again by the policy while its errors say that this may help and the deadline allows.
  func repeating<Value: ~Copyable>(
    _ operation: Operation, model: String, context: CallContext,
    _ call: (_ attempt: Int) async throws(OpenAIError) -> Value
  ) async throws(OpenAIError) -> Value {
    var attempt = 1
    while true {
      let failure: OpenAIError
      do throws(OpenAIError) {
        let value = try await call(attempt)
        health.succeeded(context.logger)
        return value
      } catch {
        failure = error
      }
      let pause = options.retry.delay(attempt: attempt, retryAfter: failure.retryAfter)
      let next = MonotonicInstant.after(pause)
      guard failure.isRetryable, options.retry.allows(anotherAfter: attempt, retryAfter: failure.retryAfter),
        next < context.deadline
      else {
        health.failed(failure, context.logger)
        throw failure
      }
      context.logger.warning(
        "model api call repeated",
        failure.logMetadata.merging([
          "operation": .string(operation.rawValue), "model": .string(model), "attempt": .int(attempt),
          "pause_s": .double(pause.seconds),
        ]))
      meters.recordRetry(operation)
      await sleepOnLoop(until: next)
      if Task.isCancelled { throw OpenAIError(.cancelled, "cancelled between two attempts", cause: failure) }
      attempt += 1
    }
  }

  enum Operation: String { case embeddings, chat }
}
