// SPDX-License-Identifier: Apache-2.0

/// Bounds of a connection's stages: times in nanoseconds, rates in bytes a second.
package struct ConnectionTiming: Sendable {
  /// Time from a request's first byte to the end of its head; then 408.
  package var head: Int64 = 10_000_000_000
  /// Between two requests; then the connection is closed without a response.
  package var idle: Int64 = 60_000_000_000
  /// From the end of the head to the beginning of the response; then 503.
  package var handler: Int64 = 60_000_000_000
  /// For a streamed response from its beginning; then it is broken off.
  package var streamCap: Int64 = 600_000_000_000
  /// Between two reads of content; then 408.
  package var content: Int64 = 30_000_000_000
  /// Bytes a second that content must make; 0: no minimum.
  package var contentRate: Int64 = 240
  /// The time waited for content before `contentRate` is enforced.
  package var contentRateGrace: Int64 = 10_000_000_000
  /// Without progress in writing; then the connection is broken off.
  package var writeStall: Int64 = 30_000_000_000
  /// Bytes a second that a peer must take while bytes wait for it, measured over each `writeStall`; 0: any.
  package var writeRate: Int64 = 240
  /// Time for which a closing connection still reads.
  package var linger: Int64 = 5_000_000_000
  /// Unread content up to this many bytes is read to keep the connection; more closes it.
  package var lingerBytes = 64 << 10
  /// The same while the server ends, whose exit waits for it.
  static let drainLinger: Int64 = 500_000_000
  /// Requests of one connection; the response to the last one announces the close.
  package var requests = 10_000

  package init() {}
}
