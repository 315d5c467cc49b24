// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import Observability
import OpenAI

/// The texts of one batch on their way through the service, until each has its vector or is refused.
///
/// What is still to be sent is a stack of segments. A refused segment comes back smaller: cut to what calls may have
/// from now on where its size may be the reason, else halved, so that one bad text among n is found in about 2 log2 n
/// calls. A text that is refused alone is a dead letter only where the service serves others; before that is known it
/// waits, and the service counts as away.
struct TextBatch {
  /// Texts that are sent together.
  private struct Segment {
    /// Places in the batch.
    var places: [Int]
    /// In a row, of the kinds that may pass.
    var failures = 0
    /// Time at which these texts were first among refused ones.
    var suspectSince: MonotonicInstant?
    /// It was asked once more after the service had been in trouble.
    var isConfirmed = false
    /// True for texts of a call whose refusal was taken for one of its size.
    var isOfEpisode = false
    /// The length of a text that was refused, and what it was cut to.
    var tooLong: (refused: Double, taken: Double)?
    var cuts = 0
  }

  private let service: EmbeddingService
  private let context: CallContext
  private var texts: [String]
  /// Tokens by the uncorrected guess.
  private var sizes: [Double]
  /// The next one last.
  private var pending: [Segment]
  /// The service's limits before a refusal was taken for one of size, and after it.
  private var episode: (former: ServiceLimits.Caps, concluded: ServiceLimits.Caps)?
  private var lastShort: (sent: Int, received: Int)?

  /// Times that one text is cut.
  private static let maximumCuts = 8
  /// A text may seem to have this share of another one's tokens and have as many.
  private static let guessedLeast = 0.5
  /// Failures in a row after which it is looked whether a service that seems away serves others.
  private static let suspiciousFailures = 4
  /// The same of a text that is alone and not answered in time: each failure has cost minutes.
  private static let suspiciousSilences = 2

  init(_ texts: [String], service: EmbeddingService, context: CallContext) {
    self.service = service
    self.context = context
    self.texts = texts
    sizes = texts.map(TokenEstimate.raw)
    pending = texts.isEmpty ? [] : [Segment(places: Array(texts.indices))]
  }

  /// One told outcome each time that `deliver` is called; see `Embedder.embed`.
  typealias Deliver = ([(place: Int, outcome: TextOutcome)]) async throws -> Void

  mutating func run(deliver: Deliver) async throws {
    while let segment = pending.popLast() {
      if Task.isCancelled { throw EmbeddingError(.cancelled, "cancelled while texts were embedded") }
      let call = try await service.call(
        segment.places.map { texts[$0] }, sizes: segment.places.map { sizes[$0] }, context: context)
      var sent = segment
      if call.texts.count < segment.places.count {
        sent.places = Array(segment.places.prefix(call.texts.count))
        var rest = segment
        rest.places.removeFirst(call.texts.count)
        (rest.failures, rest.suspectSince) = (0, nil)
        pending.append(rest)
      }
      switch call.outcome {
      case .answered(let vectors): try await settle(sent, vectors, call, deliver)
      case .short(let received): try await settle(sent, received: received, call, deliver)
      case .failed(let error): try await settle(sent, error, call, deliver)
      }
      if episode != nil, !pending.contains(where: \.isOfEpisode) { episode = nil }
    }
  }

  // MARK: Answers

  private mutating func settle(
    _ sent: Segment, _ vectors: [[Float]?], _ call: EmbeddingService.Call, _ deliver: Deliver
  ) async throws {
    if let tooLong = sent.tooLong, call.size.longest >= tooLong.taken * 0.9 {
      service.wasTooLong(tooLong.refused, cutTo: call.size.longest)
    }
    var outcomes: [(place: Int, outcome: TextOutcome)] = []
    outcomes.reserveCapacity(vectors.count)
    for (place, vector) in zip(sent.places, vectors) {
      if let vector {
        outcomes.append((place, .vector(vector)))
      } else {
        // Asked for once more, alone.
        pending.append(Segment(places: [place], failures: 1, suspectSince: call.started))
      }
    }
    try await deliver(outcomes)
  }

  /// A service that takes one text at a time answers with one vector, whatever was sent.
  private mutating func settle(
    _ sent: Segment, received: Int, _ call: EmbeddingService.Call, _ deliver: Deliver
  ) async throws {
    let error = OpenAIError(
      .protocolViolation, "the embeddings answer has \(received) vectors for \(sent.places.count) texts")
    guard sent.places.count > 1 else { return try await settle(sent, error, call, deliver) }
    let isHabit = lastShort.map { $0.received == received && $0.sent != sent.places.count } ?? false
    lastShort = (sent.places.count, received)
    divide(sent, .inputs(limit: isHabit && received > 0 ? received : nil), error, call)
  }

  // MARK: Failures

  private mutating func settle(
    _ sent: Segment, _ error: OpenAIError, _ call: EmbeddingService.Call, _ deliver: Deliver
  ) async throws {
    var segment = sent
    let isAlone = sent.places.count == 1
    switch service.meaning(of: error, call.size) {
    case .final: throw EmbeddingError(error)
    case .refused(let subject): try await suspect(segment, subject, error, call, deliver)
    case .failing:
      segment.failures += 1
      guard segment.failures == 1 else { return try await suspect(segment, .unknown, error, call, deliver) }
      try await again(segment, error, call)
    case .slow where !isAlone && call.started.duration(to: service.options.now()) > Self.slowAnswer(error):
      service.timedOut(call, isFirst: segment.failures == 0)
      segment.failures += 1
      try await again(segment, error, call)
    case .slow, .away:
      segment.failures += 1
      segment.suspectSince = segment.suspectSince ?? call.started
      let limit = error.code == .timeout ? Self.suspiciousSilences : Self.suspiciousFailures
      guard segment.failures >= limit, error.code != .rateLimited else {
        return try await again(segment, error, call)
      }
      try await lookElsewhere(segment, error, call, deliver)
    }
  }

  /// The service has seemed away to these texts for a while: asks whether it serves others.
  private mutating func lookElsewhere(
    _ segment: Segment, _ error: OpenAIError, _ call: EmbeddingService.Call, _ deliver: Deliver
  ) async throws {
    if isServed(since: segment.suspectSince) { return try await suspect(segment, .unknown, error, call, deliver) }
    if let sample = service.sample {
      try service.wait(after: error, of: call, backsOff: true, context: context)
      while true {
        let probe = try await service.call([sample], sizes: [TokenEstimate.raw(sample)], context: context)
        guard case .failed(let error) = probe.outcome else { break }
        if service.meaning(of: error, probe.size) == .final { throw EmbeddingError(error) }
        try service.wait(after: error, of: probe, backsOff: true, context: context)
      }
      pending.append(segment)
    } else if segment.places.count > 1 {
      // None was ever served: one text after the other, since a single one may be the reason.
      var first = segment
      first.places = [segment.places[0]]
      var rest = segment
      rest.places.removeFirst()
      pending.append(rest)
      try await again(first, error, call)
    } else {
      pending.insert(segment, at: 0)
      try service.wait(after: error, of: call, backsOff: true, context: context)
    }
  }

  /// A gateway that says 504 at once speaks of an outage, not of a call that took too long.
  private static func slowAnswer(_ error: OpenAIError) -> Duration {
    error.status == nil ? .zero : ServiceLimits.slowAnswer
  }

  private mutating func again(
    _ segment: Segment, _ error: OpenAIError, _ call: EmbeddingService.Call
  ) async throws(EmbeddingError) {
    pending.append(segment)
    try service.wait(after: error, of: call, backsOff: true, context: context)
  }

  private func isServed(since time: MonotonicInstant?) -> Bool {
    guard let time, let last = service.lastAnswer else { return false }
    return last > time
  }

  // MARK: Refusals

  private mutating func suspect(
    _ sent: Segment, _ subject: Refusal.Subject, _ error: OpenAIError, _ call: EmbeddingService.Call,
    _ deliver: Deliver
  ) async throws {
    var segment = sent
    segment.suspectSince = segment.suspectSince ?? call.started
    if segment.places.count > 1 {
      divide(segment, subject, error, call)
    } else if !shorten(segment, subject, error, call) {
      try await judge(segment, subject, error, call, deliver)
    }
  }

  /// Sends a refused segment again in smaller calls.
  private mutating func divide(
    _ sent: Segment, _ subject: Refusal.Subject, _ error: OpenAIError, _ call: EmbeddingService.Call
  ) {
    var segment = sent
    segment.suspectSince = segment.suspectSince ?? call.started
    if case .length(let limit, let given) = subject, setApart(segment, limit, given, error, call) { return }
    if subject != .content {
      let (isSize, former, concluded) = service.refused(call, subject)
      if isSize {
        context.logger.info(
          "embedding calls made smaller",
          [
            "texts": .int(call.size.inputs), "texts_now": .int(min(concluded.inputs, call.size.inputs)),
            "reason": .string(error.message),
          ])
        if case .inputs(_?) = subject {
          // Said in so many words.
        } else {
          episode = (episode?.former ?? former, concluded)
          segment.isOfEpisode = true
        }
        pending.append(segment)
        return
      }
    }
    let middle = segment.places.count / 2
    var second = segment
    second.places.removeFirst(middle)
    segment.places.removeLast(segment.places.count - middle)
    pending.append(second)
    pending.append(segment)
  }

  /// A text of the call is too long: cuts those that must be, where the service names its limit; else sends those alone
  /// that are longer than all that were taken.
  private mutating func setApart(
    _ sent: Segment, _ limit: Int?, _ given: Int?, _ error: OpenAIError, _ call: EmbeddingService.Call
  ) -> Bool {
    let taken = service.longestAccepted
    let longer = sent.places.filter { min(sizes[$0], call.size.longest) > taken }
    var segment = sent
    if let limit, let given, given > limit, segment.cuts < 3 {
      let target = max(taken, EmbeddingService.target(call.size.longest, limit, given, service.estimate))
      let overlong = longer.filter { sizes[$0] > target }
      if !overlong.isEmpty {
        segment.cuts += 1
        segment.tooLong = (call.size.longest, target)
        for place in overlong { cut(place, to: target, error) }
        pending.append(segment)
        return true
      }
    }
    guard !longer.isEmpty, longer.count * 4 <= sent.places.count else { return false }
    for place in longer {
      var alone = sent
      alone.places = [place]
      pending.append(alone)
    }
    segment.places.removeAll(where: longer.contains)
    pending.append(segment)
    return true
  }

  private mutating func cut(_ place: Int, to target: Double, _ error: OpenAIError) {
    let text = EmbeddingService.cut(texts[place], to: target)
    context.logger.warning(
      "text cut for embedding",
      [
        "bytes": .int(texts[place].utf8.count), "bytes_now": .int(text.utf8.count), "reason": .string(error.message),
      ])
    texts[place] = text
    sizes[place] = TokenEstimate.raw(text)
  }

  /// Cuts a text that was refused alone, where it is longer than those that were taken and the refusal can be about
  /// that, and sends it again.
  private mutating func shorten(
    _ sent: Segment, _ subject: Refusal.Subject, _ error: OpenAIError, _ call: EmbeddingService.Call
  ) -> Bool {
    guard let place = sent.places.first, sent.cuts < Self.maximumCuts, Refusal.canBeLength(error, subject) else {
      return false
    }
    let taken = service.longestAccepted
    let size = call.size.longest
    var (limit, given): (Int?, Int?) = (nil, nil)
    switch subject {
    case .length(let named, let counted): (limit, given) = (named, counted)
    case .size(let named): limit = named
    case .unknown, .inputs, .content: break
    }
    // By the service's own count it is too long; else only our guess says that it is longer than others. Where the
    // refusal speaks of length the guess may be wrong: a text of more tokens a byte is cut further.
    let isCounted = limit.flatMap { limit in given.map { $0 > limit } } ?? false
    var least = taken
    if case .length = subject { least *= Self.guessedLeast }
    guard isCounted || size > least, size > 8 else { return false }
    var target = EmbeddingService.target(size, limit, given, service.estimate)
    if !isCounted { target = size > taken ? max(target, taken) : max(size * 0.8, least) }
    let text = EmbeddingService.cut(texts[place], to: target)
    guard !text.isEmpty, text.utf8.count < call.texts[0].utf8.count else { return false }
    cut(place, to: target, error)
    var segment = sent
    segment.cuts += 1
    segment.tooLong = (size, sizes[place])
    pending.append(segment)
    restoreLimits()
    return true
  }

  /// A text that was refused alone: it is the text where the service serves others, and the service where it serves none.
  private mutating func judge(
    _ segment: Segment, _ subject: Refusal.Subject, _ error: OpenAIError, _ call: EmbeddingService.Call,
    _ deliver: Deliver
  ) async throws {
    restoreLimits()
    let hadTrouble = service.hadTrouble(since: segment.suspectSince)
    // A plain refusal speaks of the request; a fault may be the beginning of an outage, whoever was served before it.
    let isPlain = (400..<500).contains(error.status ?? 0) || subject == .content
    var failure = (error, call)
    if !isServed(since: isPlain ? segment.suspectSince : call.started), let sample = service.sample {
      let probe = try await service.call([sample], sizes: [TokenEstimate.raw(sample)], context: context)
      if case .failed(let error) = probe.outcome {
        if service.meaning(of: error, probe.size) == .final { throw EmbeddingError(error) }
        failure = (error, probe)
      }
    }
    if isServed(since: isPlain ? segment.suspectSince : call.started) {
      if hadTrouble, !segment.isConfirmed, error.code != .timeout {
        // The refusal may have been the outage's.
        var again = segment
        (again.isConfirmed, again.suspectSince) = (true, nil)
        pending.append(again)
        return
      }
      for place in segment.places { try await deliver([(place, .refused(reason: error.message))]) }
      return
    }
    // Others first: one of them may show that the service is there.
    pending.insert(segment, at: 0)
    try service.wait(after: failure.0, of: failure.1, backsOff: false, context: context)
  }

  /// It was a text, not the size of the calls that it was in.
  private mutating func restoreLimits() {
    guard let episode else { return }
    service.restore(episode.former, from: episode.concluded)
    self.episode = nil
    for index in pending.indices { pending[index].isOfEpisode = false }
  }
}
