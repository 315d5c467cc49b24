// SPDX-License-Identifier: Apache-2.0
import HTTP1
import HTTPSemantics
import Testing

@Suite("the chunked coding")
struct ChunkedDecoderTests {
  @Test("chunks become content, and what follows belongs to the next message")
  func plain() {
    #expect(chunks("5\r\nhello\r\n0\r\n\r\nGET") == .content("hello", taken: 15, trailers: ""))
    #expect(chunks("5\r\nhello\r\n6\r\n world\r\n000\r\n\r\n") == .content("hello world", taken: 28, trailers: ""))
    #expect(chunks("A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n") != .refused(400))
    #expect(chunks("5\r\nhel") == .incomplete("hel"))
    #expect(chunks("0\r\n\r\n") == .content("", taken: 5, trailers: ""))
  }

  @Test(
    "14: a size is hexadecimal digits and nothing else",
    arguments: [
      "0x5", "+5", "-5", "5_0", " 5", "5 ", "\t5", "", "g", "5h", "00000000000000005", "fffffffffffffffff",
      "8000000000000000", "ffffffffffffffff", "5.", "5,5",
    ])
  func sizes(_ size: String) {
    #expect(chunks("\(size)\r\nhello\r\n0\r\n\r\n") == .refused(400))
  }

  @Test("14: a line of a size ends with CRLF")
  func sizeLineEnd() {
    #expect(chunks("5\nhello\r\n0\r\n\r\n") == .refused(400))
    #expect(chunks("5\rhello\r\n0\r\n\r\n") == .refused(400))
    #expect(chunks("5\r\rhello\r\n0\r\n\r\n") == .refused(400))
    #expect(chunks("5\u{00}\r\nhello\r\n0\r\n\r\n") == .refused(400))
  }

  @Test(
    "15: extensions follow their grammar",
    arguments: [
      ";a", ";a=b", ";a=\"b c\"", " ; a = b", ";a;b=c", ";a=\"\\\"\"", ";a=\"\u{e9}\"", "\t;a\t=\tb", ";a=\"\"",
      ";a=\"b\";c",
    ])
  func goodExtensions(_ text: String) {
    #expect(chunks("5\(text)\r\nhello\r\n0\(text)\r\n\r\n") != .refused(400))
  }

  @Test(
    "15: what is no extension is refused",
    arguments: [
      ";", ";;a", ";a;", ";=b", ";a=", ";a=b c", ";a=\"b", ";a=\"b\nc\"", ";a\n", ";a=\"b\"c", ";a=b ", ";a ", "; ",
      " a",
      ";a=\"\r\n\"", ";a=b\"", ";\u{7f}", ";a=\"\u{01}\"",
    ])
  func badExtensions(_ text: String) {
    #expect(chunks("5\(text)\r\nhello\r\n0\r\n\r\n") == .refused(400))
  }

  @Test("15: all extensions of a message together are bounded")
  func extensionBytes() {
    var limits = MessageLimits()
    limits.chunkExtensionBytes = 10
    let chunk = "1;abcd\r\nx\r\n"
    #expect(chunks(chunk + chunk + "0\r\n\r\n", limits: limits) == .content("xx", taken: 27, trailers: ""))
    #expect(chunks(chunk + chunk + chunk + "0\r\n\r\n", limits: limits) == .refused(400))
  }

  @Test("16: the data of a chunk is followed by CRLF")
  func dataEnd() {
    for end in ["", "x", "\n", "\r", "\rx", " \r\n"] {
      #expect(chunks("5\r\nhello\(end)0\r\n\r\n") == .refused(400), "\(end.debugDescription)")
    }
  }

  @Test("16: content that breaks off is never complete")
  func premature() {
    let whole = "5\r\nhello\r\n1;a=b\r\n!\r\n0\r\nX: 1\r\n\r\n"
    for count in 0..<whole.utf8.count {
      let verdict = chunks(String(decoding: Array(whole.utf8.prefix(count)), as: UTF8.self))
      guard case .incomplete(let content) = verdict else {
        Issue.record("complete or refused after \(count) bytes")
        continue
      }
      #expect("hello!".hasPrefix(content))
    }
    #expect(chunks(whole) == .content("hello!", taken: whole.utf8.count, trailers: "x=1"))
  }

  @Test("14: leading zeros are bounded, and the largest size that can be held is taken")
  func sizeBounds() {
    #expect(chunks("0000000000000005\r\nhello\r\n0000000000000000\r\n\r\n") != .refused(400))
    #expect(chunks("7fffffffffffffff\r\nhello") == .incomplete("hello"))
    #expect(chunks("7FFFFFFFFFFFFFFFF\r\n") == .refused(400))
    #expect(chunks("00000000000000000\r\n\r\n") == .refused(400))
  }

  @Test("17: trailers are read by the grammar, bounded, and never carry framing, routing or credentials")
  func trailers() {
    #expect(chunks("0\r\nX-Sum: 1\r\nY:\r\n\r\n") == .content("", taken: 19, trailers: "x-sum=1&y="))
    #expect(
      chunks("0\r\nContent-Length: 5\r\nTransfer-Encoding: x\r\nHost: b\r\nAuthorization: c\r\nX: 1\r\n\r\n")
        == .content("", taken: 79, trailers: "x=1"))
    for line in ["X : 1", " X: 1", ": 1", "X", "X: a\u{00}b", "X: a\rb", "X: a\nb"] {
      #expect(chunks("0\r\n\(line)\r\n\r\n") == .refused(400), "\(line)")
    }
    var limits = MessageLimits()
    limits.trailerBytes = 20
    limits.fieldCount = 2
    #expect(chunks("0\r\nX: " + String(repeating: "a", count: 30), limits: limits) == .refused(431))
    #expect(chunks("0\r\nA:1\r\nB:2\r\nC:3\r\n\r\n", limits: limits) == .refused(431))
  }
}
