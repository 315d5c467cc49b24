// SPDX-License-Identifier: Apache-2.0

/// A document's id in eight bytes: Magento's entity ids are numbers. Another text has a hash of it.
struct ProductKey: Hashable, Sendable {
  private let value: UInt64

  init(_ id: String) {
    if let number = UInt64(id), number < 1 << 63, !id.hasPrefix("0"), !id.hasPrefix("+") {
      value = number
    } else {
      var hash = Fingerprint()
      hash.add(id.utf8)
      value = hash.value | 1 << 63
    }
  }
}
