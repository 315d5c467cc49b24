// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import Observability

/// Plain http:// on one loop: pools of kept connections, and what their calls share.
@safe final class PlainTransport {
  unowned let owner: ClientLoop
  private let meters: ClientMeters?
  /// What one `recv` fills; its bytes are passed on before the next one.
  let scratch: UnsafeMutableRawBufferPointer
  private var pools: [Origin: PlainPool] = [:]
  private var places: [String: PlainPlace] = [:]
  private let isOn: Bool

  private struct Origin: Hashable {
    let host: String
    let port: UInt16
  }

  /// URLs remembered with their parts; the map is emptied when it is full.
  private static let placeLimit = 256

  init(_ owner: ClientLoop, _ meters: ClientMeters?) {
    self.owner = owner
    self.meters = meters
    unsafe scratch = .allocate(byteCount: 256 << 10, alignment: 16)
    isOn = owner.options.usesPlainTransport && !Self.hasProxy
  }

  deinit { unsafe scratch.deallocate() }

  /// The variables that libcurl obeys for http:// (upper-case HTTP_PROXY is not one: a CGI request could set it).
  private static let hasProxy = ["http_proxy", "all_proxy", "ALL_PROXY"].contains { name in
    guard let value = unsafe getenv(name) else { return false }
    return unsafe value[0] != 0
  }

  var loop: EventLoop { owner.loop }
  var options: HTTPClient.Options { owner.options }
  /// A stream's consumer is given no more at once.
  var streamPiece: Int { owner.options.highWater }

  /// The parts of a URL, and the pool that serves it when it is plain.
  func place(of text: String) throws(HTTPClientError) -> PlainPlace {
    if let known = places[text] { return known }
    let url = try RequestURL(text)
    let place = PlainPlace(url, pool: isOn && !url.isSecure ? pool(of: url) : nil, userAgent: options.userAgent)
    if places.count >= Self.placeLimit { places.removeAll(keepingCapacity: true) }
    places[text] = place
    return place
  }

  private func pool(of url: RequestURL) -> PlainPool {
    let origin = Origin(host: url.host, port: url.port)
    if let known = pools[origin] { return known }
    let pool = PlainPool(self)
    pools[origin] = pool
    return pool
  }

  func closeIdle() { for pool in pools.values { pool.closeIdle() } }

  /// Has a connection opened for the pool, which is told in either case, unless the transfer ends before.
  func openConnection(for transfer: Transfer, pool: PlainPool) {
    do throws(HTTPClientError) {
      try owner.connect(for: transfer, pool: pool)
    } catch {
      transfer.finish(error)
      pool.closed()
    }
  }

  func note(isComplete: Bool) { meters?.note(isComplete: isComplete) }
  func noteEnded() { meters?.ended.increment() }
}

/// A URL that was called before: its parts, its pool, and the head of the last request to it.
final class PlainPlace {
  let url: RequestURL
  /// Nil where libcurl serves.
  let pool: PlainPool?
  private let userAgent: String
  private var method = HTTPMethod.get
  private var fields: [(String, String)] = []
  /// All of the head but the content's length and the last line end.
  private var prepared: [UInt8] = []

  init(_ url: RequestURL, pool: PlainPool?, userAgent: String) {
    self.url = url
    self.pool = pool
    self.userAgent = userAgent
  }

  /// The request's head; prepared anew only when method or fields differ from the last one's.
  func head(of request: ClientRequest) throws(HTTPClientError) -> [UInt8] {
    if prepared.isEmpty || method != request.method || !fields.elementsEqual(request.fields, by: ==) {
      prepared = try prepare(request)
      method = request.method
      fields = request.fields
    }
    var head = prepared
    // Methods that mean to send content say so also when there is none (RFC 9110 §8.6).
    let length = request.body?.count ?? (method == .post || method == .put || method == .patch ? 0 : nil)
    if let length {
      head.append(contentsOf: "Content-Length: ".utf8)
      head.append(contentsOf: String(length).utf8)
      head.append(contentsOf: "\r\n".utf8)
    }
    head.append(contentsOf: "\r\n".utf8)
    return head
  }

  private func prepare(_ request: ClientRequest) throws(HTTPClientError) -> [UInt8] {
    var names: Set<String> = []
    var lines = ""
    for (name, value) in request.fields {
      try FieldCheck.check(name: name, value: value)
      names.insert(name.lowercased())
      lines += "\(name): \(value)\r\n"
    }
    var text = "\(request.method.rawValue) \(url.target) HTTP/1.1\r\n"
    if !names.contains("host") { text += "Host: \(url.port == 80 ? url.host : url.authority)\r\n" }
    if !names.contains("user-agent") { text += "User-Agent: \(userAgent)\r\n" }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + lines.utf8.count + 64)
    bytes.append(contentsOf: text.utf8)
    bytes.append(contentsOf: lines.utf8)
    return bytes
  }
}
