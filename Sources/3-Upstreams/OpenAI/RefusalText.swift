// SPDX-License-Identifier: Apache-2.0

/// Reads from the words of a refusal what it says of a member of the request: services do not agree on codes, and most
/// services send none.
struct RefusalText: Sendable {
  enum Verdict: Equatable, Sendable {
    /// The model, or the service, knows no such member.
    case unsupported
    /// It does not take the member's value.
    case value
  }

  private let tokens: [RefusalToken]
  private let code: String
  private let pointed: [String]
  private let told: (total: Int?, prompt: Int?)

  init(_ error: OpenAIError) {
    tokens = RefusalToken.tokens(of: error.message)
    code = error.serverCode?.lowercased() ?? ""
    // `messages[0].role`, `stream_options.include_usage`: the member is what stands first.
    let param = error.param.map { $0.prefix { $0 != "." && $0 != "[" } }.map(String.init)
    told = (error.contextTokens, error.promptTokens)
    pointed = (param.map { [$0] } ?? []) + error.fields
  }

  /// The refusal's fault with a member of the request, under any of its names; nil when it is about something else.
  func verdict(on names: [String]) -> Verdict? {
    if !pointed.isEmpty {
      guard pointed.contains(where: names.contains) else { return nil }
      return codeVerdict ?? (names.contains(where: isUnsupported) ? .unsupported : .value)
    }
    if names.contains(where: isUnsupported) { return codeVerdict == .value ? .value : .unsupported }
    return names.contains(where: isMentioned) ? codeVerdict ?? .value : nil
  }

  /// Whether all of the words stand in it.
  func says(_ words: String...) -> Bool { words.allSatisfy { word in tokens.contains { $0.text == word } } }

  private var codeVerdict: Verdict? {
    if [
      "unsupported_param", "unknown_param", "unrecognized", "extra_forbidden", "value_error.extra", "unsupportedparam",
      "unsupported_field", "unknown_field", "unexpected_", "additional_prop",
    ].contains(where: code.contains) {
      return .unsupported
    }
    if ["_value", "value_error", "below", "above", "_type", "less_than", "greater_than", "too_long", "too_short"]
      .contains(where: code.contains)
    {
      return .value
    }
    return nil
  }

  // MARK: Sentences

  /// `unsupported parameter: 'stop'`, `stop is not supported`, `does not support stop`; not `stop does not support …`,
  /// `unsupported value: 'stop'` or `more than four stop sequences are not supported`.
  private func isUnsupported(_ name: String) -> Bool {
    tokens.indices.contains { tokens[$0].names(name) && (isRefusedBefore($0) || isRefusedBehind($0)) }
  }

  private func isRefusedBefore(_ place: Int) -> Bool {
    // "unexpected user message" is about a message.
    if place + 1 < tokens.count, Self.turns.contains(tokens[place + 1].text) { return false }
    var index = place - 1
    while index >= 0, tokens[index].isFiller { index -= 1 }
    guard index >= 0 else { return false }
    if Self.refusing.contains(tokens[index].text) { return true }
    return Self.taking.contains(tokens[index].text) && index > 0 && tokens[index - 1].isNegation
  }

  private func isRefusedBehind(_ place: Int) -> Bool {
    var index = place + 1
    while index < tokens.count, tokens[index].isFiller { index += 1 }
    guard index < tokens.count else { return false }
    if Self.refusing.contains(tokens[index].text) { return true }
    guard tokens[index].isNegation else { return false }
    index += 1
    while index < tokens.count, tokens[index].isFiller { index += 1 }
    return index < tokens.count && Self.taken.contains(tokens[index].text)
  }

  /// Names that are no English words are meant wherever they stand; others only where they are marked as names.
  private func isMentioned(_ name: String) -> Bool {
    let isWord = name == "stop" || name == "user" || name == "stream"
    return tokens.indices.contains { place in
      let token = tokens[place]
      guard token.names(name) else { return false }
      if !isWord || token.isPath { return true }
      if name == "user" { return token.isLabel && place == 0 }
      if token.isQuoted || token.isLabel { return true }
      return name == "stop" && place + 1 < tokens.count && Self.behindStop.contains(tokens[place + 1].text)
    }
  }

  private static let refusing: Set<String> = [
    "unsupported", "unknown", "unrecognized", "unrecognised", "unexpected", "extra", "extraneous", "additional",
    "forbidden", "disallowed", "deprecated", "unavailable",
  ]
  private static let taking: Set<String> = [
    "support", "supported", "allow", "allowed", "permit", "permitted", "accept",
  ]
  private static let taken: Set<String> = [
    "supported", "allowed", "permitted", "accepted", "recognized", "recognised", "implemented", "available", "known",
    "expected",
  ]
  private static let turns: Set<String> = ["message", "messages", "role", "roles", "turn", "input", "content"]
  private static let behindStop: Set<String> = [
    "sequence", "sequences", "string", "strings", "word", "words", "list", "array", "must", "should", "has", "have",
    "needs", "cannot", "may", "contains", "exceeds", "entries", "value", "values", "parameter", "field", "is", "was",
  ]
}

// MARK: - Numbers

extension RefusalText {
  /// The greatest value below `sent` that a refused limit may have.
  enum Bound: Equatable, Sendable {
    case atMost(Int)
    /// The value is below the least.
    case tooLow
    case unknown
  }

  func bound(below sent: Int) -> Bound {
    let lower = tokens.flatMap(\.numbers).filter { $0 < sent && $0 > 0 }.max()
    let isHigher = tokens.contains { $0.numbers.contains { $0 > sent } }
    switch (isTooLow, isTooHigh) {
    case (true, false): return .tooLow
    case (false, true): return .atMost(lower ?? sent / 2)
    default:
      if let lower { return .atMost(lower) }
      return isHigher ? .tooLow : .unknown
    }
  }

  private var isTooLow: Bool {
    code.contains("below") || code.contains("greater_than") || line.contains("greater than the minimum")
      || ["below", "at least", "too small", "too low", "minimum", ">=", "no less than", "greater than"]
        .contains(where: line.contains)
  }

  private var isTooHigh: Bool {
    code.contains("above") || code.contains("less_than")
      || ["above", "at most", "too large", "too high", "maximum", "exceed", "less than", "<=", "no more than", "up to"]
        .contains(where: line.contains)
  }

  private var line: String { tokens.map(\.text).joined(separator: " ") }

  /// The model's window and the prompt's length in tokens, as far as a refusal states them.
  var context: (total: Int?, prompt: Int?) {
    let total = told.total ?? contextTotal
    if let prompt = told.prompt { return (total, prompt) }
    let prompt = tokens.indices.lazy.filter { self.tokens[$0].numbers.first != total && self.isOfPrompt($0) }
      .compactMap { self.tokens[$0].numbers.first }.first
    return (total, prompt)
  }

  private var contextTotal: Int? {
    // "900 + 4096 > 4096", "must be <= 4096".
    for place in tokens.indices.dropLast() where [">", "<=", "<"].contains(tokens[place].text) {
      if let number = tokens[place + 1].numbers.first, number >= 256 { return number }
    }
    for word in ["context", "maximum", "limit", "max"] {
      for place in tokens.indices where tokens[place].text.hasPrefix(word) {
        let behind = tokens[place...].prefix(9).lazy.compactMap(\.numbers.first)
        let before = tokens[..<place].suffix(4).reversed().lazy.compactMap(\.numbers.first)
        if let number = behind.first ?? before.first, number >= 256 { return number }
      }
    }
    return nil
  }

  /// "900 of prompt", "1000 in the messages", "900 input tokens", "Prompt contains 900 tokens".
  private func isOfPrompt(_ place: Int) -> Bool {
    guard !tokens[place].numbers.isEmpty else { return false }
    let kinds = ["prompt", "input", "message"]
    if tokens[place...].dropFirst().prefix(3).contains(where: { word in kinds.contains { word.text.hasPrefix($0) } }) {
      return true
    }
    return tokens[..<place].suffix(2).contains { word in kinds.contains { word.text.hasPrefix($0) } }
  }
}
