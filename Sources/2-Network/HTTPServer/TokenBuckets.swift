// SPDX-License-Identifier: Apache-2.0
import EventLoop

/// A bounded table of token buckets by key. Where it is full, the key that has not been used for longest makes room:
/// its bucket is the one most likely to be full again, and then forgetting it changes nothing.
///
/// Every operation takes constant time, however many keys there are: keys in use stand in a list by their last use.
struct TokenBuckets {
  private struct Slot {
    var key: String
    var tokens: Double
    var filled: MonotonicInstant
    /// Neighbours by last use; -1 at the ends.
    var older = -1
    var newer = -1
  }

  private let capacity: Int
  private var slots: [Slot] = []
  private var positions: [String: Int] = [:]
  private var oldest = -1
  private var newest = -1
  /// Slots looked at so far: the work done, for tests of its bound.
  private(set) var visits = 0

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { slots.count }

  /// Takes one token where there is one. The tokens that were there before.
  ///
  /// - Parameters:
  ///   - burst: how many tokens the key's bucket holds.
  ///   - rate: how many come back a second.
  mutating func take(_ key: String, burst: Double, rate: Double, now: MonotonicInstant) -> Double {
    let position = positions[key] ?? add(key, burst, now)
    visits += 1
    let waited = max(0, slots[position].filled.duration(to: now).seconds)
    let tokens = min(burst, slots[position].tokens + waited * rate)
    slots[position].filled = now
    slots[position].tokens = tokens >= 1 ? tokens - 1 : tokens
    if newest != position {
      unlink(position)
      append(position)
    }
    return tokens
  }

  /// Leaves no more than so many tokens in a bucket that is known.
  mutating func lower(_ key: String, to tokens: Double) {
    if let position = positions[key] { slots[position].tokens = min(slots[position].tokens, tokens) }
  }

  /// Puts one token back. The next `take` sees to it that the bucket holds no more than it may.
  mutating func giveBack(_ key: String) {
    if let position = positions[key] { slots[position].tokens += 1 }
  }

  private mutating func add(_ key: String, _ burst: Double, _ now: MonotonicInstant) -> Int {
    let position: Int
    let slot = Slot(key: key, tokens: burst, filled: now)
    if slots.count < capacity {
      position = slots.count
      slots.append(slot)
    } else {
      visits += 1
      position = oldest
      unlink(position)
      positions[slots[position].key] = nil
      slots[position] = slot
    }
    positions[key] = position
    append(position)
    return position
  }

  private mutating func unlink(_ position: Int) {
    let (older, newer) = (slots[position].older, slots[position].newer)
    if older >= 0 { slots[older].newer = newer } else { oldest = newer }
    if newer >= 0 { slots[newer].older = older } else { newest = older }
  }

  private mutating func append(_ position: Int) {
    slots[position].older = newest
    slots[position].newer = -1
    if newest >= 0 { slots[newest].newer = position } else { oldest = position }
    newest = position
  }
}
