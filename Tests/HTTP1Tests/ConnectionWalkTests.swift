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
      var state = ConnectionState(ConnectionTiming(), now: now)
      for _ in 0..<Int.random(in: 0...30, using: &random) where state.phase != .lingering {
        now += Int64.random(in: 0...3_000_000_000, using: &random)
        step(&state, now, &random)
        #expect(state.nextDeadline < .max || (state.phase == .exchange && state.response == .complete))
        #expect(state.expired(now: now) != .headTimeout || state.phase == .head)
      }
      expectEnd(of: &state, from: now)
    }
  }

  /// One event that fits the stage.
  private func step(_ state: inout ConnectionState, _ now: Int64, _ random: inout SplitMix) {
    switch state.phase {
    case .idle: state.headArrived(now: now)
    case .head:
      if Int.random(in: 0..<8, using: &random) == 0 {
        state.headFailed()
        state.responseBegan(streams: false, now: now)
        _ = state.responseWritten(now: now)
        return
      }
      let length = Bool.random(using: &random) ? Int.random(in: 1...100_000, using: &random) : nil
      state.headCompleted(
        contentLength: length, hasContent: length != nil || Bool.random(using: &random),
        keepsAlive: Int.random(in: 0..<6, using: &random) > 0, expectsContinue: Bool.random(using: &random), now: now)
    case .exchange: exchange(&state, now, &random)
    case .lingering, .closed: break
    }
  }

  private func exchange(_ state: inout ConnectionState, _ now: Int64, _ random: inout SplitMix) {
    switch (state.response, Int.random(in: 0..<4, using: &random)) {
    case (.awaited, 0) where !state.isContentComplete:
      _ = state.takeContinue()
      state.contentWaitBegan(now: now)
      state.contentArrived(Int.random(in: 0...1000, using: &random), now: now + 1000)
    case (.awaited, 1) where !state.isContentComplete: state.contentCompleted()
    case (.awaited, _): state.responseBegan(streams: Bool.random(using: &random), now: now)
    case (.streaming, 0): state.writeBlocked(now: now)
    case (.streaming, 1): state.writeDrained()
    case (.streaming, _): state.streamCompleted()
    case (.complete, _):
      let isLast = state.closesAfterResponse
      switch state.responseWritten(now: now) {
      case .next: #expect(!isLast)
      case .skipContent(let count):
        #expect(!isLast && count <= 65_536)
        state.contentSkipped(now: now)
      case .linger, .close: #expect(isLast)
      }
    }
  }

  /// When nothing happens any more, deadlines end the connection; the owner does as they say.
  private func expectEnd(of state: inout ConnectionState, from start: Int64) {
    var rounds = 0
    while state.phase != .closed, rounds < 10 {
      rounds += 1
      let now = state.nextDeadline
      if now == .max {
        #expect(state.phase == .exchange && state.response == .complete)
        _ = state.responseWritten(now: start)
        continue
      }
      switch state.expired(now: now) {
      case .notYet: Issue.record("a deadline that is none")
      case .closeSilently, .lingerOver, .writeStalled, .streamOverdue: state.closed()
      case .headTimeout:
        state.headFailed()
        state.responseBegan(streams: false, now: now)
        _ = state.responseWritten(now: now)
      case .contentTimeout, .handlerOverdue:
        state.closeAfterResponse()
        state.responseBegan(streams: false, now: now)
        #expect(state.responseWritten(now: now) != .next)
      }
    }
    #expect(state.phase == .closed)
    #expect(state.nextDeadline == .max)
  }
}
