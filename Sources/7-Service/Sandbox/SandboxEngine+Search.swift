// SPDX-License-Identifier: Apache-2.0
import Crypto
import EventLoop
import JSON
import Primitives
import Synchronization

/// Searches, counts and points in time.
extension SandboxEngine {
  private static let searchParameters: Set<String> = [
    "allow_partial_search_results", "preference", "routing", "ignore_unavailable", "allow_no_indices",
    "expand_wildcards",
    "request_cache", "search_type", "size", "from", "sort", "timeout", "track_total_hits", "_source",
    "_source_includes",
    "_source_excludes", "ccs_minimize_roundtrips", "batched_reduce_size", "max_concurrent_shard_requests",
    "pre_filter_shard_size", "typed_keys", "track_scores",
  ]

  private var parser: SearchRequestParser { SearchRequestParser(dialect: dialect, version: version) }

  func search(_ request: EngineRequest, index: String?) throws(EngineFailure) -> EngineReply {
    if request.parameter("scroll") != nil { throw .notHere("scrolls") }
    if request.parameter("q") != nil { throw .notHere("[q] in a search") }
    if request.parameter("search_pipeline") != nil, dialect == .opensearch { throw .notHere("search pipelines") }
    try check(request, SandboxEngine.searchParameters)
    var search = try parser.parse(request.body)
    try apply(request, to: &search)
    var writer = JSONWriter(reserving: 4096)
    try run(search, index: index, request: request).write(to: &writer)
    return EngineReply(200, body: writer.bytes)
  }

  /// What the URL says overrides the body.
  private func apply(_ request: EngineRequest, to search: inout SearchRequest) throws(EngineFailure) {
    for (name, value) in request.query {
      switch name {
      case "size", "from":
        guard let number = Int(value) else {
          throw .illegalArgument("Failed to parse int parameter [\(name)] with value [\(value)]")
        }
        guard number >= 0 else { throw .illegalArgument("[\(name)] parameter cannot be negative, found [\(number)]") }
        if name == "size" { search.size = number } else { search.from = number }
      case "track_total_hits": try search.trackTotal(.string(value))
      case "_source":
        if let flag = FieldMapping.flag(.string(value)) {
          search.source.isEnabled = flag
        } else {
          search.source.includes = value.split(separator: ",").map(String.init)
        }
      case "_source_includes": search.source.includes = value.split(separator: ",").map(String.init)
      case "_source_excludes": search.source.excludes = value.split(separator: ",").map(String.init)
      case "sort":
        search.sort = []
        for part in value.split(separator: ",") {
          let sides = part.split(separator: ":", maxSplits: 1).map(String.init)
          search.sort += try parser.sort(
            sides.count == 2 ? .object([sides[0]: .string(sides[1])]) : .string(sides[0]))
        }
      default: break
      }
    }
  }

  /// Takes the snapshots under the lock; what follows needs none.
  private func run(
    _ search: SearchRequest, index: String?, request: EngineRequest
  ) throws(EngineFailure) -> SearchAnswer {
    if search.pit != nil {
      var problems: [String] = []
      if index != nil {
        problems.append(
          dialect == .opensearch
            ? "[indices] cannot be used with point in time"
            : "[indices] cannot be used with point in time. Do not specify any index with point in time.")
      }
      for name in ["routing", "preference"] where request.parameter(name) != nil {
        problems.append("[\(name)] cannot be used with point in time")
      }
      if let first = problems.first { throw .validation(first) }
    }
    let strict = request.parameter("allow_partial_search_results") == "false"
    let (views, pitID) = try state.withLock {
      (state: inout EngineState) throws(EngineFailure) -> ([View], String?) in
      if let pit = search.pit { return try self.views(of: pit, strict: strict, &state) }
      let views = try state.views(
        index, ignoreUnavailable: request.flag("ignore_unavailable") ?? false,
        allowNone: request.flag("allow_no_indices") ?? true, queries: self.parser.queries, now: .now)
      return (views, nil)
    }
    let executor = try SearchExecutor(views: views, dialect: dialect, request: search)
    return SearchAnswer(executor: executor, pitID: pitID)
  }

  func multiSearch(_ request: EngineRequest, index: String?) throws(EngineFailure) -> EngineReply {
    try check(
      request,
      [
        "max_concurrent_searches", "max_concurrent_shard_requests", "typed_keys", "search_type",
        "ccs_minimize_roundtrips", "pre_filter_shard_size", "ignore_unavailable", "allow_no_indices",
        "expand_wildcards",
      ])
    guard request.body.last == UInt8(ascii: "\n") else {
      if request.body.isEmpty { throw .parse("request body or source parameter is required") }
      throw .illegalArgument("The msearch request must be terminated by a newline [\\n]")
    }
    var lines = request.body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    var searches: [(SearchRequest, String?, EngineRequest)] = []
    while let first = lines.popFirst() {
      var header = JSONObject()
      if !first.isEmpty {
        do {
          header = try JSONValue(parsing: Array(first)).objectValue ?? header
        } catch {
          throw SearchRequestParser.malformed(error, dialect)
        }
      }
      guard let body = lines.popFirst() else { throw .validation("no requests added") }
      var own = index
      var query: [(name: String, value: String)] = []
      for member in header.members {
        switch member.name {
        case "index":
          own = member.value.stringValue ?? member.value.arrayValue?.compactMap(\.stringValue).joined(separator: ",")
        case "preference", "routing", "allow_partial_search_results", "ignore_unavailable", "allow_no_indices",
          "expand_wildcards", "request_cache", "search_type", "ccs_minimize_roundtrips":
          let text = member.value.stringValue ?? String(decoding: member.value.serialized(), as: UTF8.self)
          query.append((member.name, text))
        default: throw .illegalArgument("key [\(member.name)] is not supported in the metadata section")
        }
      }
      // a body that does not parse fails the whole request, in both engines; a refused licence its leg alone
      let leg = EngineRequest(method: "POST", target: request.target, segments: [], query: query, body: Array(body))
      do throws(EngineFailure) {
        searches.append((try parser.parse(leg.body), own, leg))
      } catch {
        guard error.status == 403 else { throw error }
        searches.append((SearchRequest(), nil, leg))
      }
    }
    guard !searches.isEmpty else { throw .validation("no requests added") }
    var writer = JSONWriter(reserving: 4096)
    writer.beginObject()
    writer.member("took", 1)
    writer.key("responses")
    writer.beginArray()
    for (search, index, leg) in searches {
      do throws(EngineFailure) {
        _ = try parser.parse(leg.body)
        var part = JSONWriter(reserving: 4096)
        try run(search, index: index, request: leg).write(to: &part, withStatus: true)
        writer.raw(part.bytes)
      } catch {
        writer.value(error.body(dialect))
      }
    }
    writer.endArray()
    writer.endObject()
    return EngineReply(200, body: writer.bytes)
  }

  func count(_ request: EngineRequest, index: String?) throws(EngineFailure) -> EngineReply {
    try check(
      request,
      ["ignore_unavailable", "allow_no_indices", "expand_wildcards", "preference", "routing", "terminate_after"])
    let body = try json(request)
    for member in body.objectValue?.members ?? [] where member.name != "query" {
      throw .parsing("request does not support [\(member.name)]")
    }
    let search = try parser.parse(body)
    let answer = try run(search, index: index, request: request)
    let shards = answer.executor.snapshots.count
    return EngineReply(
      200,
      [
        "count": .int(try answer.executor.matches().count),
        "_shards": ["total": .int(shards), "successful": .int(shards), "skipped": 0, "failed": 0],
      ])
  }

  // MARK: points in time

  /// The text of an id; Elasticsearch's changes with each use, as real ones may.
  private func pitID(_ number: Int, use: Int, _ views: [View]) -> String {
    let indices = views.map { "\($0.snapshot.index)/\($0.snapshot.uuid)" }.joined(separator: ",")
    let plain = "rag-sandbox pit \(number) \(dialect == .elasticsearch ? use : 0) \(indices)"
    return Base64.encode(Array(plain.utf8))
  }

  /// The number of a PIT and the indices that it was opened over, with their UUIDs.
  private func pit(_ id: String) throws(EngineFailure) -> (number: Int, indices: [(name: String, uuid: String)]) {
    let plain = (try? Base64.decode(id)) ?? []
    let words = String(decoding: plain, as: UTF8.self).split(separator: " ")
    guard words.count >= 4, words[0] == "rag-sandbox", words[1] == "pit", let number = Int(words[2]) else {
      throw EngineFailure(
        status: 400, type: "illegal_argument_exception",
        reason: dialect == .opensearch
          ? "invalid id: [\(id)]" : "java.io.EOFException: tried to read: 3767 bytes but only 0 remaining",
        causedBy: ["type": "e_o_f_exception", "reason": nil])
    }
    let indices = words.dropFirst(4).joined(separator: " ").split(separator: ",").map { entry in
      let parts = entry.split(separator: "/").map(String.init)
      return (name: parts.first ?? "", uuid: parts.last ?? "")
    }
    return (number, indices)
  }

  private func views(
    of pit: (id: String, keepAlive: String?), strict: Bool, _ state: inout EngineState
  ) throws(EngineFailure) -> ([View], String?) {
    let (number, indices) = try self.pit(pit.id)
    let now = MonotonicInstant.now
    state.dropExpired(now)
    for index in indices where state.indices[index.name]?.uuid != index.uuid {
      if dialect == .elasticsearch, !strict {
        throw EngineFailure(
          status: 503, type: "no_shard_available_action_exception", reason: "",
          shape: .shard(index: index.name, phase: "query"))
      }
      var failure = EngineFailure.indexNotFound(index.name)
      failure.details = [("index_uuid", .string(index.uuid)), ("index", .string(index.name))]
      throw failure
    }
    guard var open = state.pits[number] else {
      throw EngineFailure(
        status: 404, type: "search_context_missing_exception",
        reason: "No search context found for id [\(number)]",
        shape: .shard(index: indices.first?.name ?? "", phase: "query"))
    }
    if let text = pit.keepAlive { open.keepAlive = try keepAlive(text, index: indices.first?.name ?? "") }
    open.expires = now.advanced(by: open.keepAlive)
    state.pits[number] = open
    state.nextIdentifier += 1
    return (open.views, pitID(number, use: Int(state.nextIdentifier), open.views))
  }

  private func keepAlive(_ text: String, index: String) throws(EngineFailure) -> Duration {
    guard let duration = TimeValue.duration(text) else {
      throw .illegalArgument(
        "failed to parse setting [keep_alive] with value [\(text)] as a time value: unit is missing or unrecognized")
    }
    guard duration <= .seconds(86_400) else {
      let setting =
        dialect == .opensearch
        ? "[point_in_time.max_keep_alive] cluster" : "[search.max_keep_alive] cluster"
      var failure = EngineFailure.illegalArgument(
        "Keep alive for request (\(TimeValue.text(duration))) is too large. It must be less than "
          + "(1d). This limit can be set by changing the \(setting) level setting."
      )
      if dialect == .elasticsearch {
        failure.shape = .shard(index: index, phase: "indices:data/read/open_point_in_time")
      }
      throw failure
    }
    return duration
  }

  func openPIT(_ request: EngineRequest, _ index: String) throws(EngineFailure) -> EngineReply {
    try check(
      request,
      [
        "keep_alive", "preference", "routing", "expand_wildcards", "ignore_unavailable", "allow_no_indices",
        "max_concurrent_shard_requests",
        dialect == .opensearch ? "allow_partial_pit_creation" : "allow_partial_search_results",
      ])
    if try json(request).objectValue?.members.isEmpty == false { throw .notHere("[index_filter]") }
    guard let text = request.parameter("keep_alive") else {
      throw dialect == .opensearch
        ? .validation("keep alive not specified") : .validation("[keep_alive] is not specified")
    }
    let keepAlive = try keepAlive(text, index: index)
    let (id, shards) = try state.withLock { (state: inout EngineState) throws(EngineFailure) -> (String, Int) in
      let now = MonotonicInstant.now
      state.dropExpired(now)
      let views = try state.views(
        index, ignoreUnavailable: request.flag("ignore_unavailable") ?? false, queries: self.parser.queries, now: now)
      if self.dialect == .opensearch, state.pits.count + views.count > self.options.maximumOpenPITs {
        throw EngineFailure(
          status: 429, type: "rejected_execution_exception",
          reason:
            "Trying to create too many Point In Time contexts. Must be less than or equal to: "
            + "[\(self.options.maximumOpenPITs)]. This limit can be set by changing the "
            + "[search.max_open_pit_context] setting.",
          shape: .shard(index: index, phase: "create_pit"))
      }
      let number = state.nextPIT
      state.nextPIT += 1
      state.pits[number] = PointInTime(views: views, expires: now.advanced(by: keepAlive), keepAlive: keepAlive)
      return (self.pitID(number, use: 0, views), views.count)
    }
    let counts: JSONValue = ["total": .int(shards), "successful": .int(shards), "skipped": 0, "failed": 0]
    if dialect == .opensearch {
      return EngineReply(
        200, ["pit_id": .string(id), "_shards": counts, "creation_time": .int(WallClock.milliseconds)])
    }
    return EngineReply(
      200, version >= AnnouncedVersion(8, 16) ? ["id": .string(id), "_shards": counts] : ["id": .string(id)])
  }

  func closePIT(_ request: EngineRequest) throws(EngineFailure) -> EngineReply {
    try check(request, [])
    guard let id = try json(request, required: true)["id"]?.stringValue else {
      throw .illegalArgument("Required [id]")
    }
    let (number, indices) = try pit(id)
    let wasOpen = state.withLock { state in
      state.dropExpired(.now)
      // an index that was deleted took its contexts with it
      let isAlive = indices.contains { state.indices[$0.name]?.uuid == $0.uuid }
      return state.pits.removeValue(forKey: number) != nil && isAlive
    }
    return EngineReply(wasOpen ? 200 : 404, ["succeeded": .bool(wasOpen), "num_freed": .int(wasOpen ? 1 : 0)])
  }

  func closePITs(_ request: EngineRequest) throws(EngineFailure) -> EngineReply {
    try check(request, [])
    guard let value = try json(request, required: true)["pit_id"] else {
      throw .validation("no pit ids specified")
    }
    let ids = value.arrayValue?.compactMap(\.stringValue) ?? value.stringValue.map { [$0] } ?? []
    var results: [JSONValue] = []
    for id in ids {
      let number = try pit(id).number
      state.withLock { $0.pits[number] = nil }
      // one that is gone already counts as closed
      results.append(["successful": true, "pit_id": .string(id)])
    }
    return EngineReply(200, ["pits": .array(results)])
  }

  func closeAllPITs() -> EngineReply {
    let ids = state.withLock { state in
      defer { state.pits = [:] }
      return state.pits.sorted { $0.key < $1.key }.map { self.pitID($0.key, use: 0, $0.value.views) }
    }
    return EngineReply(
      200, ["pits": .array(ids.map { ["successful": true, "pit_id": .string($0)] })])
  }

  func listPITs() -> EngineReply {
    let pits = state.withLock { state in
      state.dropExpired(.now)
      return state.pits.sorted { $0.key < $1.key }.map {
        (self.pitID($0.key, use: 0, $0.value.views), $0.value.keepAlive)
      }
    }
    return EngineReply(
      200,
      [
        "pits": .array(
          pits.map {
            [
              "pit_id": .string($0.0), "creation_time": 0,
              "keep_alive": .int(Int($0.1.components.seconds) * 1000),
            ]
          })
      ])
  }
}
