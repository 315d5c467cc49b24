// SPDX-License-Identifier: Apache-2.0
import JSON
import SearchEngine
import Testing

@testable import Retrieval

@Suite("the searches' bodies")
struct BodyTests {
  static func bodies(
    _ question: String = "red jacket 24-MB01 \"x\"", filters: ProductFilters = ProductFilters(),
    tuning: RetrievalTuning = RetrievalTuning(), visibility: [Int] = [3, 4]
  ) -> SearchBodies {
    SearchBodies(
      tuning: tuning,
      words: QuestionWords(question: question, reading: QuestionReading(reading: question)),
      filters: filters, visibility: visibility)
  }

  static let vector = Array("[0.1,-2e-3,3]".utf8)

  static func parsed(_ body: [UInt8]) throws -> JSONValue { try JSONValue(parsing: body) }

  @Test("every body is JSON, asks for no vector, and holds the same filter in each leg")
  func legs() throws {
    let bodies = Self.bodies(filters: ProductFilters(priceMax: JSONNumber(80)))
    let filter = try Self.parsed(bodies.filter)
    let es = try Self.parsed(bodies.retriever(Self.vector, size: 6))
    let retrievers = es["retriever"]?["rrf"]?["retrievers"]
    #expect(es["size"]?.intValue == 6)
    #expect(es["retriever"]?["rrf"]?["rank_window_size"]?.intValue == 100)
    #expect(retrievers?[0]?["standard"]?["query"]?["bool"]?["filter"]?[0] == filter)
    #expect(retrievers?[1]?["knn"]?["filter"] == filter)
    #expect(retrievers?[1]?["knn"]?["k"]?.intValue == 200)
    #expect(es["_source"]?.arrayValue?.contains("product_vector") == false)
    let os = try Self.parsed(bodies.hybrid(Self.vector, size: 6, rankConstantInParameters: true))
    let queries = os["query"]?["hybrid"]?["queries"]
    #expect(queries?[0]?["bool"]?["filter"]?[0] == filter)
    #expect(queries?[1]?["knn"]?["product_vector"]?["filter"] == filter)
    #expect(os["query"]?["hybrid"]?["pagination_depth"]?.intValue == 100)
    for form in [VectorForm.openSearch, .elasticsearch] {
      let body = bodies.vector(Self.vector, form: form, size: 100)
      #expect(try Self.parsed(body)["_source"]?.boolValue == false)
      #expect(String(decoding: body, as: UTF8.self).contains(#""range":{"price":{"lte":80}}"#))
    }
    let identifiers = try Self.parsed(bodies.identifiers(size: 5))
    #expect(identifiers["query"]?["bool"]?["filter"]?[1] == filter)
  }

  @Test("the query vector's bytes are copied as they came")
  func verbatim() {
    for body in [
      Self.bodies().retriever(Self.vector, size: 1),
      Self.bodies().hybrid(Self.vector, size: 1, rankConstantInParameters: false),
      Self.bodies().vector(Self.vector, form: .openSearch, size: 1),
    ] { #expect(String(decoding: body, as: UTF8.self).contains("[0.1,-2e-3,3]")) }
  }

  @Test("the rank constant is where the version looks for it")
  func pipeline() throws {
    func combination(_ place: Bool) throws -> JSONValue? {
      let body = Self.bodies().hybrid(Self.vector, size: 1, rankConstantInParameters: place)
      return try Self.parsed(body)["search_pipeline"]?["phase_results_processors"]?[0]?["score-ranker-processor"]?[
        "combination"]
    }
    #expect(try combination(true)?["parameters"]?["rank_constant"]?.intValue == 60)
    #expect(try combination(true)?["rank_constant"] == nil)
    #expect(try combination(false)?["rank_constant"]?.intValue == 60)
    #expect(try combination(false)?["parameters"] == nil)
    let es = try Self.parsed(Self.bodies().retriever(Self.vector, size: 1))
    #expect(es["retriever"]?["rrf"]?["retrievers"]?[0]?["standard"] != nil)
  }

  @Test("visibility, stock, categories and attributes become one filter")
  func filters() throws {
    let filters = ProductFilters(
      priceMin: JSONNumber(10), inStock: true, categories: [" Rain  Jackets ", "ВЗУТТЯ", "İç Giyim"],
      attributes: [("Color", ["Red", "Dark  Blue"]), ("size", ["XL"])])
    let filter = try Self.parsed(Self.bodies(filters: filters).filter)["bool"]
    let expected: JSONValue = [
      ["range": ["price": ["gte": 10]]], ["terms": ["categories.keyword": ["rain jackets", "взуття", "iç giyim"]]],
      ["terms": ["facets": ["color=red", "color=dark blue"]]], ["terms": ["facets": ["size=xl"]]],
    ]
    #expect(filter?["filter"] == expected)
    #expect(filter?["must_not"] == [["terms": ["visibility": [1, 2]]], ["term": ["in_stock": false]]])
    let open = try Self.parsed(SearchBodies.filter(ProductFilters(inStock: false), visibility: [1, 2, 3, 4]))
    #expect(open["bool"]?["must_not"] == [])
  }

  @Test("the lexical leg joins three ways of matching and a bonus for all words")
  func lexical() throws {
    let query = try Self.parsed(Self.bodies("Red jacket under 80 red").lexical(size: 100, withSource: false))["query"]
    let queries = query?["bool"]?["must"]?[0]?["dis_max"]?["queries"]
    #expect(query?["bool"]?["must"]?[0]?["dis_max"]?["tie_breaker"]?.doubleValue == 0.3)
    #expect(queries?[0]?["multi_match"]?["query"]?.stringValue == "Red jacket")
    #expect(queries?[0]?["multi_match"]?["type"]?.stringValue == "cross_fields")
    #expect(queries?[0]?["multi_match"]?["fields"] == ["name", "brand", "categories", "description"])
    #expect(queries?[1]?["match"]?["attributes_text"]?["boost"]?.doubleValue == 0.3)
    #expect(queries?.arrayValue?.count == 2)
    // The words of a bound that names no price stay in the search, and count a little.
    let bare = query?["bool"]?["should"]?[1]?["multi_match"]
    #expect(bare?["query"]?.stringValue == "under 80" && bare?["boost"]?.doubleValue == 0.2)
    let bonus = query?["bool"]?["should"]?[0]?["constant_score"]?["filter"]?["multi_match"]
    #expect(bonus?["operator"]?.stringValue == "and")
    #expect(query?["bool"]?["should"]?[0]?["constant_score"]?["boost"]?.doubleValue == 4)
  }

  @Test(
    "parts of SKUs are looked for where a word may be one, and for no other words",
    arguments: [
      ("red MB01 bag", "MB01"), ("MH01-XS or WS12 in blue?", "MH01-XS WS12"), ("24 inch bag", nil),
      ("bottle 500ml", nil), ("size 32 pants", nil), ("1/4 zip jacket", nil), ("two red cups", nil),
    ] as [(String, String?)])
  func codes(question: String, expected: String?) throws {
    let query = try Self.parsed(Self.bodies(question).lexical(size: 100, withSource: false))["query"]
    let queries = query?["bool"]?["must"]?[0]?["dis_max"]?["queries"]
    #expect(queries?[2]?["match"]?["sku.text"]?["query"]?.stringValue == expected)
  }

  @Test(
    "that the shop has a thing is told by the word that names it, or by more than half of the words",
    arguments: [("electric guitar", 2, "guitar"), ("guitar", 1, "guitar"), ("red electric bass guitar", 3, "guitar")])
  func evidence(question: String, least: Int, head: String) throws {
    let bodies = Self.bodies(question)
    let should = try Self.parsed(bodies.evidence(bodies.words.unsaid))["query"]?["bool"]?["should"]?.arrayValue ?? []
    #expect(should.first?["multi_match"]?["minimum_should_match"]?.intValue == least)
    #expect(should.last?["multi_match"]?["query"]?.stringValue == head)
  }
}
