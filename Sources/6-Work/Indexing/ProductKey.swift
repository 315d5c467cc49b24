// SPDX-License-Identifier: Apache-2.0

/// A document's id in eight bytes: Magento's entity ids are numbers. Another text has a hash of it,
/// another one in each process.
struct ProductKey: Hashable, Sendable {
  private let value: UInt64

  /// Nil for a text that is no number.
  var number: UInt64? { value < 1 << 63 ? value : nil }

  init(_ id: String) {
    if let number = UInt64(id), number < 1 << 63, !id.hasPrefix("0"), !id.hasPrefix("+") {
      value = number
    } else {
      value = UInt64(bitPattern: Int64(id.hashValue)) | 1 << 63
    }
  }
}
