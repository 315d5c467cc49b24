// SPDX-License-Identifier: Apache-2.0
import Catalog
import Testing

@testable import Retrieval

@Suite("what is not wanted, in whatever language it is said")
struct ForeignExclusionTests {
  static let items: [Item] = [
    Item(
      id: 1, sku: "T1", name: "Tool case", brand: "Bosch", price: 90, categories: ["Tools"],
      facets: ["maker": ["Bosch"]]),
    Item(
      id: 2, sku: "T2", name: "Tool case", brand: "Wiha", price: 80, categories: ["Tools"], facets: ["maker": ["Wiha"]]),
    Item(id: 3, sku: "G1", name: "Gloves", price: 9, categories: ["Safety"], color: "Black"),
    Item(id: 4, sku: "G2", name: "Gloves", price: 9, categories: ["Safety"], color: "White"),
  ]

  @Test("leaves it out, and never asks for it", arguments: Place.all)
  func leavesOut(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for question in [
        "nicht schwarze Handschuhe", "guantes que no sean negros", "handschoenen niet zwart", "rękawice nie czarne",
        "guanti che non siano neri", "рукавички не чорні",
      ] {
        let found = try await shop.ask(question)
        #expect(found.applied.unwanted.flatMap(\.values) == ["Black"], "\(question)")
        #expect(found.applied.wanted.isEmpty, "\(question)")
      }
      for question in [
        "Werkzeug nicht von Bosch", "outils sans Bosch", "gereedschap niet van Bosch", "narzędzia bez Bosch",
        "herramientas que no sean de Bosch", "tools besides Bosch", "tools, Bosch excluded",
        "I hate Bosch, show me tools",
      ] {
        let found = try await shop.ask(question)
        #expect(found.applied.unwanted.flatMap(\.values) == ["Bosch"], "\(question)")
        #expect(!found.products.contains { $0.product.sku == "T1" }, "\(question)")
      }
    }
  }
}
