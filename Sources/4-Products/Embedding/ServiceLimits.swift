// SPDX-License-Identifier: Apache-2.0
import EventLoop

/// The size of a call that a service accepts, as its answers have shown; never more than the settings allow. Pure: what
/// all calls of a run share lives in `Embedder`.
///
/// Calls begin small and grow while they are answered fast, so that a service with a low limit refuses few of them and
/// a slow one is not driven into time-outs. Fast or slow is the part of the time that grows with the call: a service that
/// takes fifteen seconds for each call, whatever its size, is asked by few large ones. Bounds that
/// refusals have taught hold for the run; those of slowness are tried again.
struct ServiceLimits: Sendable {
  /// The bounds of a call's size that refusals have taught.
  struct Caps: Sendable, Equatable {
    var inputs = Int.max
    var tokens = Double.infinity
  }

  /// Texts of the first call.
  static let firstInputs = 8
  private static let fastSeconds = 1.0
  private static let wantedSeconds = 5.0
  private static let slowSeconds = 10.0
  static let slowAnswer: Duration = .seconds(slowSeconds)

  private let bounds: BatchPacker.Limits
  /// The most that was answered, each figure by itself.
  private(set) var accepted = CallSize()
  private(set) var caps = Caps()
  /// Inputs of a call that the service has shown it answers fast, or the next larger number, to be tried.
  private(set) var pace: Int
  /// Tokens of a call that is answered in time: falls with slow answers, rises with fast ones.
  private var timely = Double.infinity
  /// Tokens of a call that was not answered in time; half of it is exceeded only after so many good answers.
  private var slow: (tokens: Double, answersWanted: Int, answers: Int)?
  /// Texts and seconds of the last call that was as large as wanted.
  private var lastCost: (inputs: Int, seconds: Double)?
  private var times = AnswerTimes()
  private var length = LengthLimit()

  init(_ bounds: BatchPacker.Limits) {
    self.bounds = bounds
    pace = min(Self.firstInputs, bounds.maximumInputs)
  }

  // MARK: What may be sent

  /// The longest text that is sent as it is; a longer one is cut to this.
  func longestText(_ estimate: TokenEstimate) -> Double {
    min(Double(bounds.usableTokensPerInput) / estimate.correction, length.cut)
  }

  /// The number of these texts, from the first on, that the next call takes: at least one.
  /// - Parameter triesMore: false while another call tries more than was ever answered.
  func count(of sizes: some Sequence<Double>, triesMore: Bool, _ estimate: TokenEstimate) -> Int {
    var inputs = min(bounds.maximumInputs, caps.inputs, pace)
    var tokens = min(Double(bounds.usableTokens) / estimate.correction, caps.tokens, timely)
    if !triesMore, accepted.inputs > 0 {
      inputs = min(inputs, accepted.inputs)
      tokens = min(tokens, accepted.tokens * Self.leeway)
    }
    let longest = longestText(estimate)
    var sum = 0.0
    var count = 0
    for size in sizes {
      sum += min(size, longest)
      guard count == 0 || (count < inputs && sum <= tokens) else { break }
      count += 1
    }
    return count
  }

  /// The limits to which texts are packed before their turn comes: the settings' bounds, and what has been learned
  /// below them.
  func packing(_ estimate: TokenEstimate) -> BatchPacker.Limits {
    var limits = bounds
    limits.maximumInputs = min(bounds.maximumInputs, caps.inputs)
    let tokens = min(caps.tokens, timely) * estimate.correction / BatchPacker.Limits.fill
    if tokens < Double(bounds.maximumTokens) { limits.maximumTokens = max(1, Int(tokens)) }
    return limits
  }

  /// Whether a call is larger than all that were answered.
  func isTrial(_ size: CallSize) -> Bool {
    size.inputs > accepted.inputs || size.tokens > accepted.tokens * Self.leeway
  }

  /// Tokens are guessed: a few more than were answered are no trial.
  private static let leeway = 1.5

  /// A call of whole texts fills at least about half of what is allowed, even where one more text would not fit.
  private static let wholeTexts = 2.1

  // MARK: What was answered

  /// Whether a call of this size was answered before, and nothing that was smaller was too slow.
  func isUsual(_ size: CallSize) -> Bool { !isTrial(size) && size.tokens <= min(timely, slow?.tokens ?? .infinity) }

  /// - Parameter calls: under way together, this one included.
  mutating func answered(_ size: CallSize, after time: Duration, beside calls: Int = 1) {
    accepted.inputs = max(accepted.inputs, size.inputs)
    accepted.tokens = max(accepted.tokens, size.tokens)
    accepted.longest = max(accepted.longest, size.longest)
    length.accepted(size.longest)
    times.note(size, seconds: time.seconds, calls: calls)
    let seconds = times.bySize(time.seconds, calls: calls)
    if seconds > Self.slowSeconds, size.inputs > 1 {
      timely = size.tokens * (Self.wantedSeconds / seconds)
    } else if timely.isFinite, seconds < Self.wantedSeconds / 2, size.tokens * Self.wholeTexts > timely {
      allowMore(after: seconds)
    }
    if size.inputs >= pace { grow(from: size.inputs, time.seconds, bySize: seconds) }
  }

  /// Lets calls take longer. Fast growth ends below a size that was not answered in time: to try it again costs
  /// minutes.
  private mutating func allowMore(after seconds: Double) {
    let more = timely * (seconds < Self.fastSeconds / 4 ? 4 : seconds < Self.fastSeconds ? 2 : 1.5)
    guard var slow else {
      timely = more
      return
    }
    timely = max(timely, min(more, slow.tokens / 2))
    guard more > slow.tokens / 2 else { return }
    slow.answers += 1
    if slow.answers >= slow.answersWanted { slow = (slow.tokens * 2, slow.answersWanted * 2, 0) }
    self.slow = slow
  }

  private mutating func grow(from inputs: Int, _ whole: Double, bySize seconds: Double) {
    let cost = whole / Double(inputs)
    defer { lastCost = (inputs, cost) }
    if seconds < Self.fastSeconds {
      pace = min(bounds.maximumInputs, inputs * (seconds < Self.fastSeconds / 4 ? 4 : 2))
    } else if seconds < (lastCost == nil ? Self.slowSeconds : Self.wantedSeconds),
      lastCost.map({ $0.inputs < inputs && cost < 0.75 * $0.seconds }) ?? true
    {
      // Most of the time is the call's own, not the texts', or nobody knows yet: a larger one is worth it.
      pace = min(bounds.maximumInputs, inputs * 2)
    }
  }

  /// A call was not answered in time: the next ones are smaller.
  mutating func timedOut(_ size: CallSize) {
    guard size.inputs > 1 else { return }
    timely = min(timely, size.tokens / 4)
    slow = (min(size.tokens, slow?.tokens ?? .infinity), slow?.answersWanted ?? 64, 0)
    pace = max(1, min(pace, size.inputs / 4))
    lastCost = nil
  }

  // MARK: What was refused

  /// A call of several texts was refused. True: by its size, perhaps: smaller ones are made from now on. False: larger
  /// ones were answered, so it is one of its texts.
  mutating func refused(_ size: CallSize, _ subject: Refusal.Subject, _ estimate: TokenEstimate) -> Bool {
    let isMoreInputs = size.inputs > accepted.inputs
    let isMoreTokens = size.tokens > accepted.tokens
    guard isMoreInputs || isMoreTokens else { return false }
    // Other calls of this size were under way when the first refusal came.
    if size.inputs > caps.inputs || size.tokens > caps.tokens { return true }
    switch subject {
    case .inputs(let limit):
      guard isMoreInputs else { return false }
      caps.inputs = limit.flatMap { $0 < size.inputs ? max(1, $0) : nil } ?? half(of: size.inputs)
    case .size(let limit) where isMoreTokens:
      let named = limit.map { Double($0) * BatchPacker.Limits.fill / estimate.correction }
      caps.tokens = named.flatMap { $0 < size.tokens && $0 > 0 ? $0 : nil } ?? half(of: size.tokens)
    default:
      if isMoreInputs { caps.inputs = half(of: size.inputs) }
      if isMoreTokens { caps.tokens = half(of: size.tokens) }
    }
    return true
  }

  private func half(of inputs: Int) -> Int { max(inputs / 2, min(accepted.inputs, inputs - 1), 1) }
  private func half(of tokens: Double) -> Double { max(tokens / 2, min(accepted.tokens, tokens * 0.99)) }

  /// It was a text, not the size: what was concluded from its refusal is taken back, unless more was learned since.
  mutating func restore(_ former: Caps, from concluded: Caps) {
    if caps == concluded { caps = former }
  }

  /// A text was refused for its length and taken when it was cut.
  mutating func wasTooLong(_ refused: Double, cutTo taken: Double) {
    length.refused(refused, longestAccepted: max(taken, accepted.longest))
  }
}
