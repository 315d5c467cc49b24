// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import Indexing
import JSON
import Observability
import Sandbox
import Synchronization
import Testing

@testable import rag_indexer

@Suite("Progress is shown by the clock")
struct ProgressTests {
  /// A reporter on a clock that the test moves.
  private final class Bench: Sendable {
    let clock = ManualClock()
    let log = CapturedLog()
    let drawn = Mutex<[String]>([])

    func reporter(_ style: ProgressReporter.Style = .lines) -> ProgressReporter {
      let clock = clock
      return ProgressReporter(
        style: style, logger: log.logger, interval: .seconds(5), now: { clock.now },
        write: { _, text in self.drawn.withLock { $0.append(text) } })
    }
  }

  @Test("what a store has had embedded is counted when it is done, whatever becomes of the others")
  func countedWhenDone() {
    let metrics = MetricsRegistry(namespace: "rag")
    let observer = RunObserver(metrics, nil)
    let handler = observer.handler { _ in }
    handler(.began(store: "1", total: 10))
    handler(.finished(store: "1", documents: 10, embedded: 3))
    handler(.failed(store: "2"))
    observer.failed("dataRefused", "store 2 is empty")
    let text = String(decoding: metrics.render(), as: UTF8.self)
    #expect(text.contains(#"rag_index_embeddings_total{store="1",source="new"} 3"#), "\(text)")
    #expect(text.contains(#"rag_index_embeddings_total{store="1",source="reused"} 7"#))
    #expect(observer.stages(of: "1").map(\.name) == ["extract"])
  }

  @Test("while nothing moves a line comes each interval, with the step and how long nothing has moved")
  func waiting() throws {
    let bench = Bench()
    let reporter = bench.reporter()
    bench.clock.advance(by: .seconds(4))
    reporter.tick()
    #expect(bench.log.values.isEmpty)
    bench.clock.advance(by: .seconds(1))
    reporter.tick()
    reporter.tick()
    reporter.handler(.step(store: "1", name: "lock"))
    for _ in 0..<3 {
      bench.clock.advance(by: .seconds(5))
      reporter.tick()
    }
    let lines = bench.log.values
    #expect(lines.map { $0["step"]?.stringValue } == ["start", "lock", "lock", "lock"])
    #expect(lines.map { $0["store"]?.stringValue } == [nil, "1", "1", "1"])
    #expect(lines.map { $0["seconds"]?.intValue } == [5, 10, 15, 20])
    #expect(lines.map { $0["seconds_without_progress"]?.intValue } == [5, 5, 10, 15])
    #expect(lines.allSatisfy { $0["message"]?.stringValue == "progress" && $0["stages"] == nil })
  }

  @Test("a model API that is away shows as an extraction whose counts stand still")
  func embeddingAway() throws {
    let bench = Bench()
    let reporter = bench.reporter()
    reporter.handler(.began(store: "1", total: 100))
    reporter.handler(.advanced(store: "1", stage: .extract, done: 40, total: 100))
    for _ in 0..<2 {
      bench.clock.advance(by: .seconds(5))
      reporter.tick()
    }
    // Counts that move bring lines by themselves, no more often.
    bench.clock.advance(by: .seconds(3))
    reporter.handler(.advanced(store: "1", stage: .embed, done: 10, total: 100))
    bench.clock.advance(by: .seconds(3))
    reporter.handler(.advanced(store: "1", stage: .embed, done: 20, total: 100))
    reporter.tick()
    let lines = bench.log.values
    #expect(lines.map { $0["seconds"]?.intValue } == [5, 10, 16])
    #expect(lines.map { $0["seconds_without_progress"]?.intValue } == [5, 10, nil])
    #expect(lines.allSatisfy { $0["step"]?.stringValue == "extract" })
    #expect(
      lines.last?["stages"]?.stringValue
        == "extract 40/100, 3/s, 24 s left, embed 20/100, 1/s, 64 s left".replacing("64 s", with: "1 min")
        + ", load 0/100, 0/s")
  }

  @Test("the last document is shown at once; steps after it keep the counts, another store begins without")
  func steps() throws {
    let bench = Bench()
    let reporter = bench.reporter()
    reporter.handler(.began(store: "1", total: 10))
    bench.clock.advance(by: .seconds(1))
    for stage in ProgressEvent.Stage.allCases {
      reporter.handler(.advanced(store: "1", stage: stage, done: 10, total: 10))
    }
    #expect(bench.log.values.count == 1)
    reporter.handler(.step(store: "1", name: "health"))
    bench.clock.advance(by: .seconds(6))
    reporter.tick()
    #expect(bench.log.values.last?["step"]?.stringValue == "health")
    #expect(bench.log.values.last?["stages"]?.stringValue == "extract 10/10, embed 10/10, load 10/10")
    reporter.handler(.finished(store: "1", documents: 10, embedded: 10))
    reporter.handler(.step(store: "2", name: "prepare"))
    bench.clock.advance(by: .seconds(5))
    reporter.tick()
    #expect(bench.log.values.last?["store"]?.stringValue == "2")
    #expect(bench.log.values.last?["stages"] == nil)
  }

  @Test("bars are drawn over one another, also when nothing moves")
  func bars() {
    let bench = Bench()
    let reporter = bench.reporter(.bars(descriptor: 2, columns: 80))
    bench.clock.advance(by: .seconds(5))
    reporter.tick()
    reporter.handler(.began(store: "1", total: 10))
    bench.clock.advance(by: .seconds(1))
    reporter.handler(.advanced(store: "1", stage: .extract, done: 5, total: 10))
    bench.clock.advance(by: .seconds(5))
    reporter.tick()
    let drawn = bench.drawn.withLock { $0 }
    #expect(drawn.first == "start, 5 s\n")
    #expect(drawn.count == 3)
    #expect(drawn.last?.hasPrefix("\u{1B}[3A\r\u{1B}[K1 extract [") == true)
    #expect(bench.log.values.isEmpty)
  }

  @Test("it shows itself beside a run that waits for its model API", .enabled(if: Target.isThere))
  func besideARun() async throws {
    let log = CapturedLog()
    let reporter = ProgressReporter(style: .lines, logger: log.logger, interval: .milliseconds(50))
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      try await shop.load(4)
      // It answers when a line has come for an interval in which no text was embedded and nothing else moved: the
      // lines before it may each have told of documents that were read.
      let waitsUntil = MonotonicInstant.after(.seconds(60))
      let model = FakeModel { _ in
        while !log.values.contains(where: { $0.tellsOfWaiting }), MonotonicInstant.now < waitsUntil { usleep(1_000) }
        return nil
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await reporter.run() }
        group.addTask {
          _ = try await IndexingRun(
            options: shop.options([4]), source: shop.engine, target: shop.engine, embedder: model.embedder(loops),
            progress: reporter.handler
          ).run()
        }
        try await group.next()
        group.cancelAll()
      }
    }
    #expect(log.values.contains { $0.tellsOfWaiting })
    #expect(log.values.contains { $0["stages"]?.stringValue?.contains("load 30/30") == true })
  }
}

extension JSONValue {
  /// Whether a line of progress says that nothing has moved, and no text of 30 was embedded.
  fileprivate var tellsOfWaiting: Bool {
    self["seconds_without_progress"]?.intValue != nil && self["stages"]?.stringValue?.contains("embed 0/30") == true
  }
}

/// A log whose lines a test reads.
final class CapturedLog: Sendable {
  private let bytes: Store
  private let sink: LogSink
  let logger: Logger

  private final class Store: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  init() {
    let store = Store()
    bytes = store
    sink = LogSink(format: .json) { more in store.bytes.withLock { $0 += more } }
    logger = Logger(level: .info, sink: sink)
  }

  /// The lines so far, read as JSON.
  var values: [JSONValue] {
    sink.flush()
    return bytes.bytes.withLock { $0 }.split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONValue(parsing: Array($0))
    }
  }
}
