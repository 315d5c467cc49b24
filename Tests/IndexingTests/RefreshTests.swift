// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Indexing
import JSON
import RawServer
import Sandbox
import SearchEngine
import Synchronization
import Testing

@Suite("Bringing the live index up to date", .serialized, .timeLimit(.minutes(10)))
struct RefreshTests {
  private func run(
    _ shop: Shop, _ loops: EventLoopGroup, _ model: FakeModel, _ options: IndexingOptions? = nil
  ) async throws -> RunReport.Store {
    try await IndexingRun(
      options: options ?? shop.options([7]), source: shop.engine, target: shop.engine, embedder: model.embedder(loops),
      loops: loops.loops
    ).run().stores[0]
  }

  private func refresh(
    _ shop: Shop, _ loops: EventLoopGroup, _ model: FakeModel, embeds: Bool = false, options: IndexingOptions? = nil,
    engine: SearchEngine? = nil
  ) async throws -> Refresh.Outcome {
    let options = options ?? shop.options([7])
    let refresh = try await Refresh(
      StoreMaintenance(options: options, engine: engine ?? shop.engine), embedder: model.embedder(loops),
      loops: loops.loops, embeds: embeds)
    try await refresh.checkSpending()
    return try await refresh.run(options.stores[0])
  }

  private func refusal(
    _ shop: Shop, _ loops: EventLoopGroup, _ model: FakeModel, embeds: Bool = false, options: IndexingOptions? = nil
  ) async -> IndexingError? {
    do {
      _ = try await refresh(shop, loops, model, embeds: embeds, options: options)
      return nil
    } catch {
      return error as? IndexingError
    }
  }

  /// Puts documents over those that are there.
  private func change(_ shop: Shop, _ documents: [JSONObject], _ numbers: [Int]) async throws {
    for number in numbers {
      try await shop.put("\(number)", in: shop.native(7), body: JSONValue.object(documents[number - 1]).serialized())
    }
  }

  /// From within a server's closure, where nothing can be awaited.
  private static func post(_ url: String, _ body: String, type: String = "application/json") -> String {
    shell("curl -sS -X POST -H 'content-type: \(type)' --data-binary '\(body)' '\(url)'")
  }

  private func verified(_ shop: Shop) async throws -> Bool {
    try await Verification(options: shop.options([7]), engine: shop.engine).run(shop.options([7]).stores[0]).passed
  }

  @Test(
    "prices, links, visibility, shown attributes and SKUs follow the source, vanished products go, new texts wait",
    arguments: Target.all)
  func follows(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      func documents(_ change: (Int, inout JSONObject) -> Void = { _, _ in }) -> [JSONObject] {
        Shop.documents(30) { number, document in
          document["url_key"] = .string("product-\(number)")
          document["eco"] = 1
          document["eco_value"] = "Yes"
          document["created_at"] = "2024-05-01 00:00:00"
          document["rating_summary"] = 80
          change(number, &document)
        }
      }
      try await shop.fill(7, documents: documents())
      let model = FakeModel()
      let made = try await run(shop, loops, model)
      let asked = model.requests
      let changed = documents { number, document in
        switch number {
        case 2: document["price_0_1"] = "99.500000"
        case 3: document["url_key"] = "another-link"
        case 4: document["visibility"] = 2
        case 5: document["sku"] = "ANOTHER-5"
        case 6:
          document["name"] = "another text"
          document["price_0_1"] = "66.000000"
        case 7: document["name"] = "one more text"
        case 8: document["price_0_1"] = nil
        default: break
        }
      }
      try await change(shop, changed, Array(2...8))
      for id in ["9", "10"] {
        try await shop.delete(id, from: shop.native(7))
      }
      var fresh = changed[10]
      fresh["sku"] = "NEW-31"
      fresh["name"] = "a new product"
      try await shop.put("31", in: shop.native(7), body: JSONValue.object(fresh).serialized())
      let outcome = try await refresh(shop, loops, model)
      #expect(outcome.index == made.index && outcome.updated == 6 && outcome.deleted == 2, "\(outcome)")
      #expect(outcome.pending == 3 && outcome.embedded == 0 && outcome.unchanged == 21, "\(outcome)")
      #expect(model.requests == asked, "nothing is embedded")
      #expect(try await shop.live(7) == [made.index], "nothing is swapped")
      let live = try await shop.liveDocuments(7)
      #expect(live.count == 28 && live["CASE-9"] == nil && live["NEW-31"] == nil)
      #expect(live["CASE-2"]?["price"]?.doubleValue == 99.5 && live["CASE-2"]?["name"] == "sample product 2")
      #expect(live["CASE-3"]?["url"] == "https://shop.example/another-link.html")
      #expect(live["CASE-4"]?["visibility"] == 2)
      #expect(live["ANOTHER-5"]?["identifiers"] == ["another5"])
      #expect(live["CASE-6"]?["name"] == "sample product 6" && live["CASE-6"]?["price"]?.doubleValue == 66)
      #expect(live["CASE-7"]?["name"] == "sample product 7")
      #expect(live["CASE-6"]?["shown_hash"] == "", "it has a new price and an older text")
      #expect(live["CASE-2"]?["shown_hash"]?.stringValue?.utf8.count == 32)
      #expect(live["CASE-8"]?["price"] == nil && live["CASE-8"]?["price_from"] == nil)
      for number in [2, 8, 11] {
        let document = live["CASE-\(number)"]
        #expect(document?["created"]?.intValue == 1_714_521_600 && document?["rating"]?.doubleValue == 80)
      }
      #expect(try await verified(shop), "the index says how many documents it has by now")
      let again = try await refresh(shop, loops, model)
      #expect(again.updated == 0 && again.deleted == 0 && again.unchanged == 26 && again.pending == 3, "\(again)")
      let status = try await IndexStatus.read(
        shop.options([7]).stores[0], options: shop.options([7]), engine: shop.engine)
      #expect(status.recent.map(\.kind) == ["refresh", "refresh", "run"] && status.lock == nil)
      #expect(status.recent[1].value["updated"]?.intValue == 6)
      // The next run embeds what was left, and nothing else.
      let second = FakeModel()
      _ = try await run(shop, loops, second)
      #expect(second.batches.flatMap { $0 }.count == 3)
    }
  }

  @Test("with embedding new and changed texts go live too, with the vectors of their texts", arguments: Target.all)
  func embeds(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(20))
      let model = FakeModel()
      _ = try await run(shop, loops, model)
      var changed = Shop.documents(22) { number, document in
        if number == 3 || number == 21 { document["name"] = "the same new text" }
      }
      changed[3]["price_0_1"] = "7.000000"
      try await change(shop, changed, [3, 4, 21, 22])
      var options = shop.options([7])
      options.spending = SpendingLimits(embeddings: 1)
      let tooMany = await refusal(shop, loops, model, embeds: true, options: options)
      #expect(tooMany?.code == .limitReached && tooMany?.message.contains("nothing was spent") == true)
      options.spending = SpendingLimits(embeddings: 2)
      let second = FakeModel()
      let outcome = try await refresh(shop, loops, second, embeds: true, options: options)
      #expect(outcome.embedded == 2 && outcome.pending == 0 && outcome.added == 2 && outcome.updated == 2, "\(outcome)")
      #expect(second.batches.flatMap { $0 }.count == 2)
      let live = try await shop.liveDocuments(7)
      #expect(live.count == 22 && live["CASE-21"]?["name"] == "the same new text")
      #expect(live["CASE-3"]?["content_hash"] == live["CASE-21"]?["content_hash"])
      #expect(try await verified(shop))
      var other = shop.options([7])
      other.stores[0].id = nil
      #expect(await refusal(shop, loops, model, options: other)?.code == .dataRefused, "nothing is live")
    }
  }

  @Test(
    "a source that is being rebuilt, is empty or cannot be read never empties the live index", arguments: Target.all)
  func gated(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(40))
      let model = FakeModel()
      let made = try await run(shop, loops, model)
      func untouched(_ what: Comment) async throws {
        #expect(try await shop.liveDocuments(7).count == 40, what)
        let meta = RAGIndexMeta(try await shop.engine.indexMetadata(made.index, context: .soon))
        #expect(meta.refreshedAt == nil, what)
      }
      try await shop.engine.deleteIndex(shop.native(7), context: .soon)
      try await shop.fill(7, documents: Shop.documents(30) { $1["price_0_1"] = "1.000000" }, version: 2)
      let shrunk = await refusal(shop, loops, model)
      #expect(shrunk?.code == .dataRefused && shrunk?.message.contains("gate shrink") == true)
      try await untouched("fewer products")
      try await shop.engine.deleteIndex(shop.native(7, version: 2), context: .soon)
      try await shop.fill(7, documents: [], version: 3)
      #expect(await refusal(shop, loops, model)?.code == .dataRefused)
      try await untouched("an empty source")
      try await shop.engine.deleteIndex(shop.native(7, version: 3), context: .soon)
      // As many products, but others: what would be left is too little.
      var others = Shop.documents(80)
      others.replaceSubrange(0..<30, with: Array(repeating: ["note": "no product"], count: 30))
      try await shop.fill(7, documents: others, version: 4)
      var lenient = shop.options([7])
      #expect(await refusal(shop, loops, model, options: lenient)?.limit == .rejectLimit)
      try await untouched("too many that cannot be read")
      try await shop.engine.deleteIndex(shop.native(7, version: 4), context: .soon)
      #expect(await refusal(shop, loops, model)?.code == .configuration)
      try await untouched("no source")
      try await shop.fill(7, documents: Shop.documents(30), version: 5)
      lenient.minimumRatio = 0.5
      #expect(try await refresh(shop, loops, model, options: lenient).deleted == 10)
    }
  }

  @Test("a source that has lost its prices, or is another store view's, is not taken over", arguments: Target.all)
  func priceless(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(20))
      let model = FakeModel()
      _ = try await run(shop, loops, model)
      func untouched() async throws -> Bool {
        let documents = try await shop.liveDocuments(7)
        return documents.count == 20
          && (1...20).allSatisfy { documents["CASE-\($0)"]?["price"]?.doubleValue == Double($0) }
      }
      try await change(shop, Shop.documents(20) { $1["price_0_1"] = nil }, Array(1...3))
      let lost = await refusal(shop, loops, model)
      #expect(lost?.code == .dataRefused && lost?.message.contains("17 of 20 products have a price") == true)
      #expect(lost?.limit == .pricedRatio)
      #expect(try await untouched())
      var lenient = shop.options([7])
      lenient.skippedGates = [.prices]
      #expect(try await refresh(shop, loops, model, options: lenient).updated == 3)
      // The same products as another store view has them; the price is that of another website.
      let others = Shop.documents(20) {
        $1["store_id"] = "4"
        $1["price_0_1"] = .string("\($0 + 500).000000")
      }
      try await change(shop, Shop.documents(20), [1, 2, 3])
      #expect(try await refresh(shop, loops, model).updated == 3)
      #expect(try await untouched())
      try await change(shop, others, Array(1...20))
      let foreign = await refusal(shop, loops, model)
      #expect(foreign?.code == .dataRefused && foreign?.message.contains("store_id") == true)
      #expect(try await untouched())
      // A run takes over what it is given.
      _ = try await run(shop, loops, model)
      #expect(try await refresh(shop, loops, model).unchanged == 20)
    }
  }

  @Test("where the alias is moved meanwhile nothing more is written", arguments: Target.some)
  func aliasMoved(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(20))
      let model = FakeModel()
      let first = try await run(shop, loops, model)
      await sleepOnLoop(until: .after(.milliseconds(1_100)))
      let second = try await run(shop, loops, model)
      try await change(shop, Shop.documents(20) { $1["price_0_1"] = "5.000000" }, Array(1...20))
      let names = shop.names(7)
      let moved = Atomic(false)
      // Moves the alias when the metadata announces the writes.
      let proxy = RecordingProxy(shop.url) { request in
        guard request.line.contains("/_mapping"), request.line.hasPrefix("PUT"),
          !moved.exchange(true, ordering: .relaxed)
        else { return nil }
        let body =
          #"{"actions":[{"remove":{"index":"\#(second.index)","alias":"\#(names.alias)"}},{"add":{"index":"\#(first.index)","alias":"\#(names.alias)"}}]}"#
        _ = Self.post(shop.url + "/_aliases", body)
        return nil
      }
      var error: IndexingError?
      do {
        _ = try await refresh(shop, loops, model, engine: makeEngine(proxy.url, loops))
      } catch let thrown as IndexingError {
        error = thrown
      }
      #expect(
        error?.code == .locked && error?.message.contains("nothing more was written") == true, "\(error?.message ?? "")"
      )
      #expect(!proxy.lines.contains { $0.contains("/_bulk") })
      #expect(try await shop.live(7) == [first.index])
    }
  }

  @Test("a run brings prices up to date before its swap, and takes away what vanished meanwhile", arguments: Target.all)
  func runCatchesUp(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(30))
      let done = Atomic(false)
      let changed = Shop.documents(31) { number, document in
        if number == 4 { document["price_0_1"] = "444.000000" }
        if number == 5 { document["name"] = "a text that came later" }
      }
      let (native, url) = (shop.native(7), shop.url)
      // While the first texts are embedded the shop goes on.
      let model = FakeModel { _ in
        if !done.exchange(true, ordering: .relaxed) {
          for number in [4, 5, 31] {
            let body = String(decoding: JSONValue.object(changed[number - 1]).serialized(), as: UTF8.self)
            _ = Self.post("\(url)/\(native)/_doc/\(number)?refresh=true", body)
          }
          _ = Self.post(
            "\(url)/\(native)/_bulk?refresh=true", #"{"delete":{"_id":"6"}}"# + "\n", type: "application/x-ndjson")
        }
        return nil
      }
      let report = try await run(shop, loops, model)
      #expect(report.updated == 1 && report.vanished == 1 && report.pending == 2 && report.documents == 29, "\(report)")
      let live = try await shop.liveDocuments(7)
      #expect(live["CASE-4"]?["price"]?.doubleValue == 444 && live["CASE-6"] == nil && live["CASE-31"] == nil)
      #expect(live["CASE-5"]?["name"] == "sample product 5")
      #expect(try await verified(shop))
    }
  }

  @Test("what another hand has changed in the live index is put right", arguments: Target.all)
  func mends(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(5))
      let model = FakeModel()
      let made = try await run(shop, loops, model)
      let lines = [("2", #"{"price":1}"#), ("3", #"{"in_stock":false}"#), ("4", #"{"visibility":1}"#)].map {
        #"{"update":{"_id":"\#($0.0)"}}"# + "\n" + #"{"doc":\#($0.1)}"# + "\n"
      }
      let answer = try await shop.engine.bulk(made.index, body: Array(lines.joined().utf8), context: .soon)
      #expect(answer.items.count { $0.succeeded } == 3)
      let outcome = try await refresh(shop, loops, model)
      #expect(outcome.updated == 3 && outcome.unchanged == 2, "\(outcome)")
      let live = try await shop.liveDocuments(7)
      #expect(live["CASE-2"]?["price"]?.doubleValue == 2 && live["CASE-3"]?["in_stock"] == nil)
      #expect(live["CASE-4"]?["visibility"] == 4)
    }
  }

  @Test("where the stock flag's meaning changes while a run embeds, the run rewrites all stock before its swap")
  func stockChangesMeanwhile() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      let documents = Shop.documents(30) { _, document in document["is_out_of_stock"] = 1 }
      try await shop.fill(7, documents: documents)
      var other = documents[3]
      other["is_out_of_stock"] = 0
      let (native, url, body) = (shop.native(7), shop.url, JSONValue.object(other).serialized())
      let model = FakeModel { _ in
        _ = Self.post("\(url)/\(native)/_doc/4?refresh=true", String(decoding: body, as: UTF8.self))
        return nil
      }
      // With one value all are in stock, with both nobody knows.
      var options = shop.options([7])
      options.stores[0].stockFlag = .auto
      let report = try await run(shop, loops, model, options)
      #expect(report.updated == 30, "\(report)")
      let live = try await shop.liveDocuments(7)
      #expect(live.count == 30 && live.values.allSatisfy { $0["in_stock"] == nil })
    }
  }

  @Test("a change of the stock flag's meaning rewrites the stock of every product", arguments: Target.some)
  func stock(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      var options = shop.options([7])
      options.stores[0].stockFlag = .auto
      try await shop.fill(7, documents: Shop.documents(20) { $1["is_out_of_stock"] = .int($0 == 1 ? 1 : 0) })
      let model = FakeModel()
      let made = try await run(shop, loops, model, options)
      #expect(try await shop.liveDocuments(7).values.allSatisfy { $0["in_stock"] == nil })
      try await change(shop, Shop.documents(20) { $1["is_out_of_stock"] = 0 }, [1])
      let outcome = try await refresh(shop, loops, model, options: options)
      #expect(outcome.updated == 20)
      #expect(try await shop.liveDocuments(7).values.allSatisfy { $0["in_stock"] == true })
      let meta = RAGIndexMeta(try await shop.engine.indexMetadata(made.index, context: .soon))
      #expect(meta.stockFlag?["verdict"] == "in_stock")
    }
  }

  @Test("more changes than are kept are found again by a second reading, and are all written")
  func many() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(400))
      let model = FakeModel()
      _ = try await run(shop, loops, model)
      try await change(shop, Shop.documents(400) { $1["price_0_1"] = "5000.000000" }, Array(1...400))
      var options = shop.options([7])
      options.keptUpdateBytes = 10_000
      let outcome = try await refresh(shop, loops, model, options: options)
      #expect(outcome.updated == 400)
      #expect(try await shop.liveDocuments(7).values.allSatisfy { $0["price"]?.doubleValue == 5000 })
    }
  }
}
