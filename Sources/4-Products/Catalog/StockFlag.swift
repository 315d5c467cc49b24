// SPDX-License-Identifier: Apache-2.0

/// What a shop's `is_out_of_stock` means: Magento turned it round in 2.4.8, and no document says which Magento wrote it.
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

/// How the stock flag of one source's documents is read.
package enum StockReading: Sendable, Equatable {
  case inverted
  case plain
  /// All documents that have the flag have this value. They are in stock, whatever it means: Magento leaves out of its
  /// index what is sold out, unless the shop shows it, and then both values occur.
  case uniform(Bool)
  case unknown

  /// nil: unknown.
  func inStock(flag: Bool?) -> Bool? {
    guard let flag else { return nil }
    return switch self {
    case .inverted: flag
    case .plain: !flag
    case .uniform(let value): flag == value ? true : nil
    case .unknown: nil
    }
  }
}
