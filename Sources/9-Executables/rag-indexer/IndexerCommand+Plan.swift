// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import Embedding
import EventLoop
import Indexing
import JSON
import OpenAI
import Settings

extension IndexerCommand {
  /// Says what a run would embed and cost.
  static let plan = IndexerCommand(
    name: "plan",
    summary:
      "Say what a run would embed and what that would cost, without the model API, as in `rag-indexer plan --only en`.",
    settings: [Setting.only, .format] + Setting.engineSettings + Setting.embeddingSettings
      + Setting.embeddingBatchSettings + Setting.storeSettings + Setting.indexingSettings + Setting.logSettings,
    embeds: false, reads: true
  ) { context in
    guard let embedder = context.embedder() else { return ExitCode.software.rawValue }
    return await context.interruptible { stop in
      do throws(IndexingError) {
        let plan = try await CataloguePlan(
          options: context.settings.indexing, engine: context.engine(context.http()), embedder: embedder,
          loops: context.loops.loops, stop: stop, logger: context.log.logger)
        return await StoreResults.collect(context) { (profile) throws(IndexingError) in
          let store = try await plan.plan(profile)
          let cost = context.settings.indexing.spending.cost(ofTokens: store.tokens)
          return StoreResult(members: store.members(cost: cost), text: store.text(cost: cost))
        }
      } catch {
        return context.end(error)
      }
    }
  }
}

extension CataloguePlan.Store {
  fileprivate func members(cost: Double?) -> JSONObject {
    [
      "source_index": .string(sourceIndex), "documents": .int(documents), "rejected": .int(rejected),
      "unchanged": .int(unchanged), "shared": .int(shared), "to_embed": .int(toEmbed), "vanished": .int(vanished),
      "tokens": .int(tokens), "cost_usd": cost.map { .double($0) } ?? .null,
      "refusal": refusal.map { .string($0) } ?? .null,
    ]
  }

  fileprivate func text(cost: Double?) -> String {
    let money = cost.map { "\(SpendingLimits.text($0)) USD" } ?? "at an unknown price (set MODEL_PRICES)"
    var lines = [
      "\(documents) products of \(sourceIndex), \(rejected) rejected; \(toEmbed) texts to embed,"
        + " about \(tokens) tokens, \(money); \(unchanged) unchanged, \(shared) with a text that another one has,"
        + " \(vanished) vanished"
    ]
    if let refusal { lines.append("  a run would refuse it: \(refusal)") }
    return lines.joined(separator: "\n")
  }
}
