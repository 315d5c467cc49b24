// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import Embedding
import EventLoop
import Indexing
import JSON
import Observability
import OpenAI
import Settings

extension IndexerCommand {
  /// Indexes all stores, unless a signal ends it before.
  static let run = IndexerCommand(
    name: "run", summary: "Index all configured stores, as in `rag-indexer run --only en`.",
    settings: [Setting.only, .format, .canaryQueries] + Setting.engineSettings + Setting.embeddingSettings
      + Setting.embeddingBatchSettings
      + Setting.storeSettings + Setting.indexingSettings + Setting.logSettings,
    embeds: true
  ) { context in
    guard let embedder = context.embedder() else { return ExitCode.software.rawValue }
    let engine = context.engine(context.http())
    let reporter = ProgressReporter(style: .automatic, logger: context.log.logger)
    return await context.interruptible { stop in
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await reporter.run() }
        defer { group.cancelAll() }
        do throws(IndexingError) {
          let report = try await IndexingRun(
            options: context.checkedIndexing, source: engine, target: engine, embedder: embedder,
            loops: context.loops.loops, stop: stop, logger: context.log.logger, metrics: context.metrics,
            progress: reporter.handler
          ).run()
          context.log.logger.info("run finished", report.logMetadata)
          return context.flags.isJSON ? context.print(stores: report.stores.map(\.document), report.totals) : 0
        } catch {
          return context.end(error)
        }
      }
    }
  }
}

extension RunReport.Store {
  /// One store of the document that `--format json` asks for.
  fileprivate var document: JSONValue {
    var object: JSONObject = ["id": .string(store), "index_alias": .string(alias)]
    for member in record.objectValue?.members ?? [] where !["kind", "store", "state"].contains(member.name) {
      object[member.name] = member.value
    }
    return .object(object)
  }
}

extension RunReport {
  fileprivate var totals: JSONObject { ["tokens": .int(tokens), "seconds": .double(duration.seconds)] }

  fileprivate var logMetadata: LogMetadata {
    [
      "stores": .int(stores.count), "documents": .int(documents), "tokens": .int(tokens),
      "unreadable_prices": .int(unreadablePrices), "seconds": LogValue(duration),
    ]
  }
}
