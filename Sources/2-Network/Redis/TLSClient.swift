// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc

/// TLS towards one server, checked against its name. Calls never block; what they wait for is in the result.
@safe final class TLSClient {
  enum Result {
    case bytes(Int)
    case wantsRead
    case wantsWrite
    case end
  }

  private let context: OpaquePointer
  private let session: OpaquePointer

  init(_ descriptor: Int32, host: String, caFile: String?) throws(RedisError) {
    guard let context = unsafe SSL_CTX_new(TLS_client_method()) else {
      throw RedisError(.away, "openssl is out of memory")
    }
    unsafe SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION), nil)
    unsafe SSL_CTX_ctrl(
      context, SSL_CTRL_MODE, Int(SSL_MODE_ENABLE_PARTIAL_WRITE) | Int(SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER), nil)
    unsafe SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
    let isTrusting =
      if let caFile {
        unsafe SSL_CTX_load_verify_locations(context, caFile, nil) == 1
      } else {
        unsafe SSL_CTX_set_default_verify_paths(context) == 1
      }
    guard isTrusting, let session = unsafe SSL_new(context) else {
      unsafe SSL_CTX_free(context)
      throw RedisError(.away, "the certificates to trust cannot be read")
    }
    unsafe self.context = unsafe context
    unsafe self.session = unsafe session
    guard unsafe SSL_set_fd(session, descriptor) == 1 else { throw RedisError(.away, "openssl is out of memory") }
    let parameters = unsafe SSL_get0_param(session)
    if unsafe X509_VERIFY_PARAM_set1_ip_asc(parameters, host) != 1 {
      guard unsafe SSL_set1_host(session, host) == 1 else {
        throw RedisError(.away, "the certificate's name cannot be checked against \(host)")
      }
      var name = Array(host.utf8CString)
      _ = unsafe SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, Int(TLSEXT_NAMETYPE_host_name), &name)
    }
    unsafe SSL_set_connect_state(session)
  }

  deinit {
    unsafe SSL_free(session)
    unsafe SSL_CTX_free(context)
  }

  /// Nil: it is done.
  func handshake() throws(RedisError) -> Result? {
    ERR_clear_error()
    let result = unsafe SSL_do_handshake(session)
    return result == 1 ? nil : try waiting(result, "the TLS handshake failed")
  }

  func read(_ buffer: UnsafeMutableBufferPointer<UInt8>) throws(RedisError) -> Result {
    ERR_clear_error()
    let count = unsafe SSL_read(session, buffer.baseAddress, Int32(clamping: buffer.count))
    return count > 0 ? .bytes(Int(count)) : try waiting(count, "TLS broke")
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(RedisError) -> Result {
    ERR_clear_error()
    let count = unsafe SSL_write(session, bytes.baseAddress, Int32(clamping: bytes.count))
    return count > 0 ? .bytes(Int(count)) : try waiting(count, "TLS broke")
  }

  private func waiting(_ result: Int32, _ what: String) throws(RedisError) -> Result {
    switch unsafe SSL_get_error(session, result) {
    case SSL_ERROR_WANT_READ: return .wantsRead
    case SSL_ERROR_WANT_WRITE: return .wantsWrite
    case SSL_ERROR_ZERO_RETURN: return .end
    default:
      let number = ERR_get_error()
      ERR_clear_error()
      let reason = unsafe ERR_reason_error_string(number).map { unsafe String(cString: $0) }
      throw RedisError(.away, what + (reason.map { ": " + $0 } ?? ""))
    }
  }
}
