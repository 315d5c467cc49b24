// SPDX-License-Identifier: Apache-2.0

/// A document in one leg, best first.
struct RankedHit: Sendable, Equatable {
  var id: String
  /// The engine's score; not a number where it gave none.
  var score: Float
}
