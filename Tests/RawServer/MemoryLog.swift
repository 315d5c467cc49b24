// SPDX-License-Identifier: Apache-2.0
package import Observability
import Synchronization

/// A log that is kept in memory.
package final class MemoryLog: Sendable {
  private final class Store: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  private let store = Store()
  private let sink: LogSink
  package let logger: Logger

  package init(format: LogFormat = .text) {
    let store = store
    sink = LogSink(format: format) { new in store.bytes.withLock { $0 += new } }
    logger = Logger(level: .debug, sink: sink)
  }

  /// All lines so far.
  package var lines: [String] {
    sink.flush()
    return store.bytes.withLock { String(decoding: $0, as: UTF8.self) }.split(separator: "\n").map(String.init)
  }
}
