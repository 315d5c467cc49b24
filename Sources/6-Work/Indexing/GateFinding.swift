// SPDX-License-Identifier: Apache-2.0
package import JSON
import Observability

/// The finding of a gate at an index: its figure, and the threshold that the figure must reach.
package struct GateFinding: Sendable, Equatable {
  /// The gate that was applied.
  package var gate: Gate
  /// False: the index may not go live.
  package var passed: Bool
  /// nil: there is nothing to compare with, or it could not be measured.
  package var figure: Double?
  /// The figure that is needed; nil: the gate compares no figure.
  package var threshold: Double?
  /// The reason for a refusal; nil where the gate passed.
  package var reason: String?
  /// The setting that moves the threshold.
  var limit: IndexingError.Limit?

  package init(
    gate: Gate, passed: Bool, figure: Double?, threshold: Double?, reason: String? = nil
  ) {
    self.init(gate: gate, passed: passed, figure: figure, threshold: threshold, reason: reason, limit: nil)
  }

  init(
    gate: Gate, passed: Bool, figure: Double?, threshold: Double?, reason: String?, limit: IndexingError.Limit?
  ) {
    self.gate = gate
    self.passed = passed
    self.figure = figure
    self.threshold = threshold
    self.reason = reason
    self.limit = limit
  }

  /// For programs: in `_meta`, and by `verify --format json`.
  package var value: JSONValue {
    [
      "name": .string(gate.rawValue), "passed": .bool(passed), "figure": figure.map { .double($0) } ?? .null,
      "threshold": threshold.map { .double($0) } ?? .null, "reason": reason.map { .string($0) } ?? .null,
    ]
  }

  var metadata: LogMetadata {
    var data: LogMetadata = ["gate": .string(gate.rawValue)]
    if let figure { data["figure"] = .double(figure) }
    if let threshold { data["threshold"] = .double(threshold) }
    if let reason { data["reason"] = .string(reason) }
    return data
  }
}
