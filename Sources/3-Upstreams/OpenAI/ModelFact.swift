// SPDX-License-Identifier: Apache-2.0

/// Something that was learned about a model.
enum ModelFact: Hashable, Sendable {
  /// It does not take this member of a request.
  case refuses(String)
  /// The limit of an answer is called `max_tokens`.
  case olderLimitName
  /// It writes no more tokens than this in an answer.
  case answerTokens
  /// It takes no longer prompt than this, estimated.
  case promptTokens
  /// Prompt and answer have no more tokens than this together.
  case contextTokens
  /// It takes no message of role `system`.
  case noSystemRole
  /// Its answers begin within a thought that no tag opens, or never do (0).
  case opensInThought
  /// It ended an answer for this reason, which we do not know.
  case endsWith(String)
}
