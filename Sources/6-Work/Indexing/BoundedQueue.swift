// SPDX-License-Identifier: Apache-2.0
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
  func put(_ element: Element) async -> Bool {
    let number = newNumber()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if let answer = putNow(element, number, continuation) { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let waiting = state.withLock { state -> CheckedContinuation<Bool, Never>? in
        guard let position = state.putters.firstIndex(where: { $0.number == number }) else { return nil }
        return state.putters.remove(at: position).continuation
      }
      waiting?.resume(returning: false)
    }
  }

  /// True or false at once, nil when the putter waits.
  private func putNow(_ element: Element, _ number: Int, _ continuation: CheckedContinuation<Bool, Never>) -> Bool? {
    let (answer, taker) = state.withLock { state -> (Bool?, CheckedContinuation<Element?, Never>?) in
      if state.isFinished || Task.isCancelled { return (false, nil) }
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

  /// No more elements come; some may still be there.
  var isFinished: Bool { state.withLock { $0.isFinished } }

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

/// So many bytes may be under way at once; who wants more waits, in turn.
final class ByteBudget: Sendable {
  private struct State {
    var free: Int
    var waiting: [(number: Int, amount: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    var nextNumber = 0
  }
  private let state: Mutex<State>
  let capacity: Int

  init(_ capacity: Int) {
    self.capacity = capacity
    state = Mutex(State(free: capacity))
  }

  /// Takes `amount`, or all where it is more. False when the task was cancelled: nothing was taken.
  func acquire(_ amount: Int) async -> Bool {
    let amount = min(amount, capacity)
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer = state.withLock { state -> Bool? in
          if Task.isCancelled { return false }
          if state.waiting.isEmpty, state.free >= amount {
            state.free -= amount
            return true
          }
          state.waiting.append((number, amount, continuation))
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let waiting = state.withLock { state -> CheckedContinuation<Bool, Never>? in
        guard let position = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
        return state.waiting.remove(at: position).continuation
      }
      waiting?.resume(returning: false)
      release(0)
    }
  }

  /// Gives back what `acquire(amount)` took.
  func release(_ amount: Int) {
    let amount = min(amount, capacity)
    let ready = state.withLock { state in
      state.free += amount
      var ready: [CheckedContinuation<Bool, Never>] = []
      while let first = state.waiting.first, state.free >= first.amount {
        state.free -= first.amount
        ready.append(first.continuation)
        state.waiting.removeFirst()
      }
      return ready
    }
    for continuation in ready { continuation.resume(returning: true) }
  }
}
