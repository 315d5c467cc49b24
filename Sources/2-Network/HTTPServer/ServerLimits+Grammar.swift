// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1

extension ServerLimits {
  var message: MessageLimits {
    MessageLimits(
      targetBytes: targetBytes, fieldBytes: fieldBytes, fieldCount: fieldCount,
      chunkExtensionBytes: chunkExtensionBytes, trailerBytes: trailerBytes,
      refusesAuthorityMismatch: refusesAuthorityMismatch)
  }

  var timing: ConnectionTiming {
    var timing = ConnectionTiming()
    // A century is long enough, and leaves room to add it to any moment.
    func bounded(_ duration: Duration) -> Int64 { min(max(0, duration.nanoseconds), 3_155_760_000_000_000_000) }
    timing.head = bounded(headTimeout)
    timing.idle = bounded(idleTimeout)
    timing.handler = bounded(handlerDeadline)
    timing.streamCap = bounded(streamCap)
    timing.content = bounded(contentTimeout)
    timing.contentRate = Int64(minimumContentRate)
    timing.contentRateGrace = bounded(contentRateGrace)
    timing.writeStall = bounded(writeStallTimeout)
    timing.writeRate = Int64(minimumWriteRate)
    timing.linger = bounded(lingerTimeout)
    timing.lingerBytes = lingerBytes
    timing.requests = requestsPerConnection
    return timing
  }
}
