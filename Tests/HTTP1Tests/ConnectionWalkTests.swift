// SPDX-License-Identifier: Apache-2.0
import HTTP1
import Testing

/// Random lives of connections, each event where it may come.
@Suite("random lives of a connection")
struct ConnectionWalkTests {
  @Test("no stage but that of writing an answer waits without a deadline, and time always ends a connection")
  func deadlines() {
    var random = SplitMix(state: 23)
    for _ in 0..<2000 {
      var now: Int64 = 0
      var life = ConnectionLife(ConnectionTiming(), now: now)
      for _ in 0..<Int.random(in: 0...30, using: &random) where life.phase != .lingering {
        now += Int64.random(in: 0...3_000_000_000, using: &random)
        step(&life, now, &random)
        #expect(life.nextDeadline < .max || (life.phase == .exchange && life.response == .complete))
        #expect(life.expired(now: now) != .headTimeout || life.phase == .head)
      }
      expectEnd(of: &life, from: now)
    }
  }

  /// One event that fits the stage.
  private func step(_ life: inout ConnectionLife, _ now: Int64, _ random: inout SplitMix) {
    switch life.phase {
    case .idle: life.headArrived(now: now)
    case .head:
      if Int.random(in: 0..<8, using: &random) == 0 {
        life.headFailed()
        life.responseBegan(streams: false, now: now)
        _ = life.responseWritten(now: now)
        return
      }
      let length = Bool.random(using: &random) ? Int.random(in: 1...100_000, using: &random) : nil
      life.headCompleted(
        contentLength: length, hasContent: length != nil || Bool.random(using: &random),
        keepsAlive: Int.random(in: 0..<6, using: &random) > 0, expectsContinue: Bool.random(using: &random), now: now)
    case .exchange: exchange(&life, now, &random)
    case .lingering, .closed: break
    }
  }

  private func exchange(_ life: inout ConnectionLife, _ now: Int64, _ random: inout SplitMix) {
    switch (life.response, Int.random(in: 0..<4, using: &random)) {
    case (.awaited, 0) where !life.isContentComplete:
      _ = life.takeContinue()
      life.contentWaitBegan(now: now)
      life.contentArrived(Int.random(in: 0...1000, using: &random), now: now + 1000)
    case (.awaited, 1) where !life.isContentComplete: life.contentCompleted()
    case (.awaited, _): life.responseBegan(streams: Bool.random(using: &random), now: now)
    case (.streaming, 0): life.writeBlocked(now: now)
    case (.streaming, 1): life.writeDrained()
    case (.streaming, _): life.streamCompleted()
    case (.complete, _):
      let isLast = life.closesAfterResponse
      switch life.responseWritten(now: now) {
      case .next: #expect(!isLast)
      case .skipContent(let count):
        #expect(!isLast && count <= 65_536)
        life.contentSkipped(now: now)
      case .linger, .close: #expect(isLast)
      }
    }
  }

  /// When nothing happens any more, deadlines end the connection; the owner does as they say.
  private func expectEnd(of life: inout ConnectionLife, from start: Int64) {
    var rounds = 0
    while life.phase != .closed, rounds < 10 {
      rounds += 1
      let now = life.nextDeadline
      if now == .max {
        #expect(life.phase == .exchange && life.response == .complete)
        _ = life.responseWritten(now: start)
        continue
      }
      switch life.expired(now: now) {
      case .notYet: Issue.record("a deadline that is none")
      case .closeSilently, .lingerOver, .writeStalled, .streamOverdue: life.closed()
      case .headTimeout:
        life.headFailed()
        life.responseBegan(streams: false, now: now)
        _ = life.responseWritten(now: now)
      case .contentTimeout, .handlerOverdue:
        life.closeAfterResponse()
        life.responseBegan(streams: false, now: now)
        #expect(life.responseWritten(now: now) != .next)
      }
    }
    #expect(life.phase == .closed)
    #expect(life.nextDeadline == .max)
  }
}
