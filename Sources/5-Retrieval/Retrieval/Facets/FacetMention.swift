// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// A property that a question's words name, before the catalogue is asked whether they mean it.
struct FacetMention: Sendable, Equatable {
  /// Values that the words may name, the likeliest first.
  var choice: FacetChoice
  var isExcluded: Bool
  /// The places of the words in the question's tokens.
  var tokens: Range<Int>
  /// The places from the word that excludes on.
  var exclusion: Range<Int>?
  /// The words as written.
  var text: String
  /// A word such as "no" excludes: it may be part of a name, "no iron shirt".
  var isWeak = false
  /// The words name the value by another name, which needs products that prove it: "large".
  var isAlias = false
  /// The words say what the product is, as a category does: "jacket".
  var namesKind = false
  /// Values of other attributes that the same words may name, "16 GB" of storage beside memory.
  var alternatives: [FacetChoice] = []
  /// A bound, "at least 27 inch": its words are searched for no more.
  var isBound = false
  /// The value with those of its attribute that have its words and more: products called "iPhone 15 Pro" have all words
  /// of "iPhone 15", and vegan leather is called leather.
  var wider: FacetChoice?
  /// A number with its unit: names write it in other ways than the value does.
  var isMeasure = false
  /// A brand before its thing, where others fit what both words name: "Dell notebook".
  var isMaker = false
  /// A word such as "for" stands before it.
  var isBehindLink = false
  /// The word of the question that it says something of; nil where there is none.
  var head: String?

  /// The values of each attribute that the words may name.
  var choices: [FacetChoice] { [choice] + alternatives }
}
