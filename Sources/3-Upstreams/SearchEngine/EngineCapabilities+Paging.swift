// SPDX-License-Identifier: Apache-2.0
import JSON

extension EngineCapabilities {
  /// The most slices that one scan is cut into.
  private var maximumSlices: Int { isElasticsearch ? 16 : 1024 }

  /// The way to read an index whole.
  /// - Parameters:
  ///   - wanted: slices asked for; nil leaves it to us.
  ///   - cpus: CPUs that this process may use.
  func scanPlan(shards: Int, wanted: Int?, cpus: Int) -> ScanPlan {
    let shards = max(1, shards)
    let byShard = #"[{"_shard_doc":"asc"}]"#
    if isElasticsearch {
      // Slices of a point in time are ranges of document numbers here: cheap at any count.
      return ScanPlan(sort: byShard, slices: min(max(1, wanted ?? min(max(cpus, shards), 4)), maximumSlices))
    }
    let wanted = min(max(1, wanted ?? shards), maximumSlices)
    if isOpenSearch(from: EngineVersion(3, 3)) {
      // A multiple of the shards spares the walk over all ids.
      return ScanPlan(sort: byShard, slices: wanted == 1 ? 1 : (wanted + shards - 1) / shards * shards)
    }
    // `_doc` is a total order within one shard only: every slice must lie inside one.
    return ScanPlan(sort: #"["_doc"]"#, slices: shards == 1 ? wanted : max(wanted, shards))
  }

  /// The path that opens a point in time over all shards of an index or none.
  func pointInTimePath(_ index: String, keepAlive: String) -> EnginePath {
    isElasticsearch
      ? EnginePath("/", segment: index, "/_pit?keep_alive=\(keepAlive)")
      : EnginePath(
        "/", segment: index, "/_search/point_in_time?keep_alive=\(keepAlive)&allow_partial_pit_creation=false")
  }

  /// The member of the answer that holds a new point in time's id.
  var pointInTimeMember: String { isElasticsearch ? "id" : "pit_id" }

  /// The request that closes a point in time.
  func closing(pointInTime id: String) -> (path: String, body: [UInt8]) {
    isElasticsearch
      ? ("/_pit", JSONValue.object(["id": .string(id)]).serialized())
      : ("/_search/point_in_time", JSONValue.object(["pit_id": [.string(id)]]).serialized())
  }
}
