// SPDX-License-Identifier: Apache-2.0
package import Calls
package import EventLoop
import HTTPClient
import Observability

extension OpenAIClient {
  /// Asks the model; returns once its answer begins. The context's deadline is that of the whole answer, `beginning` (none: the
  /// same) that of its first text, all attempts together.
  ///
  /// A refusal that another form of the question mends is mended, and remembered. One that only a shorter prompt mends
  /// is thrown as `contextLength`.
  package func chat(
    _ question: ChatRequest, context: CallContext, beginning: MonotonicInstant? = nil
  ) async throws(OpenAIError) -> ChatStream {
    let call = begin(.chat, model: question.model, context)
    call.note(question.messages)
    do throws(OpenAIError) {
      return try await chat(question, call, context: context, beginning: beginning)
    } catch {
      call.end(error)
      throw error
    }
  }

  private func chat(
    _ question: ChatRequest, _ call: ModelCall, context: CallContext, beginning: MonotonicInstant?
  ) async throws(OpenAIError) -> ChatStream {
    var form = ChatForm(question, memory.facts(of: question.model))
    while true {
      let first = form.isStreamed ? min(beginning ?? context.deadline, context.deadline) : context.deadline
      let body = form.body()
      do throws(OpenAIError) {
        let beginning = context.until(first)
        let stream = try await repeating(.chat, model: question.model, context: beginning) { _ throws(OpenAIError) in
          try await self.openOnce(body, call, model: question.model, beginning: first, context)
        }
        remember(form.takeLessons(), of: question.model)
        return stream
      } catch {
        try adapt(&form, after: error, context)
      }
    }
  }

  /// The facts known of a model: its limits.
  package func facts(of model: String) -> ModelFacts { memory.facts(of: model) }

  /// Remembers what a model has taken after it had refused more without a number.
  package func noteLimits(prompt: Int, answer: Int, of model: String) {
    memory.remember(.promptTokens, prompt, of: model)
    memory.remember(.answerTokens, answer, of: model)
  }

  private func adapt(_ form: inout ChatForm, after error: OpenAIError, _ context: CallContext) throws(OpenAIError) {
    var next = form
    let isMended: Bool
    do throws(OpenAIError) {
      isMended = try next.learn(from: error)
    } catch {
      if let tokens = error.contextTokens { memory.remember(.contextTokens, tokens, of: form.question.model) }
      throw error
    }
    guard isMended else { throw error }
    context.logger.info(
      "the model refuses a part of the request; it is sent in another form for the next hour",
      error.logMetadata.merging(["model": .string(form.question.model)]))
    form = next
  }

  private func remember(_ lessons: [(fact: ModelFact, value: Int)], of model: String) {
    for lesson in lessons { memory.remember(lesson.fact, lesson.value, of: model) }
  }

  private func openOnce(
    _ body: [UInt8], _ call: ModelCall, model: String, beginning: MonotonicInstant, _ context: CallContext
  ) async throws(OpenAIError) -> ChatStream {
    // Until its first text the answer has no more time than that.
    var request = request(
      "/chat/completions", body, deadline: beginning, trace: call.span?.context ?? context.trace)
    request.headDeadline = attemptDeadline(beginning)
    request.idleTimeout = options.idleTimeout
    let response: ClientResponseStream
    do throws(HTTPClientError) {
      response = try await http.open(request)
    } catch {
      throw OpenAIError(error)
    }
    let (status, head) = (response.status, response.head)
    guard status == 200 else {
      let content: [UInt8]
      do throws(HTTPClientError) {
        content = try await response.collect(limit: 1 << 20)
      } catch {
        throw OpenAIError(error)
      }
      throw error(status: status, head: head, body: content)
    }
    let origin = ChatStream.Origin(
      model: model, memory: memory, logger: context.logger, secret: options.apiKey, end: context.deadline,
      call: call)
    var stream = ChatStream(response, origin)
    try await stream.begin()
    return stream
  }
}
