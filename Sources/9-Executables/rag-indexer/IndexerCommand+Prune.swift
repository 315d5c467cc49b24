// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import Indexing
import JSON
import Settings

extension IndexerCommand {
  /// Deletes unneeded indices.
  static let prune = IndexerCommand(
    name: "prune",
    summary:
      "Delete former indices beyond those to keep, and what dead runs left, as in `rag-indexer prune --dry-run`.",
    settings: [Setting.only, .keep, .dryRun, .format] + Setting.engineSettings + Setting.storeSettings
      + [Setting.keepGenerations, .upstreamPatience] + Setting.logSettings,
    embeds: false
  ) { context in
    await context.interruptible { stop in
      let prune = Prune(context.maintenance(stop), isDryRun: context.flags.isDryRun)
      return await StoreResults.collect(context) { (profile) throws(IndexingError) in
        let outcome = try await prune.run(profile)
        let verb = context.flags.isDryRun ? "would delete" : "deleted"
        return StoreResult(
          members: [
            "deleted": .array(outcome.deleted.map { .string($0) }), "kept": .array(outcome.kept.map { .string($0) }),
          ],
          text: "\(verb) \(list(outcome.deleted)); kept \(list(outcome.kept))"
        )
      }
    }
  }
}

private func list(_ names: [String]) -> String { names.isEmpty ? "nothing" : names.joined(separator: ", ") }
