// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing
import YAML

@Suite("YAML texts become values with places")
struct YAMLTests {
  private func parse(_ text: String, _ limits: YAMLLimits = .standard) throws -> YAMLNode {
    try YAMLNode(parsing: Array(text.utf8), limits: limits)
  }

  private func failure(_ text: String, _ limits: YAMLLimits = .standard) -> YAMLError? {
    do {
      _ = try YAMLNode(parsing: Array(text.utf8), limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private func number(_ text: String) -> JSONValue { JSONNumber(text: text).map { .number($0) } ?? .null }

  @Test("plain scalars follow the core schema of YAML 1.2")
  func scalars() throws {
    let table: [(String, JSONValue)] = [
      ("null", .null), ("~", .null), ("", .null), ("true", .bool(true)), ("FALSE", .bool(false)),
      ("no", .string("no")), ("on", .string("on")), ("12", 12), ("-3", -3), ("+7", 7), ("007", 7), ("0x1F", 31),
      ("0o17", 15), ("1.50", number("1.50")), (".5", number("0.5")),
      ("1e3", number("1e3")), ("1.2.3", .string("1.2.3")), ("2026-01-01", .string("2026-01-01")),
      ("- ", .array([.null])), ("'12'", .string("12")), ("\"tr\\u00fcb\"", .string("trüb")),
      ("!!str 12", .string("12")),
      ("12:30", .string("12:30")), ("1,5", .string("1,5")), ("0x-1", .string("0x-1")), ("-", .array([.null])),
    ]
    for (text, value) in table { #expect(try parse(text).jsonValue == value, "\(text)") }
  }

  @Test("mappings keep their order and know their places")
  func mappings() throws {
    let node = try parse("b: 1\na:\n  - x\n  - {y: 2}\nempty:\n")
    #expect(String(decoding: node.jsonValue.serialized(), as: UTF8.self) == #"{"b":1,"a":["x",{"y":2}],"empty":null}"#)
    #expect(node["a"]?.sequence?[1]["y"]?.place == YAMLPlace(line: 4, column: 9))
    #expect(node.mapping?[2].keyPlace == YAMLPlace(line: 5, column: 1))
    #expect(node["empty"]?.isNull == true)
  }

  @Test("a scalar keeps the text that was written")
  func text() throws {
    #expect(try parse("id: 01")["id"]?.text == "01")
    #expect(try parse("key: ~")["key"]?.text == nil)
    #expect(try parse("a: |\n  two\n  lines\n")["a"]?.text == "two\nlines\n")
  }

  @Test("an empty text, comments alone and a lone document mark are null")
  func empty() throws {
    for text in ["", "# nothing\n", "---\n", "--- ~\n..."] { #expect(try parse(text).isNull, "\(text)") }
  }

  @Test("aliases are replaced by what they name")
  func aliases() throws {
    let node = try parse("base: &b {x: 1}\ncopy: *b\n")
    #expect(node["copy"]?.jsonValue == node["base"]?.jsonValue)
  }

  @Test("an alias bomb is refused without being expanded")
  func bomb() {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    for i in 1...20 {
      text += "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ",") + "]\n"
    }
    #expect(failure(text)?.code == .tooLarge)
  }

  @Test("nesting and size are bounded, also through aliases")
  func bounds() {
    #expect(failure(String(repeating: "[", count: 100_000))?.code == .tooLarge)
    #expect(failure(String(repeating: "- ", count: 100_000))?.code == .tooLarge)
    var chain = "a0: &a0 [x]\n"
    for i in 1...100 { chain += "a\(i): &a\(i) [*a\(i - 1)]\n" }
    #expect(failure(chain)?.code == .tooLarge)
    var small = YAMLLimits()
    small.maximumBytes = 10
    #expect(failure("key: 1234567", small)?.code == .tooLarge)
  }

  @Test(
    "what is not taken is refused with its place",
    arguments: [
      ("a: 1\na: 2", YAMLError.Code.duplicateKey, 2), ("a: [1", .syntax, 2), ("a: 1\n b: 2", .syntax, 2),
      ("? [a]\n: 1", .unsupported, 1), ("x: 1\n---\ny: 2", .unsupported, 2), ("a: *nowhere", .syntax, 1),
      ("a: &x [*x]", .syntax, 1), ("a: .inf", .unsupported, 1), ("<<: {a: 1}", .unsupported, 1),
      ("a: !!python/object x", .unsupported, 1), ("a: !!int x", .unsupported, 1), ("\ta: 1", .syntax, 1),
      ("a: 'open", .syntax, 1),
    ])
  func refused(_ text: String, _ code: YAMLError.Code, _ line: Int) {
    let error = failure(text)
    #expect(error?.code == code, "\(text)")
    #expect(error?.place?.line == line, "\(text): \(String(describing: error))")
  }

  @Test("bytes that are not UTF-8 are refused")
  func encoding() {
    #expect(throws: YAMLError.self) { try YAMLNode(parsing: [0x61, 0x3a, 0x20, 0xff, 0xfe]) }
    #expect(throws: YAMLError.self) { try YAMLNode(parsing: [0x61, 0x00, 0x62]) }
  }
}
