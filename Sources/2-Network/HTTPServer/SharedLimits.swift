// SPDX-License-Identifier: Apache-2.0

/// Limits and counters that several processes share.
package protocol SharedLimits: Sendable {
  /// Takes one token of each bucket, or of none where one is empty, and reads counters, in one round trip.
  ///
  /// - Returns: nil where the store could not be asked in time: then each process counts for itself.
  nonisolated(nonsending) func take(_ buckets: [SharedBucket], reading counters: [String]) async -> SharedLimitState?

  /// Adds to counters. Returns at once; what cannot be sent now is sent later.
  func add(_ amounts: [(counter: String, amount: Int)])
}
