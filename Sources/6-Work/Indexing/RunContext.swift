// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Embedding
import EventLoop
import Observability
import SearchEngine

/// State that all stores of a run share.
struct RunContext: Sendable {
  let options: IndexingOptions
  let source: SearchEngine
  let target: SearchEngine
  let embedder: Embedder
  let capabilities: EngineCapabilities
  /// The embedding dimensions asked for; nil: the model's own.
  let configuredDimensions: Int?
  var registry: TextRegistry
  let bodyLimit: BodyLimit
  let spending: SpendingMeter
  let gates: GateMetrics
  let stop: StopToken
  let logger: Logger
  var progress: ProgressHandler
  let loops: [EventLoop]

  /// - Parameters:
  ///   - engine: the cluster of the RAG indices.
  ///   - source: that of the native indices; nil: the same.
  init(
    options: IndexingOptions, engine: SearchEngine, embedder: Embedder, loops: [EventLoop], stop: StopToken,
    logger: Logger, source: SearchEngine? = nil, metrics: MetricsRegistry = MetricsRegistry(),
    progress: @escaping ProgressHandler = { _ in }
  ) async throws(IndexingError) {
    do throws(SearchEngineError) {
      capabilities = try await engine.capabilities(context: options.call(logger))
    } catch {
      throw IndexingError(error, "asking the engine for its version")
    }
    self.options = options
    self.source = source ?? engine
    target = engine
    self.embedder = embedder
    configuredDimensions = embedder.configuredDimensions
    registry = TextRegistry(cacheBytes: options.vectorCacheBytes)
    bodyLimit = BodyLimit(options.bulkBytes)
    spending = SpendingMeter(options.spending)
    gates = GateMetrics(metrics)
    self.stop = stop
    self.logger = logger
    self.progress = progress
    self.loops = loops
  }

  /// Work is spread over the loops by number.
  func loop(_ number: Int) -> EventLoop { loops[number % loops.count] }

  /// One store's indices at the target.
  func store(_ profile: StoreProfile) -> StoreContext {
    StoreContext(profile, options: options, engine: target, logger: logger)
  }

  /// The context of one call to an engine.
  var call: CallContext { options.call(logger) }

  /// The context of embedding: how long it may take is patience's to say.
  var endless: CallContext { CallContext(deadline: .distantFuture, logger: logger) }

  /// Runs one engine call, and maps its error to an `IndexingError`.
  func engine<Value>(
    _ what: String, store: String?, party: IndexingError.Party = .engine,
    _ body: () async throws(SearchEngineError) -> Value
  ) async throws(IndexingError) -> Value {
    do throws(SearchEngineError) {
      return try await body()
    } catch {
      throw IndexingError(error, what, store: store, party: party)
    }
  }
}
