// SPDX-License-Identifier: Apache-2.0

/// Bounds of what a reader accepts from a peer that it does not trust.
package struct JSONLimits: Sendable, Equatable {
  /// Greatest depth of arrays and objects within each other; 128 at most, whatever is asked for.
  package var maximumDepth: Int
  /// Greatest length of a text, in bytes.
  package var maximumBytes: Int

  /// Depth 128 and 64 MiB.
  package static let standard = JSONLimits()

  /// Makes limits; the depth is brought into 1...128.
  package init(maximumDepth: Int = 128, maximumBytes: Int = 64 << 20) {
    self.maximumDepth = min(max(maximumDepth, 1), 128)
    self.maximumBytes = max(maximumBytes, 0)
  }
}
