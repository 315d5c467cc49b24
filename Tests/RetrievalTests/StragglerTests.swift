// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Testing

@testable import Retrieval

@Suite("products that an answer is better without")
struct StragglerTests {
  private static let shop = [
    Item(
      id: 1, sku: "S-1", name: "Electric kettle", description: "Boils water in four minutes.", price: 40,
      categories: ["Kitchen", "Small appliances"]),
    Item(
      id: 2, sku: "S-2", name: "Gooseneck kettle", description: "A steady pour of water.", price: 79,
      categories: ["Kitchen", "Small appliances"]),
    Item(
      id: 3, sku: "S-3", name: "Smart plug", description: "Switches a kettle by timer.", price: 26,
      categories: ["Electronics"]),
    Item(
      id: 4, sku: "S-4", name: "Descaling tablets", description: "For a kettle with limescale.", price: 9,
      categories: ["Coffee"]),
    Item(
      id: 5, sku: "S-5", name: "Sleeping bag Owl", description: "Warm at night.", price: 90,
      categories: ["Camping", "Bags"]),
    Item(
      id: 6, sku: "S-6", name: "Duffel bag Mole", description: "For travel with a sleeping bag.", price: 70,
      categories: ["Luggage", "Bags"]),
    Item(
      id: 7, sku: "S-7", name: "Emma tights", description: "For studios.", price: 33, categories: ["Pants"],
      facets: ["style": ["Leggings"], "gender": ["Women"]]),
    Item(
      id: 8, sku: "S-8", name: "Pilates film", description: "Pilates for beginners.", price: 8, categories: ["Films"],
      facets: ["gender": ["Unisex"]]),
    Item(
      id: 9, sku: "S-9", name: "Trek shell", description: "Keeps dry.", price: 57, categories: ["Tops"],
      facets: ["style": ["Rain Coat"], "gender": ["Women"]]),
    Item(
      id: 10, sku: "BL-4410", name: "Base layer Ember", description: "Worn below a sweater.", price: 38,
      categories: ["Clothes"], facets: ["gender": ["Men"]]),
    Item(
      id: 11, sku: "S-11", name: "Tank top Hive", description: "Light.", price: 18, categories: ["Clothes"],
      facets: ["gender": ["Men"]]),
    Item(
      id: 12, sku: "S-12", name: "Studio top", description: "Worn over a sleeveless shirt.", price: 25,
      categories: ["Clothes"], facets: ["gender": ["Women"]]),
  ]

  /// A shop's store and a retriever that has read its vocabulary: a question does not wait long for that.
  private struct Search {
    let store: StoreHandle
    let retriever: Retriever

    init(_ shop: Shop) async {
      store = shop.store
      retriever = shop.retriever()
      while await retriever.facets(of: store, context: .within(.seconds(30))) == nil { await Task.yield() }
    }
  }

  private func found(
    _ question: String, topK: Int = 5, isChat: Bool, in search: Search
  ) async throws -> RetrievalResult {
    var request = RetrievalRequest(question: question, store: search.store, topK: topK)
    request.leavesOutStragglers = isChat
    return try await search.retriever.retrieve(request, context: .within(.seconds(30)))
  }

  @Test(
    "a short answer holds the kind that is asked for; a list that a program asks for is whole", arguments: Place.all)
  func kinds(_ place: Place) async throws {
    try await Shop.open(place, items: Self.shop) { shop in
      let search = await Search(shop)
      for (question, skus) in [("a kettle for the kitchen", ["S-1", "S-2"]), ("sleeping bag", ["S-5"])] {
        let short = try await found(question, isChat: true, in: search).products.map(\.product.sku)
        #expect(Set(short) == Set(skus), "\(question): \(short)")
        #expect(try await found(question, isChat: false, in: search).products.count > skus.count)
        #expect(try await found(question, topK: 50, isChat: true, in: search).products.count > skus.count)
      }
    }
  }

  @Test("a property that names a thing is the thing: what it is for does not replace it", arguments: Place.all)
  func propertyAsThing(_ place: Place) async throws {
    try await Shop.open(place, items: Self.shop) { shop in
      let search = await Search(shop)
      let leggings = try await found("womens leggings for pilates", isChat: true, in: search)
      #expect(leggings.products.map(\.product.sku) == ["S-7"])
      #expect(leggings.hasEvidence && leggings.relaxed.isEmpty)
      // No text has the value's words in one.
      let raincoat = try await found("raincoat", isChat: true, in: search)
      #expect(raincoat.products.map(\.product.sku) == ["S-9"])
      #expect(raincoat.hasEvidence && raincoat.relaxed.isEmpty)
    }
  }

  @Test("a wish that names no thing is met by what it says: for whom, or a property", arguments: Place.all)
  func openWish(_ place: Place) async throws {
    try await Shop.open(place, items: Self.shop) { shop in
      let search = await Search(shop)
      let gift = try await found("something nice for a man under 30", isChat: true, in: search)
      #expect(gift.hasEvidence)
      #expect(gift.products.first?.product.sku == "S-11", "\(gift.products.map(\.product.sku))")
    }
  }

  @Test(
    "a thing is found by what its kinds are called, and by another name before its words apart", arguments: Place.all)
  func names(_ place: Place) async throws {
    try await Shop.open(place, items: Self.shop) { shop in
      let search = await Search(shop)
      for (question, sku) in [("underwear", "BL-4410"), ("sleeveless top", "S-11")] {
        let found = try await found(question, isChat: true, in: search)
        #expect(found.products.first?.product.sku == sku, "\(question)")
        #expect(found.hasEvidence, "\(question)")
      }
    }
  }

  @Test("of a foreign question the catalogue's name of the thing tells its head; beside a thing a word is a property")
  func foreign() {
    let reading = { (text: String) in
      var reading = QuestionReading(reading: text)
      reading.isWritten(in: .spanish, wordsOf: .english)
      return QuestionWords(question: text, reading: reading, store: .english)
    }
    #expect(reading("dog food").head == "food")
    #expect(reading("sleeping bag barato").headline == "sleeping bag")
    let boots = ShopperWords("botas de montaña impermeables", store: .english)
    #expect(boots.places.first { $0.text == "impermeables" }?.names.first == "waterproof")
    #expect(ShopperWords("un impermeable azul", store: .english).places.first?.isThing == true)
  }

  private static let toys = [
    Item(
      id: 1, sku: "T-1", name: "Chew toy", description: "A toy for dogs.", price: 9, categories: ["Pets"]),
    Item(
      id: 2, sku: "T-2", name: "Toy bricks", description: "For little hands.", price: 29, categories: ["Toy"],
      facets: ["age": ["1-3"]]),
    Item(
      id: 3, sku: "T-3", name: "Toy castle", description: "With a dragon.", price: 64, categories: ["Toy"],
      facets: ["age": ["8+"]]),
    Item(
      id: 4, sku: "T-4", name: "Kids' headphones", description: "Not too loud.", price: 29,
      categories: ["Audio"]),
    Item(
      id: 5, sku: "T-5", name: "Chamomile tea", description: "Before bed.", price: 3, categories: ["Coffee & Tea"]),
    Item(
      id: 6, sku: "T-6", name: "Coffee filters", description: "Paper.", price: 3, categories: ["Coffee & Tea"]),
    Item(
      id: 7, sku: "T-7", name: "Lint roller", description: "For clothes and sofas.", price: 10, categories: ["Cleaning"]
    ),
  ]

  @Test(
    "what is marked for children of other ages is left out, and what is for the age stands first", arguments: Place.all)
  func ages(_ place: Place) async throws {
    try await Shop.open(place, items: Self.toys) { shop in
      let search = await Search(shop)
      for (question, first, never) in [
        ("a toy for a two year old", "T-2", "T-3"), ("toy for a toddler", "T-2", "T-3"),
        ("toy for a 9 year old", "T-3", "T-2"),
      ] {
        let skus = try await found(question, isChat: false, in: search).products.map(\.product.sku)
        #expect(skus.first == first, "\(question): \(skus)")
        #expect(!skus.contains(never), "\(question): \(skus)")
      }
    }
  }

  @Test("the years that a value names")
  func years() {
    #expect(AgeTerms.years(of: "8+") == 8...99)
    #expect(AgeTerms.years(of: "3-7 years") == 3...7)
    #expect(AgeTerms.years(of: "6-18 months") == 0.5...1.5)
    for value in ["Adults", "7-3", "2020", "100+", "1-2-3", "", "99999999999999999999999999"] {
      #expect(AgeTerms.years(of: value) == nil, "\(value)")
    }
  }

  @Test("a product that an identifier names stands alone, unless something like it is asked for", arguments: Place.all)
  func identifiers(_ place: Place) async throws {
    try await Shop.open(place, items: Self.shop) { shop in
      let search = await Search(shop)
      let named = try await found("do you stock BL-4410?", isChat: true, in: search)
      #expect(named.products.map(\.product.sku) == ["BL-4410"])
      let alike = try await found("something like BL-4410", isChat: true, in: search)
      #expect(alike.products.count > 1)
      let list = try await found("do you stock BL-4410?", isChat: false, in: search)
      #expect(list.products.count > 1)
    }
  }

  @Test("a category that joins several things does not say which of them a product is", arguments: Place.all)
  func composedCategories(_ place: Place) async throws {
    try await Shop.open(place, items: Self.toys) { shop in
      let search = await Search(shop)
      let tea = try await found("tea", isChat: true, in: search)
      #expect(tea.products.map(\.product.sku) == ["T-5"])
    }
  }

  @Test("a thing that only descriptions mention is no find where nothing else is asked for", arguments: Place.all)
  func mentioned(_ place: Place) async throws {
    try await Shop.open(place, items: Self.toys) { shop in
      let search = await Search(shop)
      let sofas = try await found("do you have sofas?", isChat: true, in: search)
      #expect(!sofas.hasEvidence)
      let fluff = try await found("something for the fluff on my sofa: lint roller", isChat: true, in: search)
      #expect(fluff.hasEvidence)
    }
  }

  @Test("a gift is found without a word of it", arguments: Place.all)
  func gifts(_ place: Place) async throws {
    try await Shop.open(place, items: Self.toys) { shop in
      let search = await Search(shop)
      let gift = try await found("a present for somebody who bakes, under 20", isChat: true, in: search)
      #expect(gift.hasEvidence)
    }
  }
}
