// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPClient
package import Observability
import Primitives
import Synchronization

/// Exports spans and metrics by OTLP, on a thread of its own. Requests never wait for it: when the collector is slow or
/// away, spans are dropped and counted.
package final class Telemetry: Sendable {
  /// Records spans; nil: none is to be.
  package let tracer: Tracer?
  private let options: TelemetryOptions
  private let metrics: MetricsRegistry
  private let loops: EventLoopGroup
  private let http: HTTPClient
  private let logger: Logger
  private let queue: SpanQueue?
  private let spanSignal: ExportSignal
  private let metricSignal: ExportSignal
  private let dropped: CounterFamily
  private let startedAt = Telemetry.nanoseconds
  private let isEnding = Atomic(false)

  /// - Throws: where the system gives no thread.
  package init(_ options: TelemetryOptions, metrics: MetricsRegistry, logger: Logger) throws(EventLoopError) {
    self.options = options
    self.metrics = metrics
    self.logger = logger
    loops = try EventLoopGroup(count: 1)
    try loops.start()
    http = HTTPClient(options: .init(userAgent: options.product + "/" + options.version), loops: loops)
    spanSignal = ExportSignal(loops.first)
    metricSignal = ExportSignal(loops.first)
    dropped = Self.dropped(metrics)
    let droppedSpans = dropped.with("traces")
    if options.traces != nil {
      let queue = SpanQueue(
        capacity: options.queueSize, batch: min(options.batchSize, options.queueSize), dropped: droppedSpans,
        signal: spanSignal)
      self.queue = queue
      tracer = Tracer(sampler: options.sampler, capturesContent: options.capturesContent, sink: queue)
    } else {
      queue = nil
      tracer = nil
    }
  }

  /// The counters of all signals, at zero: they are there where nothing is exported too.
  @discardableResult
  package static func dropped(_ metrics: MetricsRegistry) -> CounterFamily {
    let dropped = metrics.counter(
      metrics.namespace + "telemetry_dropped_total", help: "Spans and metric exports that were dropped.",
      labels: ["signal"])
    for signal in ["traces", "metrics"] { _ = dropped.with(signal) }
    return dropped
  }

  /// Exports until the task is cancelled or `end` is called, then sends what is left, for a few seconds at most.
  package func run() async {
    await loops.first.run {
      await withTaskGroup(of: Void.self) { group in
        if let queue, let target = options.traces {
          let sender = OTLPSender(target, signal: "traces", http: http, logger: logger)
          group.addTask(executorPreference: loops.first) { await self.exportSpans(queue, sender) }
        }
        if let target = options.metrics {
          let sender = OTLPSender(target, signal: "metrics", http: http, logger: logger)
          group.addTask(executorPreference: loops.first) { await self.exportMetrics(sender) }
        }
      }
    }
  }

  /// Has `run` come to its end.
  package func end() {
    isEnding.store(true, ordering: .releasing)
    spanSignal.raise()
    metricSignal.raise()
  }

  /// Ends the thread. Not before `run` has returned.
  package func shutdown() { loops.shutdown() }

  private var mustEnd: Bool { Task.isCancelled || isEnding.load(ordering: .acquiring) }

  // MARK: Spans

  private func exportSpans(_ queue: SpanQueue, _ sender: OTLPSender) async {
    while !mustEnd {
      if queue.count < options.batchSize { await spanSignal.wait(until: .after(options.batchDelay)) }
      // A whole queue at most: what comes meanwhile has its own turn.
      for _ in 0...(options.queueSize / max(1, options.batchSize)) where !mustEnd {
        guard await exportBatch(queue, sender, before: .after(options.batchPatience)) else { break }
      }
    }
    let deadline = MonotonicInstant.after(options.lastPatience)
    while MonotonicInstant.now < deadline, await exportBatch(queue, sender, before: deadline) {}
    let left = queue.count
    if left > 0 { dropped.with("traces").increment(by: Double(left)) }
  }

  /// False: there was none.
  private func exportBatch(_ queue: SpanQueue, _ sender: OTLPSender, before deadline: MonotonicInstant) async -> Bool {
    let spans = queue.next()
    guard !spans.isEmpty else { return false }
    let message = OTLPMessages.traces(spans, resource: options.resource, scope: scope)
    switch await sender.send(message, before: deadline) {
    case .accepted(let rejected): dropped.with("traces").increment(by: Double(min(rejected, spans.count)))
    case .failed: dropped.with("traces").increment(by: Double(spans.count))
    }
    return true
  }

  private var scope: OTLPScope { OTLPScope(name: options.product, version: options.version) }

  // MARK: Metrics

  private func exportMetrics(_ sender: OTLPSender) async {
    while !mustEnd {
      let next = MonotonicInstant.after(options.metricInterval)
      while !mustEnd, MonotonicInstant.now < next { await metricSignal.wait(until: next) }
      if !mustEnd {
        await exportOnce(sender, before: min(.after(options.batchPatience), .after(options.metricInterval)))
      }
    }
    await exportOnce(sender, before: .after(options.lastPatience))
  }

  private func exportOnce(_ sender: OTLPSender, before deadline: MonotonicInstant) async {
    let message = OTLPMessages.metrics(
      metrics.snapshot(), start: startedAt, now: Self.nanoseconds, resource: options.resource, scope: scope)
    if await sender.send(message, before: deadline) == .failed { dropped.with("metrics").increment() }
  }

  /// Since 1970.
  private static var nanoseconds: UInt64 {
    let time = WallClock.now
    return UInt64(max(0, time.seconds)) * 1_000_000_000 + UInt64(max(0, time.nanoseconds))
  }
}
