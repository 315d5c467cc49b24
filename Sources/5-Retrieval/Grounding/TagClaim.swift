// SPDX-License-Identifier: Apache-2.0

/// A tag with attributes that may say something.
struct TagClaim {
  var name: String
  /// The character that it stands for in the text.
  var effect: Unicode.Scalar
  var links: [LinkClaim]
  /// Texts of other attributes.
  var texts: [String]
}
