// SPDX-License-Identifier: Apache-2.0
import Language

/// The order in which products of a topic are wanted.
package enum ProductOrder: String, Sendable {
  case cheapestFirst = "price_asc"
  case dearestFirst = "price_desc"
  case newestFirst = "newest"
  case bestRatedFirst = "rating"

  init(_ intent: PriceWords.Order) {
    self =
      switch intent {
      case .cheapestFirst: .cheapestFirst
      case .dearestFirst: .dearestFirst
      case .newestFirst: .newestFirst
      case .bestRatedFirst: .bestRatedFirst
      }
  }
}
