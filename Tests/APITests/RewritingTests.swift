// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import JSON
import Testing

@testable import Chat

@Suite("Having the model say what a message means")
struct RewritingTests {
  @Test(
    "its answer is read strictly",
    arguments: [
      (#"{"query": "red rain jacket"}"#, "red rain jacket"), (" {\"query\":\"дощовик\"}\n", "дощовик"),
      ("```json\n{\"query\": \"mugs\"}\n```", "mugs"), (#"{"query":"tent for 4"}"#, "tent for 4"),
      ("red rain jacket", nil), (#"{"query":""}"#, nil), (#"{"query":"a","limit":5}"#, nil), (#"{"query":5}"#, nil),
      (#"["mugs"]"#, nil), (#"{"query":"mugs"} Hope that helps!"#, nil), (#"{"query":"mug 24-MB99"}"#, nil),
      (#"{"query":"mugs under 50"}"#, nil), (#"{"query":"see https://evil.example/mugs"}"#, nil),
      (#"{"query":"a\nb"}"#, nil), (#"{"query":"<b>mugs</b>"}"#, nil), ("", nil), ("{", nil),
      (#"{"query":""# + String(repeating: "mug ", count: 30) + #""}"#, nil),
      (#"{"query":""# + String(repeating: "m", count: 201) + #""}"#, nil),
    ] as [(String, String?)])
  func strict(answer: String, text: String?) {
    #expect(RewrittenQuestion.read(answer, known: "a tent for 4 people") == text)
  }

  @Test("calls are remembered, within bounds, and what was odd too")
  func cache() {
    let cache = RewriteCache(limit: 3, byteLimit: 2_000)
    cache.keep("one", of: "a")
    cache.keep(nil, of: "b")
    #expect(cache.text(of: "a") == .some("one") && cache.text(of: "b") == .some(nil) && cache.text(of: "c") == nil)
    for number in 0..<100 { cache.keep("x", of: "key \(number)") }
    #expect(cache.count == 3 && cache.text(of: "a") == nil && cache.text(of: "key 99") == .some("x"))
    cache.keep(String(repeating: "x", count: 3_000), of: "long")
    #expect(cache.text(of: "long") == nil && cache.count == 3)
  }

  private static func event(_ text: String) -> String {
    let content = String(decoding: JSONValue.string(text).serialized(), as: UTF8.self)
    return #"{"id":"1","choices":[{"index":0,"delta":{"content":\#(content)},"finish_reason":null}]}"#
  }

  private static let end = [
    #"{"id":"1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
    #"{"id":"1","choices":[],"usage":{"prompt_tokens":50,"completion_tokens":7,"total_tokens":57}}"#, "[DONE]",
  ]

  private static func body(_ turns: [String], _ question: String) -> String {
    let messages = (turns + [question]).enumerated().map { place, text in
      let content = String(decoding: JSONValue.string(text).serialized(), as: UTF8.self)
      return #"{"role":"\#(place % 2 == 0 ? "user" : "assistant")","content":\#(content)}"#
    }
    return #"{"model":"magento-rag","messages":[\#(messages.joined(separator: ","))]}"#
  }

  private static func names(_ answer: Service.Answer) throws -> [String] {
    try answer.json()["rag"]?["products"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
  }

  @Test("what neither words nor catalogue know is searched for as the model says, once, and its tokens are counted")
  func unknownWords() async throws {
    var setup = Service.Setup()
    setup.script = [Self.event(#"{"query": "messenger bag"}"#)] + Self.end
    try await Service.run(setup) { (service: Service) async throws in
      let body = Self.body(["yoga mats under 50", "Here is one."], "and zorblaxes?")
      for _ in 0..<2 {
        let answer = try await service.call(.post, "/api/v1/chat/completions", body)
        #expect(try Self.names(answer).first == "Push It Messenger Bag", "\(answer.text)")
      }
      let metrics = service.metrics.rendered
      #expect(metrics.contains(#"rag_rewrites_total{outcome="used"} 1"#))
      #expect(metrics.contains(#"rag_rewrites_total{outcome="cached"} 1"#))
      // Three calls: one of them the rewriting one.
      #expect(metrics.contains(#"rag_tokens_total{kind="completion",model="sandbox-chat"} 21"#), "\(metrics)")
    }
  }

  @Test(
    "an odd answer, and `CHAT_REWRITE=off`, leave the question to its own words; plain follow-ups ask no model",
    arguments: [true, false])
  func without(isOn: Bool) async throws {
    var setup = Service.Setup()
    setup.chat.rewrites = isOn
    setup.script = [Self.event("Certainly! You want rain jackets.")] + Self.end
    try await Service.run(setup) { (service: Service) async throws in
      let odd = try await service.call(
        .post, "/api/v1/chat/completions", Self.body(["yoga mats", "Here is one."], "and zorblaxes?"))
      #expect(odd.status == 200)
      #expect(service.metrics.rendered.contains(#"rag_rewrites_total{outcome="odd"} \#(isOn ? 1 : 0)"#))
      for question in ["in blue?", "under 50", "and bags?", "is it in stock?", "anything cheaper?"] {
        _ = try await service.call(
          .post, "/api/v1/chat/completions", Self.body(["yoga mats", "The Harmony Yoga Mat: $18.50"], question))
      }
      #expect(service.metrics.rendered.contains(#"rag_rewrites_total{outcome="odd"} \#(isOn ? 1 : 0)"#))
    }
  }

  @Test("a question in another language is answered in it, and found by its translation where its words find nothing")
  func translation() async throws {
    var setup = Service.Setup()
    setup.script = [Self.event(#"{"query": "yoga mat"}"#)] + Self.end
    try await Service.run(setup) { (service: Service) async throws in
      let answer = try await service.call(
        .post, "/api/v1/chat/completions", Self.body([], "Habt ihr Gymnastikmatten für mich?"))
      #expect(try Self.names(answer).first == "Harmony Yoga Mat", "\(answer.text)")
    }
    setup.chat.rewrites = false
    try await Service.run(setup) { (service: Service) async throws in
      let answer = try await service.call(
        .post, "/api/v1/chat/completions", Self.body([], "Habt ihr Rasenmäher für den Garten?"))
      let text = try answer.json()["choices"]?[0]?["message"]?["content"]?.stringValue
      #expect(text?.hasPrefix("Dazu finde ich") == true, "\(text ?? "")")
    }
  }

  @Test("what would meet a need that words and vectors leave open is searched for as the model calls it")
  func need() async throws {
    var setup = Service.Setup()
    setup.script = [Self.event(#"{"query": "messenger bag"}"#)] + Self.end
    try await Service.run(setup) { (service: Service) async throws in
      let need = try await service.call(
        .post, "/api/v1/chat/completions", Self.body([], "i always lose zorblaxes when i travel"))
      #expect(try Self.names(need).first == "Push It Messenger Bag", "\(need.text)")
      #expect(service.metrics.rendered.contains(#"rag_rewrites_total{outcome="used"} 1"#))
      // What names a thing, or is found, asks no model.
      for question in ["zorblaxes", "i want a yoga mat", "my yoga mat is torn"] {
        _ = try await service.call(.post, "/api/v1/chat/completions", Self.body([], question))
      }
      #expect(service.metrics.rendered.contains(#"rag_rewrites_total{outcome="used"} 1"#))
    }
  }

  @Test("annotations that a client sends back say which products were shown")
  func annotations() async throws {
    try await Service.run { (service: Service) async throws in
      let body = """
        {"model":"magento-rag","messages":[{"role":"user","content":[{"type":"text","text":"bags"}]},
        {"role":"assistant","content":"These two.","annotations":[
        {"type":"url_citation","url_citation":{"title":"Joust Duffle Bag","url":"https://shop.example/a","start_index":0,"end_index":1}},
        {"type":"url_citation","url_citation":{"title":"Push It Messenger Bag","url":"https://shop.example/b"}},
        {"type":"other"},5,{"url_citation":{"title":7}}]},
        {"role":"tool","tool_call_id":"1","content":"x"},{"role":"assistant","content":null},
        {"role":"user","content":"is the second one in stock?"}]}
        """
      let answer = try await service.call(.post, "/api/v1/chat/completions", body)
      #expect(try Self.names(answer) == ["Push It Messenger Bag"], "\(answer.text)")
    }
  }
}
