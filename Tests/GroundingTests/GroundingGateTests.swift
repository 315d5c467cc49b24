// SPDX-License-Identifier: Apache-2.0
import Catalog
import Grounding
import Testing

@Suite("The grounding gate")
struct GroundingGateTests {
  @Test("lets what is own through, and nothing else", arguments: GateCases.groups)
  func passes(_ group: GateGroup) {
    for example in group.cases { check(example) }
  }

  private func check(_ example: GateCase) {
    let run = GateRun([example.input], example.truth)
    if example.leaks {
      #expect(!run.removed.isEmpty, "\(example)")
      #expect(!run.text.unicodeScalars.contains { $0.properties.numericType != nil }, "\(run.text)")
      #expect(words(of: run.text).utf8.count < 15, "\(run.text)")
    } else if !example.withheld.isEmpty {
      #expect(!run.removed.isEmpty, "\(example)")
      for part in example.withheld { #expect(!run.text.contains(part), "\(run.text)") }
    } else {
      #expect(run.text == example.output, "\(example)")
    }
    if let removed = example.removed { #expect(run.removed == removed, "\(example)") }
  }

  @Test("drops the rest of a link that is longer than what may be held, and keeps what follows it")
  func longLink() {
    let truth = GroundTruth(
      products: [
        CatalogProduct(
          productID: "4", sku: "24-MB04", name: "Strive Pack", url: "https://shop.example/strive.html")
      ], storeURL: "https://shop.example/", userMessages: [])
    let link = "https://shop.example/" + String(repeating: "24-MB04", count: 40)
    for text in ["24-MB04 \(link) is it.", "[24-MB04](\(link)) is it.", "It is at \(link)\nNext line."] {
      let run = GateRun([text], truth)
      #expect(!run.text.contains("MB0424"), "\(run.text)")
      for tail in [".html-", ".html2", ".htmlM"] { #expect(!run.text.contains(tail), "\(run.text)") }
      #expect(run.text.hasSuffix(text.hasSuffix("is it.") ? " is it." : "\nNext line."), "\(run.text)")
      #expect(GateRun(text.unicodeScalars.map { String($0) }, truth).text == run.text)
    }
  }

  @Test("takes an enormous number for one like others")
  func enormous() {
    let number = String(repeating: "5", count: 19)
    for answer in ["Joust Duffle Bag, \(number).", "Total \(number)", "Joust Duffle Bag (\(number))"] {
      let pieces = answer.unicodeScalars.map { String($0) }
      #expect(GateRun([answer], Shop.truth()).text == GateRun(pieces, Shop.truth()).text)
    }
  }

  @Test("makes the same of every split", arguments: GateCases.groups)
  func splits(_ group: GateGroup) {
    for example in group.cases { cut(example, isInTwo: group.isCutInTwo) }
  }

  /// - Parameter isInTwo: in two pieces at each place as well, beside one piece for each character.
  private func cut(_ example: GateCase, isInTwo: Bool) {
    let truth = example.truth
    let whole = GateRun([example.input], truth)
    let scalars = Array(example.input.unicodeScalars)
    // The first piece is shared by the splits that go on from it.
    var first = GroundingGate(truth: truth)
    var begin = ""
    for split in scalars.indices.dropFirst() where isInTwo {
      begin += first.push(String(scalars[split - 1]))
      var gate = first
      var output = begin + gate.push(text(scalars[split...]))
      output += gate.finish()
      #expect(output == whole.text && gate.removed.count == whole.removed.count, "\(example), cut at \(split)")
    }
    let single = GateRun(scalars.map { String($0) }, truth)
    #expect(single.text == whole.text && single.removed == whole.removed, "\(example)")
    #expect(single.mostHeld <= GroundingGate.maximumHeld, "\(example)")
  }

  @Test("reports the same and changes nothing", arguments: GateCases.groups)
  func reports(_ group: GateGroup) {
    for example in group.cases {
      let report = GateRun([example.input], example.truth, mode: .report)
      #expect(report.text == example.input, "\(example)")
      #expect(report.removed == GateRun([example.input], example.truth).removed, "\(example)")
    }
  }

  /// Without tags.
  private func words(of text: String) -> String {
    var depth = 0
    return text.filter { character in
      if character == "<" { depth += 1 }
      defer {
        if character == ">" { depth -= 1 }
      }
      return depth == 0
    }
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }
}
