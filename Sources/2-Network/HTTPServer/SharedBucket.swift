// SPDX-License-Identifier: Apache-2.0
package import Observability

/// A bucket of tokens by its name, with its limit.
package struct SharedBucket: Sendable, Equatable {
  package var name: String
  package var limit: RateLimit

  package init(name: String, limit: RateLimit) {
    self.name = name
    self.limit = limit
  }
}
