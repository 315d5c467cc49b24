// SPDX-License-Identifier: Apache-2.0

/// One message of a conversation, its content parts already joined to one text.
package struct ChatMessage: Sendable, Equatable {
  package enum Role: String, Sendable { case system, user, assistant }

  package var role: Role
  package var text: String
  /// Names of the products that an answer of ours cites, where the client has kept its annotations.
  package var cited: [String]

  package init(_ role: Role, _ text: String, cited: [String] = []) {
    self.role = role
    self.text = text
    self.cited = cited
  }
}
