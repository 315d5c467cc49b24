// SPDX-License-Identifier: Apache-2.0

/// How a text of a configuration is checked: what it becomes, and what is allowed.
struct TextForm: Sendable {
  var allowed: String
  var read: @Sendable (String) -> String?
}
