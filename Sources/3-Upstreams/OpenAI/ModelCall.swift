// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import JSON
import Observability
import Synchronization

/// One call to a model as its caller sees it, all attempts together: how long it took until its answer was complete, and
/// what became of it. Ends once; one that nobody waits for any more was cancelled.
final class ModelCall: Sendable {
  private struct State {
    var hasEnded = false
    var usage: TokenUsage?
    var finishReason: String?
    var firstTextAt: MonotonicInstant?
    /// The answer, where it may stand in the span.
    var text = ""
  }

  let operation: OpenAIClient.Operation
  private let meters: CallMeters
  private let model: String
  private let started = MonotonicInstant.now
  /// Nil where the trace is not recorded.
  let span: Span?
  private let state = Mutex(State())

  /// - Parameter context: of the call, whose span this one is, where one is recorded.
  init(_ operation: OpenAIClient.Operation, model: String, _ meters: CallMeters, span: Span?) {
    self.operation = operation
    self.meters = meters
    self.model = model
    self.span = span
    guard let span else { return }
    span.set("gen_ai.operation.name", operation.rawValue)
    span.set("gen_ai.provider.name", GenAI.provider)
    span.set("gen_ai.request.model", model)
  }

  deinit { end(OpenAIError(.cancelled, "no caller waits for the answer any more")) }

  func note(_ delta: ChatDelta) {
    state.withLock { state in
      if let usage = delta.usage { state.usage = usage }
      if let reason = delta.finishReason { state.finishReason = reason }
      if capturesContent, let content = delta.content {
        state.text = delta.replacesText ? content : state.text + content
      }
      if state.firstTextAt == nil, delta.content?.isEmpty == false { state.firstTextAt = .now }
    }
  }

  private var capturesContent: Bool { span?.capturesContent == true }

  /// Puts the prompt into the span, where it may stand there.
  func note(_ messages: [(role: String, content: String)]) {
    guard let span, capturesContent else { return }
    span.set("gen_ai.input.messages", Self.messages(messages))
  }

  /// As OpenTelemetry's conventions write messages.
  private static func messages(_ messages: [(role: String, content: String)]) -> String {
    let all = messages.map { message -> JSONValue in
      ["role": .string(message.role), "parts": [["type": "text", "content": .string(message.content)]]]
    }
    return String(decoding: JSONValue.array(all).serialized(), as: UTF8.self)
  }

  func note(promptTokens: Int) {
    state.withLock { $0.usage = TokenUsage(promptTokens: promptTokens, completionTokens: 0) }
  }

  /// - Parameter error: nil: the answer is complete.
  func end(_ error: OpenAIError? = nil) {
    let ended = state.withLock { state -> State? in
      guard !state.hasEnded else { return nil }
      state.hasEnded = true
      return state
    }
    guard let ended else { return }
    let duration = started.duration(to: .now)
    meters.record(operation, model: model, error, duration)
    guard let span else { return }
    if let usage = ended.usage {
      span.set("gen_ai.usage.input_tokens", usage.promptTokens)
      if operation == .chat { span.set("gen_ai.usage.output_tokens", usage.completionTokens) }
      if usage.cachedTokens > 0 { span.set("gen_ai.usage.cache_read.input_tokens", usage.cachedTokens) }
      if usage.reasoningTokens > 0 { span.set("gen_ai.usage.reasoning.output_tokens", usage.reasoningTokens) }
    }
    if let reason = ended.finishReason { span.set("gen_ai.response.finish_reasons", .strings([reason])) }
    if let first = ended.firstTextAt {
      span.set("gen_ai.response.time_to_first_chunk", .double(started.duration(to: first).seconds))
    }
    if !ended.text.isEmpty {
      span.set("gen_ai.output.messages", Self.messages([("assistant", ended.text)]))
    }
    if let error {
      if let status = error.status { span.set("http.response.status_code", status) }
      span.fail(error.outcome, error.message)
    }
    span.finish()
  }
}

extension OpenAIError {
  /// The label for it: the HTTP status of a refusal, else a word.
  var outcome: String {
    if let status { return String(status) }
    switch code {
    case .timeout: return "timeout"
    case .cancelled: return "cancelled"
    case .unavailable: return "unavailable"
    default: return "broken"
    }
  }
}
