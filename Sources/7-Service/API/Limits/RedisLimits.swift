// SPDX-License-Identifier: Apache-2.0
import Crypto
package import EventLoop
package import HTTPServer
package import Observability
import Primitives
package import Redis
import Synchronization

/// Limits and counters that all replicas share through Redis: one script a request, on the request's own loop, for 20 ms
/// at most. While Redis is away each process counts for itself, and posts later what it has charged.
package final class RedisLimits: SharedLimits {
  private struct State {
    /// Loops with a connection.
    var ready: Set<Int> = []
    var isAway = true
    /// Charged, and not yet told.
    var unsent: [String: Int] = [:]
  }

  private let connections: [RedisConnection]
  /// The name of the script on the server, for each connection.
  private let scripts: Mutex<[String]>
  private let prefix: String
  private let bound: Duration
  private let logger: Logger
  private let gauge: Gauge
  private let state = Mutex(State())
  /// Whether the log knows of the store's state.
  private let hasTold = Atomic(false)

  /// Counters that wait for Redis, at most.
  private static let maximumUnsent = 16_384
  /// Of counters: they are of one day, by the clock of whoever writes them.
  private static let counterLife = 2 * 86_400

  /// - Parameters:
  ///   - prefix: what the names of keys begin with.
  ///   - bound: how long a request waits for Redis.
  package init(
    _ address: RedisAddress, loops: EventLoopGroup, prefix: String = "limits", bound: Duration = .milliseconds(20),
    logger: Logger, metrics: MetricsRegistry
  ) {
    connections = loops.loops.map { RedisConnection($0, address) }
    scripts = Mutex(loops.loops.map { _ in "" })
    self.prefix = prefix
    self.bound = bound
    self.logger = logger
    gauge = Self.gauge(metrics)
    gauge.set(0)
  }

  /// 1 while limits are shared; 0 without a store, or while it is away.
  package static func gauge(_ metrics: MetricsRegistry) -> Gauge {
    metrics.gauge(
      metrics.namespace + "limits_shared", help: "1 while all replicas count limits and budgets together."
    ).with()
  }

  /// Each process counts for itself at present.
  package var isAway: Bool { state.withLock { $0.isAway } }

  // MARK: Its life

  /// Keeps a connection open for each loop until the task is cancelled.
  package func run() async {
    await withTaskGroup(of: Void.self) { group in
      for index in connections.indices {
        group.addTask { await self.connections[index].loop.run { await self.run(index) } }
      }
    }
  }

  private func run(_ index: Int) async {
    let connection = connections[index]
    let load = RedisCommand.bytes(["SCRIPT", "LOAD", LimitScript.text])
    await connection.run { () throws(RedisError) in
      guard let hash = try await connection.ask(load, within: .seconds(2)).string else {
        throw RedisError(.protocolViolation, "SCRIPT LOAD gave no hash")
      }
      scripts.withLock { $0[index] = hash }
    } change: { error in
      note(error, of: index)
    }
  }

  private func note(_ error: RedisError?, of index: Int) {
    let change = state.withLock { state -> Bool? in
      if error == nil { state.ready.insert(index) } else { state.ready.remove(index) }
      let isAway = state.ready.count < connections.count
      defer { state.isAway = isAway }
      return state.isAway == isAway ? nil : isAway
    }
    // A connection that never stood has not been lost, but is told of too: once.
    let wasTold = hasTold.exchange(true, ordering: .relaxed)
    let isFirst = error != nil && change == nil && !wasTold
    if change == true || isFirst, let error {
      gauge.set(0)
      logger.warning(
        "the store of shared limits is away; each replica counts for itself", ["reason": .string(error.description)])
    } else if change == false {
      gauge.set(1)
      logger.info("limits are shared by all replicas")
    }
    if error == nil { sendWaiting(on: connections[index]) }
  }

  private var current: RedisConnection? {
    guard let loop = EventLoop.current, loop.index < connections.count else { return nil }
    let connection = connections[loop.index]
    return connection.loop === loop ? connection : nil
  }

  // MARK: Limits

  package nonisolated(nonsending) func take(
    _ buckets: [SharedBucket], reading counters: [String]
  ) async -> SharedLimitState? {
    guard let connection = current, connection.isReady else { return nil }
    let hash = scripts.withLock { $0[connection.loop.index] }
    var words = ["EVALSHA", hash, String(buckets.count + counters.count)]
    words += buckets.map { key($0.name) } + counters.map { prefixed($0) }
    words.append(String(buckets.count))
    for bucket in buckets {
      words.append(String(bucket.limit.burst))
      words.append(String(Double(bucket.limit.perMinute) / 60))
    }
    do throws(RedisError) {
      return Self.state(try await connection.ask(RedisCommand.bytes(words), within: bound), buckets.count)
    } catch {
      logger.debug("a request's limits could not be shared", ["reason": .string(error.description)])
      return nil
    }
  }

  private static func state(_ reply: RESPValue, _ buckets: Int) -> SharedLimitState? {
    guard case .array(let values) = reply, values.count >= buckets else { return nil }
    let tokens = values.prefix(buckets).compactMap { $0.string.flatMap { Double($0) } }
    let counters = values.dropFirst(buckets).compactMap { $0.string.flatMap { Int($0) } }
    guard tokens.count == buckets, counters.count == values.count - buckets else { return nil }
    return SharedLimitState(tokens: tokens, counters: counters)
  }

  package func add(_ amounts: [(counter: String, amount: Int)]) {
    state.withLock { state in
      for (counter, amount) in amounts where state.unsent[counter] != nil || state.unsent.count < Self.maximumUnsent {
        state.unsent[counter, default: 0] += amount
      }
    }
    if let connection = current { sendWaiting(on: connection) }
  }

  /// Tells what was charged, on this loop's connection; nothing where it has none.
  private func sendWaiting(on connection: RedisConnection) {
    guard connection.isReady else { return }
    let waiting = state.withLock { state in
      defer { state.unsent = [:] }
      return state.unsent
    }
    for (counter, amount) in waiting {
      let name = prefixed(counter)
      let isSent =
        connection.post(RedisCommand.bytes(["INCRBY", name, String(amount)]))
        && connection.post(RedisCommand.bytes(["EXPIRE", name, String(Self.counterLife)]))
      if !isSent { state.withLock { $0.unsent[counter, default: 0] += amount } }
    }
  }

  /// One hash tag: a cluster keeps all keys of a script on one node.
  private func prefixed(_ name: String) -> String { "{\(prefix)}:" + name }

  /// Buckets are named by addresses and accounts, which others who can read the store need not know.
  private func key(_ name: String) -> String {
    prefixed("bucket:" + Hexadecimal.encode(Array(SHA256.hash(Array(name.utf8)).prefix(16))))
  }
}
