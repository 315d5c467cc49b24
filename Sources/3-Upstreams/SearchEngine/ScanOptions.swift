// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON
import Observability

/// An index to read whole, and the way to page through it.
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
  /// Bytes that a page should have; up to eight times as much is read.
  package var pageBytes: Int
  /// Fields of `_source`; empty means all.
  package var sourceIncludes: [String]
  /// Fields left out of `_source`; they go before `sourceIncludes`.
  package var sourceExcludes: [String]
  /// Fields to be had as doc values, instead of ids and `_source`: these an engine reads from its columns, without a
  /// look at the documents, which may have thousands of numbers each.
  package var docValues: [String] = []
  /// Time for which the engine keeps the snapshot between two requests; less where the engine allows less.
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
      if !docValues.isEmpty {
        SearchEngine.write(docValues: docValues, to: &$0)
      } else if !sourceIncludes.isEmpty || !sourceExcludes.isEmpty {
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
