// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import Synchronization
import Testing

@Suite("A loop")
struct LoopTests {
  @Test("keeps a task, its child tasks and its continuations on its own thread")
  func staysOnLoop() async throws {
    try await EventLoopGroup.withLoops { group in
      let loop = group.first
      #expect(loop.isCurrent)
      await loop.sleep(for: .milliseconds(2))
      #expect(loop.isCurrent)
      await withTaskGroup(of: Bool.self) { tasks in
        for _ in 0..<10 {
          tasks.addTask {
            await loop.sleep(for: .milliseconds(1))
            return loop.isCurrent
          }
        }
        for await stayed in tasks { #expect(stayed) }
      }
      #expect(EventLoop.current === loop)
    }
  }

  @Test("runs what other threads send it, all of it and in order")
  func foreignWork() async throws {
    try await EventLoopGroup.withLoops(count: 2) { group in
      let seen = Mutex<[Int]>([])
      let other = group.loops[1]
      for number in 0..<5_000 { other.execute { seen.withLock { $0.append(number) } } }
      await withCheckedContinuation { continuation in other.execute { continuation.resume() } }
      #expect(seen.withLock { $0 } == Array(0..<5_000))
    }
  }

  @Test("loses no task when two loops send each other thousands")
  func pingPong() async throws {
    try await EventLoopGroup.withLoops(count: 2) { group in
      let total = await withTaskGroup(of: Int.self) { tasks in
        for number in 0..<2_000 {
          tasks.addTask(executorPreference: group.loops[number % 2]) {
            await withTaskExecutorPreference(group.loops[(number + 1) % 2]) { 1 }
          }
        }
        return await tasks.reduce(0, +)
      }
      #expect(total == 2_000)
    }
  }

  @Test("wakes a sleeping task at once when it is cancelled")
  func cancelledSleep() async throws {
    try await EventLoopGroup.withLoops { group in
      let loop = group.first
      let started = MonotonicInstant.now
      await withTaskGroup(of: Void.self) { tasks in
        tasks.addTask { await loop.sleep(for: .seconds(600)) }
        await loop.sleep(for: .milliseconds(5))
        tasks.cancelAll()
      }
      #expect(started.duration(to: .now) < .seconds(60))
    }
  }

  @Test("delivers readiness until a descriptor is deregistered, and never to its successor's number")
  func readiness() throws {
    final class Recorder: ReadinessHandler {
      var events: [Readiness] = []
      var onReady: (() -> Void)?
      func ready(_ readiness: Readiness) {
        events.append(readiness)
        onReady?()
      }
    }
    let loop = try EventLoop(clock: .manual(ManualClock()))
    var pipes: [Int32] = [0, 0, 0, 0]
    pipes.withUnsafeMutableBufferPointer { buffer in
      pipe(buffer.baseAddress)
      pipe(buffer.baseAddress.map { $0 + 2 })
    }
    let first = Recorder()
    let second = Recorder()
    let one = loop.register(pipes[0], .read, first)
    let two = loop.register(pipes[2], .read, second)
    // Whichever comes first drops the other although both events were fetched in one epoll_wait.
    first.onReady = { if let two { loop.deregister(two) } }
    second.onReady = { if let one { loop.deregister(one) } }
    write(pipes[1], "x", 1)
    write(pipes[3], "x", 1)
    loop.onThisThread { loop.tick() }
    #expect(first.events.count + second.events.count == 1)
    for descriptor in pipes { close(descriptor) }
  }

  @Test("refuses a descriptor that epoll refuses")
  func badDescriptor() throws {
    final class Silent: ReadinessHandler { func ready(_ readiness: Readiness) {} }
    let loop = try EventLoop(clock: .manual(ManualClock()))
    #expect(loop.register(-1, .read, Silent()) == nil)
  }

  @Test("does deferred work before it waits again")
  func deferredWork() throws {
    let loop = try EventLoop(clock: .manual(ManualClock()))
    var order: [String] = []
    loop.atEndOfTick { order.append("deferred") }
    loop.onThisThread { loop.tick() }
    #expect(order == ["deferred"])
  }

  @Test("lets heavy work leave it and takes the task back")
  func heavyWork() async throws {
    try await EventLoopGroup.withLoops { group in
      let loop = group.first
      let wasOnLoop = await offLoop { loop.isCurrent }
      #expect(!wasOnLoop)
      #expect(loop.isCurrent)
    }
  }

  @Test("a group returns what its body returns and ends its threads")
  func groupRun() throws {
    let outcome = try EventLoopGroup.run(count: 2) { group in
      await group.first.sleep(for: .milliseconds(1))
      return group.loops.count
    }
    #expect(outcome == 2)
  }
}
