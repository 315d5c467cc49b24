// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON
import Primitives

/// Everything that the engine holds. Guarded by the engine's mutex.
struct EngineState {
  let dialect: SandboxDialect
  var indices: [String: IndexState] = [:]
  var pits: [Int: PointInTime] = [:]
  var nextPIT = 1
  private var nextIdentifier = 1
  private var uses = 0

  init(dialect: SandboxDialect) { self.dialect = dialect }

  // MARK: names

  /// The concrete indices of an expression: names, aliases, `*`, `-excluded`, comma-separated; sorted.
  func resolve(
    _ expression: String?, ignoreUnavailable: Bool = false, allowNone: Bool = true
  ) throws(EngineFailure) -> [String] {
    let expression = expression.map { $0.isEmpty ? "_all" : $0 } ?? "_all"
    var names: Set<String> = []
    for part in expression.split(separator: ",").map(String.init) {
      if part == "_all" {
        names.formUnion(indices.keys)
      } else if part.hasPrefix("-"), part != expression {
        let pattern = String(part.dropFirst())
        names = names.filter { !Wildcard.matches(pattern, $0) }
      } else if Wildcard.isPattern(part) {
        for (name, index) in indices
        where Wildcard.matches(part, name) || index.aliases.keys.contains(where: { Wildcard.matches(part, $0) }) {
          names.insert(name)
        }
      } else if indices[part] != nil {
        names.insert(part)
      } else {
        let targets = self.targets(ofAlias: part)
        if targets.isEmpty, !ignoreUnavailable { throw .indexNotFound(part) }
        names.formUnion(targets)
      }
    }
    if names.isEmpty, !allowNone { throw .indexNotFound(expression) }
    return names.sorted()
  }

  /// The views of the indices that an expression stands for. An alias's filter holds where nothing else of the
  /// expression names the index without one; several filters are ORed.
  mutating func views(
    _ expression: String?, ignoreUnavailable: Bool = false, allowNone: Bool = true, queries: QueryParser,
    now: MonotonicInstant
  ) throws(EngineFailure) -> [IndexView] {
    let names = try resolve(expression, ignoreUnavailable: ignoreUnavailable, allowNone: allowNone)
    var views: [IndexView] = []
    for name in names {
      let filter = try filter(of: name, in: expression ?? "", queries)
      guard let snapshot = indices[name]?.current(now) else { continue }
      views.append(IndexView(snapshot: snapshot, filter: filter, resultWindow: indices[name]?.resultWindow ?? 10_000))
    }
    return views
  }

  private func filter(of name: String, in expression: String, _ queries: QueryParser) throws(EngineFailure) -> Query? {
    var filters: [Query] = []
    for part in expression.split(separator: ",").map(String.init) where !part.hasPrefix("-") {
      if part == "_all" || Wildcard.matches(part, name) { return nil }
      for (alias, options) in indices[name]?.aliases ?? [:] where Wildcard.matches(part, alias) {
        guard let filter = options["filter"] else { return nil }
        filters.append(try queries.query(filter))
      }
    }
    if filters.count < 2 { return filters.first }
    return .bool(BoolQuery(should: filters, minimumShouldMatch: MinimumShouldMatch(.int(1))))
  }

  func targets(ofAlias alias: String) -> [String] {
    indices.values.filter { $0.aliases[alias] != nil }.map(\.name).sorted()
  }

  /// The index that a write to `name` goes to; nil: there is none yet.
  func writeTarget(_ name: String) throws(EngineFailure) -> String? {
    if indices[name] != nil { return name }
    let targets = targets(ofAlias: name)
    if targets.isEmpty { return nil }
    let writers = targets.filter { indices[$0]?.aliases[name]?["is_write_index"]?.boolValue == true }
    if let writer = writers.first { return writer }
    if targets.count == 1 { return targets[0] }
    throw .illegalArgument(
      "no write index is defined for alias [\(name)]. The write index may be explicitly disabled "
        + "using is_write_index=false or the alias points to multiple indices without one being "
        + "designated as a write index"
    )
  }

  /// An identifier of 22 characters, as the engines' UUIDs.
  mutating func identifier() -> String {
    defer { nextIdentifier += 1 }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    return String(
      (0..<22).map { place in alphabet[Int(Hashing.fnv1a("sandbox \(nextIdentifier) \(place)".utf8) % 64)] })
  }

  /// A number that no other use of a PIT has.
  mutating func nextUse() -> Int {
    uses += 1
    return uses
  }

  // MARK: indices

  static func checkName(_ name: String) throws(EngineFailure) {
    if name.lowercased() != name { throw invalidName(name, "must be lowercase") }
    if let first = name.first, "_-+".contains(first) {
      throw invalidName(name, "must not start with '_', '-', or '+'")
    }
    let isInvalid = name.contains { "\\/*?\"<>| ,#:".contains($0) } || [".", ".."].contains(name)
    if isInvalid || name.utf8.count > 255 { throw .unsupported("the index name [\(name)]") }
  }

  static func invalidName(_ name: String, _ reason: String) -> EngineFailure {
    EngineFailure(
      type: "invalid_index_name_exception", reason: "Invalid index name [\(name)], \(reason)",
      details: [("index_uuid", "_na_"), ("index", name)])
  }

  /// Creates an index from the parts of a create request; nil leaves a part out.
  mutating func create(
    _ name: String, settings: JSONValue? = nil, mappings: JSONValue? = nil, aliases: JSONValue? = nil
  ) throws(EngineFailure) {
    try EngineState.checkName(name)
    if let present = indices[name] {
      throw EngineFailure(
        type: "resource_already_exists_exception", reason: "index [\(name)/\(present.uuid)] already exists",
        details: [("index_uuid", present.uuid), ("index", name)])
    }
    if !targets(ofAlias: name).isEmpty { throw EngineState.invalidName(name, "already exists as alias") }
    let settings = try IndexSettings.flat(settings, dialect: dialect)
    let analyzers = try AnalyzerSet(settings: settings)
    var mapping = Mapping()
    if let mappings, !mappings.isNull { try mapping.merge(mappings, dialect: dialect, analyzers: analyzers) }
    var index = IndexState(
      name: name, uuid: identifier(), created: WallClock.milliseconds, settings: settings, analyzers: analyzers,
      mapping: mapping)
    for alias in aliases?.objectValue?.members ?? [] {
      if indices[alias.name] != nil { throw invalidAlias(alias.name) }
      index.aliases[alias.name] = try AliasOptions.created(
        alias.name, alias.value, dialect: dialect, shards: index.shards)
    }
    indices[name] = index
  }

  /// The refusal of an alias that is an index.
  func invalidAlias(_ alias: String) -> EngineFailure {
    let reason = "an index \(dialect == .opensearch ? "" : "or data stream ")exists with the same name as the alias"
    return EngineFailure(
      type: "invalid_alias_name_exception",
      reason: "Invalid alias name [\(alias)]\(dialect == .opensearch ? "," : ":") \(reason)",
      details: dialect == .opensearch ? [("index_uuid", indices[alias]?.uuid ?? "_na_"), ("index", alias)] : [])
  }

  mutating func dropExpired(_ now: MonotonicInstant) {
    pits = pits.filter { $0.value.expires > now }
  }
}
