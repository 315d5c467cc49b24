// SPDX-License-Identifier: Apache-2.0
import Observability
import Synchronization

/// Ended spans that wait for the exporter. Code that adds one never waits: a full queue drops the span and
/// counts it.
final class SpanQueue: SpanSink {
  private let capacity: Int
  private let batch: Int
  private let dropped: Counter
  private let signal: ExportSignal
  private let waiting = Mutex<[SpanData]>([])

  init(capacity: Int, batch: Int, dropped: Counter, signal: ExportSignal) {
    self.capacity = capacity
    self.batch = batch
    self.dropped = dropped
    self.signal = signal
  }

  func add(_ span: SpanData) {
    let count = waiting.withLock { waiting -> Int? in
      guard waiting.count < capacity else { return nil }
      waiting.append(span)
      return waiting.count
    }
    guard let count else { return dropped.increment() }
    // Once a batch, not with every span beyond it: waking the thread costs a system call.
    if count % batch == 0 { signal.raise() }
  }

  /// The oldest spans, at most a batch of them.
  func next() -> [SpanData] {
    waiting.withLock { waiting in
      let batch = Array(waiting.prefix(batch))
      waiting.removeFirst(batch.count)
      return batch
    }
  }

  var count: Int { waiting.withLock { $0.count } }
}
