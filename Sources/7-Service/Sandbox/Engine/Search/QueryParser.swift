// SPDX-License-Identifier: Apache-2.0
import JSON

/// Reads queries. Refuses what it does not understand.
struct QueryParser {
  let dialect: SandboxDialect
  /// Elasticsearch's `query.knn` is there from 8.12.
  let hasKnnQuery: Bool

  func query(_ value: JSONValue) throws(EngineFailure) -> Query {
    guard let object = value.objectValue else {
      throw .unsupported("a query that is no object")
    }
    guard let (name, body) = object.members.first else {
      throw .illegalArgument("query malformed, empty clause found at [1:1]")
    }
    guard object.count == 1 else {
      throw .parsing("[\(name)] malformed query, expected [END_OBJECT] but found [FIELD_NAME]")
    }
    switch name {
    case "match_all": return .matchAll(boost: try boost(of: members(name, body, ["boost", "_name"])))
    case "match_none":
      _ = try members(name, body, ["boost", "_name"])
      return .matchNone
    case "term": return try term(body)
    case "terms": return try terms(body)
    case "fuzzy": return try fuzzy(body)
    case "prefix": return try prefix(body)
    case "ids": return try ids(body)
    case "exists":
      let body = try members(name, body, ["field", "boost", "_name"])
      guard let field = body["field"]?.stringValue else {
        throw .parsing("[exists] must be provided with a [field]")
      }
      return .exists(field: field, boost: try boost(of: body))
    case "range": return try range(body)
    case "bool": return try bool(body)
    case "match": return try match(body)
    case "multi_match": return try multiMatch(body)
    case "dis_max": return try disMax(body)
    case "constant_score":
      let body = try members(name, body, ["filter", "boost", "_name"])
      guard let filter = body["filter"] else { throw .parsing("[constant_score] requires a 'filter' element") }
      return .constantScore(try query(filter), boost: try boost(of: body))
    case "knn" where dialect == .opensearch: return .nearest(try nearestOpenSearch(body))
    case "knn" where hasKnnQuery: return .nearest(try nearestElasticsearch(body, inQuery: true))
    case "match_phrase", "match_phrase_prefix", "wildcard", "regexp", "query_string",
      "simple_query_string", "function_score", "script_score", "nested", "boosting", "more_like_this", "script",
      "match_bool_prefix", "combined_fields", "terms_set", "rank_feature", "distance_feature", "pinned", "semantic":
      throw .unsupported("the query [\(name)]")
    default: throw unknown(name)
    }
  }

  /// The engines' answer to a query of no known name, as OpenSearch without its neural plugin to `hybrid`.
  private func unknown(_ name: String) -> EngineFailure {
    var failure = EngineFailure.parsing("unknown query [\(name)]")
    failure.causedBy = ("named_object_not_found_exception", "[1:1] unknown field [\(name)]")
    return failure
  }

  // MARK: parts

  private func members(
    _ name: String, _ value: JSONValue, _ allowed: Set<String>, unsupported: Set<String> = []
  ) throws(EngineFailure) -> JSONObject {
    guard let object = value.objectValue else {
      throw .unsupported("a query [\(name)] that is no object")
    }
    for member in object.members where !allowed.contains(member.name) {
      if unsupported.contains(member.name) { throw .unsupported("[\(member.name)] in the query [\(name)]") }
      throw .parsing("[\(name)] query does not support [\(member.name)]")
    }
    return object
  }

  private func boost(of object: JSONObject) throws(EngineFailure) -> Float {
    guard let value = object["boost"] else { return 1 }
    guard let number = value.doubleValue, number >= 0 else {
      throw .unsupported("this value of [boost]")
    }
    return Float(number)
  }

  /// The one field of `{"field": …}`.
  private func field(_ name: String, _ value: JSONValue) throws(EngineFailure) -> (String, JSONValue) {
    guard let object = value.objectValue, let first = object.members.first else {
      throw .unsupported("a query [\(name)] without a field")
    }
    if object.count > 1 {
      throw .parsing(
        "[\(name)] query doesn't support multiple fields, found [\(first.name)] and [\(object.members[1].name)]")
    }
    return (first.name, first.value)
  }

  private func term(_ value: JSONValue) throws(EngineFailure) -> Query {
    let (field, value) = try field("term", value)
    guard value.objectValue != nil else {
      guard value.arrayValue == nil else { throw .parsing("[term] query does not support array of values") }
      return .term(field: field, value: value, boost: 1, ignoresCase: false)
    }
    let body = try members("term", value, ["value", "boost", "case_insensitive", "_name"])
    guard let wanted = body["value"] else { throw .unsupported("a term without a value") }
    return .term(
      field: field, value: wanted, boost: try boost(of: body),
      ignoresCase: body["case_insensitive"]?.flag ?? false)
  }

  private func terms(_ value: JSONValue) throws(EngineFailure) -> Query {
    guard let object = value.objectValue else { throw .unsupported("a query [terms] that is no object") }
    var found: (String, [JSONValue])?
    for member in object.members where member.name != "boost" && member.name != "_name" {
      guard let values = member.value.arrayValue else {
        throw .parsing("[terms] query does not support [\(member.name)]")
      }
      if found != nil { throw .unsupported("[terms] of several fields") }
      found = (member.name, values)
    }
    guard let (field, values) = found else { throw .unsupported("[terms] without a field") }
    return .terms(field: field, values: values, boost: try boost(of: object))
  }

  private func fuzzy(_ value: JSONValue) throws(EngineFailure) -> Query {
    let (field, value) = try field("fuzzy", value)
    let body = try members(
      "fuzzy", value, ["value", "fuzziness", "prefix_length", "max_expansions", "boost", "_name"],
      unsupported: ["transpositions", "rewrite"])
    guard let word = body["value"] else { throw .unsupported("a fuzzy query without a value") }
    guard let edits = body["fuzziness"]?.wholeNumber, (0...2).contains(edits) else {
      throw .unsupported("this value of [fuzziness]")
    }
    return .fuzzy(
      FuzzyQuery(
        field: field, word: word.scalarText, edits: edits, prefixLength: body["prefix_length"]?.wholeNumber ?? 0,
        maximumTerms: body["max_expansions"]?.wholeNumber ?? 50, boost: try boost(of: body)))
  }

  private func prefix(_ value: JSONValue) throws(EngineFailure) -> Query {
    let (field, value) = try field("prefix", value)
    guard value.objectValue != nil else { return .prefix(field: field, beginning: value.scalarText, boost: 1) }
    let body = try members(
      "prefix", value, ["value", "boost", "_name"], unsupported: ["case_insensitive", "rewrite"])
    guard let beginning = body["value"] else { throw .unsupported("a prefix query without a value") }
    return .prefix(field: field, beginning: beginning.scalarText, boost: try boost(of: body))
  }

  private func ids(_ value: JSONValue) throws(EngineFailure) -> Query {
    let body = try members("ids", value, ["values", "boost", "_name"])
    let values = body["values"]?.arrayValue ?? body["values"].map { [$0] } ?? []
    return .ids(Set(values.map(\.scalarText)), boost: try boost(of: body))
  }

  private func range(_ value: JSONValue) throws(EngineFailure) -> Query {
    let (field, value) = try field("range", value)
    let body = try members(
      "range", value, ["gt", "gte", "lt", "lte", "boost", "_name"],
      unsupported: ["from", "to", "include_lower", "include_upper", "format", "time_zone", "relation"])
    var range = RangeQuery(field: field, boost: try boost(of: body))
    for member in body.members where !member.value.isNull {
      switch member.name {
      case "gt": range.lower = (member.value, false)
      case "gte": range.lower = (member.value, true)
      case "lt": range.upper = (member.value, false)
      case "lte": range.upper = (member.value, true)
      default: break
      }
    }
    return .range(range)
  }

  private func bool(_ value: JSONValue) throws(EngineFailure) -> Query {
    guard let object = value.objectValue else { throw .unsupported("a query [bool] that is no object") }
    var bool = BoolQuery(boost: try boost(of: object))
    for member in object.members {
      switch member.name {
      case "must": bool.must = try list(member.value)
      case "filter": bool.filter = try list(member.value)
      case "should": bool.should = try list(member.value)
      case "must_not": bool.mustNot = try list(member.value)
      case "minimum_should_match": bool.minimumShouldMatch = try minimum(member.value)
      case "boost", "_name", "adjust_pure_negative": break
      default: throw .contentParse("[bool] unknown field [\(member.name)]")
      }
    }
    return .bool(bool)
  }

  private func list(_ value: JSONValue) throws(EngineFailure) -> [Query] {
    guard let elements = value.arrayValue else { return [try query(value)] }
    var queries: [Query] = []
    for element in elements { queries.append(try query(element)) }
    return queries
  }

  private func minimum(_ value: JSONValue?) throws(EngineFailure) -> MinimumShouldMatch? {
    guard let value, !value.isNull else { return nil }
    guard let minimum = MinimumShouldMatch(value) else { throw .unsupported("this value of [minimum_should_match]") }
    return minimum
  }

  private static let matchParameters: Set<String> = [
    "query", "operator", "minimum_should_match", "analyzer", "lenient", "zero_terms_query", "boost", "_name",
    "auto_generate_synonyms_phrase_query",
  ]
  private static let matchElsewhere: Set<String> = [
    "fuzziness", "prefix_length", "max_expansions", "fuzzy_transpositions", "fuzzy_rewrite", "cutoff_frequency", "slop",
  ]

  private func match(_ value: JSONValue) throws(EngineFailure) -> Query {
    let (field, value) = try field("match", value)
    guard value.objectValue != nil else { return .match(field: field, MatchQuery(text: value)) }
    let body = try members("match", value, QueryParser.matchParameters, unsupported: QueryParser.matchElsewhere)
    return .match(field: field, try matchBody("match", body))
  }

  private func matchBody(_ name: String, _ body: JSONObject) throws(EngineFailure) -> MatchQuery {
    guard let text = body["query"], !text.isNull else { throw .parsing("No text specified for text query") }
    var match = MatchQuery(text: text, boost: try boost(of: body))
    if let value = body["operator"]?.stringValue {
      guard ["and", "or"].contains(value.lowercased()) else { throw .unsupported("this value of [operator]") }
      match.requiresAll = value.lowercased() == "and"
    }
    match.minimumShouldMatch = try minimum(body["minimum_should_match"])
    match.analyzer = body["analyzer"]?.stringValue
    match.isLenient = body["lenient"]?.flag ?? false
    if let zero = body["zero_terms_query"]?.stringValue {
      guard ["none", "all"].contains(zero.lowercased()) else { throw .unsupported("this value of [zero_terms_query]") }
      match.zeroTermsMatchAll = zero.lowercased() == "all"
    }
    return match
  }

  private func multiMatch(_ value: JSONValue) throws(EngineFailure) -> Query {
    let body = try members(
      "multi_match", value, QueryParser.matchParameters.union(["fields", "type", "tie_breaker"]),
      unsupported: QueryParser.matchElsewhere)
    let typeName = body["type"]?.stringValue ?? "best_fields"
    guard let kind = MultiMatchKind(rawValue: typeName) else {
      if ["phrase", "phrase_prefix", "bool_prefix"].contains(typeName) {
        throw .unsupported("[multi_match] of type [\(typeName)]")
      }
      throw .parse("failed to parse [multi_match] query type [\(typeName)]. unknown type.")
    }
    let names = body["fields"]?.stringList ?? []
    guard !names.isEmpty else { throw .unsupported("[multi_match] without [fields]") }
    var fields: [(String, Float)] = []
    for name in names {
      let parts = name.split(separator: "^", maxSplits: 1)
      if parts.count == 2, let boost = Float(parts[1]) {
        fields.append((String(parts[0]), boost))
      } else {
        fields.append((name, 1))
      }
    }
    return .multiMatch(
      fields: fields, kind, tieBreaker: (body["tie_breaker"]?.doubleValue).map { Float($0) },
      try matchBody("multi_match", body))
  }

  private func disMax(_ value: JSONValue) throws(EngineFailure) -> Query {
    let body = try members("dis_max", value, ["queries", "tie_breaker", "boost", "_name"])
    let queries = try body["queries"].map { value throws(EngineFailure) in try list(value) } ?? []
    guard !queries.isEmpty else { throw .unsupported("[dis_max] without queries") }
    return .disMax(
      queries, tieBreaker: Float(body["tie_breaker"]?.doubleValue ?? 0), boost: try boost(of: body))
  }

  // MARK: vectors

  private func vector(_ value: JSONValue?) -> [Float]? {
    guard let elements = value?.arrayValue, !elements.isEmpty else { return nil }
    let vector = elements.compactMap { $0.doubleValue.map { Float($0) } }
    return vector.count == elements.count && vector.allSatisfy(\.isFinite) ? vector : nil
  }

  private func nearestOpenSearch(_ value: JSONValue) throws(EngineFailure) -> NearestQuery {
    let (field, value) = try field("knn", value)
    let body = try members(
      "knn", value, ["vector", "k", "filter", "min_score", "boost", "_name", "method_parameters"],
      unsupported: ["max_distance", "rescore", "expand_nested_docs", "ignore_unmapped"])
    guard let vector = vector(body["vector"]) else { throw .unsupported("[knn] without a vector") }
    let minimum = (body["min_score"]?.doubleValue).map { Float($0) }
    guard (body["k"] != nil) != (minimum != nil) else {
      throw .illegalArgument("[knn] requires exactly one of k, distance or score to be set")
    }
    let count = body["k"]?.intValue ?? 10_000
    guard (1...10_000).contains(count) else { throw .unsupported("this value of [k]") }
    return NearestQuery(
      field: field, vector: vector, count: count, filter: try filter(body["filter"]), minimumScore: minimum,
      boost: try boost(of: body))
  }

  /// Elasticsearch's `knn`, beside the query or in it.
  func nearestElasticsearch(_ value: JSONValue, inQuery: Bool = false) throws(EngineFailure) -> NearestQuery {
    guard let body = value.objectValue else { throw .unsupported("[knn] that is no object") }
    let allowed: Set<String> = [
      "field", "query_vector", "k", "num_candidates", "filter", "similarity", "boost", "_name",
    ]
    for member in body.members where !allowed.contains(member.name) {
      if ["query_vector_builder", "inner_hits", "rescore_vector"].contains(member.name) {
        throw .unsupported("[\(member.name)] in [knn]")
      }
      throw .contentParse("[knn] unknown field [\(member.name)]")
    }
    guard let field = body["field"]?.stringValue, let vector = vector(body["query_vector"]) else {
      throw .unsupported("[knn] without [field] and [query_vector]")
    }
    let candidates = body["num_candidates"]?.intValue
    let count = body["k"]?.intValue ?? (inQuery ? candidates : nil) ?? 10
    guard count >= 1 else { throw .unsupported("this value of [k]") }
    if let candidates {
      guard candidates >= count else { throw .illegalArgument("[num_candidates] cannot be less than [k]") }
      guard candidates <= 10_000 else { throw .illegalArgument("[num_candidates] cannot exceed [10000]") }
    }
    return NearestQuery(
      field: field, vector: vector, count: count, filter: try filter(body["filter"]),
      minimumSimilarity: (body["similarity"]?.doubleValue).map { Float($0) }, boost: try boost(of: body))
  }

  private func filter(_ value: JSONValue?) throws(EngineFailure) -> Query? {
    guard let value, !value.isNull else { return nil }
    let queries = try list(value)
    return queries.count == 1 ? queries[0] : .bool(BoolQuery(filter: queries))
  }
}
