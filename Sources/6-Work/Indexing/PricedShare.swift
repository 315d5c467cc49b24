// SPDX-License-Identifier: Apache-2.0

/// The share of an index's documents that have a price.
struct PricedShare: Sendable, Equatable {
  let priced: Int
  let documents: Int

  var share: Double { documents > 0 ? Double(priced) / Double(documents) : 0 }
}
