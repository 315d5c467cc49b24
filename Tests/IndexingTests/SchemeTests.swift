// SPDX-License-Identifier: Apache-2.0
import Embedding
import EventLoop
import HTTPClient
import Indexing
import Observability
import OpenAI
import RawServer
import SearchEngine
import Testing

@Suite("A run over https", .enabled(if: Target.isThere && TestCertificate.isThere), .serialized)
struct SchemeTests {
  @Test("a catalogue is read, embedded, loaded and put into use over TLS as over plain http", arguments: Target.some)
  func wholeRun(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      let model = FakeModel { $0 == 2 ? .reset : nil }
      let engineProxy = try #require(TLSProxy(to: shop.url))
      let modelProxy = try #require(TLSProxy(to: model.url))
      let tls = TLSOptions(caFile: TestCertificate.file)
      let engine = SearchEngine(
        options: .init(nodes: [engineProxy.url], tls: tls), http: HTTPClient(loops: loops),
        metrics: MetricsRegistry())
      let client = OpenAIClient(
        options: .init(
          baseURL: modelProxy.url + "/v1", apiKey: "sk-test",
          retry: RetryPolicy(maximumAttempts: 6, base: .milliseconds(5), cap: .milliseconds(50)),
          requestTimeout: .seconds(10), tls: tls),
        http: HTTPClient(loops: loops))
      var options = shop.options([1])
      options.embeddingBatch = 20
      let report = try await IndexingRun(
        options: options, source: engine, target: engine,
        embedder: Embedder(options: Embedder.Options(model: "fake"), client: client)
      ).run()
      #expect(report.documents == 187)
      #expect(Set(try await shop.liveIDs(1)).count == 187)
    }
  }
}
