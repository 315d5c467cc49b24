// SPDX-License-Identifier: Apache-2.0

/// The scopes that a caller may have.
package enum AccessScope {
  /// Chat and the list of models.
  package static let chat = "chat"
  /// Products without a model's words.
  package static let retrieve = "retrieve"
  /// To be shown how an answer of `retrieve` came about.
  package static let explain = "explain"

  /// All that there are.
  package static let all = [chat, retrieve, explain]
  /// The scopes of keys without a list of their own.
  package static let ofKeys: Set<String> = [chat, retrieve]
  /// The scopes of pages with a chat widget.
  static let ofPages: Set<String> = [chat]
}
