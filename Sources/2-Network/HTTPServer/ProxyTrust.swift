// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import HTTPSemantics
import Primitives

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
    if unsafe inet_pton(AF_INET, text, &four) == 1 {
      self.init(family: .four, high: UInt64(UInt32(bigEndian: four.s_addr)) << 32, low: 0, port: nil)
      return
    }
    var six = in6_addr()
    guard unsafe inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    self.init(six, port: nil)
  }

  /// The address, of IPv6 its first 64 bits.
  var network: String { family == .six ? networkAddress.text + "/64" : text }

  /// What one client has at least: an IPv4 address, or an IPv6 network of 64 bits; without a port.
  var networkAddress: PeerAddress {
    PeerAddress(family: family, high: high, low: family == .six ? 0 : low, port: nil)
  }

  /// Of this machine: loopback or a Unix socket.
  var isLocal: Bool {
    switch family {
    case .unix: true
    case .four: high >> 56 == 127
    case .six: high == 0 && low == 1
    }
  }
}

/// Who the client is behind proxies that are believed: the last address in the chain that is not one of them.
///
/// All of it goes by bytes. By characters a comma would be hidden by what a client put before it: some code points make
/// one character of themselves and whatever follows.
enum ForwardedFields {
  struct Client: Equatable {
    var address: PeerAddress
    var isSecure: Bool
  }

  /// Reads `Forwarded` (RFC 7239) or `X-Forwarded-For` and `-Proto`. What a client wrote itself stands left of what the
  /// first believed proxy added, and is not looked at.
  ///
  /// Most proxies write one of the two and hand on the other as the client wrote it. Where both are there and name
  /// different clients, neither is believed, for nobody can tell which of them that is.
  static func client(
    _ peer: Client, forwarded: String?, forwardedFor: String?, forwardedProto: String?, trusted: [AddressRange]
  ) -> Client {
    guard trusted.contains(where: { $0.contains(peer.address) }) else { return peer }
    guard let forwarded else { return fromLists(peer, forwardedFor, forwardedProto, trusted) }
    let client = fromForwarded(peer, forwarded, trusted)
    guard forwardedFor != nil else { return client }
    return fromLists(peer, forwardedFor, nil, trusted).address == client.address ? client : peer
  }

  private static func fromLists(
    _ peer: Client, _ forwardedFor: String?, _ forwardedProto: String?, _ trusted: [AddressRange]
  ) -> Client {
    var client = peer
    if let forwardedFor {
      for member in split(forwardedFor.utf8[...], comma).reversed() where !member.trimmingBlanks().isEmpty {
        guard let address = node(member.trimmingBlanks()) else { break }
        client.address = address
        guard trusted.contains(where: { $0.contains(address) }) else { break }
      }
    }
    if let forwardedProto, let last = split(forwardedProto.utf8[...], comma).last {
      client.isSecure = isWord(last.trimmingBlanks(), "https")
    }
    return client
  }

  private static func fromForwarded(_ peer: Client, _ field: String, _ trusted: [AddressRange]) -> Client {
    var client = peer
    for element in split(field.utf8[...], comma).reversed() {
      var address: PeerAddress?
      for pair in split(element, UInt8(ascii: ";")) {
        guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
        let name = pair[..<equals].trimmingBlanks()
        let value = unquoted(pair[pair.index(after: equals)...].trimmingBlanks())
        if isWord(name, "for") {
          address = node(value)
        } else if isWord(name, "proto") {
          client.isSecure = isWord(value, "https")
        }
      }
      // An obfuscated or unknown node ends what can be followed.
      guard let address else { break }
      client.address = address
      guard trusted.contains(where: { $0.contains(address) }) else { break }
    }
    return client
  }

  private typealias Bytes = Substring.UTF8View

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  /// Splits at `separator` outside of quoted strings. Quotes are counted from the end: one that a client has left open
  /// must not swallow what a proxy added after it.
  private static func split(_ text: Bytes, _ separator: UInt8) -> [Bytes] {
    var parts: [Bytes] = []
    var end = text.endIndex
    var isQuoted = false
    for index in text.indices.reversed() {
      if text[index] == quote { isQuoted.toggle() }
      if text[index] == separator, !isQuoted {
        parts.append(text[text.index(after: index)..<end])
        end = index
      }
    }
    parts.append(text[..<end])
    return parts.reversed()
  }

  private static func isWord(_ text: Bytes, _ word: String) -> Bool {
    text.elementsEqual(word.utf8) { $0 == $1 || $0 == $1 & ~0x20 }
  }

  private static func unquoted(_ text: Bytes) -> Bytes {
    text.count >= 2 && text.first == quote && text.last == quote ? text.dropFirst().dropLast() : text
  }

  /// `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]:80`, `2001:db8::1`.
  private static func node(_ text: Bytes) -> PeerAddress? {
    if text.first == UInt8(ascii: "[") {
      guard let end = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      return numeric(text[text.index(after: text.startIndex)..<end])
    }
    if let address = numeric(text) { return address }
    guard let colon = text.lastIndex(of: UInt8(ascii: ":")) else { return nil }
    return numeric(text[..<colon])
  }

  /// Not `unix`, which is a word of the settings.
  private static func numeric(_ text: Bytes) -> PeerAddress? {
    guard let address = PeerAddress(numeric: String(Substring(text))), address.family != .unix else { return nil }
    return address
  }
}
