// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON
import Primitives

/// What one search sees of an index: its documents, or those that a filtered alias shows.
struct View {
  var snapshot: Snapshot
  var filter: Query?
  /// Documents that one answer may have at most.
  var resultWindow: Int
}

/// An open point in time.
struct PointInTime {
  var views: [View]
  var expires: MonotonicInstant
  var keepAlive: Duration
}

/// Everything that the engine holds. Guarded by the engine's mutex.
struct EngineState {
  var indices: [String: IndexState] = [:]
  var pits: [Int: PointInTime] = [:]
  var nextPIT = 1
  var nextIdentifier: UInt64 = 1

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

  /// What an expression shows of the indices that it stands for. An alias's filter holds where nothing else of the
  /// expression names the index without one; several filters are ORed.
  mutating func views(
    _ expression: String?, ignoreUnavailable: Bool = false, allowNone: Bool = true, queries: QueryParser,
    now: MonotonicInstant
  ) throws(EngineFailure) -> [View] {
    let names = try resolve(expression, ignoreUnavailable: ignoreUnavailable, allowNone: allowNone)
    var views: [View] = []
    for name in names {
      let filter = try filter(of: name, in: expression ?? "", queries)
      guard let snapshot = indices[name]?.current(now) else { continue }
      views.append(View(snapshot: snapshot, filter: filter, resultWindow: indices[name]?.resultWindow ?? 10_000))
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
    var text = ""
    var seed = Hashing.fnv1a("sandbox \(nextIdentifier)".utf8)
    for place in 0..<22 {
      text.append(alphabet[Int(seed % 64)])
      seed = seed >> 6
      if place == 10 { seed = Hashing.fnv1a("sandbox again \(nextIdentifier)".utf8) }
    }
    return text
  }

  // MARK: indices

  static func checkName(_ name: String) throws(EngineFailure) {
    var reason: String?
    if name.lowercased() != name {
      reason = "must be lowercase"
    } else if name.hasPrefix("_") || name.hasPrefix("-") || name.hasPrefix("+") {
      reason = "must not start with '_', '-', or '+'"
    } else if name.contains(where: { "\\/*?\"<>| ,#:".contains($0) }) {
      reason = "must not contain the following characters [ , \", *, \\, <, |, ,, >, /, ?]"
    } else if name == "." || name == ".." {
      reason = "must not be '.' or '..'"
    } else if name.utf8.count > 255 {
      reason = "index name is too long, (\(name.utf8.count) > 255)"
    }
    if let reason { throw invalidName(name, reason) }
  }

  static func invalidName(_ name: String, _ reason: String) -> EngineFailure {
    EngineFailure(
      status: 400, type: "invalid_index_name_exception", reason: "Invalid index name [\(name)], \(reason)",
      details: [("index_uuid", "_na_"), ("index", .string(name))])
  }

  mutating func create(
    _ name: String, settings: JSONValue?, mappings: JSONValue?, aliases: JSONValue?, dialect: SandboxDialect
  ) throws(EngineFailure) {
    try EngineState.checkName(name)
    if let present = indices[name] {
      throw EngineFailure(
        status: 400, type: "resource_already_exists_exception",
        reason: "index [\(name)/\(present.uuid)] already exists",
        details: [("index_uuid", .string(present.uuid)), ("index", .string(name))])
    }
    if !targets(ofAlias: name).isEmpty { throw EngineState.invalidName(name, "already exists as alias") }
    let settings = try IndexSettings.flat(settings, dialect: dialect)
    let analyzers = try AnalyzerSet(settings: settings)
    var mapping = Mapping()
    if let mappings, !mappings.isNull { mapping = try Mapping(mappings, dialect: dialect, analyzers: analyzers) }
    var index = IndexState(
      name: name, uuid: identifier(), created: WallClock.milliseconds, settings: settings, analyzers: analyzers,
      mapping: mapping)
    for alias in aliases?.objectValue?.members ?? [] {
      if indices[alias.name] != nil { throw EngineState.invalidAlias(alias.name, indices[alias.name], dialect) }
      index.aliases[alias.name] = try AliasOptions.created(
        alias.name, alias.value, dialect: dialect, shards: index.shards)
    }
    indices[name] = index
  }

  static func invalidAlias(_ alias: String, _ index: IndexState?, _ dialect: SandboxDialect) -> EngineFailure {
    switch dialect {
    case .elasticsearch:
      return EngineFailure(
        status: 400, type: "invalid_alias_name_exception",
        reason: "Invalid alias name [\(alias)]: an index or data stream exists with the same name as the alias")
    case .opensearch:
      return EngineFailure(
        status: 400, type: "invalid_alias_name_exception",
        reason: "Invalid alias name [\(alias)], an index exists with the same name as the alias",
        details: [("index_uuid", .string(index?.uuid ?? "_na_")), ("index", .string(alias))])
    }
  }

  mutating func dropExpired(_ now: MonotonicInstant) {
    pits = pits.filter { $0.value.expires > now }
  }
}
