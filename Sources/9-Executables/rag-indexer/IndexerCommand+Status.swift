// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import Indexing
import JSON
import Observability
import Settings

extension IndexerCommand {
  /// Prints each store's live index, what was done to it last, and who is at work.
  static let status = IndexerCommand(
    name: "status",
    summary:
      "Show each store's live index, what was done to it last, and a run under way, as in `rag-indexer status --only en`.",
    settings: [Setting.only, .format] + Setting.engineSettings + Setting.storeSettings + Setting.logSettings,
    embeds: false
  ) { context in
    let engine = context.engine(context.http())
    let options = context.settings.indexing
    var text = ""
    var values: [JSONValue] = []
    do throws(IndexingError) {
      for profile in context.stores {
        let status = try await IndexStatus.read(profile, options: options, engine: engine, logger: context.log.logger)
        text += StatusText.text(status)
        values.append(StatusText.document(status))
        if context.flags.isJSON, let note = status.note { context.log.logger.warning("store \(status.store): \(note)") }
      }
    } catch {
      return context.end(error)
    }
    return context.flags.isJSON ? context.print(stores: values) : context.print(text)
  }
}
