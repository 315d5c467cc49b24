// SPDX-License-Identifier: Apache-2.0
package import Calls
import Embedding
import EventLoop
package import Observability
import SearchEngine

extension Retriever {
  /// Why the store cannot be served, for `/readyz`; empty when engine, alias and model agree.
  ///
  /// Everyone may read the reasons, so they name no address; what the engine's fault is in full is logged when it
  /// changes.
  package func readiness(of store: StoreHandle, context: CallContext) async -> [String] {
    let reasons = await reasons(of: store, context: context)
    if !Task.isCancelled { indexMetrics.note(isReady: reasons.isEmpty, store) }
    return reasons
  }

  /// Looks at the stores from time to time until the task is cancelled, so that the metric is true where nobody asks
  /// `/readyz`.
  package func watchReadiness(of stores: [StoreHandle], _ logger: Logger) async {
    while !Task.isCancelled {
      for store in stores {
        _ = await readiness(of: store, context: CallContext(deadline: .after(.seconds(5)), logger: logger))
      }
      await sleepOnLoop(until: .after(.seconds(15)))
    }
  }

  private func reasons(of store: StoreHandle, context: CallContext) async -> [String] {
    do throws(SearchEngineError) {
      _ = try await engine.identity(context: context)
      if lastFault.isNew(nil) { context.logger.info("the search engine is available again") }
      let now = MonotonicInstant.now
      // Half of the time at most: the other half is the search's, should this not answer.
      let limit = min(context.deadline, now.advanced(by: now.duration(to: context.deadline) / 2))
      do throws(SearchEngineError) {
        return try await readinessByMetadata(of: store, context: context.until(limit))
      } catch {
        // Metadata that cannot be read for a while fails no shopper as long as searches work.
        guard [.unavailable, .timeout, .rejected].contains(error.code), let fact = indices.lastRead(store.alias) else {
          throw error
        }
        let reasons = try await readinessOfSearch(store, context: context)
        return reasons.isEmpty ? disagreements(fact, store: store) : reasons
      }
    } catch {
      if error.code != .cancelled, lastFault.isNew(error.message) {
        context.logger.warning("the search engine cannot be used", error.logMetadata)
      }
      switch error.code {
      case .unavailable, .timeout, .cancelled: return ["the search engine is not available"]
      case .authentication: return ["the search engine refuses our credentials"]
      case .unsupported: return ["the search engine is too old: \(EngineIdentity.supported) is needed"]
      case .forbidden:
        return [
          "the search engine refuses to show the mapping of \(store.alias) (403): give the user the right"
            + " view_index_metadata"
        ]
      default: return ["the search engine answers with an error (\(error.code.rawValue)); the log says more"]
      }
    }
  }

  private func readinessByMetadata(
    of store: StoreHandle, context: CallContext
  ) async throws(SearchEngineError) -> [String] {
    guard let targets = try await targets(of: store.alias, context: context) else {
      return try await readinessOfSearch(store, context: context)
    }
    guard targets.count == 1 else {
      return [
        targets.isEmpty
          ? "the alias \(store.alias) is not there: nothing was indexed yet"
          : "the alias \(store.alias) points to \(targets.count) indices: \(targets.joined(separator: ", "))"
      ]
    }
    let fact = IndexFact(metadata: try await engine.aliasMetadata(store.alias, context: context))
    indices.note(fact, of: store.alias, context)
    indexMetrics.note(fact, of: store)
    return disagreements(fact, store: store)
  }

  /// Nil when aliases may not be read.
  private func targets(
    of alias: String, context: CallContext
  ) async throws(SearchEngineError) -> [String]? {
    do throws(SearchEngineError) {
      return try await engine.aliasTargets(alias, context: context)
    } catch {
      if error.code == .forbidden { return nil }
      throw error
    }
  }

  /// With the right to search and no more, an answer is all that can be asked for.
  private func readinessOfSearch(
    _ store: StoreHandle, context: CallContext
  ) async throws(SearchEngineError) -> [String] {
    do throws(SearchEngineError) {
      _ = try await engine.search(
        store.alias, body: Array(#"{"size":0,"track_total_hits":false}"#.utf8), context: context)
      return []
    } catch {
      guard error.code == .notFound else { throw error }
      return ["the alias \(store.alias) is not there: nothing was indexed yet"]
    }
  }

  private func disagreements(_ fact: IndexFact, store: StoreHandle) -> [String] {
    var reasons: [String] = []
    guard let model = fact.model, let dimensions = fact.dimensions else {
      return ["the index behind \(store.alias) does not say which model it was made with"]
    }
    if model != embedder.model {
      reasons.append("the index behind \(store.alias) was made with \(model), configured is \(embedder.model)")
    }
    if let configured = embedder.configuredDimensions, configured != dimensions {
      reasons.append(
        "the index behind \(store.alias) has vectors of \(dimensions) dimensions, configured are \(configured)")
    }
    return reasons
  }
}
