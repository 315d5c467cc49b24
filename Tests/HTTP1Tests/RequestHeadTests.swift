// SPDX-License-Identifier: Apache-2.0
import HTTP1
import HTTPSemantics
import Testing

/// The rules of RFC 9112 one by one. Each text is read whole, byte by byte, and cut at every place.
@Suite("request heads")
struct RequestHeadTests {
  @Test("a plain head is taken with its parts")
  func plain() {
    #expect(
      verdict("GET /a/b?c=d HTTP/1.1\r\nHost: example.com:80\r\nAccept:  text/html \t\r\nX:\r\n\r\nrest")
        == .request("GET /a/b?c=d 1.1 example.com:80 none keep [host=example.com:80&accept=text/html&x=] 73"))
    #expect(verdict("GET / HTTP/1.1\r\nHost: a\r\n") == .incomplete)
    #expect(verdict("") == .incomplete)
  }

  @Test("1: no blank before the colon, no empty or odd field name")
  func fieldNames() {
    for line in ["Host : a", "Host\t: a", ": a", "A B: c", "A(: c", "no-colon", "Caf\u{e9}: a", "\"a\": b", "a/b: c"] {
      #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\n\(line)\r\n\r\n") == 400, "\(line)")
    }
  }

  @Test("2: no folded lines, not even as the first")
  func folding() {
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n") == 400)
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\n\r\n") == 400)
    #expect(refusal("GET / HTTP/1.1\r\n Host: a\r\n\r\n") == 400)
    #expect(refusal("GET / HTTP/1.1\r\n \r\nHost: a\r\n\r\n") == 400)
  }

  @Test("3: no NUL, bare CR, bare LF or other control character anywhere")
  func controls() {
    for byte in [0x00, 0x01, 0x08, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B, 0x1F, 0x7F] as [UInt8] {
      let mark = String(UnicodeScalar(byte))
      #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nX: b\(mark)c\r\n\r\n") == 400, "\(byte) in a value")
      #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nX: b\(mark)\r\n\r\n") == 400, "\(byte) at a value's end")
      #expect(refusal("GET /\(mark) HTTP/1.1\r\nHost: a\r\n\r\n") == 400, "\(byte) in the target")
      #expect(refusal("GET / HTTP/1.1\(mark)\r\nHost: a\r\n\r\n") == 400, "\(byte) behind the version")
      #expect(refusal("G\(mark)T / HTTP/1.1\r\nHost: a\r\n\r\n") == 400, "\(byte) in the method")
    }
    #expect(refusal("GET / HTTP/1.1\nHost: a\n\n") == 400)
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\n\r\n") == 400)
    #expect(isTaken("GET / HTTP/1.1\r\nHost: a\r\nX: b\tc\r\n\r\n"))
  }

  @Test("3: a byte above 0x7F is part of a value, never of a target")
  func obsoleteText() {
    #expect(isTaken("GET / HTTP/1.1\r\nHost: a\r\nX: caf\u{e9}\r\n\r\n"))
    #expect(refusal("GET /caf\u{e9} HTTP/1.1\r\nHost: a\r\n\r\n") == 400)
  }

  @Test("4: at most two empty lines come before the request line")
  func emptyLines() {
    #expect(isTaken("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"))
    #expect(isTaken("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"))
    #expect(refusal("\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n") == 400)
    #expect(refusal("\nGET / HTTP/1.1\r\nHost: a\r\n\r\n") == 400)
  }

  @Test("5: the request line is method, one blank, target, one blank, version")
  func requestLine() {
    for line in [
      "GET  / HTTP/1.1", "GET /  HTTP/1.1", " GET / HTTP/1.1", "GET / HTTP/1.1 ", "GET\t/ HTTP/1.1", "GET /\tHTTP/1.1",
      "GET /", "GET / ", "GET", "GET / http/1.1", "GET / HTTP/1", "GET / HTTP/1.", "GET / HTTP/11", "GET / HTTP/1.1x",
      "GET / HTTP/a.b", "GET / HTTP/1.1 x", "GET / HTTPS/1.1", "GET / HTTP/0.9", "GET / HTTP/1,1", "G(T / HTTP/1.1",
      "GET / HTTP /1.1", "GET HTTP/1.1",
    ] {
      #expect(refusal("\(line)\r\nHost: a\r\n\r\n") == 400, "\(line)")
    }
    for version in ["2.0", "3.0", "9.9"] {
      #expect(refusal("GET / HTTP/\(version)\r\nHost: a\r\n\r\n") == 505)
    }
    #expect(isTaken("GET / HTTP/1.9\r\nHost: a\r\n\r\n"))
  }

  @Test("6: exactly one valid Host in HTTP/1.1")
  func host() {
    #expect(refusal("GET / HTTP/1.1\r\nX: a\r\n\r\n") == 400)
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n") == 400)
    #expect(refusal("GET / HTTP/1.0\r\nHost: a\r\nhost: b\r\n\r\n") == 400)
    for value in [
      "", "a b", "a,b", "user@a", "a/b", "a:b", "a:", "a:99999", "a:-1", "a:+80", "[::1", "::1", "[x]", "a%2", "a%zz",
      "[1]", "a?b", "a#b", "\"a\"", "[::1]x", "a:080808",
    ] where value != "a:" {
      #expect(refusal("GET / HTTP/1.1\r\nHost: \(value)\r\n\r\n") == 400, "\(value)")
    }
    for value in ["a", "a:80", "A-b_c.example:8080", "127.0.0.1:1", "[::1]:80", "[2001:db8::1]", "a%20b", "a:"] {
      #expect(isTaken("GET / HTTP/1.1\r\nHost: \(value)\r\n\r\n"), "\(value)")
    }
    #expect(isTaken("GET / HTTP/1.0\r\n\r\n"))
  }

  @Test("7: the authority of an absolute target wins over Host")
  func absoluteForm() {
    #expect(
      verdict("GET http://b:1/c?d HTTP/1.1\r\nHost: a\r\n\r\n") == .request("GET /c?d 1.1 b:1 none keep [host=a] 40"))
    #expect(isTaken("GET HTTPS://b HTTP/1.1\r\nHost: b\r\n\r\n"))
    #expect(verdict("OPTIONS http://b HTTP/1.1\r\nHost: b\r\n\r\n").description.hasPrefix("OPTIONS * 1.1 b"))
    #expect(refusal("GET http://b/ HTTP/1.1\r\n\r\n") == 400)
    #expect(refusal("GET http:///c HTTP/1.1\r\nHost: a\r\n\r\n") == 400)
    #expect(refusal("GET http://u@b/c HTTP/1.1\r\nHost: a\r\n\r\n") == 400)
    #expect(refusal("GET ftp://b/c HTTP/1.1\r\nHost: a\r\n\r\n") == 400)
    var strict = MessageLimits()
    strict.refusesAuthorityMismatch = true
    #expect(verdict("GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", limits: strict) == .refused(400))
    #expect(verdict("GET http://B/ HTTP/1.1\r\nHost: b\r\n\r\n", limits: strict) != .refused(400))
  }

  @Test("8: no authority form without CONNECT, no asterisk without OPTIONS, no fragment, no broken triplet")
  func targets() {
    for line in [
      "GET a:80", "GET *", "OPTIONS *a", "GET /#a", "GET /a#", "GET /%", "GET /%1", "GET /%zz", "GET /a?%g0", "GET a",
      "GET ?a", "GET /\"", "GET /<", "GET /\\", "GET /^", "GET /`", "GET /{a}", "GET /a?b|c", "CONNECT /", "CONNECT a",
      "CONNECT a:", "GET //a b",
    ] {
      #expect(refusal("\(line) HTTP/1.1\r\nHost: a\r\n\r\n") == 400, "\(line)")
    }
    for line in [
      "GET /%20%2F", "GET //", "GET /a/../b", "OPTIONS *", "CONNECT a:443", "GET /?", "GET /a?b?c/d", "GET /;,@:",
    ] {
      #expect(isTaken("\(line) HTTP/1.1\r\nHost: a\r\n\r\n"), "\(line)")
    }
  }

  @Test("9: a length is digits and nothing else")
  func contentLength() {
    for value in [
      "+5", "-0", "-5", "0x5", "5_0", "5 5", "5,5", "5, 5", "", "a", "5a", "5.0", "1e3", "\u{0665}",
      "99999999999999999999",
      "9223372036854775808", "00000000000000000005", "\t 5 5",
    ] {
      #expect(refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(value)\r\n\r\n") == 400, "\(value)")
    }
    for (value, framing) in [
      ("5", "length(5)"), ("0", "none"), ("9223372036854775807", "length(9223372036854775807)"),
      (" 07 ", "length(7)"),
    ] {
      #expect(
        verdict("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(value)\r\n\r\n").description.contains(" \(framing) "))
    }
  }

  @Test("10: two lengths are refused, different or equal", arguments: ["6", "5", "0"])
  func twoLengths(_ second: String) {
    #expect(refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\ncontent-length: \(second)\r\n\r\n") == 400)
    #expect(refusal("POST / HTTP/1.0\r\nContent-Length: 5\r\nX: 1\r\nContent-Length: \(second)\r\n\r\n") == 400)
  }

  private func post(_ lines: String, _ version: String = "1.1") -> String {
    "POST / HTTP/\(version)\r\nHost: a\r\n\(lines)\r\n\r\n"
  }

  @Test("11: a length beside a transfer coding is refused, in either order")
  func lengthAndCoding() {
    #expect(refusal(post("Transfer-Encoding: chunked\r\nContent-Length: 5")) == 400)
    #expect(refusal(post("Content-Length: 5\r\nTransfer-Encoding: chunked")) == 400)
    #expect(refusal(post("Content-Length: 0\r\nTransfer-Encoding: chunked")) == 400)
    #expect(refusal(post("Content-Length: 5\r\nTransfer-Encoding: x")) == 400)
  }

  @Test("13: an HTTP/1.0 message has no transfer coding", arguments: ["chunked", "gzip, chunked", "identity", ""])
  func oldTransferEncoding(_ value: String) {
    #expect(refusal(post("Transfer-Encoding: \(value)", "1.0")) == 400)
    #expect(refusal(post("Connection: keep-alive\r\nTransfer-Encoding: \(value)", "1.0")) == 400)
  }

  @Test("12: the transfer coding is chunked, alone and once; another before it is not implemented")
  func transferEncoding() {
    for value in [
      "", "identity", "chunked, identity", "chunked, chunked", "chunked, gzip", "gzip", "\"chunked\"", "chunked;x",
      "chunked;q=1", "chunked\u{0B}", "\u{0C}chunked", "xchunked", "chunked ,", ", chunked", "chunke d",
      "identity, chunked",
      "chunked\u{00}",
    ] {
      #expect(refusal(post("Transfer-Encoding: \(value)")) == 400, "\(value)")
    }
    #expect(refusal(post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")) == 400)
    #expect(refusal(post("Transfer-Encoding: gzip, chunked")) == 501)
    #expect(refusal(post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked")) == 501)
    for value in ["chunked", "Chunked", " CHUNKED "] {
      #expect(verdict(post("Transfer-Encoding: \(value)")).description.contains(" chunked keep"))
    }
  }

  @Test("20: an expectation other than 100-continue is refused; HTTP/1.0 clients have none")
  func expectation() {
    func post(_ value: String, _ version: String = "1.1") -> String {
      "POST / HTTP/\(version)\r\nHost: a\r\nContent-Length: 1\r\nExpect: \(value)\r\n\r\n"
    }
    #expect(verdict(post("100-Continue")).description.contains(" expect "))
    #expect(refusal(post("200-ok")) == 417)
    #expect(refusal(post("100-continue, x")) == 417)
    #expect(!verdict(post("100-continue", "1.0")).description.contains(" expect "))
    #expect(!verdict("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n").description.contains(" expect "))
  }

  @Test("21: the connection options are a list of words, case aside")
  func connection() {
    func keeps(_ lines: String, _ version: String = "1.1") -> Bool {
      verdict("GET / HTTP/\(version)\r\nHost: a\r\n\(lines)\r\n").description.contains(" keep ")
    }
    #expect(keeps(""))
    #expect(!keeps("Connection: close\r\n"))
    #expect(!keeps("Connection: x, CLOSE ,y\r\n"))
    #expect(!keeps("Connection: x\r\nConnection: close\r\n"))
    #expect(!keeps("Connection: keep-alive, close\r\n"))
    #expect(keeps("Connection: not-close\r\n"))
    #expect(!keeps("", "1.0"))
    #expect(keeps("Connection: Keep-Alive\r\n", "1.0"))
  }

  @Test("25: a method of more than 32 bytes is 501, however long its line is, and also before it has come whole")
  func longMethod() {
    var limits = MessageLimits()
    limits.targetBytes = 20
    for count in [33, 60, 64, 65, 70, 300] {
      let method = String(repeating: "A", count: count)
      #expect(verdict(method, limits: limits) == .refused(501), "\(count)")
      #expect(verdict("\r\n" + method, limits: limits) == .refused(501), "\(count) after an empty line")
      #expect(verdict("\(method) / HTTP/1.1\r\nHost: a\r\n\r\n", limits: limits) == .refused(501), "\(count)")
      #expect(verdict("\(method)\n", limits: limits) == .refused(501), "\(count) and a bare LF")
    }
    let longest = String(repeating: "A", count: 32)
    #expect(verdict(longest, limits: limits) == .incomplete)
    #expect(verdict("\(longest)\n", limits: limits) == .refused(400))
    #expect(verdict("\(longest) /" + String(repeating: "a", count: 300), limits: limits) == .refused(414))
  }

  @Test("25: a line that something else than its target makes too long is 400")
  func longLine() {
    var limits = MessageLimits()
    limits.targetBytes = 20
    let junk = String(repeating: "a", count: 300)
    #expect(verdict("GET / HTTP/1.1\(junk)\r\n", limits: limits) == .refused(400))
    #expect(verdict("GET / \(junk)", limits: limits) == .refused(400))
    #expect(verdict("GET(\(junk)", limits: limits) == .refused(400))
    #expect(verdict("GET /\(junk)", limits: limits) == .refused(414))
    #expect(verdict("GET /\(junk) HTTP/1.1\r\n", limits: limits) == .refused(414))
  }

  @Test("25: sizes are limited: 414, 431, 501")
  func limits() {
    var limits = MessageLimits()
    limits.targetBytes = 20
    limits.fieldBytes = 60
    limits.fieldCount = 3
    let exact = "/" + String(repeating: "a", count: 19)
    #expect(verdict("GET \(exact) HTTP/1.1\r\nHost: a\r\n\r\n", limits: limits) != .refused(414))
    #expect(verdict("GET \(exact)a HTTP/1.1\r\nHost: a\r\n\r\n", limits: limits) == .refused(414))
    #expect(verdict("GET /" + String(repeating: "a", count: 200), limits: limits) == .refused(414))
    #expect(verdict("GET / HTTP/1.1\r\nHost: a\r\nA:1\r\nB:2\r\nC:3\r\n\r\n", limits: limits) == .refused(431))
    #expect(verdict("GET / HTTP/1.1\r\nHost: a\r\nA:1\r\nB:2\r\n\r\n", limits: limits) != .refused(431))
    #expect(
      verdict("GET / HTTP/1.1\r\nHost: a\r\nA: " + String(repeating: "b", count: 60), limits: limits) == .refused(431))
    // "Host: a", CRLF and the empty line take 11 of the 60 bytes.
    let fits = "A:" + String(repeating: "b", count: 45)
    #expect(verdict("GET / HTTP/1.1\r\nHost: a\r\n\(fits)\r\n\r\n", limits: limits) != .refused(431))
    #expect(verdict("GET / HTTP/1.1\r\nHost: a\r\n\(fits)b\r\n\r\n", limits: limits) == .refused(431))
    #expect(refusal(String(repeating: "A", count: 33) + " / HTTP/1.1\r\nHost: a\r\n\r\n") == 501)
    #expect(isTaken(String(repeating: "A", count: 32) + " / HTTP/1.1\r\nHost: a\r\n\r\n"))
  }

  @Test("30: a name with an underscore is another name")
  func underscore() {
    #expect(refusal("POST / HTTP/1.1\r\nHost: a\r\nContent_Length: 5\r\n\r\n") == nil)
    #expect(verdict("POST / HTTP/1.1\r\nHost: a\r\nContent_Length: 5\r\n\r\n").description.contains(" none "))
    #expect(
      verdict("POST / HTTP/1.1\r\nHost: a\r\nTransfer_Encoding: chunked\r\n\r\n").description.contains(" none "))
  }

  @Test("26: known methods are told from all others, case and all")
  func methods() {
    for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "QUERY"] {
      #expect(known("\(method) / HTTP/1.1\r\nHost: a\r\n\r\n") == method)
    }
    #expect(known("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n") == "CONNECT")
    for method in ["get", "Get", "GETS", "GE", "query", "PROPFIND", "X", "!#$%&'*+-.^_`|~"] {
      #expect(known("\(method) / HTTP/1.1\r\nHost: a\r\n\r\n") == "none")
    }
  }

  /// The method that the server knows by this head, `none`, or nil when the head is refused.
  private func known(_ text: String) -> String? {
    guard isTaken(text) else { return nil }
    let bytes = Array(text.utf8)
    var parser = RequestHeadParser(limits: MessageLimits())
    var head = RequestHead()
    parser.reset(at: 0)
    guard (try? parser.parse(bytes.span, into: &head)) == true else { return nil }
    return head.method.known?.rawValue ?? "none"
  }

  @Test(
    "29: a path stays as it came", arguments: ["/a%2fb", "/%00", "/a/../b", "/./a", "//a//", "/%c0%af", "/%2e%2e/a"])
  func rawPath(_ path: String) {
    #expect(verdict("GET \(path)?%2F HTTP/1.1\r\nHost: a\r\n\r\n").description.hasPrefix("GET \(path)?%2F 1.1 a "))
  }

  @Test("30: names are compared without case, and lines of one name are joined in order")
  func joining() throws {
    let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\nx-A: 1\r\nX_A: 2\r\nX-a:  3 \r\nX-A:\r\n\r\n".utf8)
    var parser = RequestHeadParser(limits: MessageLimits())
    var head = RequestHead()
    parser.reset(at: 0)
    let isComplete = try parser.parse(bytes.span, into: &head)
    #expect(isComplete)
    #expect(head.value(of: "x-a", in: bytes.span) == "1, 3, ")
    #expect(head.value(of: "x_a", in: bytes.span) == "2")
    #expect(head.makeFields(bytes.span)["X-A"] == "1, 3, ")
  }

  @Test("22: several heads in one buffer are read one after the other")
  func pipelined() {
    let bytes = Array("GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: b\r\nX: 1\r\n\r\n".utf8)
    var parser = RequestHeadParser(limits: MessageLimits())
    var head = RequestHead()
    parser.reset(at: 0)
    #expect((try? parser.parse(bytes.span, into: &head)) == true)
    #expect(bytes.span.string(head.path) == "/a")
    parser.reset(at: head.end)
    #expect((try? parser.parse(bytes.span, into: &head)) == true)
    #expect(bytes.span.string(head.path) == "/b")
    #expect(head.value(of: "x", in: bytes.span) == "1")
    #expect(head.end == bytes.count)
  }

  @Test("random damage never makes the verdict depend on how the bytes arrive")
  func damage() {
    let seed = Array(
      "POST /a%20b?c=d HTTP/1.1\r\nHost: example.com\r\nContent-Length: 12\r\nConnection: close\r\nX: y\tz\r\n\r\n".utf8
    )
    let odd: [UInt8] = [0x00, 0x09, 0x0A, 0x0D, 0x20, 0x25, 0x2A, 0x2C, 0x3A, 0x41, 0x7F, 0x80, 0xFF]
    var random = SplitMix(state: 42)
    for _ in 0..<2000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = odd[Int.random(in: 0..<odd.count, using: &random)]
        case 1: bytes.insert(odd[Int.random(in: 0..<odd.count, using: &random)], at: place)
        default: bytes.remove(at: place)
        }
      }
      let whole = parseHead(bytes, cuts: [])
      let single = parseHead(bytes, cuts: Array(0..<bytes.count))
      #expect(single == whole, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}

/// A random number generator that repeats.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
