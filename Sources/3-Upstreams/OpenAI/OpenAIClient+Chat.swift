// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPClient
import JSON
import Observability

extension OpenAIClient {
  /// What a model may refuse and is then asked without (or by its older name).
  private static let refusable = ["temperature", "stream_options", "max_completion_tokens", "user", "stop"]

  /// Asks the model; returns once its answer begins. `deadline` is that of the whole answer, `beginning` (none: the
  /// same) that of its first byte, all attempts together.
  package func chat(
    _ question: ChatRequest, deadline: MonotonicInstant, beginning: MonotonicInstant? = nil
  ) async throws(OpenAIError) -> ChatStream {
    let first = min(beginning ?? deadline, deadline)
    while true {
      let accepted = refused.accepted(Self.refusable, by: question.model)
      let body = Self.body(question, accepted)
      do throws(OpenAIError) {
        return try await repeating(.chat, model: question.model, deadline: first) { _ throws(OpenAIError) in
          try await self.openOnce(body, beginning: first, deadline)
        }
      } catch {
        guard let parameter = refused.learn(from: error, model: question.model, candidates: accepted) else {
          throw error
        }
        logger.info(
          "model refuses a parameter; asking without it from now on",
          ["model": .string(question.model), "parameter": .string(parameter)])
      }
    }
  }

  private func openOnce(
    _ body: [UInt8], beginning: MonotonicInstant, _ deadline: MonotonicInstant
  ) async throws(OpenAIError) -> ChatStream {
    var request = request("/chat/completions", body, deadline: deadline)
    request.headDeadline = attemptDeadline(beginning)
    request.idleTimeout = options.idleTimeout
    let response: ClientResponseStream
    do throws(HTTPClientError) {
      response = try await http.open(request)
    } catch {
      throw OpenAIError(error)
    }
    let (status, head) = (response.status, response.head)
    if status == 200 && !head.isMediaType("application/json") {
      return ChatStream(response, secret: options.apiKey)
    }
    // An error, or a service that does not stream.
    let content: [UInt8]
    do throws(HTTPClientError) {
      content = try await response.collect(limit: 16 << 20)
    } catch {
      throw OpenAIError(error)
    }
    guard status == 200 else { throw error(status: status, head: head, body: content) }
    return try ChatStream(whole: content, secret: options.apiKey)
  }

  private static func body(_ question: ChatRequest, _ accepted: [String]) -> [UInt8] {
    func accepts(_ parameter: String) -> Bool { accepted.contains(parameter) }
    var writer = JSONWriter(reserving: question.messages.reduce(512) { $0 + $1.content.utf8.count + 64 })
    writer.beginObject()
    writer.member("model", question.model)
    writer.key("messages")
    writer.beginArray()
    for message in question.messages {
      writer.beginObject()
      writer.member("role", message.role)
      writer.member("content", message.content)
      writer.endObject()
    }
    writer.endArray()
    writer.member("stream", true)
    if accepts("stream_options") {
      writer.key("stream_options")
      writer.beginObject()
      writer.member("include_usage", true)
      writer.endObject()
    }
    if let temperature = question.temperature, accepts("temperature") { writer.member("temperature", temperature) }
    if let maximum = question.maximumTokens {
      if accepts("max_completion_tokens") {
        writer.member("max_completion_tokens", maximum)
      } else {
        writer.member("max_tokens", maximum)
      }
    }
    if !question.stop.isEmpty, accepts("stop") {
      writer.key("stop")
      writer.beginArray()
      for text in question.stop { writer.string(text) }
      writer.endArray()
    }
    if let user = question.user, accepts("user") { writer.member("user", user) }
    for (name, value) in question.passThrough {
      writer.key(name)
      writer.value(value)
    }
    writer.endObject()
    return writer.bytes
  }
}
