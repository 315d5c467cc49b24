// SPDX-License-Identifier: Apache-2.0
import Calls
import Chat
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Observability
import Primitives
import Retrieval

/// `POST /api/v1/chat/completions`, streamed and not: both are the same events, once one by one and once together.
struct ChatCompletionHandler: Sendable {
  let stores: StoreDirectory
  let chat: ChatService
  let logger: Logger
  let metrics: APIMetrics
  let budgets: Budgets
  /// Whether questions may stand in the access log.
  let logsQuestions: Bool
  /// The longest that a streamed answer may take.
  let streamLimit: Duration
  /// Kept back from an unstreamed answer's deadline, so that a list of products can still be sent at its end.
  static let reserve = Duration.seconds(2)

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let body: ChatCompletionRequest
    var answer: AnswerStream
    let context: CallContext
    let purse: BudgetPurse?
    do {
      body = try ChatCompletionRequest(parsing: try await request.jsonBody(), isOfPage: request.principal.isPage)
      let question = try question(body, request.principal)
      if logsQuestions { request.workRecord.note(question: question.conversation.question) }
      purse = try budgets.open(request) { chat.estimate(question) }
      context = request.context(logger, purse: purse)
      answer = try await begin(question, context)
    } catch let error as APIError {
      return try await response.send(error)
    }
    let frame = CompletionFrame(id: Self.newID(), created: WallClock.seconds, model: body.model)
    guard body.isStream else {
      let complete: CompleteAnswer
      do {
        complete = try await answer.collect()
      } catch {
        let error = APIError(error)
        return try await response.send(error)
      }
      let degraded = complete.facts.degraded
      metrics.degraded(degraded, context.record)
      purse?.release()
      budgets.describe(request, purse)
      var fields: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
      fields.setDegraded(degraded)
      return try await response.send(.ok, fields, content: frame.completion(complete))
    }
    let told = answer.degraded
    metrics.degraded(told, context.record)
    var fields: HTTPFields = [:]
    fields.setDegraded(told)
    let events = try await response.events(fields)
    let writer = CompletionChunkWriter(
      frame: frame, includesUsage: body.includesUsage,
      showsProductsFirst: request.field(.xRAGCards)?.lowercased() == "first")
    try await stream(answer, writer, told: told, context, to: events)
  }

  private func question(_ body: ChatCompletionRequest, _ principal: Principal) throws(APIError) -> AnswerRequest {
    let store = try stores.store(forModel: body.model, for: principal)
    guard let conversation = Conversation(body.messages) else {
      throw .invalid("'messages' must have a message of role 'user' with text in it.", param: "messages")
    }
    var request = AnswerRequest(
      conversation: conversation, store: store, maximumTokens: body.maximumTokens, stop: body.stop, user: body.user,
      responseFormat: body.responseFormat)
    request.names = body.names
    request.isStreamed = body.isStream
    return request
  }

  private func begin(_ request: AnswerRequest, _ context: CallContext) async throws -> AnswerStream {
    let beginning = context.reserving(Self.reserve)
    let end = request.isStreamed ? MonotonicInstant.after(streamLimit) : beginning.deadline
    do {
      return try await chat.answer(request, context: beginning, end: end)
    } catch {
      throw APIError(error)
    }
  }

  /// - Parameter told: what the head said that the answer does without.
  private func stream(
    _ answer: consuming AnswerStream, _ chunks: consuming CompletionChunkWriter, told: [Degradation],
    _ context: CallContext, to events: consuming EventWriter
  ) async throws {
    try await events.send(data: chunks.role(answer.facts))
    while true {
      let event: AnswerEvent?
      do {
        event = try await answer.next()
      } catch {
        // Cancelled: the client has left, or the server ends its streams itself.
        guard !error.isCancellation else { throw error }
        let shown = APIError(error)
        context.logger.info("stream broke off", ["id": .string(chunks.frame.id), "code": .string(shown.code ?? "")])
        try await events.send(data: shown.content())
        return try await events.finish()
      }
      switch event {
      case .piece(.text(let text)): try await events.send(raw: chunks.content(text))
      case .piece(.refusal(let text)): try await events.send(data: chunks.refusal(text))
      // What was sent cannot be taken back; the log has it.
      case .piece(.restart): break
      case .end(let end):
        let facts = answer.facts
        metrics.degraded(facts.degraded.filter { !told.contains($0) }, context.record)
        // Whoever reads the end may ask again at once.
        context.purse?.release()
        try await events.send(data: chunks.finish(end, facts))
        if chunks.includesUsage { try await events.send(data: chunks.usage(end.usage)) }
        try await events.send(data: CompletionChunkWriter.done)
      case nil: return try await events.finish()
      }
    }
  }

  /// 126 random bits.
  private static func newID() -> String {
    var generator = SystemRandomNumberGenerator()
    return "chatcmpl-" + (0..<2).map { _ in String(generator.next() | 1 << 63, radix: 36) }.joined()
  }
}
