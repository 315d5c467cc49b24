// SPDX-License-Identifier: Apache-2.0

/// How many of an index's documents have a price.
struct PricedShare: Sendable, Equatable {
  let priced: Int
  let documents: Int

  var share: Double { documents > 0 ? Double(priced) / Double(documents) : 0 }
}
