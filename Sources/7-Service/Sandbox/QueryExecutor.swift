// SPDX-License-Identifier: Apache-2.0
import JSON

/// Scores by document number; NaN where a document does not match.
typealias Scores = [Float]

/// Runs queries over one snapshot.
struct QueryExecutor {
  let snapshot: Snapshot
  let dialect: SandboxDialect

  private var size: Int { snapshot.documents.count }
  private var none: Scores { Array(repeating: .nan, count: size) }
  private func all(_ score: Float) -> Scores { Array(repeating: score, count: size) }

  func run(_ query: Query) throws(EngineFailure) -> Scores {
    switch query {
    case .matchAll(let boost): return all(boost)
    case .matchNone: return none
    case .ids(let ids, let boost): return constant(boost) { ids.contains($0.id) }
    case .term(let field, let value, let boost, let ignoresCase):
      return try term(field, value, boost: boost, ignoresCase: ignoresCase)
    case .terms(let field, let values, let boost): return try terms(field, values, boost: boost)
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

  private func constant(_ score: Float, _ matches: (StoredDocument) -> Bool) -> Scores {
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

  private func createQuery(_ reason: String, type: String = "illegal_argument_exception") -> EngineFailure {
    .createQuery(reason, index: snapshot.index, uuid: snapshot.uuid, type: type)
  }

  /// The field of a query; nil where nothing can match.
  private func field(_ path: String) throws(EngineFailure) -> FieldMapping? {
    guard let field = snapshot.mapping.field(path), !field.type.isObject else { return nil }
    guard field.isSearchable else {
      if field.type == .text { throw createQuery("Cannot search on field [\(path)] since it is not indexed.") }
      throw createQuery(
        dialect == .opensearch
          ? "Cannot search on field [\(path)] since it is both not indexed, and does not have doc_values enabled."
          : "Cannot search on field [\(path)] since it is not indexed nor has doc values.")
    }
    if field.type.isVector {
      throw createQuery(
        "Field [\(path)] of type [\(field.type.rawValue)] doesn't support term queries")
    }
    return field
  }

  private func text(_ value: JSONValue) -> String {
    value.stringValue ?? value.numberValue?.text ?? value.boolValue.map { $0 ? "true" : "false" } ?? ""
  }

  /// The number that a value of a query means to a field.
  private func number(_ value: JSONValue, _ field: FieldMapping) throws(EngineFailure) -> Double {
    if let number = value.doubleValue { return number }
    if field.type == .date, let milliseconds = Dates.milliseconds(text(value)) { return milliseconds }
    if field.type == .boolean, let flag = FieldMapping.flag(value) { return flag ? 1 : 0 }
    if let text = value.stringValue, let number = Double(text) { return number }
    throw createQuery("For input string: \"\(text(value))\"", type: "number_format_exception")
  }

  private func normalized(_ value: JSONValue, _ field: FieldMapping) throws(EngineFailure) -> String {
    switch field.type {
    case .keyword:
      return snapshot.searchAnalyzer(of: field).terms(text(value)).first?.first ?? text(value)
    case .boolean:
      guard let flag = FieldMapping.flag(value) else {
        throw createQuery("Can't parse boolean value [\(text(value))], expected [true] or [false]")
      }
      return flag ? "true" : "false"
    default: return text(value)
    }
  }

  private func term(
    _ path: String, _ value: JSONValue, boost: Float, ignoresCase: Bool
  ) throws(EngineFailure) -> Scores {
    if path == "_id" { return constant(boost) { $0.id == text(value) } }
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
      let ids = Set(values.map(text))
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

  /// BM25 of a word; several terms are alternatives of it and count as one.
  private func scores(of terms: [String], _ path: String, _ field: FieldMapping, boost: Float) -> Scores {
    let index = snapshot.index(path, field)
    let frequency = terms.map { index.documentFrequency($0) }.max() ?? 0
    return scores(of: terms, index, documentFrequency: frequency, boost: boost)
  }

  private func scores(of terms: [String], _ index: FieldIndex, documentFrequency: Int, boost: Float) -> Scores {
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
      let lower = query.lower.map { (text($0.value), $0.isInclusive) }
      let upper = query.upper.map { (text($0.value), $0.isInclusive) }
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

  // MARK: full text

  private func analyzer(_ match: MatchQuery, _ field: FieldMapping) throws(EngineFailure) -> Analyzer {
    guard let name = match.analyzer else { return snapshot.searchAnalyzer(of: field) }
    guard let analyzer = snapshot.analyzers.analyzer(name) else {
      throw .queryShard("[match] analyzer [\(name)] not found", index: snapshot.index, uuid: snapshot.uuid)
    }
    return analyzer
  }

  private func match(_ path: String, _ match: MatchQuery, boost: Float) throws(EngineFailure) -> Scores {
    guard let field = try field(path) else { return none }
    guard field.type == .text || field.type == .keyword else {
      do {
        return try term(path, match.text, boost: boost, ignoresCase: false)
      } catch {
        if match.isLenient { return none }
        throw error
      }
    }
    let positions = try analyzer(match, field).terms(text(match.text))
    let legs = positions.map { scores(of: $0, path, field, boost: boost) }
    return combine(legs, match)
  }

  /// The words of one text, by operator and minimum.
  private func combine(_ legs: [Scores], _ match: MatchQuery) -> Scores {
    guard !legs.isEmpty else { return match.zeroTermsMatchAll ? all(1) : none }
    let everything = Array(repeating: true, count: size)
    if match.requiresAll { return QueryExecutor.sum(legs, [], needed: 0, among: everything, boost: 1) }
    let needed = max(1, match.minimumShouldMatch?.required(of: legs.count) ?? 1)
    return QueryExecutor.sum([], legs, needed: needed, among: everything, boost: 1)
  }

  /// The fields that the patterns of a query name and that can be searched.
  private func expanded(_ patterns: [(pattern: String, boost: Float)]) -> [(path: String, boost: Float)] {
    var fields: [(String, Float)] = []
    for (pattern, boost) in patterns {
      guard Wildcard.isPattern(pattern) else {
        fields.append((pattern, boost))
        continue
      }
      for leaf in snapshot.mapping.leaves where Wildcard.matches(pattern, leaf.path) && leaf.field.isSearchable {
        if leaf.field.type == .text || leaf.field.type == .keyword { fields.append((leaf.path, boost)) }
      }
    }
    return fields
  }

  private func multiMatch(
    _ patterns: [(pattern: String, boost: Float)], _ kind: MultiMatchKind, _ tieBreaker: Float?, _ match: MatchQuery
  ) throws(EngineFailure) -> Scores {
    let fields = expanded(patterns)
    if kind == .crossFields { return try crossFields(fields, tieBreaker ?? 0, match) }
    var legs: [Scores] = []
    for (path, boost) in fields { legs.append(try self.match(path, match, boost: boost)) }
    return QueryExecutor.maximum(
      legs, tieBreaker: tieBreaker ?? (kind == .mostFields ? 1 : 0), boost: match.boost, count: size)
  }

  /// One big field made of those that share an analyzer, as Lucene's `BlendedTermQuery`.
  private func crossFields(
    _ fields: [(path: String, boost: Float)], _ tieBreaker: Float, _ match: MatchQuery
  ) throws(EngineFailure) -> Scores {
    var groups: [(analyzer: String, fields: [(path: String, boost: Float, mapping: FieldMapping)])] = []
    for (path, boost) in fields {
      guard let mapping = try field(path) else { continue }
      let isText = mapping.type == .text
      let key = match.analyzer ?? (isText ? mapping.searchAnalyzer ?? mapping.analyzer ?? "default" : "keyword/\(path)")
      if let place = groups.firstIndex(where: { $0.analyzer == key }) {
        groups[place].fields.append((path, boost, mapping))
      } else {
        groups.append((key, [(path, boost, mapping)]))
      }
    }
    var legs: [Scores] = []
    for group in groups {
      let positions = try analyzer(match, group.fields[0].mapping).terms(text(match.text))
      let words = positions.map { terms in
        let parts = group.fields.map { (index: snapshot.index($0.path, $0.mapping), boost: $0.boost) }
        return blended(terms, parts, tieBreaker)
      }
      legs.append(combine(words, match))
    }
    return QueryExecutor.maximum(legs, tieBreaker: tieBreaker, boost: match.boost, count: size)
  }

  /// One word over several fields, each with the document frequency of the field where it is commonest.
  private func blended(
    _ terms: [String], _ parts: [(index: FieldIndex, boost: Float)], _ tieBreaker: Float
  ) -> Scores {
    let frequencies = parts.map { part in terms.map { part.index.documentFrequency($0) }.max() ?? 0 }
    guard let most = frequencies.max(), most > 0 else { return none }
    let total = zip(parts, frequencies).filter { $0.1 > 0 }.map { $0.0.index.totalFrequency }.min() ?? 0
    let limit = min(size, total)
    var actual = min(limit, most)
    var previous = most
    var legs: [Scores] = []
    for place in frequencies.indices.sorted(by: { frequencies[$0] > frequencies[$1] }) where frequencies[place] > 0 {
      if previous > frequencies[place] { actual += 1 }
      previous = frequencies[place]
      let part = parts[place]
      legs.append(
        scores(of: terms, part.index, documentFrequency: max(1, min(limit, actual)), boost: part.boost))
    }
    return QueryExecutor.maximum(legs, tieBreaker: tieBreaker, boost: 1, count: size)
  }

  // MARK: vectors

  /// The `count` nearest documents under the filter, exactly; all others do not match.
  func nearest(_ query: NearestQuery) throws(EngineFailure) -> Scores {
    guard let field = snapshot.mapping.field(query.field) else {
      if dialect == .opensearch { throw createQuery("Field '\(query.field)' is not knn_vector type.") }
      return none
    }
    guard field.type.isVector else {
      throw createQuery(
        dialect == .opensearch
          ? "Field '\(query.field)' is not knn_vector type."
          : "[knn] queries are only supported on [dense_vector] fields")
    }
    if let dimensions = field.dimensions ?? firstLength(query.field), dimensions != query.vector.count {
      throw createQuery(
        dialect == .opensearch
          ? "Query vector has invalid dimension: \(query.vector.count). Dimension should be: \(dimensions)"
          : "The query vector has a different number of dimensions [\(query.vector.count)] than the "
            + "document vectors [\(dimensions)]."
      )
    }
    let isCosine = field.similarity == "cosine" || field.similarity == "cosinesimil"
    let norm = query.vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if isCosine, norm < 1e-12 {
      throw createQuery(
        dialect == .opensearch
          ? "zero vector is not supported when space type is [cosinesimil]"
          : "The [cosine] similarity does not support vectors with zero magnitude. Preview of "
            + "invalid vector: \(DocumentReader.preview(query.vector))"
      )
    }
    let filter = try query.filter.map { filter throws(EngineFailure) in try run(filter) }
    var found: [(document: Int, score: Float)] = []
    for (number, document) in snapshot.documents.enumerated() {
      guard let vector = document.vectors[query.field], !(filter?[number].isNaN ?? false) else { continue }
      let (similarity, score) = measure(field.similarity, query.vector, norm, vector)
      if let minimum = query.minimumSimilarity, similarity < minimum { continue }
      if let minimum = query.minimumScore, score < minimum { continue }
      found.append((number, score))
    }
    found.sort { $0.score == $1.score ? $0.document < $1.document : $0.score > $1.score }
    var scores = none
    for hit in found.prefix(query.count) { scores[hit.document] = hit.score * query.boost }
    return scores
  }

  private func firstLength(_ path: String) -> Int? {
    for document in snapshot.documents {
      if let vector = document.vectors[path] { return vector.count }
    }
    return nil
  }

  /// The raw measure and the score that the engines make of it.
  private func measure(
    _ similarity: String, _ query: [Float], _ norm: Float, _ vector: [Float]
  ) -> (Float, Float) {
    var dot: Float = 0
    var square: Float = 0
    var distance: Float = 0
    for place in 0..<min(query.count, vector.count) {
      dot += query[place] * vector[place]
      square += vector[place] * vector[place]
      let difference = query[place] - vector[place]
      distance += difference * difference
    }
    switch similarity {
    case "cosine", "cosinesimil":
      let cosine = dot / max(norm * square.squareRoot(), .leastNormalMagnitude)
      return (cosine, (1 + cosine) / 2)
    case "dot_product": return (dot, (1 + dot) / 2)
    case "innerproduct": return (dot, dot >= 0 ? dot + 1 : 1 / (1 - dot))
    default: return (distance.squareRoot(), 1 / (1 + distance))
    }
  }
}
