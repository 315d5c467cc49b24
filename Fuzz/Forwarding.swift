// SPDX-License-Identifier: Apache-2.0
// Modules: HTTPServer HTTP1 HTTPSemantics Compression EventLoop Observability JSON Primitives CLinux ServerSentEvents
// Libraries: ssl crypto z

@testable import HTTPServer

/// Checks how the server reads a client's address from a trusted proxy. PROXY header: more bytes never change a verdict,
/// and the parser takes none beyond the header. `Forwarded` and `X-Forwarded-For`: text left of the last untrusted
/// address never changes the client's address.
@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: data, count: count))
  let verdict = ProxyProtocol.parse(bytes[...])
  if case .header(let taken, _) = verdict { precondition((16...bytes.count).contains(taken), "bytes that are not there") }
  for end in bytes.indices.prefix(64) {
    let early = ProxyProtocol.parse(bytes[..<end])
    precondition(early == .incomplete || early == verdict || end == 0, "another verdict after \(end) bytes")
  }

  guard let proxy = PeerAddress(numeric: "10.0.0.1"), let range = AddressRange("10.0.0.0/8") else { return 0 }
  let peer = ForwardedFields.Client(address: proxy, isSecure: false)
  let text = String(decoding: bytes, as: UTF8.self)
  let behind = ForwardedFields.client(
    peer, forwarded: "\(text), for=192.0.2.7", forwardedFor: nil, forwardedProto: nil, trusted: [range])
  precondition(behind.address.text == "192.0.2.7", "a client moved what the proxy wrote: \(behind.address.text)")
  let listed = ForwardedFields.client(
    peer, forwarded: nil, forwardedFor: "\(text), 192.0.2.7", forwardedProto: text, trusted: [range])
  precondition(listed.address.text == "192.0.2.7", "a client moved what the proxy listed: \(listed.address.text)")
  _ = ForwardedFields.client(peer, forwarded: text, forwardedFor: text, forwardedProto: text, trusted: [range])
  let stranger = ForwardedFields.Client(address: behind.address, isSecure: false)
  let unheard = ForwardedFields.client(
    stranger, forwarded: text, forwardedFor: text, forwardedProto: text, trusted: [range])
  precondition(unheard == stranger, "a stranger was believed")
  return 0
}
