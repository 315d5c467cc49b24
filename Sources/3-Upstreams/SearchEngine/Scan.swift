// SPDX-License-Identifier: Apache-2.0
package import Calls
import EventLoop
import HTTPSemantics
package import JSON
import Observability
import Synchronization

/// A snapshot of one index, being read in slices. Always `close()` it, in a cancelled task too.
package final class Scan: Sendable {
  /// Slices that must all be read.
  package let sliceCount: Int
  /// Documents in the snapshot: what the slices yield together must be this many.
  package let expectedTotal: Int

  let engine: SearchEngine
  let options: ScanOptions
  let plan: ScanPlan
  private let state: Mutex<State>

  private struct State {
    /// Nil once it is closed.
    var pointInTime: String?
    /// Shared by the slices: they read documents of one kind.
    var page: PageSize
  }

  init(engine: SearchEngine, options: ScanOptions, plan: ScanPlan, pointInTime: String, expectedTotal: Int) {
    self.engine = engine
    self.options = options
    self.plan = plan
    sliceCount = plan.slices
    self.expectedTotal = expectedTotal
    state = Mutex(
      State(pointInTime: pointInTime, page: PageSize(limit: options.pageSize, targetBytes: options.pageBytes)))
  }

  /// The reader of slice `index`, 0 ..< `sliceCount`. One task at a time.
  package func slice(_ index: Int) -> ScanSlice { ScanSlice(scan: self, index: index) }

  /// Keeps the snapshot alive until the task is cancelled, for readers that wait for something else than the engine.
  /// A snapshot that is lost all the same is found out by its readers.
  package func stayAlive(context: CallContext) async {
    while true {
      await sleepOnLoop(until: .after(options.keepAlive / 3))
      guard !Task.isCancelled, let pointInTime else { return }
      do throws(SearchEngineError) {
        _ = try await engine.size(of: pointInTime, options, context: context.until(.after(options.keepAlive / 3)))
      } catch {
        context.logger.debug("the snapshot could not be kept alive", error.logMetadata)
      }
    }
  }

  /// Gives the snapshot back to the engine. Runs also when the task is cancelled; a failure is logged only, since the
  /// engine drops the snapshot by itself after `keepAlive`.
  package func close(context: CallContext) async {
    let pointInTime = state.withLock { state in
      defer { state.pointInTime = nil }
      return state.pointInTime
    }
    if let pointInTime { await engine.closePointInTime(pointInTime, context: context) }
  }

  /// Searches the snapshot for something else than its pages: documents that match `query`, with the exact total. Fewer
  /// than `size` come where the engine allows no more.
  package func search(
    query: JSONValue, size: Int = 0, sourceIncludes: [String] = [], context: CallContext
  ) async throws(SearchEngineError) -> SearchResponse {
    guard let pointInTime else {
      throw SearchEngineError(.contextLost, "the scan of \(options.index) was closed")
    }
    var size = size
    while true {
      do throws(SearchEngineError) {
        let response = try await engine.searchSnapshot(
          of: pointInTime, options, query: query, size: size, sourceIncludes: sourceIncludes, context: context)
        if let id = response.pitID { note(pointInTime: id) }
        return response
      } catch {
        guard let limit = error.limit, limit.isResultWindow,
          withPage({ $0.lower(to: limit.allowedCount, from: size) })
        else { throw error }
        size = min(limit.allowedCount ?? size / 2, size - 1)
      }
    }
  }

  var pointInTime: String? { state.withLock { $0.pointInTime } }

  /// Engines may answer with another id than was sent: the newest is the one to use.
  func note(pointInTime id: String) {
    state.withLock { if $0.pointInTime != nil { $0.pointInTime = id } }
  }

  /// Reads or changes what is known of the size of pages.
  func withPage<Value: Sendable>(_ body: (inout PageSize) -> Value) -> Value { state.withLock { body(&$0.page) } }
}
