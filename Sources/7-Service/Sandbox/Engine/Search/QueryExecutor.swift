// SPDX-License-Identifier: Apache-2.0
import JSON

/// Scores by document number; NaN where a document does not match.
typealias Scores = [Float]

/// Runs queries over one snapshot.
struct QueryExecutor {
  let snapshot: Snapshot
  let dialect: SandboxDialect

  var size: Int { snapshot.documents.count }
  var none: Scores { Array(repeating: .nan, count: size) }
  func all(_ score: Float) -> Scores { Array(repeating: score, count: size) }

  func run(_ query: Query) throws(EngineFailure) -> Scores {
    switch query {
    case .matchAll(let boost): return all(boost)
    case .matchNone: return none
    case .ids(let ids, let boost): return constant(boost) { ids.contains($0.id) }
    case .term(let field, let value, let boost, let ignoresCase):
      return try term(field, value, boost: boost, ignoresCase: ignoresCase)
    case .terms(let field, let values, let boost): return try terms(field, values, boost: boost)
    case .fuzzy(let fuzzy):
      let terms = try words(of: fuzzy.field, "fuzzy").filter(fuzzy.matches)
      return holding(terms.sorted().prefix(fuzzy.maximumTerms), fuzzy.field, boost: fuzzy.boost)
    case .prefix(let field, let beginning, let boost):
      return holding(try words(of: field, "prefix").filter { $0.hasPrefix(beginning) }[...], field, boost: boost)
    case .exists(let field, let boost): return exists(field, boost: boost)
    case .range(let range): return try self.range(range)
    case .bool(let bool): return try self.bool(bool)
    case .match(let field, let match): return try self.match(field, match, boost: match.boost)
    case .multiMatch(let fields, let kind, let tieBreaker, let match):
      return try multiMatch(fields, kind, tieBreaker, match)
    case .disMax(let queries, let tieBreaker, let boost):
      var legs: [Scores] = []
      for query in queries { legs.append(try run(query)) }
      return QueryExecutor.maximum(legs, tieBreaker: tieBreaker, boost: boost, count: size)
    case .constantScore(let query, let boost):
      return try run(query).map { $0.isNaN ? .nan : boost }
    case .nearest(let nearest): return try self.nearest(nearest)
    }
  }

  private func constant(_ score: Float, _ matches: (IndexedDocument) -> Bool) -> Scores {
    snapshot.documents.map { matches($0) ? score : .nan }
  }

  static func maximum(_ legs: [Scores], tieBreaker: Float, boost: Float, count: Int) -> Scores {
    (0..<count).map { document in
      var best = Float.nan
      var sum: Double = 0
      for leg in legs where !leg[document].isNaN {
        sum += Double(leg[document])
        if best.isNaN || leg[document] > best { best = leg[document] }
      }
      if best.isNaN { return .nan }
      return Float(Double(best) + (sum - Double(best)) * Double(tieBreaker)) * boost
    }
  }

  // MARK: one field

  func createQuery(_ reason: String, type: String = "illegal_argument_exception") -> EngineFailure {
    .queryShard("failed to create query: \(reason)", snapshot, causedBy: (type, reason))
  }

  /// The field of a query; nil where nothing can match.
  func field(_ path: String) throws(EngineFailure) -> FieldMapping? {
    guard let field = snapshot.mapping.field(path), !field.type.isObject else { return nil }
    guard field.isSearchable else {
      if field.type == .text { throw createQuery("Cannot search on field [\(path)] since it is not indexed.") }
      throw createQuery(
        dialect == .opensearch
          ? "Cannot search on field [\(path)] since it is both not indexed, and does not have doc_values enabled."
          : "Cannot search on field [\(path)] since it is not indexed nor has doc values.")
    }
    if field.type.isVector {
      throw .unsupported("queries other than [knn] on the vector [\(path)]")
    }
    return field
  }

  /// The number that a value of a query means to a field.
  private func number(_ value: JSONValue, _ field: FieldMapping) throws(EngineFailure) -> Double {
    if let number = value.doubleValue { return number }
    if field.type == .date, let milliseconds = Dates.milliseconds(value.scalarText) { return milliseconds }
    if field.type == .boolean, let flag = value.flag { return flag ? 1 : 0 }
    if let number = value.stringValue.flatMap(Double.init) { return number }
    throw createQuery("For input string: \"\(value.scalarText)\"", type: "number_format_exception")
  }

  private func normalized(_ value: JSONValue, _ field: FieldMapping) throws(EngineFailure) -> String {
    switch field.type {
    case .keyword:
      return snapshot.searchAnalyzer(of: field).terms(value.scalarText).first?.first ?? value.scalarText
    case .boolean:
      guard let flag = value.flag else {
        throw .unsupported("this value of a boolean")
      }
      return flag ? "true" : "false"
    default: return value.scalarText
    }
  }

  func term(
    _ path: String, _ value: JSONValue, boost: Float, ignoresCase: Bool
  ) throws(EngineFailure) -> Scores {
    if path == "_id" { return constant(boost) { $0.id == value.scalarText } }
    guard let field = try field(path) else { return none }
    if field.type.isNumeric || field.type == .date {
      let wanted = try number(value, field)
      return constant(boost) { snapshot.values(path, field, of: $0).contains { $0.number == wanted } }
    }
    let term = try normalized(value, field)
    if ignoresCase {
      let lowered = term.lowercased()
      return constant(boost) { snapshot.values(path, field, of: $0).contains { $0.term.lowercased() == lowered } }
    }
    return scores(of: [term], path, field, boost: boost)
  }

  private func terms(_ path: String, _ values: [JSONValue], boost: Float) throws(EngineFailure) -> Scores {
    if path == "_id" {
      let ids = Set(values.map(\.scalarText))
      return constant(boost) { ids.contains($0.id) }
    }
    guard let field = try field(path) else { return none }
    if field.type.isNumeric || field.type == .date {
      var wanted: Set<Double> = []
      for value in values { wanted.insert(try number(value, field)) }
      return constant(boost) {
        snapshot.values(path, field, of: $0).contains { value in value.number.map { wanted.contains($0) } ?? false }
      }
    }
    let index = snapshot.index(path, field)
    var scores = none
    for value in values {
      for posting in index.postings[try normalized(value, field)] ?? [] { scores[posting.document] = boost }
    }
    return scores
  }

  /// The words that documents have in a field; none of a field that no document has.
  private func words(of path: String, _ query: String) throws(EngineFailure) -> [String] {
    guard let field = try field(path) else { return [] }
    guard field.type == .keyword || field.type == .text else {
      throw .unsupported("[\(query)] on a field that has no words")
    }
    return Array(snapshot.index(path, field).postings.keys)
  }

  private func holding(_ terms: ArraySlice<String>, _ path: String, boost: Float) -> Scores {
    var scores = none
    guard let field = snapshot.mapping.field(path) else { return scores }
    let index = snapshot.index(path, field)
    for term in terms {
      for posting in index.postings[term] ?? [] { scores[posting.document] = boost }
    }
    return scores
  }

  /// BM25 of a word; several terms are alternatives of it and count as one.
  func scores(of terms: [String], _ path: String, _ field: FieldMapping, boost: Float) -> Scores {
    let index = snapshot.index(path, field)
    let frequency = terms.map { index.documentFrequency($0) }.max() ?? 0
    return scores(of: terms, index, documentFrequency: frequency, boost: boost)
  }

  func scores(of terms: [String], _ index: FieldIndex, documentFrequency: Int, boost: Float) -> Scores {
    var scores = none
    guard documentFrequency > 0 else { return scores }
    let weight =
      boost * BM25.inverseFrequency(documents: index.documentCount, frequency: documentFrequency)
    var frequencies: [Int: Int] = [:]
    for term in terms {
      for posting in index.postings[term] ?? [] { frequencies[posting.document, default: 0] += posting.frequency }
    }
    for (document, frequency) in frequencies {
      scores[document] = BM25.score(
        weight: weight, frequency: Float(frequency), length: index.lengths[document], index: index)
    }
    return scores
  }

  private func exists(_ path: String, boost: Float) -> Scores {
    let prefix = path + "."
    if snapshot.mapping.field(path)?.type.isObject == true {
      return constant(boost) { $0.values.keys.contains { $0.hasPrefix(prefix) } }
    }
    guard let field = snapshot.mapping.field(path) else { return none }
    guard field.isSearchable || field.type.isVector else { return none }
    return constant(boost) {
      $0.vectors[path] != nil || !snapshot.values(path, field, of: $0).isEmpty
    }
  }

  private func range(_ query: RangeQuery) throws(EngineFailure) -> Scores {
    guard let field = try field(query.field) else { return none }
    if field.type == .keyword || field.type == .text {
      let lower = query.lower.map { ($0.value.scalarText, $0.isInclusive) }
      let upper = query.upper.map { ($0.value.scalarText, $0.isInclusive) }
      return constant(query.boost) {
        snapshot.values(query.field, field, of: $0).contains { value in
          QueryExecutor.lies(value.term, above: lower, below: upper)
        }
      }
    }
    var lower: (Double, Bool)?
    var upper: (Double, Bool)?
    if let bound = query.lower { lower = (try number(bound.value, field), bound.isInclusive) }
    if let bound = query.upper { upper = (try number(bound.value, field), bound.isInclusive) }
    return constant(query.boost) {
      snapshot.values(query.field, field, of: $0).contains { value in
        value.number.map { QueryExecutor.lies($0, above: lower, below: upper) } ?? false
      }
    }
  }

  private static func lies<Value: Comparable>(
    _ value: Value, above lower: (Value, Bool)?, below upper: (Value, Bool)?
  ) -> Bool {
    if let (bound, isInclusive) = lower, value < bound || (value == bound && !isInclusive) { return false }
    if let (bound, isInclusive) = upper, value > bound || (value == bound && !isInclusive) { return false }
    return true
  }

  // MARK: several clauses

  private func bool(_ query: BoolQuery) throws(EngineFailure) -> Scores {
    var must: [Scores] = []
    var should: [Scores] = []
    var matches = Array(repeating: true, count: size)
    for clause in query.must { must.append(try run(clause)) }
    for clause in query.should { should.append(try run(clause)) }
    for clause in query.filter {
      for (document, score) in try run(clause).enumerated() where score.isNaN { matches[document] = false }
    }
    for clause in query.mustNot {
      for (document, score) in try run(clause).enumerated() where !score.isNaN { matches[document] = false }
    }
    let needed =
      query.minimumShouldMatch?.required(of: should.count)
      ?? (must.isEmpty && query.filter.isEmpty && !should.isEmpty ? 1 : 0)
    let isEmpty = must.isEmpty && should.isEmpty && query.filter.isEmpty && query.mustNot.isEmpty
    if isEmpty { return all(query.boost) }
    // a query of prohibitions alone matches all else, with score 0 as in the engines
    return QueryExecutor.sum(must, should, needed: needed, among: matches, boost: query.boost)
  }

  static func sum(
    _ must: [Scores], _ should: [Scores], needed: Int, among matches: [Bool], boost: Float
  ) -> Scores {
    matches.indices.map { document in
      guard matches[document] else { return .nan }
      var sum: Double = 0
      for leg in must {
        if leg[document].isNaN { return .nan }
        sum += Double(leg[document])
      }
      var hits = 0
      for leg in should where !leg[document].isNaN {
        hits += 1
        sum += Double(leg[document])
      }
      return hits < needed ? .nan : Float(sum) * boost
    }
  }
}
