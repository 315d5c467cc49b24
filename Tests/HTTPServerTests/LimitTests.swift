// SPDX-License-Identifier: Apache-2.0
import HTTPServer
import Testing

@Suite("limits")
struct LimitTests {
  @Test("the defaults are those that are written down")
  func defaults() {
    let limits = ServerLimits()
    #expect(limits.headTimeout == .seconds(10))
    #expect(limits.contentTimeout == .seconds(30))
    #expect(limits.minimumContentRate == 240)
    #expect(limits.contentRateGrace == .seconds(10))
    #expect(limits.writeStallTimeout == .seconds(30))
    #expect(limits.minimumWriteRate == 240 && limits.unsentBytes == 128 << 20)
    #expect(limits.connectionsPerAddress == nil)
    #expect(limits.idleTimeout == .seconds(60))
    #expect(limits.requestsPerConnection == 10_000)
    #expect(limits.handlerDeadline == .seconds(60))
    #expect(limits.streamCap == .seconds(600))
    #expect(limits.heartbeat == .seconds(15))
    #expect(limits.fieldBytes == 16 << 10 && limits.fieldCount == 100 && limits.targetBytes == 8 << 10)
    #expect(limits.contentBytes == 1 << 20)
    #expect(limits.chunkExtensionBytes == 4 << 10 && limits.trailerBytes == 8 << 10)
    #expect(limits.writeHighWaterMark == 256 << 10 && limits.writeLowWaterMark == 64 << 10)
    #expect(limits.backlog == 1024)
    #expect(limits.lingerTimeout == .seconds(5) && limits.lingerBytes == 64 << 10)
    #expect(limits.tlsHandshakeTimeout == .seconds(10))
    let options = HTTPServer.Options()
    #expect(options.drainDelay == .zero && options.drainGrace == .seconds(30))
  }
}
