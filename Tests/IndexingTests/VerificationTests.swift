// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Indexing
import JSON
import SearchEngine
import Testing

@Suite("Checking what is live", .serialized, .timeLimit(.minutes(5)))
struct VerificationTests {
  private func verify(_ shop: Shop, index: String? = nil) async throws -> Verification.Outcome {
    let options = shop.options([7])
    return try await Verification(options: options, engine: shop.engine).run(options.stores[0], index: index)
  }

  private func refusal(_ shop: Shop, index: String? = nil) async -> IndexingError? {
    let options = shop.options([7])
    do throws(IndexingError) {
      _ = try await Verification(options: options, engine: shop.engine).run(options.stores[0], index: index)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "a live index passes all gates; one that lost a document fails count; nothing live is 65, an unknown index 78",
    arguments: Target.all)
  func gates(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      #expect(await refusal(shop)?.code == .dataRefused)
      try await shop.fill(7, documents: Shop.documents(20))
      let model = FakeModel()
      let report = try await IndexingRun(
        options: shop.options([7]), source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      let index = report.stores[0].index
      let whole = try await verify(shop)
      #expect(whole.passed && whole.index == index, "\(whole.findings)")
      #expect(whole.findings.map(\.gate) == [.count, .shrink, .vectors, .retrieval, .prices])
      #expect(whole.findings.map(\.figure) == [20, nil, 1, 1, 1])
      #expect(try await verify(shop, index: index) == whole)
      #expect(await refusal(shop, index: "nowhere")?.code == .configuration)
      try await shop.send("POST", "/\(index)/_doc/1?refresh=true", ["sku": "CASE-1", "product_id": "1"])
      let broken = try await verify(shop)
      #expect(broken.findings.filter { !$0.passed }.map(\.gate) == [.vectors], "\(broken.findings)")
      _ = try await shop.engine.deleteDocument(index, id: "1", context: .soon)
      try await shop.engine.refresh(index, context: .soon)
      let less = try await verify(shop)
      #expect(less.findings.filter { !$0.passed }.map(\.gate) == [.count])
      #expect(less.findings.first?.figure == 19 && less.findings.first?.threshold == 20)
    }
  }
}
