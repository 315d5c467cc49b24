// SPDX-License-Identifier: Apache-2.0
package import HTTPClient
package import Observability

/// One Elasticsearch or OpenSearch cluster. A value to pass around; copies share nodes' health, the detected identity
/// and a refused licence. Safe from any thread.
package struct SearchEngine: Sendable {
  /// The credentials of our requests, of one kind at most.
  package enum Credentials: Sendable {
    case none
    case basic(username: String, password: String)
    /// The `encoded` form, or `id:key`, which is encoded here.
    case apiKey(String)
    case bearer(String)
  }

  /// The cluster's addresses, our credentials, and the patience of our calls.
  package struct Options: Sendable {
    /// Base URLs of one cluster's nodes, each with scheme and maybe a path prefix.
    package var nodes: [String]
    /// Set: nothing is asked of `GET /` when `version` is set too.
    package var dialect: Dialect?
    /// Nil: asked of the engine.
    package var version: EngineVersion?
    /// Sent with each request to every node.
    package var credentials: Credentials = .none
    /// Longest single attempt of a search or an administrative call.
    package var requestTimeout: Duration = .seconds(10)
    /// Longest single attempt of a `_bulk`.
    static let bulkTimeout: Duration = .seconds(60)
    /// Rules for repeating a failed call, on another node where there is one.
    package var retry: RetryPolicy
    /// Security of https:// nodes.
    package var tls: TLSOptions
    /// Request bodies from this size on are sent gzipped. CPU is dearer than a network's bytes, so searches with their
    /// few kilobytes stay plain.
    static let compressionThreshold = 65_536
    /// Whether large request bodies are sent gzipped; nil: where a node is on another machine. Vectors shrink to 43 %,
    /// for as much CPU as all else that a run does.
    package var compresses: Bool?
    /// Largest answer that is read.
    static let maximumResponseBytes = 256 << 20

    package init(nodes: [String], retry: RetryPolicy = .searchEngine, tls: TLSOptions = TLSOptions()) {
      self.nodes = nodes
      self.retry = retry
      self.tls = tls
    }
  }

  /// The options that all copies share.
  package let options: Options
  let http: HTTPClient
  let shared: SharedState

  package init(options: Options, http: HTTPClient, metrics: MetricsRegistry) {
    self.options = options
    self.http = http
    shared = SharedState(options: options, metrics: metrics)
  }
}
