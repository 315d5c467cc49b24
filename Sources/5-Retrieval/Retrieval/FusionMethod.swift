// SPDX-License-Identifier: Apache-2.0

/// The method by which the two legs become one list.
package enum FusionMethod: String, Sendable, CaseIterable {
  /// Reciprocal rank fusion: the sum of `1 / (rank constant + rank)`, rank from 1.
  case rrf
  /// The mean of scores scaled to 0 … 1 within each leg.
  case minMax = "min_max"
}
