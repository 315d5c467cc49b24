// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON

/// One index: definition, documents, and what searches see of them.
struct IndexState: Sendable {
  let name: String
  let uuid: String
  /// Milliseconds since 1970.
  let created: Int
  /// Flat and as text: `index.number_of_shards`.
  var settings: [String: JSONValue]
  let analyzers: AnalyzerSet
  var mapping: Mapping
  var aliases: [String: JSONObject] = [:]
  private(set) var documents: [String: IndexedDocument] = [:]
  private var nextSequence = 0
  private(set) var snapshot: Snapshot
  /// The first write since the last refresh.
  private var dirtySince: MonotonicInstant?
  private(set) var deletions = 0

  init(
    name: String, uuid: String, created: Int, settings: [String: JSONValue], analyzers: AnalyzerSet, mapping: Mapping
  ) {
    self.name = name
    self.uuid = uuid
    self.created = created
    self.settings = settings
    self.analyzers = analyzers
    self.mapping = mapping
    snapshot = Snapshot(index: name, uuid: uuid, mapping: mapping, analyzers: analyzers, documents: [])
  }

  var shards: Int { settings["index.number_of_shards"]?.wholeNumber ?? 1 }
  var replicas: Int { settings["index.number_of_replicas"]?.wholeNumber ?? 1 }
  /// Documents that one answer may have at most.
  var resultWindow: Int { settings["index.max_result_window"]?.wholeNumber ?? 10_000 }
  /// One node: a replica has nowhere to go.
  var health: String { replicas > 0 ? "yellow" : "green" }

  /// Between two refreshes; nil where `refresh_interval` is -1.
  private var refreshInterval: Duration? {
    guard let text = settings["index.refresh_interval"]?.stringValue else { return .seconds(1) }
    return text == "-1" ? nil : TimeValue.duration(text) ?? .seconds(1)
  }

  /// The aliases whose names are asked for, as the engines show them.
  func shownAliases(_ isAsked: (String) -> Bool) -> JSONValue {
    var shown = JSONObject()
    for (name, options) in aliases.sorted(by: { $0.key < $1.key }) where isAsked(name) {
      shown[name] = .object(options)
    }
    return .object(shown)
  }

  // MARK: refresh

  mutating func refresh() {
    dirtySince = nil
    snapshot = Snapshot(
      index: name, uuid: uuid, mapping: mapping, analyzers: analyzers,
      documents: documents.values.sorted { $0.sequence < $1.sequence })
  }

  /// The snapshot that a search sees now: an overdue refresh is made up for first.
  mutating func current(_ now: MonotonicInstant) -> Snapshot {
    if let dirtySince, let interval = refreshInterval, dirtySince.advanced(by: interval) <= now { refresh() }
    return snapshot
  }

  /// A changed mapping is seen by the next search.
  mutating func mappingChanged() {
    snapshot = Snapshot(
      index: name, uuid: uuid, mapping: mapping, analyzers: analyzers, documents: snapshot.documents)
  }

  private mutating func touched(_ now: MonotonicInstant) {
    if dirtySince == nil { dirtySince = now }
  }

  // MARK: documents

  /// The condition under which a write is refused.
  struct WriteCondition: Sendable {
    var mustBeNew = false
    var sequence: Int?
    var primaryTerm: Int?
  }

  mutating func put(
    id: String, source: [UInt8], condition: WriteCondition, dialect: SandboxDialect, now: MonotonicInstant
  ) throws(EngineFailure) -> WriteResult {
    let present = documents[id]
    if condition.mustBeNew, let present {
      throw conflict("[\(id)]: version conflict, document already exists (current version [\(present.version)])")
    }
    var reader = DocumentReader(id: id, dialect: dialect, analyzers: analyzers, mapping: mapping)
    try reader.read(source)
    try check(condition, id: id)
    if reader.hasGrown {
      mapping = reader.mapping
      mappingChanged()
    }
    let document = IndexedDocument(
      id: id, source: source, version: (present?.version ?? 0) + 1, sequence: nextSequence, values: reader.values,
      vectors: reader.vectors)
    nextSequence += 1
    if present != nil { deletions += 1 }
    documents[id] = document
    touched(now)
    return WriteResult(
      kind: present == nil ? .created : .updated, index: name, replicas: replicas, id: id, version: document.version,
      sequence: document.sequence)
  }

  /// Merges `doc` into the document that is there: objects member by member, anything else as a whole.
  mutating func update(
    id: String, change: [UInt8], condition: WriteCondition, dialect: SandboxDialect, now: MonotonicInstant
  ) throws(EngineFailure) -> WriteResult {
    guard let present = documents[id] else {
      throw EngineFailure(status: 404, type: "document_missing_exception", reason: "[\(id)]: document missing")
    }
    try check(condition, id: id)
    let source: JSONValue
    let merged: JSONValue
    do {
      source = try JSONValue(parsing: present.source)
      merged = source.merging(try UpdateBody(change).document)
    } catch let failure as EngineFailure {
      throw failure
    } catch {
      throw .unsupported("an update that is not JSON")
    }
    guard merged != source else {
      return WriteResult(
        kind: .noop, index: name, replicas: replicas, id: id, version: present.version, sequence: present.sequence)
    }
    return try put(
      id: id, source: merged.serialized(), condition: WriteCondition(mustBeNew: false), dialect: dialect, now: now)
  }

  mutating func delete(
    id: String, condition: WriteCondition, now: MonotonicInstant
  ) throws(EngineFailure) -> WriteResult {
    try check(condition, id: id)
    let present = documents.removeValue(forKey: id)
    if present != nil {
      deletions += 1
      touched(now)
    }
    defer { nextSequence += 1 }
    return WriteResult(
      kind: present == nil ? .missing : .deleted, index: name, replicas: replicas, id: id,
      version: (present?.version ?? 0) + 1, sequence: nextSequence)
  }

  private func check(_ condition: WriteCondition, id: String) throws(EngineFailure) {
    guard let sequence = condition.sequence, let term = condition.primaryTerm else { return }
    guard let present = documents[id] else {
      throw conflict(
        "[\(id)]: version conflict, required seqNo [\(sequence)], primary term [\(term)]. but no document was found")
    }
    guard present.sequence == sequence, term == 1 else {
      throw conflict(
        "[\(id)]: version conflict, required seqNo [\(sequence)], primary term [\(term)]. current "
          + "document has seqNo [\(present.sequence)] and primary term [1]"
      )
    }
  }

  private func conflict(_ reason: String) -> EngineFailure {
    EngineFailure(
      status: 409, type: "version_conflict_engine_exception", reason: reason,
      details: [("index_uuid", uuid), ("shard", "0"), ("index", name)])
  }
}
