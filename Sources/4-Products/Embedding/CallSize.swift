// SPDX-License-Identifier: Apache-2.0

/// The size of one call. Tokens are the uncorrected guess of `TokenEstimate.raw`: it does not change while the run
/// learns how this service counts.
struct CallSize: Sendable, Equatable {
  var inputs = 0
  var tokens = 0.0
  /// Tokens of the longest text.
  var longest = 0.0

  init(inputs: Int = 0, tokens: Double = 0, longest: Double = 0) {
    self.inputs = inputs
    self.tokens = tokens
    self.longest = longest
  }

  init(_ sizes: some Sequence<Double>) {
    for size in sizes {
      inputs += 1
      tokens += size
      longest = max(longest, size)
    }
  }
}
