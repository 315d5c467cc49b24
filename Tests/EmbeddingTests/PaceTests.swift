// SPDX-License-Identifier: Apache-2.0
import EventLoop
import OpenAI
import Testing

@testable import Embedding

@Suite("the pace of embedding")
struct PaceTests {
  private let start = MonotonicInstant(nanoseconds: 1_000_000_000_000)

  @Test("calls at once double from round to round while answers come fast, and halve once per burst of refusals")
  func growth() {
    var window = ConcurrencyWindow(maximum: 8)
    #expect(window.calls == 1)
    for _ in 0..<3 { window.succeeded(after: .milliseconds(200), tokens: 1000, calls: window.calls, at: start) }
    #expect(window.calls == 4)
    for _ in 0..<100 { window.succeeded(after: .milliseconds(200), tokens: 1000, calls: window.calls, at: start) }
    #expect(window.calls == 8)
    for _ in 0..<3 { window.backOff(at: start) }
    #expect(window.calls == 4)
    // Afterwards by one a windowful.
    for _ in 0..<4 { window.succeeded(after: .milliseconds(200), tokens: 1000, calls: window.calls, at: start) }
    #expect(window.calls == 4)
    for _ in 0..<2 { window.succeeded(after: .milliseconds(200), tokens: 1000, calls: window.calls, at: start) }
    #expect(window.calls == 5)
    for step in 1..<10 { window.backOff(at: start.advanced(by: .seconds(2 * step))) }
    #expect(window.calls == 1)
  }

  @Test("a call waits until the service's bucket holds its tokens")
  func bucket() {
    var pacer = Pacer(maximumConcurrency: 8)
    let first = pacer.reserve(tokens: 100, at: start)
    #expect(first.wait == .zero)
    // 100 of 1,000 left, all back in 90 s: 10 a second.
    let limits = RateLimitState(tokens: .init(limit: 1000, remaining: 100, reset: .seconds(90)))
    pacer.succeeded(first, after: .zero, limits: limits, at: start)
    func isAbout(_ seconds: Double, _ call: Pacer.Reservation) -> Bool {
      (seconds...seconds + 0.5).contains(call.wait.seconds)
    }
    #expect(isAbout(0, pacer.reserve(tokens: 100, at: start)))
    #expect(isAbout(10, pacer.reserve(tokens: 100, at: start)))
    // Those in flight count, and time fills the bucket.
    #expect(isAbout(5, pacer.reserve(tokens: 100, at: start.advanced(by: .seconds(15)))))
  }

  @Test("answers that come in another order than the service has counted them in say nothing of its bucket")
  func order() {
    var pacer = Pacer(maximumConcurrency: 8)
    func limits(_ remaining: Int) -> RateLimitState {
      // 10 a second.
      RateLimitState(
        tokens: .init(limit: 10_000, remaining: remaining, reset: .milliseconds(Int64((10_000 - remaining) * 100))))
    }
    let first = pacer.reserve(tokens: 1_000, at: start)
    let second = pacer.reserve(tokens: 1_000, at: start)
    pacer.succeeded(second, after: .zero, limits: limits(2_000), at: start)
    // It was counted first, when the second had not been.
    pacer.succeeded(first, after: .zero, limits: limits(3_000), at: start)
    #expect(pacer.reserve(tokens: 1_000, at: start).wait < .seconds(4))
    #expect(pacer.reserve(tokens: 1_000, at: start).wait >= .seconds(99))
  }

  @Test("a service whose limit is a second's is paced by the second, once its bucket was seen to fill so fast")
  func shortPeriod() {
    var pacer = Pacer(maximumConcurrency: 8)
    var time = start
    for _ in 0..<3 {
      let call = pacer.reserve(tokens: 900, at: time)
      // Of 1,000 a second 100 are left, the rest is back within 0.9 s.
      let limits = RateLimitState(tokens: .init(limit: 1000, remaining: 100, reset: .milliseconds(900)))
      pacer.succeeded(call, after: .zero, limits: limits, at: time)
      time = time.advanced(by: .seconds(1))
    }
    #expect(pacer.reserve(tokens: 900, at: time).wait < .milliseconds(100))
  }

  /// A bucket of `perMinute` tokens that is always filled, as a service has it; calls take `latency`.
  @Test(
    "an account's limit is used to 95 % and more, and less than one call in a hundred is refused", arguments: [1, 8],
    [true, false])
  func accountLimit(concurrency: Int, isResetTrue: Bool) {
    let (perSecond, limit) = (1_000_000.0 / 60, 1_000_000.0)
    var pacer = Pacer(maximumConcurrency: concurrency)
    var (level, levelAt, sent, refused, calls) = (limit, 0.0, 0.0, 0, 0)
    var random = SystemRandomNumberGenerator()
    func at(_ time: Double) -> MonotonicInstant { start.advanced(by: .microseconds(Int64(time * 1e6))) }
    /// Calls under way: when each arrives, when it is answered.
    var running: [(call: Pacer.Reservation, arrives: Double, ends: Double, limits: RateLimitState?, isCounted: Bool)] =
      []
    var now = 0.0
    while now < 300 {
      while running.count < pacer.concurrency {
        let call = pacer.reserve(tokens: 31_000, at: at(now))
        let arrives = now + max(0, call.wait.seconds) + 0.01
        running.append((call, arrives, arrives + Double.random(in: 0.05...0.9, using: &random), nil, false))
      }
      let next = running.flatMap { $0.isCounted ? [$0.ends] : [$0.arrives] }.min() ?? now
      now = next
      for index in running.indices where !running[index].isCounted && running[index].arrives <= now {
        level = min(limit, level + perSecond * (now - levelAt))
        levelAt = now
        calls += 1
        // The guess is right within two hundredths.
        let tokens = 31_000 * Double.random(in: 0.98...1.02, using: &random)
        running[index].isCounted = true
        guard level >= tokens else {
          refused += 1
          running[index].ends = now
          continue
        }
        level -= tokens
        sent += tokens
        running[index].limits = RateLimitState(
          tokens: .init(
            limit: Int(limit), remaining: Int(level),
            reset: .milliseconds(isResetTrue ? Int64((limit - level) / perSecond * 1000) : 4)))
      }
      for entry in running where entry.isCounted && entry.ends <= now {
        if let limits = entry.limits {
          pacer.succeeded(entry.call, after: .milliseconds(300), limits: limits, at: at(now))
        } else {
          pacer.failed(entry.call)
          pacer.pause(for: .seconds(1), at: at(now))
        }
      }
      running.removeAll { $0.isCounted && $0.ends <= now }
    }
    let share = sent / (limit + perSecond * now)
    #expect(share >= 0.95, "\(share)")
    #expect(Double(refused) < 0.01 * Double(calls), "\(refused) of \(calls)")
  }

  @Test("in a pause nobody calls before it is over")
  func pause() {
    var pacer = Pacer(maximumConcurrency: 8)
    pacer.failed(pacer.reserve(tokens: 1, at: start))
    pacer.pause(for: .seconds(3), at: start)
    #expect(pacer.reserve(tokens: 1, at: start.advanced(by: .seconds(1))).wait == .seconds(2))
    #expect(pacer.reserve(tokens: 1, at: start.advanced(by: .seconds(4))).wait <= .zero)
  }

  /// A service whose texts take `seconds` each on one of `workers` processors; others wait. Time is virtual.
  private struct SimulatedService {
    let seconds: Double
    let workers: Int
    /// That every call takes besides.
    var overhead = 0.0

    /// Embeds `texts` texts, and gives the time that it took, the slowest call, and the most calls at once.
    func run(texts: Int, timeout: Double = 180) -> (time: Double, slowest: Double, calls: Int, timeouts: Int) {
      var limits = ServiceLimits(.standard)
      var window = ConcurrencyWindow(maximum: 8)
      var running: [(left: Double, size: CallSize, began: Double, calls: Int)] = []
      var (now, waiting, slowest, most, timeouts) = (0.0, texts, 0.0, 0, 0)
      let clock = { (time: Double) in MonotonicInstant(nanoseconds: Int64(1e12 + time * 1e9)) }
      while waiting > 0 || !running.isEmpty {
        while waiting > 0, running.count < window.calls {
          let count = limits.count(
            of: repeatElement(100.0, count: min(waiting, 256)), triesMore: true, TokenEstimate())
          waiting -= count
          let size = CallSize(inputs: count, tokens: Double(count) * 100, longest: 100)
          running.append((overhead + Double(count) * seconds, size, now, running.count + 1))
        }
        most = max(most, running.count)
        // The processors are shared evenly.
        let speed = min(1, Double(workers) / Double(running.count))
        let step = running.map(\.left).min() ?? 0
        now += step / speed
        for index in running.indices { running[index].left -= step }
        for call in running where call.left <= 1e-9 {
          let time = now - call.began
          slowest = max(slowest, time)
          if time > timeout {
            timeouts += 1
            waiting += call.size.inputs
            limits.timedOut(call.size)
            window.backOff(at: clock(now))
          } else {
            limits.answered(
              call.size, after: .milliseconds(Int64(time * 1000)), beside: max(call.calls, running.count))
            window.succeeded(
              after: .milliseconds(Int64(time * 1000)), tokens: call.size.inputs * 100, calls: call.calls,
              at: clock(now))
          }
        }
        running.removeAll { $0.left <= 1e-9 }
      }
      return (now, slowest, most, timeouts)
    }
  }

  @Test("a CPU-bound service is driven neither into time-outs nor to stand idle", arguments: [0.06, 0.3, 1.5, 6])
  func slow(seconds: Double) {
    let run = SimulatedService(seconds: seconds, workers: 1).run(texts: 400)
    #expect(run.timeouts == 0)
    #expect(run.slowest < 60, "\(run)")
    #expect(run.time <= 400 * seconds * 1.02)
  }

  @Test("a fast service is asked by many large calls at once, a distant one too")
  func fast() {
    // 1,000 texts a second on each of 8 processors, and 150 ms of network.
    let distant = SimulatedService(seconds: 0.001, workers: 8, overhead: 0.15).run(texts: 20_000)
    #expect(distant.calls == 8)
    #expect(distant.time < 20_000 * 0.001 / 8 * 2.5, "\(distant)")
    // Every call takes two seconds, whatever its size.
    let queued = SimulatedService(seconds: 0, workers: 8, overhead: 2).run(texts: 20_000)
    #expect(queued.time < 60, "\(queued)")
  }

  @Test(
    "a service that takes as long for one text as for hundreds is asked by few calls, all of which it answers in time",
    arguments: [7.0, 15, 40, 100])
  func constant(seconds: Double) {
    let run = SimulatedService(seconds: 0, workers: 8, overhead: seconds).run(texts: 20_000)
    #expect(run.timeouts == 0)
    #expect(run.calls >= 4, "\(run)")
    // The largest batch here has 256 texts: 79 calls, and some to find out.
    #expect(run.time < 40 * seconds, "\(run)")
    // The same with some work for each text.
    let mixed = SimulatedService(seconds: 0.02, workers: 8, overhead: seconds).run(texts: 20_000)
    #expect(mixed.timeouts == 0)
    #expect(mixed.time < 50 * seconds + 20_000 * 0.02 / 2, "\(mixed)")
  }

  @Test("times that waver are no sign that they grow with the call")
  func wavering() {
    var limits = ServiceLimits(.standard)
    var calls = 0
    for second in [15.0, 13, 17, 14.5, 18, 12, 16, 15, 19, 14] {
      let count = limits.count(of: repeatElement(100.0, count: 2_048), triesMore: true, TokenEstimate())
      calls += count
      limits.answered(CallSize(repeatElement(100.0, count: count)), after: .seconds(second))
    }
    #expect(calls > 4_000, "\(calls)")
  }

  @Test("a first call that waits until the model is loaded makes later calls no smaller for long")
  func coldStart() {
    let estimate = TokenEstimate()
    var limits = ServiceLimits(.standard)
    func next() -> Int { limits.count(of: repeatElement(100.0, count: 2_048), triesMore: true, estimate) }
    limits.answered(CallSize(repeatElement(100.0, count: next())), after: .seconds(30))
    #expect(next() < 8)
    for _ in 0..<10 { limits.answered(CallSize(repeatElement(100.0, count: next())), after: .milliseconds(200)) }
    #expect(next() == 2_048)
  }

  @Test("a service that becomes slower by size after it was slow by the call gets smaller calls again")
  func becomesSlow() {
    let estimate = TokenEstimate()
    var limits = ServiceLimits(.standard)
    func next() -> Int { limits.count(of: repeatElement(100.0, count: 2_048), triesMore: true, estimate) }
    for _ in 0..<8 { limits.answered(CallSize(repeatElement(100.0, count: next())), after: .seconds(15)) }
    #expect(next() > 512)
    for _ in 0..<4 {
      let count = next()
      limits.answered(CallSize(repeatElement(100.0, count: count)), after: .milliseconds(200 * Int64(count)))
    }
    #expect(next() < 128, "\(next())")
  }

  @Test("a service that gains by two calls at once gets two")
  func parallel() {
    let run = SimulatedService(seconds: 0.1, workers: 4).run(texts: 4_000)
    #expect(run.calls >= 4)
    #expect(run.time < 4_000 * 0.1 / 4 * 1.5, "\(run)")
  }

  @Test(
    "after time-outs calls grow at once to half of what was too slow, and beyond it slowly", arguments: [10.0, 21, 100])
  func afterTimeouts(tokens: Double) {
    let estimate = TokenEstimate()
    var limits = ServiceLimits(BatchPacker.Limits())
    let texts = [Double](repeating: tokens, count: 4_000)
    func call() -> CallSize {
      // As texts are packed before they are sent.
      let packed = min(Double(limits.packing(estimate).maximumTokens) * 0.8, tokens * Double(texts.count))
      let count = limits.count(of: texts.prefix(max(1, Int(packed / tokens))), triesMore: true, estimate)
      return CallSize(texts.prefix(count))
    }
    for _ in 0..<4 { limits.answered(call(), after: .milliseconds(50)) }
    #expect(call().inputs > 1_000)
    let tooSlow = call().inputs
    limits.timedOut(call())
    #expect(call().inputs <= tooSlow / 4)
    for _ in 0..<5 { limits.answered(call(), after: .milliseconds(50)) }
    #expect((tooSlow / 3...tooSlow / 2).contains(call().inputs), "\(call())")
    for _ in 0..<50 { limits.answered(call(), after: .milliseconds(50)) }
    #expect(call().inputs <= tooSlow / 2)
    for _ in 0..<64 { limits.answered(call(), after: .milliseconds(50)) }
    #expect(call().inputs > tooSlow * 2 / 3, "\(call())")
    // The second time it takes twice as many answers.
    limits.timedOut(call())
    for _ in 0..<120 { limits.answered(call(), after: .milliseconds(50)) }
    #expect(call().inputs <= tooSlow / 2 + 1)
  }
}
