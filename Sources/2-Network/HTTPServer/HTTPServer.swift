// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import Glibc
import HTTPSemantics
package import Observability
import Synchronization

/// An HTTP/1.1 server on the process's loops.
///
///     let server = HTTPServer(options: options, router: router, logger: logger, metrics: metrics, loops: loops)
///     let addresses = try await server.start()
///     await server.run()          // until someone calls drain()
package final class HTTPServer: Sendable {
  /// Addresses, limits and policies of one server.
  package struct Options: Sendable {
    /// Addresses to listen on, each on every loop.
    package var listen: [ListenAddress]
    /// Bounds of what a client can use of the server.
    package var limits = ServerLimits()
    /// Nil: no CORS field is sent and preflights are answered like any OPTIONS request.
    package var cors: CORSPolicy?
    /// From the drain's begin to the closing of the listeners, for load balancers to notice.
    package var drainDelay: Duration = .zero
    /// For what is in flight; then it is cancelled.
    package var drainGrace: Duration = .seconds(30)
    /// HTTPS instead of HTTP on all addresses.
    package var tls: TLSOptions?
    /// Peers whose PROXY header and whose Forwarded and X-Forwarded-* fields are believed.
    package var trustedProxies: [AddressRange] = []
    /// The setting that names them, for a warning that says what to do.
    package var trustedProxiesName = "the trusted proxies"
    /// A log line for every request, at level info.
    package var accessLog = true
    /// Whether the access log has probes too: routes with `isProbe`.
    package var logsProbes = false
    /// Records requests as spans; nil: none is.
    package var tracer: Tracer?
    /// The content of errors that no handler wrote; a group of routes may have its own.
    package var errorContent: HTTPErrorContent = { status, _, _ in
      (["content-type": "text/plain; charset=utf-8"], Array("\(status)\n".utf8))
    }
    /// The last events of a stream that the end of the grace cuts off.
    package var drainEvent = Array("event: error\ndata: the server is shutting down\n\n".utf8)

    package init(listen: [ListenAddress] = [.tcp(host: "127.0.0.1", port: 0)]) { self.listen = listen }
  }

  private let core: ServerCore
  private let loops: EventLoopGroup
  private let state = Mutex(State())

  private struct State: Sendable {
    var parts: [LoopServer] = []
    var drains = 0
  }

  package init(
    options: Options, router: Router, logger: Logger = .disabled, metrics: MetricsRegistry = MetricsRegistry(),
    loops: EventLoopGroup
  ) {
    self.loops = loops
    core = ServerCore(options, router, logger, metrics, loops: loops.loops)
  }

  /// Binds and listens; returns the addresses with their real ports. From here on clients can connect; they are
  /// answered once `run` is called.
  package func start() async throws(HTTPServerError) -> [ListenAddress] {
    try core.loadCertificates()
    var descriptors: [[ListeningDescriptor]] = loops.loops.map { _ in [] }
    var bound: [ListenAddress] = []
    do throws(HTTPServerError) {
      for address in core.options.listen { bound.append(try listen(on: address, &descriptors)) }
    } catch {
      for listening in descriptors.joined() { close(listening.descriptor) }
      throw error
    }
    let parts = zip(loops.loops, descriptors).map { LoopServer(loop: $0, core: core, descriptors: $1) }
    try await watch(parts)
    state.withLock { $0.parts = parts }
    return bound
  }

  /// Has each loop watch its listeners. Where one cannot, all listeners are closed.
  private func watch(_ parts: [LoopServer]) async throws(HTTPServerError) {
    var failure: HTTPServerError?
    for (loop, part) in zip(loops.loops, parts) where failure == nil {
      failure = await loop.run {
        do throws(HTTPServerError) {
          try part.watchListeners()
          return nil
        } catch {
          return error
        }
      }
    }
    guard let failure else { return }
    for (loop, part) in zip(loops.loops, parts) { await loop.run { part.closeListeners() } }
    throw failure
  }

  /// Opens one socket per loop on a TCP address. Others are opened once, and every loop watches the same one.
  private func listen(
    on address: ListenAddress, _ descriptors: inout [[ListeningDescriptor]]
  ) throws(HTTPServerError) -> ListenAddress {
    let backlog = core.options.limits.backlog
    guard case .tcp(let host, _) = address else {
      let shared = try Sockets.listen(address, backlog: backlog, reusesPort: false)
      descriptors[0].append(ListeningDescriptor(shared, isShared: loops.loops.count > 1))
      for index in descriptors.indices.dropFirst() {
        descriptors[index].append(ListeningDescriptor(try Sockets.duplicate(shared, address), isShared: true))
      }
      return address
    }
    // With SO_REUSEPORT a second process would bind without an error and take half of the traffic: so once without. A
    // free port that the system chooses is ours alone, and is kept, or somebody else may get it in between.
    let first = try Sockets.listen(address, backlog: backlog, reusesPort: address.port == 0)
    let real = ListenAddress.tcp(host: host, port: Sockets.boundPort(first) ?? 0)
    var indices = descriptors.indices
    if address.port == 0 {
      descriptors[0].append(ListeningDescriptor(first))
      indices = indices.dropFirst()
    } else {
      close(first)
    }
    for index in indices {
      descriptors[index].append(
        ListeningDescriptor(try Sockets.listen(real, backlog: backlog, reusesPort: true)))
    }
    return real
  }

  /// Serves until drained. Cancelling the task drains at once.
  package func run() async {
    let parts = state.withLock { $0.parts }
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        for (loop, part) in zip(loops.loops, parts) {
          group.addTask(executorPreference: loop) { await part.run() }
        }
      }
    } onCancel: {
      drain(atOnce: true)
    }
  }

  /// Begins the drain, from any thread; called again, it ends everything at once.
  package func drain() {
    let calls = state.withLock { state in
      state.drains += 1
      return state.drains
    }
    drain(atOnce: calls > 1)
  }

  /// True from the first call of `drain` on: not ready any more.
  package var isDraining: Bool { state.withLock { $0.drains > 0 } }

  /// Reads certificates and keys again, for new connections; those that are there keep theirs. On an error the old
  /// ones stay in use.
  package func reloadCertificates() throws(HTTPServerError) { try core.loadCertificates() }

  /// Connections at present.
  package var connectionCount: Int { core.connections.held }

  var options: Options { core.options }
  var logger: Logger { core.logger }

  private func drain(atOnce: Bool) {
    let parts = state.withLock { state in
      state.drains = max(state.drains, 1)
      return state.parts
    }
    for (loop, part) in zip(loops.loops, parts) {
      loop.execute { part.drain(atOnce: atOnce) }
    }
  }
}
