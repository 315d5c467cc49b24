// SPDX-License-Identifier: Apache-2.0
// Modules: Grounding Catalog Language JSON Crypto Primitives UnicodeNormalization
// Libraries: crypto unistring
// Seconds: 60
// Runs: 200

import Catalog
import Grounding
import JSON

/// Answers put together of names, amounts, identifiers, links, marks and bytes: what leaves the gate does not depend on how
/// the answer is cut, no more than the bound is held, and a scanner that knows nothing of the gate finds no amount,
/// identifier or link that is not own. The first byte says how to read the rest.
@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = [UInt8](UnsafeBufferPointer(start: data, count: count))
  guard let first = input.first else { return 0 }
  let bytes = input.dropFirst().prefix(600)
  let text =
    first & 1 == 0
    ? bytes.map { fragments[Int($0) % fragments.count] }.joined() : String(decoding: bytes, as: UTF8.self)
  if first & 2 == 0 { check(text) } else { checkJSON(text) }
  return 0
}

private func check(_ text: String) {
  var gate = GroundingGate(truth: truth)
  var whole = gate.push(text)
  whole += gate.finish()
  var split = GroundingGate(truth: truth)
  var output = ""
  for scalar in text.unicodeScalars {
    output += split.push(String(scalar))
    need(split.heldCount <= GroundingGate.maximumHeld, "too much is held")
  }
  output += split.finish()
  need(output == whole && split.removed == gate.removed, "pieces differ from whole")
  var report = GroundingGate(truth: truth, mode: .report)
  need(report.push(text) + report.finish() == text && report.removed == gate.removed, "the report differs")
  Scanner(whole).check()
}

private func checkJSON(_ text: String) {
  var gate = JSONAnswerGate(truth: truth)
  var whole = gate.push(text)
  whole += gate.finish()
  var split = JSONAnswerGate(truth: truth)
  var output = ""
  for scalar in text.unicodeScalars { output += split.push(String(scalar)) }
  output += split.finish()
  need(output == whole, "pieces differ from whole")
  Scanner(unescaped(whole)).check()
}

/// A JSON answer as its reader sees it: behind a link a line feed is written `\n`, and is no part of the link.
private func unescaped(_ json: String) -> String {
  var result = String.UnicodeScalarView()
  var rest = Substring.UnicodeScalarView(json.unicodeScalars)
  while let scalar = rest.popFirst() {
    guard scalar == "\\", let escaped = rest.popFirst() else {
      result.append(scalar)
      continue
    }
    switch escaped {
    case "n", "r", "t", "b", "f": result.append(" ")
    case "u":
      let digits = rest.prefix(4)
      guard let value = UInt32(String(digits), radix: 16), let decoded = Unicode.Scalar(value) else { continue }
      result.append(decoded)
      rest = rest.dropFirst(4)
    default: result.append(escaped)
    }
  }
  return String(result)
}

private func need(_ isRight: Bool, _ fault: String) { precondition(isRight, fault) }

private let truth = GroundTruth(
  products: [
    CatalogProduct(
      productID: "1", sku: "24-MB01", name: "Joust Duffle Bag", price: JSONNumber(text: "34.00"), currency: "USD",
      url: "https://shop.example/joust.html", imageURL: "https://shop.example/joust.jpg"),
    CatalogProduct(
      productID: "2", sku: "24-MB04", name: "Strive Shoulder Pack", price: JSONNumber(text: "1299.00"), currency: "USD",
      url: "https://shop.example/strive.html"),
  ], storeURL: "https://shop.example/")

private let fragments: [String] = [
  "Joust Duffle Bag", "Strive Shoulder Pack", "the Joust", " ", " ", " ", " ", ", ", ". ", "\n", "\n- ", "\n1. ", " | ",
  ": ",
  " – ", "(", ")", "[", "](", "**", "*", "`", "_", "<b>", "</b>", "<a href=\"", "\">", "$", "€", "USD", " EUR", "&#36;",
  "\\$",
  "34", "34.00", "1,299", "1.299,00", "45", "45.99", "3", "4", "9", ".", ",", "-", "00", "0", "\u{200B}", "\u{A0}",
  "\u{202F}",
  "４", "٤", "costs ", "price ", "for ", "only ", "SKU ", "and ", "or ", "24-MB01", "24-MB04", "24-MB02", "24-MB", "MB",
  "01",
  "https://shop.example/joust.html", "https://shop.example/", "https://evil.com/x", "shop.example", "evil.com", "://",
  "http",
  "/x", "?y=1", "@", "It ", "it is blue", "under ", "both ", "\"", "{", "}", "\"price\": ", "\"name\": \"",
  "\"sku\": \"", "\\u0024",
  "forty-five dollars", "thirty-four ", "dollars", "!", "?", "…", "a", "Z", "é", "日", "😀", "&", "<", ">", "/", "#",
  "\t",
]

/// Finds amounts, identifiers and links in the plainest way.
private struct Scanner {
  let text: [Unicode.Scalar]

  init(_ text: String) {
    self.text = text.unicodeScalars.map {
      $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0
    }
  }

  func check() {
    for index in text.indices {
      switch text[index] {
      case "$": checkAmount(from: index + 1)
      case "€": checkForeign(index)
      case ":" where matches("://", at: index): checkLink(index)
      case "0"..."9": checkCode(index)
      default: break
      }
    }
  }

  private func isDigit(_ index: Int) -> Bool {
    text.indices.contains(index) && text[index] >= "0" && text[index] <= "9"
  }

  private func matches(_ word: String, at index: Int) -> Bool {
    let scalars = Array(word.unicodeScalars)
    return index + scalars.count <= text.count && Array(text[index..<(index + scalars.count)]) == scalars
  }

  /// `$34`: the digits after the sign.
  private func checkAmount(from start: Int) {
    guard isDigit(start) else { return }
    var end = start
    while isDigit(end) || end < text.count && ".,".unicodeScalars.contains(text[end]) && isDigit(end + 1) { end += 1 }
    let number = String(String.UnicodeScalarView(text[start..<end]))
    // `1,299$00`: the sign stands in the decimal point's place.
    if number == "00", start > 1, isDigit(start - 2) { return }
    // Three decimals, told by the other sign before them; "1,299,000" is a thousand times as much.
    let isExact = number == "1.299,000" || number == "1,299.000"
    need(isExact || Self.own.contains(number.filter { $0.isNumber }), "an amount that is not own: $\(number)")
  }

  private static let own: Set<String> = [
    "34", "3400", "340", "1299", "129900", "034", "0034", "12990", "01299", "003400", "0340000", "12990000",
  ]

  private func checkForeign(_ index: Int) {
    need(!isDigit(index + 1), "an amount in a foreign currency")
  }

  private func checkLink(_ index: Int) {
    var start = index
    while start > 0, text[start - 1].properties.isAlphabetic { start -= 1 }
    var end = index + 3
    while end < text.count, !text[end].properties.isWhitespace,
      !"<>\")]|[{}(`*\u{200B}".unicodeScalars.contains(text[end])
    {
      end += 1
    }
    guard start < index, end > index + 3, text[index + 3].properties.isAlphabetic else { return }
    var link = String(String.UnicodeScalarView(text[start..<end]))
    while let last = link.last, ".,;:!?'_~…-*".contains(last) { link.removeLast() }
    let allowed = [
      "https://shop.example/joust.html", "https://shop.example/joust.jpg", "https://shop.example/strive.html",
      "https://shop.example/", "https://shop.example",
    ]
    need(
      allowed.contains(link) || link.hasSuffix(":/") || link.hasSuffix("://"), "a link that is not own: \(link)")
  }

  /// `24-MB02`
  private func checkCode(_ index: Int) {
    guard matches("24-MB", at: index), index == 0 || !isWord(text[index - 1]), isDigit(index + 5), isDigit(index + 6)
    else { return }
    guard index + 7 == text.count || !isWord(text[index + 7]) else { return }
    let code = String(String.UnicodeScalarView(text[index..<(index + 7)]))
    need(code == "24-MB01" || code == "24-MB04", "an identifier that is not own: \(code)")
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_./".unicodeScalars.contains(scalar)
  }
}
