// SPDX-License-Identifier: Apache-2.0
import Grounding
import HTTPClient
import JSON
import Observability
import Testing

@testable import Chat

/// A model that invents prices, SKUs and links, and what the shopper is shown of it.
@Suite("Grounded answers")
struct GroundedAnswerTests {
  private static func delta(_ content: String, member: String = "content") -> String {
    let text = String(decoding: JSONValue.string(content).serialized(), as: UTF8.self)
    return #"{"id":"x","choices":[{"index":0,"delta":{"\#(member)":\#(text)},"finish_reason":null}]}"#
  }
  private static func end(_ reason: String = "stop") -> String {
    #"{"id":"x","choices":[{"index":0,"delta":{},"finish_reason":"\#(reason)"}],"usage":{"prompt_tokens":70,"completion_tokens":9}}"#
  }
  private static func setup(_ pieces: [String], reason: String = "stop") -> Service.Setup {
    var setup = Service.Setup()
    setup.script = pieces.map { delta($0) } + [end(reason), "[DONE]"]
    return setup
  }

  private static let lies = [
    "The Joust Duf", "fle Bag costs 35", ".00 USD, SKU 24-M", "B99, see https://evil.exa", "mple/x for more.",
  ]

  @Test("wrong prices, SKUs and links are replaced by the product's own, streamed or not, and listed")
  func enforced() async throws {
    try await Service.run(Self.setup(Self.lies)) { service in
      let whole = try await service.chat(ChatTests.question).json()
      let content = try #require(whole["choices"]?[0]?["message"]?["content"]?.stringValue)
      #expect(content.hasPrefix("The Joust Duffle Bag costs 34.00 USD, SKU 24-MB01"), "\(content)")
      #expect(!content.contains("evil"), "\(content)")
      let grounding = try #require(whole["rag"]?["grounding"])
      #expect(grounding["mode"] == "enforce")
      #expect(
        grounding["removed"]?[0] == .object(["kind": "price", "text": "35.00 USD", "by": "34.00 USD"]), "\(grounding)")
      #expect(grounding["removed"]?.arrayValue?.compactMap { $0["kind"]?.stringValue } == ["price", "sku", "link"])
      let streamed = try await service.chat(ChatTests.question, #","stream":true"#)
      #expect(try streamed.streamedContent() == content)
      #expect(try streamed.chunks().last?["rag"]?["grounding"] == grounding)
      let lines = service.metrics.rendered.split(separator: "\n").filter { $0.hasPrefix("rag_grounding_total") }
      #expect(
        lines.contains { $0.contains(#"kind="price""#) && $0.contains("replaced") && $0.hasSuffix(" 2") }, "\(lines)")
    }
  }

  @Test("report changes nothing and lists the same; off does not look")
  func reportedAndOff() async throws {
    var setup = Self.setup(Self.lies)
    setup.chat.grounding = .report
    try await Service.run(setup) { service in
      let whole = try await service.chat(ChatTests.question).json()
      #expect(whole["choices"]?[0]?["message"]?["content"]?.stringValue == Self.lies.joined())
      #expect(whole["rag"]?["grounding"]?["mode"] == "report")
      #expect(whole["rag"]?["grounding"]?["removed"]?.arrayValue?.count == 3)
    }
    setup.chat.grounding = .off
    try await Service.run(setup) { service in
      let whole = try await service.chat(ChatTests.question).json()
      #expect(whole["choices"]?[0]?["message"]?["content"]?.stringValue == Self.lies.joined())
      #expect(whole["rag"]?["grounding"] == .object(["mode": "off", "removed": []]))
    }
  }

  @Test("a JSON answer is checked value by value, by its schema")
  func json() async throws {
    let answer = #"{"name":"Joust Duffle Bag","price":35.5,"total":71}"#
    try await Service.run(Self.setup([String(answer.prefix(30)), String(answer.dropFirst(30))])) { service in
      let format = """
        ,"response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object","properties":{\
        "name":{"type":"string"},"price":{"type":"number"},"total":{"type":"number"}}}}}
        """
      let whole = try await service.chat(ChatTests.question, format).json()
      #expect(
        whole["choices"]?[0]?["message"]?["content"]?.stringValue
          == #"{"name":"Joust Duffle Bag","price":34.00,"total":0}"#)
    }
  }

  @Test("a refusal is checked like content, and a claim that the end cuts off is left out")
  func refusalAndCut() async throws {
    var setup = Service.Setup()
    setup.script = [
      Self.delta("Sorry, not at 3", member: "refusal"), Self.delta("5 USD today.", member: "refusal"), Self.end(),
      "[DONE]",
    ]
    try await Service.run(setup) { service in
      let whole = try await service.chat(ChatTests.question).json()
      let refusal = try #require(whole["choices"]?[0]?["message"]?["refusal"]?.stringValue)
      #expect(refusal.hasPrefix("Sorry") && !refusal.contains("35"), "\(refusal)")
    }
    try await Service.run(Self.setup(["The Joust Duffle Bag is roomy, see https://shop.example/jou"], reason: "length"))
    { service in
      let content = try await service.chat(ChatTests.question, #","stream":true"#).streamedContent()
      #expect(content.hasPrefix("The Joust Duffle Bag is roomy") && !content.contains("shop.example"), "\(content)")
    }
  }
}
