// SPDX-License-Identifier: Apache-2.0
package import Calls
import EventLoop
import HTTPClient
import JSON
import Observability

extension OpenAIClient {
  /// Answers of more bytes than this are read off the loop.
  private static let offLoopBytes = 128 << 10

  /// The vectors of `inputs`, in their order, by one call. It is not repeated here: a caller who sends many texts makes
  /// the next call a smaller one, or waits. Asked for as base64 (a quarter of the bytes, exact); a service that sends
  /// arrays of numbers all the same is understood, one that refuses the wish is asked for numbers, or without it.
  package func embeddings(
    _ inputs: [String], model: String, dimensions: Int?, context: CallContext
  ) async throws(OpenAIError) -> EmbeddingsResponse {
    guard !inputs.isEmpty else { return EmbeddingsResponse(vectors: [], promptTokens: 0) }
    let call = begin(.embeddings, model: model, context)
    do throws(OpenAIError) {
      let response = try await post(inputs, model, dimensions, prefersBase64: true, context) {
        body throws(OpenAIError) in
        try await self.sendOnce(
          body, min(context.deadline, .after(self.options.batchTimeout)), call.span?.context ?? context.trace)
      }
      let (body, count) = (response.body, inputs.count)
      let read: Result<EmbeddingsResponse, OpenAIError>
      if body.count > Self.offLoopBytes {
        read = await offLoop { Self.read(body, count) }
      } else {
        read = Self.read(body, count)
      }
      var answer = try read.get()
      answer.limits = RateLimitState(response.head)
      call.note(promptTokens: answer.promptTokens)
      call.end()
      return answer
    } catch {
      call.end(error)
      throw error
    }
  }

  private static func read(_ body: [UInt8], _ count: Int) -> Result<EmbeddingsResponse, OpenAIError> {
    do throws(OpenAIError) {
      return .success(try EmbeddingsReader.vectors(body, count: count))
    } catch {
      return .failure(error)
    }
  }

  /// The vector of a question as JSON text, fit to be copied into a search body: an array of `dimensions` numbers, not
  /// all zero, in the service's own digits.
  package func queryEmbedding(
    _ input: String, model: String, dimensions: Int?, context: CallContext
  ) async throws(OpenAIError) -> (json: [UInt8], dimensions: Int, promptTokens: Int) {
    let call = begin(.embeddings, model: model, context)
    do throws(OpenAIError) {
      let response = try await post([input], model, dimensions, prefersBase64: false, context) {
        body throws(OpenAIError) in
        try await self.repeating(.embeddings, model: model, context: context) { _ throws(OpenAIError) in
          try await self.sendOnce(
            body, self.attemptDeadline(context.deadline), call.span?.context ?? context.trace)
        }
      }
      let answer = try EmbeddingsReader.query(response.body)
      call.note(promptTokens: answer.promptTokens)
      call.span?.set("gen_ai.embeddings.dimension.count", answer.dimensions)
      call.end()
      return answer
    } catch {
      call.end(error)
      throw error
    }
  }

  /// Asks in the form that the model is known to take, and again where it refuses the form.
  private func post(
    _ inputs: [String], _ model: String, _ dimensions: Int?, prefersBase64: Bool, _ context: CallContext,
    _ send: ([UInt8]) async throws(OpenAIError) -> ClientResponse
  ) async throws(OpenAIError) -> ClientResponse {
    while true {
      let form = EmbeddingsForm(
        memory.facts(of: model), prefersBase64: prefersBase64, hasDimensions: dimensions != nil)
      do throws(OpenAIError) {
        return try await send(Self.body(inputs, model, dimensions, form))
      } catch {
        guard form.learn(from: error, of: model, memory) else { throw error }
        context.logger.info(
          "model refuses the form of an embeddings request; asked in another one from now on",
          [
            "model": .string(model), "encoding_format": .string(form.encoding.rawValue),
            "reason": .string(error.message),
          ])
      }
    }
  }

  private func sendOnce(
    _ body: [UInt8], _ deadline: MonotonicInstant, _ trace: TraceContext?
  ) async throws(OpenAIError) -> ClientResponse {
    let response: ClientResponse
    do throws(HTTPClientError) {
      response = try await http.send(request("/embeddings", body, deadline: deadline, trace: trace))
    } catch {
      throw OpenAIError(error)
    }
    guard (200..<300).contains(response.status) else {
      throw error(status: response.status, head: response.head, body: response.body)
    }
    return response
  }

  private static func body(
    _ inputs: [String], _ model: String, _ dimensions: Int?, _ form: EmbeddingsForm
  ) -> [UInt8] {
    var writer = JSONWriter(reserving: inputs.reduce(256) { $0 + $1.utf8.count + 8 })
    writer.object {
      $0.member("model", model)
      $0.member("input", inputs)
      if form.encoding != .none { $0.member("encoding_format", form.encoding.rawValue) }
      if let dimensions, form.hasDimensions { $0.member("dimensions", dimensions) }
    }
    return writer.bytes
  }
}
