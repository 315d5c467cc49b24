// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics

/// The peer of a connection, and the client that it forwards for when it is a trusted proxy.
struct ConnectionClient {
  /// The socket's other side.
  let peer: PeerAddress
  /// The client that a PROXY header named.
  var proxied: PeerAddress?
  private let trusted: [AddressRange]
  private var cached: [UInt8]?

  init(_ peer: PeerAddress, trusted: [AddressRange]) {
    self.peer = peer
    self.trusted = trusted
  }

  /// The client as far as the connection knows.
  var nearest: PeerAddress { proxied ?? peer }

  /// The request's client: the nearest, or the one that believed proxies name.
  func forwarded(by request: ServerRequest?, isSecure: Bool) -> ForwardedFields.Client {
    let near = ForwardedFields.Client(address: nearest, isSecure: isSecure)
    guard !trusted.isEmpty, let request else { return near }
    return ForwardedFields.client(
      near, forwarded: request.field(.forwarded), forwardedFor: request.field("x-forwarded-for"),
      forwardedProto: request.field("x-forwarded-proto"), trusted: trusted)
  }

  /// The client's address in ASCII, made once per connection where no proxy can change it.
  mutating func bytes(for request: ServerRequest?) -> [UInt8] {
    if !trusted.isEmpty { return Array(forwarded(by: request, isSecure: false).address.text.utf8) }
    if let cached { return cached }
    let bytes = Array(peer.text.utf8)
    cached = bytes
    return bytes
  }
}
