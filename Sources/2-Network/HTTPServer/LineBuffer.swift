// SPDX-License-Identifier: Apache-2.0

/// Bytes that are put together at the end of memory of its own. What an array costs for each of the twenty pieces of
/// a log line (uniqueness, bounds, reference counts) is more than the pieces themselves.
@safe struct LineBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  /// Makes room; every `append` sees to it itself.
  @inline(__always)
  private mutating func reserve(_ room: Int) {
    if capacity &- count < room { grow(room) }
  }

  @inline(never)
  private mutating func grow(_ room: Int) {
    capacity = max(2 * capacity, count + room)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = unsafe larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) { unsafe append(text.utf8Start, text.utf8CodeUnitCount) }

  @inline(__always)
  mutating func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { unsafe append(start, $0.count) } }
  }

  @inline(__always)
  mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    unsafe (base + count).update(from: start, count: length)
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
      unsafe base[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      digits &-= 1
    } while digits > 0
  }

  /// All bytes; the buffer is empty afterwards and keeps its memory.
  mutating func take() -> [UInt8] {
    defer { count = 0 }
    return unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }
}
