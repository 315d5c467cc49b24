// SPDX-License-Identifier: Apache-2.0
import HTTPClient
import HTTPSemantics
import JSON
import Testing

/// Services that call themselves compatible, each in its own way.
@Suite("Kinds of models")
struct ModelVarietyTests {
  private static func setup(_ script: [String]) -> Service.Setup {
    var setup = Service.Setup()
    setup.script = script
    return setup
  }

  private static func delta(_ delta: String, finish: String = "null") -> String {
    #"{"id":"x","object":"chat.completion.chunk","choices":[{"index":0,"delta":\#(delta),"finish_reason":\#(finish)}]}"#
  }

  @Test("a model that says nothing has not answered: the list of products comes instead")
  func silent() async throws {
    let script = [Self.delta(#"{"role":"assistant","content":""}"#), Self.delta("{}", finish: #""length""#), "[DONE]"]
    try await Service.run(Self.setup(script)) { service in
      let whole = try await service.chat(ChatTests.question)
      #expect(whole.status == 200 && whole.fields["x-rag-degraded"] == "generation")
      #expect(try whole.json()["choices"]?[0]?["message"]?["content"]?.stringValue?.hasPrefix("I can't write") == true)
      let streamed = try await service.chat(ChatTests.question, #","stream":true"#)
      #expect(try streamed.streamedContent() == whole.json()["choices"]?[0]?["message"]?["content"]?.stringValue)
      #expect(try streamed.chunks().last?["rag"]?["degraded"] == ["generation"])
      #expect(streamed.events.last == "[DONE]")
    }
  }

  @Test("a refusal is shown as one")
  func refusal() async throws {
    let script = [
      Self.delta(#"{"role":"assistant","content":null,"refusal":"I can't "}"#), Self.delta(#"{"refusal":"do that."}"#),
      Self.delta("{}", finish: #""stop""#), "[DONE]",
    ]
    try await Service.run(Self.setup(script)) { service in
      let message = try await service.chat(ChatTests.question).json()["choices"]?[0]?["message"]
      #expect(message?["refusal"] == "I can't do that." && message?["content"] == .null)
      let chunks = try await service.chat(ChatTests.question, #","stream":true"#).chunks()
      #expect(chunks.compactMap { $0["choices"]?[0]?["delta"]?["refusal"]?.stringValue }.joined() == "I can't do that.")
    }
  }

  @Test("empty choices, null contents, no usage and a strange finish reason do no harm; the text is not changed")
  func strange() async throws {
    let script = [
      #"{"id":"","choices":[],"prompt_filter_results":[]}"#, #"{"choices":null}"#,
      Self.delta(#"{"role":"assistant","content":null}"#),
      Self.delta(#"{"content":"Größe: \"L\" 🧥\n"}"#), Self.delta(#"{"content":"\u00e4"}"#),
      Self.delta("{}", finish: #""eos""#), "[DONE]",
    ]
    try await Service.run(Self.setup(script)) { service in
      let text = "Größe: \"L\" 🧥\nä"
      let body = try await service.chat(ChatTests.question).json()
      #expect(body["choices"]?[0]?["message"]?["content"]?.stringValue == text)
      #expect(body["choices"]?[0]?["finish_reason"] == "stop")
      #expect((body["usage"]?["prompt_tokens"]?.intValue ?? 0) > 0, "estimated where the service does not count")
      let streamed = try await service.chat(ChatTests.question, #","stream":true"#)
      #expect(try streamed.streamedContent() == text)
    }
  }

  @Test("an answer that was cut says so")
  func cut() async throws {
    let script = [Self.delta(#"{"content":"Half"}"#), Self.delta("{}", finish: #""length""#), "[DONE]"]
    try await Service.run(Self.setup(script)) { service in
      let body = try await service.chat(ChatTests.question).json()
      #expect(body["choices"]?[0]?["finish_reason"] == "length")
      #expect(body["choices"]?[0]?["message"]?["content"] == "Half")
      #expect(body["choices"]?[0]?["message"]?["annotations"] == [])
    }
  }

  @Test("answers of ours are in the shopper's language, else in the store's, and JSON where JSON was asked for")
  func plainAnswers() async throws {
    var setup = Self.setup([])
    setup.language = "de_DE"
    try await Service.run(setup) { service in
      let body = try await service.chat("zzqx wvvkj", #","response_format":{"type":"json_object"}"#).json()
      let content = try #require(body["choices"]?[0]?["message"]?["content"]?.stringValue)
      let answer = try JSONValue(parsing: Array(content.utf8))["answer"]?.stringValue
      #expect(answer?.hasPrefix("Dazu finde ich im Sortiment dieses Shops nichts.") == true)
      // A list, too, is in the shopper's language.
      for (question, stock) in [("Was kostet der Joust Duffle Bag?", "auf Lager"), (ChatTests.question, "in stock")] {
        let list = try await service.chat(question).json()
        #expect(list["choices"]?[0]?["message"]?["content"]?.stringValue?.contains(": 34.00 USD, \(stock)") == true)
      }
    }
  }
}
