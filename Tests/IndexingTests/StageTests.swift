// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import JSON
import Observability
import RawServer
import SearchEngine
import Synchronization
import Testing

@testable import Indexing

@Suite("The parts of the pipeline", .timeLimit(.minutes(5)))
struct StageTests {
  static func product(_ id: String, name: String = "lamp") throws -> ReadProduct {
    let transformer = ProductTransformer(profile: StoreProfile(sourceIndex: "n"), facts: SourceFacts())
    let document = try transformer.transform(
      id: id, source: Array(#"{"sku":"S-\#(id)","name":"\#(name)"}"#.utf8))
    return ReadProduct(
      document: document, hash: document.contentHash(model: "m", dimensions: nil), cost: document.chunkText.utf8.count)
  }

  // MARK: BoundedQueue

  @Test("a queue holds as many as it may, in order; its end lets takers have what is left")
  func queue() async {
    let queue = BoundedQueue<Int>(capacity: 2)
    let isPut = Notes()
    await withTaskGroup(of: Void.self) { group in
      #expect(await queue.put(1))
      #expect(await queue.put(2))
      group.addTask {
        #expect(await queue.put(3))
        isPut.add("3")
      }
      #expect(await queue.take() == 1)
      await wait { isPut.texts == ["3"] }
    }
    queue.finish()
    #expect(await queue.put(4) == false)
    #expect(await queue.take() == 2)
    #expect(await queue.take() == 3)
    #expect(await queue.take() == nil)
  }

  @Test("a cancelled put drops its element, unless what it holds was paid for")
  func cancelledPut() async {
    let queue = BoundedQueue<Int>(capacity: 1)
    #expect(await queue.put(1))
    await withTaskGroup(of: Bool.self) { group in
      group.addTask { await queue.put(2) }
      group.cancelAll()
      #expect(await group.next() == false)
    }
    await withTaskGroup(of: Bool.self) { group in
      group.addTask { await queue.put(3, evenIfCancelled: true) }
      group.cancelAll()
      #expect(await queue.take() == 1)
      #expect(await group.next() == true)
    }
    #expect(await queue.take() == 3)
  }

  @Test("a wait for an element ends by the clock, by an element, and by the queue's end")
  func takeUntil() async {
    let queue = BoundedQueue<Int>(capacity: 2)
    let clock = VirtualClock()
    let deadline = clock.now.advanced(by: .seconds(1))
    let taken = Notes()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for _ in 0..<3 {
          let text =
            switch await queue.take(until: deadline, clock: clock.work) {
            case .element(let element): "\(element)"
            case .timeout: "timeout"
            case .over: "over"
            }
          taken.add(text)
        }
      }
      await wait { clock.sleepers == 1 }
      #expect(await queue.put(7))
      await wait { taken.texts == ["7"] && clock.sleepers == 1 }
      clock.advance(by: .seconds(1))
      await wait { taken.texts.count >= 2 }
      queue.finish()
    }
    #expect(Array(taken.texts.prefix(2)) == ["7", "timeout"])
    #expect(taken.texts.last != "7")
  }

  // MARK: ByteBudget

  @Test("bytes are given in turn; more than there are means all; who is cancelled makes room for the next")
  func budget() async {
    let budget = ByteBudget(10)
    #expect(await budget.acquire(8))
    let order = Notes()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await withTaskGroup(of: Bool.self) { inner in
          inner.addTask { await budget.acquire(9) }
          inner.cancelAll()
          let isGiven = await inner.next() ?? true
          order.add("large \(isGiven)")
        }
      }
      await wait { order.texts.count == 1 }
      #expect(await budget.acquire(2), "the cancelled one does not stand in the way")
    }
    #expect(order.texts == ["large false"])
    budget.release(8)
    budget.release(2)
    #expect(await budget.acquire(99))
    budget.release(99)
    #expect(await budget.acquire(10))
  }

  // MARK: TextRegistry

  @Test("a text is embedded once; who has it too waits for it, and later has its vector or its place")
  func registry() throws {
    let registry = TextRegistry(cacheBytes: 8)
    let (one, twin, other) = (try Self.product("1"), try Self.product("2"), try Self.product("3", name: "desk"))
    guard case .embed = registry.claim(one), case .waits = registry.claim(twin) else {
      Issue.record("the first one embeds, the second one waits")
      return
    }
    #expect(registry.fulfil(one, vector: [1, 0], index: "i").map(\.id) == ["2"])
    #expect(registry.dimensions == 2)
    guard case .vector([1, 0]) = registry.claim(twin) else {
      Issue.record("its vector is kept")
      return
    }
    // A second vector is more than is kept: the first one is in its index.
    _ = registry.claim(other)
    _ = registry.fulfil(other, vector: [0, 1], index: "i")
    guard case .stored("i", "1") = registry.claim(twin) else {
      Issue.record("its place is known")
      return
    }
    guard case .embed = registry.claimAgain(twin) else {
      Issue.record("where it cannot be read back it is embedded")
      return
    }
  }

  @Test("what the service refuses is refused for all; what an extraction had claimed in vain is free again")
  func refusals() throws {
    let registry = TextRegistry(cacheBytes: 0)
    let (one, twin) = (try Self.product("1"), try Self.product("2"))
    _ = registry.claim(one)
    registry.abandonClaims()
    guard case .embed = registry.claim(one), case .waits = registry.claim(twin) else {
      Issue.record("claims are free again")
      return
    }
    #expect(registry.refuse(one, reason: "filtered").map(\.id) == ["2"])
    guard case .refused("filtered") = registry.claim(twin) else {
      Issue.record("nobody asks again")
      return
    }
  }

  @Test("vectors of earlier runs are found by hash, until their index is deleted")
  func places() throws {
    let registry = TextRegistry(cacheBytes: 0)
    let one = try Self.product("1")
    registry.note(hash: one.hash, in: "old", id: "77")
    guard case .stored("old", "77") = registry.claim(one) else {
      Issue.record("the old index has it")
      return
    }
    registry.forget(["old"])
    guard case .embed = registry.claim(one) else {
      Issue.record("nobody has it any more")
      return
    }
  }

  // MARK: BulkLoader

  /// Takes bulks and says that each document was loaded.
  private static func bulkServer() -> RawServer {
    RawServer { request, connection in
      let count = request.body.count { $0 == 10 } / 2
      let items = Array(repeating: #"{"index":{"_id":"1","status":201}}"#, count: count).joined(separator: ",")
      connection.write(
        RawServer.response(
          "200 OK", fields: ["Content-Type: application/json"], #"{"errors":false,"items":[\#(items)]}"#))
      return true
    }
  }

  @Test("a body that is not full is sent a second after the first of its vectors came, and the rest at the end")
  func loaderWaits() async throws {
    let server = Self.bulkServer()
    try await EventLoopGroup.withLoops(count: 1) { loops in
      let clock = VirtualClock()
      let queue = BoundedQueue<EmbeddedBatch>(capacity: 2)
      let target = TargetIndex(
        TargetIndex.Steps(
          create: { TargetIndex.Created(index: "i", stemmer: nil, dimensions: $0) }, addVectors: { _, _ in }))
      try await target.prepare(dimensions: 2)
      let options = IndexingOptions(prefix: "p", stores: [])
      let ledger = ExtractionLedger(
        store: "s", total: 3, deadLetters: DeadLetters(path: nil, store: "s", limit: 0, logger: .disabled),
        budget: ByteBudget(for: options), progress: { _ in })
      let loader = BulkLoader(
        engine: makeEngine(server.url, loops), options: options, target: target, ledger: ledger,
        sample: SampleKeeper(size: 1), logger: .disabled, bodyLimit: BodyLimit(1 << 20), clock: clock.work)
      func batch(_ id: String) throws -> EmbeddedBatch {
        EmbeddedBatch(products: [EmbeddedProduct(try Self.product(id), vector: [1, 0])], cameAt: clock.now)
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await loader.run(queue) }
        #expect(await queue.put(try batch("1")))
        await wait { clock.sleepers == 1 }
        clock.advance(by: .milliseconds(600))
        #expect(await queue.put(try batch("2")))
        #expect(server.requests.isEmpty)
        clock.advance(by: .milliseconds(400))
        await wait { server.requests.count == 1 }
        #expect(await queue.put(try batch("3")))
        queue.finish()
        try await group.next()
      }
      let bodies = server.requests.map { String(decoding: $0.body, as: UTF8.self) }
      #expect(bodies.map { $0.contains(#""_id":"1""#) } == [true] + bodies.dropFirst().map { _ in false })
      #expect(bodies.last?.contains(#""_id":"3""#) == true)
      #expect(ledger.counters.settled(0) == 3)
    }
  }
}

/// What tasks write down, for a test to look at.
private final class Notes: Sendable {
  private let kept = Mutex<[String]>([])

  var texts: [String] { kept.withLock { $0 } }

  func add(_ text: String) { kept.withLock { $0.append(text) } }
}
