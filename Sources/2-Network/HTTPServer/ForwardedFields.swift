// SPDX-License-Identifier: Apache-2.0
import Primitives

/// The client's address behind trusted proxies: the last address in the chain that is not one of them.
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
  /// different clients, neither is believed, for it cannot be known which of them it is.
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
