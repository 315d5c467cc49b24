// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import HTTPServer
import JSON
import RawServer
import Testing

@Suite(
  "A model service of one's own, under a certificate of one's own authority",
  .enabled(if: TestAuthority.isThere, "needs the command openssl"), .serialized)
struct ModelServiceTests {
  /// The sandbox's model API behind TLS; `work` is handed its URL and the authority's file.
  private func withService(_ sandbox: String, _ work: (String, TestAuthority) async throws -> Void) async throws {
    let authority = TestAuthority()
    let group = try EventLoopGroup(count: 1)
    try group.start()
    let relay = Relay(target: sandbox, loops: group)
    let router = RouterBuilder().onAny("/{rest...}") { request, response in
      let (status, type, body) = try await relay.forward(request.method, request.rawTarget, try await request.body())
      try await response.send(HTTPStatus(code: status), ["content-type": type], content: body)
    }.build()
    let server = TLSFront(router: router, authority: authority, loops: group)
    let address = try await group.first.run { try await server.start() }
    let running = Task(executorPreference: group.first) { await server.run() }
    let result: Result<Void, any Error>
    do { result = .success(try await work("https://\(address)", authority)) } catch { result = .failure(error) }
    server.stop()
    await running.value
    group.shutdown()
    try result.get()
  }

  @Test("both programs trust OPENAI_CA_FILE, or EMBEDDING_CA_FILE; without it a run ends at once and names the setting")
  func authority() async throws {
    let sandbox = try await Together.sandbox()
    try await withService(sandbox.url) { url, authority in
      var settings = Together.settings(engine: sandbox.url, model: url, stores: "magento2_product_1")
      settings["UPSTREAM_PATIENCE"] = "10m"
      let untrusting = try ChildProcess("rag-indexer", environment: settings)
      #expect(try await untrusting.end() == 69)
      #expect(untrusting.lastLine.contains("OPENAI_CA_FILE"), "\(untrusting.log)")

      settings["EMBEDDING_CA_FILE"] = authority.caFile
      let embedding = try ChildProcess("rag-indexer", environment: settings)
      #expect(try await embedding.end(within: 60) == 0, "\(embedding.log)")

      settings["EMBEDDING_CA_FILE"] = nil
      settings["OPENAI_CA_FILE"] = authority.caFile
      let runtime = try await Together.runtime(settings)
      try await EventLoopGroup.withLoops { loops in
        let caller = Caller(loops: loops)
        #expect(try await caller.poll(200, at: runtime.url + "/readyz")?.status == 200)
        let path = runtime.url + "/api/v1/chat/completions"
        let answer = try await caller.post(path, Caller.question("Which jacket keeps the rain out?"))
        #expect(answer.status == 200)
        #expect(answer.fields["x-rag-degraded"] == nil, "\(answer.text)")
      }
      runtime.child.signal(SIGTERM)
      #expect(try await runtime.child.end() == 0)
    }
  }
}
