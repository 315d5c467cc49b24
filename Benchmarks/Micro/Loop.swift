// SPDX-License-Identifier: Apache-2.0
#if Benchmarks
  import EventLoop

  /// On a loop.
  func loopCosts() async -> [Cost] {
    guard let loop = EventLoop.current else { return [] }
    return [
      timerCost(loop, armed: 16), timerCost(loop, armed: 10_000), await continuationCost(loop), await callCost(),
    ]
  }

  /// Arms and cancels one timer among others.
  private func timerCost(_ loop: EventLoop, armed count: Int) -> Cost {
    let far = loop.now.advanced(by: .seconds(3600))
    let others = (0..<count).map { _ in LoopTimer {} }
    for (position, timer) in others.enumerated() { loop.arm(timer, at: far.advanced(by: .milliseconds(position))) }
    let timer = LoopTimer {}
    var position = 0
    let cost = measure("timer arm and cancel, \(count) armed") {
      position = (position &+ 7919) % count
      loop.arm(timer, at: far.advanced(by: .milliseconds(position)))
      loop.cancel(timer)
    }
    for timer in others { loop.cancel(timer) }
    return cost
  }

  /// Two tasks of one loop that wake each other in turn.
  private final class Baton: @unchecked Sendable {
    private var waiting: UnsafeContinuation<Void, Never>?
    private var isOver = false

    /// Wakes the other and waits for it.
    func pass() async {
      if isOver { return }
      let other = waiting
      await withUnsafeContinuation { continuation in
        waiting = continuation
        other?.resume()
      }
    }

    func end() {
      isOver = true
      waiting?.resume()
      waiting = nil
    }
  }

  private func continuationCost(_ loop: EventLoop) async -> Cost {
    let turns = 20_000
    return await measure("continuation, suspended and resumed on the loop", operations: 2 * turns) {
      let baton = Baton()
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask(executorPreference: loop) {
            for _ in 0..<turns { await baton.pass() }
            baton.end()
          }
        }
      }
    }
  }

  private final class Adder {
    var sum = 0
    @inline(never) func add(_ value: Int) async { sum &+= value }
  }

  private func callCost() async -> Cost {
    let calls = 100_000
    let adder = Adder()
    let cost = await measure("await of a function that does not suspend", operations: calls) {
      for value in 0..<calls { await adder.add(value) }
    }
    consume(adder.sum)
    return cost
  }
#endif
