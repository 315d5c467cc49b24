// SPDX-License-Identifier: Apache-2.0

/// An argument of a search that is out of bounds: the caller's fault, and no use to repeat.
package struct SearchArgumentError: Error, Sendable, Equatable {
  /// As the API names it: `query`, `top_k`, `filters.price_min`.
  package var argument: String
  /// Goes on after the argument's name: `must not be empty`.
  package var problem: String

  init(_ argument: String, _ problem: String) {
    self.argument = argument
    self.problem = problem
  }
}
