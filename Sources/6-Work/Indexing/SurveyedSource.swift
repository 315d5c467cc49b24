// SPDX-License-Identifier: Apache-2.0
import Catalog

/// A native index of which is known all that its documents do not say themselves.
struct SurveyedSource: Sendable {
  let source: NativeSource
  let facts: SourceFacts
  let stock: StockSurvey.Verdict
}
