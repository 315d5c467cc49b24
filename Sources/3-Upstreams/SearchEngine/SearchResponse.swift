// SPDX-License-Identifier: Apache-2.0
import JSON

/// The answer of a search, complete: no shard failed, nothing timed out (those are errors).
package struct SearchResponse: Sendable {
  /// The hits in the engine's order.
  package var hits: [SearchHit] = []
  /// The number of matching documents; nil when it was not tracked. A lower bound above 10,000 unless asked exactly.
  package var total: Int?
  /// The engine stopped at its own time limit: hits may be missing.
  package var timedOut = false
  /// Shards that were asked.
  package var shards = 0
  /// Shards that gave no answer: hits may be missing.
  package var failedShards = 0
  /// The first shard failure's type and reason.
  package var shardFailure: (type: String, reason: String)?
  /// The newest id of the point in time.
  package var pitID: String?
  /// The range of `aggregations` in `body`; nil where none were asked for.
  package var aggregations: Range<Int>?
  /// The whole answer; `source` and `sort` of the hits are ranges in it.
  package var body: [UInt8] = []

  package init() {}

  /// The bytes of a hit's `_source`.
  package func source(of hit: SearchHit) -> ArraySlice<UInt8>? { hit.source.map { body[$0] } }
}

extension SearchResponse {
  /// Reads one response object at the reader's place. The members' order does not matter.
  /// - Returns: the response and, for a leg of `_msearch` that failed, its `status` and the range of `error`.
  static func read(
    _ reader: inout JSONReader, body: [UInt8]
  ) throws(JSONError) -> (response: SearchResponse, status: Int?, error: Range<Int>?) {
    var response = SearchResponse()
    response.body = body
    var status: Int?
    var error: Range<Int>?
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("hits") {
        try response.readHits(&reader)
      } else if reader.memberIs("timed_out") {
        response.timedOut = try reader.readBool()
      } else if reader.memberIs("_shards") {
        try response.readShards(&reader)
      } else if reader.memberIs("aggregations") {
        response.aggregations = try reader.skipValue()
      } else if reader.memberIs("pit_id") {
        response.pitID = try reader.readString()
      } else if reader.memberIs("status") {
        status = try reader.readInt()
      } else if reader.memberIs("error") {
        error = try reader.skipValue()
      } else {
        _ = try reader.skipValue()
      }
    }
    return (response, status, error)
  }

  private mutating func readHits(_ reader: inout JSONReader) throws(JSONError) {
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("hits") {
        var lastIndex = ""
        try reader.beginArray()
        while try reader.nextElement() {
          hits.append(try SearchResponse.readHit(&reader, in: body, lastIndex: &lastIndex))
        }
      } else if reader.memberIs("total") {
        total = try SearchResponse.readTotal(&reader)
      } else {
        _ = try reader.skipValue()
      }
    }
  }

  private static func readHit(
    _ reader: inout JSONReader, in body: [UInt8], lastIndex: inout String
  ) throws(JSONError) -> SearchHit {
    var hit = SearchHit(id: "", index: "", score: nil)
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("_id") {
        hit.id = try reader.readString()
      } else if reader.memberIs("_index") {
        hit.index = try readIndexName(&reader, in: body, last: &lastIndex)
      } else if reader.memberIs("_score") {
        hit.score = try reader.tryNull() ? nil : try reader.readDouble()
      } else if reader.memberIs("_source") {
        hit.source = try reader.skipValue()
      } else if reader.memberIs("fields") {
        hit.fields = try reader.skipValue()
      } else if reader.memberIs("sort") {
        hit.sort = try reader.skipValue()
      } else {
        _ = try reader.skipValue()
      }
    }
    return hit
  }

  /// Hits of one answer nearly always come from one index: its name is made a string once.
  private static func readIndexName(
    _ reader: inout JSONReader, in body: [UInt8], last: inout String
  ) throws(JSONError) -> String {
    let range = try reader.skipValue()
    let name = range.dropFirst().dropLast()
    if name.count == last.utf8.count, body[name].elementsEqual(last.utf8) { return last }
    // Index names hold no character that JSON escapes.
    last = String(decoding: body[name], as: UTF8.self)
    return last
  }

  /// `{"value":7,"relation":"eq"}`, or a bare number from before 7.0 and with `rest_total_hits_as_int`.
  private static func readTotal(_ reader: inout JSONReader) throws(JSONError) -> Int? {
    switch try reader.peek() {
    case .number:
      return try reader.readInt()
    case .object:
      var value: Int?
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs("value") { value = try reader.readInt() } else { _ = try reader.skipValue() }
      }
      return value
    default:
      _ = try reader.skipValue()
      return nil
    }
  }

  private mutating func readShards(_ reader: inout JSONReader) throws(JSONError) {
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("total") {
        shards = try reader.readInt()
      } else if reader.memberIs("failed") {
        failedShards = try reader.readInt()
      } else if reader.memberIs("failures") {
        let failures = try reader.readValue()
        if let reason = failures[0]?["reason"] {
          shardFailure = (reason["type"]?.stringValue ?? "", reason["reason"]?.stringValue ?? "")
        }
      } else {
        _ = try reader.skipValue()
      }
    }
  }
}
