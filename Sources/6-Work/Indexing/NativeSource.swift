// SPDX-License-Identifier: Apache-2.0
import SearchEngine

/// The index or alias that a store's documents are read from.
struct NativeSource: Sendable, Equatable {
  /// The concrete index.
  let index: String
  /// The name to read: the alias where it shows less than the index, else the index.
  let readName: String
  /// True where the alias's routing hides shards.
  var isRouted = false

  var isThroughAlias: Bool { readName != index }

  /// Takes a snapshot of it, to be read in slices.
  /// - Throws: `IndexingError`, or `ExtractionLost` when it went away meanwhile.
  func openScan(_ context: RunContext, store: String) async throws -> Scan {
    do throws(SearchEngineError) {
      var scan = ScanOptions(
        index: readName, slices: context.options.slices, pageSize: context.options.pageSize,
        keepAlive: context.options.snapshotKeepAlive)
      if isRouted { scan.minimumShards = try await context.source.indexShards(index, context: context.call) }
      return try await context.source.openScan(scan, context: context.call)
    } catch {
      if let lost = ExtractionLost(error) { throw lost }
      throw IndexingError(error, "opening \(readName)", store: store, party: .sourceEngine)
    }
  }

  /// Whether documents of an answer come from the index that was meant: an alias may move between two calls.
  func check(_ hits: [SearchHit]) throws(ExtractionLost) {
    guard isThroughAlias, let other = hits.first(where: { $0.index != index }) else { return }
    throw ExtractionLost(reason: "the alias \(readName) moved from \(index) to \(other.index)")
  }
}
