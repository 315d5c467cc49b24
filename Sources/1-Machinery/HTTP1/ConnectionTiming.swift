// SPDX-License-Identifier: Apache-2.0

/// How long the stages of a connection may take, in nanoseconds; and how much they may take.
package struct ConnectionTiming: Sendable {
  package var head: Int64 = 10_000_000_000
  package var idle: Int64 = 60_000_000_000
  package var handler: Int64 = 60_000_000_000
  package var streamCap: Int64 = 600_000_000_000
  package var content: Int64 = 30_000_000_000
  /// Bytes a second that content must make; 0: no minimum.
  package var contentRate: Int64 = 240
  package var contentRateGrace: Int64 = 10_000_000_000
  package var writeStall: Int64 = 30_000_000_000
  /// Bytes a second that a peer must take while bytes wait for it, measured over each `writeStall`; 0: any.
  package var writeRate: Int64 = 240
  package var linger: Int64 = 5_000_000_000
  package var lingerBytes = 64 << 10
  /// The same while the server ends, whose exit waits for it.
  package var drainLinger: Int64 = 500_000_000
  package var requests = 10_000

  package init() {}
}
