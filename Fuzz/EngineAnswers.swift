// SPDX-License-Identifier: Apache-2.0
// Modules: SearchEngine Calls HTTPClient HTTPSemantics EventLoop JSON Compression Crypto Observability Primitives CLinux
// Libraries: curl ssl crypto z

import JSON

@testable import SearchEngine

/// Answers of a search engine, as bytes of a stranger: each is read or refused, and what is named by its range lies inside
/// of the answer and is JSON by itself.
@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let body = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let response = try? SearchEngine.searchResponse(body, operation: "search") { check(response) }
  if let responses = try? SearchEngine.multiSearchResponses(body, expected: 2) {
    precondition(responses.count == 2, "another number of answers than was asked for")
    for response in responses { if let response = try? response.get() { check(response) } }
  }
  if let response = try? SearchEngine.readDocuments(body, expected: 1) { check(response) }
  _ = try? BulkResponse.read(body)
  let error = EngineErrorBody(parsing: body)
  precondition((error.reason ?? "").utf8.count <= 8192, "a reason without bounds")
  return 0
}

private func check(_ response: SearchResponse) {
  for hit in response.hits {
    for range in [hit.source, hit.sort] {
      guard let range else { continue }
      precondition(range.lowerBound >= 0 && range.upperBound <= response.body.count, "a hit beyond its answer")
      let limits = JSONLimits(maximumDepth: 128, maximumBytes: .max)
      precondition((try? JSONValue(parsing: Array(response.body[range]), limits: limits)) != nil, "a part that is no JSON")
    }
  }
}
