// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@testable import SearchEngine

@Suite("what engines answer")
struct AnswerTests {
  @Test("hits are read with their sources as ranges, whatever the order of members")
  func searchResponse() throws {
    let body = bytes(
      #"""
      {"took":3,"pit_id":"p2","hits":{"hits":[{"sort":[3,"x"],"_source":{"a":[1,{"b":"}"}]},
      "_id":"7","_index":"i","_score":1.5,"x":{"y":[]}},{"_index":"i","_id":"8",
      "_score":null}],"total":{"value":12,"relation":"gte"},"max_score":1.5},
      "timed_out":false,"_shards":{"total":3,"successful":3,"skipped":1,"failed":0}}
      """#)
    let response = try SearchEngine.searchResponse(body, operation: "search")
    #expect(response.hits.map(\.id) == ["7", "8"])
    #expect(response.hits.map(\.index) == ["i", "i"])
    #expect(response.hits[0].score == 1.5)
    #expect(response.hits[1].score == nil)
    #expect(
      response.source(of: response.hits[0]).map { String(decoding: $0, as: UTF8.self) } == #"""
        {"a":[1,{"b":"}"}]}
        """#)
    #expect(response.hits[0].sort.map { String(decoding: response.body[$0], as: UTF8.self) } == #"[3,"x"]"#)
    #expect(response.hits[1].source == nil)
    #expect(response.total == 12)
    #expect(response.shards == 3)
    #expect(response.pitID == "p2")
  }

  @Test("a failed shard or an inner time-out is an error although the status is 200")
  func incomplete() {
    let timedOut = bytes(#"{"timed_out":true,"_shards":{"total":1,"failed":0},"hits":{"hits":[]}}"#)
    #expect(
      code { () throws(SearchEngineError) in try SearchEngine.searchResponse(timedOut, operation: "search") }
        == .partialResults)
    let failed = bytes(
      #"""
      {"timed_out":false,"_shards":{"total":3,"successful":2,"failed":1,"failures":[{
      "shard":0,"reason":{"type":"search_context_missing_exception",
      "reason":"No search context found for id [123]"}}]},"hits":{"total":7,"hits":[]}}
      """#)
    #expect(
      code { () throws(SearchEngineError) in try SearchEngine.searchResponse(failed, operation: "search") }
        == .contextLost)
    let broken = bytes(#"{"hits":{"hits":["#)
    #expect(
      code { () throws(SearchEngineError) in try SearchEngine.searchResponse(broken, operation: "search") }
        == .protocolViolation)
  }

  @Test("each leg of a multi search has its own fate")
  func multiSearch() throws {
    let body = bytes(
      #"""
      {"took":7,"responses":[{"took":5,"timed_out":false,"_shards":{"total":1,"failed":0},
      "hits":{"total":{"value":1,"relation":"eq"},"hits":[{"_index":"i","_id":"1",
      "_score":2}]},"status":200},{"error":{"root_cause":[{
      "type":"illegal_argument_exception",
      "reason":"Query vector has invalid dimension: 3. Dimension should be: 4"}],
      "type":"search_phase_execution_exception","reason":"all shards failed","phase":"query"},
      "status":400}]}
      """#)
    let legs = try SearchEngine.multiSearchResponses(body, expected: 2)
    #expect(try legs[0].get().hits.map(\.id) == ["1"])
    guard case .failure(let error) = legs[1] else {
      Issue.record("the second leg did not fail")
      return
    }
    #expect(error.code == .badRequest)
    #expect(error.reason?.contains("invalid dimension") == true)
    #expect(
      code { () throws(SearchEngineError) in try SearchEngine.multiSearchResponses(body, expected: 3) }
        == .partialResults)
  }

  @Test("items of a bulk keep their order and their errors")
  func bulk() throws {
    let body = bytes(
      #"""
      {"took":30,"errors":true,"items":[{"index":{"_id":"p-1","status":201}},{"index":{
      "_id":"p-2","status":400,"error":{"type":"mapper_parsing_exception",
      "reason":"failed to parse field [embedding]","caused_by":{
      "type":"illegal_argument_exception","reason":"Vector dimension mismatch"}}}},{"create":{
      "_id":"p-3","status":429,"error":{"type":"es_rejected_execution_exception",
      "reason":"full"}}},{"index":{"_id":"p-4","status":429,"error":{
      "type":"cluster_block_exception",
      "reason":"disk usage exceeded flood-stage watermark"}}}]}
      """#)
    let items = try BulkResponse.read(body).items
    #expect(items.map(\.id) == ["p-1", "p-2", "p-3", "p-4"])
    #expect(items.map(\.succeeded) == [true, false, false, false])
    #expect(items.map(\.isRetryable) == [false, false, true, false])
    #expect(items.map(\.isBlocked) == [false, false, false, true])
    #expect(items[1].reason == "failed to parse field [embedding]; Vector dimension mismatch")
  }

  @Test("an error body of any shape gives a code and its reason")
  func errors() {
    let cases: [(Int, String, SearchEngineError.Code, String)] = [
      (404, #"{"error":"alias [rag] missing","status":404}"#, .notFound, "alias [rag] missing"),
      (
        404,
        #"""
        {"error":{"root_cause":[{"type":"index_not_found_exception","reason":"no such index [x]
        "}],"type":"index_not_found_exception","reason":"no such index [x]"},"status":404}
        """#,
        .notFound, "no such index [x]"
      ),
      (
        404,
        #"""
        {"error":{"type":"search_phase_execution_exception","reason":"all shards failed",
        "failed_shards":[{"reason":{"type":"search_context_missing_exception",
        "reason":"No search context found for id [1]"}}]},"status":404}
        """#,
        .contextLost, "No search context found for id [1]"
      ),
      (
        403,
        #"""
        {"error":{"type":"security_exception",
        "reason":"current license is non-compliant for [Reciprocal Rank Fusion (RRF)]",
        "license.expired.feature":"Reciprocal Rank Fusion (RRF)"},"status":403}
        """#,
        .licence, "non-compliant"
      ),
      (
        403,
        #"""
        {"error":{"type":"security_exception",
        "reason":"no permissions for [indices:data/read/search]"},"status":403}
        """#,
        .forbidden, "no permissions"
      ),
      (
        429,
        #"""
        {"error":{"type":"cluster_block_exception",
        "reason":"index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark]"},"status":429}
        """#,
        .blocked, "flood-stage"
      ),
      (401, "Unauthorized", .authentication, "Unauthorized"),
      (503, "OpenSearch Security not initialized.", .unavailable, "not initialized"),
      (
        502, "<html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>", .unavailable,
        "Bad Gateway"
      ),
      (403, #"{"Message":"User: arn:x is not authorized"}"#, .forbidden, "not authorized"),
      (413, "", .tooLarge, ""), (409, "{}", .conflict, ""), (400, "[]", .badRequest, ""),
      (
        500, #"{"error":{"type":"search_exception","reason":"Partial shards failure"},"status":500}"#, .partialResults,
        "Partial"
      ),
    ]
    for (status, text, expected, reason) in cases {
      let error = SearchEngineError.response(
        status: status, body: bytes(text), operation: "search", node: "http://n")
      #expect(error.code == expected, "\(text)")
      #expect(reason.isEmpty || error.reason?.contains(reason) == true, "\(text): \(String(describing: error.reason))")
      #expect(error.status == status)
    }
  }

  @Test("an index that was deleted under a snapshot is no outage")
  func lostContext() {
    let body = bytes(
      #"""
      {"error":{"root_cause":[{"type":"no_shard_available_action_exception","reason":"x"}],
      "type":"search_phase_execution_exception","reason":"all shards failed","failed_shards":[
      {"reason":{"type":"no_shard_available_action_exception","reason":"x"}}]},"status":503}
      """#)
    let error = SearchEngineError.response(status: 503, body: body, operation: "scan page", node: "n")
    #expect(error.code == .unavailable)
    #expect(error.meansLostContext(body: body))
  }

  @Test("alias steps that failed inside a 200 are errors, but for the removal of what is not there")
  func aliasAnswers() throws {
    let harmless = try JSONValue(
      parsing: bytes(
        #"""
        {"acknowledged":true,"errors":true,"action_results":[{"action":{"type":"remove",
        "indices":["a"],"aliases":["x"]},"status":404,"error":{
        "type":"aliases_not_found_exception","reason":"aliases [x] missing"}},{"action":{
        "type":"add"},"status":200}]}
        """#))
    #expect(code { () throws(SearchEngineError) in try SearchEngine.checkAliasAnswer(harmless) } == nil)
    let refused = try JSONValue(
      parsing: bytes(
        #"""
        {"acknowledged":true,"errors":true,"action_results":[{"action":{"type":"add"},
        "status":404,"error":{"type":"index_not_found_exception","reason":"no such index [y]"}}]}
        """#))
    #expect(code { () throws(SearchEngineError) in try SearchEngine.checkAliasAnswer(refused) } == .notFound)
    #expect(
      code { () throws(SearchEngineError) in try SearchEngine.checkAliasAnswer(["acknowledged": false]) } == .timeout)
  }

  @Test(
    "only the name of one index can be deleted",
    arguments: ["", "*", "a*", "a,b", "_all", "-a", "<x-{now}>", "a/b", "x?", "..", "a b"])
  func patterns(name: String) {
    #expect(!SearchEngine.isConcreteName(name))
    #expect(SearchEngine.isConcreteName("products-rag-1-20261121-134500"))
  }

  @Test("what comes from outside is encoded in a path")
  func paths() {
    #expect(
      EnginePath("/", segment: "a b/ü", "/_doc/" + EnginePath.encode("1?x=#%")).text
        == "/a%20b%2F%C3%BC/_doc/1%3Fx%3D%23%25")
    #expect(EnginePath("/", segment: "x*,y", "/_alias", query: [("a", "1&2")]).text == "/x*,y/_alias?a=1%262")
  }

  /// The code of the error that `body` throws; nil when it throws none.
  func code<Value>(_ body: () throws(SearchEngineError) -> Value) -> SearchEngineError.Code? {
    do throws(SearchEngineError) {
      _ = try body()
      return nil
    } catch {
      return error.code
    }
  }
}
