// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Observability
import SearchEngine

/// One store's indices at an engine: names, calls, and errors in the job's words.
struct StoreContext: Sendable {
  let profile: StoreProfile
  let options: IndexingOptions
  /// The cluster of the RAG indices.
  let engine: SearchEngine
  let logger: Logger

  init(_ profile: StoreProfile, options: IndexingOptions, engine: SearchEngine, logger: Logger) {
    self.profile = profile
    self.options = options
    self.engine = engine
    self.logger = logger.with(["store": .string(profile.storeKey)])
  }

  var names: StoreNames { options.names(of: profile) }
  /// The store's name towards people.
  var name: String { profile.storeKey }
  /// The context of one call that begins now.
  var call: CallContext { options.call(logger) }

  func generations() async throws(IndexingError) -> Generations {
    try await ask("listing the indices of \(names.alias)") { () throws(SearchEngineError) in
      try await Generations.read(names: names, store: name, engine: engine) { call }
    }
  }

  func aliasTargets() async throws(IndexingError) -> [String] {
    try await ask("reading the alias \(names.alias)") { () throws(SearchEngineError) in
      try await engine.aliasTargets(names.alias, context: call)
    }
  }

  /// Documents of an index.
  func count(_ index: String) async throws(IndexingError) -> Int {
    try await ask("counting \(index)") { () throws(SearchEngineError) in
      try await engine.count(index, context: call)
    }
  }

  /// Runs one engine call, and maps its error to an `IndexingError`.
  func ask<Value>(
    _ what: String, _ body: () async throws(SearchEngineError) -> Value
  ) async throws(IndexingError) -> Value {
    do throws(SearchEngineError) {
      return try await body()
    } catch {
      throw IndexingError(error, what, store: name)
    }
  }
}
