// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Indexing
import Observability
import Primitives
import Synchronization

/// Makes a run's metrics and spans out of its progress: a span for the run, for each store and for each of its stages,
/// never for a product.
final class RunObserver: Sendable {
  private struct Stage {
    var name: String
    var began: MonotonicInstant
    var span: Span?
  }

  private struct Store {
    var began: MonotonicInstant
    var span: Span?
    var stage: Stage?
    /// Time by stage; one that came twice has the sum.
    var durations: [String: Duration] = [:]
    /// Products that have passed a stage of the extraction.
    var done: [ProgressEvent.Stage: Int] = [:]

    mutating func leaveStage(_ now: MonotonicInstant) {
      guard let stage else { return }
      durations[stage.name, default: .zero] += stage.began.duration(to: now)
      stage.span?.finish()
      self.stage = nil
    }
  }

  private let run: Span?
  private let documents: GaugeFamily
  private let durations: GaugeFamily
  private let embeddings: CounterFamily
  private let successes: GaugeFamily
  private let stores = Mutex<[String: Store]>([:])
  /// Time by stage of the stores that are done.
  private let ends = Mutex<[String: [String: Duration]]>([:])

  static let successName = "rag_index_last_success_timestamp_seconds"

  /// - Parameter tracer: nil: no spans are recorded.
  init(_ metrics: MetricsRegistry, _ tracer: Tracer?) {
    documents = metrics.gauge(
      "rag_index_documents", help: "Products behind the store's alias after its last run.", labels: ["store"])
    durations = metrics.gauge(
      "rag_index_duration_seconds", help: "How long the stages of the last run took; total: all of them.",
      labels: ["store", "stage"])
    embeddings = metrics.counter(
      "rag_index_embeddings_total", help: "Vectors of the run's products: paid for (new), or found (reused).",
      labels: ["store", "source"])
    successes = metrics.gauge(
      Self.successName, help: "When a run of this store last succeeded.", labels: ["store"])
    let place = tracer?.context(below: nil)
    run = place.flatMap { tracer?.span(at: $0, below: nil, "index run", kind: .internal) }
  }

  /// The run's trace, where it is recorded.
  var trace: TraceContext? { run?.context }

  /// Takes over the time of an earlier run's success from the metrics' file.
  func noteSuccess(of store: String, at seconds: Double) { successes.with(store).set(seconds) }

  /// The time of each stage of a store that is done, the longest first.
  func stages(of store: String) -> [(name: String, duration: Duration)] {
    ends.withLock { $0[store] ?? [:] }.map { (name: $0.key, duration: $0.value) }
      .sorted { $0.duration == $1.duration ? $0.name < $1.name : $0.duration > $1.duration }
  }

  /// The handler to give to a run, which tells another one too.
  func handler(and other: @escaping ProgressHandler) -> ProgressHandler {
    { event in
      self.handle(event)
      other(event)
    }
  }

  private func handle(_ event: ProgressEvent) {
    let now = MonotonicInstant.now
    switch event {
    case .began(let store, let total):
      enter("extract", of: store, now)
      stores.withLock { $0[store]?.stage?.span?.set("rag.documents", total) }
    case .step(let store, let name): enter(name, of: store, now)
    case .advanced(let store, let stage, let done, _):
      stores.withLock { $0[store]?.done[stage] = done }
    case .finished(let store, let count, let embedded): finish(store, documents: count, embedded: embedded, now)
    case .failed(let store): fail(store, now)
    }
  }

  private func enter(_ stage: String, of name: String, _ now: MonotonicInstant) {
    stores.withLock { stores in
      var store = stores[name] ?? Store(began: now, span: run?.child("index store"))
      if stores[name] == nil { store.span?.set("rag.store", name) }
      store.leaveStage(now)
      store.stage = Stage(name: stage, began: now, span: store.span?.child(stage))
      stores[name] = store
    }
  }

  private func finish(_ name: String, documents count: Int, embedded: Int, _ now: MonotonicInstant) {
    documents.with(name).set(Double(count))
    // Now, not at the end of the run: another store may fail.
    embeddings.with(name, "new").increment(by: Double(embedded))
    embeddings.with(name, "reused").increment(by: Double(max(0, count - embedded)))
    successes.with(name).set(Double(WallClock.seconds))
    end(name, now) { $0.set("rag.documents", count) }
  }

  private func fail(_ name: String, _ now: MonotonicInstant) { end(name, now) { $0.fail("failed") } }

  private func end(_ name: String, _ now: MonotonicInstant, _ describe: (Span) -> Void) {
    let ended = stores.withLock { stores -> Store? in
      guard var store = stores.removeValue(forKey: name) else { return nil }
      store.leaveStage(now)
      return store
    }
    guard let ended else { return }
    ends.withLock { $0[name] = ended.durations }
    for (stage, time) in ended.durations { durations.with(name, stage).set(time.seconds) }
    durations.with(name, "total").set(ended.began.duration(to: now).seconds)
    guard let span = ended.span else { return }
    for (stage, count) in ended.done { span.set("rag.\(stage.rawValue)", count) }
    describe(span)
    span.finish()
  }

  /// The run has succeeded.
  func succeeded(_ report: RunReport) {
    run?.set("rag.stores", report.stores.count)
    run?.set("rag.documents", report.documents)
    run?.set("rag.embedding_tokens", report.tokens)
    run?.finish()
  }

  /// The run has failed.
  func failed(_ reason: String, _ message: String) {
    let now = MonotonicInstant.now
    for name in stores.withLock({ Array($0.keys) }) { fail(name, now) }
    run?.fail(reason, message)
    run?.finish()
  }
}
