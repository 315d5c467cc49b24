// SPDX-License-Identifier: Apache-2.0
import Glibc
import Primitives
import Testing

@Suite("condition variables") struct ConditionLockTests {
  /// A number that threads take turns to raise.
  private final class Turns: @unchecked Sendable {
    let lock = ConditionLock()
    let changed: ConditionLock.Condition
    private(set) var count = 0

    init() { changed = ConditionLock.Condition(lock) }

    func raise(to goal: Int, whenOdd isOdd: Bool) {
      lock.withLock {
        while count < goal {
          guard (count % 2 == 1) == isOdd else {
            changed.wait()
            continue
          }
          count += 1
          changed.broadcast()
        }
      }
    }
  }

  @Test("two threads that wait for each other both go on when they are signalled")
  func turns() {
    let turns = Turns()
    var thread = pthread_t()
    let context = Unmanaged.passRetained(turns).toOpaque()
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Turns>.fromOpaque(context).takeRetainedValue().raise(to: 1000, whenOdd: true)
        return nil
      }, context)
    turns.raise(to: 1000, whenOdd: false)
    pthread_join(thread, nil)
    #expect(turns.count == 1000)
  }

  @Test("a wait ends at its deadline, on the monotonic clock")
  func deadline() {
    let lock = ConditionLock()
    let never = ConditionLock.Condition(lock)
    let start = ContinuousClock.now
    lock.withLock {
      let deadline = ConditionLock.Deadline(inNanoseconds: 20_000_000)
      while never.wait(until: deadline) {}
    }
    #expect(ContinuousClock.now - start >= .milliseconds(19))
  }
}
