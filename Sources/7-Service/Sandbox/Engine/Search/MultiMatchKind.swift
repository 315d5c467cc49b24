// SPDX-License-Identifier: Apache-2.0

/// Ways in which `multi_match` combines the scores of its fields.
enum MultiMatchKind: String, Sendable {
  case bestFields = "best_fields"
  case mostFields = "most_fields"
  case crossFields = "cross_fields"
}
