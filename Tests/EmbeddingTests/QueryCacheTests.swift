// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPClient
import JSON
import OpenAI
import RawServer
import Testing

@testable import Embedding

@Suite("vectors of questions that were asked before")
struct QueryCacheTests {
  private static func json(_ status: String, _ content: String) -> String {
    RawServer.response(status, fields: ["Content-Type: application/json"], content)
  }

  private static func embedder(_ server: RawServer, _ loops: EventLoopGroup, kept: Int) -> Embedder {
    let client = OpenAIClient(
      options: .init(baseURL: server.url + "/v1", retry: .never), http: HTTPClient(loops: loops))
    return Embedder(options: .init(model: "m"), client: client, keptQueries: kept)
  }

  private static let answer = #"{"data":[{"index":0,"embedding":[3,4]}],"usage":{"prompt_tokens":7,"total_tokens":7}}"#

  private static func server() -> RawServer {
    RawServer { _, connection in
      connection.write(json("200 OK", answer))
      return true
    }
  }

  private static func ask(_ embedder: Embedder, _ text: String) async throws -> QueryVector {
    try await embedder.queryVector(text, expectedDimensions: 2, context: .within(.seconds(10)))
  }

  @Test("the same question in other blanks and another Unicode form costs no call and no tokens")
  func sameQuestion() async throws {
    let server = Self.server()
    try await EventLoopGroup.withLoops { loops in
      let embedder = Self.embedder(server, loops, kept: 10)
      let first = try await Self.ask(embedder, "caf\u{E9}  noir")
      for text in ["caf\u{E9} noir", "cafe\u{301} noir", " caf\u{E9}\n\tnoir\u{A0}"] {
        #expect(try await Self.ask(embedder, text) == first)
      }
      #expect(server.requests.count == 1)
      #expect(embedder.tokensUsed == 7)
      _ = try await Self.ask(embedder, "Caf\u{E9} noir")
      #expect(server.requests.count == 2)
      // The check of dimensions is made on a kept vector too.
      await #expect(throws: EmbeddingError.self) {
        _ = try await embedder.queryVector("caf\u{E9} noir", expectedDimensions: 3, context: .within(.seconds(10)))
      }
    }
    // What is asked is the form that is remembered.
    #expect((try? JSONValue(parsing: server.requests.first?.body ?? []))?["input"] == ["caf\u{E9} noir"])
  }

  @Test("switched off, and after a failure, the service is asked each time")
  func off() async throws {
    let server = RawServer { request, connection in
      connection.write(
        request.number == 0 ? Self.json("400 Bad Request", "{}") : Self.json("200 OK", Self.answer))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      for kept in [0, 10] {
        let embedder = Self.embedder(server, loops, kept: kept)
        for _ in 0..<3 { _ = try? await Self.ask(embedder, "tea") }
      }
    }
    #expect(server.requests.count == 4)
  }

  @Test("the oldest goes first, whether the number of entries or their bytes are used up")
  func bounds() {
    let cache = QueryVectorCache(limit: 3, byteLimit: 10_000)
    func keep(_ text: String, _ size: Int = 10) {
      cache.keep(QueryVector(json: [UInt8](repeating: 0x31, count: size), dimensions: size), of: text)
    }
    func has(_ text: String) -> Bool { cache.vector(of: text) != nil }
    for text in ["a", "b", "c"] { keep(text) }
    #expect(has("a"))
    keep("d")
    #expect(!has("b") && has("a") && has("c") && has("d"))
    keep("large", 9_800)
    #expect(cache.count == 1 && has("large") && cache.bytes <= 10_000)
    keep("larger", 20_000)
    #expect(has("large") && !has("larger"))
    keep("large", 20)
    keep("e")
    #expect(cache.count == 2 && cache.vector(of: "large")?.dimensions == 20)
    for number in 0..<10_000 { keep("\(number)", number % 400) }
    #expect(cache.count == 3 && has("9999") && has("9998") && has("9997"))
  }
}
