// SPDX-License-Identifier: Apache-2.0
import JSON

/// Bulk loads.
extension SandboxEngine {
  func bulk(_ request: SandboxRequest, index: String?) throws(EngineFailure) -> SandboxReply {
    try check(
      request,
      [
        "refresh", "timeout", "wait_for_active_shards", "require_alias", "pipeline", "routing", "_source",
        "_source_includes", "_source_excludes", "require_data_stream", "list_executed_pipelines", "batch_size",
      ])
    try checkPipeline(request)
    let actions = try BulkAction.all(request, index: index, dialect: dialect)
    for action in actions { try checkID(action.id) }
    let results = try withState { state throws(EngineFailure) in
      let results = actions.enumerated().map { place, action in
        run(action, rejection: request.rejection.flatMap { (place + 1) % $0.every == 0 ? $0.status : nil }, &state)
      }
      if request.flag("refresh") ?? false {
        for index in Set(results.compactMap { try? $0.get().index }) { state.indices[index]?.refresh() }
      }
      return results
    }
    return SandboxReply {
      $0.member("took", 1)
      $0.member("errors", results.contains { if case .failure = $0 { true } else { false } })
      $0.array("items") {
        for (action, result) in zip(actions, results) {
          $0.object { $0.object(action.kind.rawValue) { write(action, result, to: &$0) } }
        }
      }
    }
  }

  /// `rejection`: the status of a fault that refuses this item, as an overloaded node does.
  private func run(
    _ action: BulkAction, rejection: Int?, _ state: inout EngineState
  ) -> Result<WriteResult, EngineFailure> {
    if let rejection {
      let type = dialect == .opensearch ? "rejected_execution_exception" : "es_rejected_execution_exception"
      return .failure(
        EngineFailure(
          status: rejection, type: type,
          reason: "rejected execution of coordinating operation: a fault that was asked for"))
    }
    do throws(EngineFailure) {
      let id = action.id.isEmpty ? state.identifier() : action.id
      switch action.kind {
      case .index, .create:
        return .success(
          try put(
            id, action.source, action.index, action.condition, requireAlias: action.requireAlias, in: &state))
      case .update:
        let target = try target(action.index, requireAlias: action.requireAlias, &state)
        return .success(try update(id, action.source, target, action.condition, in: &state))
      case .delete:
        let target = try target(action.index, requireAlias: action.requireAlias, &state)
        return .success(try delete(id, target, action.condition, in: &state))
      }
    } catch {
      return .failure(error)
    }
  }

  private func write(
    _ action: BulkAction, _ result: Result<WriteResult, EngineFailure>, to writer: inout JSONWriter
  ) {
    switch result {
    case .success(let result):
      result.write(to: &writer)
      writer.member("status", result.status)
    case .failure(let failure):
      writer.member("_index", action.index)
      writer.member("_id", action.id)
      writer.member("status", failure.status)
      writer.object("error") { failure.writeMembers(to: &$0) }
    }
  }
}
