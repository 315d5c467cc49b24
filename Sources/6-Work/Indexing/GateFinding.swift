// SPDX-License-Identifier: Apache-2.0

/// What a gate found at an index: its figure, and the threshold that the figure must reach.
package struct GateFinding: Sendable, Equatable {
  package var gate: Gate
  package var passed: Bool
  /// nil: there is nothing to compare with, or it could not be measured.
  package var figure: Double?
  package var threshold: Double?
  /// What is wrong, in words; nil where it passed.
  package var reason: String?
}
