// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON

/// Queries by whom products are for.
extension SearchBodies {
  /// Products that are marked for others, and not for the people meant.
  static func writeUnsuited(_ choice: AudienceChoice, to writer: inout JSONWriter) {
    writer.object {
      $0.object("bool") {
        $0.array("should") { writeMarks(choice.others, to: &$0) }
        $0.array("must_not") { writeMarks(choice.own, to: &$0) }
        $0.member("minimum_should_match", 1)
      }
    }
  }

  /// Any of some marks, as alternatives.
  static func writeMarks(_ marks: AudienceMarks, to writer: inout JSONWriter) {
    if !marks.facets.isEmpty { writeTerms(RAGField.facets, marks.facets, to: &writer) }
    if !marks.categories.isEmpty { writeTerms(RAGField.categoriesKeyword, marks.categories, to: &writer) }
    if !marks.words.isEmpty {
      writer.object {
        $0.object("match") { $0.object(RAGField.name) { $0.member("query", marks.words.joined(separator: " ")) } }
      }
    }
    for letter in marks.families { writeFamily(letter, to: &writer) }
  }

  /// Products whose SKU begins with a letter.
  private static func writeFamily(_ letter: Character, to writer: inout JSONWriter) {
    guard let code = letter.asciiValue else { return }
    writer.object {
      $0.object("range") {
        $0.object(RAGField.sku) {
          $0.member("gte", String(letter))
          $0.member("lt", String(Character(Unicode.Scalar(code + 1))))
        }
      }
    }
  }

  /// Counts the products of a family of SKUs, and those among them that have one of some marks.
  static func count(ofFamily letter: Character, marks: AudienceMarks?) -> [UInt8] {
    var writer = JSONWriter(reserving: 512)
    writer.object {
      $0.member("size", 0)
      $0.member("track_total_hits", true)
      $0.object("query") {
        $0.object("bool") {
          $0.array("filter") { writeFamily(letter, to: &$0) }
          if let marks {
            $0.array("should") { writeMarks(marks, to: &$0) }
            $0.member("minimum_should_match", 1)
          }
        }
      }
    }
    return writer.bytes
  }
}
