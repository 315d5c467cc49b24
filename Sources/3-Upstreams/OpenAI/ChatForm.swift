// SPDX-License-Identifier: Apache-2.0
import JSON

/// The form in which a question is put to a model, and what refusals change of it: members that it does not know are
/// left out or renamed, limits that are too high are lowered.
struct ChatForm: Sendable {
  private enum LimitName: String {
    case newer = "max_completion_tokens"
    case older = "max_tokens"
  }

  let question: ChatRequest
  private var refused: Set<String>
  private var limitName: LimitName?
  private var limit: Int?
  private var triedNames: [LimitName] = []
  private var takesSystemRole: Bool
  private var rounds = 0
  /// Lessons that are not yet proved right.
  private var lessons: [(fact: ModelFact, value: Int)] = []

  /// More refusals than this for one question are not argued with.
  private static let maximumRounds = 8
  private static let leastLimit = 16
  /// A limit below this says more about one question than about the model.
  private static let leastLesson = 64

  init(_ question: ChatRequest, _ facts: ModelFacts) {
    self.question = question
    refused = facts.refused
    takesSystemRole = facts.takesSystemRole
    limitName = facts.usesOlderLimitName ? .older : .newer
    if facts.refused.contains(Self.limitMember) { limitName = nil }
    limit = question.maximumTokens
    if let known = facts.answerTokens, let limit { self.limit = min(limit, known) }
    if let window = facts.contextTokens, let limit {
      self.limit = min(limit, max(window - promptTokens(counted: nil), Self.leastLimit))
    }
  }

  /// Stands for both names of the limit.
  private static let limitMember = "max_tokens"

  var isStreamed: Bool { !refused.contains("stream") }

  // MARK: What is sent

  func body() -> [UInt8] {
    var writer = JSONWriter(reserving: question.messages.reduce(512) { $0 + $1.content.utf8.count + 64 })
    writer.object {
      $0.member("model", question.model)
      $0.array("messages") {
        for message in takesSystemRole ? question.messages : withoutSystemRole {
          $0.object {
            $0.member("role", message.role)
            $0.member("content", message.content)
          }
        }
      }
      $0.member("stream", isStreamed)
      if isStreamed, takes("stream_options") { $0.member("stream_options", ["include_usage": true]) }
      if let temperature = question.temperature, takes("temperature") { $0.member("temperature", temperature) }
      if let limit, let limitName { $0.member(limitName.rawValue, limit) }
      if !question.stop.isEmpty, takes("stop") { $0.member("stop", question.stop) }
      if let user = question.user, takes("user") { $0.member("user", user) }
      for (name, value) in question.passThrough where takes(name) {
        $0.key(name)
        $0.value(value)
      }
    }
    return writer.bytes
  }

  private func takes(_ member: String) -> Bool { !refused.contains(member) }

  /// The system's words before the first message of the user.
  private var withoutSystemRole: [(role: String, content: String)] {
    let system = question.messages.filter { $0.role == "system" }.map(\.content)
    var messages = question.messages.filter { $0.role != "system" }
    guard let first = messages.firstIndex(where: { $0.role == "user" }) else { return question.messages }
    messages[first].content = (system + [messages[first].content]).joined(separator: "\n\n")
    return messages
  }

  // MARK: What is learned

  /// Takes the lessons that were proved right: the model has accepted, or refused for another reason.
  mutating func takeLessons() -> [(fact: ModelFact, value: Int)] {
    defer { lessons = [] }
    return lessons
  }

  /// Changes the form after a refusal; false when the refusal is none that this helps against.
  ///
  /// - Throws: the refusal as the caller's fault, or as one that a shorter prompt would mend.
  mutating func learn(from error: OpenAIError) throws(OpenAIError) -> Bool {
    guard [.invalidRequest, .contextLength, .server].contains(error.code), rounds < Self.maximumRounds else {
      return false
    }
    rounds += 1
    let text = RefusalText(error)
    if error.code == .contextLength { return try learnWindow(text, error) }
    if let verdict = limitVerdict(text) {
      guard error.code != .server || verdict == .unsupported else { return false }
      return verdict == .unsupported ? renameLimit() : try lowerLimit(text, error)
    }
    // A word that says "unsupported" names its member more surely than one that speaks of a value.
    for wanted in [RefusalText.Verdict.unsupported, .value] where error.code != .server || wanted == .unsupported {
      for member in sentMembers where text.verdict(on: [member]) == wanted {
        return try leaveOut(member, wanted, error)
      }
    }
    guard takesSystemRole, error.code != .server, text.refusesSystemRole else { return false }
    takesSystemRole = false
    note(.noSystemRole, 1)
    return true
  }

  private var sentMembers: [String] {
    var members = question.passThrough.map(\.0)
    if question.temperature != nil { members.append("temperature") }
    if isStreamed { members.append("stream_options") }
    if !question.stop.isEmpty { members.append("stop") }
    if question.user != nil { members.append("user") }
    members.append("stream")
    return members.filter(takes)
  }

  private mutating func leaveOut(
    _ member: String, _ verdict: RefusalText.Verdict, _ error: OpenAIError
  ) throws(OpenAIError) -> Bool {
    if let callers = ChatRequest.Member(rawValue: member).flatMap({ question.callers[$0] }),
      // Without its format an answer is not what the caller can read.
      verdict == .value || member == ChatRequest.Member.responseFormat.rawValue
    {
      throw error.ofCaller(callers)
    }
    refused.insert(member)
    note(.refuses(member), 1)
    return true
  }

  private func limitVerdict(_ text: RefusalText) -> RefusalText.Verdict? {
    guard limit != nil, limitName != nil else { return nil }
    return text.verdict(on: ["max_completion_tokens", "max_tokens", "max_new_tokens", "max_output_tokens"])
  }

  private mutating func renameLimit() -> Bool {
    guard let name = limitName else { return false }
    triedNames.append(name)
    let other: LimitName = name == .newer ? .older : .newer
    limitName = triedNames.contains(other) ? nil : other
    lessons.removeAll { $0.fact == .olderLimitName }
    if limitName == nil { note(.refuses(Self.limitMember), 1) } else { note(.olderLimitName, other == .older ? 1 : 0) }
    return true
  }

  private mutating func lowerLimit(_ text: RefusalText, _ error: OpenAIError) throws(OpenAIError) -> Bool {
    guard let sent = limit else { return false }
    if case .atMost(let most) = text.bound(below: sent), most >= Self.leastLimit {
      limit = most
      if most >= Self.leastLesson { note(.answerTokens, most) }
      return true
    }
    if let callers = question.callers[.maximumTokens] { throw error.ofCaller(callers) }
    guard sent / 2 >= Self.leastLimit, text.bound(below: sent) != .tooLow else { return false }
    limit = sent / 2
    if sent / 2 >= Self.leastLesson { note(.answerTokens, sent / 2) }
    return true
  }

  /// The answer gives way to the prompt, as far as it has room to spare; then it is for the caller to shorten the
  /// prompt.
  private mutating func learnWindow(_ text: RefusalText, _ error: OpenAIError) throws(OpenAIError) -> Bool {
    let (total, counted) = text.context
    var error = error
    error.contextTokens = total
    guard let total, let limit, limitName != nil else { throw error }
    note(.contextTokens, total)
    let room = total - promptTokens(counted: counted)
    guard room < limit, room >= min(limit, Self.spareAnswer) else { throw error }
    self.limit = room
    return true
  }

  /// An answer of fewer tokens is too short to be worth a long prompt.
  private static let spareAnswer = 256

  /// Tokens of the prompt with what the model's own frame takes. Estimates are made to be too high.
  private func promptTokens(counted: Int?) -> Int {
    let bytes = question.messages.reduce(0) { $0 + $1.content.utf8.count + 16 }
    return (counted ?? bytes * 3 / 10) + 32
  }

  private mutating func note(_ fact: ModelFact, _ value: Int) {
    lessons.removeAll { $0.fact == fact }
    lessons.append((fact, value))
  }
}

extension RefusalText {
  /// "System role not supported", "this model takes no system messages", "Developer instruction is not enabled".
  var refusesSystemRole: Bool {
    guard says("system") || says("developer") else { return false }
    let turns = ["role", "roles", "message", "messages", "prompt", "instruction", "instructions"]
    guard turns.contains(where: { says($0) }) else { return false }
    return says("not") || says("unsupported") || says("only") || says("invalid") || says("no")
  }
}

extension OpenAIError {
  /// The refusal of a value that the caller sent under this name.
  func ofCaller(_ name: String) -> OpenAIError {
    var error = self
    error.code = .invalidRequest
    error.isOfCaller = true
    error.param = name
    error.isRetryable = false
    return error
  }

  /// The words without the names of the account.
  package var messageForCallers: String { SecretMask.maskAccount(message) }
}
