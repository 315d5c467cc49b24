// SPDX-License-Identifier: Apache-2.0

/// A binary heap of timers by deadline. Arm and cancel are O(log n).
///
/// A class whose callbacks run outside of any access to it: they arm and cancel timers themselves.
final class Timers {
  private var heap: [LoopTimer] = []

  var next: MonotonicInstant? { heap.first?.deadline }
  var isEmpty: Bool { heap.isEmpty }

  func arm(_ timer: LoopTimer, at deadline: MonotonicInstant) {
    timer.deadline = deadline
    if timer.index < 0 {
      timer.index = heap.count
      heap.append(timer)
      siftUp(timer.index)
    } else {
      siftUp(timer.index)
      siftDown(timer.index)
    }
  }

  func cancel(_ timer: LoopTimer) {
    let hole = timer.index
    guard hole >= 0 else { return }
    timer.index = -1
    let last = heap.removeLast()
    guard hole < heap.count else { return }
    heap[hole] = last
    last.index = hole
    siftUp(hole)
    siftDown(hole)
  }

  /// The earliest timer that is due, taken out of the heap; nil when none is.
  func popExpired(_ now: MonotonicInstant) -> LoopTimer? {
    guard let first = heap.first, first.deadline <= now else { return nil }
    cancel(first)
    return first
  }

  private func siftUp(_ start: Int) {
    var child = start
    let timer = heap[child]
    while child > 0 {
      let parent = (child - 1) / 2
      guard timer.deadline < heap[parent].deadline else { break }
      heap[child] = heap[parent]
      heap[child].index = child
      child = parent
    }
    heap[child] = timer
    timer.index = child
  }

  private func siftDown(_ start: Int) {
    var parent = start
    let timer = heap[parent]
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1].deadline < heap[child].deadline { child += 1 }
      guard heap[child].deadline < timer.deadline else { break }
      heap[parent] = heap[child]
      heap[parent].index = parent
      parent = child
    }
    heap[parent] = timer
    timer.index = parent
  }
}
