// SPDX-License-Identifier: Apache-2.0
import SearchEngine

/// The source changed or vanished while it was read: the extraction is worth nothing and begins again.
struct ExtractionLost: Error {
  let reason: String
  /// Parts of the engine did not answer; the source itself may be as it was.
  var isOutage = false

  init(reason: String) { self.reason = reason }

  /// nil: the engine's answer means something else.
  init?(_ error: SearchEngineError) {
    switch error.code {
    case .contextLost, .notFound: self.init(reason: error.message)
    case .partialResults:
      self.init(reason: error.message)
      isOutage = true
    default: return nil
    }
  }
}
