// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Catalog
import Configuration
import Embedding
import EventLoop
import HTTPClient
import Indexing
import JSON
import Observability
import OpenAI
import SearchEngine
import Settings

/// The parts that a command works with.
struct CommandContext: Sendable {
  let settings: IndexerSettings
  let flags: CommandFlags
  let log: ProcessLog
  let loops: EventLoopGroup
  let metrics = MetricsRegistry(namespace: Product.metricNamespace)

  /// The client of all calls to others.
  func http() -> HTTPClient {
    HTTPClient(options: .init(userAgent: Product.name), loops: loops, logger: log.logger)
  }

  func engine(_ http: HTTPClient) -> SearchEngine {
    SearchEngine(options: settings.engine, http: http, metrics: metrics)
  }

  /// Knows model and limits as a run's does. Only commands that have a key for it may ask it for a vector.
  func embedder() -> Embedder? {
    settings.embeddings.map { api, options in embedder(options, api, http()) }
  }

  /// Keeps no vectors of questions: each has its own time.
  func embedder(_ options: Embedder.Options, _ api: OpenAIClient.Options, _ http: HTTPClient) -> Embedder {
    Embedder(
      options: options, client: OpenAIClient(options: api, http: http, name: "embeddings", metrics: metrics),
      metrics: metrics)
  }

  /// The configured stores that `--only` leaves, in their order.
  var stores: [StoreProfile] { settings.indexing.stores }

  /// The work on a store's indices beside a run.
  func maintenance(_ stop: StopToken) -> StoreMaintenance {
    StoreMaintenance(options: settings.indexing, engine: engine(http()), stop: stop, logger: log.logger)
  }

  /// Does `work`, which a first signal asks to stop and a second one ends at once.
  func interruptible<Outcome: Sendable>(_ work: (StopToken) async -> Outcome) async -> Outcome {
    let stop = StopToken()
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await SignalWatch(log: log, loops: loops).stopOnSignal(stop) }
      defer { group.cancelAll() }
      return await work(stop)
    }
  }

  /// Ends a command that failed.
  func end(_ error: IndexingError) -> Int32 {
    log.end(error.lastLine, ExitCode(rawValue: error.code.exitCode) ?? .software)
  }

  /// Writes the one document that `--format json` promises, and ends the command.
  func print(stores: [JSONValue], _ more: JSONObject = [:]) -> Int32 {
    var document: JSONObject = ["stores": .array(stores)]
    for member in more.members { document[member.name] = member.value }
    return print(String(decoding: JSONValue.object(document).serialized(), as: UTF8.self) + "\n")
  }

  /// Writes a command's result and ends it.
  func print(_ text: String) -> Int32 {
    StandardOutput.write(text) ? ExitCode.success.rawValue : ExitCode.operatingSystem.rawValue
  }
}
