// SPDX-License-Identifier: Apache-2.0
// Modules: HTTP1 HTTPSemantics Primitives
// Seconds: 60
// Chunked content: the same bytes, the same end and the same refusals in pieces of any size.
import HTTP1
import HTTPSemantics

/// Chunked content in pieces of `size` bytes.
func chunkVerdict(_ bytes: [UInt8], size: Int) -> String {
  var decoder = ChunkedDecoder(limits: MessageLimits())
  var content: [UInt8] = []
  var start = 0
  while start < bytes.count {
    let piece = Array(bytes[start..<min(bytes.count, start + size)])
    var position = 0
    feeding: while true {
      do throws(MessageError) {
        switch try decoder.next(piece.span, &position) {
        case .needsMore: break feeding
        case .data(let range): content += piece[range]
        case .end: return "\(content) \(start + position) \(decoder.trailers.count)"
        }
      } catch {
        return "\(error.status.code)"
      }
    }
    start += piece.count
  }
  return "incomplete \(content)"
}

@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let whole = chunkVerdict(bytes, size: max(1, bytes.count))
  for size in [1, 2, 7] where chunkVerdict(bytes, size: size) != whole {
    fatalError("the verdict depends on pieces of \(size)")
  }
  return 0
}
