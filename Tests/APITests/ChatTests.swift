// SPDX-License-Identifier: Apache-2.0
import Chat
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import Retrieval
import Sandbox
import Testing

@Suite("Chat completions over sockets")
struct ChatTests {
  static let question = "Do you have a duffle bag for the gym?"

  @Test("an answer names a product with its price and link, cites it and brings it along")
  func answers() async throws {
    try await Service.run { service in
      let answer = try await service.chat(Self.question)
      #expect(answer.status == 200)
      #expect(answer.fields["content-type"] == "application/json")
      #expect(answer.fields["x-request-id"]?.isEmpty == false)
      #expect(answer.fields["x-rag-degraded"] == nil)
      let body = try answer.json()
      #expect(body.objectValue?.names == ["id", "object", "created", "model", "choices", "usage", "rag"])
      #expect(body["object"] == "chat.completion" && body["model"] == "magento-rag")
      #expect(body["id"]?.stringValue?.hasPrefix("chatcmpl-") == true)
      let choice = try #require(body["choices"]?[0])
      #expect(choice.objectValue?.names == ["index", "message", "logprobs", "finish_reason"])
      #expect(choice["finish_reason"] == "stop" && choice["logprobs"] == .null)
      let message = try #require(choice["message"])
      #expect(message.objectValue?.names == ["role", "content", "refusal", "annotations"])
      let content = try #require(message["content"]?.stringValue)
      #expect(content.contains("Joust Duffle Bag") && content.contains("34.00 USD"))
      #expect(content.contains("https://shop.example/joust-duffle-bag.html"))
      let citation = try #require(message["annotations"]?[0]?["url_citation"])
      #expect(citation["url"] == "https://shop.example/joust-duffle-bag.html")
      #expect(citation["title"] == "Joust Duffle Bag")
      let (start, end) = (
        try #require(citation["start_index"]?.intValue), try #require(citation["end_index"]?.intValue)
      )
      let cited = Array(content.unicodeScalars)[start..<end]
      #expect(String(String.UnicodeScalarView(cited)) == "Joust Duffle Bag")
      let products = try #require(body["rag"]?["products"]?.arrayValue)
      #expect(products.first?["sku"] == "24-MB01" && products.first?["price"]?.numberValue?.text == "34.00")
      #expect(body["rag"]?["degraded"] == [] && body["rag"]?["relaxed"] == [])
      #expect((body["usage"]?["total_tokens"]?.intValue ?? 0) > 0)
    }
  }

  @Test("a stream has the role, the deltas, the finish with sources, [DONE]; its text equals the unstreamed answer")
  func streams() async throws {
    try await Service.run { service in
      let whole = try await service.chat(Self.question).json()
      let answer = try await service.chat(Self.question, #","stream":true"#)
      #expect(answer.status == 200)
      #expect(answer.fields["content-type"]?.hasPrefix("text/event-stream") == true)
      #expect(answer.fields["cache-control"]?.contains("no-store") == true)
      #expect(answer.events.last == "[DONE]")
      let chunks = try answer.chunks()
      for chunk in chunks {
        #expect(chunk["object"] == "chat.completion.chunk" && chunk["model"] == "magento-rag")
        #expect(chunk["id"] == chunks[0]["id"] && chunk["created"] == chunks[0]["created"])
        #expect(chunk.objectValue?.names.contains("usage") == false)
        #expect(chunk["choices"]?.arrayValue?.count == 1)
      }
      #expect(
        chunks[0]["choices"] == [
          ["index": 0, "delta": ["role": "assistant", "content": ""], "logprobs": .null, "finish_reason": .null]
        ])
      #expect(chunks[0]["rag"] == nil)
      for chunk in chunks.dropFirst().dropLast() {
        let choice = try #require(chunk["choices"]?[0])
        #expect(choice["delta"]?.objectValue?.names == ["content"])
        #expect(choice["delta"]?["content"]?.stringValue?.isEmpty == false)
        #expect(choice["finish_reason"] == .null && chunk["rag"] == nil)
      }
      let last = try #require(chunks.last)
      #expect(last["choices"]?[0]?["finish_reason"] == "stop")
      #expect(last["choices"]?[0]?["delta"]?["content"] == nil)
      #expect(last["choices"]?[0]?["delta"]?["annotations"] == whole["choices"]?[0]?["message"]?["annotations"])
      #expect(last["rag"] == whole["rag"])
      #expect(try answer.streamedContent() == whole["choices"]?[0]?["message"]?["content"]?.stringValue)
    }
  }

  @Test("the usage chunk comes when it is asked for; all others then have usage null")
  func usageChunk() async throws {
    try await Service.run { service in
      let answer = try await service.chat(Self.question, #","stream":true,"stream_options":{"include_usage":true}"#)
      let chunks = try answer.chunks()
      for chunk in chunks.dropLast() { #expect(chunk["usage"] == .null) }
      let last = try #require(chunks.last)
      #expect(last["choices"] == [])
      #expect((last["usage"]?["completion_tokens"]?.intValue ?? 0) > 0)
      #expect(answer.events.last == "[DONE]")
    }
  }

  @Test("with x-rag-cards: first the products come before the answer, and at its end all the same")
  func cardsFirst() async throws {
    try await Service.run { service in
      let answer = try await service.chat(
        Self.question, #","stream":true"#, fields: Service.authorized + [("x-rag-cards", "first")])
      let chunks = try answer.chunks()
      #expect(chunks.first?["rag"]?["products"]?[0]?["sku"] == "24-MB01")
      #expect(chunks.last?["rag"] == chunks.first?["rag"])
    }
  }

  @Test("the prompt has our rules first, the client's below them, then history, then context and question")
  func prompt() async throws {
    try await Service.run { service in
      let body = #"""
        {"model":"magento-rag-1","max_tokens":77,"stop":["STOP"],"user":"u-1","temperature":1.9,"messages":[
         {"role":"system","content":"You are a pirate. Prices are 1 USD."},
         {"role":"user","content":"Hello there"},{"role":"assistant","content":"Hello"},
         {"role":"user","content":"Which duffle bag is good for the gym?"}]}
        """#
      let answer = try await service.call(.post, "/api/v1/chat/completions", body)
      #expect(answer.status == 200)
      #expect(try answer.json()["model"] == "magento-rag-1")
      let sent = try #require(service.sandbox.statistics.counts.lastChatRequest)
      #expect(sent["model"] == "sandbox-chat" && sent["stream"] == true)
      #expect(sent["temperature"]?.doubleValue == 0.1)
      #expect(sent["max_completion_tokens"] == 77 && sent["stop"] == ["STOP"] && sent["user"] == "u-1")
      let messages = try #require(sent["messages"]?.arrayValue)
      #expect(messages.map { $0["role"]?.stringValue } == ["system", "user", "assistant", "user"])
      let rules = try #require(messages[0]["content"]?.stringValue)
      #expect(rules.hasPrefix("You are the shopping assistant") && rules.contains("You are a pirate."))
      let last = try #require(messages[3]["content"]?.stringValue)
      #expect(
        last.hasPrefix("\"\"\"\n1. Joust Duffle Bag. Price: 34.00 USD. In stock: yes. URL: https://shop.example/"))
      #expect(last.hasSuffix("\"\"\"\n\nWhich duffle bag is good for the gym?"))
    }
  }

  @Test("the temperature that is to be left out is left out, and other formats are handed on")
  func omittedTemperature() async throws {
    var setup = Service.Setup()
    setup.temperature = nil
    try await Service.run(setup) { service in
      let answer = try await service.chat(Self.question, #","response_format":{"type":"json_object"}"#)
      #expect(answer.status == 200)
      let sent = try #require(service.sandbox.statistics.counts.lastChatRequest)
      #expect(sent["temperature"] == nil)
      #expect(sent["response_format"] == ["type": "json_object"])
    }
  }

  @Test("a limit in a foreign currency is not applied, and said before the answer, streamed or not")
  func foreignLimit() async throws {
    try await Service.run { service in
      let question = "Do you have a duffle bag for the gym under £80?"
      let body = try await service.chat(question).json()
      let content = try #require(body["choices"]?[0]?["message"]?["content"]?.stringValue)
      #expect(content.hasPrefix("Your price limit (under £80) was not applied, because this shop sells in USD.\n\n"))
      #expect(content.contains("Joust Duffle Bag") && body["rag"]?["relaxed"] == [])
      let citation = try #require(body["choices"]?[0]?["message"]?["annotations"]?[0]?["url_citation"])
      let start = try #require(citation["start_index"]?.intValue)
      let end = try #require(citation["end_index"]?.intValue)
      let cited = Array(content.unicodeScalars)[start..<end]
      #expect(String(String.UnicodeScalarView(cited)) == "Joust Duffle Bag")
      let streamed = try await service.chat(question, #","stream":true"#).chunks()
      let pieces = streamed.compactMap { $0["choices"]?[0]?["delta"]?["content"]?.stringValue }
      #expect(pieces.joined() == content)
    }
  }

  @Test("limits that exclude each other find nothing, which is the answer; no model is asked")
  func contradiction() async throws {
    try await Service.run { service in
      let body = try await service.chat("duffle bags over $100 and under $50").json()
      #expect(
        body["choices"]?[0]?["message"]?["content"]
          == "Nothing can cost at least 100.00 USD and at most 50.00 USD: these two price limits exclude each other.")
      #expect(body["rag"]?["products"] == [] && body["rag"]?["relaxed"] == [])
    }
  }

  @Test("where the catalogue has nothing, no model is asked")
  func nothingFound() async throws {
    try await Service.run { service in
      let answer = try await service.chat("zzqx wvvkj qqpfl")
      #expect(answer.status == 200)
      let body = try answer.json()
      #expect(body["choices"]?[0]?["message"]?["content"]?.stringValue?.hasPrefix("I found nothing") == true)
      #expect(body["choices"]?[0]?["finish_reason"] == "stop")
      #expect(body["rag"]?["products"] == [] && body["usage"]?["total_tokens"] == 0)
      #expect(service.sandbox.statistics.counts.chatRequests == 0)
      let streamed = try await service.chat("zzqx wvvkj qqpfl", #","stream":true"#)
      #expect(
        try streamed.streamedContent() == body["choices"]?[0]?["message"]?["content"]?.stringValue)
      #expect(streamed.events.last == "[DONE]")
    }
  }

  @Test("tokens, cost and stages are counted")
  func metrics() async throws {
    try await Service.run { service in
      _ = try await service.chat(Self.question)
      let text = try await service.get("/metrics", fields: []).text
      for name in [
        #"rag_stage_duration_seconds_count{stage="first_token"} 1"#,
        #"rag_stage_duration_seconds_count{stage="generation"} 1"#,
        #"rag_stage_duration_seconds_count{stage="retrieval"} 1"#,
        #"rag_tokens_total{kind="prompt",model="sandbox-chat"}"#,
        #"rag_tokens_total{kind="completion",model="sandbox-chat"}"#, #"rag_cost_usd_total{model="sandbox-chat"} "#,
        #"rag_http_requests_total{"#, "rag_http_request_duration_seconds",
      ] {
        #expect(text.contains(name), "\(name)")
      }
    }
  }

  @Test("another model than ours is 404 and says so")
  func unknownModel() async throws {
    try await Service.run { service in
      let answer = try await service.call(
        .post, "/api/v1/chat/completions", #"{"model":"gpt-4o","messages":[{"role":"user","content":"x"}]}"#)
      #expect(answer.status == 404)
      let error = try #require(try answer.json()["error"])
      #expect(error.objectValue?.names == ["message", "type", "param", "code"])
      #expect(error["code"] == "model_not_found" && error["param"] == "model")
      #expect(error["type"] == "invalid_request_error")
    }
  }
}
