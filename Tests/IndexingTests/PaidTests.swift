// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Glibc
import Indexing
import JSON
import Sandbox
import SearchEngine
import Synchronization
import Testing

@Suite("Money is spent once", .serialized, .timeLimit(.minutes(10)))
struct PaidTests {
  private func options(_ shop: Shop) -> IndexingOptions {
    var options = shop.options([7])
    options.embeddingBatch = 10
    options.embeddingConcurrency = 1
    return options
  }

  private func vectors(_ shop: Shop, _ index: String, _ ids: [String]) async throws -> [[Float]?] {
    let response = try await shop.engine.documents(
      index, ids: ids, sourceIncludes: [RAGField.vector], context: .soon)
    return response.hits.map { hit in hit.source.flatMap { RAGVector(response.body, in: $0)?.components } }
  }

  /// Documents of the one index that a run left behind.
  private func loaded(_ shop: Shop) async throws -> Int {
    guard let index = try await shop.generations(7).last else { return 0 }
    try await shop.engine.refresh(index, context: .soon)
    return try await shop.engine.count(index, context: .soon)
  }

  @Test("the second night embeds what has a new text, and takes the other vectors bit for bit", arguments: Target.all)
  func secondNight(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(60))
      let model = FakeModel()
      let first = try await IndexingRun(
        options: options(shop), source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      #expect(model.batches.flatMap { $0 }.count == 60)
      // One price and one text are others by now.
      let changed = Shop.documents(60) { number, document in
        if number == 3 { document["name"] = "another name" }
        if number == 4 { document["price_0_1"] = "99.000000" }
      }
      for number in [3, 4] {
        try await shop.put("\(number)", in: shop.native(7), body: JSONValue.object(changed[number - 1]).serialized())
      }
      let again = FakeModel()
      let second = try await IndexingRun(
        options: options(shop), source: shop.engine, target: shop.engine, embedder: again.embedder(loops)
      ).run()
      let texts = again.batches.flatMap { $0 }
      #expect(texts.count == 1 && texts[0].contains("another name"), "\(texts)")
      #expect(second.stores[0].embedded == 1 && second.documents == 60)
      let ids = ["1", "2", "4", "60"]
      let before = try await vectors(shop, first.stores[0].index, ids)
      #expect(try await vectors(shop, second.stores[0].index, ids) == before)
      #expect(before.count == 4 && before.allSatisfy { $0?.count == 64 })
      #expect(try await shop.liveDocuments(7)["CASE-4"]?["price"]?.doubleValue == 99)
    }
  }

  @Test("another template has all texts embedded anew, and the index says which it was")
  func anotherTemplate() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(20))
      for (template, embedded) in [(ChunkTemplate.full, 20), (.brief, 20), (.brief, 0)] {
        var options = options(shop)
        options.stores = options.stores.map { profile in
          var profile = profile
          profile.template = template
          return profile
        }
        let model = FakeModel()
        let report = try await IndexingRun(
          options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
        ).run()
        #expect(model.batches.flatMap { $0 }.count == embedded)
        let meta = RAGIndexMeta(try await shop.engine.indexMetadata(report.stores[0].index, context: .soon))
        #expect(meta.template == template && meta.templateVersion == ChunkTemplate.version)
        await sleepOnLoop(until: .after(.milliseconds(1_100)))
      }
    }
  }

  @Test(
    "a run that is stopped, or whose model refuses, loads what was answered; the next one pays for the rest only",
    arguments: Target.all, [true, false])
  func interrupted(_ target: Target, bySignal: Bool) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(120))
      let stop = StopToken()
      let model = FakeModel { number in
        guard number == 3 else { return nil }
        if bySignal { stop.stop(.terminated) }
        return bySignal ? nil : .quota
      }
      let error = await failure(
        IndexingRun(
          options: options(shop), source: shop.engine, target: shop.engine, embedder: model.embedder(loops), stop: stop)
      )
      #expect(error?.code == (bySignal ? .terminated : .limitReached))
      let answered = model.batches.prefix(3).flatMap { $0 }
      #expect(try await loaded(shop) >= answered.count && !answered.isEmpty)
      let next = FakeModel()
      let report = try await IndexingRun(
        options: options(shop), source: shop.engine, target: shop.engine, embedder: next.embedder(loops)
      ).run()
      let texts = next.batches.flatMap { $0 }
      #expect(report.documents == 120)
      #expect(Set(texts).isDisjoint(with: answered))
      #expect(texts.count + answered.count <= 120)
      #expect(try await shop.generations(7) == [report.stores[0].index])
    }
  }

  @Test("a vector is in the half-built index soon, though the bulk is far from full", arguments: Target.some)
  func soon(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(60))
      let isLoaded = Atomic(false)
      // The third call is answered only when what the first ones gave has been seen in the index.
      let model = FakeModel { number in
        while number == 2, !isLoaded.load(ordering: .relaxed) { usleep(5_000) }
        return nil
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          let report = try await IndexingRun(
            options: options(shop), source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
          ).run()
          #expect(report.documents == 60)
        }
        try await wait { try await loaded(shop) > 0 }
        isLoaded.store(true, ordering: .relaxed)
        try await group.next()
      }
    }
  }
}
