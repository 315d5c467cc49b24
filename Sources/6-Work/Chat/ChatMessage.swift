// SPDX-License-Identifier: Apache-2.0

/// One message of a conversation, its content parts already joined to one text.
package struct ChatMessage: Sendable, Equatable {
  /// The author of a message.
  package enum Role: String, Sendable { case system, user, assistant }

  /// The message's author.
  package var role: Role
  /// The message's text, parts joined.
  package var text: String
  /// Names of the products that an answer of ours cites, where the client has kept its annotations.
  package var cited: [String]

  package init(_ role: Role, _ text: String, cited: [String] = []) {
    self.role = role
    self.text = text
    self.cited = cited
  }
}
