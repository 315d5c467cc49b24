// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// One connection's TLS. Calls never block; what they wait for is in the result.
@safe final class TLSSession {
  enum Result: Equatable {
    case bytes(Int)
    case done
    case wantsRead
    case wantsWrite
    /// The peer has ended its side in an orderly way.
    case end
    case failed
  }

  private let session: OpaquePointer
  private let context: TLSContext

  init(_ session: OpaquePointer, _ context: TLSContext) {
    unsafe self.session = unsafe session
    self.context = context
  }

  /// After a failure OpenSSL must not be asked for anything more.
  private var hasFailed = false

  deinit { unsafe SSL_free(session) }

  func handshake() -> Result {
    ERR_clear_error()
    let result = unsafe SSL_accept(session)
    return result == 1 ? .done : failure(result)
  }

  /// Bytes are decrypted already, which epoll cannot know of.
  var hasPending: Bool { unsafe SSL_pending(session) > 0 }

  func read(_ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int) -> Result {
    ERR_clear_error()
    let count = unsafe SSL_read(session, buffer, Int32(clamping: capacity))
    return count > 0 ? .bytes(Int(count)) : failure(count)
  }

  func write(_ bytes: UnsafeRawPointer, _ count: Int) -> Result {
    ERR_clear_error()
    let written = unsafe SSL_write(session, bytes, Int32(clamping: count))
    return written > 0 ? .bytes(Int(written)) : failure(written)
  }

  /// Says that nothing more will be written (close_notify), once. Does not wait for the peer's. `wantsWrite`: the socket
  /// is full, call again.
  func sendClose() -> Result {
    guard !hasFailed, unsafe SSL_get_shutdown(session) & SSL_SENT_SHUTDOWN == 0 else { return .done }
    ERR_clear_error()
    let result = unsafe SSL_shutdown(session)
    if result >= 0 { return .done }
    return failure(result)
  }

  private func failure(_ result: Int32) -> Result {
    switch unsafe SSL_get_error(session, result) {
    case SSL_ERROR_WANT_READ: return .wantsRead
    case SSL_ERROR_WANT_WRITE: return .wantsWrite
    case SSL_ERROR_ZERO_RETURN: return .end
    default:
      hasFailed = true
      ERR_clear_error()
      return .failed
    }
  }
}
