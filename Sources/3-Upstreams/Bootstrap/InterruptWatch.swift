// SPDX-License-Identifier: Apache-2.0
package import EventLoop

/// Ends the process at the first signal, for a command that leaves nothing half done.
package struct InterruptWatch: Sendable {
  private let log: ProcessLog
  private let loops: EventLoopGroup

  package init(log: ProcessLog, loops: EventLoopGroup) {
    self.log = log
    self.loops = loops
  }

  /// Does `work`, unless a signal comes before it is done.
  // Not inlinable: called once in a process.
  package func during<Outcome: Sendable>(_ work: () async -> Outcome) async -> Outcome {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await loops.first.run { await endOnSignal() } }
      defer { group.cancelAll() }
      return await work()
    }
  }

  private func endOnSignal() async {
    let signals = log.signals(on: loops.first)
    defer { signals.close() }
    while let signal = await signals.next() {
      guard signal != .hangUp else { continue }
      log.end("ended by a signal", by: signal)
    }
  }
}
