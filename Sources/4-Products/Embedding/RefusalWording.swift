// SPDX-License-Identifier: Apache-2.0
import OpenAI

/// The words and numbers of a refusal.
struct RefusalWording {
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
