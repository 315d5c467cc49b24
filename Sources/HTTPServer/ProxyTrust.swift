// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTPSemantics

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

/// Digits of a small number, nothing else.
enum DecimalText {
  static func parse(_ digits: some Collection<UInt8>) -> Int? {
    guard (1...9).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}

extension PeerAddress {
  /// A numeric address without brackets, or `unix`.
  init?(numeric text: String) {
    if text == "unix" {
      self = .unix
      return
    }
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      self.init(family: .four, high: UInt64(UInt32(bigEndian: four.s_addr)) << 32, low: 0, port: nil)
      return
    }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    let words = withUnsafeBytes(of: six) { raw in
      (
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
    if words.0 == 0, words.1 >> 32 == 0xFFFF {
      self.init(family: .four, high: words.1 << 32, low: 0, port: nil)
    } else {
      self.init(family: .six, high: words.0, low: words.1, port: nil)
    }
  }

  /// The address, of IPv6 its first 64 bits.
  var network: String {
    family == .six ? PeerAddress(family: .six, high: high, low: 0, port: nil).text + "/64" : text
  }
}

/// Who the client is behind proxies that are believed: the last address in the chain that is not one of them.
enum ForwardedFields {
  struct Client: Equatable {
    var address: PeerAddress
    var isSecure: Bool
  }

  /// Reads `Forwarded` (RFC 7239), else `X-Forwarded-For` and `-Proto`. What a client wrote itself stands left of what
  /// the first believed proxy added, and is not looked at.
  static func client(
    _ peer: Client, forwarded: String?, forwardedFor: String?, forwardedProto: String?, trusted: [AddressRange]
  ) -> Client {
    guard trusted.contains(where: { $0.contains(peer.address) }) else { return peer }
    if let forwarded { return fromForwarded(peer, forwarded, trusted) }
    var client = peer
    if let forwardedFor {
      for member in forwardedFor.split(separator: ",").reversed() {
        guard let address = node(String(member.trimmingBlanks)) else { break }
        client.address = address
        guard trusted.contains(where: { $0.contains(address) }) else { break }
      }
    }
    if let last = forwardedProto?.split(separator: ",").last {
      client.isSecure = last.trimmingBlanks.lowercased() == "https"
    }
    return client
  }

  private static func fromForwarded(_ peer: Client, _ field: String, _ trusted: [AddressRange]) -> Client {
    var client = peer
    for element in split(field, ",").reversed() {
      var address: PeerAddress?
      for pair in split(String(element), ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let value = unquoted(String(parts[1].trimmingBlanks))
        switch parts[0].trimmingBlanks.lowercased() {
        case "for": address = node(value)
        case "proto": client.isSecure = value.lowercased() == "https"
        default: break
        }
      }
      // An obfuscated or unknown node ends what can be followed.
      guard let address else { break }
      client.address = address
      guard trusted.contains(where: { $0.contains(address) }) else { break }
    }
    return client
  }

  /// Splits at `separator` outside of quoted strings.
  private static func split(_ text: String, _ separator: Character) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index] == separator, !isQuoted {
        parts.append(text[start..<index])
        start = text.index(after: index)
      }
    }
    parts.append(text[start...])
    return parts
  }

  private static func unquoted(_ text: String) -> String {
    text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : text
  }

  /// `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]:80`, `2001:db8::1`.
  private static func node(_ text: String) -> PeerAddress? {
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      return PeerAddress(numeric: String(text[text.index(after: text.startIndex)..<end]))
    }
    if let address = PeerAddress(numeric: text), address.family != .unix { return address }
    guard let colon = text.lastIndex(of: ":") else { return nil }
    return PeerAddress(numeric: String(text[..<colon]))
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var text = self.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
