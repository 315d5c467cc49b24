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
      + Setting.storeSettings + Setting.indexingSettings + Setting.telemetrySettings + Setting.logSettings,
    embeds: true
  ) { context in
    guard let embedder = context.embedder() else { return ExitCode.software.rawValue }
    let observation: RunObservation
    do throws(RunObservation.Failure) {
      observation = try RunObservation(context)
    } catch {
      return context.log.end(error.message, .operatingSystem)
    }
    let observer = observation.observer
    let engine = context.engine(context.http())
    let reporter = ProgressReporter(style: .automatic, logger: context.log.logger)
    let outcome: Result<RunReport, IndexingError> = await context.interruptible { stop in
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await reporter.run() }
        group.addTask { await observation.run() }
        defer { group.cancelAll() }
        do throws(IndexingError) {
          let report = try await IndexingRun(
            options: context.checkedIndexing, source: engine, target: engine, embedder: embedder,
            loops: context.loops.loops, stop: stop, logger: observation.logger(context.log.logger),
            metrics: context.metrics, progress: observer.handler(and: reporter.handler)
          ).run()
          observer.succeeded(report)
          return .success(report)
        } catch {
          observer.failed(error.code.rawValue, error.message)
          return .failure(error)
        }
      }
    }
    let fault = observation.end()
    do throws(IndexingError) {
      let report = try outcome.get()
      if let fault { return context.log.end(fault.message, .operatingSystem) }
      let summary = RunSummary(
        report: report, cost: context.settings.indexing.spending.cost(ofTokens: report.tokens),
        stages: report.stores.map { observer.stages(of: $0.store) })
      context.log.logger.info("run finished", summary.logMetadata)
      return context.flags.isJSON
        ? context.print(stores: summary.documents, summary.totals) : context.print(summary.text)
    } catch {
      if let fault { context.log.logger.error(fault.message) }
      return context.end(error)
    }
  }
}
