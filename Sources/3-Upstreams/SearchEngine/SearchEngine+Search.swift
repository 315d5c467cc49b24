// SPDX-License-Identifier: Apache-2.0
package import Calls
import HTTPClient
import HTTPSemantics
import JSON

extension SearchEngine {
  /// Runs one search on an index or alias, all shards or none.
  /// - Parameters:
  ///   - body: the request's JSON.
  ///   - query: further URL parameters.
  /// - Throws: `partialResults` when a shard failed or the engine's own time ran out; both come with status 200.
  package func search(
    _ index: String, body: [UInt8], query: [(String, String)] = [], context: CallContext
  ) async throws(SearchEngineError) -> SearchResponse {
    let path = EnginePath("/", segment: index, "/_search?allow_partial_search_results=false", query: query)
    let request = EngineRequest(
      operation: "search", method: .post, path: path.text, body: body, context: context)
    let response = try await perform(request) { answer throws(SearchEngineError) in
      try SearchEngine.searchResponse(answer.body, operation: "search")
    }
    shared.noteShardCount(response.shards, of: index)
    return response
  }

  /// Runs several searches on one index in one round trip. A search that fails alone is a failure in its place, after
  /// the same repetitions as a request that fails whole; what fails as a whole (a body that does not parse fails all)
  /// is thrown.
  package func multiSearch(
    _ index: String, bodies: [[UInt8]], context: CallContext
  ) async throws(SearchEngineError) -> [Result<SearchResponse, SearchEngineError>] {
    var content: [UInt8] = []
    content.reserveCapacity(bodies.reduce(0) { $0 + $1.count + 48 })
    for body in bodies {
      content.append(contentsOf: #"{"allow_partial_search_results":false}"#.utf8)
      content.append(UInt8(ascii: "\n"))
      content.append(contentsOf: body)
      content.append(UInt8(ascii: "\n"))
    }
    let path = EnginePath("/", segment: index, "/_msearch?max_concurrent_searches=\(max(1, bodies.count))")
    let request = EngineRequest(
      operation: "multi search", method: .post, path: path.text, body: content, contentType: .ndjson,
      context: context)
    var answered: [Result<SearchResponse, SearchEngineError>]?
    let legs: [Result<SearchResponse, SearchEngineError>]
    do throws(SearchEngineError) {
      legs = try await perform(request) { answer throws(SearchEngineError) in
        let legs = try SearchEngine.multiSearchResponses(answer.body, expected: bodies.count)
        answered = legs
        for case .failure(let error) in legs where error.isRetryable { throw error }
        return legs
      }
    } catch {
      guard let answered, error.code != .cancelled else { throw error }
      legs = answered
    }
    if case .success(let response)? = legs.last { shared.noteShardCount(response.shards, of: index) }
    return legs
  }

  /// The doc values of documents by id, in any order, as of the last refresh; see `ScanOptions.docValues`.
  package func docValues(
    _ index: String, ids: [String], fields: [String], context: CallContext
  ) async throws(SearchEngineError) -> SearchResponse {
    var writer = JSONWriter(reserving: 256 + ids.count * 16)
    writer.object {
      $0.member("size", ids.count)
      $0.member("track_total_hits", false)
      $0.object("query") { $0.object("ids") { $0.member("values", ids) } }
      SearchEngine.write(docValues: fields, to: &$0)
    }
    return try await search(index, body: writer.bytes, context: context)
  }

  static func write(docValues: [String], to writer: inout JSONWriter) {
    writer.member("stored_fields", "_none_")
    writer.member("docvalue_fields", docValues)
  }

  /// Gets documents by id, in the order asked, without those that are not there.
  /// - Throws: where the engine could not get one of them: it is unknown then whether it exists.
  package func documents(
    _ index: String, ids: [String], sourceIncludes: [String], context: CallContext
  ) async throws(SearchEngineError) -> SearchResponse {
    var writer = JSONWriter(reserving: 32 + ids.count * 16)
    writer.object { $0.member("ids", ids) }
    var query: [(String, String)] = []
    if !sourceIncludes.isEmpty { query.append(("_source_includes", sourceIncludes.joined(separator: ","))) }
    let path = EnginePath("/", segment: index, "/_mget", query: query)
    let request = EngineRequest(
      operation: "get documents", method: .post, path: path.text, body: writer.bytes, context: context)
    return try await perform(request) { answer throws(SearchEngineError) in
      try SearchEngine.readDocuments(answer.body, expected: ids.count)
    }
  }

  /// Reads a search answer and refuses an incomplete one.
  static func searchResponse(_ body: [UInt8], operation: String) throws(SearchEngineError) -> SearchResponse {
    let response = try parse(operation, body) { (reader: inout JSONReader) throws(JSONError) in
      try SearchResponse.read(&reader, body: body).response
    }
    if let problem = response.incompleteness(operation: operation) { throw problem }
    return response
  }

  static func multiSearchResponses(
    _ body: [UInt8], expected: Int
  ) throws(SearchEngineError) -> [Result<SearchResponse, SearchEngineError>] {
    let results = try parse("multi search", body) { (reader: inout JSONReader) throws(JSONError) in
      var results: [Result<SearchResponse, SearchEngineError>] = []
      try reader.beginObject()
      while try reader.nextMember() {
        guard reader.memberIs("responses") else {
          _ = try reader.skipValue()
          continue
        }
        try reader.beginArray()
        while try reader.nextElement() { results.append(try readLeg(&reader, body: body)) }
      }
      return results
    }
    guard results.count == expected else {
      throw SearchEngineError(
        .partialResults, "multi search answered \(results.count) of \(expected) searches", status: 200)
    }
    return results
  }

  private static func readLeg(
    _ reader: inout JSONReader, body: [UInt8]
  ) throws(JSONError) -> Result<SearchResponse, SearchEngineError> {
    let leg = try SearchResponse.read(&reader, body: body)
    if let range = leg.error {
      let error = try JSONValue(parsing: Array(body[range]))
      return .failure(.leg(status: leg.status ?? 500, error: error, operation: "multi search", node: nil))
    }
    if let problem = leg.response.incompleteness(operation: "multi search") { return .failure(problem) }
    return .success(leg.response)
  }

  static func readDocuments(_ body: [UInt8], expected: Int) throws(SearchEngineError) -> SearchResponse {
    var answers = 0
    var failure: JSONValue?
    let response = try parse("get documents", body) { (reader: inout JSONReader) throws(JSONError) in
      var response = SearchResponse()
      response.body = body
      try reader.beginObject()
      while try reader.nextMember() {
        guard reader.memberIs("docs") else {
          _ = try reader.skipValue()
          continue
        }
        try reader.beginArray()
        while try reader.nextElement() {
          let (hit, error) = try SearchResponse.readDocument(&reader)
          answers += 1
          if hit.source != nil { response.hits.append(hit) }
          failure = failure ?? error
        }
      }
      return response
    }
    if let failure { throw .document(error: failure, operation: "get documents") }
    guard answers == expected else {
      throw SearchEngineError(
        .partialResults, "get documents answered \(answers) of \(expected) documents", status: 200)
    }
    return response
  }

  /// Runs `read` over a whole JSON text and turns its errors into ours.
  static func parse<Value>(
    _ operation: String, _ body: [UInt8], _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(SearchEngineError) -> Value {
    var reader = JSONReader(body, limits: JSONLimits(maximumDepth: 128, maximumBytes: .max))
    do throws(JSONError) {
      let value = try read(&reader)
      try reader.finish()
      return value
    } catch {
      throw SearchEngineError(
        .protocolViolation, "\(operation) answered something that is not the expected JSON: \(error.message)",
        cause: error)
    }
  }
}

extension SearchResponse {
  /// Nil when all shards answered in time.
  func incompleteness(operation: String) -> SearchEngineError? {
    if timedOut {
      var error = SearchEngineError(.partialResults, "\(operation) timed out inside the engine", status: 200)
      error.isTimedOutInside = true
      return error
    }
    guard failedShards > 0 else { return nil }
    let code: SearchEngineError.Code =
      shardFailure?.type.hasPrefix("search_context_missing") == true ? .contextLost : .partialResults
    var message = "\(operation): \(failedShards) of \(shards) shards failed"
    if let shardFailure { message += " (\(shardFailure.type): \(shardFailure.reason.prefix(300)))" }
    return SearchEngineError(code, message, status: 200, type: shardFailure?.type, reason: shardFailure?.reason)
  }

  /// One entry of `_mget`: without a source when the document is not there, with an error where the engine could not
  /// look.
  static func readDocument(_ reader: inout JSONReader) throws(JSONError) -> (hit: SearchHit, error: JSONValue?) {
    var hit = SearchHit(id: "", index: "", score: nil)
    var error: JSONValue?
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("_id") {
        hit.id = try reader.readString()
      } else if reader.memberIs("_index") {
        hit.index = try reader.readString()
      } else if reader.memberIs("_source") {
        hit.source = try reader.skipValue()
      } else if reader.memberIs("error") {
        error = try reader.readValue()
      } else {
        _ = try reader.skipValue()
      }
    }
    return (hit, error)
  }
}
