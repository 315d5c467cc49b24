// SPDX-License-Identifier: Apache-2.0
import Embedding

/// Estimates for a chat model, without correction: a message has some tokens for its frame.
enum TokenCount {
  private static let frame = 4

  static func estimate(_ text: String) -> Int { Int(TokenEstimate.raw(text).rounded(.up)) + frame }

  /// Estimates the tokens of a model's text; an empty one has no frame.
  static func estimate(writtenBytes count: Int) -> Int {
    count == 0 ? 0 : Int(TokenEstimate.raw(asciiBytes: count).rounded(.up)) + frame
  }
}
