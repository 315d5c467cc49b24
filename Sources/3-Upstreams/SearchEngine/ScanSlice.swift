// SPDX-License-Identifier: Apache-2.0
package import Calls
import HTTPClient
import HTTPSemantics

/// One slice's pages in turn.
package struct ScanSlice: ~Copyable, Sendable {
  private let scan: Scan
  private let index: Int
  private var cursor: [UInt8]?
  private var isOver = false

  init(scan: Scan, index: Int) {
    self.scan = scan
    self.index = index
  }

  /// The next page, never an empty one; nil at the end. A page that is too much for the engine or for us is asked for
  /// again with fewer documents.
  /// - Throws: `contextLost` when the snapshot is gone: throw the whole extraction away and begin again.
  package mutating func next(context: CallContext) async throws(SearchEngineError) -> SearchResponse? {
    while !isOver {
      let size = scan.withPage { $0.count }
      do throws(SearchEngineError) {
        let response = try await page(size: size, context: context)
        if response.hits.count < size { isOver = true }
        return response.hits.isEmpty ? nil : response
      } catch {
        guard asksForLess(after: error, size: size) else { throw error }
      }
    }
    return nil
  }

  /// Lowers the size of pages where that helps.
  private func asksForLess(after error: SearchEngineError, size: Int) -> Bool {
    if let limit = error.limit, limit.isResultWindow {
      return scan.withPage { $0.lower(to: limit.allowedCount, from: size) }
    }
    if error.code == .answerTooLarge { return scan.withPage { $0.wasTooLarge(documents: size) } }
    guard error.isMemoryShortage || error.isTimedOutInside else { return false }
    return scan.withPage { $0.wasUnbearable(documents: size) }
  }

  private mutating func page(
    size: Int, context: CallContext
  ) async throws(SearchEngineError) -> SearchResponse {
    guard let pointInTime = scan.pointInTime else {
      throw SearchEngineError(.contextLost, "the scan of \(scan.options.index) was closed")
    }
    let body = scan.options.pageBody(
      pointInTime: pointInTime, slice: (index, scan.sliceCount), sort: scan.plan.sort, size: size, searchAfter: cursor)
    var request = EngineRequest(
      operation: "scan page", method: .post, path: "/_search?allow_partial_search_results=false", body: body,
      context: context)
    request.readsContext = true
    if size > 1 {
      request.isDivisible = true
      request.maximumBodyBytes = scan.withPage { $0.maximumBytes }
    }
    let response = try await scan.engine.perform(request) { answer throws(SearchEngineError) in
      try SearchEngine.searchResponse(answer.body, operation: "scan page")
    }
    if let id = response.pitID { scan.note(pointInTime: id) }
    scan.withPage { $0.came(documents: response.hits.count, bytes: response.body.count) }
    if let last = response.hits.last {
      guard let sort = last.sort else {
        throw SearchEngineError(.protocolViolation, "scan page: hits carry no sort values")
      }
      // The whole array goes back: Elasticsearch appends a tiebreaker of its own.
      cursor = Array(response.body[sort])
    }
    return response
  }
}
