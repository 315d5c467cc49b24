// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Synchronization

/// Hands elements from one stage to the next, at most `capacity` of them waiting. Any number of tasks at either end.
final class BoundedQueue<Element: Sendable>: Sendable {
  private struct State {
    var elements: [Element] = []
    var takers: [(number: Int, continuation: CheckedContinuation<Element?, Never>)] = []
    var putters: [(number: Int, element: Element, continuation: CheckedContinuation<Bool, Never>)] = []
    var isFinished = false
    var nextNumber = 0
  }
  private let state = Mutex(State())
  private let capacity: Int

  init(capacity: Int) { self.capacity = max(1, capacity) }

  /// Waits for a place. False when the queue is finished or the task cancelled: the element is dropped.
  /// - Parameter evenIfCancelled: waits in a cancelled task too: only the queue's end drops the element.
  func put(_ element: Element, evenIfCancelled: Bool = false) async -> Bool {
    let number = newNumber()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if let answer = putNow(element, number, evenIfCancelled, continuation) {
          continuation.resume(returning: answer)
        }
      }
    } onCancel: {
      if evenIfCancelled { return }
      let waiting = state.withLock { state -> CheckedContinuation<Bool, Never>? in
        guard let position = state.putters.firstIndex(where: { $0.number == number }) else { return nil }
        return state.putters.remove(at: position).continuation
      }
      waiting?.resume(returning: false)
    }
  }

  /// True or false at once, nil when the putter waits.
  private func putNow(
    _ element: Element, _ number: Int, _ evenIfCancelled: Bool, _ continuation: CheckedContinuation<Bool, Never>
  ) -> Bool? {
    let (answer, taker) = state.withLock { state -> (Bool?, CheckedContinuation<Element?, Never>?) in
      if state.isFinished || Task.isCancelled && !evenIfCancelled { return (false, nil) }
      if !state.takers.isEmpty { return (true, state.takers.removeFirst().continuation) }
      if state.elements.count < capacity {
        state.elements.append(element)
        return (true, nil)
      }
      state.putters.append((number, element, continuation))
      return (nil, nil)
    }
    taker?.resume(returning: element)
    return answer
  }

  /// The next element; nil when the queue is finished and empty, or the task cancelled.
  func take() async -> Element? {
    let number = newNumber()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in takeNow(number, continuation) }
    } onCancel: {
      let waiting = state.withLock { state -> CheckedContinuation<Element?, Never>? in
        guard let position = state.takers.firstIndex(where: { $0.number == number }) else { return nil }
        return state.takers.remove(at: position).continuation
      }
      waiting?.resume(returning: nil)
    }
  }

  private func takeNow(_ number: Int, _ continuation: CheckedContinuation<Element?, Never>) {
    var answer: Element?
    var isAnswered = true
    let putter = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      if Task.isCancelled { return nil }
      guard !state.elements.isEmpty else {
        if state.isFinished { return nil }
        state.takers.append((number, continuation))
        isAnswered = false
        return nil
      }
      answer = state.elements.removeFirst()
      guard !state.putters.isEmpty else { return nil }
      let putter = state.putters.removeFirst()
      state.elements.append(putter.element)
      return putter.continuation
    }
    putter?.resume(returning: true)
    if isAnswered { continuation.resume(returning: answer) }
  }

  /// The end of a wait for an element.
  enum Taken {
    case element(Element)
    case timeout
    /// The queue is finished and empty.
    case over
  }

  /// The next element, where it comes before `deadline`. `timeout` also when the task was cancelled.
  func take(until deadline: MonotonicInstant, clock: WorkClock) async -> Taken {
    let element = await withTaskGroup(of: Element?.self) { group in
      group.addTask { await self.take() }
      group.addTask {
        await clock.sleep(deadline)
        return nil
      }
      var element = await group.next() ?? nil
      group.cancelAll()
      // An element may come at the very moment in which the wait for it ends.
      for await other in group { element = element ?? other }
      return element
    }
    if let element { return .element(element) }
    return state.withLock { $0.isFinished && $0.elements.isEmpty } ? .over : .timeout
  }

  /// No more elements: takers get what is left, then nil; putters that wait are refused.
  func finish() {
    let (takers, putters) = state.withLock { state in
      state.isFinished = true
      defer {
        state.takers = []
        state.putters = []
      }
      return (state.takers, state.putters)
    }
    for taker in takers { taker.continuation.resume(returning: nil) }
    for putter in putters { putter.continuation.resume(returning: false) }
  }

  private func newNumber() -> Int {
    state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
  }
}
