// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Catalog
import Configuration
import Embedding
import EventLoop
import Glibc
import HTTPClient
import Indexing
import JSON
import Observability
import OpenAI
import SearchEngine
import Settings

/// The job's commands; each returns the process's exit code.
struct Indexer: Sendable {
  let settings: IndexerSettings
  let log: ProcessLog
  let loops: EventLoopGroup

  /// Indexes all stores, unless a signal ends it before.
  func run() async -> Int32 {
    guard let (api, embedderOptions) = settings.embeddings else { return ExitCode.software.rawValue }
    let metrics = MetricsRegistry(namespace: Product.metricNamespace)
    let http = HTTPClient(options: .init(userAgent: Product.name), loops: loops, logger: log.logger)
    let engine = SearchEngine(options: settings.engine, http: http, metrics: metrics)
    let client = OpenAIClient(options: api, http: http, name: "embeddings", metrics: metrics)
    let embedder = Embedder(options: embedderOptions, client: client, metrics: metrics)
    let stop = StopToken()
    let reporter = ProgressReporter(style: .automatic(), logger: log.logger)
    let indexing = IndexingRun(
      options: settings.indexing, source: engine, target: engine, embedder: embedder, loops: loops.loops, stop: stop,
      logger: log.logger, progress: reporter.handler)
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await stopOnSignal(stop) }
      group.addTask { await reporter.run() }
      defer { group.cancelAll() }
      do throws(IndexingError) {
        report(try await indexing.run())
        return ExitCode.success.rawValue
      } catch {
        return end(error)
      }
    }
  }

  /// The first signal asks the run to stop between two steps, the second ends the process.
  private func stopOnSignal(_ stop: StopToken) async {
    let signals: SignalSource
    do {
      signals = try SignalSource(loop: loops.first)
    } catch {
      _exit(log.end(error.description, .operatingSystem))
    }
    defer { signals.close() }
    var isStopping = false
    while let signal = await signals.next() {
      guard signal != .hangUp else { continue }
      let isInterrupt = signal == .interrupt
      if isStopping {
        let code = log.end("ended at once by a second signal", isInterrupt ? .interrupted : .terminated)
        _exit(code)
      }
      isStopping = true
      log.logger.info("stopping after the bulk in flight; a second signal ends the run at once")
      stop.stop(isInterrupt ? .interrupted : .terminated)
    }
  }

  private func report(_ report: RunReport) {
    log.logger.info(
      "run finished",
      [
        "stores": .int(report.stores.count), "documents": .int(report.documents), "tokens": .int(report.tokens),
        "unreadable_prices": .int(report.unreadablePrices), "seconds": LogValue(report.duration),
      ])
  }

  private func end(_ error: IndexingError) -> Int32 {
    var message = error.message
    if let store = error.store { message = "store \(store): \(message)" }
    if let hint = Self.hint(error) { message += "; " + hint }
    return log.end(message, ExitCode(rawValue: error.code.exitCode) ?? .software)
  }

  /// Which settings to look at.
  private static func hint(_ error: IndexingError) -> String? {
    switch error.limit {
    case .minimumRatio: return "if the catalogue did shrink, lower MIN_DOCUMENT_RATIO for one run"
    case .rejectLimit: return "mend them in Magento, or raise MAX_REJECTED_RATIO"
    case .cluster: return nil
    case .standIn: return "if it is a stand-in for tests, set SKIP_GATES=vectors,retrieval"
    case nil: break
    }
    return switch (error.code, error.party) {
    case (.system, _): "check DEAD_LETTER_FILE"
    case (.credentials, .embeddings): "check OPENAI_API_KEY, or EMBEDDING_API_KEY where that is set"
    case (.configuration, .embeddings): "check EMBEDDING_MODEL, EMBEDDING_DIMENSIONS and the base URL"
    case (.unavailable, .embeddings) where isUntrusted(error):
      "name the certificate of its authority in OPENAI_CA_FILE, or in EMBEDDING_CA_FILE"
    case (.credentials, _): "check ENGINE_USERNAME and ENGINE_PASSWORD, or ENGINE_API_KEY"
    case (.unavailable, .embeddings): "check OPENAI_BASE_URL, or EMBEDDING_BASE_URL where that is set"
    case (.unavailable, _): "check ENGINE_URL"
    default: nil
    }
  }

  private static func isUntrusted(_ error: IndexingError) -> Bool {
    ((error.cause as? EmbeddingError)?.cause?.cause as? HTTPClientError)?.code == .tls
  }
}

// MARK: - Status

extension Indexer {
  /// Prints each store's live index and who is at work: a table on a terminal, else one JSON object a line.
  func status() async -> Int32 {
    let http = HTTPClient(options: .init(userAgent: Product.name), loops: loops, logger: log.logger)
    let engine = SearchEngine(options: settings.engine, http: http, metrics: MetricsRegistry())
    var text = ""
    do throws(IndexingError) {
      for profile in settings.indexing.stores {
        let status = try await IndexStatus.read(profile, options: settings.indexing, engine: engine, logger: log.logger)
        let isForPeople = isatty(STDOUT_FILENO) == 1
        text += isForPeople ? StatusText.text(status) : StatusText.line(status)
        if !isForPeople, let note = status.note { log.logger.warning("store \(status.store): \(note)") }
      }
    } catch {
      return end(error)
    }
    return StandardOutput.write(text) ? ExitCode.success.rawValue : ExitCode.operatingSystem.rawValue
  }
}

/// How a status is shown.
enum StatusText {
  /// For programs: one JSON object.
  static func line(_ status: IndexStatus) -> String {
    String(decoding: status.value.serialized(), as: UTF8.self) + "\n"
  }

  /// For people.
  static func text(_ status: IndexStatus) -> String {
    var lines = ["store \(status.store)", "  alias   \(status.alias)"]
    if let note = status.note { lines.append("  live    \(note)") }
    lines += status.live.map { "  live    \(describe($0))" }
    lines += status.others.map { "  former  \(describe($0))" }
    if let lock = status.lock {
      let index = lock.index.map { ", building \($0)" } ?? ""
      lines.append("  lock    \(lock.holder)\(index)\(lock.isStale ? " (stale: the next run takes it over)" : "")")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func describe(_ index: IndexStatus.Index) -> String {
    var parts = ["\(index.name): \(index.documents) documents"]
    if let model = index.model { parts.append(model + (index.dimensions.map { " (\($0) dimensions)" } ?? "")) }
    if let state = index.state { parts.append(state) }
    if let source = index.sourceIndex { parts.append("from \(source)") }
    if let time = index.updatedAt { parts.append(time) }
    return parts.joined(separator: ", ")
  }
}
