// SPDX-License-Identifier: Apache-2.0
import CZlib

/// Compresses a stream piece by piece.
///
/// One belongs to one task at a time; it holds about 256 KiB while it lives.
@safe package struct Compressor: ~Copyable {
  // zlib keeps a pointer back to its stream: it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Begins a stream.
  /// - Parameter level: 1 (fast) to 9 (small); what lies outside is brought inside.
  package init(_ format: CompressionFormat, level: Int = 6) throws(CompressionError) {
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

  /// Compresses more bytes; what comes out at once is appended to `output`.
  /// - Parameter flushing: whether all that was taken in shall be readable from what has come out.
  package mutating func compress(
    _ input: [UInt8], into output: inout [UInt8], flushing: Bool = false
  ) throws(CompressionError) {
    try run(input, flushing ? Z_SYNC_FLUSH : Z_NO_FLUSH, &output)
  }

  /// Ends the stream; what was held back is appended to `output`.
  package consuming func finish(into output: inout [UInt8]) throws(CompressionError) {
    try run([], Z_FINISH, &output)
  }

  private func run(_ input: [UInt8], _ flush: Int32, _ output: inout [UInt8]) throws(CompressionError) {
    // zlib counts in 32 bits.
    var start = 0
    repeat {
      let end = min(start + 1 << 30, input.count)
      let isLast = end == input.count
      let mode = isLast ? flush : Z_NO_FLUSH
      let hasSucceeded = unsafe input.withUnsafeBufferPointer { bytes in
        unsafe step(UnsafeBufferPointer(rebasing: bytes[start..<end]), mode, &output)
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

/// Room at the end of an array for a C function to write to.
enum Chunk {
  static let bytes = 32 << 10

  /// Calls `body` with room behind the array's end and keeps as many bytes as it says it has written.
  /// - Returns: what `body` returned, and whether it filled the room.
  static func append(
    to output: inout [UInt8], upTo limit: Int = bytes, _ body: (UnsafeMutableBufferPointer<UInt8>) -> (Int32, Int)
  ) -> (result: Int32, isFull: Bool) {
    let room = min(bytes, limit)
    var result: Int32 = 0
    var count = 0
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
      (result, count) = unsafe body(buffer)
      unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
    return (result, count == room)
  }
}
