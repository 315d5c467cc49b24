// SPDX-License-Identifier: Apache-2.0

/// How an index is read whole, by engine and version: the plan table of the engines' paging rules.
struct ScanPlan: Sendable, Equatable {
  enum Paging: Sendable, Equatable {
    /// Point in time with `search_after`; `sort` is the sort array's JSON.
    case pointInTime(sort: String)
    /// Before points in time: sliced scroll. A page is read once only.
    case scroll
  }

  var paging: Paging
  /// 1: no `slice` in the request.
  var slices: Int

  /// - Parameters:
  ///   - wanted: slices asked for; nil leaves it to us.
  ///   - cpus: CPUs that this process may use.
  static func choose(_ engine: EngineIdentity, shards: Int, wanted: Int?, cpus: Int) -> ScanPlan {
    let shards = max(1, shards)
    switch engine.dialect {
    case .elasticsearch:
      // Slices of a point in time are ranges of document numbers here: cheap at any count.
      let slices = min(max(1, wanted ?? min(max(cpus, shards), 4)), 16)
      return engine.version >= EngineVersion(7, 15)
        ? ScanPlan(paging: .pointInTime(sort: #"[{"_shard_doc":"asc"}]"#), slices: slices)
        : ScanPlan(paging: .scroll, slices: slices)
    case .opensearch:
      let wanted = min(max(1, wanted ?? shards), 1024)
      if engine.version >= EngineVersion(3, 3) {
        // A multiple of the shards spares the walk over all ids.
        let slices = wanted == 1 ? 1 : (wanted + shards - 1) / shards * shards
        return ScanPlan(paging: .pointInTime(sort: #"[{"_shard_doc":"asc"}]"#), slices: slices)
      }
      if engine.version >= EngineVersion(2, 4) {
        // `_doc` is a total order within one shard only: every slice must lie inside one.
        let slices = shards == 1 ? wanted : max(wanted, shards)
        return ScanPlan(paging: .pointInTime(sort: #"["_doc"]"#), slices: slices)
      }
      return ScanPlan(paging: .scroll, slices: wanted)
    }
  }
}
