// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import HTTPServer

@Suite("When memory is given back")
struct CrowdTests {
  @Test("once three quarters of many connections have left, and not again for the rest")
  func crowdLeaves() {
    var crowd = Crowd()
    for count in 1...100 { crowd.grew(to: count) }
    let moments = (0..<100).reversed().filter { crowd.hasLeft($0) }
    #expect(moments == [25])
  }

  @Test("never for few connections that come and go")
  func fewComeAndGo() {
    var crowd = Crowd()
    for _ in 0..<1000 {
      crowd.grew(to: 63)
      let hasLeft = crowd.hasLeft(0)
      #expect(!hasLeft)
    }
  }

  @Test("again for each crowd")
  func nextCrowd() {
    var crowd = Crowd()
    for _ in 0..<3 {
      crowd.grew(to: 500)
      let moments = [200, 100, 20, 0].map { crowd.hasLeft($0) }
      #expect(moments == [false, true, true, false])
    }
  }
}
