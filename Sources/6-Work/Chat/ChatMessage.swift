// SPDX-License-Identifier: Apache-2.0

/// One message of a conversation, its content parts already joined to one text.
package struct ChatMessage: Sendable, Equatable {
  package enum Role: String, Sendable { case system, user, assistant }

  package var role: Role
  package var text: String

  package init(_ role: Role, _ text: String) {
    self.role = role
    self.text = text
  }
}
