// SPDX-License-Identifier: Apache-2.0
package import EventLoop
package import HTTPSemantics

/// A response whose content is pulled piece by piece as it arrives. Dropping it ends the exchange.
package struct ClientResponseStream: ~Copyable, Sendable {
  /// Status of the final response; informational ones are passed over.
  package let status: Int
  /// Fields of the final response's head.
  package let head: ResponseFields
  private let transfer: Transfer

  init(_ transfer: Transfer) {
    self.transfer = transfer
    status = transfer.status
    head = transfer.fields
  }

  /// All fields, decoded anew at each call; for one field `head.value(of:)` is cheaper.
  package var fields: HTTPFields { head.decoded }

  deinit {
    let transfer = transfer
    if transfer.loop.isCurrent { transfer.drop() } else { transfer.loop.execute { transfer.drop() } }
  }

  /// The next piece of content, nil at its end. What had arrived before a failure is delivered before it is thrown.
  package mutating func next() async throws(HTTPClientError) -> [UInt8]? {
    if transfer.loop.isCurrent { return try await Self.next(transfer) }
    let transfer = transfer
    let result: Result<[UInt8]?, HTTPClientError> = await transfer.loop.run { await Self.result(transfer) }
    return try result.get()
  }

  /// Gives the exchange until `deadline`, where the request's is earlier: more time for what has begun well.
  package mutating func extend(to deadline: MonotonicInstant) {
    let transfer = transfer
    if transfer.loop.isCurrent {
      transfer.extend(to: deadline)
    } else {
      transfer.loop.execute { transfer.extend(to: deadline) }
    }
  }

  /// Ends the reading when the content itself has said that it is complete, as a stream of events does: a short rest
  /// is thrown away, and the connection can be used again. Merely dropping the stream closes it.
  package consuming func finish() {
    let transfer = transfer
    if transfer.loop.isCurrent { transfer.drain() } else { transfer.loop.execute { transfer.drain() } }
  }

  /// The whole content, for small answers such as errors. More than `limit` bytes: `tooLarge`.
  package consuming func collect(limit: Int) async throws(HTTPClientError) -> [UInt8] {
    var content: [UInt8] = []
    while let piece = try await next() {
      guard piece.count <= limit - content.count else {
        throw HTTPClientError(.tooLarge, "the response is larger than \(limit) bytes")
      }
      content.append(contentsOf: piece)
    }
    return content
  }

  private static func result(_ transfer: Transfer) async -> Result<[UInt8]?, HTTPClientError> {
    do throws(HTTPClientError) {
      return .success(try await next(transfer))
    } catch {
      return .failure(error)
    }
  }

  private static func next(_ transfer: Transfer) async throws(HTTPClientError) -> [UInt8]? {
    await transfer.waitForContent()
    let piece = transfer.take()
    if !piece.isEmpty { return piece }
    if let failure = transfer.failure { throw failure }
    return nil
  }
}
