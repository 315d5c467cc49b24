// SPDX-License-Identifier: Apache-2.0

/// What a caller may be allowed to do.
enum AccessScope {
  /// Chat and the list of models.
  static let chat = "chat"
  /// Products without a model's words.
  static let retrieve = "retrieve"

  /// Of keys for which nothing else is said.
  static let ofKeys: Set<String> = [chat, retrieve]
  /// Of pages with a chat widget.
  static let ofPages: Set<String> = [chat]
}
