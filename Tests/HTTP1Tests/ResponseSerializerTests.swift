// SPDX-License-Identifier: Apache-2.0
import HTTP1
import HTTPSemantics
import Testing

@Suite("response heads")
struct ResponseSerializerTests {
  private func text(_ body: (inout [UInt8]) throws -> Void) rethrows -> String {
    var output: [UInt8] = []
    try body(&output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test("status lines carry the registered phrase")
  func statusLine() throws {
    #expect(try text { try ResponseSerializer.appendStatusLine(.ok, to: &$0) } == "HTTP/1.1 200 OK\r\n")
    #expect(
      try text { try ResponseSerializer.appendStatusLine(.contentTooLarge, to: &$0) }
        == "HTTP/1.1 413 Content Too Large\r\n")
    #expect(try text { try ResponseSerializer.appendStatusLine(HTTPStatus(code: 599), to: &$0) } == "HTTP/1.1 599 \r\n")
    #expect(throws: MessageError.self) {
      try text { try ResponseSerializer.appendStatusLine(HTTPStatus(code: 20), to: &$0) }
    }
  }

  @Test(
    "24: a value that would end its line is refused",
    arguments: ["a\r\nb: c", "a\nb", "a\rb", "a\u{00}", "\u{7f}", "a\u{0b}", "\r\n\r\n<html>"])
  func injection(_ value: String) {
    #expect(throws: MessageError.self) {
      try text { try ResponseSerializer.appendField("location", value, to: &$0) }
    }
  }

  @Test("24: a name that is no token cannot even be made")
  func names() {
    for name in ["", "a b", "a:", "a\r\nb", "caf\u{e9}"] { #expect(HTTPFieldName(name) == nil) }
    let mixed = "X-A"
    #expect(HTTPFieldName(mixed)?.canonicalName == "x-a")
  }

  @Test("framing, connection and date are the server's own; a handler's are left out")
  func ownFields() throws {
    let fields: HTTPFields = [
      "content-length": "5", "transfer-encoding": "chunked", "connection": "close", "date": "now", "keep-alive": "a",
      "x-a": "b\tc\u{e9}",
    ]
    #expect(try text { try ResponseSerializer.append(fields, to: &$0) } == "x-a: b\tc\u{e9}\r\n")
  }

  @Test("chunks carry their size in hexadecimal digits")
  func chunks() {
    #expect(
      text {
        appendChunk(Array(repeating: 0x61, count: 26), to: &$0)
        ResponseSerializer.appendLastChunk(to: &$0)
      } == "1a\r\naaaaaaaaaaaaaaaaaaaaaaaaaa\r\n0\r\n\r\n")
    #expect(text { ResponseSerializer.appendDecimal(1_234_567_890, to: &$0) } == "1234567890")
    #expect(text { ResponseSerializer.appendDecimal(0, to: &$0) } == "0")
  }
}
