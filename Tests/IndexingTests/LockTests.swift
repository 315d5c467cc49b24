// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Glibc
import Indexing
import JSON
import RawServer
import SearchEngine
import Synchronization
import Testing

/// A clock that a sleep moves at once.
private final class HastyClock: Sendable {
  private let time = ManualClock()
  private let step: Duration?
  let sleeps = Atomic(0)

  /// `step`: how far a sleep moves it; nil: as far as asked.
  init(step: Duration? = nil) { self.step = step }

  var clock: WorkClock {
    WorkClock(now: { self.time.now }) { until in
      self.sleeps.add(1, ordering: .relaxed)
      self.time.advance(by: self.step ?? self.time.now.duration(to: until))
      await sleepOnLoop(until: .after(.milliseconds(1)))
    }
  }
}

/// Counts looks.
private final class Looks: Sendable {
  private let count = Atomic(0)
  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}

@Suite("The lock of a store", .enabled(if: Target.isThere), .serialized)
struct LockTests {
  private func run(_ shop: Shop, _ loops: EventLoopGroup, _ options: IndexingOptions) async -> IndexingError? {
    let model = FakeModel()
    return await failure(
      IndexingRun(options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)))
  }

  private func put(_ lock: String, _ shop: Shop) async throws {
    try await shop.engine.putDocument(
      shop.names(4).runsIndex, id: "lock:\(shop.names(4).alias)", body: Array(lock.utf8), context: .soon)
  }

  /// A lock of another machine's run, with a heartbeat at this time of its clock.
  private static func foreign(_ heartbeat: Int, run: String = "other") -> String {
    #"{"kind":"lock","run":"\#(run)","host":"h","machine":"m","pid":1,"process_start":"1","started_at":1,"heartbeat_at":\#(heartbeat)}"#
  }

  @Test("two runs exclude each other: the newcomer ends as soon as it sees the lock move", arguments: Target.all)
  func exclusion(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      var options = shop.options([4])
      options.lockHeartbeat = .milliseconds(200)
      options.lockPoll = .milliseconds(50)
      let slow = FakeModel(delay: 1_500)
      async let first = failure(
        IndexingRun(options: options, source: shop.engine, target: shop.engine, embedder: slow.embedder(loops)))
      while slow.requests == 0 { await sleepOnLoop(until: .after(.milliseconds(20))) }
      let second = await run(shop, loops, options)
      #expect(second?.code == .locked)
      #expect(second?.code.exitCode == 75)
      #expect(await first == nil)
    }
  }

  @Test(
    "a lock that stands still is taken over, by the newcomer's own clock and not by what a heartbeat says",
    arguments: Target.all, [1, 0, 4_000_000_000])
  func standsStill(_ target: Target, heartbeat: Int) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      var options = shop.options([4])
      #expect(await run(shop, loops, options) == nil)
      try await put(Self.foreign(heartbeat == 0 ? time(nil) : heartbeat), shop)
      let clock = HastyClock()
      options.lockClock = clock.clock
      #expect(await run(shop, loops, options) == nil)
      #expect(count(clock.sleeps) == 60)
    }
  }

  @Test("an old heartbeat is no reason: a lock that moves belongs to a run that lives", arguments: Target.all)
  func oldHeartbeatMoves(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      var options = shop.options([4])
      #expect(await run(shop, loops, options) == nil)
      try await put(Self.foreign(1), shop)
      let looks = Atomic(0)
      let engine = shop.engine
      let (index, id) = (shop.names(4).runsIndex, "lock:\(shop.names(4).alias)")
      let clock = ManualClock()
      options.lockClock = WorkClock(now: { clock.now }) { until in
        clock.advance(by: clock.now.duration(to: until))
        guard looks.add(1, ordering: .relaxed).newValue == 30 else { return }
        _ = try? await engine.putDocument(index, id: id, body: Array(Self.foreign(1).utf8), context: .soon)
      }
      #expect(await run(shop, loops, options)?.code == .locked)
      #expect(count(looks) == 30)
    }
  }

  @Test(
    "a run waits for a refresh that is at work, as long as it is told to; a refresh waits for nobody",
    arguments: Target.all)
  func waitsForRefresh(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      var options = shop.options([4])
      #expect(await run(shop, loops, options) == nil)
      let lock = Self.foreign(1).replacing(#""run""#, with: #""command":"refresh","run""#)
      let (engine, index, id) = (shop.engine, shop.names(4).runsIndex, "lock:\(shop.names(4).alias)")
      /// Its lock moves every ten looks, and is given back at the 95th.
      func clock(givesBack: Bool) -> WorkClock {
        let (looks, clock) = (Looks(), ManualClock())
        return WorkClock(now: { clock.now }) { until in
          clock.advance(by: clock.now.duration(to: until))
          let number = looks.next()
          if givesBack, number == 95 {
            _ = try? await engine.deleteDocument(index, id: id, context: .soon)
          } else if number % 10 == 0 {
            _ = try? await engine.putDocument(index, id: id, body: Array(lock.utf8), context: .soon)
          }
        }
      }
      try await put(lock, shop)
      options.lockClock = clock(givesBack: true)
      #expect(await run(shop, loops, options) == nil)
      try await put(lock, shop)
      options.lockClock = clock(givesBack: false)
      options.lockWait = .seconds(60)
      let late = await run(shop, loops, options)
      #expect(late?.code == .locked && late?.message.contains("refresh") == true, "\(late?.message ?? "none")")
      options.lockClock = clock(givesBack: true)
      let maintenance = StoreMaintenance(options: options, engine: shop.engine)
      var other: IndexingError?
      do throws(IndexingError) {
        _ = try await Prune(maintenance, isDryRun: false).run(options.stores[0])
      } catch {
        other = error
      }
      #expect(other?.code == .locked)
      try await shop.engine.deleteDocument(index, id: id, context: .soon)
    }
  }

  @Test("while the engine does not answer the newcomer, nothing counts as standing still", arguments: Target.some)
  func engineAway(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      var options = shop.options([4])
      #expect(await run(shop, loops, options) == nil)
      try await put(Self.foreign(1), shop)
      // Each look comes after 100 s, as if it had waited for the engine.
      let clock = HastyClock(step: .seconds(100))
      options.lockClock = clock.clock
      #expect(await run(shop, loops, options) == nil)
      #expect(count(clock.sleeps) == 30, "no look counts for more than two seconds")
    }
  }

  @Test("the lock of a dead process of this machine is taken over at once", arguments: Target.some)
  func deadProcess(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      var options = shop.options([4])
      let slow = FakeModel(delay: 500)
      async let first = failure(
        IndexingRun(options: options, source: shop.engine, target: shop.engine, embedder: slow.embedder(loops)))
      while slow.requests == 0 { await sleepOnLoop(until: .after(.milliseconds(20))) }
      let held = try #require(
        try await shop.engine.getDocument(
          shop.names(4).runsIndex, id: "lock:\(shop.names(4).alias)", context: .soon))
      #expect(await first == nil)
      var lock = held.source.objectValue ?? [:]
      lock["run"] = "other"
      // As if this process had begun at another time: the one that held the lock is gone.
      lock["process_start"] = "1"
      try await put(String(decoding: JSONValue.object(lock).serialized(), as: UTF8.self), shop)
      let clock = HastyClock()
      options.lockClock = clock.clock
      #expect(await run(shop, loops, options) == nil)
      #expect(count(clock.sleeps) == 0)
    }
  }

  @Test("a stop ends the watch over another run's lock", arguments: Target.some)
  func stoppedWatch(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      var options = shop.options([4])
      #expect(await run(shop, loops, options) == nil)
      try await put(Self.foreign(1), shop)
      let stop = StopToken()
      options.lockClock = WorkClock(now: { .now }) { _ in stop.stop(.terminated) }
      let model = FakeModel()
      let error = await failure(
        IndexingRun(
          options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops), stop: stop))
      #expect(error?.code == .terminated)
    }
  }

  @Test("a run whose lock is taken away stops before the swap", arguments: Target.some)
  func lostLock(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let options = shop.options([4])
      let slow = FakeModel(delay: 800)
      async let first = failure(
        IndexingRun(options: options, source: shop.engine, target: shop.engine, embedder: slow.embedder(loops)))
      while slow.requests == 0 { await sleepOnLoop(until: .after(.milliseconds(20))) }
      try await put(Self.foreign(time(nil), run: "thief"), shop)
      let error = await first
      #expect(error?.code == .locked)
      #expect(try await shop.live(4).isEmpty)
      let status = try await IndexStatus.read(options.stores[0], options: options, engine: shop.engine)
      #expect(status.lock != nil, "the other's lock stays")
    }
  }

  @Test(
    "a run does not swap where the engine does not confirm its lock, or the lock was deleted", arguments: Target.some,
    [true, false])
  func unconfirmed(_ target: Target, isDeleted: Bool) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      var options = shop.options([4])
      let lock = "/\(shop.names(4).runsIndex)/_doc/lock"
      let isVerified = Atomic(false)
      let proxy = RecordingProxy(shop.url) { request in
        if request.line.contains("_cluster/health") { isVerified.store(true, ordering: .relaxed) }
        guard isVerified.load(ordering: .relaxed), request.line.contains(lock) else { return nil }
        if !isDeleted { return RawServer.response("503 Service Unavailable", "away") }
        let body =
          request.line.hasPrefix("GET")
          ? #"{"_index":"r","_id":"l","found":false}"#
          : #"{"error":{"type":"version_conflict_engine_exception","reason":"no document was found"},"status":409}"#
        return RawServer.response(request.line.hasPrefix("GET") ? "404 Not Found" : "409 Conflict", body)
      }
      options.patience = .milliseconds(200)
      let engine = makeEngine(proxy.url, loops)
      let model = FakeModel()
      let error = await failure(
        IndexingRun(options: options, source: engine, target: engine, embedder: model.embedder(loops)))
      #expect(error?.code == (isDeleted ? .locked : .unavailable), "\(error?.message ?? "none")")
      #expect(try await shop.live(4).isEmpty)
      #expect(!proxy.lines.contains("POST /_aliases"))
    }
  }
}
