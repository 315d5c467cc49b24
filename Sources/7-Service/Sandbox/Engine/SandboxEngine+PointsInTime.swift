// SPDX-License-Identifier: Apache-2.0
import Crypto
import EventLoop
import JSON
import Primitives

/// Points in time.
extension SandboxEngine {
  func openPIT(_ request: SandboxRequest, _ index: String) throws(EngineFailure) -> SandboxReply {
    try check(
      request,
      [
        "keep_alive", "preference", "routing", "expand_wildcards", "ignore_unavailable", "allow_no_indices",
        "max_concurrent_shard_requests",
        dialect == .opensearch ? "allow_partial_pit_creation" : "allow_partial_search_results",
      ])
    if try json(request).objectValue?.members.isEmpty == false { throw .unsupported("[index_filter]") }
    guard let text = request.parameter("keep_alive") else {
      throw .validation(dialect == .opensearch ? "keep alive not specified" : "[keep_alive] is not specified")
    }
    let keepAlive = try keepAlive(text, index: index)
    let (id, shards) = try withState { state throws(EngineFailure) in
      let now = MonotonicInstant.now
      state.dropExpired(now)
      let views = try state.views(
        index, ignoreUnavailable: request.flag("ignore_unavailable") ?? false, queries: searchParser.queries, now: now)
      if dialect == .opensearch, state.pits.count + views.count > Self.maximumOpenPITs {
        throw EngineFailure(
          status: 429, type: "rejected_execution_exception",
          reason: "Trying to create too many Point In Time contexts. Must be less than or equal to: "
            + "[\(Self.maximumOpenPITs)]. This limit can be set by changing the [search.max_open_pit_context] setting.",
          shape: .shard(index: index, phase: "create_pit"))
      }
      let number = state.nextPIT
      state.nextPIT += 1
      state.pits[number] = PointInTime(views: views, expires: now.advanced(by: keepAlive), keepAlive: keepAlive)
      return (pitID(number, use: 0, views), views.count)
    }
    return SandboxReply {
      $0.member(dialect == .opensearch ? "pit_id" : "id", id)
      if dialect == .opensearch || version >= AnnouncedVersion(8, 16) { SearchAnswer.writeShards(shards, to: &$0) }
      if dialect == .opensearch { $0.member("creation_time", WallClock.milliseconds) }
    }
  }

  /// The views of a PIT for a search, which keeps it alive, and the id to hand back.
  func use(
    _ pit: (id: String, keepAlive: String?), isStrict: Bool, _ state: inout EngineState
  ) throws(EngineFailure) -> ([IndexView], String?) {
    let (number, indices) = try parts(pit.id)
    let now = MonotonicInstant.now
    state.dropExpired(now)
    for index in indices where state.indices[index.name]?.uuid != index.uuid {
      if dialect == .elasticsearch, !isStrict {
        throw EngineFailure(
          status: 503, type: "no_shard_available_action_exception", reason: "",
          shape: .shard(index: index.name, phase: "query"))
      }
      throw .indexNotFound(index.name, uuid: index.uuid)
    }
    let first = indices.first?.name ?? ""
    guard var open = state.pits[number] else {
      throw EngineFailure(
        status: 404, type: "search_context_missing_exception", reason: "No search context found for id [\(number)]",
        shape: .shard(index: first, phase: "query"))
    }
    if let text = pit.keepAlive { open.keepAlive = try keepAlive(text, index: first) }
    open.expires = now.advanced(by: open.keepAlive)
    state.pits[number] = open
    return (open.views, pitID(number, use: state.nextUse(), open.views))
  }

  func closePIT(_ request: SandboxRequest) throws(EngineFailure) -> SandboxReply {
    try check(request, [])
    guard let id = try json(request, required: true)["id"]?.stringValue else {
      throw .unsupported("closing a point in time without [id]")
    }
    let (number, indices) = try parts(id)
    let wasOpen = try withState { state throws(EngineFailure) in
      state.dropExpired(.now)
      // an index that was deleted took its contexts with it
      let isAlive = indices.contains { state.indices[$0.name]?.uuid == $0.uuid }
      return state.pits.removeValue(forKey: number) != nil && isAlive
    }
    return SandboxReply(wasOpen ? 200 : 404) {
      $0.member("succeeded", wasOpen)
      $0.member("num_freed", wasOpen ? 1 : 0)
    }
  }

  func closePITs(_ request: SandboxRequest) throws(EngineFailure) -> SandboxReply {
    try check(request, [])
    guard let ids = try json(request, required: true)["pit_id"]?.stringList else {
      throw .unsupported("closing points in time without [pit_id]")
    }
    var numbers: [Int] = []
    for id in ids { numbers.append(try parts(id).number) }
    try withState { state throws(EngineFailure) in for number in numbers { state.pits[number] = nil } }
    // a PIT that was closed before counts as closed
    return SandboxReply {
      $0.array("pits") {
        for id in ids {
          $0.object {
            $0.member("successful", true)
            $0.member("pit_id", id)
          }
        }
      }
    }
  }

  // MARK: ids and times

  /// The text of an id; Elasticsearch's changes with each use, as real ones may.
  private func pitID(_ number: Int, use: Int, _ views: [IndexView]) -> String {
    let indices = views.map { "\($0.snapshot.index)/\($0.snapshot.uuid)" }.joined(separator: ",")
    let plain = "rag-sandbox pit \(number) \(dialect == .elasticsearch ? use : 0) \(indices)"
    return Base64.encode(Array(plain.utf8))
  }

  /// The number of a PIT and the indices that it was opened over, with their UUIDs.
  private func parts(_ id: String) throws(EngineFailure) -> (number: Int, indices: [(name: String, uuid: String)]) {
    let plain = (try? Base64.decode(id)) ?? []
    let words = String(decoding: plain, as: UTF8.self).split(separator: " ")
    guard words.count >= 4, words[0] == "rag-sandbox", words[1] == "pit", let number = Int(words[2]) else {
      throw EngineFailure(
        type: "illegal_argument_exception",
        reason: dialect == .opensearch
          ? "invalid id: [\(id)]" : "java.io.EOFException: tried to read: 3767 bytes but only 0 remaining",
        causedBy: ("e_o_f_exception", nil))
    }
    let indices = words.dropFirst(4).joined(separator: " ").split(separator: ",").map { entry in
      let parts = entry.split(separator: "/").map(String.init)
      return (name: parts.first ?? "", uuid: parts.last ?? "")
    }
    return (number, indices)
  }

  private func keepAlive(_ text: String, index: String) throws(EngineFailure) -> Duration {
    guard let duration = TimeValue.duration(text) else { throw .unsupported("this value of [keep_alive]") }
    guard duration <= .seconds(86_400) else {
      let setting = dialect == .opensearch ? "point_in_time.max_keep_alive" : "search.max_keep_alive"
      var failure = EngineFailure.illegalArgument(
        "Keep alive for request (\(TimeValue.text(duration))) is too large. It must be less than (1d). This limit can "
          + "be set by changing the [\(setting)] cluster level setting.")
      if dialect == .elasticsearch {
        failure.shape = .shard(index: index, phase: "indices:data/read/open_point_in_time")
      }
      throw failure
    }
    return duration
  }
}
