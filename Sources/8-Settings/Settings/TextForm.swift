// SPDX-License-Identifier: Apache-2.0

/// The form of a text in a configuration: its reading, and the values that are allowed.
struct TextForm: Sendable {
  var allowed: String
  var read: @Sendable (String) -> String?
}
