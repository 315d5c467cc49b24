// SPDX-License-Identifier: Apache-2.0

/// The treatment of products that are known to be out of stock.
package enum StockPolicy: String, Sendable, CaseIterable {
  /// They stand behind the others of an answer, in whatever order it is; what an identifier found keeps its place.
  case demote
  /// They are left out.
  case hide
  case ignore
}
