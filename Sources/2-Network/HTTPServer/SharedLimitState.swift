// SPDX-License-Identifier: Apache-2.0

/// The answer of the shared store.
package struct SharedLimitState: Sendable, Equatable {
  /// Of each bucket, the tokens that were there before one was taken.
  package var tokens: [Double]
  /// Of each counter.
  package var counters: [Int]

  package init(tokens: [Double], counters: [Int]) {
    self.tokens = tokens
    self.counters = counters
  }
}
