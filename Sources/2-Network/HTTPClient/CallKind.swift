// SPDX-License-Identifier: Apache-2.0
import CCurl
import EventLoop
import HTTPSemantics

/// All that stays the same between calls of one kind: what a kept handle is prepared for.
struct CallKind {
  /// The way in which the request's content reaches libcurl.
  enum Content {
    case none
    /// None, and the request must not be sent twice: libcurl repeats a request without content on its own when a kept
    /// connection turns out to be dead, so that it gets a new connection.
    case noneOnce
    /// Copied: leaves in one write with the head, and can be sent again.
    case copied
    /// Read by callback: large content, or such as must not be sent twice (it refuses to be rewound).
    case read
  }

  /// Content up to this size is copied.
  private static let copyLimit = 60 << 10
  /// Content above this size is sent over HTTP/1.1: a stream of HTTP/2 gains nothing from company that it has to share
  /// a connection's window with, and libcurl before 8.1 loses its place when a connection's socket is full.
  private static let multiplexLimit = 64 << 10

  var method: HTTPMethod
  var content: Content
  var fields: [(String, String)]
  var tls: TLSOptions
  var connectTimeout: Duration
  var acceptsCompression: Bool
  var isSecure: Bool
  var isStreamed: Bool
  var allowsHTTP2: Bool
  /// Only where a fingerprint is to be met: the certificate check knows its host.
  var pinnedHost: String?

  init(of request: ClientRequest, _ url: RequestURL, isStreamed: Bool, http2: Bool) {
    method = request.method
    if let body = request.body, !body.isEmpty {
      content = request.isReplayable && body.count <= Self.copyLimit ? .copied : .read
    } else {
      content = request.isReplayable ? .none : .noneOnce
    }
    fields = request.fields
    tls = url.isSecure ? request.tls : .standard
    connectTimeout = request.connectTimeout
    acceptsCompression = request.acceptsCompression
    isSecure = url.isSecure
    self.isStreamed = isStreamed
    allowsHTTP2 = http2 && url.isSecure && (request.body?.count ?? 0) <= Self.multiplexLimit
    pinnedHost = request.tls.fingerprint != nil && url.isSecure ? url.host : nil
  }

  var hasContent: Bool { content == .copied || content == .read }

  func equals(_ other: CallKind) -> Bool {
    method == other.method && content == other.content && connectTimeout == other.connectTimeout
      && acceptsCompression == other.acceptsCompression && isSecure == other.isSecure
      && isStreamed == other.isStreamed && allowsHTTP2 == other.allowsHTTP2 && tls == other.tls
      && pinnedHost == other.pinnedHost && fields.elementsEqual(other.fields, by: ==)
  }

  /// Fields in libcurl's form. An empty `Expect` keeps it from waiting for "100 Continue", which costs a round trip.
  func headerList() throws(HTTPClientError) -> UnsafeMutablePointer<curl_slist>? {
    var lines = ["Expect:"]
    var hasType = false
    for (name, value) in fields {
      try FieldCheck.check(name: name, value: value)
      if name.lowercased() == "content-type" { hasType = true }
      lines.append(value.isEmpty ? name + ";" : name + ": " + value)
    }
    // libcurl would call any content a form.
    if !hasType { lines.append("Content-Type:") }
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
}
