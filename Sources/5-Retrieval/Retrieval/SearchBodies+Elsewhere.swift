// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language

/// Properties that an attribute would say, and that a feed says in the name, in another attribute or by the category.
extension SearchBodies {
  /// Products with one of the values, and products without the attribute whose name or another attribute says one.
  static func writeHaving(_ choice: FacetChoice, to writer: inout JSONWriter) {
    guard !choice.attributeTerms.isEmpty else { return write(choice, to: &writer) }
    writer.object {
      $0.object("bool") {
        $0.array("should") {
          write(choice, to: &$0)
          writeSaidElsewhere(choice, to: &$0)
        }
      }
    }
  }

  static func writeSaidElsewhere(_ choice: FacetChoice, to writer: inout JSONWriter) {
    writer.object {
      $0.object("bool") {
        $0.array("should") {
          for words in choice.wordsInNames {
            if choice.flagNames.isEmpty { writeNamed(words, to: &$0) } else { writeNamedAsHaving(words, to: &$0) }
          }
          if !choice.otherTerms.isEmpty { writeTerms(RAGField.facets, choice.otherTerms, to: &$0) }
          if !choice.categoryTerms.isEmpty { writeTerms(RAGField.categoriesKeyword, choice.categoryTerms, to: &$0) }
        }
        $0.member("minimum_should_match", 1)
        $0.array("must_not") { writeTerms(RAGField.facets, choice.attributeTerms, to: &$0) }
      }
    }
  }

  /// Names that have some words, and none that denies: "with armrests".
  static func writeNamedAsHaving(_ words: String, to writer: inout JSONWriter) {
    writer.object {
      $0.object("bool") {
        $0.array("must") { writeNamed(words, to: &$0) }
        $0.array("must_not") {
          $0.object { $0.object("match") { $0.member(RAGField.name, StoreLanguage.denials) } }
        }
      }
    }
  }
}
