// SPDX-License-Identifier: Apache-2.0
import Language
import UnicodeNormalization

/// One question to one store. Its texts are in Normalization Form C, as those of the index are.
package struct RetrievalRequest: Sendable {
  /// The shopper's question in NFC.
  package internal(set) var question: String
  /// The shopper's messages before it, oldest first, for a question that does not stand alone. Their limits hold where
  /// no newer message says anything against them.
  package internal(set) var earlier: [String]
  /// The conversation before it, oldest first: where it is not empty, `earlier` is found out from it.
  package internal(set) var turns: [ConversationTurn]
  /// Text that the question refers to without naming it, such as the page that the shopper looks at: it is searched for
  /// with the question, but neither a price nor an order is read from it.
  package internal(set) var context: String
  /// The store whose index is searched.
  package var store: StoreHandle
  /// Products wanted, 1 … 50.
  package var topK: Int
  /// The caller's own filters, which are never relaxed.
  package let filters: ProductFilters
  /// Whether a short answer is better than one with products of other kinds: a person reads it.
  package var leavesOutStragglers = false
  /// Asked where words and catalogue leave a question open; nil: it is answered without.
  package var rewriter: QuestionRewriter?
  /// Collects how the answer came about; nil: the request does not ask for that.
  package var explanation: Explanation?
  /// The shopper's language, where the catalogue's words have replaced some of the question's; nil: the question tells.
  var written: StoreLanguage?
  /// The categories of the store as kinds of things, where they have been read.
  var kinds: CategoryKinds?
  /// The names of the things that the question speaks of, such as a washing machine, where no text of the catalogue has any.
  var absent: [String] = []
  /// Values that say whether a product is for a child of the age that the question names.
  var ages = AgeTerms()
  /// Set by the stock policy `hide`: no filter of the caller's.
  var hidesSoldOut = false
  /// Places of the question's tokens that only join it to what was said before: "and", "now".
  var opening: Set<Int> = []
  /// The thing that a conversation is about: properties of its messages that name nothing are properties of it.
  var thing = ""
  /// The question before words of the shop took the place of some of its own.
  var asWritten = ""
  /// Products that were shown already, where others are wanted.
  var excludedIDs: [String] = []

  /// Brings the texts into NFC; `check` says whether the arguments are within their bounds.
  package init(
    question: String, earlier: [String] = [], turns: [ConversationTurn] = [], context: String = "",
    store: StoreHandle, topK: Int = 5, filters: ProductFilters = ProductFilters()
  ) {
    self.question = question.nfc
    self.earlier = earlier.map(\.nfc)
    self.turns = turns
    self.context = context.nfc
    self.store = store
    self.topK = topK
    var filters = filters
    filters.categories = filters.categories.map(\.nfc)
    filters.attributes = filters.attributes.map { ($0.code.nfc, $0.values.map(\.nfc)) }
    self.filters = filters
  }

  /// Most characters (Unicode scalars) of a question.
  static let maximumQuestionCharacters = 2_000
  /// Numbers of products that a caller may ask for.
  package static let topKRange = 1...50

  /// Checks the parts of a request that come from a caller.
  /// - Throws: what is out of bounds.
  package static func check(
    question: String, topK: Int, filters: ProductFilters
  ) throws(SearchArgumentError) {
    guard question.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw SearchArgumentError("query", "must not be empty")
    }
    let most = maximumQuestionCharacters
    guard question.utf8.count <= most || question.unicodeScalars.count <= most else {
      throw SearchArgumentError("query", "must not be longer than \(most) characters")
    }
    guard topKRange.contains(topK) else {
      throw SearchArgumentError("top_k", "must be an integer from \(topKRange.lowerBound) to \(topKRange.upperBound)")
    }
    try filters.check()
  }

  /// Puts other words in the place of messages of the shopper's, the question last.
  /// - Parameter change: a message and the turns before it to its new text; nil where it stays.
  mutating func changeMessages(_ change: (String, ArraySlice<ConversationTurn>) -> String?) {
    for place in turns.indices where turns[place].isOfShopper {
      let turn = turns[place]
      guard let text = change(turn.text, turns[..<place]) else { continue }
      turns[place] = ConversationTurn(isOfShopper: true, text: text, cited: turn.cited)
      turns[place].written = turn.written
    }
    question = change(question, turns[...]) ?? question
  }
}
