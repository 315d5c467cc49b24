// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import RawServer
import Testing

@testable import SearchEngine

@Suite("against real engines", .enabled(if: !RealEngine.all.isEmpty))
struct RealEngineTests {
  @Test("detection agrees with the engine's name", arguments: RealEngine.all)
  func identity(_ real: RealEngine) async throws {
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([real.url], loops: loops)
      let identity = try await engine.identity(context: .soon)
      #expect(real.name.hasPrefix(identity.dialect.rawValue))
      #expect(identity.version > EngineVersion(2))
    }
  }

  /// Fills a fresh index with `documents` small documents, runs `body`, deletes it.
  func withIndex(
    _ real: RealEngine, shards: Int, documents: Int,
    _ body: @Sendable (SearchEngine, String) async throws -> Void
  ) async throws {
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([real.url], loops: loops) { $0.compresses = true }
      let index = RealEngine.uniqueName("scan")
      try await engine.createIndex(
        index,
        body: bytes(
          #"""
          {"settings":{"number_of_shards":\#(shards),"number_of_replicas":0},"mappings":{
          "properties":{"n":{"type":"integer"}}}}
          """#
        ), context: .soon)
      var lines = ""
      for number in 0..<documents {
        lines +=
          #"{"index":{"_id":"\#(number)"}}"# + "\n" + #"""
            {"n":\#(number),"text":"document \#(number)"}
            """# + "\n"
      }
      if documents > 0 {
        let answer = try await engine.bulk(index, body: bytes(lines), context: .soon)
        #expect(answer.items.count == documents)
        #expect(answer.items.map(\.id) == (0..<documents).map(String.init))
      }
      try await engine.refresh(index, context: .soon)
      do {
        try await body(engine, index)
      } catch {
        try await engine.deleteIndex(index, context: .soon)
        throw error
      }
      try await engine.deleteIndex(index, context: .soon)
    }
  }

  @Test(
    "a scan yields every document exactly once, whatever slices and shards",
    arguments: RealEngine.all, [(1, 1), (1, 2), (1, 5), (3, 1), (3, 2), (3, 5)])
  func scan(_ real: RealEngine, _ shape: (shards: Int, slices: Int)) async throws {
    try await withIndex(real, shards: shape.shards, documents: 500) { engine, index in
      let scan = try await engine.openScan(
        ScanOptions(index: index, slices: shape.slices, pageSize: 37), context: .soon)
      #expect(scan.expectedTotal == 500)
      let open = try #require(try await openContexts(engine, index))
      #expect(open > 0)
      var ids: [String] = []
      for number in 0..<scan.sliceCount {
        var slice = scan.slice(number)
        while let page = try await slice.next(context: .soon) {
          ids += page.hits.map(\.id)
          #expect(page.hits.allSatisfy { $0.source != nil })
        }
      }
      await scan.close(context: .soon)
      #expect(ids.count == 500)
      #expect(Set(ids).count == 500)
      #expect(try await contextsAfterwards(engine, index) == 0)
    }
  }

  /// Search contexts that are open on the index, points in time among them.
  func openContexts(_ engine: SearchEngine, _ index: String) async throws -> Int? {
    let answer = try await engine.perform(
      EngineRequest(operation: "stats", method: .get, path: "/\(index)/_stats/search", context: .soon))
    return try JSONValue(parsing: answer.body)["_all"]?["total"]?["search"]?["open_contexts"]?.intValue
  }

  /// Open contexts once a search that was cut off has had time to end inside the engine.
  func contextsAfterwards(_ engine: SearchEngine, _ index: String) async throws -> Int? {
    var open = try await openContexts(engine, index)
    for _ in 0..<40 where open != 0 {
      try await Task.sleep(for: .milliseconds(50))
      open = try await openContexts(engine, index)
    }
    return open
  }

  @Test("a scan of an empty index ends at once", arguments: RealEngine.all)
  func emptyScan(_ real: RealEngine) async throws {
    try await withIndex(real, shards: 1, documents: 0) { engine, index in
      let scan = try await engine.openScan(ScanOptions(index: index, slices: 2), context: .soon)
      #expect(scan.expectedTotal == 0)
      for number in 0..<scan.sliceCount {
        var slice = scan.slice(number)
        let page = try await slice.next(context: .soon)
        #expect(page == nil)
      }
      await scan.close(context: .soon)
    }
  }

  @Test("an index deleted under a scan is a lost context, not an outage", arguments: RealEngine.all)
  func deletedUnderScan(_ real: RealEngine) async throws {
    try await withIndex(real, shards: 1, documents: 100) { engine, index in
      let scan = try await engine.openScan(ScanOptions(index: index, slices: 1, pageSize: 10), context: .soon)
      var slice = scan.slice(0)
      _ = try await slice.next(context: .soon)
      #expect(try await engine.deleteIndex(index, context: .soon))
      var seen: SearchEngineError?
      do throws(SearchEngineError) {
        _ = try await slice.next(context: .soon)
      } catch {
        seen = error
      }
      #expect(seen?.code == .contextLost, "\(String(describing: seen))")
      await scan.close(context: .soon)
    }
  }

  @Test("a cancelled extraction leaves no snapshot open", arguments: RealEngine.all)
  func cancelledScan(_ real: RealEngine) async throws {
    try await withIndex(real, shards: 1, documents: 300) { engine, index in
      let task = Task {
        let scan = try await engine.openScan(ScanOptions(index: index, slices: 1, pageSize: 1), context: .soon)
        var slice = scan.slice(0)
        do {
          while try await slice.next(context: .soon) != nil {}
        } catch {}
        await scan.close(context: .soon)
        return Task.isCancelled
      }
      try await Task.sleep(for: .milliseconds(40))
      task.cancel()
      _ = try? await task.value
      #expect(try await contextsAfterwards(engine, index) == 0)
    }
  }

  @Test("indices, aliases, metadata and settings do what is asked", arguments: RealEngine.all)
  func administration(_ real: RealEngine) async throws {
    try await withIndex(real, shards: 2, documents: 10) { engine, index in
      let alias = index + "-active"
      #expect(try await engine.count(index, context: .soon) == 10)
      #expect(try await engine.indexShards(index, context: .soon) == 2)
      #expect(try await engine.aliasTargets(alias, context: .soon) == [])
      try await engine.updateAliases([.add(index: index, alias: alias)], context: .soon)
      try await engine.updateAliases(
        [.remove(index: index, alias: alias), .add(index: index, alias: alias)], context: .soon)
      #expect(try await engine.aliasTargets(alias, context: .soon) == [index])
      #expect(try await engine.aliases(of: index, context: .soon) == [alias])
      #expect(try await engine.indices(matching: index + "*", context: .soon) == [index])
      #expect(try await engine.indices(matching: "d-none-*", context: .soon) == [])
      #expect(try await engine.aliasMetadata(alias, context: .soon) == .null)
      try await engine.putMetadata(index, ["product": "x", "counts": ["read": 10]], context: .soon)
      #expect(try await engine.aliasMetadata(alias, context: .soon)["counts"]?["read"]?.intValue == 10)
      let types = try await engine.fieldTypes(index, context: .soon)
      #expect(types == ["n": ["integer"], "text": ["text"], "text.keyword": ["keyword"]])
      try await engine.putSettings(
        index, body: bytes(#"{"index":{"refresh_interval":null,"number_of_replicas":0}}"#), context: .soon)
      let health = try await engine.health(index, waitFor: "green", timeout: .seconds(10), context: .soon)
      #expect(health.status == "green")
      #expect(health.dataNodes == 1)
      let again = await failure { () throws(SearchEngineError) in
        try await engine.createIndex(index, body: bytes("{}"), context: .soon)
      }
      #expect(again?.code == .conflict)
      let onAlias = await failure { () throws(SearchEngineError) in
        try await engine.createIndex(alias, body: bytes("{}"), context: .soon)
      }
      #expect(onAlias?.code == .conflict)
      let nowhere = await failure { () throws(SearchEngineError) in
        try await engine.updateAliases([.add(index: index + "x", alias: alias)], context: .soon)
      }
      #expect(nowhere?.code == .notFound)
      #expect(try await engine.deleteIndex(index + "-not-there", context: .soon) == false)
    }
  }

  @Test("documents are created once and changed only in the version that was read", arguments: RealEngine.all)
  func documents(_ real: RealEngine) async throws {
    try await withIndex(real, shards: 1, documents: 0) { engine, index in
      #expect(try await engine.getDocument(index, id: "lock/1", context: .soon) == nil)
      #expect(try await engine.getDocument(index + "-none", id: "1", context: .soon) == nil)
      let first = try await engine.createDocument(index, id: "lock/1", body: bytes(#"{"n":1}"#), context: .soon)
      let twice = await failure { () throws(SearchEngineError) in
        try await engine.createDocument(index, id: "lock/1", body: bytes(#"{"n":2}"#), context: .soon)
      }
      #expect(twice?.code == .conflict)
      let stored = try await engine.getDocument(index, id: "lock/1", context: .soon)
      #expect(stored?.version == first)
      #expect(stored?.source["n"]?.intValue == 1)
      let second = try await engine.putDocument(
        index, id: "lock/1", body: bytes(#"{"n":3}"#), expected: first, context: .soon)
      let stale = await failure { () throws(SearchEngineError) in
        try await engine.putDocument(
          index, id: "lock/1", body: bytes(#"{"n":4}"#), expected: first, context: .soon)
      }
      #expect(stale?.code == .conflict)
      let staleDelete = await failure { () throws(SearchEngineError) in
        try await engine.deleteDocument(index, id: "lock/1", expected: first, context: .soon)
      }
      #expect(staleDelete?.code == .conflict)
      #expect(try await engine.deleteDocument(index, id: "lock/1", expected: second, context: .soon))
      #expect(try await engine.deleteDocument(index, id: "lock/1", context: .soon) == false)
    }
  }

  @Test("a rejected document is told apart from its neighbours", arguments: RealEngine.all)
  func bulkErrors(_ real: RealEngine) async throws {
    try await withIndex(real, shards: 1, documents: 0) { engine, index in
      let answer = try await engine.bulk(
        index,
        body: bytes(
          "{\"index\":{\"_id\":\"1\"}}\n{\"n\":1}\n{\"index\":{\"_id\":\"2\"}}\n{\"n\":\"no number\"}\n"
            + "{\"index\":{\"_id\":\"3\"}}\n{\"n\":3}\n"), context: .soon)
      #expect(answer.items.map(\.succeeded) == [true, false, true])
      #expect(answer.items[1].reason?.contains("n") == true)
      let malformed = await failure { () throws(SearchEngineError) in
        try await engine.bulk(index, body: bytes(#"{"index":{"_id":"1"}}"#), context: .soon)
      }
      #expect(malformed?.code == .badRequest)
    }
  }

  @Test("a large body goes gzipped and arrives whole", arguments: RealEngine.all)
  func largeBulk(_ real: RealEngine) async throws {
    try await withIndex(real, shards: 1, documents: 5000) { engine, index in
      let count = try await engine.count(index, context: .soon)
      #expect(count == 5000)
    }
  }

  @Test("columns come without ids and documents, of documents by id and of all", arguments: RealEngine.all)
  func docValues(_ real: RealEngine) async throws {
    try await withIndex(real, shards: 2, documents: 300) { engine, index in
      let some = try await engine.docValues(index, ids: ["7", "8", "none"], fields: ["n"], context: .soon)
      #expect(some.hits.count == 2 && some.hits.allSatisfy { $0.id.isEmpty && $0.source == nil })
      let fields = some.hits.compactMap { hit in hit.fields.map { String(decoding: some.body[$0], as: UTF8.self) } }
      #expect(fields.sorted() == [#"{"n":[7]}"#, #"{"n":[8]}"#])
      var options = ScanOptions(index: index, slices: 1, pageSize: 70)
      options.docValues = ["n"]
      var seen: Set<String> = []
      try await engine.readAll(options, context: .soon) { page in
        for hit in page.hits {
          if let range = hit.fields { seen.insert(String(decoding: page.body[range], as: UTF8.self)) }
        }
      }
      #expect(seen.count == 300)
    }
  }

  @Test("searches give hits, totals and errors with the engine's reason", arguments: RealEngine.all)
  func search(_ real: RealEngine) async throws {
    try await withIndex(real, shards: 1, documents: 20) { engine, index in
      let response = try await engine.search(
        index, body: bytes(#"{"size":3,"query":{"term":{"n":7}},"_source":["n"]}"#), context: .soon)
      #expect(response.hits.map(\.id) == ["7"])
      #expect(response.total == 1)
      #expect(
        response.source(of: response.hits[0]).map { String(decoding: $0, as: UTF8.self) } == #"""
          {"n":7}
          """#)
      let legs = try await engine.multiSearch(
        index,
        bodies: [bytes(#"{"query":{"term":{"n":1}}}"#), bytes(#"{"query":{"range":{"n":{"gte":"x"}}}}"#)],
        context: .soon)
      let hits = try legs[0].get().hits
      #expect(hits.count == 1)
      #expect(throws: SearchEngineError.self) { try legs[1].get() }
      let documents = try await engine.documents(
        index, ids: ["3", "nowhere", "4"], sourceIncludes: ["n"], context: .soon)
      #expect(documents.hits.map(\.id) == ["3", "4"])
      let unknown = await failure { () throws(SearchEngineError) in
        try await engine.search(index, body: bytes(#"{"query":{"nonsense":{}}}"#), context: .soon)
      }
      #expect(unknown?.code == .badRequest)
      #expect(unknown?.reason?.contains("nonsense") == true)
      let missing = await failure { () throws(SearchEngineError) in
        try await engine.search(index + "-none", body: bytes("{}"), context: .soon)
      }
      #expect(missing?.code == .notFound)
    }
  }
}
