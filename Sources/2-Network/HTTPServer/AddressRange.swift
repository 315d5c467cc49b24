// SPDX-License-Identifier: Apache-2.0

/// Addresses by their leading bits: `10.0.0.0/8`, `2001:db8::/32`, or one address. `unix` stands for Unix sockets.
package struct AddressRange: Sendable, Hashable {
  private let family: PeerAddress.Family
  private let high: UInt64
  private let low: UInt64
  private let highMask: UInt64
  private let lowMask: UInt64

  /// Nil when `text` is no address, or its prefix is too long.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = PeerAddress(numeric: String(first)) else { return nil }
    let width = address.family == .four ? 32 : address.family == .six ? 128 : 0
    var bits = width
    if parts.count > 1 {
      guard let given = DecimalText.parse(parts[1].utf8), given <= width else { return nil }
      bits = given
    }
    family = address.family
    highMask = Self.mask(bits)
    lowMask = Self.mask(bits - 64)
    high = address.high & highMask
    low = address.low & lowMask
  }

  private static func mask(_ bits: Int) -> UInt64 { bits <= 0 ? 0 : bits >= 64 ? .max : .max << UInt64(64 - bits) }

  func contains(_ address: PeerAddress) -> Bool {
    address.family == family && address.high & highMask == high && address.low & lowMask == low
  }
}
