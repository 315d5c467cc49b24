// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import Observability

extension SearchEngine {
  /// Takes a snapshot of one concrete index, to be read in slices.
  /// - Throws: `notFound` when the index is not there.
  package func openScan(
    _ scan: ScanOptions, deadline: MonotonicInstant
  ) async throws(SearchEngineError) -> Scan {
    guard SearchEngine.isConcreteName(scan.index) else {
      throw SearchEngineError(.badRequest, "refused to scan \(scan.index.debugDescription): not one index")
    }
    let identity = try await identity(deadline: deadline)
    let probe = ScanPlan.choose(identity, shards: 1, wanted: scan.slices, cpus: 1)
    guard case .pointInTime = probe.paging else {
      let path = EnginePath("/", segment: scan.index, "/_search").text
      let (total, shards) = try await size(path: path, pointInTime: nil, scan, deadline: deadline)
      let plan = ScanPlan.choose(
        identity, shards: shards, wanted: scan.slices, cpus: EventLoopGroup.allowedCPUs)
      return Scan(engine: self, options: scan, plan: plan, pointInTime: nil, expectedTotal: total)
    }
    let id = try await openPointInTime(scan, identity: identity, deadline: deadline)
    do throws(SearchEngineError) {
      if Task.isCancelled { throw SearchEngineError(.cancelled, "the scan of \(scan.index) was cancelled") }
      let (total, shards) = try await size(path: "/_search", pointInTime: id, scan, deadline: deadline)
      let plan = ScanPlan.choose(
        identity, shards: shards, wanted: scan.slices, cpus: EventLoopGroup.allowedCPUs)
      return Scan(engine: self, options: scan, plan: plan, pointInTime: id, expectedTotal: total)
    } catch {
      await closePointInTime(id)
      throw error
    }
  }

  private func openPointInTime(
    _ scan: ScanOptions, identity: EngineIdentity, deadline: MonotonicInstant
  ) async throws(SearchEngineError) -> String {
    let isElastic = identity.dialect == .elasticsearch
    let path =
      isElastic
      ? EnginePath("/", segment: scan.index, "/_pit?keep_alive=\(scan.keepAliveText)")
      : EnginePath(
        "/", segment: scan.index,
        "/_search/point_in_time?keep_alive=\(scan.keepAliveText)&allow_partial_pit_creation=false")
    var request = EngineRequest(
      operation: "open point in time", method: .post, path: path.text, deadline: deadline)
    // A cancelled task waits for the answer, so that what was opened can be closed.
    request.ignoresCancellation = true
    let answer = try json(try await perform(request), "open point in time")
    guard let id = answer[isElastic ? "id" : "pit_id"]?.stringValue else {
      throw SearchEngineError(.protocolViolation, "open point in time answered no id")
    }
    if let shards = answer["_shards"], let failed = shards["failed"]?.intValue,
      // Elasticsearch 8.16–9.1 swaps `failed` and `skipped`; only `successful` can be believed.
      failed > 0, let total = shards["total"]?.intValue, let successful = shards["successful"]?.intValue,
      successful < total
    {
      await closePointInTime(id)
      throw SearchEngineError(
        .partialResults, "open point in time: \(total - successful) of \(total) shards of \(scan.index) failed")
    }
    return id
  }

  /// The exact number of documents in the snapshot, and its shards.
  private func size(
    path: String, pointInTime: String?, _ scan: ScanOptions, deadline: MonotonicInstant
  ) async throws(SearchEngineError) -> (total: Int, shards: Int) {
    var writer = JSONWriter(reserving: 256 + (pointInTime?.utf8.count ?? 0))
    writer.beginObject()
    writer.member("size", 0)
    writer.member("track_total_hits", true)
    if let pointInTime {
      writer.key("pit")
      writer.beginObject()
      writer.member("id", pointInTime)
      writer.member("keep_alive", scan.keepAliveText)
      writer.endObject()
    }
    writer.endObject()
    var request = EngineRequest(
      operation: "count of the snapshot", method: .post, path: path + "?allow_partial_search_results=false",
      body: writer.bytes, deadline: deadline)
    request.readsContext = pointInTime != nil
    let answer = try await perform(request)
    let response = try SearchEngine.searchResponse(answer.body, operation: request.operation)
    guard let total = response.total else {
      throw SearchEngineError(.protocolViolation, "count of the snapshot answered no total")
    }
    return (total, response.shards)
  }

  func closePointInTime(_ id: String) async {
    guard let identity = shared.identity else { return }
    var body = JSONObject()
    let path: String
    if identity.dialect == .elasticsearch {
      body["id"] = .string(id)
      path = "/_pit"
    } else {
      body["pit_id"] = .array([.string(id)])
      path = "/_search/point_in_time"
    }
    await cleanUp("close point in time", path: path, body: JSONValue.object(body).serialized())
  }

  func closeScrolls(_ ids: [String]) async {
    var body = JSONObject()
    body["scroll_id"] = .array(ids.map { .string($0) })
    await cleanUp("close scroll", path: "/_search/scroll", body: JSONValue.object(body).serialized())
  }

  private func cleanUp(_ operation: String, path: String, body: [UInt8]) async {
    var request = EngineRequest(
      operation: operation, method: .delete, path: path, body: body, deadline: .after(.seconds(10)))
    request.accepted = [404]
    request.ignoresCancellation = true
    do throws(SearchEngineError) {
      _ = try await perform(request)
    } catch {
      logger.warning("\(operation) failed", ["error": .string(error.message)])
    }
  }
}
