// SPDX-License-Identifier: Apache-2.0

/// The order in which products of a topic are wanted.
package enum PriceOrder: String, Sendable {
  case cheapestFirst = "price_asc"
  case dearestFirst = "price_desc"
}
