// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import Indexing
import JSON
import Settings

extension IndexerCommand {
  /// Points the alias back to an earlier index.
  static let rollback = IndexerCommand(
    name: "rollback",
    summary: "Point each store's alias back to the former index, as in `rag-indexer rollback --only en`.",
    settings: [Setting.only, .to, .force, .format] + Setting.engineSettings
      + [Setting.embeddingModel, .embeddingDimensions] + Setting.storeSettings + [Setting.upstreamPatience]
      + Setting.logSettings,
    embeds: false
  ) { context in
    await context.interruptible { stop in
      let rollback = Rollback(
        context.maintenance(stop),
        Rollback.Request(
          target: context.flags.target, force: context.flags.force, model: context.flags.model,
          dimensions: context.flags.dimensions))
      return await StoreResults.collect(context) { (profile) throws(IndexingError) in
        let outcome = try await rollback.run(profile)
        return StoreResult(
          members: ["from": outcome.from.map { .string($0) } ?? nil, "to": .string(outcome.to)],
          text: "\(outcome.alias) points to \(outcome.to), not to \(outcome.from ?? "nothing") any more"
        )
      }
    }
  }
}
