// SPDX-License-Identifier: Apache-2.0

/// Streams content. Dropping it without `finish` breaks the connection off, so that the client sees the loss.
package struct ContentWriter: ~Copyable {
  private let request: ServerRequest

  init(_ request: ServerRequest) { self.request = request }

  /// Suspends where more than the high-water mark would wait for the client. What is written in one turn of the loop goes
  /// out together.
  package mutating func write(_ bytes: [UInt8]) async throws(HTTPServerError) {
    try await request.response.makeWay(for: bytes.count)
    try request.response.write(bytes)
  }

  /// Ends the content.
  package consuming func finish() async throws(HTTPServerError) {
    try request.response.endStream()
    try await request.response.drained()
  }
}
