// SPDX-License-Identifier: Apache-2.0
import OpenAI

/// What a failed call means for the texts that were sent with it.
enum CallFailure: Sendable, Equatable {
  /// Calling again helps nobody: key, quota, model, address, a certificate that is not trusted.
  case final
  /// The service is not there, or overloaded: the same texts again, later.
  case away
  /// It was there and not done in time.
  case slow
  /// It failed without a reason that concerns the texts; it may work the next time.
  case failing
  /// It refuses these texts.
  case refused(Refusal.Subject)
}

/// Reads from status and wording what a refusal is about. Services have no common code for it.
enum Refusal {
  enum Subject: Sendable, Equatable {
    /// Nothing is said, or nothing that we understand.
    case unknown
    /// The number of texts in a call.
    case inputs(limit: Int?)
    /// Tokens or bytes of a call.
    case size(limit: Int?)
    /// The length of one text, in tokens as the service counts them.
    case length(limit: Int?, given: Int?)
    /// What a text says or does: a filter, numbers that are none.
    case content
  }

  /// - Parameters:
  ///   - inputs: the texts that were sent.
  ///   - total: their tokens together, guessed.
  ///   - longest: tokens of the longest of them, guessed.
  static func meaning(of error: OpenAIError, inputs: Int, total: Int, longest: Int) -> CallFailure {
    switch error.code {
    case .authentication, .permission, .notFound, .insufficientQuota, .cancelled: return .final
    case .timeout: return .slow
    case .rateLimited: return isTooLarge(error, inputs) ? .refused(.size(limit: nil)) : .away
    case .unavailable:
      // No status: the transport's error.
      guard let status = error.status else { return error.isRetryable ? .away : .final }
      return status == 408 || status == 504 ? .slow : .away
    case .server, .protocolViolation, .invalidRequest, .contextLength, .tokensPerRequest: break
    }
    guard let status = error.status else {
      // No request that may be sent, or an answer of status 200 that cannot be used.
      return error.code == .invalidRequest ? .final : .failing
    }
    switch status {
    case 300..<400, 405, 501: return .final
    case 524: return .slow
    case 520...530: return .away
    default: break
    }
    if let param = error.param, Self.ours.contains(where: { param.hasPrefix($0) }) { return .final }
    let subject = Wording(error).subject(inputs: inputs, total: total, longest: longest)
    if status >= 500, subject == .unknown { return .failing }
    return .refused(subject)
  }

  /// Members of the request that are settings, not texts.
  private static let ours = ["model", "dimensions", "encoding_format", "user"]

  /// "Request too large for …, tokens per min: limit 10000, requested 12000": waiting does not help, less does.
  private static func isTooLarge(_ error: OpenAIError, _ inputs: Int) -> Bool {
    inputs > 1 && (error.wording.contains("too large") || error.wording.contains("reduce the"))
  }

  /// Whether a single text may have been refused for its length.
  static func canBeLength(_ error: OpenAIError, _ subject: Subject) -> Bool {
    switch subject {
    case .content, .inputs: false
    case .size, .length: true
    case .unknown: (400..<500).contains(error.status ?? 0)
    }
  }
}

/// The words and numbers of a refusal.
private struct Wording {
  private let text: String
  private let numbers: [StatedNumber]
  private let status: Int

  init(_ error: OpenAIError) {
    text = error.wording
    status = error.status ?? 0
    numbers = StatedNumber.all(in: text, except: status)
  }

  func subject(inputs: Int, total: Int, longest: Int) -> Refusal.Subject {
    if isContent { return .content }
    if inputs > 1, let limit = inputLimit(inputs) { return .inputs(limit: limit) }
    let (limit, given) = tokens
    if isAboutTokens {
      guard inputs > 1, let given else {
        return isAboutCall && inputs > 1 ? .size(limit: limit) : .length(limit: limit, given: given)
      }
      // The number that is complained of is near that of the call or near that of its longest text.
      let ofCall = distance(given, total)
      let ofText = distance(given, longest)
      return ofCall < ofText ? .size(limit: limit) : .length(limit: limit, given: given)
    }
    if says(Self.countWords), inputs > 1 { return .inputs(limit: nil) }
    if status == 413 || says(Self.sizeWords) { return .size(limit: nil) }
    return .unknown
  }

  private func distance(_ a: Int, _ b: Int) -> Double {
    let (low, high) = (Double(max(1, min(a, b))), Double(max(1, a, b)))
    return high / low
  }

  private func says(_ words: [String]) -> Bool { words.contains { text.contains($0) } }

  // MARK: Subjects

  private static let contentWords = [
    "content management", "content_filter", "content filter", "content policy", "filtered", "moderation", "safety",
    "inappropriate", "data_inspection", "data inspection", "unsupported value", "not finite", "responsible",
  ]

  private var isContent: Bool {
    says(Self.contentWords)
      || text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).contains { $0 == "nan" || $0 == "infinity" }
  }

  private static let tokenWords = [
    "token", "context", "sequence length", "too long", "max_seq", "n_ctx", "maximum input length", "input length",
    "text length", "longer than",
    // PyTorch's own words for more tokens than the model has positions.
    "index out of range in self", "size of tensor", "size of the tensor",
  ]
  private var isAboutTokens: Bool { says(Self.tokenWords) || (says(["input ("]) && says(["too large"])) }

  private static let callWords = [
    "batch", "overall", "total", "per request", "per_request", "request has", "sum of", "all inputs", "combined",
    "split",
  ]
  /// "Physical batch size" is llama.cpp's limit of one text.
  private var isAboutCall: Bool { says(Self.callWords) && !text.contains("physical batch") }

  private static let countWords = [
    "batch size", "too many inputs", "too many texts", "number of inputs", "number of texts", "array_above_max_length",
    "array too long", "too many items", "one input", "single input", "too many requests in", "number of instances",
    "list is not supported", "batch is not supported",
  ]
  private static let sizeWords = [
    "too large", "length limit", "body", "payload", "out of memory", "exceeds the maximum size", "max_batch_tokens",
  ]

  // MARK: Limits

  /// A limit of texts that is named, lower than what was sent.
  private func inputLimit(_ inputs: Int) -> Int? {
    guard !isAboutTokens || numbers.contains(where: { $0.value == inputs }) else { return nil }
    guard !text.contains("physical batch") else { return nil }
    return numbers.filter { number in
      number.value >= 1 && number.value < inputs && number.isLimit && !number.hasUnit
        && (Self.nouns.contains { number.before.contains($0) || number.after.contains($0) })
    }.map(\.value).max()
  }

  private static let nouns = [
    "batch", "input", "request", "text", "item", "document", "string", "array", "list", "element", "instance", "entr",
  ]

  /// The limit of tokens and what was counted instead, as far as they are named.
  private var tokens: (limit: Int?, given: Int?) {
    let values = numbers.filter { $0.value >= 16 && !$0.isBytes }.map(\.tokens)
    guard let largest = values.max(), let smallest = values.filter({ $0 * 64 > largest }).min() else {
      return (nil, nil)
    }
    if smallest < largest { return (smallest, largest) }
    let isLimit = numbers.contains { $0.tokens == largest && $0.isLimit }
    return isLimit ? (largest, nil) : (nil, nil)
  }
}

/// A number in a message, with what stands around it.
private struct StatedNumber {
  var value: Int
  /// Up to 48 characters.
  var before: Substring
  /// Up to 24 characters.
  var after: Substring

  private static let limitWords = [
    "max", "limit", "most", "than", "up to", "exceed", "allow", "only", "less", "fewer", "larger", "greater", "<=", "≤",
    "at once", "support", "current batch size", "n_ctx",
  ]

  var isLimit: Bool { Self.limitWords.contains { before.contains($0) } }
  private var unit: Substring { after.drop { $0 == " " || $0 == "\"" || $0 == "`" } }
  private var isCharacters: Bool { unit.hasPrefix("char") }
  var isBytes: Bool { ["byte", "kb", "kib", "mb", "mib"].contains { unit.hasPrefix($0) } }
  /// It counts something smaller than texts.
  var hasUnit: Bool {
    unit.hasPrefix("token") || isCharacters || isBytes || ["second", "minute", "ms"].contains { unit.hasPrefix($0) }
  }
  /// Four characters are about one token.
  var tokens: Int { isCharacters ? value / 4 : value }

  /// Numbers that stand for themselves: not those within names, codes, places such as `input[3]`, or the status.
  static func all(in text: String, except status: Int) -> [StatedNumber] {
    var found: [StatedNumber] = []
    var index = text.startIndex
    while index < text.endIndex, found.count < 32 {
      guard text[index].isASCII, text[index].isNumber else {
        index = text.index(after: index)
        continue
      }
      var end = index
      var digits = ""
      while end < text.endIndex, let digit = digitOrGroup(text, end) {
        digits += digit
        end = text.index(after: end)
      }
      if let value = Int(digits), digits.count <= 9, value != status, isAlone(text, index, end) {
        let before = text[..<index].suffix(48)
        if !isCode(before) {
          found.append(StatedNumber(value: value, before: before, after: text[end...].prefix(24)))
        }
      }
      index = end
    }
    return found
  }

  /// The digit here; "" for a comma or underscore between groups of three; nil where the number ends.
  private static func digitOrGroup(_ text: String, _ index: String.Index) -> String? {
    let character = text[index]
    if character.isASCII, character.isNumber { return String(character) }
    guard character == "," || character == "_" else { return nil }
    let group = text[text.index(after: index)...].prefix(4)
    return group.prefix(3).count == 3 && group.prefix(3).allSatisfy { $0.isASCII && $0.isNumber }
      && !(group.count == 4 && group.last.map { $0.isNumber } == true) ? "" : nil
  }

  private static func isAlone(_ text: String, _ start: String.Index, _ end: String.Index) -> Bool {
    if start > text.startIndex {
      let former = text[text.index(before: start)]
      if former.isLetter || "_-[./#<".contains(former) && !text[..<start].hasSuffix("<=") { return false }
    }
    guard end < text.endIndex else { return true }
    let next = text[end]
    if next == "." {
      // The end of a sentence, or a decimal.
      let second = text[text.index(after: end)...].first
      return second?.isNumber != true
    }
    return !next.isLetter && next != "_" && next != "-" && next != "]"
  }

  /// The value of a member that counts nothing: `"code": 3210`.
  private static func isCode(_ before: Substring) -> Bool {
    var rest = before
    while let last = rest.last, last == " " || last == "\"" || last == "'" || last == ":" || last == "=" {
      rest.removeLast()
    }
    guard rest.count < before.count, let word = rest.split(whereSeparator: { !$0.isLetter }).last else { return false }
    return rest.last?.isLetter == true && ["code", "status", "id", "line", "position", "index"].contains(word)
  }
}
