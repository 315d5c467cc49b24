// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import Primitives
import Synchronization

/// The process's loops, one thread each.
package final class EventLoopGroup: Sendable {
  /// All loops, at least one; each runs on a thread of its own.
  package let loops: [EventLoop]
  private let threads: Mutex<[pthread_t]> = Mutex([])

  /// `count` nil: one loop per CPU that this process may use.
  package init(count: Int? = nil) throws(EventLoopError) {
    var loops: [EventLoop] = []
    for index in 0..<max(1, count ?? EventLoopGroup.allowedCPUs) { loops.append(try EventLoop(index: index)) }
    self.loops = loops
  }

  /// CPUs by affinity mask and cgroup limit, at least 1.
  package static var allowedCPUs: Int { Int(clinux_allowed_cpus()) }

  /// The loop for work that belongs to no connection.
  package var first: EventLoop { loops[0] }

  /// Starts the threads: all, or none where the system refuses one.
  package func start() throws(EventLoopError) {
    for loop in loops {
      var thread = pthread_t()
      let argument = unsafe Unmanaged.passRetained(loop).toOpaque()
      let status = unsafe pthread_create(
        &thread, nil,
        { pointer in
          guard let pointer = unsafe pointer else { return nil }
          let loop = unsafe Unmanaged<EventLoop>.fromOpaque(pointer).takeRetainedValue()
          unsafe clinux_name_thread("loop-\(loop.index)")
          loop.runOnThisThread()
          return nil
        }, argument)
      guard status == 0 else {
        unsafe Unmanaged<EventLoop>.fromOpaque(argument).release()
        shutdown()
        throw EventLoopError(call: "pthread_create", errorNumber: status)
      }
      threads.withLock { $0.append(thread) }
    }
  }

  /// Stops all loops and waits for their threads. Never from a loop. Tasks still on them are never resumed: end them
  /// first.
  package func shutdown() {
    for loop in loops { loop.stop() }
    let ended = threads.withLock { threads in
      defer { threads = [] }
      return threads
    }
    for thread in ended { pthread_join(thread, nil) }
  }

  // Not inlinable: once per process.
  /// Starts loops, runs `body` as a task on the first, and blocks this thread until it is done. For `main`.
  package static func run<Result: Sendable>(
    count: Int? = nil, _ body: @escaping @Sendable (EventLoopGroup) async -> Result
  ) throws(EventLoopError) -> Result {
    let group = try EventLoopGroup(count: count)
    try group.start()
    let outcome = Outcome<Result>()
    Task(executorPreference: group.first) {
      outcome.set(await body(group))
    }
    let result = outcome.wait()
    group.shutdown()
    return result
  }

  // Not inlinable: for tests, once each.
  /// Starts loops, runs `body` on the first, and stops them. For tests.
  package static func withLoops<Result: Sendable>(
    count: Int = 1, _ body: @Sendable (EventLoopGroup) async throws -> Result
  ) async throws -> Result {
    let group = try EventLoopGroup(count: count)
    try group.start()
    defer { group.shutdown() }
    return try await group.first.run { try await body(group) }
  }
}

/// A value that one thread waits for without a loop: `main` only.
@safe private final class Outcome<Value: Sendable>: @unchecked Sendable {
  private let lock: ConditionLock
  private let arrival: ConditionLock.Condition
  private var value: Value?

  init() {
    lock = ConditionLock()
    arrival = ConditionLock.Condition(lock)
  }

  func set(_ newValue: Value) {
    lock.withLock {
      value = newValue
      arrival.signal()
    }
  }

  func wait() -> Value {
    lock.withLock {
      while true {
        if let value { return value }
        arrival.wait()
      }
    }
  }
}
