// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Testing

@testable import Retrieval

@Suite("a limit of price that leaves nothing of the topic")
struct EmptyingLimitTests {
  @Test("gives way, which is said; what is merely cheap enough is not what was asked for", arguments: Place.all)
  func givesWay(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      let shoes = try await shop.ask("running shoes under 20 dollars for a red cup of tea")
      #expect(shoes.products.first?.product.name == "Running shoes Hare" && shoes.relaxed == [.priceMax])
      // A product of the topic is there: the limit stays.
      let jacket = try await shop.ask("rain jacket under 100 dollars")
      #expect(jacket.relaxed.isEmpty && jacket.applied.priceMax?.double == 100)
      // Nothing is called so, with the limit or without.
      let gift = try await shop.ask("night gift under 50 dollars")
      #expect(gift.relaxed.isEmpty && gift.applied.priceMax?.double == 50)
    }
  }
}
