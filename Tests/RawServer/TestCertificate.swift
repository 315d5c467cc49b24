// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc

/// A self-signed certificate for `localhost` and 127.0.0.1, made once for a test process with the command `openssl`, and
/// what a server needs to show it.
package enum TestCertificate {
  /// Whether there is one; tests that need it are skipped without.
  package static var isThere: Bool { folder != nil }
  /// The PEM file for clients to trust.
  package static var file: String { (folder ?? "/nonexistent") + "/cert.pem" }
  package static var keyFile: String { (folder ?? "/nonexistent") + "/key.pem" }

  private static let folder: String? = {
    let folder = shell("mktemp -d /tmp/rag-test-certificate-XXXXXX 2>/dev/null")
    guard !folder.isEmpty else { return nil }
    _ = shell(
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout \(folder)/key.pem"
        + " -out \(folder)/cert.pem -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1"
        + " 2>/dev/null")
    atexit { TestCertificate.remove() }
    return access("\(folder)/cert.pem", R_OK) == 0 ? folder : nil
  }()

  private static func remove() {
    guard let folder else { return }
    unlink(folder + "/key.pem")
    unlink(folder + "/cert.pem")
    rmdir(folder)
  }
}

/// TLS of a test's server, blocking: one protocol by ALPN, or none.
final class ServerTLS: @unchecked Sendable {
  private let context: OpaquePointer
  /// In the form of ALPN: each name behind its length. Never freed: OpenSSL's callback looks at it.
  private let protocols: UnsafeMutableBufferPointer<UInt8>

  /// - Parameter asksClient: whether only clients are let in that show the test certificate themselves.
  init?(protocolName: String?, asksClient: Bool = false) {
    guard TestCertificate.isThere, let context = SSL_CTX_new(TLS_server_method()) else { return nil }
    // A client that is gone must not end the process.
    signal(SIGPIPE, SIG_IGN)
    self.context = context
    let name = Array((protocolName ?? "").utf8)
    protocols = .allocate(capacity: name.count + 1)
    _ = protocols.initialize(from: [UInt8(name.count)] + name)
    SSL_CTX_set_session_id_context(context, [1], 1)
    guard SSL_CTX_use_certificate_chain_file(context, TestCertificate.file) == 1,
      SSL_CTX_use_PrivateKey_file(context, TestCertificate.keyFile, SSL_FILETYPE_PEM) == 1
    else { return nil }
    if asksClient {
      SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
      guard SSL_CTX_load_verify_file(context, TestCertificate.file) == 1 else { return nil }
    }
    guard protocolName != nil else { return }
    SSL_CTX_set_alpn_select_cb(
      context,
      { _, output, length, offered, offeredLength, wanted in
        guard let wanted = wanted?.assumingMemoryBound(to: UInt8.self), let offered else { return SSL_TLSEXT_ERR_NOACK }
        let count = Int(wanted[0])
        var position = 0
        while position + 1 + count <= Int(offeredLength) {
          if memcmp(offered + position, wanted, count + 1) == 0 {
            output?.pointee = offered + position + 1
            length?.pointee = UInt8(count)
            return SSL_TLSEXT_ERR_OK
          }
          position += 1 + Int(offered[position])
        }
        return SSL_TLSEXT_ERR_ALERT_FATAL
      }, UnsafeMutableRawPointer(protocols.baseAddress))
  }

  deinit { SSL_CTX_free(context) }

  /// Shakes hands; nil when that fails.
  func accept(_ descriptor: Int32) -> OpaquePointer? {
    guard let session = SSL_new(context) else { return nil }
    SSL_set_fd(session, descriptor)
    guard SSL_accept(session) == 1 else {
      SSL_free(session)
      return nil
    }
    return session
  }
}
