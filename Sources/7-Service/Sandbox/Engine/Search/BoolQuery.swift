// SPDX-License-Identifier: Apache-2.0

struct BoolQuery: Sendable {
  var must: [Query] = []
  var filter: [Query] = []
  var should: [Query] = []
  var mustNot: [Query] = []
  var minimumShouldMatch: MinimumShouldMatch?
  var boost: Float = 1
}
