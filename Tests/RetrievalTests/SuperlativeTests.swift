// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Testing

@testable import Retrieval

@Suite("what has the most of a measure")
struct SuperlativeTests {
  private static func tv(_ id: Int, _ inches: String?, _ name: String, weight: String = "9 kg") -> Item {
    var facets = ["weight": [weight]]
    if let inches { facets["display_diagonal_inch"] = [inches] }
    return Item(
      id: id, sku: "TV-\(id)", name: name, brand: "Vista", description: "A sharp picture.", price: 300,
      categories: ["Displays", "TVs"], facets: facets)
  }

  private static let displays = [
    tv(1, "81.3 cm (32\")", "Vista V32 TV", weight: "4 kg"), tv(2, "139.7 cm (55\")", "Vista V55 TV"),
    tv(3, "190.5 cm (75\")", "Vista V75 TV", weight: "31 kg"), tv(4, "109.2 cm (43\")", "Vista V43 TV"),
    // Feeds leave measures out: the name says it.
    tv(5, nil, "Vista V86 TV 190.5 cm (75\")", weight: "38 kg"),
    Item(
      id: 6, sku: "M-6", name: "Hook TV mount", brand: "Hook", description: "The biggest mount for a TV.", price: 40,
      categories: ["Displays", "TV Mounts"], facets: ["display_diagonal_inch": ["218.4 cm (86\")"], "weight": ["1 kg"]]),
  ]

  @Test("stands first, whatever texts call the biggest; no order is said", arguments: Place.all)
  func biggest(_ place: Place) async throws {
    try await Shop.open(place, items: Self.displays) { shop in
      for question in ["the biggest tv", "tv with the largest screen", "der größte Fernseher", "biggest vista tv"] {
        let found = try await shop.ask(question, topK: 4)
        let skus = found.products.map(\.product.sku)
        #expect(Set(skus.prefix(2)) == ["TV-3", "TV-5"] && skus.count == 4, "\(question): \(skus)")
        #expect(skus.dropFirst(2).first == "TV-2", "\(question): \(skus)")
        #expect(found.order == nil && found.hasEvidence, "\(question)")
      }
      let smallest = try await shop.ask("smallest tv")
      #expect(smallest.products.first?.product.sku == "TV-1")
      let lightest = try await shop.ask("which is your lightest tv?")
      #expect(lightest.products.first?.product.sku == "TV-1")
    }
  }

  @Test("the other wishes hold, and where nothing measures it the words find what they find", arguments: Place.all)
  func otherWishes(_ place: Place) async throws {
    try await Shop.open(place, items: Self.displays) { shop in
      let other = try await shop.ask("the biggest tv, not the 75 inch one")
      #expect(other.products.first?.product.sku == "TV-2", "\(other.products.map(\.product.sku))")
      let unmeasured = try await shop.ask("the quietest tv")
      #expect(unmeasured.products.first?.product.categories.last == "TVs")
    }
  }

  @Test("an attribute is known by the words behind the superlative")
  func noun() {
    let vocabulary = Vocabulary(
      language: .english,
      facets: [("flight_time=10 min", 5), ("flight_time=34 min", 5), ("range=50 m", 5), ("range=90 m", 5)],
      categories: [])
    let counts = ["flight_time=10 min": 5, "flight_time=34 min": 5, "range=50 m": 5, "range=90 m": 5]
    let superlative = QuestionReading(reading: "drone with the longest flight time").superlative
    let found = superlative.flatMap { vocabulary.extremes($0, of: counts, total: 10) }
    #expect(found?.choices.first?.values == ["34 min"])
  }

  @Test("an attribute that next to no product has does not tell")
  func share() {
    let vocabulary = Vocabulary(
      language: .english, facets: [("power_w=10 w", 1), ("power_w=90 w", 1), ("capacity=1 l", 5), ("capacity=2 l", 5)],
      categories: [])
    let reading = QuestionReading(reading: "most powerful kettle")
    let superlative = reading.superlative
    let counts = ["power_w=10 w": 1, "power_w=90 w": 1]
    #expect(superlative.flatMap { vocabulary.extremes($0, of: counts, total: 10) } == nil)
    let found = superlative.flatMap { vocabulary.extremes($0, of: counts, total: 4) }
    #expect(found?.choices.map(\.values) == [["90 w"], ["10 w"]])
    #expect(reading.remainder == ["kettle"])
  }
}
