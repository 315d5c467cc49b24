// SPDX-License-Identifier: Apache-2.0

/// The numbers of the search. They suit a catalogue of a shop; only tests and measurements change them.
package struct RetrievalTuning: Sendable, Equatable {
  /// Nearest vectors looked for.
  package var neighbours = 200
  /// Documents of each leg that take part in the fusion, whatever the number of products wanted: 5 and 50 begin alike.
  package var window = 100
  package var rankConstant = 60
  /// Part of the other fields' scores that is added to the best field's.
  package var tieBreaker = 0.3
  package var attributesBoost = 0.3
  /// Score that a document gains in which all words of the question occur, where a word's score is that of
  /// `EngineCapabilities.wordScoreScale` 1.
  package var allWordsBoost = 4.0
  /// Score that a document gains in whose name all words of the question occur: a lantern of the category Garden "for
  /// tables" is no garden table.
  package var nameBoost = 2.0
  /// Score that a document gains whose name, brand or categories have all words of the topic: of "hoodies for men in red"
  /// a hoodie is more than what is red and for men.
  package var topicBoost = 4.0
  /// Score that a document gains whose name has the word that names the thing: "bathroom vanity knobs" are knobs, no
  /// vanities.
  package var headBoost = 4.0
  /// Score that a document gains in the lexical leg which is in a category of the kind that the question names, what is
  /// in "Projectors" is one and a projector lamp is none: so that it comes into the window. It is taken off again there.
  package var kindBoost = 24.0
  /// What such a document gains beside the fused score, which is at most 1: all others stand behind it.
  package var kindLift = 1.0
  /// The gain where the category's name says less than the question does, gaming mice are in "Mice": it stays, and
  /// nothing is lifted.
  package var partKindBoost = 4.0
  /// What a document gains beside the fused score in whose name a code of the question stands, "HL-L8690Cn".
  package var codeLift = 1.0
  /// A model is what few products are called by: what more have, "DDR4", is a property and lifts nothing.
  package var mostOfCode = 12
  /// Score that a document gains which is marked for the people that the question speaks of.
  package var audienceBoost = 3.0
  /// Score that a document gains which is marked for a child of the age that the question names: more than a name that has
  /// the word of the thing, or a dog's toy would come before those for children.
  package var ageBoost = 7.0
  /// Share of its score that a product keeps which is for what the question names, and is none: tablets for coffee machines.
  package var accessoryShare = 0.6
  /// Share of its score that a product keeps which lacks a word of the question that others have.
  package var lackingShare = 0.6
  /// Share of its score that a product keeps which is like what is wished, and something else: a pack of four for twelve.
  package var asideShare = 0.5
  /// Least likeness to the first product that a product of a short answer keeps its place with: the share of the first's
  /// score, and what its words, its categories and its kind make of it.
  package var leastLikeness = 0.8
  /// The gain of a product whose name, brand, categories and properties have as many of the question's words as any other's.
  package var titleWordsWeight = 0.5
  /// The gain of a product in the first one's categories.
  package var kinWeight = 0.4
  /// The loss of a product that is not called what the question asks for, where another is.
  package var otherKindWeight = 0.4
  /// Weight of the words of a limit that names neither a currency nor a price.
  package var bareWordsBoost = 0.2
  /// Least cosine that counts as evidence where no word was found, and neither the settings nor the index name one.
  package var similarityFloor = 0.25
  /// Share of that floor which is enough for a sentence that tells a need: it says much beside what a product's text says.
  package var needFloorShare = 0.7
  /// The best product counts as found too where it stands out among the question's own nearest ones: by this share of
  /// what is between the farthest of them and a perfect match.
  package var prominence = 0.22
  /// The same for a question in another language than the texts: all its cosines are lower.
  package var foreignProminence = 0.145

  package init() {}
}
