// SPDX-License-Identifier: Apache-2.0
// Modules: HTTP1 HTTPSemantics Primitives
// Seconds: 60
// What a connection reads: heads with their content, one behind the other. The same requests however the bytes arrive.
import HTTP1
import HTTPSemantics

/// A connection's input as the server takes it.
struct Requests {
  private var parser = RequestHeadParser(limits: limits)
  private var head = RequestHead()
  private var start = 0
  private var remaining = 0
  private var decoder: ChunkedDecoder?
  private var content: [UInt8] = []
  private var isInContent = false
  /// What has been read, and the refusal that ended it.
  private(set) var seen: [String] = []
  private var isOver = false

  private static let limits = MessageLimits(chunkExtensionBytes: 64, trailerBytes: 64)

  init() { parser.reset(at: 0) }

  /// Looks at all bytes that have arrived.
  mutating func take(_ bytes: Span<UInt8>) {
    while !isOver {
      do throws(MessageError) {
        guard try isInContent ? takeContent(bytes) : takeHead(bytes) else { return }
      } catch {
        seen.append("\(error.status.code)")
        isOver = true
      }
    }
  }

  /// False: more bytes are needed.
  private mutating func takeHead(_ bytes: Span<UInt8>) throws(MessageError) -> Bool {
    guard try parser.parse(bytes, into: &head) else { return false }
    precondition(head.end > start && head.end <= bytes.count, "a head beyond its bytes")
    seen.append("\(bytes.string(head.methodRange)) \(bytes.string(head.target)) \(head.framing)")
    start = head.end
    content = []
    switch head.framing {
    case .none: parser.reset(at: start)
    case .length(let length): (remaining, isInContent) = (length, true)
    case .chunked: (decoder, isInContent) = (ChunkedDecoder(limits: Self.limits), true)
    }
    return true
  }

  private mutating func takeContent(_ bytes: Span<UInt8>) throws(MessageError) -> Bool {
    guard var decoder else {
      let count = min(remaining, bytes.count - start)
      for position in start..<start + count { content.append(bytes[position]) }
      (start, remaining) = (start + count, remaining - count)
      if remaining == 0 { endContent("") }
      return remaining == 0
    }
    defer { self.decoder = isInContent ? decoder : nil }
    switch try decoder.next(bytes, &start) {
    case .needsMore: return false
    case .data(let range): for position in range { content.append(bytes[position]) }
    case .end: endContent(decoder.trailers.map { "\($0.name):\($0.value)" }.joined(separator: "&"))
    }
    return true
  }

  private mutating func endContent(_ trailers: String) {
    seen.append("\(content) \(trailers) \(start)")
    isInContent = false
    parser.reset(at: start)
  }
}

func requests(_ bytes: [UInt8], pieces size: Int) -> [String] {
  var requests = Requests()
  var end = 0
  while end < bytes.count {
    end = min(bytes.count, end + size)
    requests.take(bytes.span.extracting(0..<end))
  }
  return requests.seen
}

@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let whole = requests(bytes, pieces: max(1, bytes.count))
  for size in [1, 5, 64] where requests(bytes, pieces: size) != whole {
    fatalError("the requests depend on pieces of \(size)")
  }
  return 0
}
