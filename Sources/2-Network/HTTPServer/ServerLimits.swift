// SPDX-License-Identifier: Apache-2.0

/// Limits of what a client can use of the server. The defaults are those of docs/configuration.md.
package struct ServerLimits: Sendable, Equatable {
  /// Time from a request's first byte to the end of its head; then 408.
  package var headTimeout: Duration = .seconds(10)
  /// Between two reads of content; then 408.
  package var contentTimeout: Duration = .seconds(30)
  /// Bytes a second that content must make on average once `contentRateGrace` has passed; 0 switches it off.
  package var minimumContentRate = 240
  /// Time waited for content before `minimumContentRate` is enforced.
  package var contentRateGrace: Duration = .seconds(10)
  /// Without progress in writing.
  package var writeStallTimeout: Duration = .seconds(30)
  /// Bytes a second that a client must take while bytes wait for it, over each `writeStallTimeout`; 0: any.
  package var minimumWriteRate = 240
  /// Bytes of all connections together that may wait for their clients. Over it the client that has taken none for
  /// longest is cut off.
  package var unsentBytes = 128 << 20
  /// Time between two requests of a connection; then it is closed.
  package var idleTimeout: Duration = .seconds(60)
  /// Requests of one connection; the last one is answered with `Connection: close`.
  package var requestsPerConnection = 10_000
  /// From the head to the response's; then 503. A route may have its own.
  package var handlerDeadline: Duration = .seconds(60)
  /// For a response that is streamed, events included.
  package var streamCap: Duration = .seconds(600)
  /// A comment is written into an event stream that was silent for so long.
  package var heartbeat: Duration = .seconds(15)
  /// Bytes of the request target; then 414.
  package var targetBytes = 8192
  /// Bytes of all field lines; then 431.
  package var fieldBytes = 16_384
  /// Field lines; then 431.
  package var fieldCount = 100
  /// Bytes of a request's content; then 413. A route may have its own.
  package var contentBytes = 1 << 20
  /// Bytes of all chunk extensions of a message.
  package var chunkExtensionBytes = 4096
  /// Bytes of a trailer section.
  package var trailerBytes = 8192
  /// Bytes that wait for the client before a streaming handler is suspended, and where it goes on.
  package var writeHighWaterMark = 256 << 10
  /// A suspended handler goes on once no more than this many bytes wait.
  package var writeLowWaterMark = 64 << 10
  /// Connections at once; nil: 20,000 or the descriptor limit less 256. At the limit the longest-idle one is closed,
  /// then the one whose unfinished head is oldest; what is still beyond waits to be accepted.
  package var connections: Int?
  /// Connections at once of one address, an IPv6 one by its /64; nil: any number. Believed proxies, loopback and Unix
  /// sockets are exempt.
  package var connectionsPerAddress: Int?
  /// Connections that the kernel completes before they are accepted.
  package var backlog = 1024
  /// Time for which a closing connection still reads; `lingerBytes`: as many bytes at most.
  package var lingerTimeout: Duration = .seconds(5)
  /// Bytes that a closing connection reads at most.
  package var lingerBytes = 64 << 10
  /// From the accept to the end of the handshake; then the connection is closed.
  package var tlsHandshakeTimeout: Duration = .seconds(10)
  /// Refuses a target whose authority differs from Host; else the target's wins, and the mismatch is logged.
  package var refusesAuthorityMismatch = false

  package init() {}
}
