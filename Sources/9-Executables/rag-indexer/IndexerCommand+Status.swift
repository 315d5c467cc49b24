// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import Glibc
import Indexing
import JSON
import Observability
import Settings

extension IndexerCommand {
  /// Prints each store's live index and who is at work. Without `--format`: a table on a terminal, else one JSON object
  /// a line.
  static let status = IndexerCommand(
    name: "status", summary: "Show each store's live index, what it was made of, and a run under way.",
    settings: [Setting.only, .format] + Setting.engineSettings + Setting.storeSettings + Setting.logSettings,
    embeds: false
  ) { context in
    let engine = context.engine(context.http())
    let options = context.settings.indexing
    let isForPeople = context.flags.format.map { $0 == "text" } ?? (isatty(STDOUT_FILENO) == 1)
    var text = ""
    var values: [JSONValue] = []
    do throws(IndexingError) {
      for profile in context.stores {
        let status = try await IndexStatus.read(profile, options: options, engine: engine, logger: context.log.logger)
        text += isForPeople ? StatusText.text(status) : StatusText.line(status)
        values.append(StatusText.document(status))
        if !isForPeople, let note = status.note { context.log.logger.warning("store \(status.store): \(note)") }
      }
    } catch {
      return context.end(error)
    }
    guard context.flags.isJSON else { return context.print(text) }
    return context.print(
      String(decoding: JSONValue.object(["stores": .array(values)]).serialized(), as: UTF8.self) + "\n")
  }
}
