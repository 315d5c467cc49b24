// SPDX-License-Identifier: Apache-2.0

/// The numbers of the search. The defaults suit a catalogue of a shop; all are configuration.
package struct RetrievalTuning: Sendable, Equatable {
  /// Nearest vectors looked for.
  package var neighbours = 200
  /// Documents of each leg that take part in the fusion, whatever the number of products wanted: 5 and 50 begin alike.
  package var window = 100
  package var rankConstant = 60
  /// Shares of the legs, adding up to 1; nil weighs them alike.
  package var weights: (lexical: Double, vector: Double)?
  package var tieBreaker = 0.1
  package var attributesBoost = 0.3
  /// What a document gains in which all words of the question occur.
  package var allWordsBoost = 2.0
  /// Least cosine that counts as evidence where no word was found.
  package var similarityFloor = 0.25

  package init() {}

  package static func == (a: RetrievalTuning, b: RetrievalTuning) -> Bool {
    a.neighbours == b.neighbours && a.window == b.window && a.rankConstant == b.rankConstant
      && a.weights?.lexical == b.weights?.lexical && a.weights?.vector == b.weights?.vector
      && a.tieBreaker == b.tieBreaker && a.attributesBoost == b.attributesBoost
      && a.allWordsBoost == b.allWordsBoost && a.similarityFloor == b.similarityFloor
  }
}
