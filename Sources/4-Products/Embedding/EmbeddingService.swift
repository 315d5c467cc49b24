// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import Observability
import OpenAI
import Synchronization

/// The service as all batches of a run see it: what it takes, how fast, and whether it is there.
final class EmbeddingService: Sendable {
  /// A time without an answer that can be used.
  private struct Trouble {
    let since: MonotonicInstant
    /// Failures, those of calls that were under way together counted once.
    var rounds = 0
    var notedAt: MonotonicInstant
  }

  private struct State {
    var limits: ServiceLimits
    var pacer: Pacer
    var estimate = TokenEstimate()
    var dimensions: Int?
    var tokens = 0
    var triesMore = false
    var trouble: Trouble?
    var lastTroubleEnd: MonotonicInstant?
    var lastAnswer: MonotonicInstant?
    /// The shortest text that was answered, to ask whether the service is there.
    var sample: String?
  }

  /// One call, from its turn to its end.
  struct Call {
    var texts: [String]
    var size: CallSize
    var started: MonotonicInstant
    var outcome: Outcome
  }

  enum Outcome {
    /// In the order of the texts; nil where there is none that can be used.
    case answered([[Float]?])
    /// Fewer vectors than texts: so many.
    case short(Int)
    case failed(OpenAIError)
  }

  let options: Embedder.Options
  private let client: OpenAIClient
  private let gate: CallGate
  private let state: Mutex<State>
  private let duration: Histogram
  private let meter: TokenMeter

  init(options: Embedder.Options, client: OpenAIClient, metrics: MetricsRegistry) {
    self.options = options
    self.client = client
    let pacer = Pacer(maximumConcurrency: options.maximumConcurrency)
    gate = CallGate(limit: pacer.concurrency)
    state = Mutex(State(limits: ServiceLimits(options.limits), pacer: pacer, dimensions: options.dimensions))
    duration = AnswerStage.embedding.durations(in: metrics)
    meter = TokenMeter(metrics, model: options.model, price: options.price)
  }

  var dimensions: Int? { state.withLock { $0.dimensions } }
  var concurrency: Int { state.withLock { $0.pacer.concurrency } }
  var tokensUsed: Int { state.withLock { $0.tokens } }
  var estimate: TokenEstimate { state.withLock { $0.estimate } }
  var packer: BatchPacker {
    state.withLock { BatchPacker(limits: $0.limits.packing($0.estimate), estimate: $0.estimate) }
  }
  var lastAnswer: MonotonicInstant? { state.withLock { $0.lastAnswer } }
  var sample: String? { state.withLock { $0.sample } }

  /// A text that was embedded before, by an earlier process: a sample until there is one of this process's own.
  func note(embeddedBefore text: String) { state.withLock { $0.sample = $0.sample ?? text } }

  /// Charges texts that were embedded.
  ///
  /// - Parameters:
  ///   - counted: by the service; 0 where it does not count.
  ///   - estimate: by us, uncorrected.
  func charge(counted: Int, estimate: Double, _ context: CallContext) {
    let tokens = counted > 0 ? counted : Int(estimate.rounded(.up))
    meter.charge(embedding: tokens, context)
    state.withLock { $0.tokens += tokens }
  }

  func noteDuration(since start: MonotonicInstant, _ context: CallContext) {
    let time = start.duration(to: options.now())
    duration.observe(time)
    context.record?.note(stage: AnswerStage.embedding.rawValue, time)
  }

  // MARK: Calls

  /// Sends as many of the texts, from the first on, as the service takes at present; waits for its turn before.
  /// Texts that are known to be too long are cut.
  func call(_ texts: [String], sizes: [Double], context: CallContext) async throws(EmbeddingError) -> Call {
    guard await gate.enter() else { throw Self.cancelled }
    let (reservation, size, isTrial, sent) = admit(texts, sizes)
    if reservation.wait > .zero { await sleepOnLoop(until: .after(reservation.wait)) }
    let start = options.now()
    let outcome = Task.isCancelled ? .failure(OpenAIError(.cancelled, "cancelled")) : await send(sent, context)
    let answered = options.now()
    let (concurrency, calls) = state.withLock { state in
      if isTrial { state.triesMore = false }
      var calls = reservation.calls
      switch outcome {
      case .success(let response):
        calls = state.pacer.succeeded(
          reservation, after: start.duration(to: answered), limits: response.limits, at: answered)
        state.estimate.learn(raw: size.tokens, counted: response.promptTokens)
      case .failure: state.pacer.failed(reservation)
      }
      return (state.pacer.concurrency, calls)
    }
    gate.leave(limit: concurrency)
    var call = Call(texts: sent, size: size, started: start, outcome: .answered([]))
    switch outcome {
    case .failure(let error): call.outcome = .failed(error)
    case .success(let response):
      duration.observe(start.duration(to: answered))
      charge(counted: response.promptTokens, estimate: size.tokens, context)
      call.outcome = try await check(response, sent.count)
      if case .answered(let vectors) = call.outcome {
        note(vectors, of: sent, size, time: start.duration(to: answered), calls: calls)
      }
    }
    return call
  }

  private static let cancelled = EmbeddingError(.cancelled, "cancelled while texts were embedded")

  private func admit(
    _ texts: [String], _ sizes: [Double]
  ) -> (Pacer.Reservation, CallSize, isTrial: Bool, [String]) {
    let now = options.now()
    let (longest, size, isTrial, reservation) = state.withLock { state in
      let longest = state.limits.longestText(state.estimate)
      let count = state.limits.count(of: sizes, triesMore: !state.triesMore, state.estimate)
      let size = CallSize(sizes.prefix(count).map { min($0, longest) })
      let isTrial = state.limits.isTrial(size)
      if isTrial { state.triesMore = true }
      let reservation = state.pacer.reserve(tokens: max(1, Int(size.tokens * state.estimate.correction)), at: now)
      return (longest, size, isTrial, reservation)
    }
    var sent = Array(texts.prefix(size.inputs))
    for place in sent.indices where sizes[place] > longest { sent[place] = Self.cut(sent[place], to: longest) }
    return (reservation, size, isTrial, sent)
  }

  private func send(_ texts: [String], _ context: CallContext) async -> Result<EmbeddingsResponse, OpenAIError> {
    do throws(OpenAIError) {
      return .success(
        try await client.embeddings(texts, model: options.model, dimensions: options.dimensions, context: context))
    } catch {
      return .failure(error)
    }
  }

  // MARK: Answers

  /// More numbers than this are checked off the loop.
  private static let offLoopNumbers = 64 << 10

  private func check(_ response: EmbeddingsResponse, _ count: Int) async throws(EmbeddingError) -> Outcome {
    guard response.received == count else { return .short(response.received) }
    let vectors = response.vectors
    guard let first = vectors.lazy.compactMap(\.self).first else {
      return .failed(OpenAIError(.protocolViolation, "the embeddings answer has no vector of numbers"))
    }
    let expected = try expectedDimensions(vectors)
    let usable =
      vectors.count * expected > Self.offLoopNumbers
      ? await offLoop { VectorCheck.usable(vectors, dimensions: expected) }
      : VectorCheck.usable(vectors, dimensions: expected)
    guard usable.contains(where: { $0 != nil }) else {
      let fault =
        first.count == expected
        ? "that are all zero, or not finite" : "of \(first.count) dimensions instead of \(expected)"
      return .failed(OpenAIError(.protocolViolation, "model \(options.model) gives vectors \(fault)"))
    }
    return .answered(usable)
  }

  /// The length that all vectors must have: that of most vectors of the first answer.
  /// - Throws: where another one is configured.
  private func expectedDimensions(_ vectors: [[Float]?]) throws(EmbeddingError) -> Int {
    var counts: [Int: Int] = [:]
    for vector in vectors { if let vector { counts[vector.count, default: 0] += 1 } }
    let found = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    let (expected, isFirst) = state.withLock { state in
      (state.dimensions ?? found, state.lastAnswer == nil)
    }
    guard isFirst, counts[expected] == nil else { return expected }
    throw EmbeddingError(
      .wrongDimensions,
      "model \(options.model) gives vectors of \(found) dimensions where \(expected) are configured")
  }

  private func note(
    _ vectors: [[Float]?], of texts: [String], _ size: CallSize, time: Duration, calls: Int
  ) {
    var shortest: String?
    for (text, vector) in zip(texts, vectors) where vector != nil {
      if shortest.map({ text.utf8.count < $0.utf8.count }) ?? true { shortest = text }
    }
    let dimensions = vectors.lazy.compactMap { $0?.count }.first
    let now = options.now()
    state.withLock { state in
      state.limits.answered(size, after: time, beside: calls)
      if state.dimensions == nil { state.dimensions = dimensions }
      state.lastAnswer = now
      if state.trouble != nil { state.lastTroubleEnd = now }
      state.trouble = nil
      if let shortest, state.sample.map({ shortest.utf8.count < $0.utf8.count }) ?? true { state.sample = shortest }
    }
  }

  // MARK: Failures

  /// Whether there was a time without answers that has not ended, or ended after `time`.
  func hadTrouble(since time: MonotonicInstant?) -> Bool {
    state.withLock { state in
      state.trouble != nil || time.map { time in state.lastTroubleEnd.map { $0 > time } ?? false } ?? false
    }
  }

  /// Notes that a call failed in a way that concerns the service, and holds all calls back for a while.
  /// - Throws: when patience is at its end: nothing was answered for so long.
  func wait(
    after error: OpenAIError, of call: Call, backsOff: Bool, context: CallContext
  ) throws(EmbeddingError) {
    let now = options.now()
    let (pause, since, rounds) = state.withLock { state in
      var trouble = state.trouble ?? Trouble(since: now, notedAt: call.started)
      if trouble.rounds == 0 || call.started >= trouble.notedAt {
        trouble.rounds += 1
        trouble.notedAt = now
        if backsOff { state.pacer.backOff(at: now) }
      }
      state.trouble = trouble
      let pause = client.pause(
        afterAttempt: trouble.rounds, failingFor: trouble.since.duration(to: now), retryAfter: error.retryAfter)
      if let pause { state.pacer.pause(for: pause, at: now) }
      return (pause, trouble.since, trouble.rounds)
    }
    guard let pause else { throw Self.away(error, for: since.duration(to: now)) }
    context.logger.warning(
      "no vectors; trying again",
      [
        "model": .string(options.model), "reason": .string(error.message), "code": .string(error.code.rawValue),
        "attempt": .int(rounds), "pause_s": .double(pause.seconds), "texts": .int(call.texts.count),
      ])
  }

  private static func away(_ error: OpenAIError, for time: Duration) -> EmbeddingError {
    var failure = EmbeddingError(error)
    if failure.code == .invalidRequest || failure.code == .protocolViolation { failure.code = .unavailable }
    failure.message =
      "the model API embeds no text (tried for \(Int(time.seconds)) s); the last failure was: \(error.message)"
    return failure
  }

  /// A call was not answered in time.
  /// - Parameter isFirst: it is the first of these texts. One of a size that was answered before says more of the moment
  ///   than of the size.
  func timedOut(_ call: Call, isFirst: Bool) {
    let now = options.now()
    state.withLock { state in
      if isFirst, state.limits.isUsual(call.size) { return state.pacer.backOff(at: now) }
      state.limits.timedOut(call.size)
      state.pacer.backOff(at: now)
    }
  }

  /// See `ServiceLimits.refused`. Gives the caps before and after.
  func refused(
    _ call: Call, _ subject: Refusal.Subject
  ) -> (isSize: Bool, former: ServiceLimits.Caps, concluded: ServiceLimits.Caps) {
    state.withLock { state in
      let former = state.limits.caps
      let isSize = state.limits.refused(call.size, subject, state.estimate)
      return (isSize, former, state.limits.caps)
    }
  }

  func restore(_ former: ServiceLimits.Caps, from concluded: ServiceLimits.Caps) {
    state.withLock { $0.limits.restore(former, from: concluded) }
  }

  func wasTooLong(_ refused: Double, cutTo taken: Double) {
    state.withLock { $0.limits.wasTooLong(refused, cutTo: taken) }
  }

  /// The meaning of a failure for the texts of a call.
  func meaning(of error: OpenAIError, _ size: CallSize) -> CallFailure {
    let correction = estimate.correction
    return Refusal.meaning(
      of: error, inputs: size.inputs, total: Int(size.tokens * correction), longest: Int(size.longest * correction))
  }

  // MARK: Lengths

  var longestAccepted: Double { state.withLock { $0.limits.accepted.longest } }

  /// The text, cut at a sentence to about so many tokens by the uncorrected guess.
  static func cut(_ text: String, to tokens: Double) -> String {
    BatchPacker.cut(text, toTokens: max(1, Int(tokens)), TokenEstimate())
  }

  /// A question, shorter where it was refused for its length; nil where it was not, or is short.
  func shortened(_ question: String, after error: OpenAIError) -> String? {
    let size = CallSize([TokenEstimate.raw(question)])
    guard case .refused(let subject) = meaning(of: error, size), case .length(let limit, let given) = subject,
      size.tokens > 32
    else { return nil }
    return Self.cut(question, to: Self.target(size.tokens, limit, given, estimate))
  }

  /// Tokens, by the uncorrected guess, that a text of `size` is cut to where the service names its limit, or not.
  static func target(_ size: Double, _ limit: Int?, _ given: Int?, _ estimate: TokenEstimate) -> Double {
    if let limit, let given, given > limit { return size * Double(limit) / Double(given) * 0.95 }
    if let limit, Double(limit) < size * estimate.correction { return Double(limit) / estimate.correction * 0.8 }
    return size / 2
  }
}
