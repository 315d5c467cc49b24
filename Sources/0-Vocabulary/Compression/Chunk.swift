// SPDX-License-Identifier: Apache-2.0
import CZlib

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
