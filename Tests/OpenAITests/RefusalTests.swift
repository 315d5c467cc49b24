// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import JSON
import OpenAI
import RawServer
import Testing

/// A model that refuses requests by a rule, and answers the others.
private func server(_ rule: @escaping @Sendable (JSONValue) -> String?) -> RawServer {
  RawServer(secure: Scheme.real.isSecure) { request, connection in
    if let refusal = request.json.flatMap(rule) {
      connection.write(refusal)
    } else {
      ModelAPI.stream(connection, [ModelAPI.chunk("a"), ModelAPI.finish, "[DONE]"])
    }
    return true
  }
}

private func client(_ server: RawServer, _ loops: EventLoopGroup, _ clock: ManualClock = ManualClock()) -> OpenAIClient
{
  OpenAIClient(
    options: .init(
      baseURL: server.url + "/v1", apiKey: "sk-secret", retry: ModelAPI.retry,
      tls: TLSOptions(caFile: Scheme.real.caFile)),
    http: HTTPClient(loops: loops), clock: { clock.now })
}

private func question(_ change: (inout ChatRequest) -> Void) -> ChatRequest {
  var question = ModelAPI.question
  change(&question)
  return question
}

@Suite("What a refusal teaches, over TLS")
struct RefusalTests {
  private static func unsupported(_ member: String) -> String {
    ModelAPI.json(
      "400 Bad Request",
      #"{"error":{"message":"Unsupported parameter: '\#(member)' is not supported with this model.","param":"\#(member)","code":"unsupported_parameter"}}"#
    )
  }

  @Test(
    "a member that is not known is left out, for this model and for an hour",
    arguments: [
      "temperature", "stop", "user", "stream_options",
    ])
  func leftOut(member: String) async throws {
    let server = server { $0["model"] == "picky" && $0[member] != nil ? Self.unsupported(member) : nil }
    let clock = ManualClock()
    try await EventLoopGroup.withLoops { loops in
      let client = client(server, loops, clock)
      func ask(_ model: String) async {
        let question = question {
          $0.model = model
          $0.temperature = 0.1
          $0.stop = ["END"]
          $0.user = "u"
          $0.callers = [.stop: "stop", .user: "user"]
        }
        let (deltas, error) = await ModelAPI.ask(client, question)
        #expect(error == nil && deltas.first?.content == "a")
      }
      for model in ["picky", "picky", "easy"] { await ask(model) }
      clock.advance(by: .seconds(3_599))
      await ask("picky")
      clock.advance(by: .seconds(2))
      await ask("picky")
    }
    // Refused, learned, known, another model, known, forgotten and refused, learned.
    #expect(
      server.requests.compactMap(\.json).map { $0[member] != nil } == [true, false, false, true, false, true, false])
  }

  @Test("the limit goes by the name that the model knows, in both directions, and is left out where it knows neither")
  func limitNames() async throws {
    let names = ["max_completion_tokens", "max_tokens"]
    let clock = ManualClock()
    // By the request's number: which name is refused.
    let refused: [String?] = [names[0], nil, nil, names[1], nil, nil, names[0], names[1], nil, nil]
    let server = RawServer(secure: Scheme.real.isSecure) { request, connection in
      if let name = refused[request.number] {
        connection.write(
          ModelAPI.json(
            "422 No", #"{"detail":[{"type":"extra_forbidden","loc":["body","\#(name)"],"msg":"not allowed"}]}"#))
      } else {
        ModelAPI.stream(connection, [ModelAPI.chunk("a"), ModelAPI.finish, "[DONE]"])
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = client(server, loops, clock)
      for _ in 0..<6 {
        #expect(await ModelAPI.ask(client, question { $0.maximumTokens = 99 }).error == nil)
      }
    }
    let sent = server.requests.compactMap(\.json).map { json in names.firstIndex { json[$0] == 99 } }
    #expect(sent == [0, 1, 1, 1, 0, 0, 0, 1, nil, nil])
  }

  @Test("a limit above the model's is lowered to what the refusal says, and remembered")
  func lowered() async throws {
    let server = server { json in
      guard let limit = json["max_completion_tokens"]?.intValue, limit > 2_048 else { return nil }
      return ModelAPI.json(
        "400 Bad Request", #"{"error":{"message":"max_completion_tokens is too large: \#(limit), at most 2048"}}"#)
    }
    try await EventLoopGroup.withLoops { loops in
      let client = client(server, loops)
      for _ in 0..<2 {
        let question = question {
          $0.maximumTokens = 3_000
          $0.callers = [.maximumTokens: "max_tokens"]
        }
        #expect(await ModelAPI.ask(client, question).error == nil)
      }
      #expect(client.facts(of: "m").answerTokens == 2_048)
    }
    #expect(server.requests.compactMap { $0.json?["max_completion_tokens"]?.intValue } == [3_000, 2_048, 2_048])
  }

  @Test(
    "a value of the caller's that is refused is the caller's fault, under the caller's name, and teaches nothing",
    arguments: [
      ("stop", ChatRequest.Member.stop, "stop: each entry needs a visible character", "stop"),
      ("user", .user, "user: at most 64 characters", "safety_identifier"),
      (
        "max_completion_tokens", .maximumTokens, "the value 1 of max_completion_tokens is below the least, 16",
        "max_tokens"
      ),
      ("response_format", .responseFormat, "response_format is not supported by org-12345", "response_format"),
    ])
  func ofCaller(member: String, key: ChatRequest.Member, message: String, name: String) async throws {
    let server = RawServer(secure: Scheme.real.isSecure) { request, connection in
      if request.number == 0 {
        connection.write(ModelAPI.json("400 Bad Request", #"{"error":{"message":"\#(message)"}}"#))
      } else {
        ModelAPI.stream(connection, [ModelAPI.chunk("a"), ModelAPI.finish, "[DONE]"])
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = client(server, loops)
      let question = question {
        $0.maximumTokens = 1
        $0.stop = [" "]
        $0.user = "u"
        $0.passThrough = [("response_format", ["type": "json_object"])]
        $0.callers = [key: name]
      }
      let error = await ModelAPI.ask(client, question).error
      #expect(error?.isOfCaller == true && error?.code == .invalidRequest)
      #expect(error?.param == name)
      #expect(error?.messageForCallers.contains("org-12345") == false)
      #expect(await ModelAPI.ask(client, question).error == nil)
    }
    #expect(server.requests.count == 2)
    #expect(server.requests[1].json?[member] != nil, "the next one is sent whole")
  }

  @Test("a value of ours that is refused is left out and remembered; nothing is learned from a refusal that was none")
  func ours() async throws {
    let server = server {
      $0["temperature"] == nil ? nil : ModelAPI.json("400 No", #"{"error":"temperature must be 1"}"#)
    }
    let broken = RawServer { _, connection in
      connection.write(ModelAPI.json("400 No", #"{"error":"temperature must be 1"}"#))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = client(server, loops)
      for _ in 0..<2 { #expect(await ModelAPI.ask(client, question { $0.temperature = 0.1 }).error == nil) }
      let other = OpenAIClient(options: .init(baseURL: broken.url), http: HTTPClient(loops: loops))
      #expect(await ModelAPI.ask(other, question { $0.temperature = 0.1 }).error?.code == .invalidRequest)
      _ = await ModelAPI.ask(other, question { $0.temperature = 0.1 })
    }
    #expect(server.requests.count == 3)
    #expect(broken.requests.compactMap { $0.json?["temperature"] }.count == 2, "leaving it out did not help")
  }

  @Test(
    "a system message that the model does not take stands before the first question, in whatever words",
    arguments: [
      "System role not supported", "Developer instruction is not enabled for models/gemma-3-27b-it",
      "System instructions are not supported by this model.", "Unsupported role: system",
    ])
  func systemRole(words: String) async throws {
    let server = RawServer(secure: Scheme.real.isSecure) { request, connection in
      let isSystem = request.json?["messages"]?[0]?["role"] == "system"
      connection.write(
        isSystem
          ? ModelAPI.json("400 No", #"{"error":{"message":"\#(words)","status":"INVALID_ARGUMENT"}}"#)
          : ModelAPI.json(#"{"choices":[{"message":{"role":"assistant","content":"a"},"finish_reason":"stop"}]}"#))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = client(server, loops)
      let (deltas, error) = await ModelAPI.ask(
        client, question { $0.messages = [("system", "rules"), ("user", "hi")] })
      #expect(error == nil && deltas.first?.content == "a")
    }
    #expect(server.requests.last?.json?["messages"] == [["role": "user", "content": "rules\n\nhi"]])
  }

  @Test("several members are learned one after the other, and streaming, and the system's role")
  func several() async throws {
    let server = RawServer(secure: Scheme.real.isSecure) { request, connection in
      let json = request.json
      for member in ["temperature", "stream_options", "user"] where json?[member] != nil {
        connection.write(Self.unsupported(member))
        return true
      }
      if json?["messages"]?[0]?["role"] == "system" {
        connection.write(ModelAPI.json("400 No", #"{"error":"System role not supported"}"#))
      } else if json?["stream"] == true {
        connection.write(ModelAPI.json("400 No", #"{"error":"Unsupported value: 'stream' does not support true"}"#))
      } else {
        connection.write(
          ModelAPI.json(#"{"choices":[{"message":{"role":"assistant","content":"a"},"finish_reason":"stop"}]}"#))
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = client(server, loops)
      for _ in 0..<2 {
        let question = question {
          $0.messages = [("system", "rules"), ("user", "hi")]
          $0.temperature = 0.1
          $0.user = "u"
        }
        let (deltas, error) = await ModelAPI.ask(client, question)
        #expect(error == nil && deltas.first?.content == "a")
      }
    }
    #expect(server.requests.count == 7)
    #expect(server.requests.last?.json?["messages"] == [["role": "user", "content": "rules\n\nhi"]])
    #expect(server.requests.last?.json?["stream"] == false)
  }

  @Test("where the window has no room for so long an answer, a shorter one is asked for, and so from then on")
  func window() async throws {
    let server = server { json in
      guard let limit = json["max_completion_tokens"]?.intValue, limit + 900 > 4_096 else { return nil }
      return ModelAPI.json(
        "400 Bad Request",
        #"{"error":{"message":"The maximum context length of this model is 4096 tokens; 900 of prompt and \#(limit) of answer were asked for.","code":400}}"#
      )
    }
    try await EventLoopGroup.withLoops { loops in
      let client = client(server, loops)
      for _ in 0..<2 {
        let question = question {
          $0.messages = [("user", String(repeating: "word ", count: 700))]
          $0.maximumTokens = 4_096
        }
        #expect(await ModelAPI.ask(client, question).error == nil)
      }
      #expect(client.facts(of: "m").contextTokens == 4_096)
    }
    #expect(server.requests.count == 3)
  }

  @Test("a prompt that is too long by itself is for the caller to shorten")
  func promptTooLong() async throws {
    let server = server { _ in
      ModelAPI.json(
        "400 Bad Request",
        #"{"error":{"message":"Prompt contains 5000 tokens, model has 4096 maximum context length"}}"#)
    }
    try await EventLoopGroup.withLoops { loops in
      let client = client(server, loops)
      let error = await ModelAPI.ask(client, question { $0.maximumTokens = 100 }).error
      #expect(error?.code == .contextLength && error?.contextTokens == 4_096)
      #expect(client.facts(of: "m").contextTokens == 4_096)
    }
    #expect(server.requests.count == 1)
  }
}
