// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

private func parse(_ text: String) throws(JSONError) -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

private func code(_ text: String, limits: JSONLimits = .standard) -> JSONError.Code? {
  code(Array(text.utf8), limits: limits)
}

private func code(_ bytes: [UInt8], limits: JSONLimits = .standard) -> JSONError.Code? {
  do throws(JSONError) {
    _ = try JSONValue(parsing: bytes, limits: limits)
    return nil
  } catch {
    return error.code
  }
}

@Suite("reader") struct ReaderTests {
  @Test("a document is pulled in the order it is written, and what is not read is passed over")
  func pull() throws {
    let text = #" {"took" : 3, "hits":{"total":{"value":2},"hits":[{"_id":"1","_source":{"a":[1,{}]}},{"_id":"2"}]}} "#
    let bytes = Array(text.utf8)
    var reader = JSONReader(bytes)
    var ids: [String] = []
    var source: Range<Int>?
    try reader.beginObject()
    while try reader.nextMember() {
      guard reader.memberIs("hits") else { continue }
      try reader.beginObject()
      while try reader.nextMember() {
        guard reader.memberIs("hits") else { continue }
        try reader.beginArray()
        while try reader.nextElement() {
          try reader.beginObject()
          while try reader.nextMember() {
            if reader.memberIs("_id") { ids.append(try reader.readString()) }
            if reader.memberIs("_source") { source = try reader.skipValue() }
          }
        }
      }
    }
    try reader.finish()
    #expect(ids == ["1", "2"])
    #expect(source.map { String(decoding: bytes[$0], as: UTF8.self) } == #"{"a":[1,{}]}"#)
  }

  @Test("scalars of every kind are read")
  func scalars() throws {
    var reader = JSONReader(Array(#"[true,false,null,null,-12,2.5,"é€😀",12345678901234567890.10]"#.utf8))
    try reader.beginArray()
    var steps = 0
    while try reader.nextElement() {
      switch steps {
      case 0: #expect(try reader.readBool())
      case 1: #expect(try reader.readBool() == false)
      case 2: try reader.readNull()
      case 3: #expect(try reader.tryNull())
      case 4: #expect(try reader.readInt() == -12)
      case 5:
        #expect(try reader.tryNull() == false)
        #expect(try reader.readDouble() == 2.5)
      case 6:
        #expect(try reader.peek() == .string)
        #expect(try reader.readString() == "é€😀")
      default: #expect(try reader.readNumber().text == "12345678901234567890.10")
      }
      steps += 1
    }
    #expect(steps == 8)
    try reader.finish()
  }

  @Test("a value of another kind is a type mismatch that leaves the cursor where it was")
  func mismatch() throws {
    var reader = JSONReader(Array(#"["x"]"#.utf8))
    try reader.beginArray()
    #expect(try reader.nextElement())
    for attempt in 0..<5 {
      do throws(JSONError) {
        switch attempt {
        case 0: _ = try reader.readInt()
        case 1: _ = try reader.readDouble()
        case 2: _ = try reader.readBool()
        case 3: try reader.beginObject()
        default: try reader.readNull()
        }
        Issue.record("attempt \(attempt) was allowed")
      } catch {
        #expect(error.code == .typeMismatch)
        #expect(error.offset == 1)
      }
    }
    #expect(try reader.readString() == "x")
  }

  @Test("names with escapes compare by what they mean")
  func escapedNames() throws {
    var reader = JSONReader(Array(#"{"\u0073ku":1,"s":2}"#.utf8))
    try reader.beginObject()
    #expect(try reader.nextMember())
    #expect(reader.memberIs("sku"))
    #expect(reader.memberName == "sku")
    #expect(try reader.nextMember())
    #expect(!reader.memberIs("sku"))
    #expect(reader.memberIs("s"))
  }

  @Test("a reader over a range sees nothing outside of it")
  func ranges() throws {
    let bytes = Array(#"xx{"a":1}yy"#.utf8)
    var reader = JSONReader(bytes, in: 2..<9)
    #expect(try reader.readValue() == ["a": 1])
    try reader.finish()
    var beyond = JSONReader(bytes, in: 2..<999)
    #expect(try beyond.readValue() == ["a": 1])
    #expect(throws: JSONError.self) { try beyond.finish() }
  }

  @Test("a program that asks for a value where none stands gets an error, not a wrong value")
  func misuse() throws {
    var reader = JSONReader(Array("[1,2]".utf8))
    try reader.beginArray()
    #expect(throws: JSONError.self) { try reader.readInt() }
    #expect(try reader.nextElement())
    #expect(try reader.readInt() == 1)
    #expect(throws: JSONError.self) { try reader.readInt() }
    #expect(throws: JSONError.self) { try reader.finish() }
  }

  @Test(
    "faults have their code",
    arguments: [
      ("", JSONError.Code.unexpectedEnd), ("[1", .unexpectedEnd), (#"{"a""#, .unexpectedEnd),
      (#""abc"#, .unexpectedEnd),
      ("1 2", .trailingBytes), ("{} x", .trailingBytes), ("[1,]", .unexpectedByte), (#"{"a":1,}"#, .unexpectedByte),
      ("[,1]", .unexpectedByte), (#"{"a" 1}"#, .unexpectedByte), ("{1:1}", .unexpectedByte), ("[1 2]", .unexpectedByte),
      ("nul", .unexpectedEnd), ("nulL", .unexpectedByte), ("NaN", .unexpectedByte), ("+1", .unexpectedByte),
      ("01", .invalidNumber), ("1.", .unexpectedEnd), ("1.e1", .invalidNumber), ("-", .unexpectedEnd),
      ("-a", .invalidNumber), ("1e+", .unexpectedEnd), (".5", .unexpectedByte), ("\"a\u{1}b\"", .controlCharacter),
      (#""\x""#, .invalidEscape), (#""\u12g4""#, .invalidEscape), (#""\ud800\u12g4""#, .invalidEscape),
      ("\u{feff}1", .unexpectedByte),
    ])
  func faults(text: String, expected: JSONError.Code) {
    #expect(code(text) == expected)
  }

  @Test(
    "half of a surrogate pair is read as U+FFFD, in values and in names, and what stands around it stays",
    arguments: [
      (#"\ud83d"#, "\u{fffd}"), (#"\ude00"#, "\u{fffd}"), (#"a\ud83d b"#, "a\u{fffd} b"), (#"\ud83dx"#, "\u{fffd}x"),
      (#"\ud800\u0041"#, "\u{fffd}A"), (#"\ud83d\ud83d\ude00"#, "\u{fffd}😀"), (#"\ude00\ud83d"#, "\u{fffd}\u{fffd}"),
      (#"\ud83d\n\ude00"#, "\u{fffd}\n\u{fffd}"), (#"\uD83D\uDE00\uD83D"#, "😀\u{fffd}"), (#"é\udfffü"#, "é\u{fffd}ü"),
    ])
  func loneSurrogates(escaped: String, expected: String) throws {
    var reader = JSONReader(Array("\"\(escaped)\"".utf8))
    #expect(try reader.readString() == expected)
    #expect(try JSONValue(parsing: Array("[\"\(escaped)\"]".utf8)) == [.string(expected)])
    var named = JSONReader(Array("{\"\(escaped)\":1}".utf8))
    try named.beginObject()
    #expect(try named.nextMember())
    #expect(named.memberName == expected)
    #expect(try JSONValue(parsing: Array("{\"\(escaped)\":1}".utf8))[expected]?.intValue == 1)
  }

  @Test("a text cut off at any byte is refused, by the tree and by the skip")
  func cut() throws {
    let bytes = Array(#"{"a":[1.5e3,-0,"\u00e9\ud83d\ude00é",true,null,{"b":{}}],"c":[]}"#.utf8)
    #expect(code(bytes) == nil)
    for count in 0..<bytes.count {
      #expect(code(Array(bytes.prefix(count))) == .unexpectedEnd || code(Array(bytes.prefix(count))) == .invalidUTF8)
      var reader = JSONReader(bytes, in: 0..<count)
      #expect(throws: JSONError.self) { try reader.skipValue() }
    }
  }

  @Test("bytes that are not UTF-8 are refused wherever they stand in a string")
  func invalidUTF8() {
    let bad: [[UInt8]] = [
      [0x80], [0xc0, 0xaf], [0xc1, 0xbf], [0xc2], [0xe0, 0x9f, 0xbf], [0xed, 0xa0, 0x80], [0xe2, 0x82],
      [0xf0, 0x8f, 0xbf, 0xbf],
      [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff], [0xe2, 0x28, 0xa1], [0xf0, 0x9f, 0x98],
    ]
    for sequence in bad {
      for padding in 0..<17 {
        let text = [0x22] + [UInt8](repeating: 0x61, count: padding) + sequence + [0x62, 0x22]
        #expect(code(text) == .invalidUTF8)
        var reader = JSONReader(text)
        #expect(throws: JSONError.self) { try reader.skipValue() }
      }
    }
  }

  @Test("a stop byte is found at every place of a word")
  func words() throws {
    for padding in 0..<40 {
      let plain = String(repeating: "x", count: padding)
      #expect(try parse("\"\(plain)\"") == .string(plain))
      #expect(try parse("\"\(plain)\\n\(plain)\"") == .string(plain + "\n" + plain))
      #expect(try parse("\"\(plain)é\(plain)\"") == .string(plain + "é" + plain))
      #expect(code("\"\(plain)\u{1f}\(plain)\"") == .controlCharacter)
      #expect(try parse("\"\(plain)\u{7f}!#[]\(plain)\"") == .string(plain + "\u{7f}!#[]" + plain))
    }
  }

  @Test("nesting is allowed to the limit and no further")
  func depth() throws {
    let limits = JSONLimits(maximumDepth: 3)
    #expect(code("[[[1]]]", limits: limits) == nil)
    #expect(code(#"[{"a":[1]}]"#, limits: limits) == nil)
    #expect(code("[[[[1]]]]", limits: limits) == .tooDeep)
    #expect(code(String(repeating: "[", count: 128) + String(repeating: "]", count: 128)) == nil)
    #expect(code(String(repeating: "[", count: 129) + String(repeating: "]", count: 129)) == .tooDeep)
    #expect(code(String(repeating: "[", count: 200_000)) == .tooDeep)
    var reader = JSONReader(Array("[[[[1]]]]".utf8), limits: limits)
    #expect(throws: JSONError.self) { try reader.skipValue() }
    #expect(JSONLimits(maximumDepth: 1_000).maximumDepth == 128)
  }

  @Test("a text over the size limit is refused before it is read")
  func size() {
    #expect(code("[1,2]", limits: JSONLimits(maximumBytes: 5)) == nil)
    #expect(code("[1,2]", limits: JSONLimits(maximumBytes: 4)) == .tooLarge)
  }

  @Test("of a repeated name the last member wins, in the place of the first")
  func repeatedNames() throws {
    let value = try parse(#"{"a":1,"b":2,"a":3}"#)
    #expect(value.objectValue?.names == ["a", "b"])
    #expect(value["a"] == 3)
    var text = "{"
    for index in 0..<40 { text += #""n\#(index % 30)":\#(index),"# }
    text += #""n5":99}"#
    let many = try parse(text)
    #expect(many.objectValue?.count == 30)
    #expect(many["n5"] == 99)
    #expect(many["n9"] == 39)
    #expect(many["n20"] == 20)
  }
}

@Suite("Text that is cut in the middle of a character")
struct CutTextTests {
  @Test("what is no UTF-8 becomes U+FFFD in values, in names and in what is passed over, but only if asked for")
  func bytes() throws {
    let cut: [UInt8] = [0x22, 0x61, 0xf0, 0x9f, 0x22]
    #expect(throws: JSONError.self) { try JSONValue(parsing: cut) }
    #expect(try JSONValue(parsing: cut, takesAnyBytes: true) == "a\u{fffd}")
    #expect(try JSONValue(parsing: [0x22, 0x80, 0x5c, 0x6e, 0xff, 0x22], takesAnyBytes: true) == "\u{fffd}\n\u{fffd}")
    let object =
      Array(#"{"skipped":["#.utf8) + cut + Array(",{".utf8) + cut + Array(":1}],".utf8) + cut + Array(":1}".utf8)
    var reader = JSONReader(object, takesAnyBytes: true)
    try reader.beginObject()
    var names: [String] = []
    while try reader.nextMember() { names.append(reader.memberName) }
    try reader.finish()
    #expect(names == ["skipped", "a\u{fffd}"])
  }

  @Test("a text that comes in pieces is read as bytes, the halves of its characters kept")
  func pieces() throws {
    func read(_ json: [UInt8]) throws -> [UInt8] {
      var reader = JSONReader(json, takesAnyBytes: true)
      let bytes = try reader.readTextBytes()
      try reader.finish()
      return bytes
    }
    #expect(try read(Array(#""x\ud83e""#.utf8)) == [0x78, 0xed, 0xa0, 0xbe])
    #expect(try read([0x22, 0x5c, 0x6e, 0xf0, 0x9f, 0x22]) == [0x0a, 0xf0, 0x9f])
    #expect(try read(Array(#""\ud83e\udde5ü""#.utf8)) == Array("🧥ü".utf8))
    #expect(try read(Array(#""ü""#.utf8)) == Array("ü".utf8))
  }
}
