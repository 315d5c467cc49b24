// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc

/// OpenSSL's contexts, from which new connections take their sessions. Replaced as a whole when certificates are read
/// again; sessions keep the one that they began with.
///
/// `@unchecked Sendable`: nothing in it changes after `init`, and OpenSSL counts references atomically.
@safe final class TLSContext: @unchecked Sendable {
  private let contexts: [OpaquePointer]
  /// The names that the server-name callback looks through; unretained there, for the contexts live no longer than
  /// this.
  private let names: NameTable

  @safe private final class NameTable {
    var contexts: [OpaquePointer] = unsafe []
  }

  init(_ options: TLSOptions) throws(HTTPServerError) {
    names = NameTable()
    var contexts: [OpaquePointer] = unsafe []
    do throws(HTTPServerError) {
      for certificate in options.certificates { unsafe contexts.append(try Self.makeContext(certificate)) }
    } catch {
      unsafe contexts.forEach { unsafe SSL_CTX_free($0) }
      throw error
    }
    guard let first = unsafe contexts.first else { throw HTTPServerError(.tls, "no certificate is given") }
    unsafe self.contexts = unsafe contexts
    unsafe names.contexts = unsafe contexts
    if unsafe contexts.count > 1 { unsafe Self.chooseByName(first, names) }
  }

  deinit { unsafe contexts.forEach { unsafe SSL_CTX_free($0) } }

  /// A new session on a non-blocking socket.
  func makeSession(_ descriptor: Int32) -> TLSSession? {
    guard let first = unsafe contexts.first, let session = unsafe SSL_new(first) else { return nil }
    guard unsafe SSL_set_fd(session, descriptor) == 1 else {
      unsafe SSL_free(session)
      return nil
    }
    unsafe SSL_set_accept_state(session)
    return unsafe TLSSession(session, self)
  }

  private static func makeContext(_ certificate: TLSCertificate) throws(HTTPServerError) -> OpaquePointer {
    guard let context = unsafe SSL_CTX_new(TLS_server_method()) else {
      throw HTTPServerError(.tls, "openssl is out of memory")
    }
    // The macros that Swift cannot see: minimum version, modes.
    unsafe SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION), nil)
    unsafe SSL_CTX_ctrl(
      context, SSL_CTRL_MODE,
      Int(SSL_MODE_ENABLE_PARTIAL_WRITE) | Int(SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER) | Int(SSL_MODE_RELEASE_BUFFERS), nil
    )
    unsafe SSL_CTX_set_options(context, optionBits)
    unsafe SSL_CTX_set_session_id_context(context, Array("HTTPServer".utf8), 10)
    unsafe SSL_CTX_set_alpn_select_cb(context, selectProtocol, nil)
    // Else OpenSSL would ask for a key's passphrase on the terminal.
    unsafe SSL_CTX_set_default_passwd_cb(context) { _, _, _, wasAsked in
      unsafe wasAsked?.storeBytes(of: true, as: Bool.self)
      return -1
    }
    ERR_clear_error()
    if unsafe SSL_CTX_use_certificate_chain_file(context, certificate.chainFile) != 1 {
      throw unsafe failed(context, "cannot use the certificate \(certificate.chainFile)")
    }
    var isEncrypted = false
    let isUsable = unsafe withUnsafeMutablePointer(to: &isEncrypted) { wasAsked in
      unsafe SSL_CTX_set_default_passwd_cb_userdata(context, wasAsked)
      defer { unsafe SSL_CTX_set_default_passwd_cb_userdata(context, nil) }
      return unsafe SSL_CTX_use_PrivateKey_file(context, certificate.keyFile, SSL_FILETYPE_PEM) == 1
    }
    if !isUsable {
      // OpenSSL's own words are of no help there: "interrupted or cancelled".
      if isEncrypted { ERR_clear_error() }
      let hint = isEncrypted ? ": it is encrypted, and one without a passphrase is needed" : ""
      throw unsafe failed(context, "cannot use the key \(certificate.keyFile)\(hint)")
    }
    if unsafe SSL_CTX_check_private_key(context) != 1 {
      throw unsafe failed(context, "the key \(certificate.keyFile) does not belong to \(certificate.chainFile)")
    }
    return unsafe context
  }

  /// No renegotiation, no compression; the server's order of ciphers; a FIN without close_notify is an end.
  private static var optionBits: UInt64 { (1 << 30) | (1 << 17) | (1 << 22) | (1 << 7) }

  private static func failed(_ context: OpaquePointer, _ text: String) -> HTTPServerError {
    let number = ERR_get_error()
    ERR_clear_error()
    unsafe SSL_CTX_free(context)
    return HTTPServerError(.tls, text + (reason(number).map { ": " + $0.lowercased() } ?? ""))
  }

  /// OpenSSL's words; for the operating system's refusals (their highest bit is set) the system's own.
  private static func reason(_ number: UInt) -> String? {
    if number & 0x8000_0000 != 0, let text = unsafe strerror(Int32(truncatingIfNeeded: number & 0x7FFF_FFFF)) {
      return unsafe String(cString: text)
    }
    return unsafe ERR_reason_error_string(number).map { unsafe String(cString: $0) }
  }

  /// Client and server must agree where the client names protocols at all (RFC 7301 §3.2): on HTTP/1.1, else on 1.0.
  private static let selectProtocol:
    @convention(c) (
      OpaquePointer?, UnsafeMutablePointer<UnsafePointer<UInt8>?>?, UnsafeMutablePointer<UInt8>?,
      UnsafePointer<UInt8>?, UInt32, UnsafeMutableRawPointer?
    ) -> Int32 = { _, output, outputLength, offered, length, _ in
      guard let offered = unsafe offered else { return SSL_TLSEXT_ERR_ALERT_FATAL }
      let found =
        unsafe TLSContext.find("http/1.1", in: offered, Int(length))
        ?? TLSContext.find("http/1.0", in: offered, Int(length))
      guard let found = unsafe found else { return SSL_TLSEXT_ERR_ALERT_FATAL }
      unsafe output?.pointee = unsafe found + 1
      unsafe outputLength?.pointee = unsafe found.pointee
      return SSL_TLSEXT_ERR_OK
    }

  /// The place of a name in a list of names with their length before them; nil: it is not there.
  private static func find(
    _ name: StaticString, in list: UnsafePointer<UInt8>, _ length: Int
  ) -> UnsafePointer<UInt8>? {
    var position = 0
    while position < length {
      let count = unsafe Int(list[position])
      guard position + 1 + count <= length else { return nil }
      if count == name.utf8CodeUnitCount, unsafe memcmp(list + position + 1, name.utf8Start, count) == 0 {
        return unsafe list + position
      }
      position += 1 + count
    }
    return nil
  }

  /// Shows the certificate that has the name which the client asks for (SNI).
  private static func chooseByName(_ context: OpaquePointer, _ names: NameTable) {
    let callback: @convention(c) (OpaquePointer?, UnsafeMutablePointer<Int32>?, UnsafeMutableRawPointer?) -> Int32 = {
      session, _, argument in
      guard let session = unsafe session, let argument = unsafe argument,
        let name = unsafe SSL_get_servername(session, TLSEXT_NAMETYPE_host_name)
      else {
        return SSL_TLSEXT_ERR_NOACK
      }
      let table = unsafe Unmanaged<NameTable>.fromOpaque(argument).takeUnretainedValue()
      let index = unsafe table.contexts.firstIndex { context in
        guard let certificate = unsafe SSL_CTX_get0_certificate(context) else { return false }
        return unsafe X509_check_host(certificate, name, strlen(name), 0, nil) == 1
      }
      guard let index else { return SSL_TLSEXT_ERR_NOACK }
      unsafe SSL_set_SSL_CTX(session, table.contexts[index])
      return SSL_TLSEXT_ERR_OK
    }
    unsafe SSL_CTX_callback_ctrl(
      context, SSL_CTRL_SET_TLSEXT_SERVERNAME_CB, unsafeBitCast(callback, to: (@convention(c) () -> Void).self))
    unsafe SSL_CTX_ctrl(context, SSL_CTRL_SET_TLSEXT_SERVERNAME_ARG, 0, Unmanaged.passUnretained(names).toOpaque())
  }
}
