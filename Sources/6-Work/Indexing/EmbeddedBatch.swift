// SPDX-License-Identifier: Apache-2.0
import EventLoop

/// Products that got their vectors together.
struct EmbeddedBatch: Sendable {
  var products: [EmbeddedProduct]
  /// Time at which the vectors came: what was paid for must not wait long for its place in the index.
  var cameAt: MonotonicInstant
}
