// SPDX-License-Identifier: Apache-2.0

/// The reading of the stock flag in one source's documents.
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
