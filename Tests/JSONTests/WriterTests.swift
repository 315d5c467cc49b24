// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

private func written(_ body: (inout JSONWriter) -> Void) -> String {
  var writer = JSONWriter()
  body(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite("writer") struct WriterTests {
  @Test("closures give objects and arrays the shape of the code, and an error inside passes")
  func nesting() {
    struct Stop: Error {}
    let dynamic = "dyn\"amic"
    let text = written { writer in
      writer.object {
        $0.member("size", 2)
        $0.object("query") {
          $0.object("bool") {
            $0.array("must") {
              $0.object { $0.object(dynamic) { _ in } }
              $0.array { $0.raw(Array("null".utf8)) }
              $0.array(["a", "b"].lazy.map { $0.uppercased() })
              $0.array(1...2)
            }
          }
        }
        $0.array(dynamic) { $0.bool(true) }
        $0.member("terms", ["x", "y"])
        $0.member(dynamic, [1])
        $0.member("raw", raw: Array("[0]".utf8))
        $0.member("none", [String]())
        $0.member("absent", nil as String?)
      }
    }
    #expect(
      text == #"{"size":2,"query":{"bool":{"must":[{"dyn\"amic":{}},[null],["A","B"],[1,2]]}},"dyn\"amic":[true],"#
        + #""terms":["x","y"],"dyn\"amic":[1],"raw":[0],"none":[],"absent":null}"#)
    var writer = JSONWriter()
    #expect(throws: Stop.self) { try writer.object { _ in throw Stop() } }
  }

  @Test("objects, arrays and lines get their commas by themselves")
  func structure() {
    let raw = Array(#"xx{"r":[]}yy"#.utf8)
    let text = written { writer in
      writer.beginObject()
      writer.member("s", "a")
      writer.member("i", -7)
      writer.member("d", 1.0)
      writer.member("b", false)
      writer.member("n", JSONNumber(12))
      writer.member("v", ["x": [nil, 1, 2.5, "y", true, [], [:]]])
      writer.key("dyn\"amic" as String)
      writer.beginArray()
      writer.beginObject()
      writer.endObject()
      writer.raw(raw, 2..<10)
      writer.raw(Array("null".utf8))
      writer.null()
      writer.beginArray()
      writer.endArray()
      writer.endArray()
      writer.endObject()
      writer.newline()
      writer.beginArray()
      writer.endArray()
      writer.newline()
    }
    #expect(
      text == #"""
        {"s":"a","i":-7,"d":1.0,"b":false,"n":12,"v":{"x":[null,1,2.5,"y",true,[],{}]},"dyn\"amic":[{},{"r":[]},null,null,[]]}
        []

        """#)
  }

  @Test("strings are escaped where RFC 8259 demands it and nowhere else")
  func strings() {
    let cases = [
      ("", #""""#), ("a\"b\\c/d", #""a\"b\\c/d""#), ("\u{8}\u{9}\u{a}\u{c}\u{d}", #""\b\t\n\f\r""#),
      ("\u{0}\u{1}\u{f}\u{10}\u{1b}\u{1f}", #""\u0000\u0001\u000f\u0010\u001b\u001f""#),
      ("\u{7f}é€😀\u{2028}", "\"\u{7f}é€😀\u{2028}\""),
    ]
    for (value, expected) in cases { #expect(written { $0.string(value) } == expected) }
    for padding in 0..<20 {
      let plain = String(repeating: "é", count: padding)
      #expect(written { $0.string(plain + "\"" + plain) } == "\"\(plain)\\\"\(plain)\"")
      #expect(written { $0.string(plain + "1234567\n") } == "\"\(plain)1234567\\n\"")
    }
  }

  @Test("numbers are the shortest that read back the same, and whole ones stay floats")
  func numbers() {
    let doubles: [(Double, String)] = [
      (1, "1.0"), (0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (34, "34.0"), (1e16, "1e+16"),
      (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (0.1 + 0.2, "0.30000000000000004"), (.nan, "null"),
      (.infinity, "null"),
    ]
    for (value, expected) in doubles { #expect(written { $0.double(value) } == expected) }
    let floats: [(Float, String)] = [
      (1, "1.0"), (0.1, "0.1"), (-0.017_453_292, "-0.017453292"), (1e-9, "1e-09"), (16_777_216, "16777216.0"),
      (.infinity, "null"), (.nan, "null"), (1.1754944e-38, "1.1754944e-38"),
    ]
    for (value, expected) in floats { #expect(written { $0.float(value) } == expected) }
    for value in [0, 1, -1, 9, 10, -10, 1_234_567_890, Int.max, Int.min] {
      #expect(written { $0.integer(value) } == String(value))
    }
  }

  @Test("every float32 of a sample is read back as itself, from a JSON number")
  func floatRoundTrip() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<5000 {
      let value = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
      guard value.isFinite else { continue }
      var writer = JSONWriter()
      writer.float(value)
      var reader = JSONReader(writer.bytes)
      #expect(Float(try reader.readDouble()) == value)
      #expect(Float(String(decoding: writer.bytes, as: UTF8.self)) == value)
    }
  }

  @Test("a writer that was reset begins anew")
  func reset() {
    var writer = JSONWriter()
    writer.integer(1)
    writer.reset()
    writer.integer(2)
    #expect(writer.bytes == Array("2".utf8))
  }
}

@Suite("values and numbers") struct ValueTests {
  @Test("accessors give the kind they are named for and nil for all others")
  func accessors() {
    let value: JSONValue = ["s": "x", "i": 3, "d": 2.5, "b": true, "a": [1], "n": nil]
    #expect(value["s"]?.stringValue == "x")
    #expect(value["i"]?.intValue == 3)
    #expect(value["i"]?.doubleValue == 3)
    #expect(value["d"]?.doubleValue == 2.5)
    #expect(value["d"]?.intValue == nil)
    #expect(value["b"]?.boolValue == true)
    #expect(value["a"]?[0] == 1)
    #expect(value["a"]?[1] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value["n"]?.isNull == true)
    #expect(value["missing"] == nil)
    #expect(value["s"]?["x"] == nil)
    #expect(value["s"]?[0] == nil)
    #expect(value["s"]?.arrayValue == nil && value["s"]?.objectValue == nil && value["b"]?.numberValue == nil)
    #expect(JSONValue.double(.nan) == .null)
  }

  @Test("objects keep their order and compare without it")
  func objects() {
    var object: JSONObject = ["b": 1, "a": 2]
    object["c"] = 3
    object["b"] = 9
    object["a"] = nil
    #expect(object.names == ["b", "c"])
    #expect(object["b"] == 9)
    #expect(object == ["c": 3, "b": 9])
    #expect(object != ["c": 3, "b": 8])
    #expect(object != ["c": 3, "x": 9])
    #expect(object != ["c": 3])
  }

  @Test(
    "whole numbers are exact, however they are written",
    arguments: [
      ("0", 0), ("-0", 0), ("-0.0e5", 0), ("12", 12), ("12.0", 12), ("1.2e1", 12), ("1200e-2", 12), ("1E2", 100),
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
      ("-9223372036854775809", nil), ("9007199254740993", 9_007_199_254_740_993), ("12.5", nil), ("1e-1", nil),
      ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("1e999999999999999999999", nil), ("0e999999999999", 0),
      ("1e-999999999999999999999", nil), ("12345678901234567890123", nil),
      ("1000000000000000000000e-3", 1_000_000_000_000_000_000),
    ] as [(String, Int?)])
  func integers(text: String, expected: Int?) throws {
    #expect(try #require(JSONNumber(text: text)).int == expected)
    var reader = JSONReader(Array(text.utf8))
    if let expected {
      #expect(try reader.readInt() == expected)
      try reader.finish()
    } else {
      let error = #expect(throws: JSONError.self) { try reader.readInt() }
      #expect(error?.code == .numberOutOfRange)
    }
  }

  @Test("doubles are the nearest ones, as strtod gives them")
  func doubles() throws {
    var texts = [
      "0", "-0", "0.1", "1e22", "1e23", "9007199254740993", "2.2250738585072011e-308", "1.7976931348623157e308",
      "4.9e-324",
      "1e-400", "123456789012345678901234567890", "0.30000000000000004", "-12.34E-5",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<5000 {
      let value = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
      if value.isFinite { texts.append(value.description) }
      texts.append("\(Int.random(in: -99999...99999)).\(Int.random(in: 0...99999))e\(Int.random(in: -30...30))")
    }
    for text in texts {
      var reader = JSONReader(Array(text.utf8))
      let value = try reader.readDouble()
      #expect(value.bitPattern == Double(text)?.bitPattern, "\(text)")
      #expect(JSONNumber(text: text)?.double.bitPattern == value.bitPattern)
    }
    var reader = JSONReader(Array("1e400".utf8))
    #expect(throws: JSONError.self) { try reader.readDouble() }
    #expect(JSONNumber(text: "1e400")?.double == .infinity)
  }

  @Test("a number's text is the grammar's or there is no number")
  func numberText() {
    for text in ["", "-", "01", "1.", ".1", "+1", "1e", "NaN", " 1", "1 ", "0x1", "١"] {
      #expect(JSONNumber(text: text) == nil, "\(text)")
    }
    #expect(JSONNumber(1.0).text == "1.0")
    #expect(JSONNumber(3).text == "3")
    #expect(JSONNumber(Double.nan).text == "0.0")
    #expect(JSONNumber(-Double.infinity).text == "-1.7976931348623157e+308")
  }
}
