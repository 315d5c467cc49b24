// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import Observability
import Synchronization

/// What to read whole.
package struct ScanOptions: Sendable {
  /// One concrete index: over two, documents would be lost or come twice.
  package var index: String
  /// Slices wanted; raised where the engine needs more. Nil leaves it to us.
  package var slices: Int?
  /// Documents a page, at most 10,000.
  package var pageSize: Int
  /// Fields of `_source`; empty means all.
  package var sourceIncludes: [String]
  package var sourceExcludes: [String]
  /// How long the engine keeps the snapshot between two pages.
  package var keepAlive: Duration

  package init(
    index: String, slices: Int? = nil, pageSize: Int = 500, sourceIncludes: [String] = [],
    sourceExcludes: [String] = [], keepAlive: Duration = .seconds(120)
  ) {
    self.index = index
    self.slices = slices
    self.pageSize = min(max(1, pageSize), 10_000)
    self.sourceIncludes = sourceIncludes
    self.sourceExcludes = sourceExcludes
    self.keepAlive = keepAlive
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
  private let contexts: Mutex<Contexts>

  private struct Contexts {
    var pointInTime: String?
    var scrolls: Set<String> = []
  }

  init(engine: SearchEngine, options: ScanOptions, plan: ScanPlan, pointInTime: String?, expectedTotal: Int) {
    self.engine = engine
    self.options = options
    self.plan = plan
    sliceCount = plan.slices
    self.expectedTotal = expectedTotal
    contexts = Mutex(Contexts(pointInTime: pointInTime))
  }

  /// The reader of slice `index`, 0 ..< `sliceCount`. One task at a time.
  package func slice(_ index: Int) -> ScanSlice { ScanSlice(scan: self, index: index) }

  /// Gives the snapshot back to the engine. Runs also when the task is cancelled; a failure is logged only, since the
  /// engine drops the snapshot by itself after `keepAlive`.
  package func close() async {
    let (pointInTime, scrolls) = contexts.withLock { contexts in
      defer { contexts = Contexts() }
      return (contexts.pointInTime, contexts.scrolls)
    }
    if let pointInTime { await engine.closePointInTime(pointInTime) }
    if !scrolls.isEmpty { await engine.closeScrolls(scrolls.sorted()) }
  }

  var pointInTime: String? { contexts.withLock { $0.pointInTime } }

  /// Engines may answer with another id than was sent: the newest is the one to use.
  func note(pointInTime id: String) {
    contexts.withLock { if $0.pointInTime != nil { $0.pointInTime = id } }
  }

  func note(scroll id: String, replacing old: String?) {
    contexts.withLock { contexts in
      if let old { contexts.scrolls.remove(old) }
      contexts.scrolls.insert(id)
    }
  }
}

/// One slice's pages in turn.
package struct ScanSlice: ~Copyable, Sendable {
  private let scan: Scan
  private let index: Int
  private var cursor: [UInt8]?
  private var scroll: String?
  private var isOver = false

  init(scan: Scan, index: Int) {
    self.scan = scan
    self.index = index
  }

  /// The next page, never an empty one; nil at the end.
  /// - Throws: `contextLost` when the snapshot is gone: throw the whole extraction away and begin again.
  package mutating func next(deadline: MonotonicInstant) async throws(SearchEngineError) -> SearchResponse? {
    if isOver { return nil }
    let response =
      switch scan.plan.paging {
      case .pointInTime(let sort): try await nextOfPointInTime(sort: sort, deadline: deadline)
      case .scroll: try await nextOfScroll(deadline: deadline)
      }
    if response.hits.count < scan.options.pageSize { isOver = true }
    return response.hits.isEmpty ? nil : response
  }

  private mutating func nextOfPointInTime(
    sort: String, deadline: MonotonicInstant
  ) async throws(SearchEngineError) -> SearchResponse {
    guard let pointInTime = scan.pointInTime else {
      throw SearchEngineError(.contextLost, "the scan of \(scan.options.index) was closed")
    }
    let body = scan.options.pageBody(
      pointInTime: pointInTime, slice: (index, scan.sliceCount), sort: sort, searchAfter: cursor)
    var request = EngineRequest(
      operation: "scan page", method: .post, path: "/_search?allow_partial_search_results=false", body: body,
      deadline: deadline)
    request.readsContext = true
    let answer = try await scan.engine.perform(request)
    let response = try SearchEngine.searchResponse(answer.body, operation: "scan page")
    if let id = response.pitID { scan.note(pointInTime: id) }
    if let last = response.hits.last {
      guard let sort = last.sort else {
        throw SearchEngineError(.protocolViolation, "scan page: hits carry no sort values")
      }
      // The whole array goes back: Elasticsearch appends a tiebreaker of its own.
      cursor = Array(response.body[sort])
    }
    return response
  }

  private mutating func nextOfScroll(
    deadline: MonotonicInstant
  ) async throws(SearchEngineError) -> SearchResponse {
    let keepAlive = scan.options.keepAliveText
    let path: EnginePath
    let body: [UInt8]
    if let scroll {
      path = EnginePath("/_search/scroll")
      body = JSONValue.object(["scroll": .string(keepAlive), "scroll_id": .string(scroll)]).serialized()
    } else {
      path = EnginePath(
        "/", segment: scan.options.index, "/_search?allow_partial_search_results=false&scroll=\(keepAlive)")
      body = scan.options.pageBody(
        pointInTime: nil, slice: (index, scan.sliceCount), sort: #"["_doc"]"#, searchAfter: nil)
    }
    // A page is read once only: a lost answer loses it.
    var request = EngineRequest(
      operation: "scan page", method: .post, path: path.text, body: body, isIdempotent: scroll == nil,
      deadline: deadline)
    request.readsContext = true
    let answer: ClientResponse
    do throws(SearchEngineError) {
      answer = try await scan.engine.perform(request)
    } catch {
      var error = error
      if scroll != nil, error.status == nil, error.code != .cancelled { error.code = .contextLost }
      throw error
    }
    let response = try SearchEngine.searchResponse(answer.body, operation: "scan page")
    guard let id = response.scrollID else {
      throw SearchEngineError(.protocolViolation, "scan page: no scroll id in the answer")
    }
    scan.note(scroll: id, replacing: scroll)
    scroll = id
    return response
  }
}

extension ScanOptions {
  var keepAliveText: String { "\(max(1, Int(keepAlive.seconds)))s" }

  /// The body of one page.
  func pageBody(
    pointInTime: String?, slice: (id: Int, max: Int), sort: String, searchAfter: [UInt8]?
  ) -> [UInt8] {
    var writer = JSONWriter(reserving: 512 + (pointInTime?.utf8.count ?? 0))
    writer.beginObject()
    writer.member("size", pageSize)
    writer.member("track_total_hits", false)
    if let pointInTime {
      writer.key("pit")
      writer.beginObject()
      writer.member("id", pointInTime)
      writer.member("keep_alive", keepAliveText)
      writer.endObject()
    }
    if slice.max > 1 {
      writer.key("slice")
      writer.beginObject()
      writer.member("id", slice.id)
      writer.member("max", slice.max)
      writer.endObject()
    }
    writer.key("query")
    writer.raw(Array(#"{"match_all":{}}"#.utf8))
    writer.key("sort")
    writer.raw(Array(sort.utf8))
    if let searchAfter {
      writer.key("search_after")
      writer.raw(searchAfter)
    }
    if !sourceIncludes.isEmpty || !sourceExcludes.isEmpty {
      writer.key("_source")
      writer.beginObject()
      writer.key("includes")
      writer.strings(sourceIncludes)
      writer.key("excludes")
      writer.strings(sourceExcludes)
      writer.endObject()
    }
    writer.endObject()
    return writer.bytes
  }
}

extension JSONWriter {
  /// An array of strings.
  mutating func strings(_ values: [String]) {
    beginArray()
    for value in values { string(value) }
    endArray()
  }
}
