// SPDX-License-Identifier: Apache-2.0
import CCurl
import EventLoop
import HTTPSemantics
import Observability
import Synchronization

/// The client's part on one loop: a curl multi handle driven by the loop's readiness and timers, and the easy handles
/// kept for the next calls. Used on its loop's thread only.
///
/// libcurl must not be called from inside its callbacks; ours only store, wake tasks (which run later) and ask for the
/// end of the tick.
@safe final class ClientLoop: @unchecked Sendable {
  let loop: EventLoop
  let options: HTTPClient.Options
  private let logger: Logger
  private let meters: ClientMeters?
  private var multi: UnsafeMutableRawPointer?
  /// TLS sessions, so that a new connection to a known host costs no second full handshake.
  private(set) var sessions: UnsafeMutableRawPointer?
  private(set) lazy var sockets = SocketTable(loop: loop) { [unowned self] socket, events, handle in
    if let handle { self.noteHeard(handle) }
    self.act(socket, events)
  }
  private var idle: [EasyHandle] = []
  private var running: [EasyHandle] = []
  /// Running handles that may have got something over TLS since the last look for more.
  private var heard: [EasyHandle] = []
  private var timer: LoopTimer?
  /// libcurl asked for a timeout of 0: served once at the end of the tick, instead of a turn through epoll.
  private var isTimeoutDue = false
  private lazy var serveTimeout: () -> Void = { [weak self] in self?.timeoutIsServed() }
  private var urls: [String: RequestURL] = [:]
  private var gates: [Server: StreamGate] = [:]
  /// Content of HTTP/2 streams that their consumers have not taken. Atomic: a stream may be let go of anywhere.
  let held = Atomic(0)

  /// A server with security options: calls to the same one may share connections.
  private struct Server: Hashable {
    let authority: String
    let tls: TLSOptions
  }

  private static let isReady = ccurl_global_init() == CURLE_OK
  /// URLs remembered with their parts, and servers; the maps are emptied when they are full.
  private static let urlLimit = 256
  /// Looks for more over TLS before the loop has a turn again.
  private static let readBudget = 64

  init(loop: EventLoop, options: HTTPClient.Options, logger: Logger, meters: ClientMeters?) {
    self.loop = loop
    self.options = options
    self.logger = logger
    self.meters = meters
  }

  deinit {
    guard let multi = unsafe multi else { return }
    // No callback may reach us any more; the loop may have ended already.
    _ = unsafe ccurl_multi_set_socket_function(multi, nil)
    _ = unsafe ccurl_multi_set_timer_function(multi, nil)
    sockets.end()
    for handle in running { _ = unsafe curl_multi_remove_handle(multi, handle.easy) }
    unsafe curl_multi_cleanup(multi)
    idle = []
    running = []
    heard = []
    _ = unsafe curl_share_cleanup(sessions)
  }

  /// The parts of a URL.
  func url(_ text: String) throws(HTTPClientError) -> RequestURL {
    if let known = urls[text] { return known }
    let url = try RequestURL(text)
    if urls.count >= Self.urlLimit { urls.removeAll(keepingCapacity: true) }
    urls[text] = url
    return url
  }

  // MARK: Transfers

  func start(_ transfer: Transfer) throws(HTTPClientError) {
    let kind = kind(of: transfer)
    guard kind.allowsHTTP2 else {
      try run(transfer, kind, nil)
      return transfer.begin(waitsForConnection: false)
    }
    let server = Server(authority: transfer.url.authority, tls: kind.tls)
    let gate = gates[server] ?? StreamGate(limit: HTTPClient.Options.streamsPerConnection)
    if gates.count >= Self.urlLimit { gates.removeAll() }
    gates[server] = gate
    if gate.admits() { try run(transfer, kind, gate) } else { gate.wait(transfer) }
    transfer.begin(waitsForConnection: true)
  }

  private func kind(of transfer: Transfer) -> CallKind {
    CallKind(of: transfer.request, transfer.url, isStreamed: transfer.mode == .stream, http2: options.usesHTTP2)
  }

  /// Starts what waits at a gate, as far as there is room: at the end of the tick, for libcurl may be on the stack.
  func startWaiting(at gate: StreamGate) {
    loop.atEndOfTick { [weak self] in
      guard let self else { return }
      while let transfer = gate.next() {
        do throws(HTTPClientError) {
          try self.run(transfer, self.kind(of: transfer), gate)
        } catch {
          transfer.finish(error)
        }
      }
    }
  }

  private func run(_ transfer: Transfer, _ kind: CallKind, _ gate: StreamGate?) throws(HTTPClientError) {
    let multi = try unsafe self.readyMulti()
    let handle = try idleHandle(for: kind)
    do {
      try handle.prepare(for: transfer, kind, gate)
    } catch {
      handle.letGo()
      throw error
    }
    let code = unsafe curl_multi_add_handle(multi, handle.easy)
    guard code == CURLM_OK else {
      handle.letGo()
      throw HTTPClientError(.internalError, "libcurl: " + (unsafe String(cString: curl_multi_strerror(code))))
    }
    handle.place = running.count
    running.append(handle)
  }

  /// A kept handle that was last used for the same kind of call, else any kept one, else a new one.
  private func idleHandle(for kind: CallKind) throws(HTTPClientError) -> EasyHandle {
    for index in idle.indices.reversed().prefix(16) where idle[index].kind?.equals(kind) == true {
      idle.swapAt(index, idle.count - 1)
      return idle.removeLast()
    }
    if idle.count >= options.keptHandles { return idle.removeFirst() }
    guard let handle = EasyHandle(owner: self) else {
      throw HTTPClientError(.internalError, "libcurl has no handle for us: out of memory")
    }
    return handle
  }

  /// Takes a handle out of the multi and keeps it for the next call.
  private func release(_ handle: EasyHandle) {
    guard let multi = unsafe multi, handle.place >= 0 else { return }
    _ = unsafe curl_multi_remove_handle(multi, handle.easy)
    let last = running.removeLast()
    if last !== handle {
      running[handle.place] = last
      last.place = handle.place
    }
    handle.place = -1
    handle.letGo()
    if idle.count < options.keptHandles { idle.append(handle) }
  }

  /// Ends an exchange from our side: its connection is closed, or its stream reset.
  func remove(_ handle: EasyHandle) {
    handle.closeIfAlone(true)
    release(handle)
    handle.closeIfAlone(false)
    meters?.ended.increment()
    flush(handle)
  }

  /// Sends a stream's reset on its way, which libcurl before 8.1 leaves in its buffer: pausing any other stream of the
  /// connection writes what stands there, and letting it go on at once takes the pause back before a byte has left.
  private func flush(_ handle: EasyHandle) {
    guard handle.allowsHTTP2, handle.localPort > 0,
      let neighbour = running.first(where: { $0.localPort == handle.localPort && $0.allowsHTTP2 })
    else { return }
    _ = unsafe curl_easy_pause(neighbour.easy, CURLPAUSE_RECV)
    _ = unsafe curl_easy_pause(neighbour.easy, CURLPAUSE_CONT)
  }

  /// The consumer of a paused exchange has caught up.
  func resume(_ handle: EasyHandle) {
    guard handle.place >= 0 else { return }
    _ = unsafe curl_easy_pause(handle.easy, CURLPAUSE_CONT)
    collectDone()
    // libcurl reads on at the end of the tick; only then is it known what OpenSSL still holds.
    noteHeard(handle)
    serveTimeoutAtEndOfTick()
  }

  private func collectDone() {
    guard let multi = unsafe multi else { return }
    var code = CURLE_OK
    while let easy = unsafe ccurl_multi_next_done(multi, &code) {
      guard let handle = unsafe Self.handle(of: easy), let transfer = handle.transfer else { continue }
      meters?.note(handle, code)
      let error = CurlFailure.error(code, handle, transfer)
      if let error {
        logger.debug("upstream call failed", ["code": .string(error.code.rawValue), "reason": .string(error.message)])
      }
      release(handle)
      handle.closeIfAlone(false)
      if code == CURLE_WRITE_ERROR { flush(handle) }
      transfer.finish(error)
    }
  }

  private static func handle(of easy: UnsafeMutableRawPointer) -> EasyHandle? {
    var pointer: UnsafeMutableRawPointer?
    _ = unsafe ccurl_get_pointer(easy, CURLINFO_PRIVATE, &pointer)
    guard let pointer = unsafe pointer else { return nil }
    return unsafe EasyHandle.of(pointer)
  }

  // MARK: The multi handle

  private func readyMulti() throws(HTTPClientError) -> UnsafeMutableRawPointer {
    if let multi = unsafe multi { return unsafe multi }
    guard Self.isReady, let multi = unsafe curl_multi_init() else {
      throw HTTPClientError(.internalError, "libcurl cannot be set up")
    }
    unsafe sessions = unsafe ccurl_share_of_sessions()
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    _ = unsafe ccurl_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, me)
    _ = unsafe ccurl_multi_set_socket_function(multi) { easy, socket, what, me, _ in
      guard let me = unsafe me else { return 0 }
      var handle: EasyHandle?
      if let easy = unsafe easy, what != CURL_POLL_REMOVE { handle = unsafe ClientLoop.handle(of: easy) }
      handle?.socket = socket
      unsafe Unmanaged<ClientLoop>.fromOpaque(me).takeUnretainedValue().sockets.change(socket, what, for: handle)
      return 0
    }
    _ = unsafe ccurl_multi_set_pointer(multi, CURLMOPT_TIMERDATA, me)
    _ = unsafe ccurl_multi_set_timer_function(multi) { _, milliseconds, me in
      guard let me = unsafe me else { return 0 }
      unsafe Unmanaged<ClientLoop>.fromOpaque(me).takeUnretainedValue().timeoutChanged(milliseconds)
      return 0
    }
    _ = unsafe ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, options.maximumConnectionsPerHost)
    _ = unsafe ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, HTTPClient.Options.keptConnections)
    _ = unsafe ccurl_multi_set_long(multi, CURLMOPT_MAX_CONCURRENT_STREAMS, HTTPClient.Options.streamsPerConnection)
    unsafe self.multi = unsafe multi
    timer = LoopTimer { [unowned self] in self.act(CURL_SOCKET_TIMEOUT, 0) }
    return unsafe multi
  }

  private func timeoutChanged(_ milliseconds: Int) {
    guard let timer else { return }
    if milliseconds == 0 {
      loop.cancel(timer)
      serveTimeoutAtEndOfTick()
    } else {
      isTimeoutDue = false
      if milliseconds < 0 { loop.cancel(timer) } else { loop.arm(timer, after: .milliseconds(milliseconds)) }
    }
  }

  private func serveTimeoutAtEndOfTick() {
    guard !isTimeoutDue else { return }
    isTimeoutDue = true
    loop.atEndOfTick(serveTimeout)
  }

  private func timeoutIsServed() {
    guard isTimeoutDue else { return }
    isTimeoutDue = false
    act(CURL_SOCKET_TIMEOUT, 0)
  }

  /// Tells libcurl what happened, then collects what that ended. Never from inside one of its callbacks.
  private func act(_ socket: Int32, _ events: Int32) {
    guard let multi = unsafe multi else { return }
    var stillRunning: Int32 = 0
    _ = unsafe curl_multi_socket_action(multi, socket, events, &stillRunning)
    finishRound()
  }

  private func finishRound() {
    collectDone()
    if !heard.isEmpty { readOn() }
  }

  func noteHeard(_ handle: EasyHandle) {
    guard !handle.hasHeard, handle.kind?.isSecure == true else { return }
    handle.hasHeard = true
    heard.append(handle)
  }

  /// Has libcurl read what OpenSSL has read ahead: that makes no socket ready, and libcurl asks OpenSSL for one record
  /// at a time.
  private func readOn() {
    guard let multi = unsafe multi else { return }
    var budget = Self.readBudget
    while let handle = heard.popLast() {
      handle.hasHeard = false
      while handle.place >= 0, handle.socket >= 0, handle.transfer?.isPaused == false, handle.hasUnreadRecords {
        budget -= 1
        guard budget > 0 else {
          noteHeard(handle)
          return loop.atEndOfTick { [weak self] in self?.finishRound() }
        }
        var stillRunning: Int32 = 0
        _ = unsafe curl_multi_socket_action(multi, handle.socket, CURL_CSELECT_IN, &stillRunning)
        collectDone()
      }
    }
  }
}
