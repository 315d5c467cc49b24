// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import JSON
import Retrieval
import Testing

/// Shops of which the settings name no currency, or one that the prices no longer have: the live index says it.
@Suite("the currency that a store's prices are in")
struct CatalogCurrencyTests {
  private static func setup(_ currency: String, configured: String? = nil) -> Service.Setup {
    var setup = Service.Setup()
    setup.stores = [StoreHandle(id: "1", alias: "rag-1", currency: configured)]
    setup.indices = ["rag-1": currency]
    return setup
  }

  private func products(
    _ service: Service, _ price: String, _ context: String = "{}"
  ) async throws -> (ids: [String], said: [String]) {
    let body = #"{"context":\#(context),"filters":{"price":\#(price)}}"#
    let tool = try await Agent(service: service).catalogue("search_catalog", body)
    let rest = try await service.call(
      .post, "/catalog/search", body,
      fields: [("content-type", "application/json"), ("ucp-agent", #"profile="https://a.example/p""#)]
    ).json()
    #expect(rest.productIDs == tool.productIDs && rest.said == tool.said)
    return (tool.productIDs.sorted(), tool.said)
  }

  @Test("bounds are in minor units of the index's currency: a yen has none, a dinar 1,000", arguments: [nil, "USD"])
  func minorUnits(_ configured: String?) async throws {
    try await Service.run(Self.setup("JPY", configured: configured)) { service in
      let near = try await products(service, #"{"min":30,"max":45}"#).ids
      let far = try await products(service, #"{"max":3400}"#).ids
      #expect(near == ["1", "2"] && far.count == 4)
    }
    try await Service.run(Self.setup("KWD", configured: configured)) { service in
      let near = try await products(service, #"{"min":18501,"max":34000}"#).ids
      let low = try await products(service, #"{"max":3400}"#).ids
      #expect(near == ["1"] && low.isEmpty)
    }
  }

  @Test("bounds in another currency than the index's are not applied, and said, from a filter or from words")
  func foreign() async throws {
    try await Service.run(Self.setup("JPY")) { service in
      let found = try await products(service, #"{"max":34}"#, #"{"currency":"EUR"}"#)
      #expect(found.ids.count == 4)
      #expect(found.said.contains { $0.hasPrefix("filter_not_applied: price") && $0.contains("JPY") })
      let answer = try await service.retrieve(#"{"query":"a bag under 20 euros"}"#).json()
      #expect(answer["applied_filters"]?["price_max"] == nil)
      let context = try #require(answer["context"]?.stringValue)
      #expect(context.hasPrefix("Your price limit (under 20 euros) was not applied, because this shop sells in JPY."))
      let names = (answer["products"]?.arrayValue ?? []).map { $0["name"]?.stringValue }
      #expect(names.contains("Joust Duffle Bag"))
    }
  }

  @Test("where neither index nor settings name a currency, bounds are not applied, and products left out are counted")
  func unknown() async throws {
    try await Service.run(Self.setup("")) { service in
      let found = try await products(service, #"{"max":3400}"#)
      #expect(found.ids.isEmpty)
      #expect(found.said.contains { $0.hasPrefix("filter_not_applied: price: the currency") })
      #expect(found.said.contains { $0.hasPrefix("unpriced_left_out: ") && $0.hasSuffix("are left out: 4.") })
    }
  }
}
