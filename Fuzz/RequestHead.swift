// SPDX-License-Identifier: Apache-2.0
// Modules: HTTP1 HTTPSemantics
// Heads: the verdict must be the same however the bytes arrive.
import HTTP1
import HTTPSemantics

/// A head in one piece or cut at `cut`: what it came to, as text.
func headVerdict(_ bytes: [UInt8], cut: Int?) -> String {
  var parser = RequestHeadParser(limits: MessageLimits())
  parser.reset(at: 0)
  var head = RequestHead()
  for end in [cut, bytes.count].compactMap(\.self) {
    let arrived = Array(bytes[..<end])
    do throws(MessageError) {
      guard try parser.parse(arrived.span, into: &head) else { continue }
      let fields = head.makeFields(arrived.span).map { "\($0.name):\($0.value)" }
      return
        "\(head.method) \(arrived.span.string(head.target)) \(head.framing) \(head.keepsAlive) \(fields) \(head.end)"
    } catch {
      return "\(error.status.code) \(error.reason)"
    }
  }
  return "incomplete"
}

@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let whole = headVerdict(bytes, cut: nil)
  let cut = bytes.isEmpty ? 0 : Int(bytes[bytes.count / 2]) % bytes.count
  if headVerdict(bytes, cut: cut) != whole { fatalError("the verdict depends on a cut at \(cut)") }
  return 0
}
