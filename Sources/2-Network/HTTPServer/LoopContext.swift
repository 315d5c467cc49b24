// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTP1
import HTTPSemantics
import Observability
import Primitives
import Synchronization

/// State that one loop's connections share: pools, the Date line, identifiers, the list of idle connections, counters.
/// Belongs to the loop's thread.
@safe final class LoopContext: @unchecked Sendable {
  let loop: EventLoop
  let core: ServerCore
  let limits: MessageLimits
  let timing: ConnectionTiming
  /// For content on its way into arrays.
  let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 << 10)
  private var requests: [ServerRequest] = []
  private var outputs: [[UInt8]] = []
  private(set) var connections: [Connection] = []
  private let idle: ConnectionQueue
  private let unfinishedHeads: ConnectionQueue
  private let slowReaders: ConnectionQueue
  private let eviction: EvictionBoard.Entry
  private var dateLine: [UInt8] = []
  private var dateUntil = MonotonicInstant(nanoseconds: .min)
  private let identityHigh: UInt64
  private var identityCount: UInt64
  private var corked: [Channel] = []
  private(set) var metrics: RequestMetrics
  private var accessLog: AccessLog
  private let logsProbes: Bool
  private(set) var isDraining = false
  /// Called when a connection ends, for a listener that waits for a free descriptor.
  var onClose: (() -> Void)?

  private var crowd = Crowd()
  private var willShed = false
  private let trimTimer = LoopTimer { Process.trimHeap() }

  private static let pooledRequests = 64
  private static let pooledOutputs = 16

  init(loop: EventLoop, core: ServerCore) {
    self.loop = loop
    self.core = core
    limits = core.options.limits.message
    timing = core.options.limits.timing
    eviction = core.evictions.entry(of: loop)
    idle = ConnectionQueue(.idle, eviction)
    unfinishedHeads = ConnectionQueue(.unfinishedHead, eviction)
    slowReaders = ConnectionQueue(.slowReader, eviction)
    var random = SystemRandomNumberGenerator()
    identityHigh = random.next()
    identityCount = random.next()
    metrics = RequestMetrics(core)
    accessLog = AccessLog(core.logger, isOn: core.options.accessLog)
    logsProbes = core.options.logsProbes
  }

  deinit { unsafe scratch.deallocate() }

  // MARK: Pools

  func takeRequest() -> ServerRequest { requests.popLast() ?? ServerRequest(loop: loop, limits: limits) }

  /// Only an object without other references goes back: a handler may have kept it.
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
    metrics.connections.increment()
    crowd.grew(to: connections.count)
  }

  func remove(_ connection: Connection) {
    let slot = connection.slot
    guard slot >= 0 else { return }
    connection.slot = -1
    metrics.connections.increment(by: -1)
    let last = connections.removeLast()
    if last !== connection {
      connections[slot] = last
      last.slot = slot
    }
    // Not before what they leave behind is free.
    if crowd.hasLeft(connections.count), !trimTimer.isArmed { loop.arm(trimTimer, after: .seconds(2)) }
  }

  /// The connection's socket is closed: others may take its place.
  func closed(_ connection: Connection) {
    connection.queue?.remove(connection)
    core.addresses?.giveBack(connection.client.peer)
    core.connections.giveBack()
    onClose?()
  }

  // MARK: Making room

  func beginServing() {
    eviction.serve { [weak self] kind in self?.evictOnRequest(kind) }
  }

  /// All connections have ended; nothing of this is called again.
  func endServing() {
    eviction.serve(nil)
    loop.cancel(trimTimer)
    flushLog()
  }

  func becameIdle(_ connection: Connection) { idle.append(connection, now: loop.now.nanoseconds) }
  func headBegan(_ connection: Connection) { unfinishedHeads.append(connection, now: loop.now.nanoseconds) }
  func becameBusy(_ connection: Connection) { connection.queue?.remove(connection) }

  /// Candidates that are passed over, at most: for instance because their next bytes have come already.
  private static let candidates = 32
  /// A client that has just connected is about to send its request: so long it is not taken for idle.
  private static let freshFor = Duration.milliseconds(20)

  /// Makes room for one connection: the longest-idle one of all loops goes, then the one whose unfinished head is
  /// oldest. One on another loop goes a little later. False: none went here.
  func makeRoom() -> Bool {
    for kind in [EvictionBoard.Kind.idle, .unfinishedHead] {
      guard let entry = core.evictions.longest(kind) else { continue }
      guard entry === eviction else {
        entry.ask(kind)
        return false
      }
      if evictFirst(of: kind == .idle ? idle : unfinishedHeads) { return true }
    }
    return false
  }

  /// Closes the first connection of a queue that may be closed.
  private func evictFirst(of queue: ConnectionQueue) -> Bool {
    let fresh = loop.now.advanced(by: .zero - Self.freshFor).nanoseconds
    var next = queue.first
    for _ in 0..<Self.candidates {
      guard let connection = next else { return false }
      next = connection.nextInQueue
      if queue === idle, connection.state.requests == 0, connection.queuedAt > fresh { continue }
      if connection.evict() { return true }
    }
    return false
  }

  /// Another loop has found that the longest-waiting connection is here.
  private func evictOnRequest(_ kind: EvictionBoard.Kind) {
    guard kind != .slowReader else { return shedSlowReaders() }
    guard core.connections.isFull else { return }
    _ = evictFirst(of: idle) || evictFirst(of: unfinishedHeads)
  }

  // MARK: Slow readers

  /// Notes that `count` more bytes wait for the client of `connection`, or fewer; `isProgress`: the client has taken
  /// some.
  func unsentChanged(_ connection: Connection, by count: Int, isProgress: Bool) {
    if connection.channel.unsentCounted == 0 {
      slowReaders.remove(connection)
    } else {
      if isProgress { slowReaders.remove(connection) }
      slowReaders.append(connection, now: loop.now.nanoseconds)
    }
    guard count != 0 else { return }
    let total = core.unsent.wrappingAdd(count, ordering: .relaxed).newValue
    guard count > 0, total > core.options.limits.unsentBytes, !willShed else { return }
    willShed = true
    // Not here: the caller is in the middle of writing.
    loop.atEndOfTick { [self] in
      willShed = false
      shedSlowReaders()
    }
  }

  /// Cuts off clients until what waits for them all is within the bound: first the client that has taken nothing for
  /// longest.
  private func shedSlowReaders() {
    let limit = core.options.limits.unsentBytes
    while core.unsent.load(ordering: .relaxed) > limit, let entry = core.evictions.longest(.slowReader) {
      guard entry === eviction else { return entry.ask(.slowReader) }
      guard let connection = slowReaders.first else { return }
      core.warnOnceAMinute(
        "a client that does not read was cut off: more bytes wait for slow clients than may", now: loop.now,
        [
          "limit": .int(limit), "unsent": .int(connection.channel.unsentCounted),
          "peer": .string(connection.client.nearest.text),
        ])
      connection.end(.stalled)
    }
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
        + " name it in \(core.options.trustedProxiesName)", ["peer": .string(peer.text)])
  }

  /// Whether what this peer says of its clients is believed.
  func isTrusted(_ peer: PeerAddress) -> Bool {
    core.options.trustedProxies.contains { $0.contains(peer) }
  }

  // MARK: Corking

  /// Sends what `channel` has put together at the end of this tick.
  func cork(_ channel: Channel) {
    if corked.isEmpty {
      loop.atEndOfTick { [self] in
        let waiting = corked
        corked.removeAll(keepingCapacity: true)
        for channel in waiting { channel.uncork() }
      }
    }
    corked.append(channel)
  }

  // MARK: Head parts

  /// `date: …` with its CRLF, made once a second.
  func appendDate(to output: inout [UInt8]) {
    if loop.now >= dateUntil {
      let time = WallClock.now
      dateLine = Array("date: \(HTTPDate.format(time.seconds))\r\n".utf8)
      dateUntil = loop.now.advanced(by: .nanoseconds(1_000_000_000 - Int64(time.nanoseconds)))
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
    if core.options.tracer != nil { request?.finishSpan(status: status, bytes: bytes) }
    guard accessLog.isOn, logsProbes || route?.options.isProbe != true else { return }
    let isFirst = accessLog.add(
      connection, request, route: route?.nameBytes ?? [], status: status, bytes: bytes, now: now, nanoseconds: duration)
    if isFirst { loop.arm(logTimer, after: .milliseconds(20)) }
  }

  /// Lines are handed over in batches: each batch wakes the log's thread.
  private lazy var logTimer = LoopTimer { [unowned self] in self.accessLog.flush() }

  private func flushLog() {
    loop.cancel(logTimer)
    accessLog.flush()
  }
}
