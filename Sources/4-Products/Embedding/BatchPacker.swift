// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Packs texts, in their order, into calls that keep to the service's three limits.
package struct BatchPacker: Sendable {
  /// Limits of one call; each figure is at least 1.
  package struct Limits: Sendable, Equatable {
    /// Texts of one call.
    package var maximumInputs: Int
    /// Tokens of all texts of one call together.
    package var maximumTokens: Int
    /// Tokens of one text; a longer one is cut.
    package var maximumTokensPerInput: Int
    /// The part of a token limit that is used, because tokens are guessed.
    static let fill = 0.8

    package init(maximumInputs: Int = 2048, maximumTokens: Int = 300_000, maximumTokensPerInput: Int = 8192) {
      self.maximumInputs = max(1, maximumInputs)
      self.maximumTokens = max(1, maximumTokens)
      self.maximumTokensPerInput = max(1, maximumTokensPerInput)
    }

    /// OpenAI's limits.
    package static let standard = Limits()

    var usableTokens: Int { max(1, Int(Double(maximumTokens) * Self.fill)) }
    /// Estimated tokens to which a text is cut: `fill` of the limit, and never more than one call may hold.
    package var usableTokensPerInput: Int { max(1, min(Int(Double(maximumTokensPerInput) * Self.fill), usableTokens)) }
  }

  /// The limits that each call keeps to.
  package let limits: Limits
  /// The estimate by which texts are counted.
  package let estimate: TokenEstimate
  /// Texts of the batch that is being filled.
  package private(set) var inputs = 0
  /// Estimated tokens of the batch that is being filled.
  package private(set) var tokens = 0

  package init(limits: Limits = .standard, estimate: TokenEstimate = TokenEstimate()) {
    self.limits = limits
    self.estimate = estimate
  }

  /// Tokens of a text as it is sent: what is too long will be cut before.
  package func tokens(in text: String) -> Int { min(estimate.tokens(in: text), limits.usableTokensPerInput) }

  /// Adds a text to the batch that is being filled. True: it did not fit, so what was filled before is a batch to be
  /// sent, and the text begins the next one.
  package mutating func add(_ text: String) -> Bool {
    let count = tokens(in: text)
    let isFull = inputs > 0 && (inputs == limits.maximumInputs || tokens + count > limits.usableTokens)
    inputs = isFull ? 1 : inputs + 1
    tokens = isFull ? count : tokens + count
    return isFull
  }

  /// All texts as consecutive batches.
  package func pack(_ texts: [String]) -> [Range<Int>] {
    var packer = BatchPacker(limits: limits, estimate: estimate)
    var batches: [Range<Int>] = []
    var start = 0
    for (index, text) in texts.enumerated() where packer.add(text) {
      batches.append(start..<index)
      start = index
    }
    if start < texts.count { batches.append(start..<texts.count) }
    return batches
  }

  /// The text, cut to the tokens that one input may have: behind the last sentence that fits, else behind the last
  /// word, else in the middle of it.
  package func cut(_ text: String) -> String { Self.cut(text, toTokens: limits.usableTokensPerInput, estimate) }

  /// See `cut(_:)`.
  package static func cut(_ text: String, toTokens tokens: Int, _ estimate: TokenEstimate) -> String {
    guard estimate.tokens(in: text) > tokens else { return text }
    let budget = Double(tokens) / estimate.correction
    var used = 0.0
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      used += TokenEstimate.raw(String(text[end..<next]))
      if used > budget { break }
      end = next
    }
    guard end < text.endIndex else { return text }
    // A place that would throw away more than half is no good one.
    let half = text.utf8.index(text.startIndex, offsetBy: text.utf8.distance(from: text.startIndex, to: end) / 2)
    return String(text[..<SentenceCut(of: text, upTo: end, notBefore: half, leavesRoom: false).end])
  }
}
