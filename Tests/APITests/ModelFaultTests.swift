// SPDX-License-Identifier: Apache-2.0
import Chat
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import RawServer
import Retrieval
import Testing

/// A model API that a test scripts, as the API meets it.
enum Model {
  static func chunk(_ content: String, finish: String = "null") -> String {
    let quoted = String(decoding: JSONValue.string(content).serialized(), as: UTF8.self)
    return #"data: {"choices":[{"index":0,"delta":{"content":\#(quoted)},"finish_reason":\#(finish)}]}"# + "\n\n"
  }

  static let head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nx-request-id: req-7\r\nConnection: close\r\n\r\n"
  static let end = #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"# + "\n\ndata: [DONE]\n\n"
  static let good = head + chunk("The Joust Duffle Bag ") + chunk("is good.") + end
  static let goodText = "The Joust Duffle Bag is good."

  static func refusal(_ status: String, _ body: String) -> String {
    RawServer.response(
      status, fields: ["Content-Type: application/json", "x-request-id: req-7", "Connection: close"], body)
  }

  /// Answers with `good` unless the rule gives something else.
  static func server(_ rule: @escaping @Sendable (JSONValue) -> String?) -> RawServer {
    RawServer(secure: Scheme.real.isSecure) { request, connection in
      let json = (try? JSONValue(parsing: request.body)) ?? .null
      connection.write(rule(json) ?? good)
      return false
    }
  }

  static func setup(_ server: RawServer) -> Service.Setup {
    var setup = Service.Setup()
    setup.modelURL = server.url
    setup.modelCA = server.isSecure ? Scheme.real.caFile : nil
    return setup
  }
}

extension Service.Answer {
  /// What the shopper reads, streamed or not.
  func content() throws -> String {
    if fields["content-type"]?.hasPrefix("text/event-stream") == true { return try streamedContent() }
    return try json()["choices"]?[0]?["message"]?["content"]?.stringValue ?? ""
  }
}

@Suite("Faults of model services, as shoppers meet them, over TLS")
struct ModelFaultTests {
  private static let question = ChatTests.question
  private static let streamed = #","stream":true"#

  @Test(
    "an answer that breaks off is an error event in a stream and the list of products else; its tokens are counted",
    arguments: [
      #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"error"}]}"# + "\n\ndata: [DONE]\n\n",
      #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"abort"}]}"# + "\n\ndata: [DONE]\n\n",
      "event: error\ndata: {\"code\":\"overloaded\",\"message\":\"secret reason\"}\n\ndata: [DONE]\n\n",
      "data: {\"object\":\"error\",\"message\":\"secret reason\",\"code\":500}\n\n", "",
    ])
  func breaksOff(rest: String) async throws {
    let server = Model.server { _ in Model.head + Model.chunk("The Joust ") + rest }
    try await Service.run(Model.setup(server)) { service in
      let streamed = try await service.chat(Self.question, Self.streamed)
      #expect(try streamed.content() == "The Joust ")
      #expect(try streamed.chunks().last?["error"]?["code"] == "generation_interrupted")
      #expect(streamed.events.last != "[DONE]" && !streamed.text.contains(#""finish_reason":"stop""#))
      #expect(!streamed.text.contains("secret reason"))
      let whole = try await service.chat(Self.question)
      #expect(whole.fields["x-rag-degraded"] == "generation")
      #expect(try whole.content().hasPrefix("I can't write a full answer"))
      let metrics = try await service.get("/metrics", fields: []).text
      #expect(metrics.contains(#"rag_degraded_total{what="generation"} 1"#))
      #expect(metrics.contains(#"rag_answers_total{outcome="broken"} 1"#))
      #expect(metrics.contains(#"rag_answers_total{outcome="list"} 1"#))
      #expect(!metrics.contains(#"rag_tokens_total{kind="prompt",model="sandbox-chat"} 0"#))
      #expect(!metrics.contains(#"rag_tokens_total{kind="completion",model="sandbox-chat"} 0"#))
    }
  }

  @Test("thoughts do not reach the shopper, and alone they are no answer", arguments: ["", ","], ["stop", "length"])
  func thoughts(stream: String, finish: String) async throws {
    let members = stream.isEmpty ? "" : Self.streamed
    let alone = Model.server { _ in
      Model.head + Model.chunk("<think>rule 2 says") + Model.chunk("", finish: "\"\(finish)\"") + "data: [DONE]\n\n"
    }
    try await Service.run(Model.setup(alone)) { service in
      let answer = try await service.chat(Self.question, members)
      #expect(try answer.content().hasPrefix("I can't write a full answer"))
      #expect(!answer.text.contains("rule 2") && answer.text.contains(#""degraded":["generation"]"#))
    }
    let thinking = Model.server { _ in
      Model.head + Model.chunk("<think>rule 2</th") + Model.chunk("ink>\n\nThe Joust") + Model.end
    }
    try await Service.run(Model.setup(thinking)) { service in
      let answer = try await service.chat(Self.question, members)
      #expect(try answer.content() == "The Joust" && answer.fields["x-rag-degraded"] == nil)
    }
  }

  @Test("a value that the model refuses is its caller's 400 with the caller's name for it; the next one is answered")
  func refusedValue() async throws {
    let server = Model.server { json in
      if json["stop"]?[0] == " " {
        return Model.refusal("400 Bad Request", #"{"error":{"message":"stop: needs a visible character, org-12 "}}"#)
      }
      guard let limit = json["max_completion_tokens"]?.intValue, limit < 16 else { return nil }
      return Model.refusal(
        "400 Bad Request",
        #"{"error":{"message":"\#(limit) is below the least, 16","param":"max_completion_tokens","code":"integer_below_min_value"}}"#
      )
    }
    try await Service.run(Model.setup(server)) { service in
      for (members, param) in [
        (#","stop":" ""#, "stop"), (#","max_tokens":1"#, "max_tokens"),
        (#","max_completion_tokens":1"#, "max_completion_tokens"),
      ] {
        let answer = try await service.chat(Self.question, members)
        #expect(answer.status == 400)
        #expect(try answer.json()["error"]?["param"]?.stringValue == param)
        #expect(!answer.text.contains("org-12"))
      }
      do {
        let answer = try await service.chat(Self.question, #","stop":"END","max_tokens":50"#)
        #expect(try answer.content() == Model.goodText)
      }
    }
    let last = try #require(server.requests.last.flatMap { try? JSONValue(parsing: $0.body) })
    #expect(last["stop"] == ["END"] && last["max_completion_tokens"] == 50)
  }

  @Test(
    "a model of a small window answers: the prompt is made to fit, whether it says its size or not",
    arguments: [true, false])
  func smallWindow(saysSize: Bool) async throws {
    let server = Model.server { json in
      let bytes = json["messages"]?.arrayValue?.reduce(0) { $0 + ($1["content"]?.stringValue?.utf8.count ?? 0) } ?? 0
      let total = bytes / 4 + (json["max_completion_tokens"]?.intValue ?? 0)
      guard total > 1_500 else { return nil }
      let message =
        saysSize
        ? "This model's maximum context length is 1500 tokens. However, you requested \(total) tokens."
        : "Please reduce the length of the messages or completion."
      return Model.refusal("400 Bad Request", #"{"error":{"message":"\#(message)","code":400}}"#)
    }
    try await Service.run(Model.setup(server)) { service in
      var history = ""
      for turn in 0..<20 {
        history += #"{"role":"user","content":"question \#(turn) \#(String(repeating: "x", count: 400))"},"#
        history += #"{"role":"assistant","content":"answer"},"#
      }
      let body = #"{"model":"magento-rag","messages":[\#(history){"role":"user","content":"\#(Self.question)"}]}"#
      for _ in 0..<2 {
        let answer = try await service.call(.post, "/api/v1/chat/completions", body)
        #expect(try answer.content() == Model.goodText)
        #expect(answer.fields["x-rag-degraded"] == nil)
      }
    }
    let calls = server.requests.count
    #expect(calls <= 6, "what was learned is remembered: \(calls) calls")
    let last = try #require(server.requests.last.flatMap { try? JSONValue(parsing: $0.body) })
    #expect(last["messages"]?.arrayValue?.last?["content"]?.stringValue?.contains("Joust Duffle Bag") == true)
  }

  @Test("roles alternate on their way to the model, and empty turns are left out")
  func roles() async throws {
    let server = Model.server { _ in nil }
    try await Service.run(Model.setup(server)) { service in
      let body = #"""
        {"model":"magento-rag","messages":[{"role":"assistant","content":"Welcome!"},{"role":"user","content":"Hello"},
         {"role":"user","content":"are you there?"},{"role":"assistant","content":null},{"role":"assistant","content":"Yes."},
         {"role":"assistant","content":"I am."},{"role":"user","content":"Good."},{"role":"user","content":""},
         {"role":"user","content":"\#(Self.question)"}]}
        """#
      do {
        let answer = try await service.call(.post, "/api/v1/chat/completions", body)
        #expect(try answer.content() == Model.goodText)
      }
    }
    let sent = try JSONValue(parsing: try #require(server.requests.first).body)["messages"]?.arrayValue ?? []
    #expect(sent.map { $0["role"]?.stringValue } == ["system", "user", "assistant", "user"])
    #expect(sent[1]["content"] == "Hello\n\nare you there?")
    #expect(sent[2]["content"] == "Yes.\n\nI am.")
    #expect(sent[3]["content"]?.stringValue?.hasPrefix("Good.\n\n\"\"\"\n1. ") == true)
  }

  @Test("a failure is logged with the service's own reason, status and name for the call, and shown to no shopper")
  func logged() async throws {
    let server = Model.server { _ in
      Model.refusal(
        "401 Unauthorized", #"{"error":{"message":"the account of Jane is closed","code":"invalid_api_key"}}"#)
    }
    let log = MemoryLog()
    var setup = Model.setup(server)
    setup.logger = log.logger
    try await Service.run(setup) { service in
      let answer = try await service.chat(Self.question)
      #expect(answer.status == 200 && answer.fields["x-rag-degraded"] == "generation")
      #expect(!answer.text.contains("Jane"))
    }
    let line = try #require(log.lines.first { $0.contains("answering with a product list") })
    for part in ["the account of Jane is closed", "status=401", "upstream_request_id=req-7", "invalid_api_key"] {
      #expect(line.contains(part), "\(line)")
    }
  }
}

@Suite("The time that a model may take")
struct ModelTimeTests {
  private static let question = ChatTests.question

  @Test(
    "thoughts and silence are no first word: the list of products comes when its time is over",
    arguments: [true, false])
  func firstToken(thinks: Bool) async throws {
    let server = RawServer(secure: Scheme.real.isSecure) { _, connection in
      connection.write(Model.head + "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}\n\n")
      guard thinks else {
        connection.waitForEnd()
        return false
      }
      while connection.write(Model.chunk("<think>")) { connection.pause(milliseconds: 20) }
      return false
    }
    var setup = Model.setup(server)
    setup.chat.firstTokenTimeout = .milliseconds(300)
    try await Service.run(setup) { service in
      for members in ["", #","stream":true"#] {
        let start = MonotonicInstant.now
        let answer = try await service.chat(Self.question, members)
        #expect(start.duration(to: .now) < .seconds(4), "far below the request's own time")
        #expect(try answer.content().hasPrefix("I can't write a full answer"))
        #expect(answer.text.contains(#""degraded":["generation"]"#))
      }
    }
  }

  @Test("an answer that has begun has the whole answer's time, and then ends with an error event or the list")
  func wholeAnswer() async throws {
    let server = RawServer(secure: Scheme.real.isSecure) { _, connection in
      connection.write(Model.head)
      while connection.write(Model.chunk("word ")) { connection.pause(milliseconds: 20) }
      return false
    }
    var setup = Model.setup(server)
    setup.chat.firstTokenTimeout = .milliseconds(200)
    setup.chat.answerTimeout = .milliseconds(600)
    try await Service.run(setup) { service in
      let start = MonotonicInstant.now
      let streamed = try await service.chat(Self.question, #","stream":true"#)
      let taken = start.duration(to: .now)
      #expect(taken > .milliseconds(400) && taken < .seconds(4))
      #expect(try streamed.content().hasPrefix("word word "))
      #expect(try streamed.chunks().last?["error"]?["code"] == "generation_interrupted")
      let whole = try await service.chat(Self.question)
      #expect(try whole.content().hasPrefix("I can't write a full answer"))
    }
  }
}
