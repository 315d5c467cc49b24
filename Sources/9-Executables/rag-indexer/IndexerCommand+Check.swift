// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Catalog
import Checks
import Configuration
import Embedding
import Indexing
import Observability
import SearchEngine
import Settings

extension IndexerCommand {
  /// Tries every upstream of a run.
  static let check = IndexerCommand(
    name: "check",
    summary: "Try every upstream with these settings, say what is wrong and what to do, and end; as in"
      + " `rag-indexer check --only en`.",
    settings: [Setting.only, .format] + Setting.engineSettings + Setting.embeddingSettings
      + Setting.embeddingBatchSettings + Setting.storeSettings + Setting.indexingSettings
      + Setting.telemetrySettings + Setting.logSettings,
    embeds: true
  ) { context in
    let watch = InterruptWatch(log: context.log, loops: context.loops)
    return await watch.during { await IndexerCheck(context).report() }.end(asJSON: context.flags.isJSON, context.log)
  }
}
