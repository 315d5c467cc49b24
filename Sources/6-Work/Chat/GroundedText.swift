// SPDX-License-Identifier: Apache-2.0
import Grounding
import JSON

/// Lets the model's words pass but for prices, identifiers and links that no product of the context has.
struct GroundedText: TextGate {
  private enum Gate {
    case prose(GroundingGate)
    case json(JSONAnswerGate)
    /// While it is asked: a second reference to it would make each token copy all that it holds.
    case lent
  }

  private let new: Gate
  private var gate: Gate

  /// For text, and for a model's refusal.
  init(truth: GroundTruth, mode: GroundingGate.Mode) {
    new = .prose(GroundingGate(truth: truth, mode: mode))
    gate = new
  }

  /// For an answer that is JSON.
  ///
  /// - Parameter format: the caller's `response_format`.
  init(truth: GroundTruth, mode: GroundingGate.Mode, format: JSONValue) {
    new = .json(JSONAnswerGate(truth: truth, mode: mode, schema: format["json_schema"]?["schema"]))
    gate = new
  }

  mutating func push(_ text: String) -> String {
    switch lend() {
    case .prose(var prose):
      let shown = prose.push(text)
      gate = .prose(prose)
      return shown
    case .json(var json):
      let shown = json.push(text)
      gate = .json(json)
      return shown
    case .lent: return ""
    }
  }

  mutating func finish(isTruncated: Bool) -> String {
    switch lend() {
    case .prose(var prose):
      let shown = prose.finish(isTruncated: isTruncated)
      gate = .prose(prose)
      return shown
    case .json(var json):
      let shown = json.finish(isTruncated: isTruncated)
      gate = .json(json)
      return shown
    case .lent: return ""
    }
  }

  private mutating func lend() -> Gate {
    defer { gate = .lent }
    return gate
  }

  mutating func restart() { gate = new }

  var removed: [RemovedClaim] {
    switch gate {
    case .prose(let prose): prose.removed
    case .json(let json): json.removed
    case .lent: []
    }
  }
}
