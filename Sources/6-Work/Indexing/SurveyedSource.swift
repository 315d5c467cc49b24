// SPDX-License-Identifier: Apache-2.0
import Catalog

/// A native index of which is known all that its documents do not say themselves.
struct SurveyedSource: Sendable {
  let source: NativeSource
  let facts: SourceFacts
  let stock: StockSurvey.Verdict
  /// Whether SKUs can be asked for as a whole.
  let hasSKUKeywords: Bool
  /// Settings for what the documents do not have, and what products lack without each.
  let missing: [(setting: String, what: String)]
}
