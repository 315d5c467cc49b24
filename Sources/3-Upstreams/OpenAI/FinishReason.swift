// SPDX-License-Identifier: Apache-2.0

/// Why an answer ended, whatever the service calls it.
enum FinishReason: Equatable, Sendable {
  case stop
  case length
  case contentFilter
  /// The service gave up: what came is a part of an answer.
  case failed
  /// An unknown word. An answer that comes with it counts as whole.
  case unknown

  init(_ reason: String) {
    let word = reason.lowercased()
    func holds(_ parts: String...) -> Bool { parts.contains(where: word.contains) }
    switch word {
    case "stop", "stopped", "eos", "eos_token", "end_turn", "stop_sequence", "end", "complete", "completed", "finished",
      "tool_calls", "function_call", "tool_use":
      self = .stop
    case _
    where holds(
      "error", "abort", "fail", "cancel", "insufficient", "interrupt", "timeout", "timed_out",
      "unavailable", "overload", "malformed", "disconnect", "killed"):
      self = .failed
    case _
    where holds(
      "safety", "filter", "blocklist", "prohibited", "recitation", "spii", "sensitive", "moderation",
      "guardrail", "policy", "refusal"):
      self = .contentFilter
    case _ where holds("length", "max_token", "max_output", "token_limit", "truncated", "context_window"):
      self = .length
    default: self = .unknown
    }
  }

  /// As OpenAI's clients know it.
  var word: String {
    switch self {
    case .length: "length"
    case .contentFilter: "content_filter"
    case .stop, .failed, .unknown: "stop"
    }
  }
}
