// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1
import HTTPSemantics
import Observability

/// The answer to one request: its head, whole or streamed content (Response+Stream.swift), and what the record says of
/// it. That it is awaited, streaming or complete is `ConnectionState`'s to know. Lives with its request's object.
final class Response {
  /// Content that is being written.
  struct Stream {
    var isChunked: Bool
    var isEventStream: Bool
    var lastWrite: MonotonicInstant
    var heartbeat: LoopTimer?
  }

  unowned let request: ServerRequest
  /// Set while the request's object belongs to a connection.
  var connection: Connection?
  /// 0 until there is a head, and again once it has been recorded.
  private(set) var status = 0
  /// Bytes of content sent.
  var bytes = 0
  var stream: Stream?
  /// Counts the stream while it is under way.
  var streamGauge: Gauge?
  /// Bytes of a stream written since the loop last had its turn.
  var bytesInTurn = 0
  /// Its end is its connection's (HTTP/1.0): only an orderly close says that it is whole.
  var endsByClosing = false

  init(_ request: ServerRequest) { self.request = request }

  func reset() {
    status = 0
    bytes = 0
    bytesInTurn = 0
    endsByClosing = false
    letGo()
  }

  /// The connection, where the request still awaits its answer; throws where it does not.
  func awaiting() throws(HTTPServerError) -> Connection {
    guard let connection, request.connection != nil else { throw HTTPServerError(.cancelled, "the request is over") }
    if let error = connection.endError { throw error }
    guard connection.state.response == .awaited else {
      throw HTTPServerError(.invalidResponse, "the request has been answered")
    }
    return connection
  }

  /// Waits until what is waiting for the client has been taken.
  func drained() async throws(HTTPServerError) {
    guard let channel = connection?.channel, channel.isBlocked else { return }
    try await channel.drain()
  }

  /// Counts and logs the answer, once.
  func record() {
    guard status > 0, let connection else { return }
    connection.context.record(
      connection, request.isLineKnown ? request : nil, status: status, bytes: bytes)
    status = 0
  }

  /// nginx's number for requests whose client left before the answer; never sent.
  func recordAsLeft() { status = 499 }

  // MARK: Whole responses

  func sendWhole(
    _ status: HTTPStatus, _ fields: HTTPFields, _ extra: HTTPFields, _ content: [UInt8]
  ) throws(HTTPServerError) {
    guard let connection else { return }
    let hasContent = status.allowsContent
    var output = connection.context.takeOutput()
    do throws(MessageError) {
      try appendHead(
        connection, status, fields, extra, hasContent ? .length(content.count) : .none, streams: false, to: &output)
    } catch {
      throw HTTPServerError(.invalidResponse, "the response has a field that cannot be sent", cause: error)
    }
    bytes = hasContent && request.head.method != .head ? content.count : 0
    if bytes == 0 {
      connection.channel.write(output)
    } else if content.count <= 16 << 10 {
      output.append(contentsOf: content)
      connection.channel.write(output)
    } else {
      connection.channel.write(output, content)
    }
    connection.context.giveBack(&output)
  }

  func send(_ rejection: Rejection) {
    guard let connection, connection.isOpen, connection.endReason == nil, connection.state.response == .awaited else {
      return
    }
    do throws(HTTPServerError) {
      try sendWhole(rejection.status, rejection.fields, [:], rejection.content)
    } catch {
      sendError(.internalServerError, "internal_error")
    }
  }

  /// The server's own answer where something is wrong. Sent whether the handler's task is cancelled or not.
  func sendError(_ status: HTTPStatus, _ code: String, _ extra: HTTPFields = [:]) {
    guard let connection, connection.isOpen, connection.state.response == .awaited else { return }
    let core = connection.context.core
    // A head that could not be read whole has not got to the router.
    if request.isLineKnown, !request.head.isAsterisk { _ = request.place(in: core.router) }
    let form = request.group?.policy.errorContent ?? core.options.errorContent
    let (fields, content) = form(status, code, request.isLineKnown ? request : nil)
    // Do not repeat fields that the hook has set itself.
    let extra = HTTPFields(extra.filter { !fields.contains($0.name) }.map { ($0.name, $0.value) })
    sendError(status, fields, extra, content)
  }

  func sendError(_ status: HTTPStatus, _ fields: HTTPFields, _ extra: HTTPFields, _ content: [UInt8]) {
    guard let connection else { return }
    var output = connection.context.takeOutput()
    let isHead = request.isLineKnown && request.head.method == .head
    do throws(MessageError) {
      try appendHead(connection, status, fields, extra, .length(content.count), streams: false, to: &output)
    } catch {
      // The hook's own fields cannot be sent; then without them.
      output.removeAll(keepingCapacity: true)
      try? appendHead(connection, status, [:], [:], .length(content.count), streams: false, to: &output)
    }
    bytes = isHead ? 0 : content.count
    if !isHead { output.append(contentsOf: content) }
    connection.channel.write(output)
    connection.context.giveBack(&output)
  }

  // MARK: The head

  func appendHead(
    _ connection: Connection, _ status: HTTPStatus, _ fields: HTTPFields, _ extra: HTTPFields,
    _ framing: ResponseSerializer.Framing, streams: Bool, to output: inout [UInt8]
  ) throws(MessageError) {
    guard status.code >= 200 else { throw MessageError(.internalServerError, "status") }
    try ResponseSerializer.appendStatusLine(status, to: &output)
    connection.context.appendDate(to: &output)
    ResponseSerializer.appendFraming(framing, to: &output)
    if framing == .close || Self.asksToClose(fields) { connection.state.closeAfterResponse() }
    try ResponseSerializer.append(fields, to: &output)
    try ResponseSerializer.append(extra, to: &output)
    if !request.responseFields.isEmpty { try ResponseSerializer.append(request.responseFields, to: &output) }
    appendIdentity(connection.context, to: &output)
    if request.isLineKnown { try appendCORS(connection.context.core.options.cors, to: &output) }
    // From here on nothing fails: the response counts as given.
    connection.state.responseBegan(streams: streams, now: connection.loop.now.nanoseconds)
    self.status = status.code
    if connection.state.closesAfterResponse {
      ResponseSerializer.append("connection: close\r\n\r\n", to: &output)
    } else if request.head.minorVersion == 0 {
      ResponseSerializer.append("connection: keep-alive\r\n\r\n", to: &output)
    } else {
      ResponseSerializer.append("\r\n", to: &output)
    }
  }

  private static func asksToClose(_ fields: HTTPFields) -> Bool {
    for line in fields.lines where line.name == .connection { return line.value == "close" }
    return false
  }

  private func appendIdentity(_ context: LoopContext, to output: inout [UInt8]) {
    ResponseSerializer.append("x-request-id: ", to: &output)
    switch request.identity {
    case .client(let range):
      unsafe output.append(
        contentsOf: UnsafeBufferPointer(start: request.buffer + range.lowerBound, count: range.count))
    case .own(let high, let low): RequestIdentity.append(high, low, to: &output)
    case .none:
      if case .own(let high, let low) = context.makeIdentity() { RequestIdentity.append(high, low, to: &output) }
    }
    ResponseSerializer.append("\r\n", to: &output)
  }

  private func appendCORS(_ policy: CORSPolicy?, to output: inout [UInt8]) throws(MessageError) {
    guard let policy else { return }
    ResponseSerializer.append("vary: origin\r\n", to: &output)
    guard let origin = request.field(.origin), policy.origins.contains(origin) else { return }
    try ResponseSerializer.appendField("access-control-allow-origin", origin, to: &output)
    try ResponseSerializer.appendField("access-control-expose-headers", policy.exposedFields, to: &output)
  }
}
