// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// Answers a request exactly once: each way to answer consumes it.
package struct ResponseWriter: ~Copyable {
  private let request: ServerRequest
  private var extra = HTTPFields()

  init(_ request: ServerRequest) { self.request = request }

  /// Sets a field of whatever will be sent.
  package mutating func setField(_ name: HTTPFieldName, _ value: String) { extra[name] = value }

  /// Sends a whole response. Returns when the operating system has the bytes, or at most the low-water mark still
  /// waits for the client, which is written behind the handler's back.
  package consuming func send(
    _ status: HTTPStatus, _ fields: HTTPFields = [:], content: [UInt8] = []
  ) async throws(HTTPServerError) {
    let connection = try Connection.answering(request)
    let (coding, mayVary) = ResponseCompression.coding(for: request, status, fields, content.count)
    if mayVary { extra.append(.vary, "accept-encoding") }
    if let coding, let compressed = await compressed(content, coding) {
      extra.append(.contentEncoding, coding.rawValue)
      // Compressing may have taken a turn of the loop, in which the client can leave.
      _ = try Connection.answering(request)
      try connection.sendWhole(request, status, fields, extra, compressed)
    } else {
      try connection.sendWhole(request, status, fields, extra, content)
    }
    if connection.isBlocked { try await connection.waitDrained() }
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
    let connection = try Connection.answering(request)
    try connection.beginStream(request, status, fields, extra, isEventStream: false)
    return ContentWriter(connection)
  }

  /// Begins an event stream (`text/event-stream`): not stored, not compressed, kept alive by comments. Throws for HEAD
  /// as `stream` does.
  package consuming func events(_ fields: HTTPFields = [:]) async throws(HTTPServerError) -> EventWriter {
    let connection = try Connection.answering(request)
    try connection.beginStream(request, .ok, fields, extra, isEventStream: true)
    return EventWriter(connection)
  }
}

/// Streams content. Dropping it without `finish` breaks the connection off, so that the client sees the loss.
package struct ContentWriter: ~Copyable {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Suspends where more than the high-water mark would wait for the client. What is written in one turn of the loop goes
  /// out together.
  package mutating func write(_ bytes: [UInt8]) async throws(HTTPServerError) {
    try await connection.makeWay(for: bytes.count)
    try connection.streamContent(bytes)
  }

  /// Ends the content.
  package consuming func finish() async throws(HTTPServerError) {
    try connection.endStream()
    if connection.isBlocked { try await connection.waitDrained() }
  }
}

/// Streams server-sent events.
package struct EventWriter: ~Copyable {
  private let connection: Connection
  private var text: [UInt8] = []

  init(_ connection: Connection) { self.connection = connection }

  /// Sends one event; line ends in `data` become further `data:` lines. `event` and `id` are cut at a line end.
  package mutating func send(
    data: [UInt8], event: String? = nil, id: String? = nil
  ) async throws(HTTPServerError) {
    text.removeAll(keepingCapacity: true)
    if let event { appendLine("event: ", event) }
    if let id { appendLine("id: ", id) }
    text.append(contentsOf: "data: ".utf8)
    var wasReturn = false
    for byte in data {
      if byte == 0x0D || byte == 0x0A {
        if !(byte == 0x0A && wasReturn) { text.append(contentsOf: "\ndata: ".utf8) }
      } else {
        text.append(byte)
      }
      wasReturn = byte == 0x0D
    }
    text.append(contentsOf: "\n\n".utf8)
    try await write()
  }

  package mutating func send(
    data: String, event: String? = nil, id: String? = nil
  ) async throws(HTTPServerError) {
    try await send(data: Array(data.utf8), event: event, id: id)
  }

  /// Sends bytes that are whole events already (`data: …\n\n`), untouched.
  package mutating func send(raw: [UInt8]) async throws(HTTPServerError) {
    text.removeAll(keepingCapacity: true)
    text.append(contentsOf: raw)
    try await write()
  }

  private mutating func appendLine(_ name: StaticString, _ value: String) {
    text.append(contentsOf: name.description.utf8)
    text.append(contentsOf: value.utf8.prefix { $0 != 0x0D && $0 != 0x0A && $0 != 0 })
    text.append(0x0A)
  }

  private mutating func write() async throws(HTTPServerError) {
    try await connection.makeWay(for: text.count)
    try connection.streamContent(text)
  }

  package consuming func finish() async throws(HTTPServerError) {
    try connection.endStream()
    if connection.isBlocked { try await connection.waitDrained() }
  }
}
