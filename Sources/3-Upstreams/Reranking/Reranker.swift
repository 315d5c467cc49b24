// SPDX-License-Identifier: Apache-2.0
package import Calls
import EventLoop
package import HTTPClient
import HTTPSemantics
package import Observability
import Synchronization

/// A service that puts texts in order by how well they answer a question: Cohere, Jina, Hugging Face's TEI, and what
/// speaks like one of them. A value; copies share what was learned of the service.
package struct Reranker: Sendable {
  /// The service's address, our credentials, and the time for its answer.
  package struct Options: Sendable, Equatable {
    /// URL of the service's `/rerank`, or of what that is appended to.
    package var url: String
    /// Sent as a bearer token, and never logged; nil: none.
    package var apiKey: String?
    /// Nil: the service has one model.
    package var model: String?
    /// For a whole question: connecting, and asking in another form where the first is refused, are in it.
    package var timeout: Duration

    package init(
      url: String, apiKey: String? = nil, model: String? = nil, timeout: Duration = .milliseconds(300)
    ) {
      self.url = url
      self.apiKey = apiKey
      self.model = model
      self.timeout = timeout
    }
  }

  private final class Memory: Sendable {
    let form: Mutex<RerankForm>
    /// The last call failed.
    let isFailing = Atomic(false)
    init(_ form: RerankForm) { self.form = Mutex(form) }
  }

  /// Far above any answer of thirty scores, also where the service sends the texts back.
  private static let maximumAnswer = 4 << 20

  package let options: Options
  private let http: HTTPClient
  private let url: String
  private let fields: [(String, String)]
  private let memory: Memory
  private let calls: UpstreamMetrics

  package init(options: Options, http: HTTPClient, metrics: MetricsRegistry = MetricsRegistry()) {
    self.options = options
    self.http = http
    url = Self.endpoint(options.url)
    var fields = [("Content-Type", "application/json"), ("Accept", "application/json")]
    if let key = options.apiKey, !key.isEmpty { fields.append(("Authorization", "Bearer " + key)) }
    self.fields = fields
    memory = Memory(RerankForm(model: options.model))
    calls = UpstreamMetrics(metrics, upstream: "rerank")
  }

  /// The places of `texts`, the one that answers the question best first. Nothing is repeated: who waits longer than the
  /// bound does without.
  package func order(
    of texts: [String], for question: String, context: CallContext
  ) async throws(RerankError) -> [Int] {
    let deadline = min(context.deadline, .after(options.timeout))
    do throws(RerankError) {
      let order = try await ask(question, texts, deadline)
      noteSuccess(context.logger)
      return order
    } catch {
      if error.code != .cancelled { noteFailure(error, context.logger) }
      throw error
    }
  }

  private func ask(
    _ question: String, _ texts: [String], _ deadline: MonotonicInstant
  ) async throws(RerankError) -> [Int] {
    var form = memory.form.withLock { $0 }
    while true {
      do throws(RerankError) {
        let body = form.body(question: question, texts: texts, model: options.model)
        let order = try await call(body, texts.count, deadline)
        memory.form.withLock { $0 = form }
        return order
      } catch {
        // TEI refuses what Cohere wants: a service that was never asked in its own form is.
        guard error.status == 400 || error.status == 422, let next = form.next else { throw error }
        form = next
      }
    }
  }

  private func call(_ body: [UInt8], _ count: Int, _ deadline: MonotonicInstant) async throws(RerankError) -> [Int] {
    let started = MonotonicInstant.now
    do throws(RerankError) {
      let order = try RerankAnswer.order(try await send(body, deadline), count: count)
      record("200", since: started)
      return order
    } catch {
      record(error.status.map(String.init) ?? error.code.rawValue, since: started)
      throw error
    }
  }

  private func send(_ body: [UInt8], _ deadline: MonotonicInstant) async throws(RerankError) -> [UInt8] {
    let response: ClientResponse
    do throws(HTTPClientError) {
      response = try await http.send(
        ClientRequest(
          method: .post, url: url, fields: fields, body: body, deadline: deadline, connectTimeout: options.timeout,
          maximumBodyBytes: Self.maximumAnswer, isReplayable: true))
    } catch {
      throw RerankError(error)
    }
    guard (200..<300).contains(response.status) else { throw RerankError(status: response.status) }
    return response.body
  }

  private func record(_ status: String, since started: MonotonicInstant) {
    calls.record("rerank", status: status, started.duration(to: .now))
  }

  // MARK: Telling

  /// A service that is away is a line when it goes and one when it comes back; between them the metrics count.
  private func noteFailure(_ error: RerankError, _ logger: Logger) {
    if !memory.isFailing.exchange(true, ordering: .relaxed) {
      logger.warning(
        "the reranking service cannot be used; products stay in the order of the search", error.logMetadata)
    } else {
      logger.debug("no new order", error.logMetadata)
    }
  }

  private func noteSuccess(_ logger: Logger) {
    if memory.isFailing.exchange(false, ordering: .relaxed) { logger.info("the reranking service is in use again") }
  }

  /// `https://api.jina.ai/v1` and `https://api.jina.ai/v1/rerank` are one address.
  static func endpoint(_ url: String) -> String {
    var base = Substring(url)
    while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
    return base.hasSuffix("/rerank") ? String(base) : base + "/rerank"
  }
}
