// SPDX-License-Identifier: Apache-2.0

/// How an index is read whole, by engine and version: a point in time, slices of it, and `search_after`.
struct ScanPlan: Sendable, Equatable {
  /// The sort array's JSON.
  var sort: String
  /// 1: no `slice` in the request.
  var slices: Int

  /// - Parameters:
  ///   - wanted: slices asked for; nil leaves it to us.
  ///   - cpus: CPUs that this process may use.
  static func choose(_ engine: EngineIdentity, shards: Int, wanted: Int?, cpus: Int) -> ScanPlan {
    let shards = max(1, shards)
    let byShard = #"[{"_shard_doc":"asc"}]"#
    switch engine.dialect {
    case .elasticsearch:
      // Slices of a point in time are ranges of document numbers here: cheap at any count.
      return ScanPlan(sort: byShard, slices: min(max(1, wanted ?? min(max(cpus, shards), 4)), 16))
    case .opensearch:
      let wanted = min(max(1, wanted ?? shards), 1024)
      if engine.version >= EngineVersion(3, 3) {
        // A multiple of the shards spares the walk over all ids.
        return ScanPlan(sort: byShard, slices: wanted == 1 ? 1 : (wanted + shards - 1) / shards * shards)
      }
      // `_doc` is a total order within one shard only: every slice must lie inside one.
      return ScanPlan(sort: #"["_doc"]"#, slices: shards == 1 ? wanted : max(wanted, shards))
    }
  }
}
