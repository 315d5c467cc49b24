// SPDX-License-Identifier: Apache-2.0
package import Calls
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import Observability

extension SearchEngine {
  /// Takes a snapshot of one index, to be read in slices.
  /// - Throws: `notFound` when the index is not there.
  package func openScan(
    _ scan: ScanOptions, context: CallContext
  ) async throws(SearchEngineError) -> Scan {
    guard SearchEngine.isConcreteName(scan.index) else {
      throw SearchEngineError(.badRequest, "refused to scan \(scan.index.debugDescription): not one index")
    }
    let capabilities = try await capabilities(context: context)
    var scan = scan
    let id: String
    do throws(SearchEngineError) {
      id = try await openPointInTime(scan, capabilities, context: context)
    } catch {
      guard let limit = error.limit, limit.isKeepAlive, let allowed = limit.allowedDuration, allowed < scan.keepAlive,
        allowed >= .seconds(1)
      else { throw error }
      context.logger.info(
        "the engine keeps snapshots for less than is asked for",
        ["setting": .string(limit.setting), "allowed": LogValue(allowed)])
      scan.keepAlive = allowed
      id = try await openPointInTime(scan, capabilities, context: context)
    }
    do throws(SearchEngineError) {
      if Task.isCancelled { throw SearchEngineError(.cancelled, "the scan of \(scan.index) was cancelled") }
      let (total, shards) = try await size(of: id, scan, context: context)
      let plan = capabilities.scanPlan(shards: shards, wanted: scan.slices, cpus: EventLoopGroup.allowedCPUs)
      return Scan(engine: self, options: scan, plan: plan, pointInTime: id, expectedTotal: total)
    } catch {
      await closePointInTime(id, context: context)
      throw error
    }
  }

  /// Reads one index whole, page by page, from a snapshot of its own.
  package func readAll(
    _ options: ScanOptions, context: CallContext, _ take: (SearchResponse) -> Void
  ) async throws(SearchEngineError) {
    let scan = try await openScan(options, context: context)
    do throws(SearchEngineError) {
      for number in 0..<scan.sliceCount {
        var slice = scan.slice(number)
        while let page = try await slice.next(context: context) { take(page) }
      }
    } catch {
      await scan.close(context: context)
      throw error
    }
    await scan.close(context: context)
  }

  private func openPointInTime(
    _ scan: ScanOptions, _ capabilities: EngineCapabilities, context: CallContext
  ) async throws(SearchEngineError) -> String {
    let path = capabilities.pointInTimePath(scan.index, keepAlive: scan.keepAliveText)
    var request = EngineRequest(
      operation: "open point in time", method: .post, path: path.text, context: context)
    // A cancelled task waits for the answer, so that what was opened can be closed.
    request.ignoresCancellation = true
    let answer = try json(try await perform(request), "open point in time")
    guard let id = answer[capabilities.pointInTimeMember]?.stringValue else {
      throw SearchEngineError(.protocolViolation, "open point in time answered no id")
    }
    if let shards = answer["_shards"], let failed = shards["failed"]?.intValue,
      // Elasticsearch 8.16–9.1 swaps `failed` and `skipped`; only `successful` can be believed.
      failed > 0, let total = shards["total"]?.intValue, let successful = shards["successful"]?.intValue,
      successful < total
    {
      await closePointInTime(id, context: context)
      throw SearchEngineError(
        .partialResults, "open point in time: \(total - successful) of \(total) shards of \(scan.index) failed")
    }
    return id
  }

  /// The exact number of documents in a snapshot, and its shards. Keeps it alive, too.
  func size(
    of pointInTime: String, _ scan: ScanOptions, context: CallContext
  ) async throws(SearchEngineError) -> (total: Int, shards: Int) {
    let response = try await searchSnapshot(of: pointInTime, scan, query: nil, context: context)
    guard let total = response.total else {
      throw SearchEngineError(.protocolViolation, "count of the snapshot answered no total")
    }
    return (total, max(response.shards, scan.minimumShards))
  }

  /// One search of a snapshot beside its pages, with the exact total.
  func searchSnapshot(
    of pointInTime: String, _ scan: ScanOptions, query: JSONValue?, size: Int = 0, sourceIncludes: [String] = [],
    context: CallContext
  ) async throws(SearchEngineError) -> SearchResponse {
    let operation = size == 0 ? "count of the snapshot" : "search of the snapshot"
    var request = EngineRequest(
      operation: operation, method: .post, path: "/_search?allow_partial_search_results=false",
      body: scan.searchBody(pointInTime: pointInTime, query: query, size: size, sourceIncludes: sourceIncludes),
      context: context)
    request.readsContext = true
    return try await perform(request) { answer throws(SearchEngineError) in
      try SearchEngine.searchResponse(answer.body, operation: operation)
    }
  }

  func closePointInTime(_ id: String, context: CallContext) async {
    guard let identity = shared.identity else { return }
    let closing = EngineCapabilities(identity).closing(pointInTime: id)
    await cleanUp("close point in time", path: closing.path, body: closing.body, context: context)
  }

  private func cleanUp(_ operation: String, path: String, body: [UInt8], context: CallContext) async {
    var request = EngineRequest(
      operation: operation, method: .delete, path: path, body: body, context: context.until(.after(.seconds(10))))
    request.accepted = [404]
    request.ignoresCancellation = true
    do throws(SearchEngineError) {
      _ = try await perform(request)
    } catch {
      context.logger.warning("\(operation) failed", error.logMetadata)
    }
  }
}
