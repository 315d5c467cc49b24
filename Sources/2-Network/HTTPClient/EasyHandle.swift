// SPDX-License-Identifier: Apache-2.0
import CCurl
import EventLoop
import HTTPSemantics

/// A libcurl easy handle that is kept and used again, with its callbacks and its prepared header list. Setting up only
/// what changed saves about 3 µs and 30 allocations a call.
@safe final class EasyHandle: TransferDriver {
  /// How the request's content reaches libcurl.
  enum Content {
    case none
    /// Copied: leaves in one write with the head, and can be sent again.
    case copied
    /// Read by callback: large content, or such as must not be sent twice (it refuses to be rewound).
    case read
  }

  /// All that stays the same between calls of one kind.
  struct Kind {
    var method: HTTPMethod
    var content: Content
    var fields: [(String, String)]
    var tls: TLSOptions
    var connectTimeout: Duration
    var acceptsCompression: Bool
    /// Only where a fingerprint is to be met: the certificate check knows its host.
    var pinnedHost: String?
    /// Opens a connection and no more.
    var connectsOnly = false

    func equals(_ other: Kind) -> Bool {
      method == other.method && content == other.content && connectTimeout == other.connectTimeout
        && connectsOnly == other.connectsOnly && acceptsCompression == other.acceptsCompression && tls == other.tls
        && pinnedHost == other.pinnedHost
        && fields.elementsEqual(other.fields, by: ==)
    }
  }

  /// Content up to this size is copied.
  private static let copyLimit = 60 << 10
  private static let errorCapacity = Int(CURL_ERROR_SIZE)
  private static let fieldBytesLimit = 256 << 10

  let easy: UnsafeMutableRawPointer
  private unowned let owner: ClientLoop
  private let errorText: UnsafeMutablePointer<CChar>
  private var list: UnsafeMutablePointer<curl_slist>?
  private(set) var kind: Kind?
  var transfer: Transfer?
  /// Who gets the connection of a handle that connects only.
  var pool: PlainPool?
  /// Place in the owner's table of running handles.
  var place = -1
  private var sent = 0
  private var fieldBytes = 0

  init?(owner: ClientLoop) {
    guard let easy = unsafe curl_easy_init() else { return nil }
    unsafe self.easy = unsafe easy
    self.owner = owner
    unsafe errorText = .allocate(capacity: Self.errorCapacity)
    unsafe errorText.initialize(repeating: 0, count: Self.errorCapacity)
  }

  /// The handle must not be in a multi any more.
  deinit {
    unsafe curl_easy_cleanup(easy)
    unsafe curl_slist_free_all(list)
    unsafe errorText.deallocate()
  }

  static func kind(of request: ClientRequest, _ url: RequestURL) -> Kind {
    let content: Content =
      if let body = request.body {
        request.isReplayable && body.count <= copyLimit ? .copied : .read
      } else {
        .none
      }
    return Kind(
      method: request.method, content: content, fields: request.fields, tls: request.tls,
      connectTimeout: request.connectTimeout, acceptsCompression: request.acceptsCompression,
      pinnedHost: request.tls.fingerprint != nil && url.isSecure ? url.host : nil)
  }

  // MARK: Setting up

  /// Prepares the handle for one transfer.
  func prepare(for transfer: Transfer, _ wanted: Kind) throws(HTTPClientError) {
    if kind?.equals(wanted) != true { try configure(wanted) }
    var code = unsafe ccurl_set_string(easy, CURLOPT_URL, transfer.request.url)
    if let body = transfer.request.body, !wanted.connectsOnly {
      let size = Int64(body.count)
      if code == CURLE_OK { code = unsafe ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, size) }
      if code == CURLE_OK, wanted.content == .copied {
        code = unsafe body.withUnsafeBytes { bytes in
          unsafe ccurl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
        }
      }
    }
    guard code == CURLE_OK else { throw Self.refused(code) }
    self.transfer = transfer
    transfer.driver = self
    sent = 0
    fieldBytes = 0
    unsafe errorText[0] = 0
  }

  private static func refused(_ code: CURLcode) -> HTTPClientError {
    HTTPClientError(
      code == CURLE_URL_MALFORMAT ? .invalidURL : .internalError,
      "libcurl refused an option: " + (unsafe String(cString: curl_easy_strerror(code))))
  }

  private func configure(_ wanted: Kind) throws(HTTPClientError) {
    kind = nil
    unsafe curl_easy_reset(easy)
    let newList = try unsafe Self.headerList(wanted)
    unsafe curl_slist_free_all(list)
    unsafe list = unsafe newList
    var setup = unsafe OptionSetter(easy: easy)
    setBasics(&setup, wanted)
    setMethod(&setup, wanted)
    setCallbacks(&setup)
    try setSecurity(&setup, wanted)
    guard setup.code == CURLE_OK else { throw Self.refused(setup.code) }
    kind = wanted
  }

  private func setBasics(_ setup: inout OptionSetter, _ wanted: Kind) {
    setup.long(CURLOPT_NOSIGNAL, 1)
    setup.long(CURLOPT_NOPROGRESS, 1)
    setup.long(CURLOPT_FOLLOWLOCATION, 0)
    setup.long(CURLOPT_PATH_AS_IS, 1)
    setup.long(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    setup.long(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    setup.protocolsHTTP()
    setup.long(CURLOPT_CONNECTTIMEOUT_MS, Int(clamping: max(1, wanted.connectTimeout.nanoseconds / 1_000_000)))
    setup.long(CURLOPT_MAXAGE_CONN, owner.options.idleConnectionLife)
    setup.string(CURLOPT_USERAGENT, owner.options.userAgent)
    setup.long(CURLOPT_TCP_KEEPALIVE, 1)
    if wanted.connectsOnly {
      setup.long(CURLOPT_CONNECT_ONLY, 1)
      setup.string(CURLOPT_PROXY, "")
    }
    if wanted.acceptsCompression { setup.string(CURLOPT_ACCEPT_ENCODING, "") }
    unsafe setup.pointer(CURLOPT_ERRORBUFFER, errorText)
    unsafe setup.list(CURLOPT_HTTPHEADER, list)
  }

  private func setMethod(_ setup: inout OptionSetter, _ wanted: Kind) {
    switch (wanted.method, wanted.content) {
    case (.get, .none): setup.long(CURLOPT_HTTPGET, 1)
    case (.head, .none): setup.long(CURLOPT_NOBODY, 1)
    case (.post, .none):
      setup.long(CURLOPT_POST, 1)
      setup.offset(CURLOPT_POSTFIELDSIZE_LARGE, 0)
      setup.string(CURLOPT_COPYPOSTFIELDS, "")
    case (.post, _): setup.long(CURLOPT_POST, 1)
    case (let method, let content):
      setup.long(content == .none ? CURLOPT_HTTPGET : CURLOPT_POST, 1)
      setup.string(CURLOPT_CUSTOMREQUEST, method.rawValue)
    }
  }

  private func setSecurity(_ setup: inout OptionSetter, _ wanted: Kind) throws(HTTPClientError) {
    let tls = wanted.tls
    setup.long(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    if let file = tls.caFile { setup.string(CURLOPT_CAINFO, file) }
    if let file = tls.clientCertificateFile { setup.string(CURLOPT_SSLCERT, file) }
    if let file = tls.clientKeyFile { setup.string(CURLOPT_SSLKEY, file) }
    setup.long(CURLOPT_SSL_VERIFYPEER, tls.verify || tls.fingerprint != nil ? 1 : 0)
    // A pinned certificate's check looks at the host name itself, where one has to match.
    setup.long(CURLOPT_SSL_VERIFYHOST, tls.verify && tls.fingerprint == nil ? 2 : 0)
    if let fingerprint = tls.fingerprint, let host = wanted.pinnedHost {
      let pin = try CertificatePin.shared(fingerprint, host: tls.verify ? host : nil)
      unsafe setup.pointer(CURLOPT_SSL_CTX_DATA, Unmanaged.passUnretained(pin).toOpaque())
      unsafe setup.tlsFunction { _, context, pin in
        guard let context = unsafe context, let pin = unsafe pin else { return CURLE_SSL_CERTPROBLEM }
        unsafe CertificatePin.install(pin, inContext: context)
        return CURLE_OK
      }
    }
  }

  /// Fields in libcurl's form. An empty `Expect` keeps it from waiting for "100 Continue", which costs a round trip.
  private static func headerList(_ wanted: Kind) throws(HTTPClientError) -> UnsafeMutablePointer<curl_slist>? {
    var lines = ["Expect:"]
    var hasType = false
    for (name, value) in wanted.fields {
      try FieldCheck.check(name: name, value: value)
      if name.lowercased() == "content-type" { hasType = true }
      lines.append(value.isEmpty ? name + ";" : name + ": " + value)
    }
    // libcurl would call any content a form.
    if wanted.content != .none && !hasType { lines.append("Content-Type:") }
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      guard let longer = unsafe curl_slist_append(list, line) else {
        unsafe curl_slist_free_all(list)
        throw HTTPClientError(.internalError, "out of memory")
      }
      unsafe list = unsafe longer
    }
    return unsafe list
  }

  // MARK: Callbacks

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
      return unsafe EasyHandle.of(me).head(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    unsafe setup.dataFunction(CURLOPT_READFUNCTION) { bytes, size, count, me in
      guard let bytes = unsafe bytes, let me = unsafe me else { return ccurl_read_abort }
      return unsafe EasyHandle.of(me).more(into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
    }
    unsafe setup.seekFunction { me, offset, origin in
      guard let me = unsafe me else { return CURL_SEEKFUNC_FAIL }
      return unsafe EasyHandle.of(me).rewind(to: Int64(offset), origin)
    }
  }

  static func of(_ pointer: UnsafeMutableRawPointer) -> EasyHandle {
    unsafe Unmanaged<EasyHandle>.fromOpaque(pointer).takeUnretainedValue()
  }

  private func content(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard let transfer else { return 0 }
    switch unsafe transfer.receive(bytes) {
    case .more: return bytes.count
    case .pause: return ccurl_write_pause
    case .stop: return 0
    }
  }

  /// One line of a head, an interim response's or a trailer section's included.
  private func head(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard let transfer else { return 0 }
    if transfer.hasHead { return bytes.count }
    fieldBytes += bytes.count
    let isAccepted = fieldBytes <= Self.fieldBytesLimit && (unsafe takeHeadLine(bytes, transfer))
    guard isAccepted else {
      transfer.refuse(HTTPClientError(.protocolViolation, "the response head of \(transfer.url.authority) is refused"))
      return 0
    }
    if transfer.hasHead {
      var length: Int64 = -1
      _ = unsafe ccurl_get_offset(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length)
      transfer.announce(contentLength: Int(clamping: length))
    }
    return bytes.count
  }

  private func takeHeadLine(_ bytes: UnsafeRawBufferPointer, _ transfer: Transfer) -> Bool {
    let whole = unsafe Span<UInt8>(_unsafeBytes: bytes)
    var end = whole.count
    if end > 0, whole[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > 0, whole[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let line = whole.extracting(..<end)
    if line.isEmpty {
      guard transfer.status >= 100 else { return false }
      if transfer.status >= 200 { transfer.completeHead() }
      return true
    }
    if let status = ResponseFields.status(line) {
      transfer.restartHead(status: status.code)
      return true
    }
    return transfer.appendField(line)
  }

  private func more(into space: UnsafeMutableRawBufferPointer) -> Int {
    guard let body = transfer?.request.body else { return ccurl_read_abort }
    let count = min(space.count, body.count - sent)
    unsafe body.withUnsafeBytes { bytes in
      unsafe space.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[sent..<sent + count]))
    }
    sent += count
    return count
  }

  private func rewind(to offset: Int64, _ origin: Int32) -> Int32 {
    guard let request = transfer?.request, request.isReplayable, origin == SEEK_SET, offset >= 0,
      offset <= Int64(request.body?.count ?? 0)
    else { return CURL_SEEKFUNC_FAIL }
    sent = Int(offset)
    return CURL_SEEKFUNC_OK
  }

  // MARK: Driver

  func resumeContent() { owner.resume(self) }

  func abandon() { owner.remove(self) }

  /// What libcurl says about its last failure.
  var failureText: String? {
    unsafe errorText[0] == 0 ? nil : String(cString: errorText)
  }
}
