// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import Glibc
import Indexing
import JSON
import RawServer
import SearchEngine
import Synchronization
import Testing

@Suite("The dead-letter file is one run's", .enabled(if: Target.isThere), .serialized)
struct DeadLetterTests {
  private func lines(_ path: String) throws -> [JSONValue] {
    try contents(of: path).split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Array($0)) }
  }

  private func put(_ id: String, _ document: String, in store: Int, of shop: Shop) async throws {
    try await shop.put(id, in: shop.native(store), body: Array(document.utf8))
  }

  @Test(
    "each run writes it anew, all its stores into one, and leaves it empty where nothing was rejected",
    arguments: Target.some)
  func rewritten(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      for store in [1, 4] { try await shop.load(store) }
      let path = "/tmp/rag-dead-letters-\(shop.tag)"
      defer { remove(path) }
      var options = shop.options([1, 4])
      options.deadLetterPath = path
      options.rejectLimit = 0.1
      let model = FakeModel()
      func run() async throws {
        _ = try await IndexingRun(
          options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
        ).run()
      }
      try await put("x1", #"{"name":"no sku"}"#, in: 1, of: shop)
      try await put("x2", #"{"name":"no sku"}"#, in: 4, of: shop)
      for _ in 1...2 {
        try await run()
        let letters = try lines(path)
        #expect(letters.map { $0["store"]?.stringValue } == ["1", "4"])
        #expect(letters.map { $0["id"]?.stringValue } == ["x1", "x2"])
        for letter in letters {
          #expect(letter.objectValue?.members.map(\.name) == ["store", "id", "sku", "stage", "reason"])
          #expect(letter["stage"]?.stringValue == "transform")
        }
      }
      for (store, id) in [(1, "x1"), (4, "x2")] {
        try await put(id, #"{"sku":"S-\#(id)","name":"with one"}"#, in: store, of: shop)
      }
      try await run()
      #expect(try contents(of: path).isEmpty)
    }
  }

  @Test("a file that cannot be written ends the run with 71 before a text is paid for", arguments: Target.some)
  func unwritable(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      var options = shop.options([4])
      options.deadLetterPath = "/nowhere/dead-letters"
      let model = FakeModel()
      let error = await failure(
        IndexingRun(options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)))
      #expect(error?.code == .system)
      #expect(error?.code.exitCode == 71)
      #expect(error?.message.contains("/nowhere/dead-letters") == true)
      #expect(model.requests == 0)
      #expect(try await shop.generations(4).isEmpty)
      let status = try await IndexStatus.read(options.stores[0], options: options, engine: shop.engine)
      #expect(status.lock == nil)
    }
  }

  @Test("a run that does not get the lock leaves the other's file alone", arguments: Target.some)
  func locked(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let path = "/tmp/rag-dead-letters-\(shop.tag)"
      defer { remove(path) }
      var options = shop.options([4])
      options.deadLetterPath = path
      try await put("x1", #"{"name":"no sku"}"#, in: 4, of: shop)
      let other = IndexingRun(
        options: options, source: shop.engine, target: shop.engine, embedder: FakeModel().embedder(loops))
      let isOver = Atomic(false)
      // The first run is at its model API when the second one tries.
      let model = FakeModel { _ in
        while !isOver.load(ordering: .relaxed) { usleep(1_000) }
        return nil
      }
      let first = IndexingRun(
        options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops))
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { _ = try await first.run() }
        while (try? lines(path))?.count != 1 { await sleepOnLoop(until: .after(.milliseconds(5))) }
        #expect(await failure(other)?.code == .locked)
        isOver.store(true, ordering: .relaxed)
        try await group.waitForAll()
      }
      #expect(try lines(path).map { $0["id"]?.stringValue } == ["x1"])
    }
  }

  @Test("what an extraction wrote down that was thrown away is not in it twice", arguments: Target.some)
  func restarted(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      try await put("x1", #"{"name":"no sku"}"#, in: 1, of: shop)
      let pages = Atomic(0)
      let proxy = RecordingProxy(shop.url) { request in
        guard request.line.contains("POST /_search"),
          String(decoding: request.body, as: UTF8.self).contains("search_after"),
          pages.add(1, ordering: .relaxed).newValue == 9
        else { return nil }
        return RawServer.response(
          "404 Not Found", fields: ["Content-Type: application/json"],
          #"{"error":{"root_cause":[],"type":"index_not_found_exception","reason":"x"},"status":404}"#)
      }
      let path = "/tmp/rag-dead-letters-\(shop.tag)"
      defer { remove(path) }
      let engine = makeEngine(proxy.url, loops)
      let model = FakeModel()
      var options = shop.options([1])
      options.pageSize = 20
      options.slices = 1
      options.deadLetterPath = path
      let report = try await IndexingRun(
        options: options, source: engine, target: engine, embedder: model.embedder(loops)
      ).run()
      #expect(report.stores[0].restarts == 1)
      #expect(report.stores[0].rejected == 1)
      #expect(model.requests > 0)
      #expect(try lines(path).map { $0["id"]?.stringValue } == ["x1"])
    }
  }
}
