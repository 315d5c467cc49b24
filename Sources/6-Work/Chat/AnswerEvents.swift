// SPDX-License-Identifier: Apache-2.0
import OpenAI
import Retrieval

/// The fourth stage: words become events, after what the shop tells itself, and their transcript the end's citations.
struct AnswerEvents: ~Copyable {
  private(set) var words: AnswerWords
  /// The shop's notice before the model's text.
  private let preface: String
  private let products: [RetrievedProduct]
  private(set) var transcript = Transcript()
  private var isEnded = false

  init(_ words: consuming AnswerWords, preface: String = "", products: [RetrievedProduct]) {
    self.words = words
    self.preface = preface
    self.products = products
  }

  /// The next event; nil after the end and after an error.
  mutating func next() async throws(ChatError) -> AnswerEvent? {
    guard !isEnded else { return nil }
    do throws(ChatError) {
      if var piece = try await words.next() {
        // After a restart too, which voids all that was shown.
        if case .text(let text) = piece, transcript.text.isEmpty { piece = .text(preface + text) }
        transcript.add(piece)
        return .piece(piece)
      }
    } catch {
      isEnded = true
      throw error
    }
    isEnded = true
    return .end(end)
  }

  private var end: AnswerEnd {
    let isModel = words.author == .model
    return AnswerEnd(
      finishReason: isModel ? words.account.finishReason ?? "stop" : "stop",
      usage: isModel ? words.account.usage : .none, citations: citations(in: transcript.text, of: products))
  }
}

extension TokenUsage {
  /// The usage of an answer that no model wrote.
  static let none = TokenUsage(promptTokens: 0, completionTokens: 0)
}
