// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language

/// Properties that an attribute would say, and that a feed says in the name, in another attribute or by the category.
extension SearchBodies {
  /// Products with one of the values, and products without the attribute whose name or another attribute says one.
  static func writeHaving(_ choice: FacetChoice, to writer: inout JSONWriter) {
    let isUnlisted = choice.attributeTerms.isEmpty
    guard !isUnlisted || !choice.brandsInNames.isEmpty else { return write(choice, to: &writer) }
    writer.object {
      $0.object("bool") {
        $0.array("should") {
          write(choice, to: &$0)
          if isUnlisted { writeNamedByBrand(choice, to: &$0) } else { writeSaidElsewhere(choice, to: &$0) }
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
        $0.array("must_not") { writeTerms(RAGField.facets, choice.attributeTerms + choice.contraryTerms, to: &$0) }
      }
    }
  }

  /// Products without a brand whose names have one of some brands: of more brands than a filter can name.
  private static func writeNamedByBrand(_ choice: FacetChoice, to writer: inout JSONWriter) {
    writer.object {
      $0.object("bool") {
        $0.array("should") { for brand in choice.brandsInNames { writeNamed(brand, to: &$0) } }
        $0.member("minimum_should_match", 1)
        $0.array("must_not") {
          $0.object { $0.object("exists") { $0.member("field", RAGField.brand) } }
          // "Case for Samsung"
          $0.object { $0.object("match") { $0.member(RAGField.name, ProductLinks.inNames) } }
        }
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
