// SPDX-License-Identifier: Apache-2.0
// Modules: HTTP1 HTTPSemantics Primitives
// Seconds: 60
// Heads: the verdict must be the same however the bytes arrive, with the usual limits and with narrow ones.
import HTTP1
import HTTPSemantics

/// A head whose bytes arrive in pieces that end at `cuts`: what it came to, as text.
func headVerdict(_ bytes: [UInt8], cuts: some Sequence<Int>, _ limits: MessageLimits) -> String {
  var parser = RequestHeadParser(limits: limits)
  parser.reset(at: 0)
  var head = RequestHead()
  for end in Array(cuts) + [bytes.count] {
    let arrived = bytes.span.extracting(0..<end)
    do throws(MessageError) {
      guard try parser.parse(arrived, into: &head) else { continue }
      precondition(head.end <= end && head.target.upperBound <= head.end, "a head beyond its bytes")
      let fields = head.makeFields(arrived).map { "\($0.name):\($0.value)" }
      return "\(head.method) \(arrived.string(head.target)) \(arrived.string(head.authority ?? 0..<0)) \(head.framing) "
        + "\(head.keepsAlive) \(head.expectsContinue) \(fields) \(head.end)"
    } catch {
      return "\(error.status.code) \(error.reason)"
    }
  }
  return "incomplete"
}

private let narrow = MessageLimits(targetBytes: 24, fieldBytes: 96, fieldCount: 4, refusesAuthorityMismatch: true)

@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  for limits in [MessageLimits(), narrow] {
    let whole = headVerdict(bytes, cuts: [], limits)
    let cut = bytes.isEmpty ? 0 : Int(bytes[bytes.count / 2]) % bytes.count
    if headVerdict(bytes, cuts: [cut], limits) != whole { fatalError("the verdict depends on a cut at \(cut)") }
    if bytes.count <= 512, headVerdict(bytes, cuts: 0..<bytes.count, limits) != whole {
      fatalError("the verdict is another one byte by byte")
    }
  }
  return 0
}
