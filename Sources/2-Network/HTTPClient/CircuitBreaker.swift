// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import Synchronization

/// Stops calling an upstream that keeps failing: after `threshold` failures in a row it is left alone for `pause`,
/// then one call probes it. Shared by all loops.
package final class CircuitBreaker: Sendable {
  package enum State: String, Sendable { case closed, open, probing }

  private struct Record {
    var failures = 0
    var openUntil: MonotonicInstant?
    var probeUntil: MonotonicInstant?
  }

  private let threshold: Int
  private let pause: Duration
  private let record = Mutex(Record())

  package init(threshold: Int = 5, pause: Duration = .seconds(5)) {
    self.threshold = max(1, threshold)
    self.pause = pause
  }

  /// Nil: call. Else how long to leave the upstream alone. The caller of an allowed call must report how it went; a
  /// probe that is never reported counts as failed after `pause`.
  package func refusal(at now: MonotonicInstant = .now) -> Duration? {
    record.withLock { record in
      guard let until = record.openUntil else { return nil }
      if now < until { return now.duration(to: until) }
      if let probe = record.probeUntil, now < probe { return now.duration(to: probe) }
      record.probeUntil = now.advanced(by: pause)
      return nil
    }
  }

  package func succeeded() {
    record.withLock { $0 = Record() }
  }

  package func failed(at now: MonotonicInstant = .now) {
    record.withLock { record in
      record.failures += 1
      guard record.failures >= threshold else { return }
      record.openUntil = now.advanced(by: pause)
      record.probeUntil = nil
    }
  }

  /// A call that said nothing about the upstream's health (cancelled, refused by us) frees the probe.
  package func abstained() {
    record.withLock { $0.probeUntil = nil }
  }

  package func state(at now: MonotonicInstant = .now) -> State {
    record.withLock { record in
      guard let until = record.openUntil else { return .closed }
      return now < until ? .open : .probing
    }
  }
}
