// SPDX-License-Identifier: Apache-2.0
import JSON

/// Runs one search over the snapshots of its indices, each a shard.
struct SearchExecutor {
  let snapshots: [Snapshot]
  /// The filters of aliases over each snapshot.
  private let filters: [Query?]
  private let resultWindow: Int
  let dialect: SandboxDialect
  var request: SearchRequest

  init(views: [IndexView], dialect: SandboxDialect, request: SearchRequest) throws(EngineFailure) {
    snapshots = views.map(\.snapshot)
    filters = views.map(\.filter)
    resultWindow = views.map(\.resultWindow).min() ?? 10_000
    self.dialect = dialect
    self.request = request
    // Elasticsearch adds its tie-breaker to every sort under a PIT
    let namesIt = request.sort.contains { $0.kind == .shardDocument }
    // and drops it again where `search_after` has no value for it
    let hasOwnCursor = request.searchAfter?.count == request.sort.count
    if dialect == .elasticsearch, request.pit != nil, !request.sort.isEmpty, !namesIt, !hasOwnCursor {
      self.request.sort.append(SortKey(kind: .shardDocument, isAscending: true))
    }
    try check()
  }

  private func check() throws(EngineFailure) {
    if request.pit == nil, request.sort.contains(where: { $0.kind == .shardDocument }) {
      throw .validation("[_shard_doc] sort field cannot be used without [point in time]")
    }
    if let slice = request.slice {
      if request.pit == nil {
        if dialect == .elasticsearch {
          throw .validation("[slice] can only be used with [scroll] or [point-in-time] requests")
        }
        throw shardFailure(
          500, "search_exception", "`slice` cannot be used outside of a scroll context or PIT context")
      }
      if dialect == .opensearch, slice.count > 1024 {
        throw shardFailure(
          429, "rejected_execution_exception",
          "The number of slices [\(slice.count)] is too large. It must be less than [1024].")
      }
    }
    guard request.from + request.size <= resultWindow else {
      throw shardArgument(
        "Result window is too large, from + size must be less than or equal to: [\(resultWindow)] but "
          + "was [\(request.from + request.size)]. See the scroll api for a more efficient way to request "
          + "large data sets. This limit can be set by changing the [index.max_result_window] index level setting.")
    }
    if let after = request.searchAfter {
      let count = request.sort.count
      guard count > 0 else { throw shardArgument("Sort must contain at least one field.") }
      guard after.count == count else {
        throw shardArgument("search_after has \(after.count) value(s) but sort has \(count).")
      }
      if request.from > 0 { throw .unsupported("[from] with [search_after]") }
    }
  }

  private func shardArgument(_ reason: String) -> EngineFailure {
    shardFailure(400, "illegal_argument_exception", reason)
  }

  private func shardFailure(_ status: Int, _ type: String, _ reason: String) -> EngineFailure {
    EngineFailure(
      status: status, type: type, reason: reason,
      shape: .shard(index: snapshots.first?.index ?? "", phase: "query"))
  }

  /// Every document that the query matches, in no order.
  func matches() throws(EngineFailure) -> [Hit] {
    var hits: [Hit] = []
    for (shard, snapshot) in snapshots.enumerated() {
      let executor = QueryExecutor(snapshot: snapshot, dialect: dialect)
      let shown = try filters[shard].map { filter throws(EngineFailure) in try executor.run(filter) }
      let scores = try scores(executor, filter: filters[shard], count: snapshot.documents.count)
      for (document, score) in scores.enumerated() where !score.isNaN && isInSlice(shard, document) {
        if let shown, shown[document].isNaN { continue }
        if let minimum = request.minimumScore, score < minimum { continue }
        hits.append(Hit(shard: shard, document: document, score: score))
      }
    }
    return hits
  }

  /// The query and Elasticsearch's `knn` beside it: the sum of what either gives.
  /// The alias's filter is one of the nearest neighbours' too: they are searched among what it shows.
  private func scores(_ executor: QueryExecutor, filter: Query?, count: Int) throws(EngineFailure) -> Scores {
    var legs: [Scores] = []
    if let query = request.query { legs.append(try executor.run(query)) }
    for nearest in request.nearest {
      do throws(EngineFailure) {
        var nearest = nearest
        if let filter { nearest.filter = .bool(BoolQuery(filter: [filter] + (nearest.filter.map { [$0] } ?? []))) }
        legs.append(try executor.nearest(nearest))
      } catch {
        // beside a query, vectors are searched in a phase of their own
        var failure = error
        if case .shard(let index, _) = failure.shape { failure.shape = .shard(index: index, phase: "dfs") }
        throw failure
      }
    }
    if legs.isEmpty { return Array(repeating: 1, count: count) }
    if legs.count == 1 { return legs[0] }
    return QueryExecutor.sum([], legs, needed: 1, among: Array(repeating: true, count: count), boost: 1)
  }

  /// Elasticsearch cuts ranges of document numbers, OpenSearch hashes ids.
  private func isInSlice(_ shard: Int, _ document: Int) -> Bool {
    guard let slice = request.slice else { return true }
    let documents = snapshots[shard].documents
    if dialect == .elasticsearch {
      return document * slice.count / max(1, documents.count) == slice.id
    }
    return Int(Hashing.fnv1a(documents[document].id.utf8) % UInt64(slice.count)) == slice.id
  }

  // MARK: order

  /// The hits that a request asks for.
  struct Page {
    var hits: [Hit]
    /// Documents that match.
    var total: Int
    /// The highest score of all documents that match.
    var highestScore: Float?
    var aggregations: [TermsAggregation.Answer] = []
  }

  func page() throws(EngineFailure) -> Page {
    var hits = try matches()
    let total = hits.count
    let highest = hits.map(\.score).max()
    var aggregations: [TermsAggregation.Answer] = []
    for aggregation in request.aggregations { aggregations.append(try aggregation.answer(hits, in: snapshots)) }
    let keys = request.sort.isEmpty ? [SortKey(kind: .score, isAscending: false)] : request.sort
    var readers: [(Hit) -> SortValue] = []
    for key in keys { readers.append(try reader(key)) }
    for place in hits.indices { hits[place].sort = readers.map { $0(hits[place]) } }
    let order = SortOrder(keys: keys)
    if let after = request.searchAfter {
      let cursor = try self.cursor(after, keys)
      hits.removeAll { !order.isAfter($0.sort, cursor) }
    }
    hits.sort { order.precedes($0, $1) }
    return Page(
      hits: Array(hits.dropFirst(request.from).prefix(request.size)), total: total, highestScore: highest,
      aggregations: aggregations)
  }

  private func reader(_ key: SortKey) throws(EngineFailure) -> (Hit) -> SortValue {
    switch key.kind {
    case .score: return { .number(Double($0.score)) }
    case .document: return { .integer($0.document) }
    case .shardDocument: return { .integer($0.shard << 32 + $0.document) }
    case .identifier:
      if dialect == .elasticsearch { throw shardArgument("Fielddata access on the _id field is disallowed") }
      let snapshots = snapshots
      return { .string(snapshots[$0.shard].documents[$0.document].id) }
    case .field(let path): return try reader(key, path)
    }
  }

  private func reader(_ key: SortKey, _ path: String) throws(EngineFailure) -> (Hit) -> SortValue {
    var fields: [FieldMapping?] = []
    for snapshot in snapshots {
      let field = snapshot.mapping.field(path)
      if field == nil, key.unmappedType == nil {
        throw .queryShard("No mapping found for [\(path)] in order to sort on", snapshot)
      }
      if let field, field.type == .text {
        let start = dialect == .elasticsearch ? "Fielddata is disabled on [\(path)] in [\(snapshot.index)]. " : ""
        throw shardArgument(
          "\(start)Text fields are not optimised for operations that require per-document field data "
            + "like aggregations and sorting, so these operations are disabled by default. Please use a "
            + "keyword field instead. Alternatively, set fielddata=true on [\(path)] in order to load "
            + "field data by uninverting the inverted index. Note that this can use significant memory."
        )
      }
      if let field, !field.isSortable { throw .unsupported("sorting by [\(path)]") }
      fields.append(field)
    }
    let snapshots = snapshots
    let type = fields.lazy.compactMap { $0?.type }.first ?? key.unmappedType.flatMap { FieldType(rawValue: $0) }
    let missing = SearchExecutor.missing(key, type)
    return { hit in
      guard let field = fields[hit.shard] else { return missing }
      let snapshot = snapshots[hit.shard]
      let values = snapshot.values(path, field, of: snapshot.documents[hit.document])
      if field.type == .keyword {
        let terms = values.map(\.term)
        return (key.isAscending ? terms.min() : terms.max()).map { .string($0) } ?? missing
      }
      let numbers = values.compactMap(\.number)
      guard let number = key.isAscending ? numbers.min() : numbers.max() else { return missing }
      let isWhole = ![.double, .float, .halfFloat].contains(field.type)
      return isWhole ? .integer(Int(number)) : .number(number)
    }
  }

  /// The value in place of one that is not there: numbers have their type's end, terms have none.
  private static func missing(_ key: SortKey, _ type: FieldType?) -> SortValue {
    if let value = key.missingValue {
      return value.stringValue.map { .string($0) } ?? value.doubleValue.map { .number($0) } ?? .missing
    }
    guard let type, type != .keyword else { return .missing }
    let isHighest = key.isAscending != key.missingFirst
    if [.double, .float, .halfFloat].contains(type) { return .number(isHighest ? .infinity : -.infinity) }
    return .integer(isHighest ? .max : .min)
  }

  private func cursor(_ values: [JSONValue], _ keys: [SortKey]) throws(EngineFailure) -> [SortValue] {
    var cursor: [SortValue] = []
    for (value, key) in zip(values, keys) {
      switch value {
      case .null: cursor.append(.missing)
      case .string("Infinity"): cursor.append(.number(.infinity))
      case .string("-Infinity"): cursor.append(.number(-.infinity))
      case .string(let text):
        let isText = ![.score, .document, .shardDocument].contains(key.kind)
        guard let value = isText ? .string(text) : Int(text).map(SortValue.integer) else {
          throw .unsupported("this value in [search_after]")
        }
        cursor.append(value)
      case .number(let number):
        cursor.append(number.int.map { .integer($0) } ?? .number(number.double))
      default: throw .unsupported("this value in [search_after]")
      }
    }
    return cursor
  }
}
