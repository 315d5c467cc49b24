// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import EventLoop
import Indexing
import JSON
import Settings

extension IndexerCommand {
  /// Brings prices and stock of the live index up to date.
  static let refresh = IndexerCommand(
    name: "refresh",
    summary:
      "Bring price, stock, link, image and visibility of each live index up to its source, without embedding, as in"
      + " `rag-indexer refresh --only en`.",
    settings: [Setting.only, .embed, .format] + Setting.engineSettings + Setting.embeddingSettings
      + Setting.embeddingBatchSettings + Setting.storeSettings + Setting.refreshSettings + Setting.logSettings,
    embeds: false, reads: true, embedFlag: .embed
  ) { context in
    guard let embedder = context.embedder() else { return ExitCode.software.rawValue }
    return await context.interruptible { stop in
      do throws(IndexingError) {
        let refresh = try await Refresh(
          context.maintenance(stop), embedder: embedder, loops: context.loops.loops, embeds: context.flags.embeds)
        try await refresh.checkSpending()
        return await StoreResults.collect(context) { (profile) throws(IndexingError) in
          let outcome = try await refresh.run(profile)
          return StoreResult(members: outcome.members, text: outcome.text)
        }
      } catch {
        return context.end(error)
      }
    }
  }
}

extension Refresh.Outcome {
  fileprivate var members: JSONObject {
    var members = JSONObject()
    for member in record.objectValue?.members ?? [] where !["kind", "store", "state"].contains(member.name) {
      members[member.name] = member.value
    }
    return members
  }

  fileprivate var text: String {
    var parts = ["\(updated) updated", "\(unchanged) unchanged", "\(deleted) deleted"]
    if added > 0 { parts.append("\(added) added") }
    parts.append("\(pending) with a new text, left to the next run")
    if embedded > 0 { parts.append("\(embedded) texts embedded") }
    if rejected > 0 { parts.append("\(rejected) documents of the source cannot be indexed") }
    return "\(index) from \(sourceIndex): " + parts.joined(separator: ", ")
      + "; \((duration.seconds * 10).rounded() / 10) s"
  }
}
