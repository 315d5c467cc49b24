// SPDX-License-Identifier: Apache-2.0

/// A hit, not yet written.
struct Hit: Sendable {
  var shard: Int
  var document: Int
  var score: Float
  var sort: [SortValue] = []
}
