// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1
import HTTPSemantics
import Observability
import ServerSentEvents

/// Content whose length is not known when it begins.
extension Response {
  func beginStream(
    _ status: HTTPStatus, _ fields: HTTPFields, isEventStream: Bool
  ) throws(HTTPServerError) {
    let connection = try awaiting()
    var framing = ResponseSerializer.Framing.chunked
    if !status.allowsContent { framing = .none } else if request.head.minorVersion == 0 { framing = .close }
    let hasContent = framing != .none && request.head.method != .head
    var output = connection.context.takeOutput()
    do throws(MessageError) {
      let all = isEventStream ? Self.eventFields(fields) : fields
      try appendHead(connection, status, all, [:], framing, streams: hasContent, to: &output)
    } catch {
      throw HTTPServerError(.invalidResponse, "the response has a field that cannot be sent", cause: error)
    }
    connection.channel.queue(output)
    connection.context.giveBack(&output)
    // The client would not get what the handler and its upstreams would make.
    guard hasContent else { throw HTTPServerError(.contentUnwanted, "the response is its head alone") }
    stream = Stream(isChunked: framing == .chunked, isEventStream: isEventStream, lastWrite: connection.loop.now)
    streamGauge = connection.context.metrics.streams
    streamGauge?.increment()
    endsByClosing = framing == .close
    if isEventStream { startHeartbeat(connection) }
    connection.armTimer()
  }

  private static func eventFields(_ fields: HTTPFields) -> HTTPFields {
    var all = fields
    if !all.contains(.contentType) { all.append(.contentType, "text/event-stream") }
    if !all.contains(.cacheControl) { all.append(.cacheControl, "no-store") }
    // Else some proxies hold events back.
    if !all.contains("x-accel-buffering") { all.append("x-accel-buffering", "no") }
    return all
  }

  /// Puts content into the output; it goes out at the end of this tick.
  func write(_ content: [UInt8]) throws(HTTPServerError) {
    try write(content.count) { $0.append(contentsOf: content) }
  }

  /// Writes an event straight into the output.
  func write(event data: [UInt8], _ event: String?, _ id: String?) throws(HTTPServerError) {
    let count = ServerSentEvent.encodedCount(data: data, event: event, id: id)
    try write(count) { ServerSentEvent.encode(data: data, event: event, id: id, into: &$0) }
  }

  /// Has `body` put exactly `count` bytes of content into the output, framed.
  private func write(_ count: Int, _ body: (inout [UInt8]) -> Void) throws(HTTPServerError) {
    guard let connection else { throw HTTPServerError(.cancelled, "the request is over") }
    if let error = connection.endError { throw error }
    guard let isChunked = stream?.isChunked else {
      throw HTTPServerError(.invalidResponse, "the response is complete")
    }
    if Task.isCancelled { throw HTTPServerError(.cancelled, "the client has left") }
    guard count > 0 else { return }
    stream?.lastWrite = connection.loop.now
    bytes += count
    bytesInTurn += count
    connection.channel.queue(upTo: count + 32) { output in
      if isChunked { ResponseSerializer.appendChunkSize(count, to: &output) }
      body(&output)
      if isChunked { ResponseSerializer.appendChunkEnd(to: &output) }
    }
  }

  /// Before `count` bytes of a stream are written: waits where they would be too much for the client. One that reads as
  /// fast as its handler writes would keep the loop for itself: after so many bytes the others come first.
  func makeWay(for count: Int) async throws(HTTPServerError) {
    guard let connection else { return }
    if connection.channel.isOverHighWater(with: count) {
      try await connection.channel.drain(downTo: connection.context.core.options.limits.writeLowWaterMark)
    } else if bytesInTurn >= 64 << 10 {
      await letOthersRun(connection)
    }
  }

  @inline(never)
  private func letOthersRun(_ connection: Connection) async {
    bytesInTurn = 0
    if connection.channel.isCorked { connection.channel.flush() }
    unsafe await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      connection.loop.atEndOfTick { unsafe continuation.resume() }
    }
  }

  func endStream() throws(HTTPServerError) {
    guard let connection else { throw HTTPServerError(.cancelled, "the request is over") }
    if let error = connection.endError { throw error }
    guard stream != nil else { throw HTTPServerError(.invalidResponse, "the response is complete") }
    completeStream(connection)
  }

  /// The server ends and the stream does not: a last event says so.
  func endStreamForDrain() {
    guard let connection, let stream, stream.isEventStream, connection.isOpen else { return }
    try? write(connection.context.core.options.drainEvent)
    completeStream(connection)
  }

  private func completeStream(_ connection: Connection) {
    let isChunked = stream?.isChunked ?? false
    letGo()
    if isChunked { connection.channel.queue(upTo: 8) { ResponseSerializer.appendLastChunk(to: &$0) } }
    connection.state.streamCompleted()
    connection.channel.flush()
  }

  /// Nothing more is written into the stream. False: there was none.
  @discardableResult
  func letGo() -> Bool {
    guard let stream else { return false }
    if let timer = stream.heartbeat { connection?.loop.cancel(timer) }
    self.stream = nil
    streamGauge?.increment(by: -1)
    streamGauge = nil
    return true
  }

  // MARK: Heartbeat

  private func startHeartbeat(_ connection: Connection) {
    let timer = LoopTimer { [unowned self] in self.heartbeatDue() }
    stream?.heartbeat = timer
    connection.loop.arm(timer, after: connection.context.core.options.limits.heartbeat)
  }

  /// Fires at the earliest moment a comment may be due, and looks how long the stream was silent.
  private func heartbeatDue() {
    guard let connection, let stream, let timer = stream.heartbeat, connection.isOpen else { return }
    let interval = connection.context.core.options.limits.heartbeat
    let due = stream.lastWrite.advanced(by: interval)
    guard due <= connection.loop.now else { return connection.loop.arm(timer, at: due) }
    if !connection.channel.isBlocked { try? write(Self.comment) }
    self.stream?.lastWrite = connection.loop.now
    connection.loop.arm(timer, after: interval)
  }

  private static let comment: [UInt8] = {
    var bytes: [UInt8] = []
    ServerSentEvent.encode(comment: "", into: &bytes)
    return bytes
  }()
}
