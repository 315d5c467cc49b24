// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import SearchEngine

/// The JSON of the searches of one question. Each body is written once, straight into bytes; the query vector's bytes
/// are copied as the model API wrote them. Pure.
struct SearchBodies: Sendable {
  let tuning: RetrievalTuning
  /// One query object that every leg repeats: filters belong inside the vector search.
  let filter: [UInt8]
  /// The filter of what an identifier names: "is 24-MB01 there in red?" asks for that product, whatever its colour.
  let identifierFilter: [UInt8]
  let words: QuestionWords
  private(set) var audience: AudienceChoice?
  /// Terms of what is for a child of the age that is meant.
  let suitedAges: [String]
  /// The question names a thing that the catalogue has nowhere: what is merely alike is no find.
  var isOfAbsent: Bool { !absentWords.isEmpty }
  /// The words of that thing, in lower case.
  var absentWords: Set<String> = []
  /// The categories of the kind that the question names.
  var kind: CategoryKinds.Choice?
  /// Tell the kind by the nearest products, where the question tells a need and names no thing.
  var kinds: CategoryKinds?
  /// Categories that these leave out: of what the shopper has.
  var handledCategories: Set<String> = []
  /// Where the request wants to know how its answer came about.
  var explanation: Explanation?

  init(tuning: RetrievalTuning, words: QuestionWords, filters: ProductFilters, visibility: [Int]) {
    self.tuning = tuning
    self.words = words
    audience = filters.audience
    suitedAges = filters.suitedAges
    filter = SearchBodies.filter(filters, visibility: visibility)
    guard filters.hasReadFacets || filters.audience != nil || !filters.unwantedNames.isEmpty else {
      identifierFilter = filter
      return
    }
    var own = filters
    own.wanted = []
    own.unwanted = []
    own.audience = nil
    own.unsuitedAges = []
    own.unwantedNames = []
    identifierFilter = SearchBodies.filter(own, visibility: visibility)
  }

  private static let productSource: [UInt8] = {
    var writer = JSONWriter()
    writer.array(RAGField.productSource)
    return writer.bytes
  }()

  private static let identifierSource: [UInt8] = {
    var writer = JSONWriter()
    writer.array(RAGField.productSource + [RAGField.identifiers])
    return writer.bytes
  }()

  private static let kindSource: [UInt8] = {
    var writer = JSONWriter()
    writer.array([RAGField.name, RAGField.brand, RAGField.categories])
    return writer.bytes
  }()

  // MARK: Bodies

  /// Products whose identifier the question names.
  func identifiers(size: Int) -> [UInt8] { identifiers(words.identifiers, size: size) }

  /// Products that have one of some identifiers.
  func identifiers(_ identifiers: [String], size: Int) -> [UInt8] {
    lane(size: size) { $0.object { $0.object("terms") { $0.member(RAGField.identifiers, identifiers) } } }
  }

  /// Products of whose identifiers one is a single edit away from one of some words.
  func mistyped(_ words: [String], size: Int) -> [UInt8] {
    identifiers(like: words, size: size) { word, writer in
      writer.object("fuzzy") {
        $0.object(RAGField.identifiers) {
          $0.member("value", word)
          $0.member("fuzziness", 1)
        }
      }
    }
  }

  /// Products of whose identifiers one begins with one of some words.
  func begun(_ words: [String], size: Int) -> [UInt8] {
    identifiers(like: words, size: size) { word, writer in
      writer.object("prefix") { $0.member(RAGField.identifiers, word) }
    }
  }

  private func identifiers(
    like words: [String], size: Int, _ condition: (String, inout JSONWriter) -> Void
  ) -> [UInt8] {
    lane(size: size) {
      $0.object {
        $0.object("bool") {
          $0.array("should") {
            for word in words { $0.object { condition(word, &$0) } }
            // No word: nothing is found.
            if words.isEmpty { $0.object { $0.object("match_none") { _ in } } }
          }
        }
      }
    }
  }

  private func lane(size: Int, _ condition: (inout JSONWriter) -> Void) -> [UInt8] {
    body(size: size, source: SearchBodies.identifierSource) {
      $0.object("query") {
        $0.object("bool") {
          $0.array("filter") {
            condition(&$0)
            $0.raw(identifierFilter)
          }
        }
      }
      // One order on every engine: all scores of a filter are 0.
      $0.member("sort", raw: SearchBodies.byID)
    }
  }

  /// Products whose name holds all of some words.
  func named(_ text: String, size: Int) -> [UInt8] {
    body(size: size, withSource: true) {
      $0.object("query") {
        $0.object("bool") {
          $0.array("filter") {
            SearchBodies.writeNamed(text, to: &$0)
            $0.raw(filter)
          }
        }
      }
      $0.member("sort", raw: SearchBodies.byID)
    }
  }

  /// The ids of products whose names have one of the question's codes, "HL-L8690Cn", under the filters.
  func coded(size: Int) -> [UInt8] {
    body(size: size, withSource: false) {
      $0.object("query") {
        $0.object("bool") {
          $0.array("should") {
            for code in words.codes.prefix(Self.mostCodes) { SearchBodies.writeNamed(code, to: &$0) }
          }
          $0.member("minimum_should_match", 1)
          $0.array("filter") { $0.raw(filter) }
        }
      }
      $0.member("sort", raw: SearchBodies.byID)
    }
  }

  private static let mostCodes = 4

  /// The dearest products whose name holds all of some words, with what tells what they are: what a thing costs is more
  /// than what is for it does.
  func dearest(named text: String, size: Int) -> [UInt8] {
    body(size: size, source: SearchBodies.kindSource) {
      $0.object("query") {
        $0.object("bool") {
          $0.array("filter") {
            SearchBodies.writeNamed(text, to: &$0)
            $0.raw(filter)
          }
        }
      }
      $0.member("sort", raw: ProductOrder.dearestFirst.sort)
    }
  }

  /// Products whose name has words of a text.
  func likeNamed(_ text: String, size: Int) -> [UInt8] {
    body(size: size, source: SearchBodies.identifierSource) {
      $0.object("query") {
        $0.object("bool") {
          $0.array("must") {
            $0.object { $0.object("match") { $0.object(RAGField.name) { $0.member("query", text) } } }
          }
          $0.array("filter") { $0.raw(identifierFilter) }
        }
      }
    }
  }

  /// Products whose name has a word like another.
  func misspelt(_ word: String, size: Int) -> [UInt8] {
    body(size: size, withSource: true) {
      $0.object("query") {
        $0.object("bool") {
          $0.array("must") {
            $0.object {
              $0.object("fuzzy") {
                $0.object(RAGField.name) {
                  $0.member("value", word)
                  $0.member("fuzziness", 2)
                }
              }
            }
          }
          $0.array("filter") { $0.raw(filter) }
        }
      }
      $0.member("sort", raw: SearchBodies.byID)
    }
  }

  /// Those of some products that meet the filter.
  func among(_ ids: [String], size: Int) -> [UInt8] {
    body(size: size, withSource: true) {
      $0.object("query") {
        $0.object("bool") {
          $0.array("filter") {
            $0.object { $0.object("terms") { $0.member(RAGField.productID, ids) } }
            $0.raw(filter)
          }
        }
      }
      $0.member("sort", raw: SearchBodies.byID)
    }
  }

  /// The lexical leg alone.
  func lexical(size: Int, withSource: Bool) -> [UInt8] {
    body(size: size, withSource: withSource) {
      if !withSource { writeKindValues(to: &$0) }
      $0.key("query")
      writeLexical(to: &$0)
    }
  }

  /// The vector leg alone.
  func vector(_ vector: [UInt8], form: VectorForm, size: Int) -> [UInt8] {
    body(size: size, withSource: false, reserving: vector.count) {
      writeKindValues(to: &$0)
      form.writeMember(nearest(vector), to: &$0)
    }
  }

  /// Has each hit show its categories, where these say whether it is of the kind that is asked for.
  private func writeKindValues(to writer: inout JSONWriter) {
    if (kind != nil && tuning.kindLift > 0) || kinds != nil {
      writer.member("docvalue_fields", [RAGField.categoriesKeyword])
    }
  }

  /// Both legs, fused by Elasticsearch.
  func retriever(_ vector: [UInt8], size: Int) -> [UInt8] {
    body(size: size, withSource: true, reserving: vector.count) {
      $0.object("retriever") {
        $0.object("rrf") {
          $0.member("rank_window_size", tuning.window)
          $0.member("rank_constant", tuning.rankConstant)
          $0.array("retrievers") {
            $0.object {
              $0.object("standard") {
                $0.key("query")
                writeLexical(to: &$0)
              }
            }
            $0.object {
              VectorForm.elasticsearch.writeMember(nearest(vector), to: &$0)
            }
          }
        }
      }
    }
  }

  /// Both legs, fused by OpenSearch with a pipeline in the body.
  func hybrid(_ vector: [UInt8], size: Int, rankConstantInParameters: Bool) -> [UInt8] {
    body(size: size, withSource: true, reserving: vector.count) {
      $0.object("query") {
        $0.object("hybrid") {
          $0.member("pagination_depth", tuning.window)
          $0.array("queries") {
            writeLexical(to: &$0)
            VectorForm.openSearch.write(nearest(vector), to: &$0)
          }
        }
      }
      $0.key("search_pipeline")
      writePipeline(rankConstantInParameters: rankConstantInParameters, to: &$0)
    }
  }

  /// Products of the question's topic that have what the order goes by, in that order.
  func inOrder(_ order: ProductOrder, match: TopicMatch, size: Int) -> [UInt8] {
    body(size: size, withSource: true) {
      $0.object("query") {
        $0.object("bool") {
          $0.array("filter") {
            writeTopic(match, to: &$0)
            $0.object { $0.object("exists") { $0.member("field", order.field) } }
            $0.raw(filter)
          }
        }
      }
      $0.member("sort", raw: order.sort)
    }
  }

  private static let byID = order([(RAGField.productID, "asc")])
  fileprivate static func order(_ fields: [(name: String, direction: String)]) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { for field in fields { $0.object { $0.member(field.name, field.direction) } } }
    return writer.bytes
  }

  /// A search's body: what all of them have, then what `content` adds.
  private func body(
    size: Int, withSource: Bool, reserving: Int = 0, _ content: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    body(size: size, source: withSource ? SearchBodies.productSource : nil, reserving: reserving, content)
  }

  private func body(
    size: Int, source: [UInt8]?, reserving: Int = 0, _ content: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var writer = JSONWriter(reserving: 2048 + reserving + filter.count * 2)
    writer.object {
      $0.member("size", size)
      $0.member("track_total_hits", false)
      $0.key("_source")
      if let source { $0.raw(source) } else { $0.bool(false) }
      content(&$0)
    }
    return writer.bytes
  }
}

extension ProductOrder {
  /// The field that it goes by.
  fileprivate var field: String {
    switch self {
    case .cheapestFirst, .dearestFirst: RAGField.price
    case .newestFirst: RAGField.created
    case .bestRatedFirst: RAGField.rating
    }
  }

  var sort: [UInt8] {
    switch self {
    case .cheapestFirst: Self.cheapest
    case .dearestFirst: Self.dearest
    case .newestFirst: Self.newest
    case .bestRatedFirst: Self.bestRated
    }
  }

  private static let cheapest = SearchBodies.order([(RAGField.price, "asc"), (RAGField.productID, "asc")])
  private static let dearest = SearchBodies.order([(RAGField.price, "desc"), (RAGField.productID, "asc")])
  private static let newest = descending(RAGField.created, as: "long")
  private static let bestRated = descending(RAGField.rating, as: "float")

  /// An index that an older version has made has no such field.
  private static func descending(_ field: String, as type: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.array {
      $0.object {
        $0.object(field) {
          $0.member("order", "desc")
          $0.member("unmapped_type", type)
        }
      }
      $0.object { $0.member(RAGField.productID, "asc") }
    }
    return writer.bytes
  }
}
