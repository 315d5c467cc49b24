// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import Embedding
import EventLoop
import Indexing
import Observability
import OpenAI
import Settings

extension IndexerCommand {
  /// Indexes all stores, unless a signal ends it before.
  static let run = IndexerCommand(
    name: "run", summary: "Index all configured stores.",
    settings: [Setting.only] + Setting.engineSettings + Setting.embeddingSettings + Setting.embeddingBatchSettings
      + Setting.storeSettings + Setting.indexingSettings + Setting.logSettings,
    embeds: true
  ) { context in
    guard let (api, embedderOptions) = context.settings.embeddings else { return ExitCode.software.rawValue }
    let http = context.http()
    let engine = context.engine(http)
    let client = OpenAIClient(options: api, http: http, name: "embeddings", metrics: context.metrics)
    let embedder = Embedder(options: embedderOptions, client: client, metrics: context.metrics)
    let reporter = ProgressReporter(style: .automatic(), logger: context.log.logger)
    return await context.interruptible { stop in
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await reporter.run() }
        defer { group.cancelAll() }
        do throws(IndexingError) {
          let report = try await IndexingRun(
            options: context.settings.indexing, source: engine, target: engine, embedder: embedder,
            loops: context.loops.loops, stop: stop, logger: context.log.logger, progress: reporter.handler
          ).run()
          context.log.logger.info("run finished", report.logMetadata)
          return ExitCode.success.rawValue
        } catch {
          return context.end(error)
        }
      }
    }
  }
}

extension RunReport {
  fileprivate var logMetadata: LogMetadata {
    [
      "stores": .int(stores.count), "documents": .int(documents), "tokens": .int(tokens),
      "unreadable_prices": .int(unreadablePrices), "seconds": LogValue(duration),
    ]
  }
}
