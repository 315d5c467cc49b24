// SPDX-License-Identifier: Apache-2.0

/// What a caller may be allowed to do.
package enum AccessScope {
  /// Chat and the list of models.
  package static let chat = "chat"
  /// Products without a model's words.
  package static let retrieve = "retrieve"
  /// How an answer of `retrieve` came about.
  package static let explain = "explain"

  /// All that there are.
  package static let all = [chat, retrieve, explain]
  /// Of keys for which nothing else is said.
  package static let ofKeys: Set<String> = [chat, retrieve]
  /// Of pages with a chat widget.
  static let ofPages: Set<String> = [chat]
}
