// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Testing

/// Turns a loop by hand on the test's own thread, with a clock that stands still.
private func withManualLoop(_ body: (EventLoop, ManualClock) throws -> Void) throws {
  let clock = ManualClock()
  let loop = try EventLoop(clock: .manual(clock))
  try loop.onThisThread { try body(loop, clock) }
}

@Suite("Timers of a loop")
struct TimerTests {
  @Test("fire in the order of their deadlines, not before")
  func order() throws {
    try withManualLoop { loop, clock in
      var fired: [Int] = []
      let timers = [30, 10, 20, 40].map { delay in LoopTimer { fired.append(delay) } }
      for (timer, delay) in zip(timers, [30, 10, 20, 40]) { loop.arm(timer, after: .milliseconds(delay)) }
      loop.tick()
      #expect(fired.isEmpty)
      clock.advance(by: .milliseconds(25))
      loop.tick()
      #expect(fired == [10, 20])
      clock.advance(by: .milliseconds(25))
      loop.tick()
      #expect(fired == [10, 20, 30, 40])
    }
  }

  @Test("that are cancelled or moved do not fire at the old deadline")
  func cancelAndMove() throws {
    try withManualLoop { loop, clock in
      var fired: [String] = []
      let cancelled = LoopTimer { fired.append("cancelled") }
      let moved = LoopTimer { fired.append("moved") }
      loop.arm(cancelled, after: .milliseconds(5))
      loop.arm(moved, after: .milliseconds(5))
      loop.cancel(cancelled)
      loop.arm(moved, after: .milliseconds(50))
      clock.advance(by: .milliseconds(10))
      loop.tick()
      #expect(fired.isEmpty)
      #expect(!cancelled.isArmed && moved.isArmed)
      clock.advance(by: .milliseconds(50))
      loop.tick()
      #expect(fired == ["moved"])
    }
  }

  @Test("may arm themselves again and cancel others while they fire")
  func reentrant() throws {
    try withManualLoop { loop, clock in
      var fired: [String] = []
      var again: LoopTimer?
      let victim = LoopTimer { fired.append("victim") }
      again = LoopTimer {
        fired.append("again")
        loop.cancel(victim)
        if fired.count < 3, let again { loop.arm(again, after: .milliseconds(1)) }
      }
      if let again { loop.arm(again, after: .milliseconds(1)) }
      loop.arm(victim, after: .milliseconds(2))
      for _ in 0..<5 {
        clock.advance(by: .milliseconds(1))
        loop.tick()
      }
      #expect(fired == ["again", "again", "again"])
      again = nil
    }
  }

  @Test("keep the heap's order through thousands of random arms and cancels")
  func heap() throws {
    try withManualLoop { loop, clock in
      var generator = SystemRandomNumberGenerator()
      var fired: [MonotonicInstant] = []
      var timers: [LoopTimer] = []
      for _ in 0..<2_000 {
        var own: LoopTimer?
        let timer = LoopTimer { if let own { fired.append(own.deadline) } }
        own = timer
        loop.arm(timer, after: .milliseconds(Int.random(in: 1...500, using: &generator)))
        timers.append(timer)
      }
      let cancelled = timers.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
      for timer in cancelled { loop.cancel(timer) }
      clock.advance(by: .seconds(1))
      loop.tick()
      #expect(fired.count == 2_000 - cancelled.count)
      #expect(fired == fired.sorted())
    }
  }

  @Test("durations beyond the clock's range saturate instead of trapping")
  func saturation() {
    #expect(MonotonicInstant.now.advanced(by: .seconds(Int64.max)) == .distantFuture)
    #expect(Duration.seconds(Int64.max).nanoseconds == .max)
    #expect(Duration.seconds(Int64.min).nanoseconds == .min)
    #expect(Duration.milliseconds(1500).seconds == 1.5)
  }
}
