// SPDX-License-Identifier: Apache-2.0
import CCurl
import COpenSSL
import EventLoop
import HTTPSemantics

/// The options of a handle that stay for all calls of a kind.
extension EasyHandle {
  /// Bytes that one read of a collected response may bring: a page of products with one system call.
  private static let collectBuffer = 64 << 10
  /// A stream is read in small pieces: one that is paused holds what was read.
  private static let streamBuffer = 16 << 10
  /// A changed file of certificates is read again after this many seconds.
  private static let certificatesLife = 600

  func setOptions(_ setup: inout OptionSetter, _ wanted: CallKind) throws(HTTPClientError) {
    setBasics(&setup, wanted)
    setMethod(&setup, wanted)
    setCallbacks(&setup)
    setup.socketFunctions(owner.sockets)
    if wanted.isSecure { try setSecurity(&setup, wanted) }
  }

  private func setBasics(_ setup: inout OptionSetter, _ wanted: CallKind) {
    setup.long(CURLOPT_NOSIGNAL, 1)
    setup.long(CURLOPT_NOPROGRESS, 1)
    setup.long(CURLOPT_FOLLOWLOCATION, 0)
    setup.long(CURLOPT_PATH_AS_IS, 1)
    setup.long(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    setup.long(CURLOPT_HTTP_VERSION, wanted.allowsHTTP2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1)
    setup.protocolsHTTP()
    setup.long(CURLOPT_CONNECTTIMEOUT_MS, Int(clamping: max(1, wanted.connectTimeout.nanoseconds / 1_000_000)))
    setup.long(CURLOPT_MAXAGE_CONN, HTTPClient.Options.idleConnectionLifetime)
    setup.long(CURLOPT_MAXLIFETIME_CONN, owner.options.connectionLifetime)
    // Refused by a handle that still has its last buffer: libcurl leaves it there when a transfer ended without a
    // connection, or before its connection's other streams. It is never smaller than what libcurl then counts on.
    setup.wish(CURLOPT_BUFFERSIZE, wanted.isStreamed ? Self.streamBuffer : Self.collectBuffer)
    if wanted.content == .noneOnce { setup.long(CURLOPT_FRESH_CONNECT, 1) }
    if let agent = owner.options.userAgent { setup.string(CURLOPT_USERAGENT, agent) }
    setup.long(CURLOPT_TCP_KEEPALIVE, 1)
    if wanted.acceptsCompression { setup.string(CURLOPT_ACCEPT_ENCODING, "") }
    unsafe setup.pointer(CURLOPT_ERRORBUFFER, errorText)
    unsafe setup.list(CURLOPT_HTTPHEADER, list)
  }

  private func setMethod(_ setup: inout OptionSetter, _ wanted: CallKind) {
    // Methods that mean to send content say so also when there is none (RFC 9110 §8.6).
    let sendsContent =
      switch wanted.method {
      case .post, .put, .patch: true
      default: wanted.hasContent
      }
    if sendsContent {
      setup.long(CURLOPT_POST, 1)
      if !wanted.hasContent {
        setup.offset(CURLOPT_POSTFIELDSIZE_LARGE, 0)
        setup.string(CURLOPT_COPYPOSTFIELDS, "")
      }
    } else {
      setup.long(wanted.method == .head ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1)
    }
    let isImplied = wanted.method == (sendsContent ? .post : .get) || (wanted.method == .head && !sendsContent)
    if !isImplied { setup.string(CURLOPT_CUSTOMREQUEST, wanted.method.rawValue) }
  }

  private func setSecurity(_ setup: inout OptionSetter, _ wanted: CallKind) throws(HTTPClientError) {
    let tls = wanted.tls
    setup.long(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    // No folder of certificates: Debian's libcurl would trust the system's folder beside the file that is given, and
    // read the file anew for each connection.
    setup.noString(CURLOPT_CAPATH)
    setup.long(CURLOPT_CA_CACHE_TIMEOUT, Self.certificatesLife)
    if let file = tls.caFile { setup.string(CURLOPT_CAINFO, file) }
    if let file = tls.clientCertificateFile { setup.string(CURLOPT_SSLCERT, file) }
    if let file = tls.clientKeyFile { setup.string(CURLOPT_SSLKEY, file) }
    setup.long(CURLOPT_SSL_VERIFYPEER, tls.verify || tls.fingerprint != nil ? 1 : 0)
    // A pinned certificate's check looks at the host name itself, where one has to match.
    setup.long(CURLOPT_SSL_VERIFYHOST, tls.verify && tls.fingerprint == nil ? 2 : 0)
    if let fingerprint = tls.fingerprint, let host = wanted.pinnedHost {
      let pin = try CertificatePin.shared(fingerprint, host: tls.verify ? host : nil)
      // A resumed session would skip the check, and libcurl does not see that connections differ by their pins: a
      // folder of certificates that is never looked into tells them apart.
      setup.long(CURLOPT_SSL_SESSIONID_CACHE, 0)
      setup.string(CURLOPT_CAPATH, "/nonexistent/" + pin.name)
      unsafe setup.pointer(CURLOPT_SSL_CTX_DATA, Unmanaged.passUnretained(pin).toOpaque())
    }
    unsafe setup.tlsFunction { easy, context, pin in
      guard let context = unsafe context, let easy = unsafe easy else { return CURLE_SSL_CERTPROBLEM }
      unsafe EasyHandle.prepare(tlsContext: context, easy)
      if let pin = unsafe pin { unsafe CertificatePin.install(pin, inContext: context) }
      return CURLE_OK
    }
  }

  /// A record's head and its content come with one system call, and so do several records. `ClientLoop` looks for what
  /// OpenSSL holds back that way. Not with HTTP/2, where libcurl does not tell which connection a transfer is on.
  private static func prepare(tlsContext: UnsafeMutableRawPointer, _ easy: UnsafeMutableRawPointer) {
    var pointer: UnsafeMutableRawPointer?
    _ = unsafe ccurl_get_pointer(easy, CURLINFO_PRIVATE, &pointer)
    guard let pointer = unsafe pointer, unsafe !EasyHandle.of(pointer).allowsHTTP2 else { return }
    let context = OpaquePointer(tlsContext)
    _ = unsafe SSL_CTX_ctrl(context, SSL_CTRL_SET_READ_AHEAD, 1, nil)
    unsafe SSL_CTX_set_default_read_buffer_len(context, 64 << 10)
  }

  private func setCallbacks(_ setup: inout OptionSetter) {
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe setup.pointer(CURLOPT_PRIVATE, me)
    unsafe setup.pointer(CURLOPT_WRITEDATA, me)
    unsafe setup.pointer(CURLOPT_HEADERDATA, me)
    unsafe setup.pointer(CURLOPT_READDATA, me)
    unsafe setup.pointer(CURLOPT_SEEKDATA, me)
    unsafe setup.dataFunction(CURLOPT_WRITEFUNCTION) { bytes, size, count, me in
      guard let bytes = unsafe bytes, let me = unsafe me else { return 0 }
      return unsafe EasyHandle.of(me).content(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    unsafe setup.dataFunction(CURLOPT_HEADERFUNCTION) { bytes, size, count, me in
      guard let bytes = unsafe bytes, let me = unsafe me else { return 0 }
      return unsafe EasyHandle.of(me).headLine(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    unsafe setup.dataFunction(CURLOPT_READFUNCTION) { bytes, size, count, me in
      guard let bytes = unsafe bytes, let me = unsafe me else { return ccurl_read_abort }
      return unsafe EasyHandle.of(me).more(into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
    }
    unsafe setup.seekFunction { me, offset, origin in
      guard let me = unsafe me else { return CURL_SEEKFUNC_FAIL }
      return unsafe EasyHandle.of(me).rewind(to: Int64(offset), origin)
    }
    unsafe setup.connectedFunction(me) { me, _, _, _, localPort in
      guard let me = unsafe me else { return CURL_PREREQFUNC_ABORT }
      unsafe EasyHandle.of(me).connected(localPort)
      return CURL_PREREQFUNC_OK
    }
  }
}
