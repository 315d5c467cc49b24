// SPDX-License-Identifier: Apache-2.0
import HTTP1
import HTTPSemantics
import Testing

/// What is written by the grammar is read as it was meant.
@Suite("written and read again")
struct RoundTripTests {
  private static let token = Array("!#$%&'*+-.^_`|~09azAZ".utf8)
  private static let target = Array("/?:@!$&'()*+,;=-._~09azAZ".utf8)
  private static let value = Array("!\"#(),/:;<=>?@[\\]{} \t\u{e9}09azAZ".utf8)

  private func text(_ bytes: [UInt8], _ count: Int, _ random: inout SplitMix) -> String {
    String(decoding: (0..<count).map { _ in bytes[Int.random(in: 0..<bytes.count, using: &random)] }, as: UTF8.self)
  }

  @Test("random heads come out with the parts they were made of")
  func heads() {
    var random = SplitMix(state: 7)
    for _ in 0..<500 {
      let method = text(Self.token, Int.random(in: 1...32, using: &random), &random)
      guard method != "CONNECT" else { continue }
      let path = "/" + text(Self.target.filter { $0 != 0x3F }, Int.random(in: 0...40, using: &random), &random)
      let query = Bool.random(using: &random) ? text(Self.target, Int.random(in: 0...20, using: &random), &random) : nil
      var fields = [(name: "host", value: "example.com:80")]
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        // A value begins and ends with something that is no blank, and is valid text.
        let value = text(Self.value.filter { $0 < 0x80 }, Int.random(in: 0...30, using: &random), &random)
        fields.append(
          ("x-" + text(Self.token, Int.random(in: 1...12, using: &random), &random).lowercased(), "a\(value)\u{e9}"))
      }
      fields.shuffle(using: &random)
      let lines = fields.map { "\($0.name): \($0.value)\r\n" }.joined()
      let head = "\(method) \(path)\(query.map { "?" + $0 } ?? "") HTTP/1.1\r\n\(lines)\r\n"
      let shown = fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
      let wanted = "\(method) \(path)\(query.map { "?" + $0 } ?? "") 1.1 example.com:80 none keep [\(shown)]"
      #expect(parseHead(Array((head + "rest").utf8), cuts: []) == .request("\(wanted) \(head.utf8.count)"))
    }
  }

  @Test("random content in chunks of any size comes out as it was")
  func chunkedContent() {
    var random = SplitMix(state: 11)
    for _ in 0..<200 {
      var output: [UInt8] = []
      var content: [UInt8] = []
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let chunk = (0..<Int.random(in: 0...300, using: &random)).map { _ in
          UInt8.random(in: 0x20...0x7E, using: &random)
        }
        content += chunk
        if !chunk.isEmpty { appendChunk(chunk, to: &output) }
      }
      ResponseSerializer.appendLastChunk(to: &output)
      let wanted = ChunkVerdict.content(String(decoding: content, as: UTF8.self), taken: output.count, trailers: "")
      #expect(decodeChunks(output, cuts: []) == wanted)
      #expect(decodeChunks(output, cuts: Array(0..<output.count)) == wanted)
    }
  }
}
