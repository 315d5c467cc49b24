// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1
import HTTPSemantics

/// A response whose content is being written.
struct StreamState {
  var isChunked: Bool
  var isEventStream: Bool
  var lastWrite: MonotonicInstant
  var heartbeat: LoopTimer?
}

extension Connection {
  /// Where a response may be written; throws when the exchange is over.
  static func answering(_ request: ServerRequest) throws(HTTPServerError) -> Connection {
    guard let connection = request.connection else { throw HTTPServerError(.cancelled, "the request is over") }
    if let error = connection.endError { throw error }
    guard connection.life.response == .awaited else {
      throw HTTPServerError(.invalidResponse, "the request has been answered")
    }
    return connection
  }

  /// The error that says why the connection has ended; nil while it has not.
  var endError: HTTPServerError? {
    switch endReason {
    case nil: isOpen ? nil : HTTPServerError(.connectionLost, "the connection is closed")
    case .overdue: HTTPServerError(.deadlineExceeded, "the handler did not answer in time")
    case .writeStalled: HTTPServerError(.writeTimeout, "the client does not read")
    case .cancelled: HTTPServerError(.cancelled, "the server ends this response")
    case .lost, .closed, .headTimeout: HTTPServerError(.connectionLost, "the client has left")
    }
  }

  // MARK: Whole responses

  func sendWhole(
    _ request: ServerRequest, _ status: HTTPStatus, _ fields: HTTPFields, _ extra: HTTPFields, _ content: [UInt8]
  ) throws(HTTPServerError) {
    let hasContent = status.allowsContent
    var output = context.takeOutput()
    do throws(MessageError) {
      try appendHead(
        request, status, fields, extra, hasContent ? .length(content.count) : .none, streams: false, to: &output)
    } catch {
      throw HTTPServerError(.invalidResponse, "the response has a field that cannot be sent", cause: error)
    }
    responseBytes = hasContent && request.head.method != .head ? content.count : 0
    if responseBytes == 0 {
      write(output)
    } else if content.count <= 16 << 10 {
      output.append(contentsOf: content)
      write(output)
    } else {
      write(output, content)
    }
    context.giveBack(&output)
  }

  /// A last answer without a request, or where the handler's way is barred: takes no heed of cancellation.
  func sendError(_ request: ServerRequest?, _ status: HTTPStatus, _ code: String, _ extra: HTTPFields = [:]) {
    guard isOpen, life.response == .awaited else { return }
    let (fields, content) = context.core.options.errorContent(status, code, request)
    // What the hook has said itself is not said a second time.
    let extra = HTTPFields(extra.filter { !fields.contains($0.name) }.map { ($0.name, $0.value) })
    sendLast(request, status, fields, extra, content)
  }

  func sendLast(
    _ request: ServerRequest?, _ status: HTTPStatus, _ fields: HTTPFields, _ extra: HTTPFields, _ content: [UInt8]
  ) {
    var output = context.takeOutput()
    let isHead = request?.head.method == .head
    do throws(MessageError) {
      try appendHead(request, status, fields, extra, .length(content.count), streams: false, to: &output)
    } catch {
      // The hook's own fields cannot be sent; then without them.
      output.removeAll(keepingCapacity: true)
      try? appendHead(request, status, [:], [:], .length(content.count), streams: false, to: &output)
    }
    responseBytes = isHead ? 0 : content.count
    if !isHead { output.append(contentsOf: content) }
    write(output)
    context.giveBack(&output)
  }

  private func appendHead(
    _ request: ServerRequest?, _ status: HTTPStatus, _ fields: HTTPFields, _ extra: HTTPFields,
    _ framing: ResponseSerializer.Framing, streams: Bool, to output: inout [UInt8]
  ) throws(MessageError) {
    guard status.code >= 200 else { throw MessageError(.internalServerError, "status") }
    try ResponseSerializer.appendStatusLine(status, to: &output)
    context.appendDate(to: &output)
    ResponseSerializer.appendFraming(framing, to: &output)
    if framing == .close || Self.asksToClose(fields) { life.closeAfterResponse() }
    try ResponseSerializer.append(fields, to: &output)
    try ResponseSerializer.append(extra, to: &output)
    if let request, !request.responseFields.isEmpty {
      try ResponseSerializer.append(request.responseFields, to: &output)
    }
    appendIdentity(request, to: &output)
    try appendCORS(request, to: &output)
    // From here on nothing fails: the response counts as given.
    life.responseBegan(streams: streams, now: loop.now.nanoseconds)
    responseStatus = status.code
    if life.closesAfterResponse {
      ResponseSerializer.append("connection: close\r\n\r\n", to: &output)
    } else if request?.head.minorVersion == 0 {
      ResponseSerializer.append("connection: keep-alive\r\n\r\n", to: &output)
    } else {
      ResponseSerializer.append("\r\n", to: &output)
    }
  }

  private static func asksToClose(_ fields: HTTPFields) -> Bool {
    for line in fields.lines where line.name == .connection { return line.value == "close" }
    return false
  }

  private func appendIdentity(_ request: ServerRequest?, to output: inout [UInt8]) {
    let identity = request.map { $0.identity } ?? .none
    ResponseSerializer.append("x-request-id: ", to: &output)
    switch identity {
    case .client(let range):
      if let request {
        output.append(contentsOf: UnsafeBufferPointer(start: request.buffer + range.lowerBound, count: range.count))
      }
    case .own(let high, let low): RequestIdentity.append(high, low, to: &output)
    case .none:
      if case .own(let high, let low) = context.makeIdentity() { RequestIdentity.append(high, low, to: &output) }
    }
    ResponseSerializer.append("\r\n", to: &output)
  }

  private func appendCORS(_ request: ServerRequest?, to output: inout [UInt8]) throws(MessageError) {
    guard let policy = context.core.options.cors, let request else { return }
    ResponseSerializer.append("vary: origin\r\n", to: &output)
    guard let origin = request.field(.origin), policy.origins.contains(origin) else { return }
    try ResponseSerializer.appendField("access-control-allow-origin", origin, to: &output)
    try ResponseSerializer.appendField("access-control-expose-headers", policy.exposedFields, to: &output)
  }

  // MARK: Streams

  func beginStream(
    _ request: ServerRequest, _ status: HTTPStatus, _ fields: HTTPFields, _ extra: HTTPFields, isEventStream: Bool
  ) throws(HTTPServerError) {
    var framing = ResponseSerializer.Framing.chunked
    if !status.allowsContent { framing = .none } else if request.head.minorVersion == 0 { framing = .close }
    var all = fields
    if isEventStream {
      if !all.contains(.contentType) { all.append(.contentType, "text/event-stream") }
      if !all.contains(.cacheControl) { all.append(.cacheControl, "no-store") }
      // Else some proxies hold events back.
      if !all.contains("x-accel-buffering") { all.append("x-accel-buffering", "no") }
    }
    let hasContent = framing != .none && request.head.method != .head
    var output = context.takeOutput()
    do throws(MessageError) {
      try appendHead(request, status, all, extra, framing, streams: hasContent, to: &output)
    } catch {
      throw HTTPServerError(.invalidResponse, "the response has a field that cannot be sent", cause: error)
    }
    queue(output)
    context.giveBack(&output)
    // Nobody would get what the handler, and whoever it asks, would make.
    guard hasContent else { throw HTTPServerError(.contentUnwanted, "the response is its head alone") }
    stream = StreamState(isChunked: framing == .chunked, isEventStream: isEventStream, lastWrite: loop.now)
    endsByClosing = framing == .close
    if isEventStream { startHeartbeat() }
    armTimer()
  }

  /// Puts content into the output; it goes out at the end of this tick.
  func streamContent(_ bytes: [UInt8]) throws(HTTPServerError) {
    if let error = endError { throw error }
    guard let stream else { throw HTTPServerError(.invalidResponse, "the response is complete") }
    if Task.isCancelled { throw HTTPServerError(.cancelled, "the client has left") }
    guard !bytes.isEmpty else { return }
    self.stream?.lastWrite = loop.now
    responseBytes += bytes.count
    bytesInTurn += bytes.count
    reserve(bytes.count + 32)
    if stream.isChunked {
      ResponseSerializer.appendChunk(bytes, to: &pending)
    } else {
      pending.append(contentsOf: bytes)
    }
    corkOrFlush()
  }

  /// Room for `count` more bytes: doubling would take far more than the high-water mark allows to wait.
  private func reserve(_ count: Int) {
    let needed = pending.count + count
    guard needed > pending.capacity else { return }
    // A client that is behind will be so again: at once what it can ever need, and no trail of outgrown arrays.
    let usual = context.core.options.limits.writeHighWaterMark + (8 << 10)
    pending.reserveCapacity(max(needed, isBlocked && !isCorked ? usual : min(2 * pending.capacity, usual)))
  }

  /// Before `count` bytes of a stream are written: waits where they would be too much for the client. One that reads as
  /// fast as its handler writes would keep the loop for itself: after so many bytes the others come first.
  func makeWay(for count: Int) async throws(HTTPServerError) {
    if isOverHighWater(with: count) {
      try await waitForLowWater()
    } else if bytesInTurn >= 64 << 10 {
      await letOthersRun()
    }
  }

  @inline(never)
  private func letOthersRun() async {
    bytesInTurn = 0
    if isCorked { flush() }
    await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      loop.atEndOfTick { continuation.resume() }
    }
  }

  func endStream() throws(HTTPServerError) {
    if let error = endError { throw error }
    guard let stream else { throw HTTPServerError(.invalidResponse, "the response is complete") }
    stopHeartbeat()
    if stream.isChunked { ResponseSerializer.appendLastChunk(to: &pending) }
    self.stream = nil
    life.streamCompleted()
    flush()
  }

  private func startHeartbeat() {
    let timer = LoopTimer { [unowned self] in self.heartbeatDue() }
    stream?.heartbeat = timer
    loop.arm(timer, after: context.core.options.limits.heartbeat)
  }

  func stopHeartbeat() {
    if let timer = stream?.heartbeat { loop.cancel(timer) }
    stream?.heartbeat = nil
  }

  /// Fires at the earliest moment a comment may be due, and looks how long the stream was silent.
  private func heartbeatDue() {
    guard let stream, let timer = stream.heartbeat, isOpen else { return }
    let interval = context.core.options.limits.heartbeat
    let due = stream.lastWrite.advanced(by: interval)
    guard due <= loop.now else { return loop.arm(timer, at: due) }
    if !isBlocked { try? streamContent(Array(": \n\n".utf8)) }
    self.stream?.lastWrite = loop.now
    loop.arm(timer, after: interval)
  }

  /// The server ends and the stream does not: a last event says so.
  func finishStreamForDrain() {
    guard let stream, stream.isEventStream, isOpen else { return }
    try? streamContent(context.core.options.drainEvent)
    if stream.isChunked { ResponseSerializer.appendLastChunk(to: &pending) }
    stopHeartbeat()
    self.stream = nil
    life.streamCompleted()
    flush()
  }

  // MARK: Deadline

  /// The handler is over its time, or the server's end has come: the answer is written here, by code that asks nobody.
  func answerForHandler(_ code: String) {
    guard isOpen, life.response == .awaited else { return }
    life.closeAfterResponse()
    sendError(request, .serviceUnavailable, code, ["retry-after": "1"])
    record(request)
    _ = life.responseWritten(now: loop.now.nanoseconds)
    closesWhenFlushed = isBlocked || !shutdownWriting()
    cancelTask()
    end(.overdue)
    armTimer()
  }
}
