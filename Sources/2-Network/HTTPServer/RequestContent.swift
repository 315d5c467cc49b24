// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1
import HTTPSemantics

/// Reads a request's content off its connection. How many bytes of declared length are still to come is
/// `ConnectionState`'s to know; the chunks' decoder and the sum so far stand in the request.
struct RequestContent {
  let request: ServerRequest
  let connection: Connection

  private var now: Int64 { connection.loop.now.nanoseconds }

  /// Refuses content that is declared longer than allowed before any of it is read.
  func checkDeclaredLength(_ limit: Int) throws(HTTPServerError) {
    if case .length(let length) = request.head.framing, length > limit { throw Self.tooLarge(limit) }
  }

  private static func tooLarge(_ limit: Int) -> HTTPServerError {
    HTTPServerError(.contentTooLarge, "the content is longer than \(limit) bytes")
  }

  /// Appends the next bytes of content, as many as there are. False: it is complete.
  @inline(never)  // as all here: see Connection.exchange
  func read(_ limit: Int, appendingTo content: inout [UInt8]) async throws(HTTPServerError) -> Bool {
    let before = content.count
    while true {
      if let isMore = try takeReceived(limit, before, &content) { return isMore }
      try await receive(&content)
    }
  }

  /// Takes what has been received. True: there may be more; false: the content is complete; nil: nothing was there.
  @inline(never)
  private func takeReceived(
    _ limit: Int, _ before: Int, _ content: inout [UInt8]
  ) throws(HTTPServerError) -> Bool? {
    if !connection.state.isContentComplete {
      if let error = connection.endError { throw error }
      if case .chunked = request.head.framing {
        try takeChunks(&content)
      } else {
        takeBuffered(&content)
      }
    }
    let taken = content.count - before
    // A chunk that says it is too long is not waited for.
    let announced = request.decoder?.chunkRemaining ?? 0
    guard announced <= limit, request.contentTaken + taken + announced <= limit else { throw Self.tooLarge(limit) }
    guard taken > 0 || connection.state.isContentComplete else { return nil }
    request.contentTaken += taken
    return !connection.state.isContentComplete
  }

  /// Content of declared length that came with the head or an earlier read.
  private func takeBuffered(_ content: inout [UInt8]) {
    let count = min(request.filled - request.start, connection.state.contentRemaining)
    if count > 0 {
      unsafe content.append(contentsOf: UnsafeBufferPointer(start: request.buffer + request.start, count: count))
      request.start += count
      took(count)
    }
  }

  private func took(_ count: Int) {
    connection.state.contentArrived(count, now: now)
    if connection.state.contentRemaining == 0 { connection.state.contentCompleted() }
  }

  private func takeChunks(_ content: inout [UInt8]) throws(HTTPServerError) {
    var decoder = request.decoder ?? ChunkedDecoder(limits: connection.context.limits)
    defer { request.decoder = decoder }
    let start = request.start
    while request.start < request.filled {
      let event: ChunkedDecoder.Event
      do throws(MessageError) {
        event = unsafe try decoder.next(
          UnsafeBufferPointer(start: request.buffer, count: request.filled).span, &request.start)
      } catch {
        connection.state.contentFailed()
        let code: HTTPServerError.Code = error.status == .badRequest ? .malformedContent : .contentTooLarge
        throw HTTPServerError(code, "the content does not follow the chunked coding", cause: error)
      }
      switch event {
      case .needsMore: break
      case .data(let range):
        unsafe content.append(
          contentsOf: UnsafeBufferPointer(start: request.buffer + range.lowerBound, count: range.count))
      case .end:
        connection.state.contentArrived(request.start - start, now: now)
        return connection.state.contentCompleted()
      }
    }
    if request.start > start { connection.state.contentArrived(request.start - start, now: now) }
  }

  /// Waits for content and receives it: of declared length straight into `content`, chunks into the buffer behind the
  /// head.
  @inline(never)
  private func receive(_ content: inout [UInt8]) async throws(HTTPServerError) {
    if connection.state.takeContinue() { connection.channel.write(Self.continueResponse) }
    connection.state.contentWaitBegan(now: now)
    connection.contentTimedOut = false
    let isOpen = await connection.channel.waitForInput()
    try receiveNow(&content, isOpen)
  }

  @inline(never)
  private func receiveNow(_ content: inout [UInt8], _ isOpen: Bool) throws(HTTPServerError) {
    guard isOpen else { throw connection.endError ?? HTTPServerError(.connectionLost, "the client has left") }
    if connection.contentTimedOut { throw HTTPServerError(.contentTimeout, "the content came too slowly") }
    if Task.isCancelled { throw HTTPServerError(.cancelled, "the client has left") }
    let count: Int?
    if case .chunked = request.head.framing {
      request.start = request.head.end
      request.filled = request.head.end
      request.reserve(8192)
      count = connection.receive(into: request)
    } else {
      count = receiveDirect(&content)
    }
    if count == 0 {
      connection.state.contentFailed()
      throw HTTPServerError(.connectionLost, "the client has left in the middle of its content")
    }
    if count == nil { connection.state.contentArrived(0, now: now) }
  }

  private func receiveDirect(_ content: inout [UInt8]) -> Int? {
    let scratch = unsafe connection.context.scratch
    guard let base = scratch.baseAddress else { return 0 }
    guard let count = unsafe connection.channel.receive(base, min(connection.state.contentRemaining, scratch.count))
    else {
      return nil
    }
    guard count > 0 else { return 0 }
    unsafe content.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
    took(count)
    return count
  }

  private static let continueResponse = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
}
