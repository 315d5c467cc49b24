// SPDX-License-Identifier: Apache-2.0
import CLinux
import EventLoop
import Glibc
import Observability
import Synchronization

/// One loop's part of a server: its listening sockets, the task that owns the connections' tasks, its drain.
/// Belongs to the loop's thread; `@unchecked` only to be carried there.
@safe final class LoopServer: @unchecked Sendable {
  private let loop: EventLoop
  private let core: ServerCore
  private let context: LoopContext
  private var listeners: [ListeningSocket] = []
  private var accepted: [AcceptedSocket] = []
  private var acceptedStart = 0
  private var continuation: UnsafeContinuation<Void, Never>?
  private var hasStopped = false
  private var hasEnded = false
  private var isPaused = false
  private var retry: LoopTimer?
  private var drainTimer: LoopTimer?
  /// Kept open to be given up when the process runs out of descriptors: then one more can be accepted and shed.
  private var spare: Int32
  /// The lack of descriptors is told once a minute, however often it comes and goes.
  private var silentUntil = MonotonicInstant(nanoseconds: .min)

  private static let acceptBurst = 256
  /// Connections accepted at a time from a socket that other loops watch too: the rest is theirs, if they have the
  /// time.
  private static let sharedAcceptBurst = 8
  /// Until it is looked again whether a connection has become one that may be closed.
  private static let fullPause = Duration.milliseconds(20)
  private static let exhaustedPause = Duration.milliseconds(100)

  init(loop: EventLoop, core: ServerCore, descriptors: [ListeningDescriptor]) {
    self.loop = loop
    self.core = core
    context = LoopContext(loop: loop, core: core)
    spare = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    listeners = descriptors.map { ListeningSocket($0) }
  }

  /// Has the loop watch the listening sockets, without accepting yet. On the loop, before `run`.
  func watchListeners() throws(HTTPServerError) {
    for listener in listeners {
      let isWatched = listener.watch(loop) { [weak self] in self?.accept() }
      guard isWatched else {
        let reason = unsafe String(cString: strerror(errno)).lowercased()
        throw HTTPServerError(.system, "cannot watch a listening socket: \(reason)")
      }
    }
  }

  /// Closes the listening sockets of a server that does not run. On the loop.
  func closeListeners() {
    for listener in listeners { listener.close(loop) }
    listeners = []
    close(spare)
  }

  /// Accepts and serves until drained. On the loop.
  func run() async {
    if !hasStopped {
      for listener in listeners { listener.setInterest(loop, true) }
    }
    context.beginServing()
    context.onClose = { [unowned self] in if self.isPaused { self.resumeAccepting() } }
    await withDiscardingTaskGroup { group in
      while let socket = await next() {
        group.addImmediateTask(executorPreference: loop) { [context] in
          await Connection(context: context, descriptor: socket.descriptor, peer: socket.peer).run()
        }
      }
    }
    hasEnded = true
    context.onClose = nil
    context.endServing()
    if let drainTimer { loop.cancel(drainTimer) }
    if let retry { loop.cancel(retry) }
    close(spare)
  }

  private func next() async -> AcceptedSocket? {
    while accepted.isEmpty {
      if hasStopped { return nil }
      unsafe await withUnsafeContinuation { unsafe continuation = $0 }
    }
    // In the order in which they came, or the last of a burst would be the first to age.
    let socket = accepted[acceptedStart]
    acceptedStart += 1
    if acceptedStart == accepted.count {
      accepted.removeAll(keepingCapacity: true)
      acceptedStart = 0
    }
    return socket
  }

  private func wake() {
    guard let waiting = unsafe continuation else { return }
    unsafe continuation = nil
    unsafe waiting.resume()
  }

  // MARK: Accepting

  private func accept() {
    guard !isPaused else { return }
    for listener in listeners {
      accept(from: listener, upTo: listener.isShared ? Self.sharedAcceptBurst : Self.acceptBurst)
    }
    if !accepted.isEmpty { wake() }
  }

  private func accept(from listener: ListeningSocket, upTo burst: Int) {
    var storage = sockaddr_storage()
    for _ in 0..<burst {
      guard core.connections.take() || makeRoom(for: listener) else { return }
      var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let descriptor = unsafe clinux_accept(listener.descriptor, &storage, &length)
      if descriptor >= 0 {
        take(descriptor, PeerAddress(storage))
        continue
      }
      let number = errno
      core.connections.giveBack()
      switch number {
      case EINTR, ECONNABORTED: continue
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return exhausted(listener)
      default: return
      }
    }
  }

  private func take(_ descriptor: Int32, _ peer: PeerAddress) {
    guard core.addresses?.take(peer) ?? true else {
      close(descriptor)
      core.connections.giveBack()
      core.limited.with("connections").increment()
      return core.warnOnceAMinute(
        "a client was refused: its address holds as many connections as it may", now: loop.now,
        ["peer": .string(peer.text)])
    }
    accepted.append(AcceptedSocket(descriptor: descriptor, peer: peer))
  }

  /// At the limit: takes the slot of a connection that goes. False: the client still waiting to be accepted goes on
  /// doing so.
  private func makeRoom(for listener: ListeningSocket) -> Bool {
    // Looked at first, or the last round of each burst would close a connection for no newcomer.
    guard listener.hasWaitingClient else { return false }
    if context.makeRoom(), core.connections.take() { return true }
    // Connections accepted in this turn are not idle yet.
    guard accepted.isEmpty else { return false }
    core.warnOnceAMinute(
      "clients wait: all connections are in use", now: loop.now, ["connections": .int(core.connections.maximum)])
    pause(for: Self.fullPause)
    // A slot may come free on another loop.
    core.connections.wait(loop.index) { [loop, weak server = self] in
      loop.execute { [weak server] in server?.resumeAccepting() }
    }
    return false
  }

  /// No descriptor is left. A connection that may be closed goes; where there is none, the client that waits is shed by
  /// means of the spare, and accepting pauses.
  private func exhausted(_ listener: ListeningSocket) {
    if loop.now >= silentUntil {
      silentUntil = loop.now.advanced(by: .seconds(60))
      core.logger.error("out of file descriptors", ["connections": .int(context.connections.count)])
    }
    guard !context.makeRoom() else { return }
    close(spare)
    let descriptor = clinux_accept(listener.descriptor, nil, nil)
    if descriptor >= 0 { close(descriptor) }
    spare = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    pause(for: Self.exhaustedPause)
  }

  private func pause(for duration: Duration) {
    guard !isPaused, !hasStopped else { return }
    isPaused = true
    for listener in listeners { listener.setInterest(loop, false) }
    let timer = retry ?? LoopTimer { [weak self] in self?.resumeAccepting() }
    retry = timer
    loop.arm(timer, after: duration)
  }

  private func resumeAccepting() {
    guard isPaused, !hasStopped else { return }
    isPaused = false
    for listener in listeners { listener.setInterest(loop, true) }
  }

  // MARK: Drain

  /// First call: after the delay stop accepting, finish what is in flight within the grace, then cancel. `atOnce`:
  /// all of that now.
  func drain(atOnce: Bool) {
    guard !hasEnded else { return }
    if atOnce {
      stopAccepting()
      context.drain()
      context.cancelAll()
      return
    }
    armDrain(after: core.options.drainDelay) { server in
      server.stopAccepting()
      server.context.drain()
      server.armDrain(after: server.core.options.drainGrace) { $0.context.cancelAll() }
    }
  }

  private func armDrain(after duration: Duration, _ body: @escaping (LoopServer) -> Void) {
    if let drainTimer { loop.cancel(drainTimer) }
    let timer = LoopTimer { [weak self] in if let self { body(self) } }
    drainTimer = timer
    loop.arm(timer, after: duration)
  }

  /// A closed listener resets what is queued on it: that is accepted first.
  private func stopAccepting() {
    guard !hasStopped else { return }
    isPaused = false
    for listener in listeners {
      accept(from: listener, upTo: core.options.limits.backlog)
      listener.close(loop)
    }
    hasStopped = true
    wake()
  }
}
