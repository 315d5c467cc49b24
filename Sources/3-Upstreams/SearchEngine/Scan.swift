// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPClient
import HTTPSemantics
package import JSON
import Observability
import Synchronization

/// What to read whole.
package struct ScanOptions: Sendable {
  /// One concrete index, or an alias of one index where its filter or routing must hold: over two, documents would be
  /// lost or come twice.
  package var index: String
  /// Shards to plan the slices for, where the alias's routing hides some: engines cut slices by all of an index's.
  package var minimumShards = 1
  /// Slices wanted; raised where the engine needs more. Nil leaves it to us.
  package var slices: Int?
  /// Documents a page at most, at most 10,000; large documents make smaller pages.
  package var pageSize: Int
  /// What a page should have; up to eight times as much is read.
  package var pageBytes: Int
  /// Fields of `_source`; empty means all.
  package var sourceIncludes: [String]
  package var sourceExcludes: [String]
  /// How long the engine keeps the snapshot between two requests; less where the engine allows less.
  package var keepAlive: Duration

  package init(
    index: String, slices: Int? = nil, pageSize: Int = 500, sourceIncludes: [String] = [],
    sourceExcludes: [String] = [], keepAlive: Duration = .seconds(120), pageBytes: Int = 8 << 20
  ) {
    self.index = index
    self.slices = slices
    self.pageSize = min(max(1, pageSize), 10_000)
    self.sourceIncludes = sourceIncludes
    self.sourceExcludes = sourceExcludes
    self.keepAlive = keepAlive
    self.pageBytes = pageBytes
  }
}

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
  package func stayAlive() async {
    while true {
      await sleepOnLoop(until: .after(options.keepAlive / 3))
      guard !Task.isCancelled, let pointInTime else { return }
      do throws(SearchEngineError) {
        _ = try await engine.size(of: pointInTime, options, deadline: .after(options.keepAlive / 3))
      } catch {
        engine.logger.debug("the snapshot could not be kept alive", error.logMetadata)
      }
    }
  }

  /// Gives the snapshot back to the engine. Runs also when the task is cancelled; a failure is logged only, since the
  /// engine drops the snapshot by itself after `keepAlive`.
  package func close() async {
    let pointInTime = state.withLock { state in
      defer { state.pointInTime = nil }
      return state.pointInTime
    }
    if let pointInTime { await engine.closePointInTime(pointInTime) }
  }

  /// Searches the snapshot for something else than its pages: documents that match `query`, with the exact total. Fewer
  /// than `size` come where the engine allows no more.
  package func search(
    query: JSONValue, size: Int = 0, sourceIncludes: [String] = [], deadline: MonotonicInstant
  ) async throws(SearchEngineError) -> SearchResponse {
    guard let pointInTime else {
      throw SearchEngineError(.contextLost, "the scan of \(options.index) was closed")
    }
    var size = size
    while true {
      do throws(SearchEngineError) {
        let response = try await engine.searchSnapshot(
          of: pointInTime, options, query: query, size: size, sourceIncludes: sourceIncludes, deadline: deadline)
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

extension ScanOptions {
  var keepAliveText: String { "\(max(1, Int(keepAlive.seconds)))s" }

  /// The body of one page.
  func pageBody(
    pointInTime: String, slice: (id: Int, max: Int), sort: String, size: Int, searchAfter: [UInt8]?
  ) -> [UInt8] {
    var writer = JSONWriter(reserving: 512 + pointInTime.utf8.count)
    writer.object {
      $0.member("size", size)
      $0.member("track_total_hits", false)
      write(pointInTime: pointInTime, to: &$0)
      if slice.max > 1 {
        $0.object("slice") {
          $0.member("id", slice.id)
          $0.member("max", slice.max)
        }
      }
      $0.object("query") { $0.object("match_all") { _ in } }
      $0.member("sort", raw: Array(sort.utf8))
      if let searchAfter { $0.member("search_after", raw: searchAfter) }
      if !sourceIncludes.isEmpty || !sourceExcludes.isEmpty {
        $0.object("_source") {
          $0.member("includes", sourceIncludes)
          $0.member("excludes", sourceExcludes)
        }
      }
    }
    return writer.bytes
  }

  /// The body of a search beside the pages.
  func searchBody(pointInTime: String, query: JSONValue?, size: Int, sourceIncludes: [String]) -> [UInt8] {
    var writer = JSONWriter(reserving: 512 + pointInTime.utf8.count)
    writer.object {
      $0.member("size", size)
      $0.member("track_total_hits", true)
      write(pointInTime: pointInTime, to: &$0)
      if let query { $0.member("query", query) }
      if !sourceIncludes.isEmpty { $0.member("_source", sourceIncludes) }
    }
    return writer.bytes
  }

  private func write(pointInTime: String, to writer: inout JSONWriter) {
    writer.object("pit") {
      $0.member("id", pointInTime)
      $0.member("keep_alive", keepAliveText)
    }
  }
}
