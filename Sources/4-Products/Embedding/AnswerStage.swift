// SPDX-License-Identifier: Apache-2.0
package import Observability

/// A stage of an answer whose duration is measured.
package enum AnswerStage: String, Sendable {
  case embedding
  case retrieval
  /// To the model's first word.
  case firstToken = "first_token"
  /// To the model's last.
  case generation

  /// The stage's durations, of the one family for all stages.
  package func durations(in registry: MetricsRegistry) -> Histogram {
    registry.histogram(
      "rag_stage_duration_seconds", help: "How long the stages of an answer take.", labels: ["stage"]
    ).with(rawValue)
  }
}
