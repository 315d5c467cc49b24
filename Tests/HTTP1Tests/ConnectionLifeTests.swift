// SPDX-License-Identifier: Apache-2.0
import HTTP1
import Testing

/// Seconds as the machine counts them.
private func s(_ seconds: Double) -> Int64 { Int64(seconds * 1e9) }

@Suite("the life of a connection, on a clock moved by hand")
struct ConnectionLifeTests {
  private func started() -> ConnectionLife { ConnectionLife(ConnectionTiming(), now: 0) }

  private func exchanging(
    length: Int? = nil, hasContent: Bool = false, keepsAlive: Bool = true, expects: Bool = false
  ) -> ConnectionLife {
    var life = started()
    life.headArrived(now: 0)
    life.headCompleted(
      contentLength: length, hasContent: hasContent, keepsAlive: keepsAlive, expectsContinue: expects, now: 0)
    return life
  }

  @Test("a client that never sends is closed silently when a head's time is over")
  func neverSends() {
    var life = started()
    #expect(life.nextDeadline == s(10))
    #expect(life.expired(now: s(9.9)) == .notYet)
    #expect(life.expired(now: s(10)) == .closeSilently)
  }

  @Test("the time of a head runs from its first byte and is not prolonged by further ones")
  func drippingHead() {
    var life = started()
    let wasFirst = life.headArrived(now: s(5))
    #expect(wasFirst)
    let isFirst = life.headArrived(now: s(14))
    #expect(!isFirst)
    #expect(life.nextDeadline == s(15))
    #expect(life.expired(now: s(15)) == .headTimeout)
    #expect(life.expired(now: s(16)) == .notYet)
  }

  @Test("between requests a connection may idle for its own time")
  func idling() {
    var life = exchanging()
    life.responseBegan(streams: false, now: s(1))
    #expect(life.responseWritten(now: s(2)) == .next)
    #expect(life.phase == .idle)
    #expect(life.nextDeadline == s(62))
    #expect(life.expired(now: s(62)) == .closeSilently)
  }

  @Test("the last response of a connection is known before it is written")
  func lastResponse() {
    #expect(!exchanging().closesAfterResponse)
    #expect(exchanging(keepsAlive: false).closesAfterResponse)
    var timing = ConnectionTiming()
    timing.requests = 2
    var life = ConnectionLife(timing, now: 0)
    for round in 1...2 {
      life.headCompleted(contentLength: nil, hasContent: false, keepsAlive: true, expectsContinue: false, now: 0)
      #expect(life.closesAfterResponse == (round == 2))
      life.responseBegan(streams: false, now: 0)
      #expect(life.responseWritten(now: 0) == (round == 2 ? .linger : .next))
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
    var life = exchanging(length: 5, hasContent: true, expects: true)
    #expect(life.closesAfterResponse)
    let owed = life.takeContinue()
    #expect(owed)
    let again = life.takeContinue()
    #expect(!again)
    #expect(!life.closesAfterResponse)
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
    var life = exchanging()
    #expect(life.nextDeadline == s(60))
    var late = life
    #expect(late.expired(now: s(60)) == .handlerOverdue)
    life.allowHandler(until: s(5))
    #expect(life.nextDeadline == s(5))
    life.responseBegan(streams: true, now: s(4))
    #expect(life.nextDeadline == s(604))
    #expect(life.expired(now: s(604)) == .streamOverdue)
  }

  @Test("content must come in time, and at a least rate after a grace")
  func contentTime() {
    var life = exchanging(length: 1_000_000, hasContent: true)
    life.contentWaitBegan(now: 0)
    // Ten seconds of grace are shorter than the thirty between two reads.
    #expect(life.nextDeadline == s(10))
    life.contentArrived(24_000, now: s(9))
    // 24,000 bytes earn 100 s at 240 bytes a second: now the thirty count.
    life.contentWaitBegan(now: s(9))
    #expect(life.nextDeadline == s(39))
    #expect(life.expired(now: s(39)) == .contentTimeout)
    #expect(life.closesAfterResponse)
  }

  @Test("the time between reads in which nobody waits is not the client's")
  func waitingOnly() {
    var life = exchanging(length: 1000, hasContent: true)
    life.contentWaitBegan(now: 0)
    life.contentArrived(1, now: s(2))
    life.contentWaitBegan(now: s(40))
    #expect(life.nextDeadline == s(48))
  }

  @Test("a write without progress is given up")
  func writeStall() {
    var life = exchanging()
    life.responseBegan(streams: false, now: 0)
    life.writeBlocked(now: s(1))
    life.writeProgressed(100_000, now: s(20))
    #expect(life.nextDeadline == s(50))
    #expect(life.expired(now: s(50)) == .writeStalled)
    life.writeDrained()
    #expect(life.nextDeadline == .max)
  }

  @Test("a peer that takes less than the least rate is given up, however fast it was before")
  func writeRate() {
    var life = exchanging()
    life.responseBegan(streams: true, now: 0)
    life.writeBlocked(now: 0)
    // 240 bytes a second over 30 s are 7200.
    life.writeProgressed(1_000_000, now: s(10))
    #expect(life.nextDeadline == s(40))
    life.writeProgressed(7199, now: s(39))
    life.writeBlocked(now: s(39))
    #expect(life.nextDeadline == s(40))
    #expect(life.expired(now: s(40)) == .writeStalled)
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
    var life = started()
    #expect(life.peerEnded() == .endOfInput)
    life = exchanging()
    #expect(life.peerEnded() == .cancel)
    life.responseBegan(streams: true, now: 0)
    #expect(life.peerEnded() == .cancel)
    life.streamCompleted()
    #expect(life.peerEnded() == .finishWriting)
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
    var life = exchanging()
    life.closeAfterResponse()
    life.responseBegan(streams: false, now: 0)
    #expect(life.responseWritten(now: s(1)) == .linger)
    #expect(life.nextDeadline == s(6))
    let goesOn = life.lingerArrived(65_536)
    #expect(goesOn)
    let stops = life.lingerArrived(1)
    #expect(!stops)
    #expect(life.expired(now: s(6)) == .lingerOver)
    var asked = exchanging(keepsAlive: false)
    asked.responseBegan(streams: false, now: 0)
    #expect(asked.responseWritten(now: 0) == .close)
  }

  @Test("a refused head gets one last answer")
  func refusedHead() {
    var life = started()
    life.headArrived(now: 0)
    life.headFailed()
    #expect(life.closesAfterResponse)
    life.responseBegan(streams: false, now: 0)
    #expect(life.responseWritten(now: 0) == .linger)
  }
}
