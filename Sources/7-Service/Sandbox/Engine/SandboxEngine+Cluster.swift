// SPDX-License-Identifier: Apache-2.0
import JSON

/// Answers about the engine as a whole.
extension SandboxEngine {
  func root(_ request: SandboxRequest) throws(EngineFailure) -> SandboxReply {
    guard ["GET", "HEAD"].contains(request.method) else { throw .noHandler(request) }
    try check(request, [])
    let isOpenSearch = dialect == .opensearch
    return SandboxReply {
      $0.member("name", "rag-sandbox")
      $0.member("cluster_name", "rag-sandbox")
      $0.member("cluster_uuid", identity)
      $0.object("version") {
        if isOpenSearch { $0.member("distribution", "opensearch") }
        $0.member("number", version.text)
        if !isOpenSearch { $0.member("build_flavor", "default") }
        $0.member("build_type", "tar")
        $0.member("build_hash", "rag-sandbox")
        $0.member("build_date", "2026-01-01T00:00:00.000000Z")
        $0.member("build_snapshot", false)
        $0.member("lucene_version", isOpenSearch ? "9.11.1" : "9.12.0")
        $0.member("minimum_wire_compatibility_version", isOpenSearch ? "7.10.0" : "7.17.0")
        $0.member("minimum_index_compatibility_version", "7.0.0")
      }
      $0.member("tagline", isOpenSearch ? "The OpenSearch Project: https://opensearch.org/" : "You Know, for Search")
    }
  }

  /// Elasticsearch's, a basic one.
  var license: SandboxReply {
    SandboxReply {
      $0.object("license") {
        $0.member("status", "active")
        $0.member("uid", identity)
        $0.member("type", "basic")
        $0.member("issue_date", "2026-01-01T00:00:00.000Z")
        $0.member("issued_to", "rag-sandbox")
        $0.member("issuer", "elasticsearch")
        $0.member("start_date_in_millis", -1)
      }
    }
  }

  var nodes: SandboxReply {
    SandboxReply {
      $0.object("_nodes") {
        $0.member("total", 1)
        $0.member("successful", 1)
        $0.member("failed", 0)
      }
      $0.member("cluster_name", "rag-sandbox")
      $0.object("nodes") {
        $0.object("rag-sandbox") {
          $0.member("name", "rag-sandbox")
          $0.member("version", version.text)
          $0.member("roles", ["data"])
        }
      }
    }
  }

  /// A missing index makes the engines wait, and then say 408; the sandbox says it at once.
  func health(_ request: SandboxRequest, _ expression: String?) throws(EngineFailure) -> SandboxReply {
    try check(
      request,
      [
        "wait_for_status", "timeout", "master_timeout", "cluster_manager_timeout", "local", "level",
        "wait_for_no_relocating_shards", "wait_for_no_initializing_shards", "wait_for_active_shards", "wait_for_nodes",
        "wait_for_events", "expand_wildcards",
      ])
    let found = try? withState { state throws(EngineFailure) -> [(health: String, shards: Int, replicas: Int)] in
      try state.resolve(expression).compactMap { state.indices[$0] }.map { ($0.health, $0.shards, $0.replicas) }
    }
    let order = ["red", "yellow", "green"]
    let status = found.map { $0.contains { $0.health == "yellow" } ? "yellow" : "green" } ?? "red"
    guard let wanted = order.firstIndex(of: request.parameter("wait_for_status") ?? "red") else {
      throw .unsupported("this value of [wait_for_status]")
    }
    let timedOut = found == nil || (order.firstIndex(of: status) ?? 0) < wanted
    let primaries = (found ?? []).reduce(0) { $0 + $1.shards }
    let unassigned = (found ?? []).reduce(0) { $0 + $1.shards * $1.replicas }
    let shards = primaries + unassigned
    return SandboxReply(timedOut ? 408 : 200) {
      $0.member("cluster_name", "rag-sandbox")
      $0.member("status", status)
      $0.member("timed_out", timedOut)
      $0.member("number_of_nodes", 1)
      $0.member("number_of_data_nodes", 1)
      if dialect == .opensearch {
        $0.member("discovered_master", true)
        $0.member("discovered_cluster_manager", true)
      }
      $0.member("active_primary_shards", primaries)
      $0.member("active_shards", primaries)
      $0.member("relocating_shards", 0)
      $0.member("initializing_shards", 0)
      $0.member("unassigned_shards", unassigned)
      if dialect == .elasticsearch, version >= AnnouncedVersion(8, 16) { $0.member("unassigned_primary_shards", 0) }
      $0.member("delayed_unassigned_shards", 0)
      $0.member("number_of_pending_tasks", 0)
      $0.member("number_of_in_flight_fetch", 0)
      $0.member("task_max_waiting_in_queue_millis", 0)
      $0.member("active_shards_percent_as_number", shards == 0 ? 100 : Double(primaries) * 100 / Double(shards))
    }
  }

  func catIndices(_ request: SandboxRequest, _ expression: String?) throws(EngineFailure) -> SandboxReply {
    guard request.parameter("format") == "json" else { throw .unsupported("_cat without format=json") }
    try check(
      request, ["h", "s", "v", "bytes", "expand_wildcards", "health", "pri", "local", "include_unloaded_segments"])
    var rows = try withState { state throws(EngineFailure) in
      try state.resolve(expression).compactMap { state.indices[$0] }.map(Self.row)
    }
    if let columns = request.list("h") {
      for place in rows.indices { rows[place].members.removeAll { !columns.contains($0.name) } }
    }
    return SandboxReply(.array(rows.map { .object($0) }))
  }

  /// All numbers are texts here, as in the engines.
  private static func row(_ index: IndexState) -> JSONObject {
    let size = index.documents.values.reduce(0) { $0 + $1.source.count }
    return [
      "health": .string(index.health), "status": "open", "index": .string(index.name), "uuid": .string(index.uuid),
      "pri": .string("\(index.shards)"), "rep": .string("\(index.replicas)"),
      "docs.count": .string("\(index.snapshot.documents.count)"), "docs.deleted": .string("\(index.deletions)"),
      "store.size": .string("\(size)b"), "pri.store.size": .string("\(size)b"),
    ]
  }
}
