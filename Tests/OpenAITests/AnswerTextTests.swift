// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import OpenAI

@Suite("Text that comes in pieces")
struct TextJoinerTests {
  private static func joined(_ pieces: [[UInt8]]) -> String {
    var joiner = TextJoiner()
    return pieces.map { joiner.add($0) }.joined() + joiner.finish()
  }

  @Test("characters are whole wherever the pieces were cut", arguments: ["coat 🧥 für 日本", "é", "🧥🧥", "a"])
  func cuts(text: String) {
    let bytes = Array(text.utf8)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        let pieces = [Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...])]
        #expect(Self.joined(pieces) == text)
      }
    }
  }

  @Test("halves of a pair find each other over pieces that bring nothing, and are U+FFFD alone")
  func halves() {
    let (high, low): ([UInt8], [UInt8]) = ([0xed, 0xa0, 0xbe], [0xed, 0xb7, 0xa5])
    #expect(Self.joined([high, [], low]) == "🧥")
    #expect(Self.joined([[0x61] + high, low + [0x62]]) == "a🧥b")
    #expect(Self.joined([high, [0x61]]) == "\u{fffd}a")
    #expect(Self.joined([high]) == "\u{fffd}")
    #expect(Self.joined([low, high, high, low]) == "\u{fffd}\u{fffd}🧥")
    #expect(Self.joined([high, Array("힣".utf8)]) == "\u{fffd}힣")
  }

  @Test(
    "what is no character becomes U+FFFD and what follows goes on",
    arguments: [
      ([[0x61, 0xf0, 0x9f], [0x62]], "a\u{fffd}b"), ([[0xff, 0x61]], "\u{fffd}a"), ([[0xc3]], "\u{fffd}"),
      ([[0x80], [0x80]], "\u{fffd}\u{fffd}"), ([[0xe2, 0x82], []], "\u{fffd}"),
    ] as [([[UInt8]], String)])
  func broken(pieces: [[UInt8]], text: String) {
    #expect(Self.joined(pieces) == text)
  }
}

@Suite("Thoughts")
struct ThoughtFilterTests {
  private static func shown(
    _ pieces: [String], opens: Bool? = nil, model: String = "m", isCutOff: Bool = false
  ) -> (text: String, isReplaced: Bool, sent: String) {
    var filter = ThoughtFilter(opensInThought: opens, model: model)
    var text = ""
    var sent = ""
    var isReplaced = false
    for output in pieces.map({ filter.add($0) }) + [filter.finish(isCutOff: isCutOff)] {
      if output.replacesText {
        text = ""
        isReplaced = true
      }
      text += output.text
      sent += output.text
    }
    return (text, isReplaced, sent)
  }

  /// Answers, and what of them may be seen.
  private static let cases: [(String, String)] = [
    ("<think>\nrule 2</think>\n\nA jacket.", "A jacket."), ("<think></think>A jacket.", "A jacket."),
    (" \n<think>x</think> A jacket.", "A jacket."), ("<THINK>x</Think>A", "A"), ("<thinking>x</thinking>\nA", "A"),
    ("<think effort=\"low\">x</think >A", "A"), ("<reasoning>x < y, 3 > 2 <b></reasoning>A", "A"),
    ("<think>only thoughts", ""), ("<think>a</think>", ""), ("<think>half a tag</thi", ""),
    ("[THINK]x[/THINK]A", "A"), ("<|START_THINKING|>x<|END_THINKING|>A", "A"), ("◁think▷x◁/think▷A", "A"),
    ("<unused94>thought\nx<unused95>A", "A"),
    ("<|channel|>analysis<|message|>x<|end|><|start|>assistant<|channel|>final<|message|>A", "A"),
    ("<think>a<think>b</think>c</think>A", "A"), ("<think>\n<think>\na</think>A", "A"),
    ("<think>I shall write <think> first.</think>A jacket.", "A jacket."),
    ("One.\n<think>x</think>\nTwo.", "One.\nTwo."), ("One. <think>x</think>Two.", "One. Two."),
    ("One <think>\nx</think>\nTwo.", "One Two."), ("One.\n<think>x", "One.\n"),
    ("<think>a</think>One.\n<think>b</think>Two.", "One.\nTwo."),
    ("", ""), ("  \n", ""), ("  A", "  A"), ("A jacket.", "A jacket."), ("<b>A</b>", "<b>A</b>"), ("A <", "A <"),
    ("3 < 4 [x]", "3 < 4 [x]"), ("A <thi", "A <thi"), ("<thinker>A", "<thinker>A"), ("< think>A", "< think>A"),
    ("The mug says \"<think>\" on it.", "The mug says \"<think>\" on it."),
    ("The mug says <think> on it.", "The mug says <think> on it."),
    ("The mug says “<think>”.", "The mug says “<think>”."),
    ("Write `<think>` and `</think>`.", "Write `<think>` and `</think>`."),
    ("Between <think> and </think> it thinks.", "Between <think> and </think> it thinks."),
    ("```xml\n<think>x</think>\n```\nso", "```xml\n<think>x</think>\n```\nso"),
  ]

  @Test("thoughts are taken out and nothing else, wherever the text is cut", arguments: cases)
  func cuts(text: String, expected: String) {
    #expect(Self.shown([text]).text == expected)
    #expect(Self.shown(text.unicodeScalars.map { String($0) }).text == expected, "scalar by scalar")
    let scalars = Array(text.unicodeScalars)
    for cut in 0...scalars.count {
      let pieces = [scalars[..<cut], scalars[cut...]].map { String(String.UnicodeScalarView($0)) }
      let shown = Self.shown(pieces)
      #expect(shown.text == expected && !shown.isReplaced, "cut at \(cut)")
    }
  }

  @Test("a closing tag without an opening one ends a thought; what begins like a thought is held back for a while")
  func strayEnd() {
    let thought = "The shopper wants rain gear; rule 2 says names."
    let pieces = [thought + "</th", "ink>\n\nA ", "jacket."]
    #expect(Self.shown(pieces) == ("A jacket.", false, "A jacket."))
    // Word by word too.
    let words = (thought + "</think>\n\nA jacket.").split(separator: " ").map { String($0) + " " }
    #expect(Self.shown(words).sent == "A jacket. ")
    // It does not look like a thought: what was sent is sent, and the rest is right.
    let late = Self.shown(["Rain gear, rule 2.", "</think>", "A jacket."])
    #expect(late.text == "A jacket." && late.isReplaced)
    // In one piece nothing is shown at all.
    #expect(Self.shown(["Rain gear.</think>\nA jacket."]).sent == "A jacket.")
    #expect(Self.shown(["größe, думаю", "</think>A"]).text == "A")
  }

  @Test("a model that is known to begin in a thought, or called like one, shows nothing before the thought's end")
  func known() {
    for (opens, model) in [(true, "m"), (nil, "deepseek-r1:7b"), (nil, "QwQ-32B"), (nil, "qwen3-4b-thinking")] {
      let pieces = ["Rain gear. ", "Rule 2.", "</think>", "\n\nA jacket."]
      #expect(Self.shown(pieces, opens: opens, model: model).sent == "A jacket.")
      #expect(Self.shown(["A jacket", "."], opens: opens, model: model).text == "A jacket.", "no thought this time")
      #expect(Self.shown(["Rain gear. ", "Rule"], opens: opens, model: model, isCutOff: true).text == "")
    }
    #expect(Self.shown(["The user wants a jacket: here."], opens: false).sent == "The user wants a jacket: here.")
  }

  @Test("what is held back in doubt is no more than 200 bytes, and shown when the doubt is over")
  func doubt() {
    var filter = ThoughtFilter(opensInThought: nil, model: "m")
    #expect(filter.add("The user manual of the jacket").text == "")
    #expect(
      filter.add(String(repeating: " is long", count: 30)).text.hasPrefix("The user manual of the jacket is long"))
    var other = ThoughtFilter(opensInThought: nil, model: "m")
    #expect(other.add("The ").text == "")
    #expect(other.add("Fjordline").text == "The Fjordline")
    var third = ThoughtFilter(opensInThought: nil, model: "m")
    #expect(third.add("The user manual").text == "")
    #expect(third.finish(isCutOff: false).text == "The user manual")
  }
}
