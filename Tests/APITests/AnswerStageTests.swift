// SPDX-License-Identifier: Apache-2.0
import Grounding
import HTTPClient
import HTTPSemantics
import JSON
import Observability
import Testing

@testable import Chat

/// What the model sends and what the shopper is shown are two things.
@Suite("The stages of an answer")
struct AnswerStageTests {
  /// Holds everything back to the end, and has a right price for a wrong one.
  private struct PatientGate: TextGate {
    var held = ""
    var removed: [RemovedClaim] = []

    mutating func push(_ text: String) -> String {
      held += text
      return ""
    }
    mutating func finish(isTruncated: Bool) -> String {
      guard !isTruncated else { return "" }
      let parts = held.split(separator: "35.00 USD", omittingEmptySubsequences: false)
      for _ in parts.dropFirst() { removed.append(RemovedClaim(.price, text: "35.00 USD", replacement: "34.00 USD")) }
      return parts.joined(separator: "34.00 USD")
    }
    mutating func restart() { held = "" }
  }

  private static func delta(_ content: String) -> String {
    #"{"id":"x","choices":[{"index":0,"delta":{"content":"\#(content)"},"finish_reason":null}]}"#
  }
  private static let end =
    #"{"id":"x","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":70,"completion_tokens":9}}"#

  private static func setup(_ script: [String]) -> Service.Setup {
    var setup = Service.Setup()
    setup.script = script
    setup.gates = { _ in AnswerGates(text: PatientGate(), refusal: OpenGate()) }
    return setup
  }

  @Test("a gate's words are shown and cited, the model's are charged for, streamed or not")
  func shownAndSent() async throws {
    let script = [
      Self.delta("It costs 35"), Self.delta(".00 USD: the Joust Duffle "), Self.delta("Bag."), Self.end, "[DONE]",
    ]
    try await Service.run(Self.setup(script)) { service in
      let text = "It costs 34.00 USD: the Joust Duffle Bag."
      let whole = try await service.chat(ChatTests.question).json()
      let message = whole["choices"]?[0]?["message"]
      #expect(message?["content"]?.stringValue == text)
      let citation = message?["annotations"]?[0]?["url_citation"]
      #expect(citation?["start_index"]?.intValue == 24 && citation?["end_index"]?.intValue == 40)
      #expect(whole["usage"]?["completion_tokens"]?.intValue == 9)
      let streamed = try await service.chat(ChatTests.question, #","stream":true"#)
      #expect(try streamed.streamedContent() == text)
      let last = try #require(try streamed.chunks().last)
      #expect(last["choices"]?[0]?["delta"]?["annotations"]?[0]?["url_citation"] == citation)
      let tokens = service.metrics.rendered.split(separator: "\n").filter { $0.hasPrefix("rag_tokens_total") }
      #expect(tokens.contains { $0.contains(#"kind="completion""#) && $0.hasSuffix(" 18") }, "\(tokens)")
    }
  }

  @Test("an answer that breaks off while all of it is held back is a list of products, not half an answer")
  func brokenWhileHeld() async throws {
    try await Service.run(Self.setup([Self.delta("It costs 35")])) { service in
      let answer = try await service.chat(ChatTests.question, #","stream":true"#)
      let content = try answer.streamedContent()
      #expect(content.hasPrefix("I can't write a full answer") && !content.contains("35"))
      #expect(try answer.chunks().last?["rag"]?["degraded"] == ["generation"])
    }
  }

  @Test("what breaks off after words were shown is an error in a stream, and a list where the client waits for all")
  func brokenHalfway() async throws {
    var setup = Self.setup([Self.delta("It costs")])
    setup.gates = nil
    try await Service.run(setup) { service in
      let streamed = try await service.chat(ChatTests.question, #","stream":true"#)
      #expect(try streamed.streamedContent() == "It costs")
      #expect(try streamed.chunks().last?["error"]?["code"] == "generation_interrupted")
      let whole = try await service.chat(ChatTests.question).json()
      let content = try #require(whole["choices"]?[0]?["message"]?["content"]?.stringValue)
      #expect(content.hasPrefix("I can't write a full answer") && whole["rag"]?["degraded"] == ["generation"])
      let answers = service.metrics.rendered.split(separator: "\n").filter { $0.hasPrefix("rag_answers_total") }
      #expect(answers.contains { $0.contains("broken") && $0.hasSuffix(" 1") }, "\(answers)")
      #expect(answers.contains { $0.contains("list") && $0.hasSuffix(" 1") }, "\(answers)")
    }
  }
}
