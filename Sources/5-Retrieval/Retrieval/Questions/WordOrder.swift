// SPDX-License-Identifier: Apache-2.0
import Language

/// "Vacuum cleaner stick": names of things whose words stand in another order than names of products have them, put into
/// that order. Pure.
enum WordOrder {
  /// Puts them in order in the question and the messages before it.
  static func restore(in request: inout RetrievalRequest) {
    let store = request.store.language
    request.changeMessages { message, _ in
      let language = StoreLanguage.ofQuestion(message, store: store)
      return ProductWords.table.inOrder(QuestionTokens(message).tokens, language)?[...].written
    }
  }
}
