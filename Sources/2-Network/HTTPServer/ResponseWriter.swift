// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// Answers a request exactly once: each way to answer consumes it.
package struct ResponseWriter: ~Copyable {
  private let request: ServerRequest

  init(_ request: ServerRequest) { self.request = request }

  /// Sends a whole response. Returns when the operating system has the bytes, or at most the low-water mark still
  /// waits for the client, which is written behind the handler's back.
  package consuming func send(
    _ status: HTTPStatus, _ fields: HTTPFields = [:], content: [UInt8] = []
  ) async throws(HTTPServerError) {
    _ = try request.response.awaiting()
    var extra = HTTPFields()
    let (coding, mayVary) = ResponseCompression.coding(for: request, status, fields, content.count)
    if mayVary { extra.append(.vary, "accept-encoding") }
    if let coding, let compressed = await compressed(content, coding) {
      extra.append(.contentEncoding, coding.rawValue)
      // Compressing may have taken a turn of the loop, in which the client can leave.
      _ = try request.response.awaiting()
      try request.response.sendWhole(status, fields, extra, compressed)
    } else {
      try request.response.sendWhole(status, fields, extra, content)
    }
    try await request.response.drained()
  }

  private func compressed(_ content: [UInt8], _ coding: ContentCoding) async -> [UInt8]? {
    content.count > ResponseCompression.inlineBytes
      ? await ResponseCompression.compressOffLoop(content, coding) : ResponseCompression.compress(content, coding)
  }

  /// Sends the head and returns the writer of the content, whose length is not known yet. Where the response has no
  /// content, as for HEAD, this throws `contentUnwanted` once the head is on its way: let it end the handler.
  package consuming func stream(
    _ status: HTTPStatus, _ fields: HTTPFields = [:]
  ) async throws(HTTPServerError) -> ContentWriter {
    try request.response.beginStream(status, fields, isEventStream: false)
    return ContentWriter(request)
  }

  /// Begins an event stream (`text/event-stream`): not stored, not compressed, kept alive by comments. Throws for HEAD
  /// as `stream` does.
  package consuming func events(_ fields: HTTPFields = [:]) async throws(HTTPServerError) -> EventWriter {
    try request.response.beginStream(.ok, fields, isEventStream: true)
    return EventWriter(request)
  }
}
