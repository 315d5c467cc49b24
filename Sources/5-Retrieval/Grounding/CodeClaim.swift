// SPDX-License-Identifier: Apache-2.0

/// An identifier.
struct CodeClaim {
  var text: String
  /// Products whose own it is.
  var owners: [Int]
  /// One of the shopper's messages holds it.
  var isUsers = false
  var isLabelled = false
  /// The product whose whole name stands right behind it.
  var named: [Int] = []
  var isOwn: Bool { !owners.isEmpty || isUsers }
}
