// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// Answers a request exactly once: each way to answer consumes it.
package struct ResponseWriter: ~Copyable {
  private var extra = HTTPFields()

  init() {}

  /// Sets a field of whatever will be sent.
  package mutating func setField(_ name: HTTPFieldName, _ value: String) { extra[name] = value }

  /// Sends a whole response. Returns when the bytes are with the operating system.
  package consuming func send(
    _ status: HTTPStatus, _ fields: HTTPFields = [:], content: [UInt8] = []
  ) async throws(HTTPServerError) {}

  /// Sends the head and returns the writer of the content, whose length is not known yet.
  package consuming func stream(
    _ status: HTTPStatus, _ fields: HTTPFields = [:]
  ) async throws(HTTPServerError) -> ContentWriter { ContentWriter() }

  /// Begins an event stream (`text/event-stream`): not stored, not compressed, kept alive by comments.
  package consuming func events(_ fields: HTTPFields = [:]) async throws(HTTPServerError) -> EventWriter {
    EventWriter()
  }
}

/// Streams content. Dropping it without `finish` breaks the connection off, so that the client sees the loss.
package struct ContentWriter: ~Copyable {
  init() {}
  /// Suspends while more than the high-water mark waits for the client.
  package mutating func write(_ bytes: [UInt8]) async throws(HTTPServerError) {}
  package consuming func finish() async throws(HTTPServerError) {}
}

/// Streams server-sent events.
package struct EventWriter: ~Copyable {
  init() {}
  /// Sends one event; line ends in `data` become further `data:` lines.
  package mutating func send(
    data: [UInt8], event: String? = nil, id: String? = nil
  ) async throws(HTTPServerError) {}
  package mutating func send(
    data: String, event: String? = nil, id: String? = nil
  ) async throws(HTTPServerError) {}
  package consuming func finish() async throws(HTTPServerError) {}
}
