// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Sandbox
import Testing

@testable import Retrieval

@Suite("what is like the thing that is wished, and something else")
struct AsideTests {
  private static let shop = [
    Item(id: 4, sku: "A-4", name: "Gel pens pack of 4", description: "Black pens.", price: 5, categories: ["Pens"]),
    Item(id: 5, sku: "A-5", name: "Ballpoint pens pack of 12", description: "Blue.", price: 8, categories: ["Pens"]),
    Item(id: 6, sku: "A-6", name: "Fountain pen", description: "One of the pens.", price: 40, categories: ["Pens"]),
    Item(
      id: 7, sku: "A-7", name: "Bed linen Stars", description: "Cosy.", price: 40, categories: ["Bedroom"]),
    Item(
      id: 8, sku: "A-8", name: "Floor lamp with linen shade", description: "Warm light.", price: 60,
      categories: ["Lighting"]),
  ]

  private func skus(_ question: String, isChat: Bool, in shop: Shop) async throws -> [String] {
    let retriever = shop.retriever()
    while await retriever.facets(of: shop.store, context: .within(.seconds(30))) == nil { await Task.yield() }
    var request = RetrievalRequest(question: question, store: shop.store, topK: 8)
    request.leavesOutStragglers = isChat
    return try await retriever.retrieve(request, context: .within(.seconds(30))).products.map(\.product.sku)
  }

  @Test("what an earlier message says of a number of things still holds")
  func packsOfBefore() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.shop) { shop in
      let turns = [ConversationTurn(isOfShopper: true, text: "pens, pack of 12")]
      let found = try await shop.ask("under 20", turns: turns)
      #expect(found.products.first?.product.sku == "A-5")
    }
  }

  @Test("a pack that holds as many as are wished stands before others", arguments: Place.all)
  func packs(_ place: Place) async throws {
    try await Shop.open(place, items: Self.shop) { shop in
      for question in ["at least 12 pens", "pens, pack of 12", "12-pack of pens"] {
        let found4 = try await skus(question, isChat: true, in: shop)
        #expect(found4 == ["A-5"], "\(question)")
        let found5 = try await skus(question, isChat: false, in: shop)
        #expect(found5.first == "A-5", "\(question)")
      }
    }
  }

  @Test("what a thing has beside is no thing: a lamp with a linen shade is no linen", arguments: Place.all)
  func beside(_ place: Place) async throws {
    try await Shop.open(place, items: Self.shop) { shop in
      let found6 = try await skus("bed linen", isChat: true, in: shop)
      #expect(found6 == ["A-7"])
    }
  }

  @Test(
    "names say how many things come together",
    arguments: [
      ("Gel Pens Pack of 4", 4.0), ("Wine glasses, set of six", 6), ("Batteries 8-pack", 8), ("Stifte 6er-Set", 6),
      ("Puzzle 500 pieces", 500), ("Cat food 12 x 85 g", 12), ("Assiettes lot de 6", 6), ("Galaxy S20", nil),
      ("Bag of 5 kg", nil), ("Olivia 1/4 zip jacket", nil),
    ] as [(String, Double?)])
  func counts(_ name: String, _ count: Double?) {
    #expect(PackWords.count(in: name) == count, "\(name)")
  }

  @Test("a warm jacket is for no warm weather, and glasses are no glass")
  func doubts() {
    let vocabulary = Vocabulary(
      language: .english, facets: [("climate=warm", 9), ("material=glass", 4), ("color=orange", 4)], categories: [])
    for (question, facets) in [
      ("warm jacket", ""), ("shirt for warm weather", "climate:warm"), ("wine glasses", ""),
      ("glass vase", "material:glass"), ("oranges", ""), ("orange vase", "color:orange"),
    ] {
      #expect(FacetReadingTests.read(question, vocabulary).facets == facets, "\(question)")
    }
  }

  @Test("a baby is of no year", arguments: [("gift for a newborn", 0), ("baby shampoo", nil), ("for a 5 year old", 5)])
  func babies(_ question: String, _ age: Int?) {
    #expect(ShopperWords(question, store: .english).childAge == age)
  }
}
