// SPDX-License-Identifier: Apache-2.0
package import Catalog
package import Embedding
package import EventLoop
import Observability
package import SearchEngine

/// Looks at a store's source as a run does before its first page, and reads none.
package struct SourceCheck: Sendable {
  /// A source that a run would read.
  package struct Found: Sendable {
    /// The concrete index.
    package var index: String
    package var documents: Int
    /// Settings that are not set, each with what products lack without it.
    package var missing: [(setting: String, what: String)]
    /// Products have no stock, because the flag may mean either.
    package var isStockUnclear: Bool
  }

  private let context: RunContext

  package init(
    options: IndexingOptions, engine: SearchEngine, embedder: Embedder, loops: [EventLoop], stop: StopToken
  ) async throws(IndexingError) {
    context = try await RunContext(
      options: options, engine: engine, embedder: embedder, loops: loops, stop: stop, logger: .disabled)
  }

  package func find(_ profile: StoreProfile) async throws(IndexingError) -> Found {
    try await SourcePass.with(context, profile, tells: false) { pass in
      let counts = pass.surveyed.stock.counts
      return Found(
        index: pass.index, documents: pass.scan.expectedTotal, missing: pass.surveyed.missing,
        isStockUnclear: pass.surveyed.stock.reading == .unknown && (counts?.all ?? 0) > 0)
    }
  }
}
