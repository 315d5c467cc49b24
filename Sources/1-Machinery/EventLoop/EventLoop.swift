// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import Synchronization

/// One thread with an epoll descriptor: readiness, timers, wake-ups; and the executor of the tasks that live on it.
///
/// A task started with `executorPreference: loop` runs on the loop's thread in all its nonisolated code, child tasks
/// included. No actor lives on a loop. Everything but `enqueue`, `execute` and `stop` belongs to the loop's thread.
/// Form and costs: docs/decisions/0001-event-loop.md.
@safe package final class EventLoop: TaskExecutor, @unchecked Sendable {
  /// A loop's number within its group, from 0.
  package let index: Int
  private let clock: LoopClock
  private let epoll: Int32
  private let wakeDescriptor: Int32
  private let inbox = Mutex(Inbox())
  private let asleep = Atomic(false)
  private let stopping = Atomic(false)
  private var ring = JobRing()
  private var spare = Inbox()
  private let events: UnsafeMutablePointer<epoll_event>
  private var identity: UnownedTaskExecutor?
  private let timers = Timers()
  /// Registrations dropped in this tick, kept until its events are handled.
  private var dropped: [Registration] = []
  private var live: [ObjectIdentifier: Registration] = [:]
  private var deferred: [() -> Void] = []
  /// The time, taken once per tick: after waiting, and again before timers fire.
  package private(set) var now: MonotonicInstant
  /// The time at this moment, where a tick's age would decide wrongly; one `clock_gettime` (about 20 ns).
  package var currentTime: MonotonicInstant { clock.now }
  /// Called on the loop after a tick that worked longer than `longTick`.
  var onLongTick: ((Duration) -> Void)?
  var longTick: Duration = .milliseconds(100)

  private static let eventCapacity = 512
  /// Jobs run in one tick before readiness is looked at again.
  private static let jobBudget = 4096

  private struct Inbox {
    var jobs: [UnownedJob] = []
    var closures: [@Sendable () -> Void] = []
    /// The loop's thread has ended: what is handed in now is let go of at once.
    var isOver = false
    var isEmpty: Bool { jobs.isEmpty && closures.isEmpty }
  }

  /// Throws where the system gives no descriptors: a loop without them would wait for ever, or not at all.
  package init(index: Int = 0, clock: LoopClock = .system) throws(EventLoopError) {
    self.index = index
    self.clock = clock
    now = clock.now
    (epoll, wakeDescriptor) = try Self.openDescriptors()
    unsafe events = .allocate(capacity: Self.eventCapacity)
    unsafe identity = unsafe asUnownedTaskExecutor()
  }

  /// The epoll descriptor and, watched by it, the one that wakes it.
  private static func openDescriptors() throws(EventLoopError) -> (Int32, Int32) {
    let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { throw EventLoopError(call: "epoll_create1", errorNumber: errno) }
    let wake = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    guard wake >= 0 else {
      let number = errno
      close(epoll)
      throw EventLoopError(call: "eventfd", errorNumber: number)
    }
    var event = unsafe epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(ptr: nil))
    guard unsafe epoll_ctl(epoll, EPOLL_CTL_ADD, wake, &event) == 0 else {
      let number = errno
      close(epoll)
      close(wake)
      throw EventLoopError(call: "epoll_ctl", errorNumber: number)
    }
    return (epoll, wake)
  }

  deinit {
    close(epoll)
    close(wakeDescriptor)
    unsafe events.deallocate()
  }

  // MARK: Who and when

  /// True on the loop's own thread (2 ns).
  package var isCurrent: Bool {
    unsafe clinux_current_loop() == UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque())
  }

  /// The loop whose thread this is; nil elsewhere.
  package static var current: EventLoop? {
    guard let pointer = unsafe clinux_current_loop() else { return nil }
    return unsafe Unmanaged<EventLoop>.fromOpaque(pointer).takeUnretainedValue()
  }

  // MARK: Jobs

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if isCurrent {
      ring.append(job)
      return
    }
    inbox.withLock { $0.jobs.append(job) }
    wakeIfAsleep()
  }

  /// Runs `body` on the loop's thread in one of its next ticks. From any thread; never blocks. What comes before `stop`
  /// is still run, what comes after the thread's end is not.
  package func execute(_ body: @escaping @Sendable () -> Void) {
    inbox.withLock { if !$0.isOver { $0.closures.append(body) } }
    if !isCurrent { wakeIfAsleep() }
  }

  /// Runs `body` at the end of this tick, before the loop waits again. On the loop only.
  package func atEndOfTick(_ body: @escaping () -> Void) { deferred.append(body) }

  private func wakeIfAsleep() {
    if asleep.exchange(false, ordering: .acquiringAndReleasing) { wake() }
  }

  private func wake() {
    var one: UInt64 = 1
    _ = unsafe write(wakeDescriptor, &one, 8)
  }

  // MARK: Descriptors

  /// Watches a descriptor. On the loop only. The loop keeps the handler until `deregister`.
  /// Returns nil when epoll refuses the descriptor (errno says why).
  package func register(_ descriptor: Int32, _ interest: Readiness, _ handler: any ReadinessHandler) -> Registration? {
    let registration = Registration(descriptor: descriptor, interest: interest, handler: handler)
    var event = unsafe epoll_event(events: interest.rawValue, data: pointer(to: registration))
    guard unsafe epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0 else { return nil }
    live[ObjectIdentifier(registration)] = registration
    return registration
  }

  /// Changes what a descriptor is watched for; nothing happens when it is the same.
  package func modify(_ registration: Registration, _ interest: Readiness) {
    guard registration.isActive, registration.interest != interest else { return }
    registration.interest = interest
    var event = unsafe epoll_event(events: interest.rawValue, data: pointer(to: registration))
    _ = unsafe epoll_ctl(epoll, EPOLL_CTL_MOD, registration.descriptor, &event)
  }

  /// Stops watching. Call before closing the descriptor; one that is closed already is tolerated.
  package func deregister(_ registration: Registration) {
    guard registration.isActive else { return }
    registration.isActive = false
    live[ObjectIdentifier(registration)] = nil
    dropped.append(registration)
    _ = epoll_ctl(epoll, EPOLL_CTL_DEL, registration.descriptor, nil)
  }

  private func pointer(to registration: Registration) -> epoll_data_t {
    unsafe epoll_data_t(ptr: Unmanaged.passUnretained(registration).toOpaque())
  }

  // MARK: Timers

  /// Arms or moves a timer; it fires once. On the loop only.
  package func arm(_ timer: LoopTimer, at deadline: MonotonicInstant) { timers.arm(timer, at: deadline) }
  /// Starts the timer, or starts it anew. On the loop's thread only.
  package func arm(_ timer: LoopTimer, after duration: Duration) { timers.arm(timer, at: now.advanced(by: duration)) }
  /// Stops the timer; one that is not armed stays so. On the loop's thread only.
  package func cancel(_ timer: LoopTimer) { timers.cancel(timer) }

  // MARK: Running

  /// One turn: wait, readiness, timers, inbox, jobs, deferred work.
  package func tick() {
    var timeout: Int32 = 0
    if ring.isEmpty && deferred.isEmpty {
      asleep.store(true, ordering: .sequentiallyConsistent)  // before looking into the inbox
      timeout = inbox.withLock { $0.isEmpty } ? millisecondsToWait() : 0
    }
    let count = unsafe epoll_wait(epoll, events, Int32(Self.eventCapacity), timeout)
    asleep.store(false, ordering: .relaxed)
    now = clock.now
    let start = now
    deliverReadiness(Int(max(count, 0)))
    fireTimers()
    takeInbox()
    runJobs()
    runDeferred()
    if onLongTick != nil { reportLongTick(since: start) }
  }

  private func millisecondsToWait() -> Int32 {
    guard let next = timers.next else { return isManual ? 0 : -1 }
    let wait = next.nanoseconds.subtractingReportingOverflow(clock.now.nanoseconds).partialValue
    if wait <= 0 || isManual { return 0 }
    // Rounded up: waking early would only turn the loop in vain.
    return Int32(clamping: (wait &+ 999_999) / 1_000_000)
  }

  private var isManual: Bool {
    if case .manual = clock { return true }
    return false
  }

  private func deliverReadiness(_ count: Int) {
    for position in 0..<count {
      let event = unsafe events[position]
      guard let pointer = unsafe event.data.ptr else {
        var value: UInt64 = 0
        _ = unsafe read(wakeDescriptor, &value, 8)
        continue
      }
      let registration = unsafe Unmanaged<Registration>.fromOpaque(pointer).takeUnretainedValue()
      if registration.isActive { registration.handler.ready(Readiness(rawValue: unsafe event.events)) }
    }
    if !dropped.isEmpty { dropped.removeAll(keepingCapacity: true) }
  }

  private func fireTimers() {
    guard !timers.isEmpty else { return }
    while let timer = timers.popExpired(now) { timer.fire() }
  }

  private func takeInbox() {
    inbox.withLock { swap(&$0, &spare) }
    guard !spare.isEmpty else { return }
    for job in spare.jobs { ring.append(job) }
    spare.jobs.removeAll(keepingCapacity: true)
    let closures = spare.closures
    spare.closures.removeAll()
    for closure in closures { closure() }
  }

  private func runJobs() {
    guard let identity = unsafe identity else { return }
    for _ in 0..<Self.jobBudget {
      guard let job = ring.popFirst() else { return }
      unsafe job.runSynchronously(on: identity)
    }
  }

  private func runDeferred() {
    guard !deferred.isEmpty else { return }
    let work = deferred
    deferred.removeAll(keepingCapacity: true)
    for body in work { body() }
  }

  private func reportLongTick(since start: MonotonicInstant) {
    let worked = start.duration(to: clock.now)
    if worked > longTick { onLongTick?(worked) }
  }

  /// Makes this thread the loop's and turns until `stop`. Blocks.
  func runOnThisThread() {
    onThisThread {
      while !stopping.load(ordering: .relaxed) { tick() }
      runLastClosures()
    }
  }

  /// Runs the closures that were handed in before the end: they may have to give back something that belongs to this
  /// thread.
  private func runLastClosures() {
    while true {
      let closures = inbox.withLock { inbox in
        defer { inbox.closures = [] }
        if inbox.closures.isEmpty { inbox.isOver = true }
        return inbox.closures
      }
      if closures.isEmpty { return }
      for closure in closures { closure() }
    }
  }

  // Not inlinable: for tests, once each.
  /// Makes this thread the loop's while `body` runs: for tests, which call `tick()` themselves.
  package func onThisThread<Result>(_ body: () throws -> Result) rethrows -> Result {
    let former = unsafe clinux_current_loop()
    unsafe clinux_set_current_loop(Unmanaged.passUnretained(self).toOpaque())
    defer { unsafe clinux_set_current_loop(former) }
    return try body()
  }

  /// Ends `runOnThisThread` after the present tick. From any thread. Jobs still waiting are never run.
  package func stop() {
    stopping.store(true, ordering: .relaxed)
    wake()
  }
}
