// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Observability
import Synchronization

/// State that all copies of a `SearchEngine` share. Locks are held for a few instructions, never across an `await`.
final class SharedState: Sendable {
  private let pool: Mutex<NodePool>
  private let facts: Mutex<Facts>
  let metrics: EngineMetrics
  let fields: RequestFields
  /// Whether large request bodies are sent gzipped.
  let compresses: Bool

  private struct Facts {
    var identity: EngineIdentity?
    var hybridRefused = false
    var shardCounts: [String: Int] = [:]
  }

  init(options: SearchEngine.Options, metrics: MetricsRegistry) {
    var random = SystemRandomNumberGenerator()
    pool = Mutex(
      NodePool(
        urls: options.nodes,
        startingAt: options.nodes.isEmpty ? 0 : Int.random(in: 0..<options.nodes.count, using: &random)))
    var facts = Facts()
    if let dialect = options.dialect, let version = options.version {
      facts.identity = EngineIdentity(dialect: dialect, version: version)
    }
    self.facts = Mutex(facts)
    self.metrics = EngineMetrics(registry: metrics)
    fields = RequestFields(credentials: options.credentials)
    compresses = options.compresses ?? !options.nodes.allSatisfy(NodePool.isLocal)
  }

  func nextNode(now: MonotonicInstant) -> (index: Int, url: String, label: String)? {
    pool.withLock { pool in
      guard let index = pool.next(now: now) else { return nil }
      return (index, pool.nodes[index].url, pool.nodes[index].label)
    }
  }

  func nodeSucceeded(_ index: Int) { pool.withLock { $0.succeeded(index) } }

  /// - Returns: whether another node is there that is not left out.
  func nodeFailed(_ index: Int, now: MonotonicInstant) -> Bool {
    pool.withLock { pool in
      pool.failed(index, now: now)
      return pool.hasLiveNode(now: now)
    }
  }

  var hasLiveNode: Bool { pool.withLock { $0.hasLiveNode(now: .now) } }

  var identity: EngineIdentity? {
    get { facts.withLock { $0.identity } }
    set { facts.withLock { $0.identity = newValue } }
  }

  /// The cluster refused a server-side fusion (licence, or no such query): it is not asked again.
  var hybridRefused: Bool {
    get { facts.withLock { $0.hybridRefused } }
    set { facts.withLock { $0.hybridRefused = newValue } }
  }

  /// Primary shards behind an index or alias, from the last answer.
  func shardCount(of index: String) -> Int? { facts.withLock { $0.shardCounts[index] } }

  func noteShardCount(_ count: Int, of index: String) {
    facts.withLock { facts in
      // Names come from configuration, so there are few; the bound only keeps a mistake from growing.
      if facts.shardCounts.count > 1024 { facts.shardCounts.removeAll() }
      facts.shardCounts[index] = count
    }
  }
}
