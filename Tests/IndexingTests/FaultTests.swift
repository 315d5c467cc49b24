// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Glibc
import HTTPClient
import Indexing
import JSON
import RawServer
import Sandbox
import SearchEngine
import Synchronization
import Testing

@Suite("What goes wrong in a run", .enabled(if: Target.isThere), .serialized)
struct FaultTests {
  @Test("429 with Retry-After, 500 and a reset in mid-run lose nothing and repeat no text", arguments: Target.some)
  func embeddingFaults(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      let model = FakeModel { number in
        switch number {
        case 1:
          .status("429 Too Many Requests", code: "rate_limit_exceeded", fields: ["retry-after-ms: 20"])
        case 4: .status("500 Internal Server Error", code: "server_error", fields: [])
        case 7: .reset
        default: nil
        }
      }
      var options = shop.options([1])
      options.embeddingBatch = 10
      let report = try await IndexingRun(
        options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      let texts = model.batches.flatMap { $0 }
      #expect(report.documents == 187)
      #expect(Set(texts).count == texts.count)
      #expect(model.batches.allSatisfy { $0.count <= 10 })
      #expect(Set(try await shop.liveIDs(1)).count == 187)
    }
  }

  @Test("insufficient quota ends the run at once; the alias stays, the next run clears up", arguments: Target.some)
  func quota(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      var options = shop.options([1])
      options.embeddingBatch = 10
      let good = FakeModel()
      let first = try await IndexingRun(
        options: options, source: shop.engine, target: shop.engine, embedder: good.embedder(loops)
      ).run().stores[0].index
      // Asked for by number, vectors are not those that the first run has paid for.
      let poor = FakeModel { $0 >= 3 ? .quota : nil }
      let error = await failure(
        IndexingRun(
          options: options, source: shop.engine, target: shop.engine, embedder: poor.embedder(loops, dimensions: 64)))
      #expect(error?.code == .limitReached)
      #expect(error?.code.exitCode == 75)
      #expect(poor.requests < 12)
      #expect(try await shop.live(1) == [first])
      #expect(try await shop.generations(1).count == 2)
      let report = try await IndexingRun(
        options: options, source: shop.engine, target: shop.engine, embedder: good.embedder(loops, dimensions: 64)
      ).run()
      #expect(report.stores[0].deleted.count == 1)
      #expect(try await shop.generations(1) == [first, report.stores[0].index])
    }
  }

  @Test(
    "a source that is rebuilt in mid-run is read anew, and no text is paid for twice", arguments: Target.some,
    [0, 16_777_216])
  func rebuilt(_ target: Target, cacheBytes: Int) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      let pages = Atomic(0)
      let proxy = RecordingProxy(shop.url) { request in
        guard request.line.contains("POST /_search"),
          String(decoding: request.body, as: UTF8.self).contains("search_after")
        else { return nil }
        guard pages.add(1, ordering: .relaxed).newValue == 5 else { return nil }
        let error = #"{"type":"index_not_found_exception","reason":"no such index"}"#
        return RawServer.response(
          "404 Not Found", fields: ["Content-Type: application/json"],
          #"{"error":{"root_cause":[\#(error)],"type":"index_not_found_exception","reason":"x"},"status":404}"#)
      }
      let engine = makeEngine(proxy.url, loops)
      let model = FakeModel()
      var options = shop.options([1])
      options.pageSize = 20
      options.embeddingBatch = 10
      options.vectorCacheBytes = cacheBytes
      options.bulkBytes = 20_000
      let report = try await IndexingRun(
        options: options, source: engine, target: engine, embedder: model.embedder(loops)
      ).run()
      #expect(report.stores[0].restarts == 1)
      #expect(report.stores[0].embedded == 187 && report.stores[0].shared == 0, "what the first extraction paid counts")
      #expect(report.documents == 187)
      #expect(Set(try await shop.liveIDs(1)).count == 187)
      let texts = model.batches.flatMap { $0 }
      #expect(Set(texts).count == 187)
      #expect(texts.count == 187, "what was paid for was loaded before the first extraction was thrown away")
      #expect(try await shop.generations(1) == [report.stores[0].index])
    }
  }

  @Test("rejected items are sent again alone, a body too large is split", arguments: Target.some)
  func bulkFaults(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      let rejected = Atomic(false)
      let proxy = RecordingProxy(shop.url) { request in
        guard request.line.contains("_bulk") else { return nil }
        if request.body.count > 30_000 {
          return RawServer.response("413 Payload Too Large", fields: ["Content-Type: text/html"], "<html>")
        }
        guard !rejected.exchange(true, ordering: .relaxed) else { return nil }
        let count = request.body.count { $0 == 10 } / 2
        let item =
          #"{"index":{"_id":"1","status":429,"error":{"type":"es_rejected_execution_exception","reason":"busy"}}}"#
        let items = Array(repeating: item, count: count).joined(separator: ",")
        return RawServer.response(
          "200 OK", fields: ["Content-Type: application/json"], #"{"errors":true,"items":[\#(items)]}"#)
      }
      let engine = makeEngine(proxy.url, loops)
      var options = shop.options([1])
      options.bulkBytes = 60_000
      let model = FakeModel()
      let report = try await IndexingRun(
        options: options, source: engine, target: engine, embedder: model.embedder(loops)
      ).run()
      #expect(report.documents == 187)
      #expect(report.stores[0].rejected == 0)
    }
  }

  @Test(
    "a text of several stores is embedded once, its vector read back where it is no longer in memory",
    arguments: Target.some, [0, 16_777_216])
  func sharedTexts(_ target: Target, cacheBytes: Int) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      var options = shop.options([1, 7])
      options.stores[1].sourceIndex = shop.alias(1)
      options.vectorCacheBytes = cacheBytes
      let model = FakeModel()
      let report = try await IndexingRun(
        options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      #expect(report.stores.map(\.documents) == [187, 187])
      #expect(report.stores[1].embedded == 0)
      #expect(report.stores[1].shared == 187 && report.stores[1].unchanged == 0)
      let second = try await IndexingRun(
        options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      #expect(second.stores.map(\.unchanged) == [187, 187], "found, not shared: as the plan says")
      #expect(second.stores.map(\.shared) == [0, 0] && second.stores.map(\.embedded) == [0, 0])
      #expect(model.batches.flatMap { $0 }.count == Set(model.batches.flatMap { $0 }).count)
    }
  }

  @Test("documents without a SKU are dead letters: one in a hundred may be, more end the run", arguments: Target.some)
  func deadLetters(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      let path = "/tmp/rag-dead-letters-\(shop.tag)"
      var options = shop.options([1])
      options.deadLetterPath = path
      try await shop.put("x1", in: shop.native(1), body: Array(#"{"name":"no sku"}"#.utf8))
      let model = FakeModel()
      let report = try await IndexingRun(
        options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      #expect(report.stores[0].documents == 187)
      #expect(report.stores[0].rejected == 1)
      #expect(String(decoding: try contents(of: path), as: UTF8.self).contains(#""id":"x1""#))
      for id in ["x2", "x3"] {
        try await shop.put(id, in: shop.native(1), body: Array("{}".utf8))
      }
      let error = await failure(
        IndexingRun(options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)))
      #expect(error?.code == .dataRefused)
      #expect(try await shop.live(1) == [report.stores[0].index])
      remove(path)
    }
  }

  @Test(
    "a text that the model API refuses is a dead letter of each product that has it, and is asked for in one store only",
    arguments: Target.some)
  func refusedText(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      let path = "/tmp/rag-dead-letters-\(shop.tag)"
      defer { remove(path) }
      for (id, sku) in [("x1", "TWIN-1"), ("x2", "TWIN-2")] {
        try await shop.put(id, in: shop.native(1), body: Array(#"{"sku":"\#(sku)","name":"POISON lamp"}"#.utf8))
      }
      var options = shop.options([1, 7])
      options.stores[1].sourceIndex = shop.alias(1)
      options.deadLetterPath = path
      options.rejectLimit = 0.02
      let model = FakeModel(refuses: { $0.contains("POISON") })
      let report = try await IndexingRun(
        options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      #expect(report.stores.map(\.documents) == [187, 187])
      #expect(report.stores.map(\.rejected) == [2, 2])
      let letters = String(decoding: try contents(of: path), as: UTF8.self).split(separator: "\n")
      let skus = letters.compactMap { (try? JSONValue(parsing: Array($0.utf8)))?["sku"]?.stringValue }
      #expect(skus.sorted() == ["TWIN-1", "TWIN-1", "TWIN-2", "TWIN-2"])
      #expect(letters.allSatisfy { $0.contains(#""stage":"embed""#) && $0.contains("The input was filtered.") })
      #expect(model.batches.flatMap { $0 }.count == Set(model.batches.flatMap { $0 }).count)
      #expect(model.requests - model.batches.count <= 10, "refused calls")
      // Over the ratio the run ends, and what is live stays.
      options.rejectLimit = 0
      let error = await failure(
        IndexingRun(options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)))
      #expect(error?.code == .dataRefused && error?.limit == .rejectLimit)
      #expect(try await shop.live(1) == [report.stores[0].index])
    }
  }

  @Test("an engine that rejects items again and again is waited for, and patience begins anew with each that it takes")
  func patientBulk() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      try await shop.load(1)
      let rejections = Atomic(0)
      let proxy = RecordingProxy(shop.url) { request in
        guard request.line.contains("_bulk"), rejections.add(1, ordering: .relaxed).newValue <= 20 else { return nil }
        let count = request.body.count { $0 == 10 } / 2
        let item = #"{"index":{"_id":"1","status":429,"error":{"type":"es_rejected_execution_exception"}}}"#
        return RawServer.response(
          "200 OK", fields: ["Content-Type: application/json"],
          #"{"errors":true,"items":[\#(Array(repeating: item, count: count).joined(separator: ","))]}"#)
      }
      var policy = RetryPolicy.patient(.seconds(20))
      policy.base = .milliseconds(1)
      policy.cap = .milliseconds(5)
      let engine = makeEngine(proxy.url, loops, retry: policy)
      let model = FakeModel()
      var options = shop.options([1])
      // Below the size from which bodies are compressed.
      options.bulkBytes = 30_000
      let report = try await IndexingRun(
        options: options, source: engine, target: engine, embedder: model.embedder(loops)
      ).run()
      #expect(report.stores[0].rejected == 0)
    }
  }

  @Test(
    "lost answers of the engine's administration, and parts of it that are away for a while, end no run",
    arguments: Target.some)
  func lostAnswers(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      let seen = Mutex<[String: Int]>([:])
      let proxy = RecordingProxy(shop.url) { request in
        let line = request.line
        let kind =
          line.contains("wait_for_active_shards") ? "create" : line.contains("POST /_aliases") ? "swap" : nil
        if let kind,
          seen.withLock({
            $0[kind, default: 0] += 1; return $0[kind] == 1
          })
        {
          return ""
        }
        let isScan =
          line.contains("POST /_search") && String(decoding: request.body, as: UTF8.self).contains("slice")
          || line.contains("POST /_search") && String(decoding: request.body, as: UTF8.self).contains("search_after")
        guard isScan,
          seen.withLock({
            $0["scan", default: 0] += 1; return ($0["scan"] ?? 0) <= 6
          })
        else { return nil }
        return RawServer.response(
          fields: ["Content-Type: application/json"],
          #"{"timed_out":false,"_shards":{"total":2,"successful":1,"failed":1},"hits":{"hits":[]}}"#)
      }
      var policy = RetryPolicy.patient(.seconds(20))
      policy.base = .milliseconds(1)
      policy.cap = .milliseconds(20)
      let engine = makeEngine(proxy.url, loops, retry: policy)
      let model = FakeModel()
      let report = try await IndexingRun(
        options: shop.options([1]), source: engine, target: engine, embedder: model.embedder(loops)
      ).run()
      #expect(report.documents == 187)
      #expect(try await shop.live(1) == [report.stores[0].index])
      #expect(try await shop.generations(1) == [report.stores[0].index])
      let counts = seen.withLock { $0 }
      #expect((counts["create"] ?? 0) >= 2 && (counts["scan"] ?? 0) > 6)
      let texts = model.batches.flatMap { $0 }
      #expect(texts.count == Set(texts).count)
    }
  }

  @Test(
    "a stop ends the run with its signal's code, the alias untouched and the lock given back", arguments: Target.some)
  func stopped(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(3)
      let stop = StopToken()
      let model = FakeModel { number in
        if number == 3 { stop.stop(.terminated) }
        return nil
      }
      var options = shop.options([3])
      options.embeddingBatch = 50
      let error = await failure(
        IndexingRun(
          options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops), stop: stop))
      #expect(error?.code == .terminated)
      #expect(error?.code.exitCode == 143)
      #expect(try await shop.live(3).isEmpty)
      let status = try await IndexStatus.read(options.stores[0], options: options, engine: shop.engine)
      #expect(status.lock == nil)
      #expect(status.others.map(\.state) == ["building"])
    }
  }
}
