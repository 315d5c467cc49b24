// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON

/// Single documents.
extension SandboxEngine {
  private static let writeParameters: Set<String> = [
    "refresh", "if_seq_no", "if_primary_term", "timeout", "wait_for_active_shards", "require_alias", "routing",
    "op_type", "pipeline",
  ]
  private static let readParameters: Set<String> = [
    "_source", "_source_includes", "_source_excludes", "realtime", "refresh", "preference", "routing",
  ]

  // MARK: writes

  func putDocument(
    _ request: SandboxRequest, _ name: String, _ id: String, mustBeNew: Bool
  ) throws(EngineFailure) -> SandboxReply {
    guard !request.body.isEmpty else { throw .unsupported("a document without content") }
    try checkID(id)
    let condition = try condition(request, mustBeNew: mustBeNew)
    return try write(request) { state throws(EngineFailure) in
      try put(
        id, request.body, name, condition, requireAlias: request.flag("require_alias") ?? false, in: &state)
    }
  }

  func deleteDocument(_ request: SandboxRequest, _ name: String, _ id: String) throws(EngineFailure) -> SandboxReply {
    let condition = try condition(request, mustBeNew: false)
    return try write(request) { state throws(EngineFailure) in
      guard let index = try state.writeTarget(name) else { throw .indexNotFound(name) }
      return try delete(id, index, condition, in: &state)
    }
  }

  private func write(
    _ request: SandboxRequest, _ body: (inout EngineState) throws(EngineFailure) -> WriteResult
  ) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.writeParameters)
    let refreshes = request.flag("refresh") ?? false
    let result = try withState { state throws(EngineFailure) in
      let result = try body(&state)
      if refreshes { state.indices[result.index]?.refresh() }
      return result
    }
    return SandboxReply(result.status) { result.write(to: &$0, isRefreshed: refreshes && result.kind != .missing) }
  }

  /// Writes a document to the index that `name` stands for, which comes to be if it is not there.
  func put(
    _ id: String, _ source: [UInt8], _ name: String, _ condition: IndexState.WriteCondition, requireAlias: Bool,
    in state: inout EngineState
  ) throws(EngineFailure) -> WriteResult {
    let target = try target(name, requireAlias: requireAlias, &state)
    // taken out, so that the index is changed in place and not copied
    guard var index = state.indices.removeValue(forKey: target) else { throw .indexNotFound(target) }
    defer { state.indices[target] = index }
    return try index.put(id: id, source: source, condition: condition, dialect: dialect, now: .now)
  }

  /// Merges a part of a document into the one that is there.
  func update(
    _ id: String, _ change: [UInt8], _ target: String, _ condition: IndexState.WriteCondition,
    in state: inout EngineState
  ) throws(EngineFailure) -> WriteResult {
    guard var index = state.indices.removeValue(forKey: target) else { throw .indexNotFound(target) }
    defer { state.indices[target] = index }
    return try index.update(id: id, change: change, condition: condition, dialect: dialect, now: .now)
  }

  func delete(
    _ id: String, _ target: String, _ condition: IndexState.WriteCondition, in state: inout EngineState
  ) throws(EngineFailure) -> WriteResult {
    guard var index = state.indices.removeValue(forKey: target) else { throw .indexNotFound(target) }
    defer { state.indices[target] = index }
    return try index.delete(id: id, condition: condition, now: .now)
  }

  /// The index that a write goes to, made if there is none.
  func target(
    _ name: String, requireAlias: Bool, _ state: inout EngineState
  ) throws(EngineFailure) -> String {
    if requireAlias, state.targets(ofAlias: name).isEmpty {
      throw .indexNotFound(
        name, suffix: " and [require_alias] request flag is [true] and [\(name)] is not an alias")
    }
    if let target = try state.writeTarget(name) { return target }
    try state.create(name)
    return name
  }

  private func condition(
    _ request: SandboxRequest, mustBeNew: Bool
  ) throws(EngineFailure) -> IndexState.WriteCondition {
    try checkPipeline(request)
    let sequence = try number(request, "if_seq_no")
    let term = try number(request, "if_primary_term")
    if sequence != nil, term == nil { throw .validation("ifSeqNo is set, but primary term is [0]") }
    if sequence == nil, term != nil { throw .unsupported("[if_primary_term] without [if_seq_no]") }
    return IndexState.WriteCondition(mustBeNew: mustBeNew, sequence: sequence, primaryTerm: term)
  }

  private func number(_ request: SandboxRequest, _ name: String) throws(EngineFailure) -> Int? {
    guard let text = request.parameter(name) else { return nil }
    guard let number = Int(text) else { throw .unsupported("this value of [\(name)]") }
    return number
  }

  func checkPipeline(_ request: SandboxRequest) throws(EngineFailure) {
    if let pipeline = request.parameter("pipeline"), pipeline != "_none" { throw .unsupported("ingest pipelines") }
  }

  func checkID(_ id: String) throws(EngineFailure) {
    if id.utf8.count > 512 { throw .unsupported("ids of more than 512 bytes") }
  }

  // MARK: reads

  /// Reads are real-time: they see what no refresh has shown yet.
  func getDocument(_ request: SandboxRequest, _ name: String, _ id: String) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.readParameters.union(["stored_fields", "version", "version_type"]))
    let (index, document) = try withState { state throws(EngineFailure) -> (String, IndexedDocument?) in
      if state.indices[name] == nil, state.targets(ofAlias: name).isEmpty {
        throw .indexNotFound(name, kind: dialect == .opensearch ? "index_expression" : "index_or_alias")
      }
      let names = try state.resolve(name)
      guard names.count == 1 else { throw .unsupported("reading a document through an alias of several indices") }
      return (names[0], state.indices[names[0]]?.documents[id])
    }
    let filter = SourceFilter(request)
    return SandboxReply(document == nil ? 404 : 200) { write(document, id, index, filter, to: &$0) }
  }

  func multiGet(_ request: SandboxRequest, _ name: String) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.readParameters)
    let body = try json(request, required: true)
    var ids = body["ids"]?.arrayValue?.map(\.scalarText) ?? []
    for entry in body["docs"]?.arrayValue ?? [] {
      for member in entry.objectValue?.names ?? [] where member != "_id" {
        throw .unsupported("[\(member)] in [docs]")
      }
      if let id = entry["_id"]?.stringValue { ids.append(id) }
    }
    guard !ids.isEmpty else { throw .validation("no documents to get") }
    let (index, documents) = try withState { state throws(EngineFailure) -> (String, [IndexedDocument?]) in
      guard let index = try state.resolve(name).first else { throw .indexNotFound(name) }
      return (index, ids.map { state.indices[index]?.documents[$0] })
    }
    let filter = SourceFilter(request)
    return SandboxReply {
      $0.array("docs") {
        for (id, document) in zip(ids, documents) { $0.object { write(document, id, index, filter, to: &$0) } }
      }
    }
  }

  private func write(
    _ document: IndexedDocument?, _ id: String, _ index: String, _ filter: SourceFilter, to writer: inout JSONWriter
  ) {
    writer.member("_index", index)
    writer.member("_id", id)
    guard let document else { return writer.member("found", false) }
    writer.member("_version", document.version)
    writer.member("_seq_no", document.sequence)
    writer.member("_primary_term", 1)
    writer.member("found", true)
    if filter.isEnabled { writer.member("_source", raw: filter.source(document.source)) }
  }
}
