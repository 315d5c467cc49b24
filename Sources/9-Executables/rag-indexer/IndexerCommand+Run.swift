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
      context.log.logger.info("run finished", report.logMetadata)
      return context.flags.isJSON ? context.print(stores: report.stores.map(\.document), report.totals) : 0
    } catch {
      if let fault { context.log.logger.error(fault.message) }
      return context.end(error)
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
