// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import OpenAI
import RawServer
import Testing

@Suite("the model API over http and https")
struct SchemeTests {
  private static func client(_ server: RawServer, _ scheme: Scheme, _ loops: EventLoopGroup) -> OpenAIClient {
    OpenAIClient(
      options: .init(
        baseURL: server.url + "/v1", apiKey: "sk-secret", retry: ModelAPI.retry, requestTimeout: .seconds(5),
        batchTimeout: .seconds(5), tls: TLSOptions(caFile: scheme.caFile)),
      http: HTTPClient(loops: loops))
  }

  @Test("refusals and a reset are ridden out, and the vector comes back whole", arguments: Scheme.both)
  func embeddings(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      switch request.number {
      case 0: connection.write(ModelAPI.failure("429 Too Many Requests", code: "rate_limit_exceeded"))
      case 1: connection.write(ModelAPI.failure("500 Internal Server Error", code: "server_error"))
      case 2:
        connection.reset()
        return false
      default:
        let numbers = Array(repeating: "0.5", count: 1536).joined(separator: ",")
        connection.write(
          ModelAPI.json(
            #"{"data":[{"index":0,"embedding":[\#(numbers)]}],"usage":{"prompt_tokens":2}}"#))
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      #expect(await ModelAPI.vector(Self.client(server, scheme, loops)).value?.count == 1536)
    }
    #expect(server.requests.count == 4)
  }

  @Test("an answer is relayed piece by piece, and one that is cut ends with an error", arguments: Scheme.both)
  func chat(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      if request.number == 0 {
        ModelAPI.stream(
          connection, ["Hel", "lo", " there"].map(ModelAPI.chunk) + [ModelAPI.finish, "[DONE]"])
        return true
      }
      let event = "data: \(ModelAPI.chunk("half"))\n\n"
      connection.write(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
          + String(event.utf8.count, radix: 16) + "\r\n" + event + "\r\n")
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = Self.client(server, scheme, loops)
      let whole = await ModelAPI.ask(client)
      #expect(whole.error == nil)
      #expect(!whole.deltas.isEmpty)
      let cut = await ModelAPI.ask(client)
      #expect(cut.error != nil)
    }
    #expect(server.connectionCount == 1)
  }

  @Test("a client that leaves ends the call upstream", arguments: Scheme.both)
  func cancellation(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { _, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.waitForEnd()
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = Self.client(server, scheme, loops)
      let call = Task(executorPreference: loops.first) { await ModelAPI.ask(client).error }
      while server.requests.isEmpty { await loops.first.sleep(for: .milliseconds(2)) }
      call.cancel()
      #expect(await call.value != nil)
      while server.liveConnections > 0 { await loops.first.sleep(for: .milliseconds(2)) }
    }
  }

  @Test("a service that nobody vouches for is not told the key", .enabled(if: TestCertificate.isThere))
  func untrusted() async throws {
    let server = RawServer(secure: true) { _, connection in
      connection.write(ModelAPI.json("{}"))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      #expect(await ModelAPI.embed(Self.client(server, .http, loops), ["a"]).error != nil)
    }
    #expect(server.requests.isEmpty)
  }
}
