// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Indexing
import JSON
import Observability
import SearchEngine
import Synchronization
import Testing

/// What a run did and said.
struct RunOutcome {
  var error: IndexingError?
  var report: RunReport?
  /// Texts sent to the model API.
  var texts: Int
  var log: String

  /// Runs over a shop, with a fresh model.
  static func of(_ shop: Shop, _ loops: EventLoopGroup, _ options: IndexingOptions) async -> RunOutcome {
    final class Lines: Sendable { let bytes = Mutex<[UInt8]>([]) }
    let lines = Lines()
    let sink = LogSink(format: .json) { new in lines.bytes.withLock { $0 += new } }
    let model = FakeModel()
    let run = IndexingRun(
      options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops),
      logger: Logger(level: .debug, sink: sink))
    var outcome = RunOutcome(texts: 0, log: "")
    do throws(IndexingError) {
      outcome.report = try await run.run()
    } catch {
      outcome.error = error
    }
    sink.flush()
    outcome.texts = model.batches.flatMap { $0 }.count
    outcome.log = String(decoding: lines.bytes.withLock { $0 }, as: UTF8.self)
    return outcome
  }
}

@Suite("Stock, categories and prices of a native index", .serialized)
struct SourceFactTests {
  /// One store's documents: the flags of some, and what came of them.
  private struct Stock: Sendable {
    var flag = StockFlag.auto
    var flags: [Int: JSONValue]
    var fields: JSONObject = [:]
    var inStock: [Int: Bool]
    var verdict: String
  }

  /// Indexes one store for each case, in one run, and compares.
  private func check(_ target: Target, _ cases: [Stock], log words: String, isThere: Bool) async throws {
    try await Shop.with(target) { shop, loops in
      let count = 5
      var options = shop.options(Array(1...cases.count))
      for (place, one) in cases.enumerated() {
        let documents = Shop.documents(count) { number, document in document["is_out_of_stock"] = one.flags[number] }
        try await shop.fill(place + 1, documents: documents, fields: one.fields)
        options.stores[place].stockFlag = one.flag
      }
      let outcome = await RunOutcome.of(shop, loops, options)
      #expect(outcome.error == nil, "\(outcome.error?.message ?? "")")
      #expect(outcome.log.contains(words) == isThere)
      for (place, one) in cases.enumerated() {
        let documents = try await shop.liveDocuments(place + 1)
        #expect(documents.count == count)
        var inStock: [Int: Bool] = [:]
        for number in 1...count { inStock[number] = documents["CASE-\(number)"]?["in_stock"]?.boolValue }
        #expect(inStock == one.inStock, "\(one)")
        let live = try await shop.live(place + 1).first ?? ""
        let meta = try await shop.engine.indexMetadata(live, context: .soon)["stock_flag"]
        #expect(meta?["setting"]?.stringValue == one.flag.rawValue)
        #expect(meta?["verdict"]?.stringValue == one.verdict, "\(one)")
        #expect((meta?["documents"] == nil) == (one.flag != .auto))
      }
    }
  }

  private let setting = "STORE_STOCK_FLAG to inverted (Magento up to 2.4.7) or to plain"

  @Test(
    "a stock flag with one value means in stock, whichever it is; documents without are unknown", arguments: Target.all)
  func uniform(_ target: Target) async throws {
    try await check(
      target,
      [
        Stock(flags: [1: 0, 2: 0, 4: 0], inStock: [1: true, 2: true, 4: true], verdict: "in_stock"),
        Stock(flags: [1: 1, 2: 1, 3: nil], inStock: [1: true, 2: true], verdict: "in_stock"),
        Stock(flags: [:], inStock: [:], verdict: "unknown"),
      ], log: setting, isThere: false)
  }

  @Test(
    "a stock flag with both values is unknown, store by store, and the log names the setting", arguments: Target.all)
  func both(_ target: Target) async throws {
    try await check(
      target,
      [
        Stock(flags: [1: 1, 2: 0], inStock: [:], verdict: "unknown"),
        Stock(flags: [1: 1, 2: 1], inStock: [1: true, 2: true], verdict: "in_stock"),
      ], log: setting, isThere: true)
  }

  @Test("a setting decides where the documents cannot", arguments: Target.some)
  func decided(_ target: Target) async throws {
    let flags: [Int: JSONValue] = [1: 1, 2: 0, 3: nil, 4: [0, 1]]
    try await check(
      target,
      [
        Stock(flag: .inverted, flags: flags, inStock: [1: true, 2: false], verdict: "inverted"),
        Stock(flag: .plain, flags: flags, inStock: [1: false, 2: true], verdict: "plain"),
        Stock(flag: .ignore, flags: flags, inStock: [:], verdict: "unknown"),
      ], log: "STORE_STOCK_FLAG", isThere: false)
  }

  @Test("texts, truth values and lists are counted like numbers", arguments: Target.all)
  func otherTypes(_ target: Target) async throws {
    let boolean: JSONObject = ["is_out_of_stock": ["type": "boolean"]]
    let keyword: JSONObject = ["is_out_of_stock": ["type": "keyword"]]
    let unindexed: JSONObject = ["is_out_of_stock": ["type": "text", "index": false]]
    try await check(
      target,
      [
        Stock(flags: [1: "1", 2: "1"], inStock: [1: true, 2: true], verdict: "in_stock"),
        Stock(flags: [1: "1", 2: "0"], inStock: [:], verdict: "unknown"),
        Stock(flags: [1: false, 2: [false]], fields: boolean, inStock: [1: true, 2: true], verdict: "in_stock"),
        Stock(flags: [1: true, 2: "false"], fields: boolean, inStock: [:], verdict: "unknown"),
        Stock(flags: [1: ["0"], 2: nil], fields: keyword, inStock: [1: true], verdict: "in_stock"),
        Stock(flags: [1: "no", 2: "no"], fields: keyword, inStock: [:], verdict: "unknown"),
        Stock(flags: [1: [0, 1], 2: 1], inStock: [:], verdict: "unknown"),
        Stock(flags: [1: "1", 2: "1"], fields: unindexed, inStock: [:], verdict: "unknown"),
      ], log: setting, isThere: true)
  }

  @Test("the root of a second website's tree is no category; Magento's own is found first", arguments: Target.all)
  func roots(_ target: Target) async throws {
    let cases: [(ids: [[Int]], roots: Set<Int>?, left: [[String]])] = [
      ([[41, 43], [44, 41], []], nil, [["C43"], ["C44"], []]),
      ([[2, 41, 43], [41, 44]], nil, [["C41", "C43"], ["C41", "C44"]]),
      ([[41, 43], [42, 43]], nil, [["C41"], ["C42"]]),
      ([[41, 43], [44]], nil, [["C41", "C43"], ["C44"]]),
      ([[41, 43], [41, 44]], [44], [["C41", "C43"], ["C41"]]),
      ([[1, 2, 5]], [], [["C1", "C2", "C5"]]),
    ]
    try await Shop.with(target) { shop, loops in
      var options = shop.options(Array(1...cases.count))
      for (place, one) in cases.enumerated() {
        let documents = Shop.documents(one.ids.count) { number, document in
          for name in document.names where name.hasPrefix("name_category_") { document[name] = nil }
          let own = one.ids[number - 1]
          document["category_ids"] = own.isEmpty ? nil : .array(own.map { .int($0) })
          for id in own { document["name_category_\(id)"] = .string("C\(id)") }
        }
        try await shop.fill(place + 1, documents: documents)
        options.stores[place].rootCategories = one.roots
      }
      #expect(await RunOutcome.of(shop, loops, options).error == nil)
      for (place, one) in cases.enumerated() {
        let live = try await shop.liveDocuments(place + 1)
        for (number, left) in one.left.enumerated() {
          #expect(live["CASE-\(number + 1)"]?["categories"] == .array(left.map { .string($0) }))
        }
      }
    }
  }

  @Test("prices that cannot be read are counted, told and never guessed", arguments: Target.some)
  func prices(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      let documents = Shop.documents(4) { number, document in
        if number == 2 { document["price_0_1"] = "1.234,50" }
        if number == 3 { document["price_0_1"] = nil }
      }
      try await shop.fill(7, documents: documents, fields: ["price_0_1": ["type": "keyword"]])
      let outcome = await RunOutcome.of(shop, loops, shop.options([7]))
      #expect(outcome.error == nil, "\(outcome.error?.message ?? "")")
      #expect(outcome.report?.stores.first?.unreadablePrices == 1)
      #expect(outcome.log.contains("a price cannot be read"))
      #expect(outcome.log.contains(#""sku":"CASE-2""#) && outcome.log.contains("1.234,50"))
      let live = try await shop.liveDocuments(7)
      #expect(live["CASE-2"]?["price"] == nil && live["CASE-3"]?["price"] == nil)
      #expect(live["CASE-4"]?["price"]?.numberValue?.double == 4)
      let meta = try await shop.engine.indexMetadata(try await shop.live(7).first ?? "", context: .soon)
      #expect(meta["counts"]?["unreadable_prices"]?.intValue == 1)
    }
  }

  @Test("codes stay as written, decimals by the mapping are shortened", arguments: Target.all)
  func codes(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      let documents = Shop.documents(1) { _, document in
        for (name, value) in [
          ("hs_code", "8471.3000"), ("part_number", "110.5000"), ("firmware_version", "2.0000"), ("weight", "6.800000"),
        ] { document[name] = .string(value) }
      }
      try await shop.fill(7, documents: documents)
      #expect(await RunOutcome.of(shop, loops, shop.options([7])).error == nil)
      let live = try await shop.liveDocuments(7)["CASE-1"]
      let text = live?["chunk_text"]?.stringValue ?? ""
      for line in ["Hs code: 8471.3000", "Part number: 110.5000", "Firmware version: 2.0000", "Weight: 6.8"] {
        #expect(text.split(separator: "\n").contains { $0 == line }, "\(text)")
      }
      let facets = live?["facets"]?.arrayValue?.compactMap(\.stringValue) ?? []
      #expect(Set(facets).isSuperset(of: ["hs_code=8471.3000", "firmware_version=2.0000", "weight=6.8"]))
      #expect(live?["attributes"]?["Hs code"] == ["8471.3000"])
      #expect(live?["identifiers"]?.arrayValue?.compactMap(\.stringValue).contains("1105000") == true)
    }
  }
}
