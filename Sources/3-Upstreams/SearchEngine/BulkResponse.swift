// SPDX-License-Identifier: Apache-2.0
package import Calls
import HTTPClient
import HTTPSemantics
import JSON

package struct BulkResponse: Sendable {
  /// In the order of the request.
  package var items: [BulkItem]

  package init(items: [BulkItem]) { self.items = items }
}

extension BulkResponse {
  static func read(_ body: [UInt8]) throws(SearchEngineError) -> BulkResponse {
    try SearchEngine.parse("bulk", body) { (reader: inout JSONReader) throws(JSONError) in
      var items: [BulkItem] = []
      try reader.beginObject()
      while try reader.nextMember() {
        guard reader.memberIs("items") else {
          _ = try reader.skipValue()
          continue
        }
        try reader.beginArray()
        while try reader.nextElement() { items.append(try readItem(&reader)) }
      }
      return BulkResponse(items: items)
    }
  }

  /// `{"index":{"_id":"7","status":201}}`; the name of the action does not matter.
  private static func readItem(_ reader: inout JSONReader) throws(JSONError) -> BulkItem {
    var item = BulkItem(id: "", status: 0)
    try reader.beginObject()
    while try reader.nextMember() {
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs("_id") {
          item.id = try reader.readString()
        } else if reader.memberIs("status") {
          item.status = try reader.readInt()
        } else if reader.memberIs("error") {
          let body = EngineErrorBody(error: try reader.readValue())
          item.errorType = body.type
          item.reason = body.reason
        } else {
          _ = try reader.skipValue()
        }
      }
    }
    return item
  }
}

extension SearchEngine {
  /// Sends operations as NDJSON, each with its `_id`, the last line ended by a newline. A large body is gzipped.
  /// The answer tells each item's fate, in the request's order; rejected ones are the caller's to send again.
  /// - Parameters:
  ///   - name: an index or an alias.
  ///   - requiresAlias: refuses every item, with 404, where `name` is no alias. Else a `_bulk` to an index that has
  ///     vanished creates it anew, without its mapping.
  ///   - isDivisible: an engine that lacks the memory is not waited for: the caller sends less at once.
  /// - Throws: what concerns the whole request: `tooLarge` (split it), `rejected` after retries, `unavailable` …
  package func bulk(
    _ name: String, body: [UInt8], requiresAlias: Bool = false, isDivisible: Bool = false, context: CallContext
  ) async throws(SearchEngineError) -> BulkResponse {
    let condition = requiresAlias ? "require_alias=true&" : ""
    let path = EnginePath(
      "/", segment: name,
      "/_bulk?\(condition)filter_path=took,errors,items.*._id,items.*.status,items.*.error")
    var request = EngineRequest(
      operation: "bulk", method: .post, path: path.text, body: body, contentType: .ndjson, isBulk: true,
      context: context)
    request.isDivisible = isDivisible
    let answer = try await perform(request)
    return try BulkResponse.read(answer.body)
  }
}
