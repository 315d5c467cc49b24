// SPDX-License-Identifier: Apache-2.0

/// A growing ring of jobs in the order they came; its capacity is a power of two.
struct JobRing {
  private var slots: [UnownedJob?]
  private var head = 0
  private(set) var count = 0

  init(capacity: Int = 256) { slots = Array(repeating: nil, count: capacity) }

  var isEmpty: Bool { count == 0 }

  mutating func append(_ job: UnownedJob) {
    if count == slots.count { grow() }
    slots[(head &+ count) & (slots.count &- 1)] = job
    count &+= 1
  }

  mutating func popFirst() -> UnownedJob? {
    guard count > 0 else { return nil }
    let job = slots[head]
    head = (head &+ 1) & (slots.count &- 1)
    count &-= 1
    return job
  }

  private mutating func grow() {
    var larger: [UnownedJob?] = Array(repeating: nil, count: slots.count * 2)
    for offset in 0..<count { larger[offset] = slots[(head + offset) & (slots.count - 1)] }
    slots = larger
    head = 0
  }
}
