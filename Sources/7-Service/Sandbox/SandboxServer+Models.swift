// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPSemantics
import HTTPServer
import JSON
import Primitives

/// The model API over HTTP.
extension SandboxServer {
  nonisolated(nonsending) func model(
    _ request: ServerRequest, _ path: String, _ action: Fault.Action?, _ response: consuming ResponseWriter
  ) async throws {
    let bytes = try await body(request)
    if case .status(let status, let fields, let body, let code) = action {
      return try await send(status, fields, body ?? SandboxServer.fault(status, code).body, response)
    }
    let outcome: Outcome
    do throws(ModelError) {
      outcome = try answer(request.method.rawValue, path, bytes)
    } catch {
      return try await send(error.status, [], error.body, response)
    }
    switch outcome {
    case .json(var content):
      if case .patch(let patch) = action { content = SandboxServer.patched(content, patch) }
      try await finish(.ok, SandboxServer.modelFields, content, action, response)
    case .embeddings(let content):
      statistics.update {
        $0.embeddingsAtOnce += 1
        $0.mostEmbeddingsAtOnce = max($0.mostEmbeddingsAtOnce, $0.embeddingsAtOnce)
      }
      defer { statistics.update { $0.embeddingsAtOnce -= 1 } }
      let patched: [UInt8]
      if case .patch(let patch) = action { patched = SandboxServer.patched(content, patch) } else { patched = content }
      try await finish(.ok, SandboxServer.modelFields, patched, action, response)
    case .events(let events): try await stream(events, action, request, response)
    }
  }

  private enum Outcome {
    case json([UInt8])
    case embeddings([UInt8])
    case events([JSONValue])
  }

  private static let modelFields: HTTPFields = [
    "content-type": "application/json", "openai-processing-ms": "1", "x-ratelimit-limit-requests": "10000",
    "x-ratelimit-remaining-requests": "9999", "x-ratelimit-reset-requests": "6ms",
    "x-ratelimit-limit-tokens": "10000000", "x-ratelimit-remaining-tokens": "9999000",
    "x-ratelimit-reset-tokens": "6ms",
  ]

  private static func fault(_ status: Int, _ code: String?) -> ModelError {
    switch (status, code) {
    case (429, "insufficient_quota"):
      return ModelError(
        status: 429,
        message: "You exceeded your current quota, please check your plan and billing details.",
        type: "insufficient_quota", code: "insufficient_quota")
    case (429, _):
      return ModelError(
        status: 429, message: "Rate limit reached.", type: "requests", code: code ?? "rate_limit_exceeded")
    case (401, _):
      return ModelError(status: 401, message: "Incorrect API key provided.", code: code ?? "invalid_api_key")
    case (500..., _):
      return ModelError(
        status: status, message: "The server had an error while processing your request.", type: "server_error",
        code: code)
    default: return ModelError(status: status, message: "A fault that was asked for.", code: code)
    }
  }

  private func answer(_ method: String, _ path: String, _ bytes: [UInt8]) throws(ModelError) -> Outcome {
    switch (method, path) {
    case ("GET", "/v1/models"): return .json(models.modelList().serialized())
    case ("POST", "/v1/embeddings"):
      let (texts, tokens, answer) = try models.embeddings(try json(bytes))
      statistics.update { counts in
        counts.embeddingRequests += 1
        counts.embeddedTexts += texts.count
        counts.largestBatch = max(counts.largestBatch, texts.count)
        counts.largestBatchTokens = max(counts.largestBatchTokens, tokens)
        for text in texts {
          counts.texts[text, default: 0] += 1
          counts.longestTextTokens = max(counts.longestTextTokens, ModelAPI.tokens(text))
        }
      }
      return .embeddings(answer)
    case ("POST", "/v1/chat/completions"):
      let body = try json(bytes)
      let ask = try models.chat(body)
      statistics.update { counts in
        counts.chatRequests += 1
        counts.lastChatRequest = body
      }
      let id = "chatcmpl-sandbox-\(nextNumber())"
      let created = WallClock.milliseconds / 1000
      if ask.streams { return .events(models.chunks(ask, id: id, created: created)) }
      return .json(models.completion(ask, id: id, created: created).serialized())
    default:
      if method == "GET", path.hasPrefix("/v1/models/") {
        let name = PathText.segments(path).dropFirst(2).joined(separator: "/")
        if ModelAPI.models.contains(name) { return .json(models.model(name).serialized()) }
        throw ModelError(
          status: 404, message: "The model '\(name)' does not exist", param: "model", code: "model_not_found")
      }
      let isKnown = ["/v1/models", "/v1/embeddings", "/v1/chat/completions"].contains(path)
      if isKnown {
        throw ModelError(
          status: 405, message: "Not allowed to \(method) on \(path).", code: "method_not_supported")
      }
      throw ModelError(
        status: 404, message: "Unknown request URL: \(method) \(path). Please check the URL for typos.",
        code: "unknown_url")
    }
  }

  private func json(_ bytes: [UInt8]) throws(ModelError) -> JSONValue {
    do {
      return try JSONValue(parsing: bytes)
    } catch {
      throw ModelError(message: "We could not parse the JSON body of your request. (\(error.message))")
    }
  }

  /// Word by word; what a fault wants goes wrong half-way.
  private nonisolated(nonsending) func stream(
    _ events: [JSONValue], _ action: Fault.Action?, _ request: ServerRequest, _ response: consuming ResponseWriter
  ) async throws {
    var cut = events.count
    switch action {
    case .close: cut = 0
    case .half, .errorEvent, .unfinished: cut = events.count / 2
    default: break
    }
    do {
      var writer = try await response.events()
      for event in events.prefix(cut) {
        try await writer.send(data: event.serialized())
        if options.wordDelay > .zero { await request.loop.sleep(for: options.wordDelay) }
        if Task.isCancelled { throw HTTPServerError(.cancelled, "the client has left") }
      }
      switch action {
      case .close, .half: return
      case .errorEvent: try await writer.send(data: SandboxServer.fault(500, nil).body.serialized())
      case .unfinished: break
      default: try await writer.send(data: "[DONE]")
      }
      try await writer.finish()
    } catch let error as HTTPServerError {
      statistics.update { $0.departuresInStream += 1 }
      throw error
    }
  }
}
