// SPDX-License-Identifier: Apache-2.0

/// A document's id in eight bytes: Magento's entity ids are numbers. Another text has a hash of it.
struct ProductKey: Hashable, Sendable {
  private let value: UInt64

  init(_ id: String) {
    if let number = UInt64(id), number < 1 << 63, !id.hasPrefix("0"), !id.hasPrefix("+") {
      value = number
    } else {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      value = hash | 1 << 63
    }
  }
}
