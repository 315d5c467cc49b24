// SPDX-License-Identifier: Apache-2.0

/// The meaning of a shop's `is_out_of_stock`: Magento turned it round in 2.4.8, and no document says which Magento
/// wrote it.
package enum StockFlag: String, Sendable, CaseIterable {
  /// Decided by what the source holds.
  case auto
  /// 1 is in stock: Magento 2.4.6 and 2.4.7.
  case inverted
  /// 1 is out of stock: Magento from 2.4.8 on.
  case plain
  /// Not read: all stock is unknown.
  case ignore
}
