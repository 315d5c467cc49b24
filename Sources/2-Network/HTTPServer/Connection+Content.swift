// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1
import HTTPSemantics

extension Connection {
  /// Refuses content that is declared longer than allowed before any of it is read.
  func checkDeclaredLength(_ request: ServerRequest, _ limit: Int) throws(HTTPServerError) {
    if case .length(let length) = request.head.framing, length > limit { throw Self.tooLarge(limit) }
  }

  private static func tooLarge(_ limit: Int) -> HTTPServerError {
    HTTPServerError(.contentTooLarge, "the content is longer than \(limit) bytes")
  }

  /// Appends the next bytes of content, as many as there are. False: it is complete.
  @inline(never)  // as all here: see Connection+Exchange.swift on frames
  func readContent(
    _ request: ServerRequest, _ limit: Int, appendingTo content: inout [UInt8]
  ) async throws(HTTPServerError) -> Bool {
    let before = content.count
    while true {
      if let isMore = try takeReceived(request, limit, before, &content) { return isMore }
      try await receiveContent(request, &content)
    }
  }

  /// Takes what has been received. True: there may be more; false: the content is complete; nil: nothing was there.
  @inline(never)
  private func takeReceived(
    _ request: ServerRequest, _ limit: Int, _ before: Int, _ content: inout [UInt8]
  ) throws(HTTPServerError) -> Bool? {
    if !life.isContentComplete {
      if let error = endError { throw error }
      if case .chunked = request.head.framing {
        try takeChunks(request, &content)
      } else {
        takeBuffered(request, &content)
      }
    }
    let taken = content.count - before
    // A chunk that says it is too long is not waited for.
    let announced = request.decoder?.chunkRemaining ?? 0
    guard announced <= limit, request.contentTaken + taken + announced <= limit else { throw Self.tooLarge(limit) }
    guard taken > 0 || life.isContentComplete else { return nil }
    request.contentTaken += taken
    return !life.isContentComplete
  }

  /// Content of declared length that came with the head or an earlier read.
  private func takeBuffered(_ request: ServerRequest, _ content: inout [UInt8]) {
    let count = min(request.filled - request.start, request.contentRemaining)
    if count > 0 {
      content.append(contentsOf: UnsafeBufferPointer(start: request.buffer + request.start, count: count))
      request.start += count
      took(request, count)
    }
  }

  private func took(_ request: ServerRequest, _ count: Int) {
    request.contentRemaining -= count
    life.contentArrived(count, now: loop.now.nanoseconds)
    if request.contentRemaining == 0 { life.contentCompleted() }
  }

  private func takeChunks(_ request: ServerRequest, _ content: inout [UInt8]) throws(HTTPServerError) {
    var decoder = request.decoder ?? ChunkedDecoder(limits: context.limits)
    defer { request.decoder = decoder }
    let start = request.start
    while request.start < request.filled {
      let event: ChunkedDecoder.Event
      do throws(MessageError) {
        event = try decoder.next(
          UnsafeBufferPointer(start: request.buffer, count: request.filled).span, &request.start)
      } catch {
        life.contentFailed()
        let code: HTTPServerError.Code = error.status == .badRequest ? .malformedContent : .contentTooLarge
        throw HTTPServerError(code, "the content does not follow the chunked coding", cause: error)
      }
      switch event {
      case .needsMore: break
      case .data(let range):
        content.append(contentsOf: UnsafeBufferPointer(start: request.buffer + range.lowerBound, count: range.count))
      case .end:
        life.contentArrived(request.start - start, now: loop.now.nanoseconds)
        return life.contentCompleted()
      }
    }
    if request.start > start { life.contentArrived(request.start - start, now: loop.now.nanoseconds) }
  }

  /// Waits for content and receives it: of declared length straight into `content`, chunks into the buffer behind the
  /// head.
  @inline(never)
  private func receiveContent(_ request: ServerRequest, _ content: inout [UInt8]) async throws(HTTPServerError) {
    if life.takeContinue() { write(Self.continueResponse) }
    life.contentWaitBegan(now: loop.now.nanoseconds)
    contentTimedOut = false
    let isOpen = await waitReadable()
    try receiveContentNow(request, &content, isOpen)
  }

  @inline(never)
  private func receiveContentNow(
    _ request: ServerRequest, _ content: inout [UInt8], _ isOpen: Bool
  ) throws(HTTPServerError) {
    guard isOpen else { throw endError ?? HTTPServerError(.connectionLost, "the client has left") }
    if contentTimedOut { throw HTTPServerError(.contentTimeout, "the content came too slowly") }
    if Task.isCancelled { throw HTTPServerError(.cancelled, "the client has left") }
    let count: Int?
    if case .chunked = request.head.framing {
      request.start = request.head.end
      request.filled = request.head.end
      request.reserve(8192)
      count = receive(into: request)
    } else {
      count = receiveDirect(request, &content)
    }
    if count == 0 {
      life.contentFailed()
      throw HTTPServerError(.connectionLost, "the client has left in the middle of its content")
    }
    if count == nil { life.contentArrived(0, now: loop.now.nanoseconds) }
  }

  private func receiveDirect(_ request: ServerRequest, _ content: inout [UInt8]) -> Int? {
    guard let base = context.scratch.baseAddress else { return 0 }
    guard let count = receive(base, min(request.contentRemaining, context.scratch.count)) else { return nil }
    guard count > 0 else { return 0 }
    content.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
    took(request, count)
    return count
  }

  private static let continueResponse = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
}
