// SPDX-License-Identifier: Apache-2.0
package import EventLoop

import SearchEngine

/// Finds the products that answer a question. A value; copies share what was learnt of the indices.
package struct Retriever: Sendable {
  let engine: SearchEngine

  init(engine: SearchEngine) { self.engine = engine }

  /// The products that answer `request.question`, under all its filters.
  package func retrieve(
    _ request: RetrievalRequest, deadline: MonotonicInstant
  ) async throws(RetrievalError) -> RetrievalResult {
    RetrievalResult()
  }

  /// Why the store cannot be served; empty when it can.
  package func readiness(of store: StoreHandle, deadline: MonotonicInstant) async -> [String] { [] }
}
