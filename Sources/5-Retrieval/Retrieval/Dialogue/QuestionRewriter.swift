// SPDX-License-Identifier: Apache-2.0

/// Asks a model what words and catalogue leave open of a question. What it says is searched for and decides nothing else:
/// limits and properties come from the shopper's own words.
package struct QuestionRewriter: Sendable {
  package enum Task: Sendable, Hashable {
    /// The question made to stand alone.
    case standalone
    /// Its words in the language of the store, by its code.
    case translation(String)
    /// The kind of product that meets the need which it tells, in the language of the store, by its code.
    case thing(String)
  }

  private let rewrite: @Sendable (Task) async -> String?

  /// - Parameter rewrite: nil where the model is late, away or says something odd.
  package init(_ rewrite: @escaping @Sendable (Task) async -> String?) { self.rewrite = rewrite }

  func callAsFunction(_ task: Task) async -> String? { await rewrite(task) }
}
