// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import SearchEngine

/// The queries that the bodies are made of.
extension SearchBodies {
  /// Words over the texts of a product, under the filter.
  ///
  /// One `cross_fields` over the fields that share an analyzer, so that "red nike" meets a red product of that brand; the
  /// long attribute text counts less. Parts of SKUs are looked for only where a word looks like one: the numbers of
  /// ordinary questions would meet them. Documents where all words occur come first.
  func writeLexical(to writer: inout JSONWriter) {
    writer.object {
      $0.object("bool") {
        $0.array("must") { writeFound(to: &$0) }
        $0.array("should") {
          $0.object {
            $0.object("constant_score") {
              $0.key("filter")
              writeAllWords(words.lexicalText, inTitles: false, to: &$0)
              $0.member("boost", tuning.allWordsBoost)
            }
          }
          if !words.bareText.isEmpty { writeBareWords(to: &$0) }
          if !words.compoundText.isEmpty {
            writeCrossFields(words.compoundText, fields: SearchBodies.textFields, requires: .any, to: &$0)
          }
          if tuning.topicBoost > 0, !words.headline.isEmpty {
            $0.object {
              $0.object("constant_score") {
                $0.key("filter")
                writeCrossFields(words.headline, fields: SearchBodies.titleFields, requires: .all, to: &$0)
                $0.member("boost", tuning.topicBoost)
              }
            }
          }
          if tuning.nameBoost > 0 { writeNameBonus(words.lexicalText, boost: tuning.nameBoost, to: &$0) }
          if tuning.headBoost > 0, !words.head.isEmpty { writeNameBonus(words.head, boost: tuning.headBoost, to: &$0) }
          if !suitedAges.isEmpty {
            $0.object {
              $0.object("constant_score") {
                $0.key("filter")
                Self.writeTerms(RAGField.facets, suitedAges, to: &$0)
                $0.member("boost", tuning.ageBoost)
              }
            }
          }
          if let audience, tuning.audienceBoost > 0 {
            $0.object {
              $0.object("constant_score") {
                $0.object("filter") {
                  $0.object("bool") { $0.array("should") { Self.writeMarks(audience.own, to: &$0) } }
                }
                $0.member("boost", tuning.audienceBoost)
              }
            }
          }
        }
        $0.array("filter") { $0.raw(filter) }
      }
    }
  }

  /// Adds to the score of a document in whose name all of some words occur.
  private func writeNameBonus(_ text: String, boost: Double, to writer: inout JSONWriter) {
    writer.object {
      $0.object("constant_score") {
        $0.key("filter")
        writeCrossFields(text, fields: [RAGField.name], requires: .all, to: &$0)
        $0.member("boost", boost)
      }
    }
  }

  /// Finds a document by a word of the question, or by a category of the kind that is asked for.
  private func writeFound(to writer: inout JSONWriter) {
    guard let kind, tuning.kindBoost > 0 else { return writeWords(to: &writer) }
    // A smartphone is found that nothing calls a mobile phone.
    writer.object {
      $0.object("bool") {
        $0.array("should") {
          writeWords(to: &$0)
          writeKind(kind, boost: tuning.kindBoost, to: &$0)
        }
      }
    }
  }

  private func writeWords(to writer: inout JSONWriter) {
    writer.object {
      $0.object("dis_max") {
        $0.member("tie_breaker", tuning.tieBreaker)
        $0.array("queries") {
          writeCrossFields(words.lexicalText, fields: SearchBodies.textFields, requires: .any, to: &$0)
          writeMatch(words.lexicalText, in: RAGField.attributesText, boost: tuning.attributesBoost, to: &$0)
          if !words.codeText.isEmpty { writeMatch(words.codeText, in: RAGField.skuText, boost: nil, to: &$0) }
        }
      }
    }
  }

  /// Adds to the score of a document in a category of the kind that is asked for.
  private func writeKind(_ kind: CategoryKinds.Choice, boost: Double, to writer: inout JSONWriter) {
    writer.object {
      $0.object("constant_score") {
        $0.key("filter")
        var lifted = kind
        if !kind.exact.isEmpty { lifted.own = kind.exact }
        writeIsOf(lifted, to: &$0)
        $0.member("boost", boost)
      }
    }
  }

  /// The condition of being in a category of a kind.
  private func writeIsOf(_ kind: CategoryKinds.Choice, to writer: inout JSONWriter) {
    writer.object {
      $0.object("bool") {
        $0.array("filter") { SearchBodies.writeTerms(RAGField.categoriesKeyword, kind.own, to: &$0) }
        if !kind.others.isEmpty {
          $0.array("must_not") { SearchBodies.writeTerms(RAGField.categoriesKeyword, kind.others, to: &$0) }
        }
      }
    }
  }

  /// The words of a limit that may be part of a name: what holds them gains a little.
  private func writeBareWords(to writer: inout JSONWriter) {
    writer.object {
      $0.object("multi_match") {
        $0.member("query", words.bareText)
        $0.member("type", "cross_fields")
        $0.member("fields", SearchBodies.textFields)
        $0.member("boost", tuning.bareWordsBoost)
      }
    }
  }

  private static let textFields = [RAGField.name, RAGField.brand, RAGField.categories, RAGField.description]

  private static let titleFields = [RAGField.name, RAGField.brand, RAGField.categories]

  /// A filter for the products of a topic.
  func writeTopic(_ match: TopicMatch, to writer: inout JSONWriter) {
    switch match {
    case .everything: break
    case .allInTitles: writeAllWords(words.kind, inTitles: true, to: &writer)
    case .allAnywhere: writeAllWords(words.kind, inTitles: false, to: &writer)
    case .mostInTitles:
      writeCrossFields(words.kind, fields: SearchBodies.titleFields, requires: .most, to: &writer)
    case .ofKindInTitles, .ofKindAnywhere:
      if let kind { writeIsOf(kind, to: &writer) }
      writeAllWords(words.kind, inTitles: match == .ofKindInTitles, to: &writer)
    case .ofKind:
      if let kind { writeIsOf(kind, to: &writer) }
      if !words.besideKind.isEmpty { writeAllWords(words.besideKind, inTitles: false, to: &writer) }
    case .kindAlone:
      if let kind { writeIsOf(kind, to: &writer) }
    }
  }

  /// Every word somewhere in the product's texts, or in those that say what it is.
  func writeAllWords(_ text: String, inTitles: Bool, to writer: inout JSONWriter) {
    let fields = inTitles ? SearchBodies.titleFields : SearchBodies.textFields + [RAGField.attributesText]
    writeCrossFields(text, fields: fields, requires: .all, to: &writer)
  }

  /// The share of the words that must occur.
  private enum Share { case any, most, all, least(Int) }

  private func writeCrossFields(
    _ text: String, fields: [String], requires share: Share, to writer: inout JSONWriter
  ) {
    writer.object {
      $0.object("multi_match") {
        $0.member("query", text)
        $0.member("type", "cross_fields")
        switch share {
        case .any: break
        case .most: $0.member("minimum_should_match", "75%")
        case .least(let count): $0.member("minimum_should_match", count)
        case .all: $0.member("operator", "and")
        }
        $0.member("fields", fields)
      }
    }
  }

  private func writeMatch(_ text: String, in field: String, boost: Double?, to writer: inout JSONWriter) {
    writer.object {
      $0.object("match") {
        $0.object(field) {
          $0.member("query", text)
          if let boost { $0.member("boost", boost) }
        }
      }
    }
  }

  /// The search of the vector leg.
  func nearest(_ vector: [UInt8]) -> NearestVectors {
    NearestVectors(
      field: RAGField.vector, vector: vector, count: tuning.neighbours, candidates: tuning.neighbours, filter: filter)
  }

  /// The pipeline that fuses both legs.
  func writePipeline(rankConstantInParameters: Bool, to writer: inout JSONWriter) {
    writer.object {
      $0.array("phase_results_processors") {
        $0.object {
          $0.object("score-ranker-processor") {
            $0.object("combination") {
              $0.member("technique", "rrf")
              if rankConstantInParameters {
                $0.object("parameters") { $0.member("rank_constant", tuning.rankConstant) }
              } else {
                $0.member("rank_constant", tuning.rankConstant)
              }
            }
          }
        }
      }
    }
  }

  /// Visibility and the request's filters as one query object.
  static func filter(_ filters: ProductFilters, visibility: [Int]) -> [UInt8] {
    var writer = JSONWriter(reserving: 256)
    writer.object {
      $0.object("bool") {
        $0.array("filter") {
          writePriceRange(filters, to: &$0)
          if !filters.categories.isEmpty {
            writeTerms(RAGField.categoriesKeyword, filters.categories.map(Facet.category), to: &$0)
          }
          for attribute in filters.attributes {
            writeTerms(RAGField.facets, attribute.values.map { Facet.term(code: attribute.code, value: $0) }, to: &$0)
          }
          for choice in filters.wanted { writeHaving(choice, to: &$0) }
        }
        $0.array("must_not") {
          // What has no visibility counts as visible, so the others are left out by name.
          let hidden = (1...4).filter { !visibility.contains($0) }
          if !hidden.isEmpty { $0.object { $0.object("terms") { $0.member(RAGField.visibility, hidden) } } }
          for choice in filters.unwanted { writeHaving(choice, to: &$0) }
          for name in filters.unwantedNames { Self.writeNamedAsHaving(name, to: &$0) }
          if let audience = filters.audience { writeUnsuited(audience, to: &$0) }
          if !filters.unsuitedAges.isEmpty { writeTerms(RAGField.facets, filters.unsuitedAges, to: &$0) }
          if !filters.excludedIDs.isEmpty { writeTerms(RAGField.productID, filters.excludedIDs, to: &$0) }
          if filters.inStock == true { $0.raw(Array(#"{"term":{"in_stock":false}}"#.utf8)) }
        }
      }
    }
    return writer.bytes
  }

  private static func writePriceRange(_ filters: ProductFilters, to writer: inout JSONWriter) {
    guard filters.priceMin != nil || filters.priceMax != nil else { return }
    writer.object {
      $0.object("range") {
        $0.object(RAGField.price) {
          if let low = filters.priceMin { $0.member("gte", low) }
          if let high = filters.priceMax { $0.member("lte", high) }
        }
      }
    }
  }

  /// What is called by all of some words.
  static func writeNamed(_ name: String, to writer: inout JSONWriter) {
    writer.object {
      $0.object("match") {
        $0.object(RAGField.name) {
          $0.member("query", name)
          $0.member("operator", "and")
        }
      }
    }
  }

  static func write(_ choice: FacetChoice, to writer: inout JSONWriter) {
    writeTerms(choice.field == .category ? RAGField.categoriesKeyword : RAGField.facets, choice.terms, to: &writer)
  }

  /// Counts products that hold words, among those that the filter leaves.
  func count(_ count: FacetProbe.Count) -> [UInt8] {
    counting {
      $0.object {
        $0.object("bool") {
          $0.array("filter") {
            switch count.fields {
            case _ where count.words.isEmpty: break
            case .name: writeCrossFields(count.words, fields: [RAGField.name], requires: .all, to: &$0)
            case .titles: writeCrossFields(count.words, fields: SearchBodies.titleFields, requires: .all, to: &$0)
            case .properties:
              writeCrossFields(
                count.words, fields: SearchBodies.titleFields + [RAGField.attributesText], requires: .all, to: &$0)
            case .all:
              writeCrossFields(
                count.words, fields: SearchBodies.textFields + [RAGField.attributesText], requires: .all, to: &$0)
            }
            if let choice = count.terms {
              (count.countsElsewhere ? SearchBodies.writeHaving : SearchBodies.write)(choice, &$0)
            }
            if let kind = count.kind { writeIsOf(kind, to: &$0) }
            $0.raw(filter)
          }
        }
      }
    }
  }

  /// Counts what the lexical leg finds.
  var countOfLexical: [UInt8] { counting(writeLexical) }

  private func counting(_ writeQuery: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(reserving: 512 + filter.count)
    writer.object {
      $0.member("size", 0)
      $0.member("track_total_hits", true)
      $0.key("query")
      writeQuery(&$0)
    }
    return writer.bytes
  }

  /// Products that are called by words of the question, or have them as properties: by the one that names the thing or by
  /// more than half, of a long question by a third. An electric kettle is no electric guitar.
  func evidence(_ words: [String]) -> [UInt8] {
    let isLong = words.count >= 6
    var writer = JSONWriter(reserving: 512 + filter.count)
    writer.object {
      $0.member("size", 0)
      $0.member("track_total_hits", 1)
      $0.object("query") {
        $0.object("bool") {
          $0.array("should") {
            writeCrossFields(
              words.joined(separator: " "), fields: SearchBodies.titleFields + [RAGField.attributesText],
              requires: .least(isLong ? words.count / 3 : words.count / 2 + 1), to: &$0)
            if words.contains(self.words.head) {
              let fields = SearchBodies.titleFields + (isLong ? [] : [RAGField.attributesText])
              writeCrossFields(self.words.head, fields: fields, requires: .all, to: &$0)
            }
          }
          $0.member("minimum_should_match", 1)
          $0.array("filter") { $0.raw(filter) }
        }
      }
    }
    return writer.bytes
  }

  static func writeTerms(_ field: String, _ values: [String], to writer: inout JSONWriter) {
    writer.object { $0.object("terms") { $0.member(field, values) } }
  }
}
