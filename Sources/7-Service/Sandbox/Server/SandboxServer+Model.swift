// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPSemantics
import HTTPServer
import JSON

/// The model API over HTTP.
extension SandboxServer {
  private static let modelFields: HTTPFields = [
    "content-type": "application/json", "openai-processing-ms": "1", "x-ratelimit-limit-requests": "10000",
    "x-ratelimit-remaining-requests": "9999", "x-ratelimit-reset-requests": "6ms",
    "x-ratelimit-limit-tokens": "10000000", "x-ratelimit-remaining-tokens": "9999000",
    "x-ratelimit-reset-tokens": "6ms",
  ]

  nonisolated(nonsending) func answerModel(
    _ request: SandboxRequest, _ action: Fault.Action?, _ loop: EventLoop, _ response: consuming ResponseWriter
  ) async throws {
    if case .status(let status, let fields, let body, let code) = action {
      let content = body?.serialized() ?? Self.json(ModelError.fault(status, code).write)
      return try await send(status, fields, content, response)
    }
    let answer: ModelAnswer
    do throws(ModelError) {
      answer = try model.answer(request)
    } catch {
      return try await send(error.status, [], Self.json(error.write), response)
    }
    count(answer)
    switch answer {
    case .models(let content), .scores(let content), .completion(let content, _):
      try await finish(.ok, Self.modelFields, content, action, response)
    case .embeddings(let content, _, _):
      statistics.update {
        $0.embeddingsAtOnce += 1
        $0.mostEmbeddingsAtOnce = max($0.mostEmbeddingsAtOnce, $0.embeddingsAtOnce)
      }
      defer { statistics.update { $0.embeddingsAtOnce -= 1 } }
      try await finish(.ok, Self.modelFields, content, action, response)
    case .stream(let events, _): try await stream(events, action, loop, response)
    }
  }

  private func count(_ answer: ModelAnswer) {
    statistics.update { counts in
      switch answer {
      case .models, .scores: break
      case .embeddings(_, let texts, let tokens):
        counts.embeddingRequests += 1
        counts.embeddedTexts += texts.count
        counts.largestBatch = max(counts.largestBatch, texts.count)
        counts.largestBatchTokens = max(counts.largestBatchTokens, tokens)
        for text in texts {
          counts.texts[text, default: 0] += 1
          counts.longestTextTokens = max(counts.longestTextTokens, SandboxModel.tokens(text))
        }
      case .completion(_, let request), .stream(_, let request):
        counts.chatRequests += 1
        counts.lastChatRequest = request
      }
    }
  }

  /// Word by word; where a fault wants it, the stream goes wrong half-way.
  private nonisolated(nonsending) func stream(
    _ events: [[UInt8]], _ action: Fault.Action?, _ loop: EventLoop, _ response: consuming ResponseWriter
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
        try await writer.send(data: event)
        if options.wordDelay > .zero { await loop.sleep(for: options.wordDelay) }
        if Task.isCancelled { throw HTTPServerError(.cancelled, "the client has left") }
      }
      switch action {
      case .close, .half: return
      case .errorEvent: try await writer.send(data: Self.json(ModelError.fault(500).write))
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
