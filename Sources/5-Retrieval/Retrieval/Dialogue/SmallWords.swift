// SPDX-License-Identifier: Apache-2.0
import Language

/// Words that say nothing by themselves: articles, prepositions, the words around a property.
struct SmallWords {
  let languages: [StoreLanguage]

  func contains(_ token: QuestionToken) -> Bool {
    token.kind == .word
      && languages.contains {
        $0.stopWords.contains(token.raw.lowercased()) || $0.stopWords.contains(token.text)
          || $0.references.articles.contains(token.text) || $0.facets.gaps.contains(token.text)
      }
  }
}
