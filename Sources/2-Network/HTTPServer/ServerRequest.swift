// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTP1
package import HTTPSemantics
package import Observability
import Primitives

/// A request as its handler sees it. Lives in the connection's task and is worthless after the handler has returned.
///
/// The object with its buffer belongs to a pool of the loop: a connection holds one only from a request's first byte
/// to its answer's last. Heads are parsed where they were received, and what handlers ask for is made when they ask.
@safe package final class ServerRequest {
  package let loop: EventLoop
  /// Received bytes; of them `start..<filled` are not yet taken: of a head, of content, of the next request.
  /// It grows with what has to be held at once, so a request of usual size costs 4 KiB for as long as it is answered.
  private(set) var buffer: UnsafeMutablePointer<UInt8>
  private(set) var capacity = 4096
  private let maximumCapacity: Int
  var start = 0
  var filled = 0

  private var parser: RequestHeadParser
  private(set) var head = RequestHead()
  private var parameterRanges: [Range<Int>] = []
  /// The router's result; nil before routing.
  private(set) var match: Router.Match?
  /// Set when its handler's turn has come.
  var route: Route?
  /// The group whose policy the request goes through.
  private(set) var group: RouteGroup?
  /// Method and path are known; where they are not, no route's form can be used for the answer.
  private(set) var isLineKnown = false
  private(set) lazy var response = Response(self)
  /// Set while the request is being answered.
  var connection: Connection?
  var decoder: ChunkedDecoder?
  var contentTaken = 0

  var identity = RequestIdentity.none
  private var cachedTrace: TraceContext?
  /// The request's own span, where its trace is recorded.
  package private(set) var span: Span?
  /// The request's account; nil until the first stage adds to it.
  private(set) var record: RequestRecord?
  private var cachedFields: HTTPFields?
  private var cachedPath: String?
  /// The client's address without port; of a trusted proxy, the one that it reports. `unix` for Unix sockets.
  package var peer: String { forwardedClient?.address.text ?? "" }
  /// The client speaks TLS, to us or, as far as a trusted proxy says, to it.
  package var isSecure: Bool { forwardedClient?.isSecure ?? false }
  /// The client, of a trusted proxy the one that it reports; nil once the request is over.
  var forwardedClient: ForwardedFields.Client? {
    connection.map { $0.client.forwarded(by: self, isSecure: $0.channel.isSecure) }
  }
  /// The party that the guards have recognised.
  package internal(set) var principal = Principal()
  /// Fields that limits and other stages add to the response.
  var responseFields = HTTPFields()
  /// Time by which the handler must have answered.
  package internal(set) var deadline = MonotonicInstant.distantFuture
  /// Time at which the head was complete.
  var began = MonotonicInstant.distantFuture

  init(loop: EventLoop, limits: MessageLimits) {
    self.loop = loop
    maximumCapacity = max(32 << 10, limits.headBytes + (8 << 10))
    unsafe buffer = .allocate(capacity: capacity)
    parser = RequestHeadParser(limits: limits)
    parser.reset(at: 0)
  }

  deinit { unsafe buffer.deallocate() }

  // MARK: For the connection

  /// Begins the next head where the last message ended.
  func beginHead() {
    parser.reset(at: start)
    cachedFields = nil
    cachedPath = nil
    if !responseFields.isEmpty { responseFields = [:] }
    match = nil
    route = nil
    group = nil
    principal = Principal()
    decoder = nil
    contentTaken = 0
    identity = .none
    cachedTrace = nil
    if span != nil { span = nil }
    if record != nil { record = nil }
    if !sharedCounters.isEmpty { sharedCounters = [] }
    isLineKnown = false
    response.reset()
    deadline = .distantFuture
    began = .distantFuture
  }

  /// Room for more bytes; a partial head moves to the front where there is too little behind it.
  func makeRoom() {
    guard capacity - filled < 1024 else { return }
    if start > 0 {
      unsafe buffer.update(from: buffer + start, count: filled - start)
      filled -= start
      start = 0
      parser.reset(at: 0)
    }
    reserve(1024)
  }

  /// Makes the buffer larger where less than `room` bytes are free in it. What fills it is a head at most, and what
  /// came before that in the same read, so it stays within a few times the limits.
  func reserve(_ room: Int) {
    guard capacity - filled < room else { return }
    capacity = max(filled + room, min(maximumCapacity, 2 * capacity))
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe larger.update(from: buffer, count: filled)
    unsafe buffer.deallocate()
    unsafe buffer = unsafe larger
  }

  /// True: the head is complete, and `start` is where its content begins.
  func parseHead() throws(MessageError) -> Bool {
    let bytes = unsafe UnsafeBufferPointer(start: buffer, count: filled).span
    guard try parser.parse(bytes, into: &head) else { return false }
    start = head.end
    isLineKnown = true
    return true
  }

  /// Nothing of a request has come but empty lines.
  var isBlank: Bool { parser.isBlank(count: filled) }

  /// Sees to it that method and path are known, whatever became of the rest of the head. False: they cannot be.
  func salvageLine() -> Bool {
    isLineKnown = unsafe parser.salvageLine(UnsafeBufferPointer(start: buffer, count: filled).span, into: &head)
    return isLineKnown
  }

  /// Takes the client's identifier where it is fit for logs and fields, else makes one.
  func identify(_ context: LoopContext) {
    if let range = field(named: "x-request-id"),
      unsafe RequestIdentity.isFit(UnsafeBufferPointer(start: buffer + range.lowerBound, count: range.count))
    {
      identity = .client(range)
    } else {
      identity = context.makeIdentity()
    }
  }

  /// Asks the router once; method and path are known.
  func place(in router: Router) -> Router.Match {
    if let match { return match }
    let bytes = unsafe UnsafeBufferPointer(start: buffer, count: filled).span
    let (match, group) = router.place(head.method, bytes, head.path, parameters: &parameterRanges)
    self.match = match
    self.group = group
    return match
  }

  func field(named name: String) -> Range<Int>? {
    let bytes = unsafe UnsafeBufferPointer(start: buffer, count: filled).span
    return head.index(of: name, in: bytes).map { head.fields[$0].value }
  }

  // MARK: For handlers

  /// As sent; methods are case-sensitive, unknown ones are kept.
  package var method: HTTPMethod {
    head.method.known ?? HTTPMethod(rawValue: text(head.methodRange))
  }

  /// The request target as it came.
  package var rawTarget: String { text(head.target) }

  /// The path as it came, still encoded; `*` for the asterisk form.
  package var rawPath: String { head.isAsterisk ? "*" : head.path.isEmpty ? "/" : text(head.path) }

  /// The query: the part behind `?`, still encoded; nil without one.
  var rawQuery: String? { head.query.map(text) }

  /// The path with each segment decoded, for people to read; routing never looks at it. A segment that does not
  /// decode stays as it is.
  package var path: String {
    if let cachedPath { return cachedPath }
    let raw = rawPath
    guard raw.utf8.contains(UInt8(ascii: "%")) else {
      cachedPath = raw
      return raw
    }
    let decoded = raw.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      let bytes = Array(segment.utf8)
      return PercentEncoding.decode(bytes.span, 0..<bytes.count) ?? String(segment)
    }
    let path = decoded.joined(separator: "/")
    cachedPath = path
    return path
  }

  /// The field section, made at first use.
  package var fields: HTTPFields {
    if let cachedFields { return cachedFields }
    let fields = unsafe head.makeFields(UnsafeBufferPointer(start: buffer, count: filled).span)
    cachedFields = fields
    return fields
  }

  /// One field's values joined by ", "; cheaper than `fields` for a look at one or two.
  package func field(_ name: HTTPFieldName) -> String? {
    unsafe head.value(of: name.canonicalName, in: UnsafeBufferPointer(start: buffer, count: filled).span)
  }

  /// The field lines as they were received, with their names' spelling.
  package var rawFieldLines: [(name: String, value: String)] {
    head.fields.map { (text($0.name), text($0.value)) }
  }

  /// The trailer section of chunked content; complete after the content was read to its end.
  package var trailers: HTTPFields { decoder?.trailers ?? [:] }

  /// The effective authority: of an absolute target, else the Host field; empty where an HTTP/1.0 client names none.
  package var authority: String { head.authority.map(text) ?? "" }

  /// The decoded value of `{name}` in the route's pattern.
  package func parameter(_ name: String) -> String? {
    guard let route, let index = route.parameterNames.firstIndex(of: name), index < parameterRanges.count
    else { return nil }
    return unsafe PercentEncoding.decode(UnsafeBufferPointer(start: buffer, count: filled).span, parameterRanges[index])
  }

  /// The scope that a caller must have for the route, or for those of the same path where none has the method. Nil
  /// where there is no route, or where the route asks for none.
  package var requiredScope: String? { match?.route?.options.scope }

  /// The query's pairs, decoded (`+` is a blank); a pair that cannot be decoded is left out.
  var queryItems: [(name: String, value: String)] {
    guard let rawQuery else { return [] }
    return rawQuery.utf8.split(separator: UInt8(ascii: "&")).compactMap { pair in
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = parts.first else { return nil }
      let name = Array(first)
      let value = parts.count > 1 ? Array(parts[1]) : []
      guard let decodedName = PercentEncoding.decode(name.span, 0..<name.count, plusIsBlank: true),
        let decodedValue = PercentEncoding.decode(value.span, 0..<value.count, plusIsBlank: true)
      else { return nil }
      return (decodedName, decodedValue)
    }
  }

  /// The first value of a query name.
  package func queryItem(_ name: String) -> String? { queryItems.first { $0.name == name }?.value }

  /// The client's own `x-request-id` where it is fit for logs and fields, else a new one. Every response carries it.
  package var requestID: String {
    switch identity {
    case .none: ""
    case .client(let range): text(range)
    case .own(let high, let low): RequestIdentity.text(high, low)
    }
  }

  /// The request's place in a distributed trace: the caller's by `traceparent` (W3C Trace Context), else the beginning
  /// of a new one, whose id is that of the request where we made that.
  package var trace: TraceContext {
    if let cachedTrace { return cachedTrace }
    let trace = makeTrace()
    cachedTrace = trace
    return trace
  }

  private func makeTrace() -> TraceContext {
    var remote = field("traceparent").flatMap(TraceContext.init(traceparent:))
    if remote != nil { remote?.state = field("tracestate").flatMap { $0.utf8.count <= 512 ? $0 : nil } }
    guard let tracer = connection?.context.core.options.tracer else { return remote ?? newTrace }
    let trace = tracer.context(below: remote, traceID: remote == nil ? newTrace.traceID : nil)
    // Probes come every few seconds, and tell nothing.
    guard trace.isSampled, match?.route?.options.isProbe != true else { return trace }
    let age = began == .distantFuture ? 0 : MonotonicInstant.now.nanoseconds &- began.nanoseconds
    span = tracer.span(at: trace, below: remote, method.rawValue, kind: .server, age: UInt64(max(0, age)))
    return trace
  }

  /// The trace context that upstream calls carry; nil where the trace is not recorded.
  package var propagatedTrace: TraceContext? {
    let trace = trace
    return span != nil || field(named: "traceparent") != nil ? trace : nil
  }

  /// Values of the counters that the group's policy has read along with its shared limits.
  package internal(set) var sharedCounters: [Int] = []

  /// Collects what the work for this request comes to, for the access log and the span.
  package var workRecord: RequestRecord {
    if let record { return record }
    let new = RequestRecord()
    record = new
    return new
  }

  /// The client's network: its address, of IPv6 the first 64 bits, which is what one client has. Empty once the request
  /// is over.
  package var clientNetwork: String { forwardedClient?.address.network ?? "" }

  /// Adds a field to whatever response the request gets; in place of one of the same name.
  package func setResponseField(_ name: HTTPFieldName, _ value: String) { responseFields[name] = value }

  private var newTrace: TraceContext {
    guard case .own(let high, let low) = identity, high | low != 0 else { return TraceContext(isSampled: false) }
    // The span is the only one of ours in this trace: the request's own number will do, and costs no system call.
    return TraceContext(
      traceID: UInt128(high) << 64 | UInt128(low), spanID: low == 0 ? 1 : low, isSampled: false)
  }

  /// Reads the whole content. Sends `100 Continue` where the client waits for it.
  ///
  /// - Throws: `contentTooLarge` over the limit of the route, or else of the server.
  package func body() async throws(HTTPServerError) -> [UInt8] {
    guard let connection else { throw HTTPServerError(.cancelled, "the request is over") }
    guard head.framing != .none else { return [] }
    let limit = bodyLimit
    let reader = RequestContent(request: self, connection: connection)
    try reader.checkDeclaredLength(limit)
    var content: [UInt8] = []
    if case .length(let length) = head.framing { content.reserveCapacity(min(length, limit)) }
    while try await reader.read(limit, appendingTo: &content) {}
    return content
  }

  private var bodyLimit: Int { route?.options.bodyLimit ?? connection?.context.core.options.limits.contentBytes ?? 0 }

  private func text(_ range: Range<Int>) -> String {
    unsafe UnsafeBufferPointer(start: buffer, count: filled).span.string(range)
  }
}
