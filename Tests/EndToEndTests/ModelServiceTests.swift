// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import JSON
import RawServer
import Testing

@Suite(
  "A model service of one's own, under a certificate of one's own",
  .enabled(if: TestCertificate.isThere, "needs the command openssl"), .serialized)
struct ModelServiceTests {
  @Test("both programs trust OPENAI_CA_FILE, or EMBEDDING_CA_FILE; without it a run ends at once and names the setting")
  func certificates() async throws {
    let sandbox = try await Together.sandbox()
    let service = try #require(TLSProxy(to: sandbox.url))
    var settings = Together.settings(engine: sandbox.url, model: service.url, stores: "magento2_product_1")
    settings["UPSTREAM_PATIENCE"] = "10m"
    let untrusting = try ChildProcess("rag-indexer", environment: settings)
    #expect(try await untrusting.end() == 69)
    #expect(untrusting.lastLine.contains("OPENAI_CA_FILE"), "\(untrusting.log)")

    settings["EMBEDDING_CA_FILE"] = TestCertificate.file
    let embedding = try ChildProcess("rag-indexer", environment: settings)
    #expect(try await embedding.end(within: 60) == 0, "\(embedding.log)")

    settings["EMBEDDING_CA_FILE"] = nil
    settings["OPENAI_CA_FILE"] = TestCertificate.file
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
