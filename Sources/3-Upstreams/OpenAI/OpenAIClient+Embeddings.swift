// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPClient
import JSON
import Observability

extension OpenAIClient {
  /// Answers of more bytes than this are read off the loop.
  private static let offLoopBytes = 128 << 10
  /// Times that texts are sent again after an answer of status 200 that cannot be used.
  private static let repeatsAfterRubbish = 2

  /// The vectors of `inputs`, in their order. Asked for as base64 (a quarter of the bytes, exact); a service that sends
  /// arrays of numbers all the same is understood, one that refuses the wish is asked without it.
  package func embeddings(
    _ inputs: [String], model: String, dimensions: Int?, deadline: MonotonicInstant
  ) async throws(OpenAIError) -> EmbeddingsResponse {
    guard !inputs.isEmpty else { return EmbeddingsResponse(vectors: [], promptTokens: 0) }
    var wasRateLimited = false
    var rubbish = 0
    while true {
      let response = try await post(inputs, model, dimensions, "base64", deadline, &wasRateLimited)
      let body = response.body
      let count = inputs.count
      let read: Result<(vectors: [[Float]], promptTokens: Int), OpenAIError>
      if body.count > Self.offLoopBytes {
        read = await offLoop { Self.read(body, count) }
      } else {
        read = Self.read(body, count)
      }
      do throws(OpenAIError) {
        let (vectors, tokens) = try read.get()
        return EmbeddingsResponse(
          vectors: vectors, promptTokens: tokens, limits: RateLimitState(response.head), wasRateLimited: wasRateLimited)
      } catch {
        rubbish += 1
        try await waitAfterRubbish(error, time: rubbish, model: model, deadline: deadline)
      }
    }
  }

  /// One answer that cannot be used among thousands is no reason to throw away a run that is paid for: asked again, but
  /// only so often, since each time costs.
  private func waitAfterRubbish(
    _ error: OpenAIError, time: Int, model: String, deadline: MonotonicInstant
  ) async throws(OpenAIError) {
    let next = MonotonicInstant.after(options.retry.delay(attempt: time))
    guard error.code == .protocolViolation, time <= Self.repeatsAfterRubbish, next < deadline else { throw error }
    logger.warning(
      "unusable embeddings answer, asked again",
      ["model": .string(model), "reason": .string(error.message), "attempt": .int(time)])
    await sleepOnLoop(until: next)
    if Task.isCancelled { throw OpenAIError(.cancelled, "cancelled between two attempts", cause: error) }
  }

  private static func read(
    _ body: [UInt8], _ count: Int
  ) -> Result<(vectors: [[Float]], promptTokens: Int), OpenAIError> {
    do throws(OpenAIError) {
      return .success(try EmbeddingsReader.vectors(body, count: count))
    } catch {
      return .failure(error)
    }
  }

  /// The vector of a question as JSON text, fit to be copied into a search body: an array of `dimensions` numbers, not
  /// all zero, in the service's own digits.
  package func queryEmbedding(
    _ input: String, model: String, dimensions: Int?, deadline: MonotonicInstant
  ) async throws(OpenAIError) -> (json: [UInt8], dimensions: Int, promptTokens: Int) {
    var wasRateLimited = false
    let response = try await post([input], model, dimensions, "float", deadline, &wasRateLimited)
    return try EmbeddingsReader.query(response.body)
  }

  private func post(
    _ inputs: [String], _ model: String, _ dimensions: Int?, _ encoding: String, _ deadline: MonotonicInstant,
    _ wasRateLimited: inout Bool
  ) async throws(OpenAIError) -> ClientResponse {
    while true {
      let hasEncoding = !memory.facts(of: model).refuses("encoding_format")
      let body = Self.body(inputs, model, dimensions, hasEncoding ? encoding : nil)
      var sawLimit = false
      defer { wasRateLimited = wasRateLimited || sawLimit }
      do throws(OpenAIError) {
        return try await repeating(.embeddings, model: model, deadline: deadline) { _ throws(OpenAIError) in
          do throws(OpenAIError) {
            return try await self.sendOnce(body, self.attemptDeadline(deadline, isBatch: inputs.count > 1))
          } catch {
            sawLimit = sawLimit || error.code == .rateLimited
            throw error
          }
        }
      } catch {
        guard hasEncoding, error.code == .invalidRequest,
          RefusalText(error).verdict(on: ["encoding_format"]) != nil
        else { throw error }
        memory.remember(.refuses("encoding_format"), of: model)
      }
    }
  }

  private func sendOnce(_ body: [UInt8], _ deadline: MonotonicInstant) async throws(OpenAIError) -> ClientResponse {
    let response: ClientResponse
    do throws(HTTPClientError) {
      response = try await http.send(request("/embeddings", body, deadline: deadline))
    } catch {
      throw OpenAIError(error)
    }
    guard response.status == 200 else {
      throw error(status: response.status, head: response.head, body: response.body)
    }
    return response
  }

  private static func body(
    _ inputs: [String], _ model: String, _ dimensions: Int?, _ encoding: String?
  ) -> [UInt8] {
    var writer = JSONWriter(reserving: inputs.reduce(256) { $0 + $1.utf8.count + 8 })
    writer.beginObject()
    writer.member("model", model)
    writer.key("input")
    writer.beginArray()
    for input in inputs { writer.string(input) }
    writer.endArray()
    if let encoding { writer.member("encoding_format", encoding) }
    if let dimensions { writer.member("dimensions", dimensions) }
    writer.endObject()
    return writer.bytes
  }
}
