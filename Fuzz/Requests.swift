// SPDX-License-Identifier: Apache-2.0
// Modules: HTTP1 HTTPSemantics
// What a connection reads: heads with their content, one behind the other.
import HTTP1
import HTTPSemantics

/// A whole connection's input: heads and their content one after the other, as the server takes them.
func requests(_ bytes: [UInt8]) -> Int {
  var parser = RequestHeadParser(limits: MessageLimits())
  var head = RequestHead()
  var start = 0
  var count = 0
  while start < bytes.count {
    parser.reset(at: start)
    guard (try? parser.parse(bytes.span, into: &head)) == true else { return count }
    count += 1
    start = head.end
    switch head.framing {
    case .none: break
    case .length(let length):
      guard length <= bytes.count - start else { return count }
      start += length
    case .chunked:
      var decoder = ChunkedDecoder(limits: MessageLimits())
      while !decoder.isOver {
        guard let event = try? decoder.next(bytes.span, &start), event != .needsMore else { return count }
      }
    }
  }
  return count
}

@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  _ = requests(bytes)
  return 0
}
