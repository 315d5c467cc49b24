// SPDX-License-Identifier: Apache-2.0
import CZlib

/// Compresses bytes at one go. Not a stream: answers that are sent piece by piece go as they are.
@safe struct Compressor: ~Copyable {
  // zlib keeps a pointer back to its stream: it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Parameter level: 1 (fast) to 9 (small); what lies outside is brought inside.
  static func compress(
    _ bytes: [UInt8], _ format: CompressionFormat, level: Int
  ) throws(CompressionError) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 4 + 64)
    try Compressor(format, level: level).run(bytes, &output)
    return output
  }

  private init(_ format: CompressionFormat, level: Int) throws(CompressionError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let level = Int32(min(max(level, 1), 9))
    let result = unsafe deflateInit2_(
      stream, level, Z_DEFLATED, format.windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    // What is left of a stream that did not begin is freed by `deinit`: deflateEnd refuses it without harm.
    guard result == Z_OK else {
      throw CompressionError(code: .outOfMemory, message: "zlib could not begin a stream")
    }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  private func run(_ input: [UInt8], _ output: inout [UInt8]) throws(CompressionError) {
    // zlib counts in 32 bits.
    var start = 0
    repeat {
      let end = min(start + 1 << 30, input.count)
      let flush = end == input.count ? Z_FINISH : Z_NO_FLUSH
      let hasSucceeded = unsafe input.withUnsafeBufferPointer { bytes in
        unsafe step(UnsafeBufferPointer(rebasing: bytes[start..<end]), flush, &output)
      }
      guard hasSucceeded else {
        throw CompressionError(code: .outOfMemory, message: "zlib could not go on with a stream")
      }
      start = end
    } while start < input.count
  }

  private func step(_ input: UnsafeBufferPointer<UInt8>, _ flush: Int32, _ output: inout [UInt8]) -> Bool {
    unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    unsafe stream.pointee.avail_in = UInt32(input.count)
    while true {
      let (result, isFull) = unsafe Chunk.append(to: &output) { (room: UnsafeMutableBufferPointer<UInt8>) in
        unsafe stream.pointee.next_out = room.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room.count)
        let result = unsafe deflate(stream, flush)
        return (result, room.count - Int(unsafe stream.pointee.avail_out))
      }
      if result == Z_STREAM_END { return true }
      // Z_BUF_ERROR says that there was nothing to do.
      guard result == Z_OK || result == Z_BUF_ERROR else { return false }
      if !isFull { return flush != Z_FINISH }
    }
  }
}
