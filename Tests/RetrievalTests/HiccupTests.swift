// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import JSON
import Sandbox
import SearchEngine
import Testing

@testable import Retrieval

@Suite("an engine that answers half, late or less than is asked for")
struct HiccupTests {
  /// Why a question about rain jackets fails; nil: it does not.
  private func failure(_ shop: Shop) async -> RetrievalError? {
    do {
      _ = try await shop.ask("red rain jacket")
      return nil
    } catch {
      return error as? RetrievalError
    }
  }

  @Test(
    "metadata that cannot be read fails no question, and no readiness, while searches work",
    arguments: [Fault.Action.status(503), .status(500), .hang])
  func metadata(_ action: Fault.Action) async throws {
    try await Shop.open(.sandbox(.opensearch)) { shop in
      let retriever = shop.retriever { $0.metadataLifetime = .zero }
      func ask() async throws {
        let started = MonotonicInstant.now
        let found = try await shop.ask("red rain jacket", by: retriever)
        #expect(found.products.first?.product.sku == "24-MB01")
        #expect(found.degraded.isEmpty)
        #expect(started.duration(to: .now) < .seconds(10))
      }
      try await ask()
      shop.sandbox.faults.add(Fault(path: "*/_mapping", action: action))
      for _ in 0..<5 { try await ask() }
      #expect(await retriever.readiness(of: shop.store, context: .within(.seconds(3))) == [])
      shop.sandbox.faults.clear()
      try await ask()
      #expect(await retriever.readiness(of: shop.store, context: .within(.seconds(3))) == [])
    }
  }

  @Test("metadata that could never be read fails no question either: the configuration is believed")
  func neverRead() async throws {
    try await Shop.open(.sandbox(.opensearch)) { shop in
      shop.sandbox.faults.add(Fault(path: "*/_mapping", action: .status(503)))
      let retriever = shop.retriever()
      for _ in 0..<2 {
        let found = try await shop.ask("red rain jacket", by: retriever)
        #expect(found.products.first?.product.sku == "24-MB01")
        #expect(found.degraded.isEmpty)
      }
      #expect(await !retriever.readiness(of: shop.store, context: .within(.seconds(3))).isEmpty)
    }
  }

  @Test("a changed model is seen although the metadata failed in between")
  func refreshed() async throws {
    try await Shop.open(.sandbox(.opensearch)) { shop in
      let retriever = shop.retriever { $0.metadataLifetime = .zero }
      _ = try await shop.ask("red rain jacket", by: retriever)
      shop.sandbox.faults.add(Fault(path: "*/_mapping", next: 4, action: .status(503)))
      _ = try await shop.ask("red rain jacket", by: retriever)
      try await shop.engine.putMetadata(
        shop.index, ["model": "another", "dimensions": 256], context: .within(.seconds(10)))
      var degraded: [Degradation] = []
      for _ in 0..<200 where degraded.isEmpty {
        degraded = try await shop.ask("red rain jacket", by: retriever).degraded
        await sleepOnLoop(until: .after(.milliseconds(50)))
      }
      #expect(degraded == [.embeddings])
    }
  }

  private static let shardAway: JSONValue = [
    "_id": "1", "error": ["type": "no_shard_available_action_exception", "reason": "no shard"],
  ]

  @Test("documents that the engine cannot get make an error, never an answer without products")
  func unreachableDocuments() async throws {
    try await Shop.open(.sandbox(.opensearch)) { shop in
      let docs: JSONValue = ["docs": .array(Array(repeating: Self.shardAway, count: 5))]
      shop.sandbox.faults.add(Fault(path: "*/_mget", action: .patch(docs)))
      let error = await failure(shop)
      #expect(error?.code == .unavailable)
      #expect(error?.retryAfter != nil)
      shop.sandbox.faults.clear()
      shop.sandbox.faults.add(Fault(path: "*/_mget", next: 2, action: .patch(docs)))
      let mended = try await shop.ask("red rain jacket")
      #expect(mended.products.count == 3)
    }
  }

  @Test("documents of which none is there any more, or none can be read, make an error too")
  func lostDocuments() async throws {
    try await Shop.open(.sandbox(.opensearch)) { shop in
      for entry: JSONValue in [["_id": "1", "found": false], ["_id": "1", "found": true, "_source": ["x": 1]]] {
        let docs: JSONValue = ["docs": .array(Array(repeating: entry, count: 5))]
        shop.sandbox.faults.add(Fault(path: "*/_mget", action: .patch(docs)))
        #expect(await failure(shop) != nil)
        shop.sandbox.faults.clear()
      }
    }
  }

  @Test(
    "an answer that is no engine's is the engine's failure, which may pass, and not ours",
    arguments: ["*/_msearch", "*/_mget"])
  func rubbish(path: String) async throws {
    try await Shop.open(.sandbox(.opensearch)) { shop in
      let rubbish: [Fault.Action] = [
        .status(200, body: "Please log in"), .patch(["responses": "none", "docs": "none"]),
      ]
      for action in rubbish {
        shop.sandbox.faults.add(Fault(path: path, action: action))
        let error = await failure(shop)
        #expect(error?.code == .unavailable && error?.retryAfter != nil)
        shop.sandbox.faults.clear()
      }
    }
  }

  @Test("a document that is gone between search and answer makes room for the next", arguments: Place.all)
  func deletedDocument(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      // Fused here, so that documents are got after they were found.
      let retriever = shop.retriever { $0.fusion = .minMax }
      let before = try await shop.ask("rain jacket", topK: 3, by: retriever).products.map(\.product.productID)
      // Not refreshed: searches go on finding it.
      try await shop.engine.deleteDocument(shop.index, id: before[0], context: .within(.seconds(10)))
      let after = try await shop.ask("rain jacket", topK: 3, by: retriever).products.map(\.product.productID)
      #expect(after.count == 3)
      #expect(after.prefix(2) == before.dropFirst())
    }
  }

  @Test("failed shards are asked again, and an error when they stay so", arguments: [true, false])
  func failedShards(withVector: Bool) async throws {
    try await Shop.open(.sandbox(.opensearch)) { shop in
      let failed: JSONValue = [
        "_shards": ["total": 2, "successful": 1, "failed": 1], "hits": ["total": 0, "hits": []], "timed_out": false,
      ]
      // The identifiers, the words, and the vector where there is one.
      let legs: JSONValue = ["responses": .array(Array(repeating: failed, count: withVector ? 3 : 2))]
      if !withVector { shop.sandbox.faults.add(Fault(path: "/v1/embeddings", action: .status(503))) }
      shop.sandbox.faults.add(Fault(path: "*/_msearch", next: 2, action: .patch(legs)))
      let mended = try await shop.ask("red rain jacket")
      #expect(mended.products.first?.product.sku == "24-MB01")
      shop.sandbox.faults.add(Fault(path: "*/_msearch", action: .patch(legs)))
      #expect(await failure(shop)?.code == .unavailable)
    }
  }

  @Test("an index that allows smaller answers than are asked for is asked for less", arguments: Place.all, [6, 40])
  func resultWindow(_ place: Place, allowed: Int) async throws {
    try await Shop.open(place, items: Item.shop + Item.generated(60)) { shop in
      try await shop.engine.putSettings(
        shop.index, body: Array(#"{"index":{"max_result_window":\#(allowed)}}"#.utf8), context: .within(.seconds(10)))
      let retriever = shop.retriever()
      let found = try await shop.ask("24-MB01 red rain jacket", by: retriever)
      #expect(found.products.first?.product.sku == "24-MB01")
      #expect(found.products.count == 5)
      #expect(found.degraded.isEmpty)
      let many = try await shop.ask("jacket", topK: 50, by: retriever)
      #expect((1...allowed).contains(many.products.count))
      #expect(many.degraded.isEmpty)
      let cheapest = try await shop.ask("the cheapest jacket", topK: 50, by: shop.retriever())
      #expect(!cheapest.products.isEmpty && cheapest.products.count <= allowed)
    }
  }
}
