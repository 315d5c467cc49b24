// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Configuration
import JSON
import Observability
package import SearchEngine

/// Checks the alias of a store that the runtime reads: one index behind it, of the configured model.
package struct IndexCheck: Sendable {
  /// The store, its alias, and the vectors that it must have.
  package struct Wanted: Sendable {
    package var store: String
    package var alias: String
    package var model: String
    /// Configured, else as the model gives them; nil: not known.
    package var dimensions: Int?
    /// Where the program makes the index itself: there is none before its first run, and one of another model is made
    /// anew.
    package var isMadeHere: Bool

    package init(store: String, alias: String, model: String, dimensions: Int?, isMadeHere: Bool) {
      self.store = store
      self.alias = alias
      self.model = model
      self.dimensions = dimensions
      self.isMadeHere = isMadeHere
    }
  }

  private let engine: SearchEngine
  private let wanted: Wanted

  package init(_ wanted: Wanted, engine: SearchEngine) {
    self.wanted = wanted
    self.engine = engine
  }

  private var alias: String { wanted.alias }

  package func run() async -> [Finding] {
    do throws(SearchEngineError) {
      let targets = try await engine.aliasTargets(alias, context: context)
      guard targets.count == 1, let index = targets.first else { return [notOne(targets)] }
      let documents = try await engine.count(alias, context: context)
      let meta = RAGIndexMeta(try await engine.aliasMetadata(alias, context: context))
      return [ok(.alias, "\(alias) points to \(index), \(documents) documents")] + disagreements(meta)
    } catch {
      return [refused(error)]
    }
  }

  private var context: CallContext { .within(EngineCheck.patience) }

  private func notOne(_ targets: [String]) -> Finding {
    guard targets.isEmpty else {
      return fault(
        .alias, .dataRefused, "\(alias) points to \(targets.count) indices: \(targets.joined(separator: ", "))",
        "take it from all but the newest complete one; `rag-indexer status` shows them")
    }
    if wanted.isMadeHere { return ok(.alias, "\(alias) is not there yet: the first run makes it") }
    return fault(
      .alias, .dataRefused, "\(alias) is not there: nothing was indexed yet",
      "run `rag-indexer run`; or check INDEX_PREFIX and the store's id in STORES")
  }

  private func disagreements(_ meta: RAGIndexMeta) -> [Finding] {
    guard let model = meta.model, let dimensions = meta.dimensions else {
      return [
        fault(
          .model, .configuration, "the index behind \(alias) does not say which model it was made with",
          "index anew with `rag-indexer run`")
      ]
    }
    return [
      judge(.model, "the index was made with", model, wanted.model, "EMBEDDING_MODEL"),
      wanted.dimensions.map {
        judge(.dimensions, "the index has vectors of", "\(dimensions)", "\($0)", "EMBEDDING_DIMENSIONS")
      } ?? ok(.dimensions, "the index has vectors of \(dimensions)"),
    ]
  }

  private func judge(
    _ check: Finding.Check, _ words: String, _ indexed: String, _ configured: String, _ setting: String
  ) -> Finding {
    if indexed == configured { return ok(check, "\(words) \(indexed), which the settings give too") }
    let message = "\(words) \(indexed), the settings give \(configured)"
    if wanted.isMadeHere {
      return .warning(
        .engine, check, message + ": the next run embeds all products anew", "if that is not meant, check \(setting)",
        store: wanted.store)
    }
    return fault(check, .configuration, message, "check \(setting), or index anew with `rag-indexer run`")
  }

  private func refused(_ error: SearchEngineError) -> Finding {
    switch error.code {
    case .forbidden, .authentication:
      fault(
        .rights, .credentials, error.message,
        "give the engine's user the rights read and view_index_metadata on \(alias) and on the indices behind it")
    case .unavailable, .timeout, .rejected, .partialResults, .blocked, .cancelled, .protocolViolation:
      fault(.alias, .unavailable, error.message, "look at the engine's health")
    default: fault(.alias, .configuration, error.message, nil)
    }
  }

  private func ok(_ check: Finding.Check, _ message: String) -> Finding {
    .ok(.engine, check, message, store: wanted.store)
  }

  private func fault(_ check: Finding.Check, _ code: ExitCode, _ message: String, _ advice: String?) -> Finding {
    .fault(.engine, check, code, message, advice, store: wanted.store)
  }
}
