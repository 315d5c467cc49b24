// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPClient
import JSON
import RawServer
import Synchronization
import Testing

@testable import SearchEngine

@Suite("limits and blocks of a cluster")
struct LimitTests {
  static func error(_ status: Int, _ type: String, _ reason: String) -> SearchEngineError {
    let inner: JSONValue = ["type": .string(type), "reason": .string(reason)]
    let body: JSONValue = [
      "error": ["root_cause": [inner], "type": .string(type), "reason": .string(reason)], "status": .int(status),
    ]
    return .response(status: status, body: body.serialized(), operation: "x", node: "n")
  }

  /// The engines' own sentences.
  static let window =
    "Result window is too large, from + size must be less than or equal to: [100] but was [500]. See the scroll api for "
    + "a more efficient way to request large data sets. This limit can be set by changing the [index.max_result_window] "
    + "index level setting."
  static let keepAlive =
    "Keep alive for request (2m) is too large. It must be less than (1.5m). This limit can be set by changing the "
    + "[point_in_time.max_keep_alive] cluster level setting."

  @Test("a refusal that names a setting is a limit, with what it allows")
  func limits() {
    let tooLarge = Self.error(400, "illegal_argument_exception", Self.window)
    #expect(tooLarge.code == .limit)
    #expect(tooLarge.limit?.isResultWindow == true)
    #expect(tooLarge.limit?.allowedCount == 100)
    let tooLong = Self.error(400, "illegal_argument_exception", Self.keepAlive)
    #expect(tooLong.code == .limit)
    #expect(tooLong.limit?.isKeepAlive == true)
    #expect(tooLong.limit?.allowedDuration == .seconds(90))
    for reason in [
      "Validation Failed: 1: this action would add [1] total shards, but this cluster currently has [4]/[1] maximum shards open;",
      "Validation Failed: 1: this action would add [1] total LOCAL_ONLY shards, but this cluster currently has [1]/[1] "
        + "maximum LOCAL_ONLY shards open;",
      "Validation Failed: 1: this action would add [2] shards, but this cluster currently has [1]/[1] maximum normal shards open;",
    ] {
      let shards = Self.error(400, "validation_exception", reason)
      #expect(shards.code == .limit)
      #expect(shards.remedy?.contains("cluster.max_shards_per_node") == true)
    }
    let depth = Self.error(
      400, "query_shard_exception",
      "failed to create query: pagination_depth should be less than or equal to index.max_result_window setting")
    #expect(depth.limit?.isResultWindow == true)
    #expect(depth.limit?.allowedCount == nil)
    let terms = Self.error(
      400, "illegal_argument_exception",
      "The number of terms [70000] used in the Terms Query request has exceeded the allowed maximum of [65536]. This "
        + "maximum can be set by changing the [index.max_terms_count] index level setting.")
    #expect(terms.limit?.setting == "index.max_terms_count")
    // What is open at the moment passes.
    let open = Self.error(
      429, "rejected_execution_exception",
      "Trying to create too many Point In Time contexts. Must be less than or equal to: [300]. This limit can be set by "
        + "changing the [search.max_open_pit_context] setting.")
    #expect(open.code == .rejected)
  }

  @Test("a limit is found where a fusion hides it")
  func hidden() throws {
    let body = #"""
      {"error":{"root_cause":[{"type":"status_exception","reason":"[rrf] search failed","suppressed":[
      {"type":"search_phase_execution_exception","reason":"all shards failed","failed_shards":[{"shard":0,
      "reason":{"type":"illegal_argument_exception","reason":"\#(Self.window)"}}]}]}],
      "type":"status_exception","reason":"[rrf] search failed"},"status":400}
      """#
    let error = SearchEngineError.response(status: 400, body: bytes(body), operation: "search", node: "n")
    #expect(error.code == .limit)
    #expect(error.limit?.allowedCount == 100)
  }

  @Test("a block is neither a matter of credentials nor soon over, and its remedy is named")
  func blocks() {
    let cases: [(Int, String, String, String)] = [
      (
        403, "index_create_block_exception", "blocked by: [FORBIDDEN/10/cluster create-index blocked (api)];",
        "cluster.blocks.create_index"
      ),
      (
        403, "cluster_block_exception", "blocked by: [FORBIDDEN/10/cluster create-index blocked (api)];",
        "cluster.blocks.create_index"
      ),
      (
        403, "cluster_block_exception", "index [x] blocked by: [FORBIDDEN/6/cluster read-only (api)];",
        "cluster.blocks.read_only"
      ),
      (
        403, "cluster_block_exception", "blocked by: [FORBIDDEN/13/cluster read-only / allow delete (api)];",
        "read_only_allow_delete"
      ),
      (403, "cluster_block_exception", "index [x] blocked by: [FORBIDDEN/8/index write (api)];", "index.blocks"),
      (
        429, "cluster_block_exception",
        "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];",
        "disk"
      ),
    ]
    for (status, type, reason, remedy) in cases {
      let error = Self.error(status, type, reason)
      #expect(error.code == .blocked && !error.isRetryable, "\(reason)")
      #expect(error.remedy?.contains(remedy) == true, "\(reason): \(error.remedy ?? "")")
    }
    #expect(BulkItem(id: "1", status: 403, errorType: "index_create_block_exception").isBlocked)
  }
}

@Suite("pages of a scan are bounded by bytes")
struct PageSizeTests {
  @Test("small documents make large pages, large ones small pages")
  func learned() {
    var page = PageSize(limit: 500, targetBytes: 8 << 20)
    #expect(page.count == 8)
    page.came(documents: 8, bytes: 8 * 2_000)
    #expect(page.count == 64)
    page.came(documents: 64, bytes: 64 * 2_000)
    #expect(page.count == 500)
    page.came(documents: 500, bytes: 500 * 100_000)
    #expect(page.count == 83)
    page.came(documents: 2, bytes: 2 * 5_000_000)
    #expect(page.count == 1)
    page.came(documents: 1, bytes: 1_000)
    #expect(page.count == 8)
  }

  @Test("a page that was too much is halved, down to one document; what the engine allows holds from then on")
  func lowered() {
    var page = PageSize(limit: 500, targetBytes: 8 << 20)
    page.came(documents: 100, bytes: 100)
    #expect(page.count == 500)
    var helped = page.wasTooLarge(documents: 500)
    #expect(helped && page.count == 250)
    // Another slice's page, asked for before the first was halved.
    helped = page.wasTooLarge(documents: 500)
    #expect(helped && page.count == 250)
    helped = page.lower(to: 100, from: 250)
    #expect(helped && page.count == 100 && page.limit == 100)
    page.came(documents: 100, bytes: 100)
    #expect(page.count == 100)
    helped = page.lower(to: nil, from: 100)
    #expect(helped && page.count == 50)
    helped = page.wasTooLarge(documents: 1)
    #expect(!helped)
    helped = page.lower(to: nil, from: 1)
    #expect(!helped)
    #expect(PageSize(limit: 7, targetBytes: 1).count == 7)
  }

  static let pageBytes = 80_000

  /// An engine with `sizes.count` documents of these sizes in one slice, and what it refuses.
  static func engine(
    _ sizes: [Int], refuse: @escaping @Sendable (_ size: Int, _ keepAlive: String) -> String? = { _, _ in nil }
  ) -> RawServer {
    RawServer { request, connection in
      func answer(_ body: String) -> Bool {
        connection.write(RawServer.response("200 OK", fields: ["Content-Type: application/json"], body))
        return true
      }
      if request.line.hasPrefix("DELETE") { return answer("{}") }
      if request.line.contains("/_pit?") {
        let keepAlive = request.line.split(separator: "=").last?.prefix { $0 != " " && $0 != "&" } ?? ""
        if let refusal = refuse(0, String(keepAlive)) {
          connection.write(RawServer.response("400 Bad Request", refusal))
          return true
        }
        return answer(#"{"id":"p"}"#)
      }
      let body = (try? JSONValue(parsing: request.body)) ?? .null
      let size = body["size"]?.intValue ?? 0
      if let refusal = refuse(size, body["pit"]?["keep_alive"]?.stringValue ?? "") {
        connection.write(
          RawServer.response(refusal.contains("circuit") ? "429 Too Many Requests" : "400 Bad Request", refusal))
        return true
      }
      let after = body["search_after"]?[0]?.intValue ?? -1
      let hits = sizes.indices.dropFirst(after + 1).prefix(size).map { place in
        #"{"_index":"i","_id":"\#(place)","sort":[\#(place)],"_source":{"t":"\#(String(repeating: "x", count: sizes[place]))"}}"#
      }
      return answer(
        #"{"pit_id":"p","timed_out":false,"_shards":{"total":1,"failed":0},"hits":{"total":\#(sizes.count),"hits":[\#(hits.joined(separator: ","))]}}"#
      )
    }
  }

  /// Reads all; the number of documents of each page.
  static func read(_ server: RawServer, pageSize: Int = 500) async throws -> (ids: [String], pages: [Int]) {
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops) {
        $0.dialect = .elasticsearch
        $0.version = EngineVersion(8, 17)
      }
      let scan = try await engine.openScan(
        ScanOptions(index: "i", slices: 1, pageSize: pageSize, pageBytes: Self.pageBytes), context: .soon)
      var slice = scan.slice(0)
      var ids: [String] = []
      var pages: [Int] = []
      while let page = try await slice.next(context: .soon) {
        ids += page.hits.map(\.id)
        pages.append(page.hits.count)
      }
      await scan.close(context: .soon)
      return (ids, pages)
    }
  }

  @Test("huge documents among small ones are read whole, whatever the order")
  func hugeDocuments() async throws {
    var sizes = Array(repeating: 100, count: 700)
    for place in stride(from: 210, to: 240, by: 1) { sizes[place] = 40_000 }
    let server = Self.engine(sizes)
    let read = try await Self.read(server)
    #expect(read.ids == sizes.indices.map(String.init))
    #expect(read.pages.max() ?? 0 > 100)
  }

  @Test("a page beyond what we read is asked for again with half of the documents")
  func tooMuch() async throws {
    // The first page alone is twice what is read at most.
    let server = Self.engine(Array(repeating: Self.pageBytes * 2, count: 30))
    let read = try await Self.read(server)
    #expect(read.ids.count == 30)
    #expect(read.pages.allSatisfy { $0 <= 4 })
  }

  @Test("an engine that lacks the memory is asked for less at once, not for the same again")
  func circuitBreaker() async throws {
    let refused = Asked()
    let server = Self.engine(Array(repeating: 100, count: 60)) { size, _ in
      guard size > 5 else { return nil }
      refused.add(size)
      return
        #"{"error":{"root_cause":[],"type":"circuit_breaking_exception","reason":"[parent] Data too large"},"status":429}"#
    }
    let read = try await Self.read(server)
    #expect(read.ids.count == 60)
    #expect(refused.sizes == [8], "each size once: what was refused is not asked for again")
  }

  @Test("what the engine allows a page is kept to", arguments: [1, 5, 7])
  func resultWindow(_ allowed: Int) async throws {
    let server = Self.engine(Array(repeating: 100, count: 60)) { size, _ in
      guard size > allowed else { return nil }
      let reason = LimitTests.window.replacing("[100]", with: "[\(allowed)]")
      return
        #"{"error":{"type":"search_phase_execution_exception","reason":"all shards failed","failed_shards":[{"reason":{"type":"illegal_argument_exception","reason":"\#(reason)"}}]},"status":400}"#
    }
    let read = try await Self.read(server)
    #expect(read.ids.count == 60)
    #expect(read.pages.max() == allowed)
  }

  @Test("a snapshot is asked for no longer than the engine keeps one")
  func keepAlive() async throws {
    let server = Self.engine(Array(repeating: 100, count: 60)) { _, keepAlive in
      keepAlive == "90s"
        ? nil : #"{"error":{"type":"illegal_argument_exception","reason":"\#(LimitTests.keepAlive)"},"status":400}"#
    }
    #expect(try await Self.read(server).ids.count == 60)
  }

  @Test("a snapshot stays alive while nobody reads")
  func stayAlive() async throws {
    let server = Self.engine([100])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops) {
        $0.dialect = .elasticsearch
        $0.version = EngineVersion(8, 17)
      }
      let scan = try await engine.openScan(
        ScanOptions(index: "i", slices: 1, keepAlive: .milliseconds(300)), context: .soon)
      let before = server.requests.count
      await withTaskGroup(of: Void.self) { group in
        group.addTask(executorPreference: loops.first) { await scan.stayAlive(context: .soon) }
        while server.requests.count < before + 3 { await sleepOnLoop(until: .after(.milliseconds(20))) }
        group.cancelAll()
      }
      await scan.close(context: .soon)
    }
  }
}

/// The sizes that were asked for.
private final class Asked: Sendable {
  private let all = Mutex<[Int]>([])
  var sizes: [Int] { all.withLock { $0 } }
  func add(_ size: Int) { all.withLock { $0.append(size) } }
}
