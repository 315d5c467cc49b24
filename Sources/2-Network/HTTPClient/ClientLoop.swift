// SPDX-License-Identifier: Apache-2.0
import CCurl
import EventLoop
import Glibc
import HTTPSemantics
import Observability

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
  private var idle: [EasyHandle] = []
  private var running: [EasyHandle] = []
  private var watches: [Int32: SocketWatch] = [:]
  private var timer: LoopTimer?
  /// libcurl asked for a timeout of 0: served once at the end of the tick, instead of a turn through epoll.
  private var isTimeoutDue = false

  private(set) lazy var plain = PlainTransport(self, meters)
  /// The client is gone: connections are no longer kept for it.
  private(set) var isEnded = false

  private static let isReady = ccurl_global_init() == CURLE_OK

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
    for handle in running { _ = unsafe curl_multi_remove_handle(multi, handle.easy) }
    unsafe curl_multi_cleanup(multi)
  }

  /// Closes what is kept. Streams that are still read go on to their end. On the loop only.
  func end() {
    isEnded = true
    plain.closeIdle()
  }

  // MARK: Transfers

  func start(_ transfer: Transfer) throws(HTTPClientError) {
    _ = try run(transfer, EasyHandle.kind(of: transfer.request, transfer.url))
    transfer.begin()
  }

  /// Lets libcurl open a connection (it resolves names off the loop, and tries all their addresses) for `pool` to use.
  func connect(for transfer: Transfer, pool: PlainPool) throws(HTTPClientError) {
    let kind = EasyHandle.Kind(
      method: .get, content: .none, fields: [], tls: .standard, connectTimeout: transfer.request.connectTimeout,
      acceptsCompression: false, pinnedHost: nil, connectsOnly: true)
    try run(transfer, kind).pool = pool
  }

  private func run(_ transfer: Transfer, _ kind: EasyHandle.Kind) throws(HTTPClientError) -> EasyHandle {
    let multi = try unsafe self.readyMulti()
    let handle = try idleHandle(for: kind)
    do {
      try handle.prepare(for: transfer, kind)
    } catch {
      handle.transfer = nil
      transfer.driver = nil
      throw error
    }
    let code = unsafe curl_multi_add_handle(multi, handle.easy)
    guard code == CURLM_OK else {
      handle.transfer = nil
      transfer.driver = nil
      throw Self.failure(code)
    }
    handle.place = running.count
    running.append(handle)
    return handle
  }

  private static func failure(_ code: CURLMcode) -> HTTPClientError {
    HTTPClientError(.internalError, "libcurl: " + (unsafe String(cString: curl_multi_strerror(code))))
  }

  /// A kept handle that was last used for the same kind of call, else any kept one, else a new one.
  private func idleHandle(for kind: EasyHandle.Kind) throws(HTTPClientError) -> EasyHandle {
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
    handle.transfer = nil
    handle.pool = nil
    // One that only connected is of no further use to libcurl.
    if idle.count < options.keptHandles, handle.kind?.connectsOnly != true { idle.append(handle) }
  }

  /// Ends an exchange from our side; its connection is closed.
  func remove(_ handle: EasyHandle) {
    let pool = handle.pool
    release(handle)
    meters?.ended.increment()
    pool?.closed()
  }

  /// The consumer of a paused exchange has caught up.
  func resume(_ handle: EasyHandle) {
    guard handle.place >= 0 else { return }
    _ = unsafe curl_easy_pause(handle.easy, CURLPAUSE_CONT)
    collectDone()
  }

  private func collectDone() {
    guard let multi = unsafe multi else { return }
    var code = CURLE_OK
    while let easy = unsafe ccurl_multi_next_done(multi, &code) {
      var pointer: UnsafeMutableRawPointer?
      _ = unsafe ccurl_get_pointer(easy, CURLINFO_PRIVATE, &pointer)
      guard let pointer = unsafe pointer else { continue }
      let handle = unsafe EasyHandle.of(pointer)
      guard let transfer = handle.transfer else { continue }
      if let pool = handle.pool {
        let result = connection(of: handle, code, transfer)
        release(handle)
        pool.connected(result, for: transfer)
        continue
      }
      meters?.note(handle, code)
      let error = CurlFailure.error(code, handle, transfer)
      if let error {
        logger.debug("upstream call failed", ["code": .string(error.code.rawValue), "reason": .string(error.message)])
      }
      release(handle)
      transfer.finish(error)
    }
  }

  /// A descriptor of our own for the connection that libcurl has opened and is about to close.
  private func connection(
    of handle: EasyHandle, _ code: CURLcode, _ transfer: Transfer
  ) -> Result<Int32, HTTPClientError> {
    if let error = CurlFailure.connectError(code, handle, transfer) { return .failure(error) }
    var socket: Int32 = -1
    guard unsafe ccurl_get_socket(handle.easy, &socket) == CURLE_OK, socket >= 0 else {
      return .failure(HTTPClientError(.internalError, "libcurl has no socket for us"))
    }
    // The copy would keep a watch alive after libcurl has closed its descriptor.
    watches.removeValue(forKey: socket)?.stop(loop)
    let own = fcntl(socket, F_DUPFD_CLOEXEC, 0)
    guard own >= 0 else { return .failure(HTTPClientError(.connect, "out of file descriptors")) }
    meters?.opened()
    return .success(own)
  }

  // MARK: The multi handle

  private func readyMulti() throws(HTTPClientError) -> UnsafeMutableRawPointer {
    if let multi = unsafe multi { return unsafe multi }
    guard Self.isReady, let multi = unsafe curl_multi_init() else {
      throw HTTPClientError(.internalError, "libcurl cannot be set up")
    }
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    _ = unsafe ccurl_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, me)
    _ = unsafe ccurl_multi_set_socket_function(multi) { _, socket, what, me, _ in
      guard let me = unsafe me else { return 0 }
      unsafe Unmanaged<ClientLoop>.fromOpaque(me).takeUnretainedValue().socketChanged(socket, what)
      return 0
    }
    _ = unsafe ccurl_multi_set_pointer(multi, CURLMOPT_TIMERDATA, me)
    _ = unsafe ccurl_multi_set_timer_function(multi) { _, milliseconds, me in
      guard let me = unsafe me else { return 0 }
      unsafe Unmanaged<ClientLoop>.fromOpaque(me).takeUnretainedValue().timeoutChanged(milliseconds)
      return 0
    }
    _ = unsafe ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, options.maximumConnectionsPerHost)
    _ = unsafe ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, options.keptConnections)
    unsafe self.multi = unsafe multi
    timer = LoopTimer { [unowned self] in self.act(CURL_SOCKET_TIMEOUT, 0) }
    return unsafe multi
  }

  private func socketChanged(_ socket: Int32, _ what: Int32) {
    if what == CURL_POLL_REMOVE {
      if let watch = watches.removeValue(forKey: socket) { watch.stop(loop) }
      return
    }
    var interest: Readiness = []
    if what == CURL_POLL_IN || what == CURL_POLL_INOUT { interest.insert(.read) }
    if what == CURL_POLL_OUT || what == CURL_POLL_INOUT { interest.insert(.write) }
    if let watch = watches[socket] {
      watch.change(loop, interest)
    } else {
      let watch = SocketWatch(socket, self)
      watches[socket] = watch
      watch.change(loop, interest)
    }
  }

  private func timeoutChanged(_ milliseconds: Int) {
    guard let timer else { return }
    if milliseconds == 0 {
      loop.cancel(timer)
      guard !isTimeoutDue else { return }
      isTimeoutDue = true
      loop.atEndOfTick { [weak self] in self?.serveTimeout() }
    } else {
      isTimeoutDue = false
      if milliseconds < 0 { loop.cancel(timer) } else { loop.arm(timer, after: .milliseconds(milliseconds)) }
    }
  }

  private func serveTimeout() {
    guard isTimeoutDue else { return }
    isTimeoutDue = false
    act(CURL_SOCKET_TIMEOUT, 0)
  }

  /// Tells libcurl what happened, then collects what that ended. Never from inside one of its callbacks.
  fileprivate func act(_ socket: Int32, _ events: Int32) {
    guard let multi = unsafe multi else { return }
    var stillRunning: Int32 = 0
    _ = unsafe curl_multi_socket_action(multi, socket, events, &stillRunning)
    collectDone()
  }
}

/// Carries one socket's readiness to libcurl.
private final class SocketWatch: ReadinessHandler {
  private let socket: Int32
  /// Weak: the loop may keep a watch a little longer than the client lives.
  private weak var owner: ClientLoop?
  private var registration: Registration?

  init(_ socket: Int32, _ owner: ClientLoop) {
    self.socket = socket
    self.owner = owner
  }

  func change(_ loop: EventLoop, _ interest: Readiness) {
    if let registration {
      loop.modify(registration, interest)
    } else {
      registration = loop.register(socket, interest, self)
    }
  }

  func stop(_ loop: EventLoop) {
    if let registration { loop.deregister(registration) }
    registration = nil
  }

  func ready(_ readiness: Readiness) {
    var events: Int32 = 0
    if readiness.contains(.read) { events |= CURL_CSELECT_IN }
    if readiness.contains(.write) { events |= CURL_CSELECT_OUT }
    if !readiness.isDisjoint(with: [.error, .hangUp]) {
      // With IN: what arrived before the end is read first, and the socket itself says what is wrong.
      events |= CURL_CSELECT_ERR | CURL_CSELECT_IN
    }
    owner?.act(socket, events)
  }
}
