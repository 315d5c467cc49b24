// SPDX-License-Identifier: Apache-2.0
import OpenAI

/// The first stage of an answer: what the model sends, with the account of it. Dropping it ends the model's work.
struct ModelText: ~Copyable {
  private(set) var account: ModelAccount
  private var stream: ChatStream?

  /// The model has begun.
  init(_ stream: consuming ChatStream, promptTokens: Int) {
    account = ModelAccount(promptTokens: promptTokens)
    self.stream = consume stream
  }

  /// No model writes: none was asked, or it has not begun.
  init(unbegun account: ModelAccount) {
    self.account = account
    stream = nil
  }

  /// Whether the model may still send something.
  var isOpen: Bool { stream != nil }

  /// The next piece; nil after the last. After an error there is none.
  mutating func next() async throws(OpenAIError) -> ChatDelta? {
    do throws(OpenAIError) {
      let delta = try await stream?.next()
      noteWritten()
      if let delta { account.note(delta) } else { stream = nil }
      return delta
    } catch {
      noteWritten()
      stream = nil
      throw error
    }
  }

  private mutating func noteWritten() {
    if let written = stream?.writtenBytes { account.note(writtenBytes: written) }
  }
}
