// SPDX-License-Identifier: Apache-2.0
import Primitives
import Testing

@testable import Catalog

@Suite("Cleaning over texts that a generator makes")
struct CleaningPropertyTests {
  /// What catalogues hold, and what meant harm would.
  private static let pieces = [
    "Roomy bag. ", "oak table ", "café ", "e\u{301}", "<b>", "</b>", "<br/>", "<scr", "ipt>", "<script>", "</script>",
    "</scr", "<style>", "</style>", "<a href=\"x>y\">", "<a title='", "<a x=\"", "</a>", "<!--", "-->", "<![CDATA[",
    "]]>",
    "<svg>", "</svg>", "<path d=\"M0\"/>", "<p ", "<im", "g src=x>", "<", ">", "/", "=", "\"", "'", "&lt;", "&gt;",
    "&amp;",
    "&amp;lt;", "&l", "t;", "&am", "p;", "&#60;", "&#x3c", "&#38;", "&copy", "&nGt;", "&shy;", "\u{AD}", "&", ";", "#",
    "lt",
    ".a td{", "color:red", "}", "{", "@media ", "screen", "(max-width:9px)", ":root", "#html-body [data-pb-style=A]",
    "@import url(x);", "@keyframes x{from{top:0}", "/*", "*/", "jQuery(", "$('.x')", ".hide()", ");", "function(){",
    "require(['a'],", "var a = ", "if (a==b) ", "{{", "}}", "{\"*\":{", " ", "  ", "\n", "(", ")", "[", "]", "<o:p>",
    "<t-",
    "\u{212A}", "\u{37E}", "<Harry Potter>", "a < b", "x", "table", "&#128;", "\u{FFFD}", "\u{338}", "\u{202E}",
  ]

  private static func text(_ length: Int, using generator: inout SeededNumbers) -> String {
    var text = ""
    for _ in 0..<length { text += pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
    return text
  }

  /// A `<` with an element's name, and a `>` behind it.
  private static func hasTag(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let last = bytes.lastIndex(of: UInt8(ascii: ">")) else { return false }
    for start in bytes.indices where bytes[start] == UInt8(ascii: "<") && start < last {
      var position = start + 1
      if bytes[position] == UInt8(ascii: "/") { position += 1 }
      let nameStart = position
      while position < bytes.count, ASCII.isLetterOrDigit(bytes[position]) { position += 1 }
      guard position <= last, [UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: ">")].contains(bytes[position]) else {
        continue
      }
      let name = String(decoding: bytes[nameStart..<position], as: UTF8.self).lowercased()
      if HTMLElements.all.contains(name) { return true }
    }
    return false
  }

  @Test("cleaning twice changes nothing, no tag is left, and the cost stays in proportion", arguments: 0..<8)
  func fixedPoint(seed: Int) {
    var generator = SeededNumbers(state: UInt64(seed))
    for number in 0..<1_000 {
      let text = Self.text(Int.random(in: 1...(number % 50 == 0 ? 400 : 24), using: &generator), using: &generator)
      var work = 0
      let cleaned = TextCleaner.clean(text, work: &work)
      #expect(Array(TextCleaner.clean(cleaned).utf8) == Array(cleaned.utf8), "\(text)")
      #expect(!Self.hasTag(cleaned), "\(text) → \(cleaned)")
      #expect(work <= 120 * (text.utf8.count + 16), "\(work) for \(text.utf8.count): \(text)")
    }
  }

  @Test(
    "a long text of one harmful pattern costs no more than its length allows",
    arguments: [
      "<", "<a ", "<a x=\"", "<a x='\"", "<scr", "<b", "<b>", "<script>", "</script ", "<!--", "<![CDATA[", "<svg ",
      "<x-y ",
      "<a <x ", "&", "&amp;", "amp;", "&lt;", "&#0", "&#", "&copy", "&lt;b&gt;", "{", "}", "{{", "a{", ".a{", ".a{b:c;",
      "a {",
      ".a.b!", "x.a", "[", "]", "(", "((", "$(", "$($('", "jQuery('", "require([", "var a=", "function(", "(function(",
      "if(=",
      "{\"*\":{", "@", "@media ", "@import ", "@media (", "/*", "*/", "/**/", "'", "\"", ".a{'", ".a{\"}", "a ", "a,",
      "p ", "td ",
      "e\u{301}", "\u{AD}", "\u{1100}\u{1161}", "й ", ";", "!", "!function(", "try{", "<a href=x <b>", "from{",
      "#a:hover ",
    ])
  func pathological(pattern: String) {
    let count = 20_000 / pattern.utf8.count
    let rounds = [
      String(repeating: pattern, count: count), "<scr" + String(repeating: pattern, count: count) + "ipt>x",
      ".a{" + String(repeating: pattern, count: count) + "}", "$(" + String(repeating: pattern, count: count) + ");",
    ]
    for text in rounds {
      var work = 0
      let cleaned = TextCleaner.clean(text, work: &work)
      #expect(work <= 80 * text.utf8.count, "\(work / text.utf8.count) for a byte of \(text.prefix(40))")
      #expect(Array(TextCleaner.clean(cleaned).utf8) == Array(cleaned.utf8))
      #expect(!Self.hasTag(cleaned))
    }
  }

  @Test("nested to any depth, tags and references come undone at a cost in proportion")
  func nesting() {
    let depth = 3_000
    let cases = [
      (String(repeating: "<i", count: depth) + "<b>" + String(repeating: ">", count: depth), ""),
      ("&" + String(repeating: "amp;", count: depth) + "lt;3", "<3"),
      (String(repeating: "&lt;", count: depth) + "b>" + String(repeating: ">", count: depth), nil),
      (String(repeating: "<b ", count: depth) + String(repeating: ">", count: depth), ""),
      (String(repeating: "<scr", count: depth) + "<b>" + String(repeating: "ipt>", count: depth), nil),
      (String(repeating: "<a x=\"", count: depth) + String(repeating: "\">", count: depth), nil),
      (String(repeating: "@media screen{", count: depth) + ".a{top:0}" + String(repeating: "}", count: depth), ""),
      (String(repeating: "$(function(){", count: depth) + String(repeating: "});", count: depth), ""),
    ]
    for (text, expected) in cases {
      var work = 0
      let cleaned = TextCleaner.clean(text, work: &work)
      if let expected { #expect(cleaned == expected) }
      #expect(work <= 80 * text.utf8.count, "\(work / text.utf8.count) for a byte of \(text.prefix(40))")
      #expect(Array(TextCleaner.clean(cleaned).utf8) == Array(cleaned.utf8))
      #expect(!Self.hasTag(cleaned))
    }
  }
}

/// The same numbers in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
