// SPDX-License-Identifier: Apache-2.0
import Catalog
import Testing

@testable import Retrieval

/// Feeds leave attributes out of some products whose names, or other attributes, say the same.
@Suite("a property that the attribute is lacking for")
struct PropertyElsewhereTests {
  private static func cable(
    _ id: Int, _ name: String, color: String? = nil, _ facets: [String: [String]] = [:]
  ) -> Item {
    Item(
      id: id, sku: "C-\(id)", name: name, brand: "Lindy", description: "A cable.", price: 9, categories: ["Cables"],
      color: color, facets: facets)
  }

  private static let items = [
    cable(1, "HDMI cable 2 m black", color: "Black", ["cable_length": ["2 m"]]),
    cable(2, "HDMI cable 2 m black"), cable(3, "HDMI cable 5 m black", color: "Black", ["cable_length": ["5 m"]]),
    cable(4, "HDMI cable 2 m white", color: "White", ["cable_length": ["2 m"]]),
    cable(5, "HDMI cable long", color: "White", ["cable_length": ["5 m"]]),
    cable(6, "HDMI cable plain", ["product_colour": ["Black"], "cable_length": ["2 m"]]),
    // The attribute counts where it is there.
    cable(7, "HDMI cable 2 m white for black shelves", color: "White", ["cable_length": ["2 m"]]),
  ]

  @Test("is read from the name and from other attributes, wished and refused", arguments: Place.all)
  func elsewhere(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for (question, ids) in [
        ("black hdmi cable 2 m", ["1", "2", "6"]), ("hdmi cable, not black", ["4", "5", "7"]),
        ("black hdmi cable", ["1", "2", "3", "6"]),
      ] {
        let found = try await shop.ask(question, topK: 10)
        #expect(found.products.map(\.product.productID).sorted() == ids, "\(question)")
        #expect(found.relaxed.isEmpty, "\(question)")
      }
      // A caller's own filter is exact.
      let filters = ProductFilters(attributes: [("color", ["black"])])
      let exact = try await shop.ask("hdmi cable", topK: 10, filters: filters)
      #expect(exact.products.map(\.product.productID).sorted() == ["1", "3"])
    }
  }

  private static func networkSwitch(_ id: Int, _ name: String, _ poe: String? = nil) -> Item {
    Item(
      id: id, sku: "N-\(id)", name: name, brand: "Lindy", description: "Joins computers.", price: 90,
      categories: ["Network Switches"], facets: poe.map { ["power_over_ethernet_poe": [$0]] } ?? [:])
  }

  @Test(
    "a yes/no attribute is said by its initials, and by names where they do not deny it", arguments: Place.all)
  func flags(_ place: Place) async throws {
    let items = [
      Self.networkSwitch(1, "Network switch 8-port Power over Ethernet (PoE) A", "Yes"),
      Self.networkSwitch(2, "Network switch 8-port Power over Ethernet (PoE) B", "Yes"),
      Self.networkSwitch(3, "Network switch 8-port Power over Ethernet (PoE) C"),
      Self.networkSwitch(4, "Network switch 8-port D", "No"), Self.networkSwitch(5, "Network switch 8-port E"),
      Self.networkSwitch(6, "Network switch 8-port F without Power over Ethernet (PoE)"),
    ]
    try await Shop.open(place, items: items) { shop in
      for (question, ids) in [
        ("network switch with poe", ["1", "2", "3"]), ("network switch without poe", ["4", "5", "6"]),
      ] {
        let found = try await shop.ask(question, topK: 10)
        #expect(found.products.map(\.product.productID).sorted() == ids, "\(question)")
      }
    }
  }
}
