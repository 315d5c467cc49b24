// SPDX-License-Identifier: Apache-2.0

/// A link, or a link's target.
struct LinkClaim {
  /// Escapes undone.
  var text: String
  var owners: [Int]
  var isOwn: Bool
  var isImage = false
  /// The title behind the target, with its quotation marks.
  var title = ""
  /// `[name]: target`
  var isDefinition = false
}
