// SPDX-License-Identifier: Apache-2.0
import OpenAI

/// The third stage: the model's words, or what takes their place when the model fails or says nothing.
struct AnswerWords: ~Copyable {
  enum Author: Sendable {
    case model
    /// The model was asked and a list of products answers.
    case list
    /// No model was asked.
    case shop
  }

  /// Why the model's answer has no end.
  struct Failure: Sendable {
    var error: OpenAIError
    /// Whether the shopper had been shown words of it.
    var hadBegun: Bool
  }

  private(set) var checked: CheckedText
  private(set) var author: Author
  private(set) var failure: Failure?
  private let fallback: Fallback?
  /// Whether words stand that were shown.
  private var hasShown = false
  /// Pieces that wait to be pulled, the next one last.
  private var pending: [AnswerPiece] = []

  /// Makes an answer of the model's words.
  init(_ checked: consuming CheckedText, or fallback: Fallback) {
    self.checked = checked
    self.fallback = fallback
    author = .model
  }

  /// The model was asked and has not begun.
  /// - Throws: the error that the caller receives instead of an answer.
  init(_ error: OpenAIError, promptTokens: Int, or fallback: Fallback) throws(ChatError) {
    if let fatal = ChatError(fatal: error) { throw fatal }
    self.init(CheckedText(unbegun: .ofFailure(error, promptTokens)), or: fallback)
    failure = Failure(error: error, hadBegun: false)
    setList()
  }

  /// Words of the shop's own.
  init(plain text: String) {
    checked = CheckedText(unbegun: ModelAccount(promptTokens: 0, isCharged: false))
    fallback = nil
    author = .shop
    pending = [.text(text)]
  }

  var account: ModelAccount { checked.model.account }

  /// The next piece; nil after the last.
  mutating func next() async throws(ChatError) -> AnswerPiece? {
    if let piece = pending.popLast() { return piece }
    guard author == .model, failure == nil else { return nil }
    do throws(OpenAIError) {
      if let piece = try await checked.next() {
        hasShown = piece != .restart
        return piece
      }
      // A model that says nothing has not answered: it thought until its tokens were used up.
      if !hasShown, account.finishReason != "content_filter" { setList() }
    } catch {
      try fall(from: error)
    }
    return pending.popLast()
  }

  /// Handles a failure: the caller's own faults are errors; before the first word everything else turns the answer into
  /// a list of products; in its middle the answer is broken, unless it can be replaced.
  private mutating func fall(from error: OpenAIError) throws(ChatError) {
    failure = Failure(error: error, hadBegun: hasShown)
    if let fatal = ChatError(fatal: error) { throw fatal }
    if hasShown {
      guard fallback?.replacesHalfAnswers == true else {
        throw .generationBroken(error)
      }
    }
    setList()
  }

  private mutating func setList() {
    author = .list
    pending = [.text(fallback?.text ?? "")]
    if hasShown { pending.append(.restart) }
  }
}

extension ModelAccount {
  /// The account of a call that failed before the model began: one that was given up may have been read, which is
  /// charged for.
  static func ofFailure(_ error: OpenAIError, _ promptTokens: Int) -> ModelAccount {
    ModelAccount(promptTokens: promptTokens, isCharged: error.code == .timeout || error.code == .cancelled)
  }
}
