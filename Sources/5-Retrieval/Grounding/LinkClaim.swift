// SPDX-License-Identifier: Apache-2.0

/// A link, or a link's target.
struct LinkClaim {
  /// Escapes undone.
  var text: String
  var owners: [Int]
  var isOwn: Bool
  var isImage = false
  /// Behind the target: `) `, with a title.
  var title = ""
}
