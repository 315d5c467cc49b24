// SPDX-License-Identifier: Apache-2.0
import CLinux
import EventLoop
import Glibc
import Observability
import Synchronization

/// One loop's part of a server: its listening sockets, the task that owns the connections' tasks, its drain.
/// Belongs to the loop's thread; `@unchecked` only to be carried there.
final class LoopServer: @unchecked Sendable {
  private let loop: EventLoop
  private let context: LoopContext
  private var listeners: [ListeningSocket] = []
  private var accepted: [AcceptedSocket] = []
  private var continuation: UnsafeContinuation<Void, Never>?
  private var hasStopped = false
  private var isPaused = false
  private var retry: LoopTimer?
  private var drainTimer: LoopTimer?
  /// Kept open to be given up when the process runs out of descriptors: then one more can be accepted and shed.
  private var spare: Int32
  /// The lack of descriptors is told once a minute, however often it comes and goes.
  private var silentUntil = MonotonicInstant(nanoseconds: .min)

  private static let acceptBurst = 256

  init(loop: EventLoop, core: ServerCore, descriptors: [Int32]) {
    self.loop = loop
    context = LoopContext(loop: loop, core: core)
    spare = open("/dev/null", O_RDONLY | O_CLOEXEC)
    listeners = descriptors.map { ListeningSocket(descriptor: $0) }
  }

  /// Accepts and serves until drained. On the loop.
  func run() async {
    if !hasStopped {
      for listener in listeners { listener.start(loop) { [unowned self] in self.accept() } }
    }
    context.onClose = { [unowned self] in if self.isPaused { self.resumeAccepting() } }
    await withDiscardingTaskGroup { group in
      while let socket = await next() {
        group.addImmediateTask(executorPreference: loop) { [context] in
          await Connection(context: context, descriptor: socket.descriptor, peer: socket.peer).run()
        }
      }
    }
    context.onClose = nil
    context.flushLog()
    if let drainTimer { loop.cancel(drainTimer) }
    if let retry { loop.cancel(retry) }
    close(spare)
  }

  private func next() async -> AcceptedSocket? {
    while accepted.isEmpty {
      if hasStopped { return nil }
      await withUnsafeContinuation { continuation = $0 }
    }
    return accepted.removeLast()
  }

  private func wake() {
    guard let waiting = continuation else { return }
    continuation = nil
    waiting.resume()
  }

  // MARK: Accepting

  private func accept() {
    guard !isPaused else { return }
    for listener in listeners { accept(from: listener, upTo: Self.acceptBurst) }
    if !accepted.isEmpty { wake() }
  }

  private func accept(from listener: ListeningSocket, upTo burst: Int) {
    var storage = sockaddr_storage()
    for _ in 0..<burst {
      var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let descriptor = clinux_accept(listener.descriptor, &storage, &length)
      if descriptor >= 0 {
        take(descriptor, PeerAddress(storage))
        guard makeRoom() else { return pause() }
        continue
      }
      switch errno {
      case EINTR, ECONNABORTED: continue
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return exhausted(listener)
      default: return
      }
    }
  }

  private func take(_ descriptor: Int32, _ peer: PeerAddress) {
    context.core.connectionCount.wrappingAdd(1, ordering: .relaxed)
    accepted.append(AcceptedSocket(descriptor: descriptor, peer: peer))
  }

  /// Over the limit the connection that has been idle longest goes. False: none is idle, and no more are taken for now.
  private func makeRoom() -> Bool {
    guard context.core.connectionCount.load(ordering: .relaxed) > context.core.maximumConnections else { return true }
    return context.evictLongestIdle()
  }

  /// No descriptor is left. The longest-idle connection goes; where none is idle, the client that waits is shed by
  /// means of the spare, and accepting pauses.
  private func exhausted(_ listener: ListeningSocket) {
    if loop.now >= silentUntil {
      silentUntil = loop.now.advanced(by: .seconds(60))
      context.core.logger.error("out of file descriptors", ["connections": .int(context.connections.count)])
    }
    guard !context.evictLongestIdle() else { return }
    close(spare)
    let descriptor = clinux_accept(listener.descriptor, nil, nil)
    if descriptor >= 0 { close(descriptor) }
    spare = open("/dev/null", O_RDONLY | O_CLOEXEC)
    pause()
  }

  private func pause() {
    guard !isPaused, !hasStopped else { return }
    isPaused = true
    for listener in listeners { listener.setInterest(loop, false) }
    let timer = retry ?? LoopTimer { [unowned self] in self.resumeAccepting() }
    retry = timer
    loop.arm(timer, after: .milliseconds(100))
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
    if atOnce {
      stopAccepting()
      context.drain()
      context.cancelAll()
      return
    }
    let timer = LoopTimer { [unowned self] in
      self.stopAccepting()
      self.context.drain()
      self.startGrace()
    }
    drainTimer = timer
    loop.arm(timer, after: context.core.options.drainDelay)
  }

  private func startGrace() {
    let timer = LoopTimer { [unowned self] in self.context.cancelAll() }
    drainTimer = timer
    loop.arm(timer, after: context.core.options.drainGrace)
  }

  /// A closed listener resets what is queued on it: that is accepted first.
  private func stopAccepting() {
    guard !hasStopped else { return }
    isPaused = false
    for listener in listeners {
      accept(from: listener, upTo: context.core.options.limits.backlog)
      listener.close(loop)
    }
    hasStopped = true
    wake()
  }
}

struct AcceptedSocket: Sendable {
  let descriptor: Int32
  let peer: PeerAddress
}

/// A listening socket on one loop.
private final class ListeningSocket: ReadinessHandler {
  let descriptor: Int32
  private var registration: Registration?
  private var onReady: (() -> Void)?

  init(descriptor: Int32) { self.descriptor = descriptor }

  func start(_ loop: EventLoop, _ onReady: @escaping () -> Void) {
    self.onReady = onReady
    registration = loop.register(descriptor, .read, self)
  }

  func ready(_ readiness: Readiness) { onReady?() }

  func setInterest(_ loop: EventLoop, _ isOn: Bool) {
    if let registration { loop.modify(registration, isOn ? .read : []) }
  }

  func close(_ loop: EventLoop) {
    if let registration { loop.deregister(registration) }
    registration = nil
    onReady = nil
    Glibc.close(descriptor)
  }
}
