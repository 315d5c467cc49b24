// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON
import Synchronization

/// Single documents and bulk loads.
extension SandboxEngine {
  private static let writeParameters: Set<String> = [
    "refresh", "if_seq_no", "if_primary_term", "timeout", "wait_for_active_shards", "require_alias", "routing",
    "op_type", "pipeline",
  ]

  private func condition(_ request: EngineRequest, mustBeNew: Bool) throws(EngineFailure) -> IndexState.WriteCondition {
    var condition = IndexState.WriteCondition(mustBeNew: mustBeNew)
    if let pipeline = request.parameter("pipeline"), pipeline != "_none" { throw .notHere("ingest pipelines") }
    let sequence = try number(request, "if_seq_no")
    let term = try number(request, "if_primary_term")
    if sequence != nil, term == nil { throw .validation("ifSeqNo is set, but primary term is [0]") }
    if sequence == nil, let term { throw .validation("ifSeqNo is unassigned, but primary term is [\(term)]") }
    condition.sequence = sequence
    condition.primaryTerm = term
    return condition
  }

  private func number(_ request: EngineRequest, _ name: String) throws(EngineFailure) -> Int? {
    guard let text = request.parameter(name) else { return nil }
    guard let number = Int(text) else {
      throw .illegalArgument("Failed to parse long parameter [\(name)] with value [\(text)]")
    }
    return number
  }

  private func checkID(_ id: String) throws(EngineFailure) {
    if id.utf8.count > 512 {
      throw .validation("id [\(id)] is too long, must be no longer than 512 bytes but was: \(id.utf8.count)")
    }
  }

  /// The index that a write goes to, made if there is none.
  private func target(
    _ name: String, requireAlias: Bool, _ state: inout EngineState
  ) throws(EngineFailure) -> String {
    if requireAlias, state.targets(ofAlias: name).isEmpty {
      var failure = EngineFailure.indexNotFound(
        name, suffix: " and [require_alias] request flag is [true] and [\(name)] is not an alias")
      failure.details = [("index_uuid", "_na_"), ("index", .string(name))]
      throw failure
    }
    if let target = try state.writeTarget(name) { return target }
    try state.create(name, settings: nil, mappings: nil, aliases: nil, dialect: dialect)
    return name
  }

  private func shards(_ index: IndexState?) -> JSONValue {
    ["total": .int(1 + (index?.replicas ?? 0)), "successful": 1, "failed": 0]
  }

  // MARK: one document

  func putDocument(
    _ request: EngineRequest, _ name: String, _ id: String, mustBeNew: Bool
  ) throws(EngineFailure) -> EngineReply {
    try check(request, SandboxEngine.writeParameters)
    let condition = try condition(request, mustBeNew: mustBeNew)
    try checkID(id)
    guard !request.body.isEmpty else { throw .validation("source is missing") }
    let refreshes = request.flag("refresh") ?? false
    let (object, isNew) = try state.withLock {
      (state: inout EngineState) throws(EngineFailure) -> (JSONObject, Bool) in
      let index = try self.target(name, requireAlias: request.flag("require_alias") ?? false, &state)
      guard var present = state.indices.removeValue(forKey: index) else { throw .indexNotFound(index) }
      defer { state.indices[index] = present }
      let written = try present.put(
        id: id, source: request.body, condition: condition, dialect: self.dialect, now: .now)
      if refreshes { present.refresh() }
      return (self.written(written.document, written.isNew, refreshes, present), written.isNew)
    }
    return EngineReply(isNew ? 201 : 200, .object(object))
  }

  private func written(
    _ document: StoredDocument, _ isNew: Bool, _ refreshed: Bool, _ index: IndexState
  ) -> JSONObject {
    var object = JSONObject()
    object["_index"] = .string(index.name)
    object["_id"] = .string(document.id)
    object["_version"] = .int(document.version)
    object["result"] = isNew ? "created" : "updated"
    if refreshed { object["forced_refresh"] = true }
    object["_shards"] = shards(index)
    object["_seq_no"] = .int(document.sequence)
    object["_primary_term"] = 1
    return object
  }

  func deleteDocument(_ request: EngineRequest, _ name: String, _ id: String) throws(EngineFailure) -> EngineReply {
    try check(request, SandboxEngine.writeParameters)
    let condition = try condition(request, mustBeNew: false)
    return try state.withLock { (state: inout EngineState) throws(EngineFailure) -> EngineReply in
      guard let index = try state.writeTarget(name) else { throw .indexNotFound(name) }
      guard var present = state.indices.removeValue(forKey: index) else { throw .indexNotFound(index) }
      defer { state.indices[index] = present }
      let deleted = try present.delete(id: id, condition: condition, now: .now)
      if request.flag("refresh") ?? false { present.refresh() }
      return EngineReply(
        deleted.wasThere ? 200 : 404, .object(self.deleted(id, deleted, present)))
    }
  }

  private func deleted(
    _ id: String, _ deleted: (version: Int, sequence: Int, wasThere: Bool), _ index: IndexState
  ) -> JSONObject {
    [
      "_index": .string(index.name), "_id": .string(id), "_version": .int(deleted.version),
      "result": deleted.wasThere ? "deleted" : "not_found", "_shards": shards(index),
      "_seq_no": .int(deleted.sequence), "_primary_term": 1,
    ]
  }

  /// Reads are real-time: they see what no refresh has shown yet.
  func getDocument(_ request: EngineRequest, _ name: String, _ id: String) throws(EngineFailure) -> EngineReply {
    try check(
      request,
      [
        "_source", "_source_includes", "_source_excludes", "realtime", "refresh", "preference", "routing",
        "stored_fields", "version", "version_type",
      ])
    let found = try state.withLock {
      (state: inout EngineState) throws(EngineFailure) -> (String, StoredDocument?) in
      let kind = self.dialect == .opensearch ? "index_expression" : "index_or_alias"
      if state.indices[name] == nil, state.targets(ofAlias: name).isEmpty { throw .indexNotFound(name, kind: kind) }
      let names = try state.resolve(name)
      guard names.count == 1 else {
        throw .illegalArgument(
          "alias [\(name)] has more than one index associated with it \(names), can't execute a single index op")
      }
      return (names[0], state.indices[names[0]]?.documents[id])
    }
    return EngineReply(
      found.1 == nil ? 404 : 200, body: document(found.0, id, found.1, filter(of: request)))
  }

  private func filter(of request: EngineRequest) -> SourceFilter {
    var filter = SourceFilter()
    if let text = request.parameter("_source") {
      if let flag = FieldMapping.flag(.string(text)) {
        filter.isEnabled = flag
      } else {
        filter.includes = text.split(separator: ",").map(String.init)
      }
    }
    if let text = request.parameter("_source_includes") {
      filter.includes = text.split(separator: ",").map(String.init)
    }
    if let text = request.parameter("_source_excludes") {
      filter.excludes = text.split(separator: ",").map(String.init)
    }
    return filter
  }

  private func document(_ index: String, _ id: String, _ document: StoredDocument?, _ filter: SourceFilter) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("_index", index)
    writer.member("_id", id)
    if let document {
      writer.member("_version", document.version)
      writer.member("_seq_no", document.sequence)
      writer.member("_primary_term", 1)
      writer.member("found", true)
      if filter.isEnabled {
        writer.key("_source")
        writer.raw(SearchAnswer.source(document.source, filter))
      }
    } else {
      writer.member("found", false)
    }
    writer.endObject()
    return writer.bytes
  }

  func multiGet(_ request: EngineRequest, _ name: String) throws(EngineFailure) -> EngineReply {
    try check(
      request, ["_source", "_source_includes", "_source_excludes", "realtime", "refresh", "preference", "routing"])
    let body = try json(request, required: true)
    var ids = body["ids"]?.arrayValue?.compactMap { $0.stringValue ?? $0.numberValue?.text } ?? []
    for entry in body["docs"]?.arrayValue ?? [] {
      for member in entry.objectValue?.names ?? [] where member != "_id" { throw .notHere("[\(member)] in [docs]") }
      if let id = entry["_id"]?.stringValue { ids.append(id) }
    }
    guard !ids.isEmpty else { throw .validation("no documents to get") }
    let filter = filter(of: request)
    let (index, documents) = try state.withLock {
      (state: inout EngineState) throws(EngineFailure) -> (String, [StoredDocument?]) in
      let names = try state.resolve(name)
      guard let index = names.first else { throw .indexNotFound(name) }
      return (index, ids.map { state.indices[index]?.documents[$0] })
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("docs")
    writer.beginArray()
    for (id, document) in zip(ids, documents) { writer.raw(self.document(index, id, document, filter)) }
    writer.endArray()
    writer.endObject()
    return EngineReply(200, body: writer.bytes)
  }

  // MARK: bulk

  /// One action of a bulk request.
  private struct BulkAction {
    var kind: String
    var index: String
    var id: String
    var source: [UInt8]
    var condition: IndexState.WriteCondition
    var requireAlias: Bool
  }

  func bulk(_ request: EngineRequest, index: String?) throws(EngineFailure) -> EngineReply {
    try check(
      request,
      [
        "refresh", "timeout", "wait_for_active_shards", "require_alias", "pipeline", "routing", "_source",
        "_source_includes", "_source_excludes", "require_data_stream", "list_executed_pipelines", "batch_size",
      ])
    if let pipeline = request.parameter("pipeline"), pipeline != "_none" { throw .notHere("ingest pipelines") }
    let actions = try actions(request, index)
    let refreshes = request.flag("refresh") ?? false
    var items: [JSONValue] = []
    var hasErrors = false
    state.withLock { state in
      var touched: Set<String> = []
      for (place, action) in actions.enumerated() {
        do throws(EngineFailure) {
          if let rejection = request.rejection, (place + 1) % rejection.every == 0 {
            throw self.rejected(rejection.status)
          }
          let (object, target) = try self.run(action, &state)
          items.append(.object([action.kind: .object(object)]))
          touched.insert(target)
        } catch {
          hasErrors = true
          items.append(.object([action.kind: self.failed(action, error)]))
        }
      }
      if refreshes {
        for index in touched { state.indices[index]?.refresh() }
      }
    }
    if dialect == .elasticsearch {
      return EngineReply(200, ["errors": .bool(hasErrors), "took": 1, "items": .array(items)])
    }
    return EngineReply(200, ["took": 1, "errors": .bool(hasErrors), "items": .array(items)])
  }

  /// What an overloaded node says about an item.
  private func rejected(_ status: Int) -> EngineFailure {
    EngineFailure(
      status: status,
      type: dialect == .opensearch ? "rejected_execution_exception" : "es_rejected_execution_exception",
      reason: "rejected execution of coordinating operation: a fault that was asked for")
  }

  private func failed(_ action: BulkAction, _ failure: EngineFailure) -> JSONValue {
    [
      "_index": .string(action.index), "_id": .string(action.id), "status": .int(failure.status),
      "error": failure.object(dialect),
    ]
  }

  private func actions(_ request: EngineRequest, _ index: String?) throws(EngineFailure) -> [BulkAction] {
    guard !request.body.isEmpty else {
      var failure = EngineFailure.parse("request body is required")
      if dialect == .elasticsearch {
        failure.root = (failure.type, failure.reason)
        failure.causedBy = ["type": "parse_exception", "reason": "request body is required"]
        failure.reason = "could not parse bulk request body"
      }
      throw failure
    }
    guard request.body.last == UInt8(ascii: "\n") else {
      throw .illegalArgument("The bulk request must be terminated by a newline [\\n]")
    }
    var actions: [BulkAction] = []
    var number = 0
    var start = 0
    let body = request.body
    func nextLine() -> [UInt8]? {
      guard start < body.count else { return nil }
      let end = body[start...].firstIndex(of: UInt8(ascii: "\n")) ?? body.count
      defer { start = end + 1 }
      number += 1
      return Array(body[start..<end])
    }
    while let line = nextLine() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      var action = try self.action(line, number, request, index)
      if action.kind != "delete" {
        guard let source = nextLine() else {
          throw .illegalArgument("Validation Failed: 1: no source for the last action;")
        }
        action.source = source
      }
      actions.append(action)
    }
    guard !actions.isEmpty else { throw .validation("no requests added") }
    return actions
  }

  private func action(
    _ line: [UInt8], _ number: Int, _ request: EngineRequest, _ index: String?
  ) throws(EngineFailure) -> BulkAction {
    guard let value = try? JSONValue(parsing: line), let object = value.objectValue,
      let (kind, metadata) = object.members.first
    else {
      throw .illegalArgument(
        "Malformed action/metadata line [\(number)], expected START_OBJECT or END_OBJECT but found [VALUE_STRING]")
    }
    guard ["index", "create", "delete", "update"].contains(kind) else {
      let expected =
        dialect == .opensearch
        ? "one of [create, delete, index, update]" : "field [create], [delete], [index] or [update]"
      throw .illegalArgument("Malformed action/metadata line [\(number)], expected \(expected) but found [\(kind)]")
    }
    if kind == "update" { throw .notHere("[update] in a bulk request") }
    var action = BulkAction(
      kind: kind, index: index ?? "", id: "", source: [], condition: .init(mustBeNew: kind == "create"),
      requireAlias: request.flag("require_alias") ?? false)
    for member in metadata.objectValue?.members ?? [] {
      switch member.name {
      case "_index": action.index = member.value.stringValue ?? ""
      case "_id": action.id = member.value.stringValue ?? member.value.numberValue?.text ?? ""
      case "if_seq_no": action.condition.sequence = member.value.intValue
      case "if_primary_term": action.condition.primaryTerm = member.value.intValue
      case "require_alias": action.requireAlias = FieldMapping.flag(member.value) ?? false
      case "routing", "version", "version_type", "pipeline", "dynamic_templates":
        throw .notHere("[\(member.name)] in a bulk action")
      default:
        throw .illegalArgument("Action/metadata line [\(number)] contains an unknown parameter [\(member.name)]")
      }
    }
    guard !action.index.isEmpty else { throw .validation("index is missing") }
    try checkID(action.id)
    return action
  }

  private func run(
    _ action: BulkAction, _ state: inout EngineState
  ) throws(EngineFailure) -> (JSONObject, String) {
    let index = try target(action.index, requireAlias: action.requireAlias, &state)
    let id = action.id.isEmpty ? state.identifier() : action.id
    guard var present = state.indices.removeValue(forKey: index) else { throw .indexNotFound(index) }
    defer { state.indices[index] = present }
    var object: JSONObject
    if action.kind == "delete" {
      let deleted = try present.delete(id: id, condition: action.condition, now: .now)
      object = self.deleted(id, deleted, present)
      object["status"] = .int(deleted.wasThere ? 200 : 404)
    } else {
      let written = try present.put(
        id: id, source: action.source, condition: action.condition, dialect: dialect, now: .now)
      object = self.written(written.document, written.isNew, false, present)
      object["status"] = .int(written.isNew ? 201 : 200)
    }
    return (object, index)
  }
}
