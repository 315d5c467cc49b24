// SPDX-License-Identifier: Apache-2.0

/// Streams server-sent events.
package struct EventWriter: ~Copyable {
  private let request: ServerRequest

  init(_ request: ServerRequest) { self.request = request }

  /// Sends one event; line ends in `data` become further `data:` lines, in `event` and `id` they are left out.
  package mutating func send(
    data: [UInt8], event: String? = nil, id: String? = nil
  ) async throws(HTTPServerError) {
    try await request.response.makeWay(for: data.count)
    try request.response.write(event: data, event, id)
  }

  /// Writes one event into the stream; waits while the client takes too little.
  package mutating func send(
    data: String, event: String? = nil, id: String? = nil
  ) async throws(HTTPServerError) {
    try await send(data: Array(data.utf8), event: event, id: id)
  }

  /// Sends bytes that are whole events already (`data: …\n\n`), untouched.
  package mutating func send(raw: [UInt8]) async throws(HTTPServerError) {
    try await request.response.makeWay(for: raw.count)
    try request.response.write(raw)
  }

  /// Ends the stream, and returns once all bytes were handed to the socket.
  /// - Throws: where the client has left or is too slow.
  package consuming func finish() async throws(HTTPServerError) {
    try request.response.endStream()
    try await request.response.drained()
  }
}
