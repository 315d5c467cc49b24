// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Counts what a run sends to the model API, and ends it before a limit is exceeded: the source may have grown since the
/// run was planned.
final class SpendingMeter: Sendable {
  private struct State {
    var texts = 0
    var tokens = 0
  }
  private let limits: SpendingLimits
  private let state = Mutex(State())

  init(_ limits: SpendingLimits) { self.limits = limits }

  /// Notes texts that are about to be sent.
  /// - Throws: `limitReached`; then they must not be sent.
  func spend(texts: Int, tokens: Int) throws(IndexingError) {
    guard limits.isAny else { return }
    let excess = state.withLock { state in
      let excess = limits.excess(texts: state.texts + texts, tokens: state.tokens + tokens)
      if excess == nil {
        state.texts += texts
        state.tokens += tokens
      }
      return excess
    }
    if let excess {
      throw IndexingError(
        .limitReached, "the source has grown since the run was planned: \(excess); what was paid for is kept")
    }
  }
}
