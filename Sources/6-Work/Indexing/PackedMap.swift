// SPDX-License-Identifier: Apache-2.0

/// A map from hashes to numbers of 40 bits for a million entries and more, in about ten bytes an entry: a dictionary
/// takes thirty to eighty.
///
/// It keeps 40 bits of a key, so that two keys may be taken for one (once in a million look-ups among a million
/// entries): for values that the caller holds against the truth before it believes them. Grows in 256 parts, each by an
/// eighth, so that growing takes no second copy of the whole.
struct PackedMap: Sendable {
  /// Slots by linear probing; a key of 0 is a free one.
  private struct Part {
    var keys: [UInt32] = []
    var low: [UInt32] = []
    var high: [UInt8] = []
    var count = 0

    /// The slot of a key, or the free one where it belongs. There is always a free one.
    func slot(_ key: UInt32) -> Int {
      var slot = home(key)
      while keys[slot] != key, keys[slot] != 0 { slot = slot + 1 == keys.count ? 0 : slot + 1 }
      return slot
    }

    private func home(_ key: UInt32) -> Int { Int(UInt64(key) &* UInt64(keys.count) >> 32) }

    mutating func grow() {
      let old = self
      let capacity = max(16, keys.count + keys.count / 8)
      keys = [UInt32](repeating: 0, count: capacity)
      low = keys
      high = [UInt8](repeating: 0, count: capacity)
      for place in old.keys.indices where old.keys[place] != 0 { move(from: old, place) }
    }

    private mutating func move(from old: Part, _ place: Int) {
      let slot = slot(old.keys[place])
      keys[slot] = old.keys[place]
      low[slot] = old.low[place]
      high[slot] = old.high[place]
    }

    /// Frees a slot; those behind it that would no longer be found move up.
    mutating func free(_ slot: Int) {
      var gap = slot
      var next = slot
      while true {
        next = next + 1 == keys.count ? 0 : next + 1
        guard keys[next] != 0 else { break }
        let home = home(keys[next])
        let isReachable = gap < next ? home > gap && home <= next : home > gap || home <= next
        guard !isReachable else { continue }
        (keys[gap], low[gap], high[gap]) = (keys[next], low[next], high[next])
        gap = next
      }
      keys[gap] = 0
      count -= 1
    }
  }

  private var parts = [Part](repeating: Part(), count: 256)

  /// The number of entries. Costs a look at each part.
  var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// The low 40 bits of the value of a key, whose bits are as good as random.
  subscript(key: UInt64) -> UInt64? {
    get {
      let part = parts[Int(key >> 56)]
      guard part.count > 0 else { return nil }
      let slot = part.slot(Self.stored(key))
      return part.keys[slot] == 0 ? nil : UInt64(part.high[slot]) << 32 | UInt64(part.low[slot])
    }
    set {
      guard let newValue else { return remove(key) }
      set(key, newValue)
    }
  }

  /// Removes the entries whose value meets a condition.
  mutating func removeAll(where isGone: (UInt64) -> Bool) {
    for number in parts.indices {
      let old = parts[number]
      parts[number] = Part()
      for place in old.keys.indices where old.keys[place] != 0 {
        let value = UInt64(old.high[place]) << 32 | UInt64(old.low[place])
        if !isGone(value) { Self.set(old.keys[place], value, in: &parts[number]) }
      }
    }
  }

  private mutating func set(_ key: UInt64, _ value: UInt64) {
    Self.set(Self.stored(key), value, in: &parts[Int(key >> 56)])
  }

  private static func set(_ key: UInt32, _ value: UInt64, in part: inout Part) {
    // At least every ninth slot is free.
    if (part.count + 1) * 9 > part.keys.count * 8 { part.grow() }
    let slot = part.slot(key)
    if part.keys[slot] == 0 {
      part.keys[slot] = key
      part.count += 1
    }
    part.low[slot] = UInt32(truncatingIfNeeded: value)
    part.high[slot] = UInt8(truncatingIfNeeded: value >> 32)
  }

  private mutating func remove(_ key: UInt64) {
    let number = Int(key >> 56)
    guard parts[number].count > 0 else { return }
    let slot = parts[number].slot(Self.stored(key))
    if parts[number].keys[slot] != 0 { parts[number].free(slot) }
  }

  /// The bits of a key that a part keeps; never 0.
  private static func stored(_ key: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: key >> 24)) }
}
