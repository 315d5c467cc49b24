// SPDX-License-Identifier: Apache-2.0

import Compression
import Testing

/// Text that compresses well and bytes that do not.
private let samples: [[UInt8]] = [
  [], [0x61], Array("hello hello hello hello".utf8),
  Array(String(repeating: #"{"index":{"_id":"1"}}"# + "\n", count: 5000).utf8),
  (0..<100_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) },
]

private func code(_ body: () throws -> Void) -> CompressionError.Code? {
  do {
    try body()
    return nil
  } catch { return (error as? CompressionError)?.code }
}

@Suite("compression") struct CompressionTests {
  @Test("what was compressed comes out the same, at every level, in both formats")
  func roundTrip() throws {
    for sample in samples {
      for level in [-3, 1, 6, 9, 30] {
        #expect(try Gzip.decompress(try Gzip.compress(sample, level: level), limit: sample.count) == sample)
        #expect(try Deflate.decompress(try Deflate.compress(sample, level: level), limit: sample.count) == sample)
      }
    }
    #expect(try Gzip.compress(samples[3]).count < samples[3].count / 50)
    #expect(try Gzip.compress(samples[2]).prefix(3) == [0x1f, 0x8b, 8])
  }

  @Test("no more comes out than is allowed, whatever the bytes promise")
  func bomb() throws {
    let packed = try Gzip.compress([UInt8](repeating: 0, count: 10 << 20))
    #expect(packed.count < 20_000)
    #expect(try Gzip.decompress(packed, limit: 10 << 20).count == 10 << 20)
    for limit in [0, 1, 1000, 32 << 10, (10 << 20) - 1] {
      #expect(code { _ = try Gzip.decompress(packed, limit: limit) } == .tooLarge)
    }
    #expect(try Gzip.decompress(try Gzip.compress([]), limit: 0).isEmpty)
    #expect(try Gzip.decompress(try Gzip.compress([1]), limit: .max) == [1])
  }

  @Test("a stream cut off anywhere is truncated")
  func truncated() throws {
    let packed = try Gzip.compress(samples[2])
    for count in 0..<packed.count {
      #expect(code { _ = try Gzip.decompress(Array(packed.prefix(count)), limit: 1000) } == .truncated)
    }
  }

  @Test("a changed byte does no harm, and one in the data or the checksum is told")
  func corrupted() throws {
    let packed = try Gzip.compress(samples[2])
    for index in packed.indices {
      for bit in 0..<8 {
        var damaged = packed
        damaged[index] ^= 1 << bit
        let failure = code { _ = try Gzip.decompress(damaged, limit: 1000) }
        // Bytes 4 to 9 of the header are time, flags and system; four bits of byte 3 only announce what is skipped.
        if !(3..<10).contains(index) { #expect(failure != nil) }
      }
    }
    #expect(code { _ = try Gzip.decompress(Array("no gzip at all".utf8), limit: 1000) } == .corrupted)
    #expect(code { _ = try Deflate.decompress([0x78, 0x9c, 0xff, 0xff], limit: 1000) } == .corrupted)
  }

  @Test("several gzip members are one text; anything else behind the end is refused")
  func members() throws {
    let first = try Gzip.compress(Array("one ".utf8))
    let second = try Gzip.compress(Array("two".utf8))
    #expect(try Gzip.decompress(first + second, limit: 7) == Array("one two".utf8))
    #expect(code { _ = try Gzip.decompress(first + second, limit: 6) } == .tooLarge)
    #expect(code { _ = try Gzip.decompress(first + [0], limit: 7) } == .trailingBytes)
    #expect(code { _ = try Gzip.decompress(first + second.prefix(5), limit: 7) } == .truncated)
    let deflated = try Deflate.compress(Array("one".utf8))
    #expect(code { _ = try Deflate.decompress(deflated + deflated, limit: 99) } == .trailingBytes)
  }

  @Test("deflate is also read without its header")
  func rawDeflate() throws {
    for sample in samples {
      // The zlib format is two bytes, the raw stream, and four bytes of checksum.
      let packed = try Deflate.compress(sample)
      #expect(try Deflate.decompress(Array(packed.dropFirst(2).dropLast(4)), limit: sample.count) == sample)
    }
  }
}
