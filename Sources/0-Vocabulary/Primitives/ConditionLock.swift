// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A lock under which a thread can sleep until another one signals. For threads that run no event loop: tasks wait by
/// suspending, and short critical sections take a `Mutex`.
@safe @usableFromInline package final class ConditionLock: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  /// An open lock.
  package init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  /// Runs `body` while the lock is held.
  @inlinable
  package func withLock<Result>(_ body: () -> Result) -> Result {
    acquire()
    defer { release() }
    return body()
  }

  @usableFromInline
  func acquire() { unsafe pthread_mutex_lock(mutex) }

  @usableFromInline
  func release() { unsafe pthread_mutex_unlock(mutex) }

  /// Something that threads wait for while they hold the lock, which is free for others as long as they sleep. They look
  /// again at what they wait for when they wake: a wake-up may come without a reason.
  @safe package final class Condition: @unchecked Sendable {
    private let lock: ConditionLock
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    /// A condition that is waited for with `lock` held.
    package init(_ lock: ConditionLock) {
      self.lock = lock
      unsafe condition = .allocate(capacity: 1)
      var attributes = pthread_condattr_t()
      unsafe pthread_condattr_init(&attributes)
      unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
      unsafe pthread_cond_init(condition, &attributes)
      unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
      unsafe pthread_cond_destroy(condition)
      unsafe condition.deallocate()
    }

    /// Wakes one thread that waits.
    package func signal() { unsafe pthread_cond_signal(condition) }

    /// Wakes all threads that wait.
    package func broadcast() { unsafe pthread_cond_broadcast(condition) }

    /// Sleeps until a signal. The lock is held by the caller.
    package func wait() { unsafe pthread_cond_wait(condition, lock.mutex) }

    /// Sleeps until a signal, or until the deadline. The lock is held by the caller.
    /// - Returns: false when the deadline has passed.
    package func wait(until deadline: Deadline) -> Bool {
      var time = deadline.time
      return unsafe pthread_cond_timedwait(condition, lock.mutex, &time) != ETIMEDOUT
    }
  }

  /// A moment of the monotonic clock.
  package struct Deadline: Sendable {
    fileprivate var time = timespec()

    /// The moment so many nanoseconds from now.
    package init(inNanoseconds nanoseconds: Int) {
      unsafe clock_gettime(CLOCK_MONOTONIC, &time)
      let (seconds, rest) = (time.tv_nsec + nanoseconds).quotientAndRemainder(dividingBy: 1_000_000_000)
      time.tv_sec += seconds
      time.tv_nsec = rest
    }
  }
}
