// SPDX-License-Identifier: Apache-2.0

/// How much a reader takes from a peer that it does not trust.
package struct JSONLimits: Sendable, Equatable {
  /// How many arrays and objects may stand inside each other; at most 128 whatever is asked for.
  package var maximumDepth: Int
  /// How many bytes a text may have.
  package var maximumBytes: Int

  /// Depth 128 and 64 MiB.
  package static let standard = JSONLimits()

  /// Makes limits; the depth is brought into 1...128.
  package init(maximumDepth: Int = 128, maximumBytes: Int = 64 << 20) {
    self.maximumDepth = min(max(maximumDepth, 1), 128)
    self.maximumBytes = max(maximumBytes, 0)
  }
}
