// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import JSON
import Testing

@testable import API

@Suite("How an answer came about: `explain`")
struct ExplanationTests {
  private static let path = "/api/v1/actions/retrieve_products"

  @Test("says how the question was understood, what the engine was sent, and what placed each product")
  func explained() async throws {
    var setup = Service.Setup()
    setup.keys = [KeyTests.key("analyst", scopes: ["retrieve", "explain"])]
    try await Service.run(setup) { (service: Service) async throws in
      let fields = KeyTests.bearer("analyst")
      let question = #"{"query":"red rain jacket under 80 dollars","explain":true}"#
      let answer = try await service.call(.post, Self.path, question, fields: fields).json()
      let explain = try #require(answer["explain"])
      let constraints = explain["understood"]?["constraints"]?.arrayValue ?? []
      let price = try #require(constraints.first { $0["filter"] == "price_max" })
      #expect(price["words"] == "under 80 dollars" && price["value"] == 80 && price["applied"] == true)
      #expect(price["from"] == "question" && explain["understood"]?["language"] == "en")
      let legs = explain["searches"]?.arrayValue?.compactMap { $0["leg"]?.stringValue } ?? []
      #expect(legs.contains("lexical") && legs.contains("vector"), "\(legs)")
      let vector = try #require(explain["searches"]?.arrayValue?.first { $0["leg"] == "vector" })
      let written = String(decoding: vector.serialized(), as: UTF8.self)
      #expect(written.contains("product_vector") && !written.contains("[0.") && !written.contains("[-0."))
      let first = try #require(explain["products"]?[0])
      // The jacket is sold out and stands behind what is in stock.
      let jacket = try #require(explain["products"]?.arrayValue?.first { $0["product_id"] == "3" })
      let lanes = jacket["lanes"]?.arrayValue ?? []
      #expect(first["product_id"] == answer["products"]?[0]?["product_id"])
      #expect(lanes.contains { $0["lane"] == "lexical" && $0["rank"] == 1 }, "\(first)")
      #expect(lanes.contains { $0["lane"] == "vector" } && explain["similarity_floor"] != nil)
      #expect(explain["timings_ms"]?["total"] != nil && explain["timings_ms"]?["search"] != nil)
      // The same products in the same order as without.
      let plain = try await service.call(
        .post, Self.path, #"{"query":"red rain jacket under 80 dollars"}"#, fields: fields
      ).json()
      #expect(plain["explain"] == nil)
      #expect(
        plain["products"]?.arrayValue?.map { $0["sku"] } == answer["products"]?.arrayValue?.map { $0["sku"] })
    }
  }

  @Test("names what found a product: an identifier, an order; and what was relaxed")
  func lanes() async throws {
    var setup = Service.Setup()
    setup.keys = [KeyTests.key("analyst", scopes: ["retrieve", "explain"])]
    try await Service.run(setup) { (service: Service) async throws in
      func explain(_ query: String) async throws -> JSONValue {
        try await service.call(
          .post, Self.path, #"{"query":"\#(query)","explain":true}"#, fields: KeyTests.bearer("analyst")
        ).json()["explain"] ?? .null
      }
      let sku = try await explain("24-WB04")
      let lanes = sku["products"]?[0]?["lanes"]?.arrayValue ?? []
      #expect(lanes.contains { $0["lane"] == "identifiers" } && sku["products"]?[0]?["matched_by"] == "sku")
      let sorted = try await explain("cheapest bag")
      #expect(sorted["products"]?[0]?["lanes"]?[0]?["lane"] == "sort" && sorted["understood"]?["sort"] == "price_asc")
      let relaxed = try await explain("rain jacket under 5 dollars")
      let price = relaxed["understood"]?["constraints"]?[0]
      #expect(relaxed["relaxed"] == ["price_max"] && price?["applied"] == false)
    }
  }

  @Test("says what the question calls the thing, which categories hold it, and whom it is for")
  func kind() async throws {
    var setup = Service.Setup()
    setup.keys = [KeyTests.key("analyst", scopes: ["retrieve", "explain"])]
    try await Service.run(setup) { (service: Service) async throws in
      let understood = try await service.call(
        .post, Self.path, #"{"query":"red jacket for men","explain":true}"#, fields: KeyTests.bearer("analyst")
      ).json()["explain"]?["understood"]
      #expect(understood?["thing"] == "jacket", "\(understood ?? .null)")
      #expect(understood?["categories"] == ["jackets"] && understood?["audiences"] == ["men"], "\(understood ?? .null)")
    }
  }

  @Test("is refused without credentials")
  func refused() async throws {
    var setup = Service.Setup()
    setup.mode = .none
    try await Service.run(setup) { (service: Service) async throws in
      let answer = try await service.call(.post, Self.path, #"{"query":"bag","explain":true}"#, fields: [])
      #expect(answer.status == 403)
      #expect(try await service.call(.post, Self.path, #"{"query":"bag"}"#, fields: []).status == 200)
    }
  }
}
