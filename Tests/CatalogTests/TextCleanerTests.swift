// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Catalog

@Suite("Text is cleaned")
struct TextCleanerTests {
  @Test(
    "entities, tags, styles, directives and blanks",
    arguments: [
      ("plain text", "plain text"), ("  a \t b\n", "a b"), ("", ""), ("a&nbsp;b", "a b"),
      ("mug &amp;amp; saucer", "mug & saucer"), ("CoolTech&trade;", "CoolTech™"), ("&frac14; zip", "¼ zip"),
      ("&#39;x&#x2019;", "'x’"), ("&#128;", "€"), ("AT&T; R&D &unknown;", "AT&T; R&D &unknown;"),
      ("I &lt;3 it", "I <3 it"), ("x<!-- c -->y", "x y"), ("{{open", "{{open"),
      ("#html-body stays without a block", "#html-body stays without a block"), ("set {1,2}", "set {1,2}"),
      ("{{widget type=\"A\\\\B\"}}Wool {{block id=\"x\"}}blanket", "Wool blanket"),
      ("fine\u{AD}tuned \u{200B}x", "finetuned x"), ("👩\u{200D}🍳", "👩\u{200D}🍳"), ("bell\u{7}x", "bell x"),
      ("a\u{2009}b\u{3000}c", "a b c"), ("\u{202E}evil", "evil"), ("&", "&"),
      ("cut \u{FFFD} emoji", "cut \u{FFFD} emoji"),
      ("cafe\u{301} cre\u{300}me", "caf\u{E9} cr\u{E8}me"), ("e&#769;", "\u{E9}"), ("e<b></b>\u{301}", "\u{E9}"),
    ])
  func clean(text: String, expected: String) {
    expect(text, expected)
  }

  @Test(
    "tags of real elements go, whatever hid them",
    arguments: [
      ("&lt;b&gt;bo&lt;/b&gt;ld", "bold"), ("a<br/>b", "a b"), ("a<BR>b", "a b"), ("m<sup>2</sup>", "m2"),
      ("&lt;td&gt;20&amp;nbsp;cm&lt;/td&gt;&lt;td&gt;x&lt;/td&gt;", "20 cm x"),
      ("&lt;script&gt;track(\"<b>\")&lt;/script&gt;end", "end"), ("<style>p{color:red}</style>text", "text"),
      ("<a href=\"x>y\">t</a>", "t"), ("<a href='a' title=\"b\">t</a>", "t"), ("<p class=x>t</p>", "t"),
      ("<scr<b></b>ipt>alert(1)</scr<b></b>ipt> Bag", "Bag"), ("<scr<b></b>ipt> Bag", "Bag"),
      ("<scr<scr<b></b>ipt></script>ipt>alert(1)</script> Bag", "<scr ipt>alert(1) Bag"),
      ("<scr\u{AD}ipt>x</script> Bag", "Bag"),
      ("&lt;scr&amp;shy;ipt&gt;x&lt;/script&gt; Bag", "Bag"), ("<\u{212A}BD>Ctrl</KBD>", "Ctrl"),
      ("&amp;amp;amp;lt;b&amp;amp;amp;gt;bold&amp;amp;amp;lt;/b&amp;amp;amp;gt;", "bold"),
      ("&#60;img src=x onerror=alert(1)&#62; Bag", "Bag"), ("&LT;i&GT;Bag", "Bag"), ("&lt;image src=x&gt; Bag", "Bag"),
      ("<b <i>x> y", "y"), ("<a <b>text> y", "y"), ("<a title=\"5\" long\">bag", "bag"),
      ("<a title=\"x>bag", "bag"), ("<o:p>Word</o:p>", "Word"), ("<w:View>Normal</w:View>", "Normal"),
      ("<?xml:namespace prefix = o ns = \"urn:x\" />Bag", "Bag"),
      ("<!DOCTYPE html><html><body>Bag</body></html>", "Bag"),
      ("<![CDATA[Bag]]> red", "Bag red"), ("//<![CDATA[ Bag //]]>", "Bag"), ("<!--[if mso]> x <![endif]-->Bag", "Bag"),
      ("<path d=\"M0 0\"/>Bag", "Bag"), ("<svg viewBox=\"0 0 1 1\"><text>x</text></svg>Bag", "Bag"),
      ("<amp-img src=\"x\"></amp-img>Bag", "Bag"), ("Text <style> and prose", "Text and prose"), ("<!-- Bag", "Bag"),
    ])
  func tags(text: String, expected: String) {
    expect(text, expected)
  }

  @Test(
    "what is no tag stays",
    arguments: [
      "wand <Harry Potter> edition", "Figure of <Star Wars>, screws <M8 or >M4, cables < 5 mm.", "a < b and c > d",
      "x < y", "2<b", "I <3 it", "</3", "<- left", "<Your Name>", "size <M> or <XL>", "<t-shirt>", "<line>", "Ø<10 mm>",
      "a <b", "A --> B", "<<<>>>", "<bold>", "<Note: read this>",
    ])
  func prose(text: String) {
    expect(text, text)
    // Written as Magento's editor writes it.
    let escaped = text.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
      .split(separator: ">", omittingEmptySubsequences: false).joined(separator: "&gt;")
    expect(escaped, text)
  }

  @Test(
    "references by name and number are the HTML standard's",
    arguments: [
      ("&Scaron;roubov&aacute;k &ccaron;ern&yacute;", "Šroubovák černý"),
      (
        "Ko&zcaron;en&yacute; &lstrok;&aogon;cznik &lbrack;x&rbrack; &copy 2020 AT&ampT 10&nbspm",
        "Kožený łącznik [x] © 2020 AT&T 10 m"
      ),
      ("&notit; &notin; &not &no", "¬it; ∉ ¬ &no"), ("?a=1&copy=2&reg=3", "?a=1&copy=2&reg=3"),
      ("&nGt;&NotEqualTilde;&fjlig;", "≫⃒≂̸fj"), ("&CounterClockwiseContourIntegral;", "∳"), ("&Copf;x", "ℂx"),
      ("&#65;&#x41;&#X41;&#65 &#x41", "AAAA A"), ("&#128;&#x99;&#153;", "€™™"), ("&#0;&#xD800;", "\u{FFFD}\u{FFFD}"),
      ("&#x110000;&#99999999999999999999;", "\u{FFFD}\u{FFFD}"), ("&#;&#x;&;&#xg;", "&#;&#x;&;&#xg;"),
      ("&amp;amp;#8364;", "€"), ("&am&#112;;copy;", "©"), ("&AMP;&QUOT;", "&\""), ("fish &chips", "fish &chips"),
    ])
  func references(text: String, expected: String) {
    expect(text, expected)
  }

  @Test("all 2,231 names are known, 106 of them without a semicolon")
  func allNames() {
    var names = 0
    var legacy = 0
    for entry in HTMLEntityNames.table.description.split(separator: ",") {
      let parts = entry.split(separator: ":")
      let name = parts[0].prefix { $0 != "!" }
      var expected = String.UnicodeScalarView()
      for number in parts[1].split(separator: ".") {
        if let scalar = UInt32(number, radix: 16).flatMap(Unicode.Scalar.init) { expected.append(scalar) }
      }
      var work = 0
      let isAmpersand = String(expected) == "&"
      #expect(HTMLEntities.decode(Array("&\(name);|".utf8), work: &work) == Array("\(String(expected))|".utf8))
      names += 1
      guard parts[0].hasSuffix("!") else { continue }
      legacy += 1
      #expect(HTMLEntities.decode(Array("&\(name)|".utf8), work: &work) == Array("\(String(expected))|".utf8))
      if !isAmpersand { #expect(HTMLEntities.decode(Array("&\(name)=".utf8), work: &work) == Array("&\(name)=".utf8)) }
    }
    #expect(names + legacy == 2_231)
    #expect(legacy == 106)
  }

  @Test("a long text is cut at a sentence, else at a blank, never inside a character")
  func cut() {
    #expect(TextCutter.cut("One two. Three four five", maximumBytes: 15) == "One two.")
    #expect(TextCutter.cut("One two three four", maximumBytes: 12) == "One two")
    #expect(TextCutter.cut("ääää", maximumBytes: 5) == "ää")
    #expect(TextCutter.cut("short", maximumBytes: 5) == "short")
    #expect(TextCutter.cut("short", maximumBytes: 0) == "")
  }

  private func expect(_ text: String, _ expected: String, _ place: SourceLocation = #_sourceLocation) {
    let cleaned = TextCleaner.clean(text)
    #expect(Array(cleaned.utf8) == Array(expected.utf8), "\(cleaned)", sourceLocation: place)
    #expect(TextCleaner.clean(cleaned) == cleaned, sourceLocation: place)
  }
}
