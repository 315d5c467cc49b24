// SPDX-License-Identifier: Apache-2.0
import JSON

/// Full text: BM25 over one field and over several.
extension QueryExecutor {
  private func analyzer(_ match: MatchQuery, _ field: FieldMapping) throws(EngineFailure) -> Analyzer {
    guard let name = match.analyzer else { return snapshot.searchAnalyzer(of: field) }
    guard let analyzer = snapshot.analyzers.analyzer(name) else {
      throw .unsupported("the analyzer [\(name)]")
    }
    return analyzer
  }

  func match(_ path: String, _ match: MatchQuery, boost: Float) throws(EngineFailure) -> Scores {
    guard let field = try field(path) else { return none }
    guard field.type == .text || field.type == .keyword else {
      do {
        return try term(path, match.text, boost: boost, ignoresCase: false)
      } catch {
        if match.isLenient { return none }
        throw error
      }
    }
    let positions = try analyzer(match, field).terms(match.text.scalarText)
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

  func multiMatch(
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
      let positions = try analyzer(match, group.fields[0].mapping).terms(match.text.scalarText)
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
}
