// SPDX-License-Identifier: Apache-2.0
/// The PROXY protocol, version 2 (haproxy's proxy-protocol.txt §2.2): a binary header before the first byte of the
/// connection, which says who the client is. Read only from peers that are believed.
enum ProxyProtocol {
  enum Header: Equatable {
    /// The connection does not begin with one.
    case none
    /// More bytes are needed to tell.
    case incomplete
    /// It takes so many bytes. The address is nil for the proxy's own connections (LOCAL) and unknown families.
    case header(count: Int, client: PeerAddress?)
    case malformed
  }

  private static let signature: [UInt8] = [
    0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A,
  ]
  /// Enough for every address form; longer headers carry extensions that are skipped.
  static let maximumBytes = 16 + 4096

  static func parse(_ bytes: ArraySlice<UInt8>) -> Header {
    guard bytes.prefix(12).elementsEqual(signature.prefix(bytes.count)) else { return .none }
    guard bytes.count >= 16 else { return .incomplete }
    let start = bytes.startIndex
    let command = bytes[start + 12]
    let family = bytes[start + 13]
    let count = 16 + Int(bytes[start + 14]) << 8 + Int(bytes[start + 15])
    guard command >> 4 == 2, command & 15 <= 1, count <= maximumBytes else { return .malformed }
    guard bytes.count >= count else { return .incomplete }
    guard command & 15 == 1 else { return .header(count: count, client: nil) }
    let body = Array(bytes[start + 16..<start + count])
    switch family >> 4 {
    case 1:
      guard body.count >= 12 else { return .malformed }
      let address = PeerAddress(
        family: .four, high: word(body, 0, 4) << 32, low: 0, port: Int(word(body, 8, 2)))
      return .header(count: count, client: address)
    case 2:
      guard body.count >= 36 else { return .malformed }
      let address = PeerAddress(sixHigh: word(body, 0, 8), low: word(body, 8, 8), port: Int(word(body, 32, 2)))
      return .header(count: count, client: address)
    default: return .header(count: count, client: nil)
    }
  }

  private static func word(_ bytes: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
    bytes[start..<start + count].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
