// SPDX-License-Identifier: Apache-2.0

/// Bytes that are put together at the end of memory of its own. What an array costs for each of the twenty pieces of
/// a log line (uniqueness, bounds, reference counts) is more than the pieces themselves.
struct LineBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// Makes room; every `append` sees to it itself.
  @inline(__always)
  private mutating func reserve(_ room: Int) {
    if capacity &- count < room { grow(room) }
  }

  @inline(never)
  private mutating func grow(_ room: Int) {
    capacity = max(2 * capacity, count + room)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  @inline(__always)
  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { append(start, $0.count) } }
  }

  @inline(__always)
  mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    (base + count).update(from: start, count: length)
    count &+= length
  }

  /// Digits of a number that is not negative.
  mutating func appendDecimal(_ value: Int) {
    reserve(20)
    var digits = 1
    var power = 10
    while digits < 19, value >= power {
      digits &+= 1
      power &*= 10
    }
    var rest = UInt(bitPattern: max(0, value))
    var place = count &+ digits
    count = place
    repeat {
      place &-= 1
      base[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      digits &-= 1
    } while digits > 0
  }

  /// All bytes; the buffer is empty afterwards and keeps its memory.
  mutating func take() -> [UInt8] {
    defer { count = 0 }
    return Array(UnsafeBufferPointer(start: base, count: count))
  }
}
