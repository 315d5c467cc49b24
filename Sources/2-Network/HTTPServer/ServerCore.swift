// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1
import Observability
import Synchronization

/// State that all loops of a server share; nothing in it changes but the counts.
final class ServerCore: Sendable {
  let options: HTTPServer.Options
  let router: Router
  let logger: Logger
  let metrics: MetricsRegistry
  let connections: ConnectionLimit
  /// Nil: an address may hold any number.
  let addresses: AddressLimit?
  let evictions: EvictionBoard
  /// By what was over its limit.
  let limited: CounterFamily
  /// Bytes that wait for clients, of all connections.
  let unsent = Atomic(0)
  private let hasTLS: Bool
  let hasWarnedOfProxy = Atomic(false)
  private let tls = Mutex<TLSContext?>(nil)
  private let quietUntil = Mutex<[String: MonotonicInstant]>([:])

  init(
    _ options: HTTPServer.Options, _ router: Router, _ logger: Logger, _ metrics: MetricsRegistry, loops: [EventLoop]
  ) {
    self.options = options
    self.router = router
    self.logger = logger
    self.metrics = metrics
    hasTLS = options.tls != nil
    connections = ConnectionLimit(
      maximum: options.limits.connections ?? min(20_000, max(64, Process.raiseDescriptorLimit() - 256)))
    addresses = options.limits.connectionsPerAddress.map {
      AddressLimit(maximum: $0, trusted: options.trustedProxies)
    }
    evictions = EvictionBoard(loops)
    limited = metrics.counter(
      metrics.namespace + "limited_total", help: "requests and connections refused, by the limit that was reached",
      labels: ["why"])
    _ = limited.with("connections")
  }

  /// The TLS context of new connections; nil for plain HTTP.
  var tlsContext: TLSContext? { hasTLS ? tls.withLock { $0 } : nil }

  /// Reads certificates and keys (again). On an error what was there stays.
  func loadCertificates() throws(HTTPServerError) {
    guard let options = options.tls else { return }
    let new = try TLSContext(options)
    tls.withLock { $0 = new }
  }

  /// Logs once a minute what may come and go many times a second.
  func warnOnceAMinute(_ message: String, now: MonotonicInstant, _ fields: @autoclosure () -> LogMetadata = [:]) {
    let isDue = quietUntil.withLock { times in
      guard now >= times[message] ?? MonotonicInstant(nanoseconds: .min) else { return false }
      times[message] = now.advanced(by: .seconds(60))
      return true
    }
    if isDue { logger.warning(message, fields()) }
  }
}
