// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPSemantics
package import Observability

/// HTTP calls to upstreams through libcurl, on the loop of the caller; from a thread that is none of these loops', on
/// the first loop.
///
/// Redirects are never followed. Proxies come from the environment as libcurl reads it: `http_proxy` (lower case only),
/// `https_proxy`, `all_proxy`, `no_proxy`. A call is repeated here only when it is replayable and its kept connection
/// died before the first byte of a response; all else is the caller's policy.
package struct HTTPClient: Sendable {
  /// Bounds of what each loop keeps and holds.
  package struct Options: Sendable {
    /// The `User-Agent` field; nil: none is sent.
    package var userAgent: String?
    /// Connections to one host per loop, those of running streams included; calls beyond it wait within their deadline.
    package var maximumConnectionsPerHost: Int
    /// Prepared libcurl handles kept per loop.
    package var keptHandles: Int
    /// A connection that is older is not used again, in seconds: a name that has moved to another address is noticed.
    package var connectionLifetime: Int
    /// HTTP/2 over TLS with the servers that offer it; requests with large content go over HTTP/1.1 all the same.
    package var usesHTTP2: Bool
    /// Per loop: content of HTTP/2 streams that is received and not taken, where making the upstream wait would make
    /// the connection's other streams wait too. A stream that would go beyond it is ended with `tooLarge`.
    package var heldBytes: Int

    /// Idle connections kept per loop.
    static let keptConnections = 256
    /// A kept connection that was idle for longer is not used again, in seconds. Below the idle limit of common
    /// servers and load balancers (60 s and more).
    static let idleConnectionLifetime = 50
    /// A stream's content that is received and not taken: above this many bytes the upstream is made to wait.
    static let highWater = 64 << 10
    /// Streams of HTTP/2 on one connection at the same time.
    static let streamsPerConnection = 32

    package init(
      userAgent: String? = nil, maximumConnectionsPerHost: Int = 1024, keptHandles: Int = 64,
      connectionLifetime: Int = 300, usesHTTP2: Bool = false, heldBytes: Int = 32 << 20
    ) {
      self.userAgent = userAgent
      self.maximumConnectionsPerHost = maximumConnectionsPerHost
      self.keptHandles = keptHandles
      self.connectionLifetime = connectionLifetime
      self.usesHTTP2 = usesHTTP2
      self.heldBytes = heldBytes
    }
  }

  private let core: Core

  package init(
    options: Options = Options(), loops: EventLoopGroup, logger: Logger = .disabled, metrics: MetricsRegistry? = nil
  ) {
    core = Core(options: options, loops: loops, logger: logger, metrics: metrics)
  }

  /// Makes the call and returns the whole response, whatever its status. Throws `cancelled` as soon as the task is.
  package func send(_ request: ClientRequest) async throws(HTTPClientError) -> ClientResponse {
    let transfer = try await perform(request, .collect)
    return ClientResponse(status: transfer.status, head: transfer.fields, body: transfer.take())
  }

  /// Makes the call and returns once the response's head is there; its content is pulled from the stream.
  package func open(_ request: ClientRequest) async throws(HTTPClientError) -> ClientResponseStream {
    ClientResponseStream(try await perform(request, .stream))
  }

  private func perform(_ request: ClientRequest, _ mode: Transfer.Mode) async throws(HTTPClientError) -> Transfer {
    if let local = core.local { return try await local.perform(request, mode) }
    let first = core.first
    let result: Result<Transfer, HTTPClientError> = await first.loop.run {
      do throws(HTTPClientError) {
        return .success(try await first.perform(request, mode))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// The state that the client's copies share.
private final class Core: Sendable {
  private let loops: EventLoopGroup
  private let parts: [ClientLoop]
  let first: ClientLoop

  init(options: HTTPClient.Options, loops: EventLoopGroup, logger: Logger, metrics: MetricsRegistry?) {
    self.loops = loops
    let meters = metrics.map(ClientMeters.init)
    parts = loops.loops.map { ClientLoop(loop: $0, options: options, logger: logger, meters: meters) }
    first = parts[0]
  }

  /// The last reference to the client may go on any thread; what the loops hold is given back on theirs, where an
  /// upstream may be closing a connection at this very moment.
  deinit {
    for part in parts { part.loop.execute { withExtendedLifetime(part) {} } }
  }

  /// The part of the loop whose thread this is.
  var local: ClientLoop? {
    guard let current = EventLoop.current, current.index < parts.count else { return nil }
    let part = parts[current.index]
    return part.loop === current ? part : nil
  }
}

extension ClientLoop {
  /// Starts the exchange and waits for its head, or for all of it. On the loop only.
  func perform(_ request: ClientRequest, _ mode: Transfer.Mode) async throws(HTTPClientError) -> Transfer {
    let url = try url(request.url)
    guard Token.isValid(request.method.rawValue) else {
      throw HTTPClientError(.invalidRequest, "the method is not a token")
    }
    let transfer = Transfer(part: self, request: request, url: url, mode: mode)
    if !request.ignoresCancellation && Task.isCancelled {
      transfer.cancel()
    } else if request.deadline <= loop.currentTime {
      transfer.end(HTTPClientError(.timeout, "the deadline had passed before \(url.authority) was called"))
    } else {
      try start(transfer)
    }
    switch mode {
    case .collect: await transfer.waitForContent()
    case .stream: await transfer.waitForHead()
    }
    if let failure = transfer.failure, mode == .collect || !transfer.hasHead { throw failure }
    return transfer
  }
}
