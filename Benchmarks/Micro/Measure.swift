// SPDX-License-Identifier: Apache-2.0
#if Benchmarks
  import CAllocations

  /// What one operation costs.
  struct Cost: Sendable {
    let name: String
    /// CPU of the thread that did it; the least of the rounds.
    let nanoseconds: Double
    /// Calls of malloc and its kin by that thread; the least of the rounds too: the first ones fill caches.
    let allocations: Double
  }

  /// A thread's counters at one moment.
  struct Reading: Sendable {
    let nanoseconds: UInt64
    let allocations: UInt64

    static var now: Reading {
      // The clock first: what it allocates, nothing, would be counted.
      let nanoseconds = callocations_thread_nanoseconds()
      return Reading(nanoseconds: nanoseconds, allocations: callocations_count())
    }

    func cost(_ name: String, until end: Reading, operations: Int) -> Cost {
      Cost(
        name: name, nanoseconds: Double(end.nanoseconds - nanoseconds) / Double(operations),
        allocations: Double(end.allocations - allocations) / Double(operations))
    }
  }

  extension Cost {
    static func least(_ costs: [Cost]) -> Cost? {
      guard let first = costs.first else { return nil }
      return Cost(
        name: first.name, nanoseconds: costs.map(\.nanoseconds).min() ?? 0,
        allocations: costs.map(\.allocations).min() ?? 0)
    }
  }

  /// Rounds of each measurement.
  let rounds = 9

  /// Measures `body`, which does its operation once per call.
  func measure(_ name: String, operations: Int = 20_000, _ body: () throws -> Void) rethrows -> Cost {
    var costs: [Cost] = []
    for _ in 0..<rounds {
      let start = Reading.now
      for _ in 0..<operations { try body() }
      costs.append(start.cost(name, until: .now, operations: operations))
    }
    return Cost.least(costs) ?? Cost(name: name, nanoseconds: 0, allocations: 0)
  }

  /// Measures an asynchronous `body`, which does `operations` of them in one call.
  func measure(_ name: String, operations: Int, _ body: () async -> Void) async -> Cost {
    var costs: [Cost] = []
    for _ in 0..<rounds {
      let start = Reading.now
      await body()
      costs.append(start.cost(name, until: .now, operations: operations))
    }
    return Cost.least(costs) ?? Cost(name: name, nanoseconds: 0, allocations: 0)
  }

  /// Keeps the optimiser from leaving out what made `value`.
  @inline(never) func consume<Value>(_ value: borrowing Value) {}
#endif
