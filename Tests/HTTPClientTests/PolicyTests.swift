// SPDX-License-Identifier: Apache-2.0
import HTTPClient
import HTTPSemantics
import Testing

@Suite("when to call again")
struct PolicyTests {
  @Test("the pause is anywhere up to a bound that doubles to its cap")
  func fullJitter() {
    let policy = RetryPolicy(maximumAttempts: 9, base: .milliseconds(100), cap: .seconds(1))
    for (attempt, bound) in zip(1...6, [100, 200, 400, 800, 1000, 1000]) {
      let delays = (0..<500).map { _ in policy.delay(attempt: attempt) }
      #expect(delays.allSatisfy { $0 >= .zero && $0 <= .milliseconds(bound) })
      #expect(delays.contains { $0 < .milliseconds(bound) / 5 })
      #expect(delays.contains { $0 > .milliseconds(bound) / 5 * 4 })
    }
    #expect(policy.delay(attempt: 1_000_000) <= .seconds(1))
  }

  @Test("a pause that the server asks for is kept, and little added")
  func serverPause() {
    let policy = RetryPolicy(base: .milliseconds(250))
    for _ in 0..<100 {
      let delay = policy.delay(attempt: 1, retryAfter: .seconds(3))
      #expect(delay >= .seconds(3) && delay <= .milliseconds(3250))
    }
  }

  @Test("the number of calls and the server's pause are bounded")
  func bounds() {
    let policy = RetryPolicy(maximumAttempts: 3)
    #expect(policy.allows(anotherAfter: 2))
    #expect(!policy.allows(anotherAfter: 3))
    #expect(policy.allows(anotherAfter: 1, retryAfter: .seconds(120)))
    #expect(!policy.allows(anotherAfter: 1, retryAfter: .seconds(121)))
    #expect(!RetryPolicy.never.allows(anotherAfter: 1))
  }

  @Test("with patience time decides, not the number of attempts, and the last call is made when the time is over")
  func patience() {
    let policy = RetryPolicy.patient(.seconds(300))
    for attempt in [1, 4, 50, 100_000] {
      let pause = policy.pause(afterAttempt: attempt, failingFor: .seconds(200))
      #expect(pause.map { $0 >= .zero && $0 <= .seconds(10) } == true)
    }
    for _ in 0..<100 {
      #expect(policy.pause(afterAttempt: 60, failingFor: .seconds(299)).map { $0 <= .seconds(1) } == true)
    }
    #expect(policy.pause(afterAttempt: 2, failingFor: .seconds(300)) == nil)
    #expect(policy.pause(afterAttempt: 1, failingFor: .seconds(1), retryAfter: .seconds(200)) != nil)
    #expect(policy.pause(afterAttempt: 1, failingFor: .seconds(150), retryAfter: .seconds(200)) == nil)
    #expect(RetryPolicy.patient(.zero).pause(afterAttempt: 1) == nil)
    // A short budget counts.
    let short = RetryPolicy(maximumAttempts: 3)
    #expect(short.pause(afterAttempt: 2, failingFor: .seconds(1_000_000)) != nil)
    #expect(short.pause(afterAttempt: 3) == nil)
  }

  @Test(
    "Retry-After is read in every form, and rubbish is none",
    arguments: [
      (["retry-after": "3"], Duration.seconds(3)), (["retry-after": " 0.5 "], .milliseconds(500)),
      (["retry-after-ms": "250", "retry-after": "3"], .milliseconds(250)),
      (["retry-after-ms": "x", "retry-after": "3"], .seconds(3)),
      (["retry-after": "Sun, 06 Nov 1994 08:50:07 GMT"], .seconds(30)),
      (["retry-after": "Sun, 06 Nov 1994 08:00:00 GMT"], .zero), (["retry-after": "-1"], nil),
      (["retry-after": "nan"], nil), (["retry-after": "1e300"], nil), (["retry-after": "soon"], nil), ([:], nil),
    ] as [([String: String], Duration?)])
  func retryAfter(values: [String: String], expected: Duration?) {
    var fields = HTTPFields()
    for (name, value) in values { if let name = HTTPFieldName(name) { fields[name] = value } }
    // 08:49:37 on that day.
    #expect(RetryPolicy.retryAfter(from: fields, now: 784_111_777) == expected)
    #expect(RetryPolicy.retryAfter(from: ResponseFields(fields), now: 784_111_777) == expected)
  }
}
