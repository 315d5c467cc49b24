// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Language
import Sandbox
import Testing

@testable import Retrieval

@Suite("sentences that tell a need and name no thing")
struct NeedTests {
  /// Products called by codes: descriptions say what they are for, categories what they are.
  private static let household = (0..<12).flatMap { number in
    [
      Item(
        id: 100 + number, sku: "K-\(number)", name: "KX\(number)", brand: "Acme",
        description: "Boils water for tea in two minutes.", price: Double(30 + number),
        categories: ["Home", "Kettles"]),
      Item(
        id: 200 + number, sku: "B-\(number)", name: "Vision\(number) TV", brand: "Acme",
        description: "A sharp picture.", price: 300, categories: ["Displays", "TVs"]),
      Item(
        id: 300 + number, sku: "M-\(number)", name: "VM\(number)", brand: "Acme",
        description: "To hang a television on the wall.", price: 40, categories: ["Displays", "Brackets"]),
      Item(
        id: 400 + number, sku: "T-\(number)", name: "Morning tea \(number)", brand: "Acme", description: "Cotton.",
        price: 9, categories: ["Home", "Towels"]),
    ]
  }

  @Test("the category that most of the nearest products are in stands first", arguments: Place.all)
  func nearest(_ place: Place) async throws {
    try await Shop.open(place, items: Self.household) { shop in
      for (question, category) in [
        ("i want to boil water for my morning tea", "Kettles"), ("hang my tv on the wall", "Brackets"),
        ("how can i hang my television on the wall", "Brackets"), ("a tv for the wall", "TVs"),
        ("something to put the tv on the wall", "Brackets"),
      ] {
        let found = try await shop.ask(question, topK: 5)
        #expect(
          found.products.allSatisfy { $0.product.categories.last == category },
          "\(question): \(found.products.map(\.product.name))")
        #expect(found.hasEvidence, "\(question)")
      }
    }
  }

  @Test(
    "what the table has for a need is asked for by its name, and the need's words are no properties",
    arguments: Place.all)
  func fromTable(_ place: Place) async throws {
    let items = (0..<6).flatMap { number in
      [
        Item(
          id: number, sku: "P-\(number)", name: "Beam\(number) projector", description: "Bright.",
          categories: ["Projectors"]),
        Item(
          id: 10 + number, sku: "M-\(number)", name: "Hook\(number)", description: "For films on the wall, big.",
          categories: ["TV Mounts"], facets: ["mount_type": ["Wall"]]),
      ]
    }
    try await Shop.open(place, items: items) { shop in
      for question in ["want to watch films big on the wall", "ich will Filme an der Wand schauen"] {
        let found = try await shop.ask(question, topK: 3)
        #expect(
          found.products.allSatisfy { $0.product.categories == ["Projectors"] } && found.hasEvidence,
          "\(question): \(found.products.map(\.product.name))")
        #expect(found.applied.wanted.isEmpty, "\(question)")
      }
    }
  }

  @Test("the last word of a need is no name of a thing that the shop lacks")
  func lastWord() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.household) { shop in
      let found = try await shop.ask("i want to boil water upstairs")
      #expect(found.hasEvidence && found.products.first?.product.categories.last == "Kettles")
    }
  }

  @Test("a later limit of price holds for what meets the need, and is not given up")
  func cheaper() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.household) { shop in
      let turns = [
        ConversationTurn(isOfShopper: true, text: "i want to boil water for my morning tea"),
        ConversationTurn(isOfShopper: false, text: "Here are KX6 for $36.00 and KX9 for $39.00."),
      ]
      for question in ["cheaper ones", "under 36"] {
        let found = try await shop.ask(question, turns: turns)
        #expect(found.relaxed.isEmpty && !found.products.isEmpty, "\(question)")
        #expect(
          found.products.allSatisfy {
            $0.product.categories.last == "Kettles" && ($0.product.price?.double ?? 99) <= 36
          },
          "\(question): \(found.products.map(\.product.name))")
      }
    }
  }

  @Test("a need is met by products less near than a thing's name is, where the floor is not set")
  func floor() async throws {
    try await Shop.open(.sandbox(.elasticsearch), items: Self.household) { shop in
      let question = "i always want to sip something hot in two minutes at work"
      let explanation = Explanation()
      var request = RetrievalRequest(question: question, store: shop.store)
      request.explanation = explanation
      _ = try await shop.retriever().retrieve(request, context: .within(.seconds(30)))
      let best = try #require(explanation.understanding.bestSimilarity)
      func isFound(_ configure: (inout Retriever.Options) -> Void) async throws -> Bool {
        try await shop.ask(question, by: shop.retriever(configure)).hasEvidence
      }
      let isNear = try await isFound { ($0.tuning.similarityFloor, $0.tuning.prominence) = (best * 1.3, 1) }
      let isFar = try await isFound { ($0.tuning.similarityFloor, $0.tuning.prominence) = (best * 1.6, 1) }
      let isSet = try await isFound { $0.similarityFloor = best * 1.3 }
      #expect(isNear && !isFar && !isSet)
    }
  }

  @Test("words of other languages are not looked for in a sentence of the store's")
  func ownLanguage() async throws {
    let items = [
      Item(id: 1, sku: "B1", name: "Battery AA"), Item(id: 2, sku: "P1", name: "Plates of stone"),
    ]
    try await Shop.open(.sandbox(.opensearch), items: items) { shop in
      let sentence = try await shop.words(for: "plates pile up in the sink every day")
      let name = try await shop.words(for: "pile AA")
      #expect(sentence?.contains("battery") == false && name == "battery AA")
    }
  }

  @Test("a category's name is a better name of a thing than an attribute's")
  func categoryFirst() async throws {
    let items = (1...6).map { number in
      Item(
        id: number, sku: "T\(number)", name: "Vision\(number) smart TV", categories: ["TVs"],
        facets: ["smart_tv": [number % 2 == 0 ? "Yes" : "No"]])
    }
    try await Shop.open(.sandbox(.opensearch), items: items) { shop in
      let words = try await shop.words(for: "television")
      #expect(words == "tv")
    }
  }

  @Test("each of the nearest products counts by how far it stands out, and less for a large category")
  func votes() {
    let kinds = CategoryKinds(
      language: .english,
      categories: [
        CategoryKinds.Count(term: "home", count: 400, beside: [("kettles", 25)]),
        CategoryKinds.Count(term: "kettles", count: 25), CategoryKinds.Count(term: "offers", count: 100),
      ])
    func neighbours(_ near: [String], _ far: [String]) -> [CategoryKinds.Neighbour] {
      (0..<40).map { place in
        CategoryKinds.Neighbour(
          id: "\(place)", score: 1 - Float(place) / 100, categories: place < 10 ? near : far)
      }
    }
    let vectors = neighbours(["home", "kettles"], ["offers"])
    #expect(kinds.choice(nearest: vectors, [])?.own == ["kettles"])
    #expect(kinds.choice(nearest: neighbours(["offers"], ["unknown"]), [])?.own == ["offers"])
    // Words count half.
    #expect(kinds.choice(nearest: vectors, neighbours(["offers"], ["offers"]))?.own == ["kettles"])
    // What the shopper does something with has no vote.
    #expect(kinds.choice(nearest: vectors, [], beside: ["kettles"])?.own == ["offers"])
    #expect(kinds.choice(nearest: Array(vectors.prefix(20)), []) == nil)
    #expect(kinds.choice(nearest: neighbours(["unknown"], []), []) == nil)
  }
}
