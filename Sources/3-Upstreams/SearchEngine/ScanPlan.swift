// SPDX-License-Identifier: Apache-2.0

/// The way to read an index whole, by engine and version: a point in time, slices of it, and `search_after`.
struct ScanPlan: Sendable, Equatable {
  /// The sort array's JSON.
  var sort: String
  /// 1: no `slice` in the request.
  var slices: Int
}
