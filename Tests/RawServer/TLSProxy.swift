// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc

/// Takes TLS with the test certificate and passes the bytes to a plain server of 127.0.0.1 and back: what speaks http in
/// a test is reached over https.
package final class TLSProxy: Sendable {
  package let port: UInt16
  private let listener: Int32

  /// Nil where no certificate can be made.
  ///
  /// - Parameter asksClient: whether only clients are let in that show the test certificate themselves.
  package init?(to target: UInt16, asksClient: Bool = false) {
    guard let tls = ServerTLS(protocolName: nil, asksClient: asksClient) else { return nil }
    (listener, port) = listenOnFreePort()
    spawn { [listener] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        spawn { Self.serve(descriptor, tls, target) }
      }
    }
  }

  /// For the server of such an URL (`http://127.0.0.1:9200`).
  package convenience init?(to url: String) {
    guard let port = url.split(separator: ":").last.flatMap({ UInt16($0) }) else { return nil }
    self.init(to: port)
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  package var url: String { "https://127.0.0.1:\(port)" }

  private static func serve(_ descriptor: Int32, _ tls: ServerTLS, _ target: UInt16) {
    defer { close(descriptor) }
    guard let session = tls.accept(descriptor) else { return }
    defer { SSL_free(session) }
    let upstream = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer { close(upstream) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = target.bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        connect(upstream, raw, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return }
    var one: Int32 = 1
    setsockopt(upstream, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    pump(session, descriptor, upstream)
    SSL_shutdown(session)
  }

  private static func pump(_ session: OpaquePointer, _ descriptor: Int32, _ upstream: Int32) {
    var space = [UInt8](repeating: 0, count: 64 << 10)
    var watched = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: upstream, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let hasMore = SSL_pending(session) > 0
      guard poll(&watched, 2, hasMore ? 0 : -1) >= 0 else { return }
      if hasMore || watched[0].revents != 0 {
        let count = SSL_read(session, &space, Int32(space.count))
        guard count > 0, sendAll(upstream, space[..<Int(count)]) else { return }
      }
      if watched[1].revents != 0 {
        let count = recv(upstream, &space, space.count, 0)
        guard count > 0, SSL_write(session, space, Int32(count)) > 0 else { return }
      }
    }
  }

  private static func sendAll(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
