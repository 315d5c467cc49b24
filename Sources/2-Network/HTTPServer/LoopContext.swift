// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTP1
import HTTPSemantics
import Observability
import Synchronization

/// What one loop's connections share: pools, the Date line, identifiers, the list of idle connections, counters.
/// Belongs to the loop's thread.
final class LoopContext: @unchecked Sendable {
  let loop: EventLoop
  let core: ServerCore
  let limits: MessageLimits
  let timing: ConnectionTiming
  /// For content on its way into arrays.
  let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 << 10)
  @exclusivity(unchecked) private var requests: [ServerRequest] = []
  @exclusivity(unchecked) private var outputs: [[UInt8]] = []
  @exclusivity(unchecked) private(set) var connections: [Connection] = []
  private let idle = IdleList()
  @exclusivity(unchecked) private var dateLine: [UInt8] = []
  @exclusivity(unchecked) private var dateUntil = MonotonicInstant(nanoseconds: .min)
  private let identityHigh: UInt64
  @exclusivity(unchecked) private var identityCount: UInt64
  @exclusivity(unchecked) private var corked: [Connection] = []
  @exclusivity(unchecked) private var metrics: RequestMetrics
  @exclusivity(unchecked) private var accessLog: AccessLog
  @exclusivity(unchecked) private(set) var isDraining = false
  /// Called when a connection ends, for a listener that waits for a free descriptor.
  @exclusivity(unchecked) var onClose: (() -> Void)?

  @exclusivity(unchecked) private var crowd = Crowd()
  private let trimTimer = LoopTimer { Process.trimHeap() }

  private static let pooledRequests = 64
  private static let pooledOutputs = 16

  init(loop: EventLoop, core: ServerCore) {
    self.loop = loop
    self.core = core
    limits = core.options.limits.message
    timing = core.options.limits.timing
    var random = SystemRandomNumberGenerator()
    identityHigh = random.next()
    identityCount = random.next()
    metrics = RequestMetrics(core)
    accessLog = AccessLog(core.logger, isOn: core.options.accessLog)
  }

  deinit { scratch.deallocate() }

  // MARK: Pools

  func takeRequest() -> ServerRequest { requests.popLast() ?? ServerRequest(loop: loop, limits: limits) }

  /// Only an object that nobody else holds goes back: a handler may have kept it.
  func giveBack(_ request: inout ServerRequest?) {
    guard var object = request else { return }
    request = nil
    guard isKnownUniquelyReferenced(&object), requests.count < Self.pooledRequests, object.capacity <= 16 << 10
    else { return }
    object.start = 0
    object.filled = 0
    requests.append(object)
  }

  func takeOutput() -> [UInt8] {
    if let output = outputs.popLast() { return output }
    var output: [UInt8] = []
    output.reserveCapacity(4096)
    return output
  }

  func giveBack(_ output: inout [UInt8]) {
    guard outputs.count < Self.pooledOutputs, output.capacity <= 64 << 10 else { return }
    output.removeAll(keepingCapacity: true)
    outputs.append([])
    swap(&outputs[outputs.count - 1], &output)
  }

  // MARK: Connections

  func add(_ connection: Connection) {
    connection.slot = connections.count
    connections.append(connection)
    crowd.grew(to: connections.count)
  }

  func remove(_ connection: Connection) {
    let slot = connection.slot
    guard slot >= 0 else { return }
    connection.slot = -1
    let last = connections.removeLast()
    if last !== connection {
      connections[slot] = last
      last.slot = slot
    }
    idle.remove(connection)
    core.connectionCount.wrappingSubtract(1, ordering: .relaxed)
    // Not before what they leave behind is free.
    if crowd.hasLeft(connections.count), !trimTimer.isArmed { loop.arm(trimTimer, after: .seconds(2)) }
    onClose?()
  }

  func becameIdle(_ connection: Connection) { idle.append(connection) }
  func becameBusy(_ connection: Connection) { idle.remove(connection) }

  /// Closes the connection that has been idle longest. False: none is idle.
  func evictLongestIdle() -> Bool {
    guard let connection = idle.first else { return false }
    idle.remove(connection)
    connection.end(.closed)
    return true
  }

  func drain() {
    isDraining = true
    for connection in connections { connection.drain() }
  }

  func cancelAll() {
    for connection in connections { connection.cancelForDrain() }
  }

  /// Says once that clients are taken for one because a proxy is not believed.
  func proxyIsNotBelieved(_ peer: PeerAddress) {
    guard !core.hasWarnedOfProxy.exchange(true, ordering: .relaxed) else { return }
    core.logger.warning(
      "a client over its rate limit has sent X-Forwarded-For or Forwarded, which is not believed: if it is your proxy,"
        + " name it in TRUSTED_PROXIES", ["peer": .string(peer.text)])
  }

  /// Whether what this peer says of its clients is believed.
  func isTrusted(_ peer: PeerAddress) -> Bool {
    core.options.trustedProxies.contains { $0.contains(peer) }
  }

  // MARK: Corking

  /// Sends what `connection` has put together at the end of this tick.
  func cork(_ connection: Connection) {
    if corked.isEmpty {
      loop.atEndOfTick { [self] in
        let waiting = corked
        corked.removeAll(keepingCapacity: true)
        for connection in waiting { connection.uncork() }
      }
    }
    corked.append(connection)
  }

  // MARK: Head parts

  /// `date: …` with its CRLF, made once a second.
  func appendDate(to output: inout [UInt8]) {
    if loop.now >= dateUntil {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      dateLine = Array("date: \(HTTPDate.format(time.tv_sec))\r\n".utf8)
      dateUntil = loop.now.advanced(by: .nanoseconds(1_000_000_000 - Int64(time.tv_nsec)))
    }
    output.append(contentsOf: dateLine)
  }

  /// A new identifier: random per process and loop, then a mixed counter, so that it cannot be guessed from another.
  func makeIdentity() -> RequestIdentity {
    identityCount &+= 0x9E37_79B9_7F4A_7C15
    var low = identityCount
    low = (low ^ (low >> 30)) &* 0xBF58_476D_1CE4_E5B9
    low = (low ^ (low >> 27)) &* 0x94D0_49BB_1331_11EB
    return .own(identityHigh, low ^ (low >> 31))
  }

  // MARK: Records

  /// Counts and logs an answered request.
  func record(_ connection: Connection, _ request: ServerRequest?, status: Int, bytes: Int) {
    let route = request?.route
    // The loop's clock stands still within a tick, in which most requests begin and end.
    let now = MonotonicInstant.now.nanoseconds
    var duration: Int64 = 0
    if let began = request?.began, began != .distantFuture { duration = now &- began.nanoseconds }
    metrics.record(route, status: status, duration)
    guard accessLog.isOn else { return }
    let isFirst = accessLog.add(
      connection, request, route: route?.nameBytes ?? [], status: status, bytes: bytes, now: now, nanoseconds: duration)
    if isFirst { loop.arm(logTimer, after: .milliseconds(20)) }
  }

  /// Lines are handed over in batches: each batch wakes the log's thread.
  private lazy var logTimer = LoopTimer { [unowned self] in self.accessLog.flush() }

  func flushLog() {
    loop.cancel(logTimer)
    accessLog.flush()
  }
}

/// Counters by route and status, each looked up once, and the loop's own: loops do not write to the same place.
private struct RequestMetrics {
  private let total: CounterFamily
  private let durations: Histogram
  /// By route (the last row: none) and status less 100.
  private var counters: [[Counter?]]
  private let names: [String]

  init(_ core: ServerCore) {
    total = core.metrics.counter(
      "rag_http_requests_total", help: "answered requests", labels: ["route", "status"])
    durations = core.metrics.histogram(
      "rag_http_request_duration_seconds", help: "from a request's head to its response's end"
    ).part()
    names = core.router.routes.map(\.name) + ["none"]
    counters = Array(repeating: [], count: names.count)
  }

  mutating func record(_ route: Route?, status: Int, _ duration: Int64) {
    let row = route?.index ?? names.count - 1
    let column = status - 100
    guard column >= 0, column < 500 else { return }
    if counters[row].isEmpty { counters[row] = Array(repeating: nil, count: 500) }
    if let counter = counters[row][column] {
      counter.increment()
    } else {
      let counter = total.part(of: names[row], String(status))
      counters[row][column] = counter
      counter.increment()
    }
    durations.observe(Double(duration) * 1e-9)
  }
}

/// Idle connections from the longest-idle on: a doubly linked list through the connections.
private final class IdleList {
  @exclusivity(unchecked) private(set) var first: Connection?
  @exclusivity(unchecked) private var last: Connection?

  func append(_ connection: Connection) {
    guard !connection.isInIdleList else { return }
    connection.isInIdleList = true
    connection.previousIdle = last
    connection.nextIdle = nil
    if let last { last.nextIdle = connection } else { first = connection }
    last = connection
  }

  func remove(_ connection: Connection) {
    guard connection.isInIdleList else { return }
    connection.isInIdleList = false
    if let previous = connection.previousIdle {
      previous.nextIdle = connection.nextIdle
    } else {
      first = connection.nextIdle
    }
    if let next = connection.nextIdle {
      next.previousIdle = connection.previousIdle
    } else {
      last = connection.previousIdle
    }
    connection.previousIdle = nil
    connection.nextIdle = nil
  }
}

/// What all loops of a server share; nothing in it changes but the counts.
final class ServerCore: Sendable {
  let options: HTTPServer.Options
  let router: Router
  let logger: Logger
  let metrics: MetricsRegistry
  let maximumConnections: Int
  private let hasTLS: Bool
  let connectionCount = Atomic(0)
  let hasWarnedOfProxy = Atomic(false)
  private let tls = Mutex<TLSContext?>(nil)

  init(_ options: HTTPServer.Options, _ router: Router, _ logger: Logger, _ metrics: MetricsRegistry) {
    self.options = options
    self.router = router
    self.logger = logger
    self.metrics = metrics
    hasTLS = options.tls != nil
    maximumConnections =
      options.limits.connections ?? min(20_000, max(64, Process.raiseDescriptorLimit() - 256))
  }

  /// What new connections begin TLS with; nil for plain HTTP.
  var tlsContext: TLSContext? { hasTLS ? tls.withLock { $0 } : nil }

  /// Reads certificates and keys (again). On an error what was there stays.
  func loadCertificates() throws(HTTPServerError) {
    guard let options = options.tls else { return }
    let new = try TLSContext(options)
    tls.withLock { $0 = new }
  }
}

extension ServerLimits {
  var message: MessageLimits {
    MessageLimits(
      targetBytes: targetBytes, fieldBytes: fieldBytes, fieldCount: fieldCount,
      chunkExtensionBytes: chunkExtensionBytes, trailerBytes: trailerBytes,
      refusesAuthorityMismatch: refusesAuthorityMismatch)
  }

  var timing: ConnectionTiming {
    var timing = ConnectionTiming()
    // A century is long enough, and leaves room to add it to any moment.
    func bounded(_ duration: Duration) -> Int64 { min(max(0, duration.nanoseconds), 3_155_760_000_000_000_000) }
    timing.head = bounded(headTimeout)
    timing.idle = bounded(idleTimeout)
    timing.handler = bounded(handlerDeadline)
    timing.streamCap = bounded(streamCap)
    timing.content = bounded(contentTimeout)
    timing.contentRate = Int64(minimumContentRate)
    timing.contentRateGrace = bounded(contentRateGrace)
    timing.writeStall = bounded(writeStallTimeout)
    timing.linger = bounded(lingerTimeout)
    timing.lingerBytes = lingerBytes
    timing.requests = requestsPerConnection
    return timing
  }
}
