// SPDX-License-Identifier: Apache-2.0
import CZlib

/// Decompresses bytes at one go, and stops at a limit: a few bytes can stand for gigabytes.
///
/// `deflate` is read with and without the zlib header, as browsers do, because servers send both under that name. A gzip
/// stream may have several members (RFC 1952 §2.2).
@safe struct Decompressor: ~Copyable {
  private let format: CompressionFormat
  private let limit: Int
  private var produced = 0
  private var hasBegun = false
  private var hasEnded = false
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Parameter limit: how many bytes may come out in all.
  static func decompress(
    _ bytes: [UInt8], _ format: CompressionFormat, limit: Int
  ) throws(CompressionError) -> [UInt8] {
    var output: [UInt8] = []
    var decompressor = try Decompressor(format, limit: limit)
    try decompressor.run(bytes, &output)
    guard decompressor.hasEnded else {
      throw CompressionError(code: .truncated, message: "the compressed bytes end too soon")
    }
    return output
  }

  private init(_ format: CompressionFormat, limit: Int) throws(CompressionError) {
    self.format = format
    self.limit = max(limit, 0)
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let result = unsafe inflateInit2_(
      stream, format.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else {
      throw CompressionError(code: .outOfMemory, message: "zlib could not begin a stream")
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  private mutating func run(_ input: [UInt8], _ output: inout [UInt8]) throws(CompressionError) {
    var start = 0
    while start < input.count {
      try beginMember(input[start])
      let end = min(start + 1 << 30, input.count)
      start += try run(input, start..<end, &output)
    }
  }

  /// Behind the end of a gzip member another may begin; at the start of a `deflate` stream its first byte tells
  /// whether it has a header: the method is 8 in the low four bits (RFC 1950 §2.2), which no raw stream of any encoder
  /// in use begins with.
  private mutating func beginMember(_ first: UInt8) throws(CompressionError) {
    if hasEnded {
      guard format == .gzip, first == 0x1f else {
        throw CompressionError(code: .trailingBytes, message: "more bytes follow the compressed ones")
      }
      unsafe inflateReset(stream)
      hasEnded = false
    } else if !hasBegun, format == .deflate, first & 0x0f != 8 {
      unsafe inflateReset2(stream, -15)
    }
    hasBegun = true
  }

  /// Decompresses a part of the input and says how much of it was used.
  private mutating func run(
    _ input: [UInt8], _ range: Range<Int>, _ output: inout [UInt8]
  ) throws(CompressionError) -> Int {
    let outcome = unsafe input.withUnsafeBufferPointer { bytes in
      unsafe step(UnsafeBufferPointer(rebasing: bytes[range]), &output)
    }
    switch outcome {
    case .success(let used): return used
    case .failure(let error): throw error
    }
  }

  private mutating func step(
    _ input: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]
  ) -> Result<Int, CompressionError> {
    unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    unsafe stream.pointee.avail_in = UInt32(input.count)
    while true {
      // One byte more than is allowed, to tell a stream that ends at the limit from one that goes on.
      let allowed = limit - produced < Int.max ? limit - produced + 1 : Int.max
      let before = output.count
      let (result, isFull) = unsafe Chunk.append(to: &output, upTo: allowed) { room in
        unsafe stream.pointee.next_out = room.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room.count)
        let result = unsafe inflate(stream, Z_NO_FLUSH)
        return (result, room.count - Int(unsafe stream.pointee.avail_out))
      }
      produced += output.count - before
      let used = input.count - Int(unsafe stream.pointee.avail_in)
      guard produced <= limit else {
        output.removeLast(produced - limit)
        return .failure(CompressionError(code: .tooLarge, message: "more than \(limit) bytes come out"))
      }
      switch result {
      case Z_STREAM_END:
        hasEnded = true
        return .success(used)
      case Z_OK, Z_BUF_ERROR:
        if !isFull { return .success(used) }
      case Z_MEM_ERROR:
        return .failure(CompressionError(code: .outOfMemory, message: "zlib could not go on with a stream"))
      default:
        return .failure(CompressionError(code: .corrupted, message: "the compressed bytes are damaged"))
      }
    }
  }
}
