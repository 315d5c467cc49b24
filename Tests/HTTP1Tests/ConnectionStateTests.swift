// SPDX-License-Identifier: Apache-2.0
import HTTP1
import Testing

/// Seconds as the machine counts them.
private func s(_ seconds: Double) -> Int64 { Int64(seconds * 1e9) }

@Suite("the state of a connection, on a clock moved by hand")
struct ConnectionStateTests {
  private func started() -> ConnectionState { ConnectionState(ConnectionTiming(), now: 0) }

  private func exchanging(
    length: Int? = nil, hasContent: Bool = false, keepsAlive: Bool = true, expects: Bool = false
  ) -> ConnectionState {
    var state = started()
    state.headArrived(now: 0)
    state.headCompleted(
      contentLength: length, hasContent: hasContent, keepsAlive: keepsAlive, expectsContinue: expects, now: 0)
    return state
  }

  @Test("a client that never sends is closed silently when a head's time is over")
  func neverSends() {
    var state = started()
    #expect(state.nextDeadline == s(10))
    #expect(state.expired(now: s(9.9)) == .notYet)
    #expect(state.expired(now: s(10)) == .closeSilently)
  }

  @Test("the time of a head runs from its first byte and is not prolonged by further ones")
  func drippingHead() {
    var state = started()
    let wasFirst = state.headArrived(now: s(5))
    #expect(wasFirst)
    let isFirst = state.headArrived(now: s(14))
    #expect(!isFirst)
    #expect(state.nextDeadline == s(15))
    #expect(state.expired(now: s(15)) == .headTimeout)
    #expect(state.expired(now: s(16)) == .notYet)
  }

  @Test("between requests a connection may idle for its own time")
  func idling() {
    var state = exchanging()
    state.responseBegan(streams: false, now: s(1))
    #expect(state.responseWritten(now: s(2)) == .next)
    #expect(state.phase == .idle)
    #expect(state.nextDeadline == s(62))
    #expect(state.expired(now: s(62)) == .closeSilently)
  }

  @Test("the last response of a connection is known before it is written")
  func lastResponse() {
    #expect(!exchanging().closesAfterResponse)
    #expect(exchanging(keepsAlive: false).closesAfterResponse)
    var timing = ConnectionTiming()
    timing.requests = 2
    var state = ConnectionState(timing, now: 0)
    for round in 1...2 {
      state.headCompleted(contentLength: nil, hasContent: false, keepsAlive: true, expectsContinue: false, now: 0)
      #expect(state.closesAfterResponse == (round == 2))
      state.responseBegan(streams: false, now: 0)
      #expect(state.responseWritten(now: 0) == (round == 2 ? .linger : .next))
    }
  }

  @Test("short unread content is skipped, long or unbounded content ends the connection")
  func unreadContent() {
    var short = exchanging(length: 100, hasContent: true)
    #expect(!short.closesAfterResponse)
    short.contentArrived(60, now: 0)
    short.responseBegan(streams: false, now: 0)
    #expect(short.responseWritten(now: 0) == .skipContent(40))
    short.contentSkipped(now: s(1))
    #expect(short.nextDeadline == s(61))
    #expect(!exchanging(length: 65_536, hasContent: true).closesAfterResponse)
    #expect(exchanging(length: 65_537, hasContent: true).closesAfterResponse)
    #expect(exchanging(hasContent: true).closesAfterResponse)
  }

  @Test("100 Continue is owed until content comes or the response begins")
  func continuing() {
    var state = exchanging(length: 5, hasContent: true, expects: true)
    #expect(state.closesAfterResponse)
    let owed = state.takeContinue()
    #expect(owed)
    let again = state.takeContinue()
    #expect(!again)
    #expect(!state.closesAfterResponse)
    var eager = exchanging(length: 5, hasContent: true, expects: true)
    eager.contentArrived(1, now: 0)
    let stillOwed = eager.takeContinue()
    #expect(!stillOwed)
    var answered = exchanging(length: 5, hasContent: true, expects: true)
    answered.responseBegan(streams: true, now: 0)
    let afterAnswer = answered.takeContinue()
    #expect(!afterAnswer)
    #expect(answered.closesAfterResponse)
  }

  @Test("a handler has its time until the response begins, a stream another")
  func handlerTime() {
    var state = exchanging()
    #expect(state.nextDeadline == s(60))
    var late = state
    #expect(late.expired(now: s(60)) == .handlerOverdue)
    state.allowHandler(until: s(5))
    #expect(state.nextDeadline == s(5))
    state.responseBegan(streams: true, now: s(4))
    #expect(state.nextDeadline == s(604))
    #expect(state.expired(now: s(604)) == .streamOverdue)
  }

  @Test("content must come in time, and at a least rate after a grace")
  func contentTime() {
    var state = exchanging(length: 1_000_000, hasContent: true)
    state.contentWaitBegan(now: 0)
    // Ten seconds of grace are shorter than the thirty between two reads.
    #expect(state.nextDeadline == s(10))
    state.contentArrived(24_000, now: s(9))
    // 24,000 bytes earn 100 s at 240 bytes a second: now the thirty count.
    state.contentWaitBegan(now: s(9))
    #expect(state.nextDeadline == s(39))
    #expect(state.expired(now: s(39)) == .contentTimeout)
    #expect(state.closesAfterResponse)
  }

  @Test("the time between reads in which nobody waits is not the client's")
  func waitingOnly() {
    var state = exchanging(length: 1000, hasContent: true)
    state.contentWaitBegan(now: 0)
    state.contentArrived(1, now: s(2))
    state.contentWaitBegan(now: s(40))
    #expect(state.nextDeadline == s(48))
  }

  @Test("a write without progress is given up")
  func writeStall() {
    var state = exchanging()
    state.responseBegan(streams: false, now: 0)
    state.writeBlocked(now: s(1))
    state.writeProgressed(100_000, now: s(20))
    #expect(state.nextDeadline == s(50))
    #expect(state.expired(now: s(50)) == .writeStalled)
    state.writeDrained()
    #expect(state.nextDeadline == .max)
  }

  @Test("a peer that takes less than the least rate is given up, however fast it was before")
  func writeRate() {
    var state = exchanging()
    state.responseBegan(streams: true, now: 0)
    state.writeBlocked(now: 0)
    // 240 bytes a second over 30 s are 7200.
    state.writeProgressed(1_000_000, now: s(10))
    #expect(state.nextDeadline == s(40))
    state.writeProgressed(7199, now: s(39))
    state.writeBlocked(now: s(39))
    #expect(state.nextDeadline == s(40))
    #expect(state.expired(now: s(40)) == .writeStalled)
    var fair = exchanging()
    fair.responseBegan(streams: true, now: 0)
    fair.writeBlocked(now: 0)
    for time in 1...100 {
      fair.writeProgressed(250, now: s(Double(time)))
      #expect(fair.nextDeadline > s(Double(time)))
    }
  }

  @Test("a FIN means departure while an answer is in the making, and nothing while a complete one is written")
  func departure() {
    var state = started()
    #expect(state.peerEnded() == .endOfInput)
    state = exchanging()
    #expect(state.peerEnded() == .cancel)
    state.responseBegan(streams: true, now: 0)
    #expect(state.peerEnded() == .cancel)
    state.streamCompleted()
    #expect(state.peerEnded() == .finishWriting)
  }

  @Test("a draining connection ends at once when idle, else after its answer")
  func draining() {
    var idle = started()
    let endsAtOnce = idle.drain(now: 0)
    #expect(endsAtOnce)
    var busy = exchanging()
    let ends = busy.drain(now: 0)
    #expect(!ends)
    #expect(busy.closesAfterResponse)
    busy.responseBegan(streams: false, now: 0)
    #expect(busy.responseWritten(now: 0) == .linger)
  }

  @Test("the end of the server waits only shortly for clients that do not close")
  func lingeringWhileDraining() {
    var busy = exchanging()
    _ = busy.drain(now: 0)
    busy.responseBegan(streams: false, now: 0)
    #expect(busy.responseWritten(now: s(1)) == .linger)
    #expect(busy.nextDeadline == s(1.5))
    var lingering = exchanging()
    lingering.closeAfterResponse()
    lingering.responseBegan(streams: false, now: 0)
    #expect(lingering.responseWritten(now: s(1)) == .linger)
    #expect(lingering.nextDeadline == s(6))
    let endsAtOnce = lingering.drain(now: s(2))
    #expect(!endsAtOnce)
    #expect(lingering.nextDeadline == s(2.5))
  }

  @Test("lingering is bounded in time and bytes; a client that asked for the end needs none")
  func lingering() {
    var state = exchanging()
    state.closeAfterResponse()
    state.responseBegan(streams: false, now: 0)
    #expect(state.responseWritten(now: s(1)) == .linger)
    #expect(state.nextDeadline == s(6))
    let goesOn = state.lingerArrived(65_536)
    #expect(goesOn)
    let stops = state.lingerArrived(1)
    #expect(!stops)
    #expect(state.expired(now: s(6)) == .lingerOver)
    var asked = exchanging(keepsAlive: false)
    asked.responseBegan(streams: false, now: 0)
    #expect(asked.responseWritten(now: 0) == .close)
  }

  @Test("a refused head gets one last answer")
  func refusedHead() {
    var state = started()
    state.headArrived(now: 0)
    state.headFailed()
    #expect(state.closesAfterResponse)
    state.responseBegan(streams: false, now: 0)
    #expect(state.responseWritten(now: 0) == .linger)
  }
}
