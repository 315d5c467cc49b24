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
  /// The longest that a streamed answer may take.
  let streamLimit: Duration
  /// Kept back from an unstreamed answer's deadline, so that a list of products can still be sent at its end.
  static let reserve = Duration.seconds(2)

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let body: ChatCompletionRequest
    var answer: AnswerStream
    let context = request.context(logger)
    do {
      body = try ChatCompletionRequest(parsing: try await request.jsonBody(), isOfPage: request.principal.isPage)
      answer = try await begin(body, context)
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
      metrics.degraded(complete.degraded)
      let fields = Self.fields([.contentType: "application/json", .cacheControl: "no-store"], complete.degraded)
      return try await response.send(.ok, fields, content: frame.completion(complete))
    }
    let told = answer.degraded
    metrics.degraded(told)
    let events = try await response.events(Self.fields([:], told))
    let writer = CompletionChunkWriter(
      frame: frame, includesUsage: body.includesUsage,
      showsProductsFirst: request.field(.xRAGCards)?.lowercased() == "first")
    try await stream(answer, writer, told: told, context, to: events)
  }

  private func begin(_ body: ChatCompletionRequest, _ context: CallContext) async throws -> AnswerStream {
    guard let store = stores.store(forModel: body.model) else { throw APIError.modelNotFound(body.model) }
    guard let conversation = Conversation(body.messages) else {
      throw APIError.invalid("'messages' must have a message of role 'user' with text in it.", param: "messages")
    }
    var request = AnswerRequest(
      conversation: conversation, store: store, maximumTokens: body.maximumTokens, stop: body.stop, user: body.user,
      responseFormat: body.responseFormat)
    request.names = body.names
    let beginning = context.reserving(Self.reserve)
    let end = body.isStream ? MonotonicInstant.after(streamLimit) : beginning.deadline
    do {
      return try await chat.answer(request, context: beginning, end: end)
    } catch {
      throw APIError(error)
    }
  }

  /// - Parameter told: what the head said that the answer does without.
  private func stream(
    _ answer: consuming AnswerStream, _ chunks: consuming CompletionChunkWriter, told: [String], _ context: CallContext,
    to events: consuming EventWriter
  ) async throws {
    try await events.send(data: chunks.role(of: answer))
    while true {
      let event: AnswerEvent?
      do {
        event = try await answer.next()
      } catch {
        // Cancelled: the client has left, or the server ends its streams itself.
        guard error.code != .cancelled else { throw error }
        context.logger.info("stream broke off", ["id": .string(chunks.frame.id), "code": .string(error.code.rawValue)])
        answer.noteBroken()
        try await events.send(data: APIError(error).content())
        return try await events.finish()
      }
      switch event {
      case .text(let text): try await events.send(raw: chunks.content(text))
      case .refusal(let text): try await events.send(data: chunks.refusal(text))
      // What was sent cannot be taken back; the log has it.
      case .restart: break
      case .end(let end):
        metrics.degraded(answer.degraded.filter { !told.contains($0) })
        try await events.send(data: chunks.finish(end, of: answer))
        if chunks.includesUsage { try await events.send(data: chunks.usage(end.usage)) }
        try await events.send(data: CompletionChunkWriter.done)
      case nil: return try await events.finish()
      }
    }
  }

  private static func fields(_ fields: HTTPFields, _ degraded: [String]) -> HTTPFields {
    var fields = fields
    if !degraded.isEmpty { fields[.xRAGDegraded] = degraded.joined(separator: ",") }
    return fields
  }

  /// 126 random bits.
  private static func newID() -> String {
    var generator = SystemRandomNumberGenerator()
    return "chatcmpl-" + (0..<2).map { _ in String(generator.next() | 1 << 63, radix: 36) }.joined()
  }
}
