// SPDX-License-Identifier: Apache-2.0
package import Catalog
import JSON
import Observability
import Primitives
import SearchEngine

/// Points a store's alias back to an earlier index.
package struct Rollback: Sendable {
  /// The request of a command.
  package struct Request: Sendable {
    /// The index to go to; nil: the newest former generation.
    package var target: String?
    /// Goes also to an index whose vectors do not fit the settings.
    package var force: Bool
    /// The embedding model of the settings; nil: not asked for.
    package var model: String?
    /// The configured length of vectors; nil: the model's own.
    package var dimensions: Int?

    package init(target: String? = nil, force: Bool = false, model: String? = nil, dimensions: Int? = nil) {
      self.target = target
      self.force = force
      self.model = model
      self.dimensions = dimensions
    }
  }

  /// The change of one store.
  package struct Outcome: Sendable, Equatable {
    /// The store's name: its ID, or `default`.
    package var store: String
    /// The alias that the runtime reads.
    package var alias: String
    /// The index that the alias pointed to; nil: none.
    package var from: String?
    /// The index that the alias points to afterwards.
    package var to: String
  }

  private let maintenance: StoreMaintenance
  private let request: Request

  package init(_ maintenance: StoreMaintenance, _ request: Request) {
    self.maintenance = maintenance
    self.request = request
  }

  /// - Throws: `dataRefused` where there is nothing to go back to, or what is there does not fit; `configuration` where
  ///   the index that was asked for is not one of the store's.
  package func run(_ profile: StoreProfile) async throws(IndexingError) -> Outcome {
    let context = maintenance.context(profile)
    return try await maintenance.locked(context, as: .rollback) { (lock) throws(IndexingError) in
      let generations = try await context.generations()
      let target = try self.target(generations, context)
      try check(target, context)
      let swap = AliasSwap(context: context, lock: lock, stop: maintenance.stop)
      let before = try await swap.swap(to: target.index, isNew: !target.hasServed)
      for left in generations.live where left.index != target.index { await note(left, .rolledBack, context) }
      if target.meta.state == .rolledBack { await note(target, .complete, context) }
      let outcome = Outcome(
        store: context.name, alias: context.names.alias, from: before.first, to: target.index)
      context.logger.info(
        "rolled back", ["from": .string(before.joined(separator: ", ")), "to": .string(target.index)])
      await maintenance.runs.record("rollback", of: target.index, record(outcome))
      return outcome
    }
  }

  private func target(
    _ generations: Generations, _ context: StoreContext
  ) throws(IndexingError) -> Generations.Generation {
    guard let wanted = request.target else {
      if let former = generations.former.first { return former }
      throw IndexingError(
        .dataRefused, "there is no former index of \(context.names.alias) to go back to", store: context.name,
        party: .engine)
    }
    return try generations.named(wanted, of: context)
  }

  private func check(_ target: Generations.Generation, _ context: StoreContext) throws(IndexingError) {
    let meta = target.meta
    func refused(_ reason: String) -> IndexingError {
      IndexingError(
        .dataRefused, "\(target.index) was not put into use: \(reason)", store: context.name, party: .engine)
    }
    // No option makes an index whole that was never finished.
    guard meta.state != .building else { throw refused("it was never finished") }
    guard !request.force else { return }
    if let model = request.model, meta.model != model {
      throw refused(
        "it was made with the model \(meta.model ?? "of no name"), the settings name \(model); --force overrides")
    }
    if let dimensions = request.dimensions, meta.dimensions != dimensions {
      throw refused(
        "its vectors have \(meta.dimensions ?? 0) dimensions, the settings say \(dimensions); --force overrides")
    }
    guard let template = meta.template, template == context.profile.template else {
      throw refused(
        "its texts were put together by the template \(meta.template?.rawValue ?? "of another version"), the settings"
          + " name \(context.profile.template.rawValue); --force overrides")
    }
    guard meta.templateVersion == ChunkTemplate.version else {
      throw refused("its texts were put together by another version of the template; --force overrides")
    }
  }

  /// Writes down what an index is from now on. The alias says what counts, so a failure is logged only.
  private func note(_ generation: Generations.Generation, _ state: RAGIndexMeta.State, _ context: StoreContext) async {
    guard generation.meta.isOurs(prefix: context.names.prefix, store: context.name) else { return }
    var meta = generation.meta
    meta.state = state
    do throws(SearchEngineError) {
      try await context.engine.putMetadata(generation.index, meta.value, context: context.call)
    } catch {
      context.logger.warning(
        "an index's metadata was not written",
        ["index": .string(generation.index), "state": .string(state.rawValue), "error": .string(error.message)])
    }
  }

  private func record(_ outcome: Outcome) -> JSONValue {
    [
      "kind": "rollback", "store": .string(outcome.store), "index": .string(outcome.to), "state": "live",
      "from": outcome.from.map { .string($0) } ?? nil,
      "completed_at": .string(CivilTime(epochSeconds: Int64(WallClock.seconds)).rfc3339),
    ]
  }
}
