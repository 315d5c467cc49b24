// SPDX-License-Identifier: Apache-2.0

/// A document in one leg, best first.
struct RankedHit: Sendable, Equatable {
  var id: String
  var score: Float
}
