// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Testing

@testable import Retrieval

@Suite("for whom things are")
struct AudienceTests {
  /// Clothes that only their SKUs' first letters tell apart, a few of them proved by a category, and watches that an
  /// attribute does.
  private static let clothes: [Item] = {
    let kinds = ["hoodie", "jacket", "shorts", "tee"]
    let garments = ["M", "W"].enumerated().flatMap { group, letter in
      kinds.enumerated().map { place, kind in
        Item(
          id: group * 10 + place + 1, sku: "\(letter)J0\(place)", name: "Apollo \(kind)",
          description: "A soft \(kind).", price: 40,
          categories: place < 3 ? [letter == "M" ? "Men Sale" : "Women Sale"] : ["Tops"])
      }
    }
    let watches = [
      Item(id: 31, sku: "24-1", name: "Aim watch", price: 45, categories: ["Watches"], facets: ["gender": ["Men"]]),
      Item(id: 32, sku: "24-2", name: "Didi watch", price: 45, categories: ["Watches"], facets: ["gender": ["Women"]]),
      Item(
        id: 33, sku: "24-3", name: "Summit watch", price: 45, categories: ["Watches"],
        facets: ["gender": ["Men", "Women"]]),
      Item(id: 34, sku: "24-4", name: "Zing rope", price: 12, categories: ["Gear"]),
    ]
    return garments + watches
  }()

  @Test("what is for adults is not for children, and is for women")
  func grown() {
    let known = Vocabulary(
      language: .english,
      facets: [("age_group=child", 9), ("age_group=adult", 9), ("gender=women", 5), ("gender=men", 5)], categories: [])
    #expect(known.audiences.choice(for: [.children])?.others.facets.contains("age_group=adult") == true)
    #expect(known.audiences.choice(for: [.women])?.own.facets.contains("age_group=adult") == true)
  }

  @Test("what is marked for others is not shown: by attribute, category and family of SKUs", arguments: Place.all)
  func finds(_ place: Place) async throws {
    try await Shop.open(place, items: Self.clothes) { shop in
      let cases: [(String, Set<String>)] = [
        ("a hoodie for my girlfriend", ["WJ00"]), ("something for him, a tee", ["MJ03"]),
        ("ladies jacket", ["WJ01"]), ("shorts for men", ["MJ02"]), ("watch for a woman", ["24-2", "24-3"]),
      ]
      for (question, wanted) in cases {
        let found = try await shop.ask(question, topK: 20).products.map(\.product.sku)
        #expect(Set(found.prefix(wanted.count)) == wanted, "\(question): \(found)")
        let others = question.contains("men") && !question.contains("wom") || question.contains("him") ? "W" : "M"
        #expect(!found.contains { $0.hasPrefix(others) }, "\(question): \(found)")
      }
      for question in ["a hoodie, but nothing for men", "hoodie, not for men", "hoodies, not the men's ones"] {
        let found = try await shop.ask(question, topK: 20).products.map(\.product.sku)
        #expect(found.contains("WJ00") && !found.contains { $0.hasPrefix("M") }, "\(question): \(found)")
      }
      // Who asks for nobody gets all.
      let both = try await shop.ask("hoodie", topK: 20).products.map(\.product.sku)
      #expect(Set(both.prefix(2)) == ["MJ00", "WJ00"])
    }
  }

  private func vocabulary(_ facets: [(String, Int)], categories: [(String, Int)] = [], documents: Int) -> Vocabulary {
    Vocabulary(
      language: .english, facets: facets.map { ($0.0, $0.1) }, categories: categories.map { ($0.0, $0.1) },
      documents: documents)
  }

  @Test("an attribute that few products have is no filter; one that most have is")
  func sparse() throws {
    for (documents, isSparse) in [(200, true), (24, false)] {
      let known = vocabulary([("gender=men", 10), ("gender=women", 9), ("gender=unisex", 3)], documents: documents)
      let entry = try #require(known.entries.first { $0.tokens == ["men"] })
      #expect(known.audiences.isSparse(entry.choice) == isSparse)
      let choice = try #require(known.audiences.choice(for: [.women]))
      #expect(choice.own.facets == ["gender=women", "gender=unisex"])
      #expect(choice.others.facets == ["gender=men"])
    }
  }

  @Test("a brand or colour that sounds like an audience marks nothing")
  func marks() throws {
    let known = vocabulary([("manufacturer=mama", 3), ("color=baby blue", 4)], documents: 50)
    let choice = try #require(known.audiences.choice(for: [.men]))
    #expect(choice.others.facets.isEmpty)
    #expect(known.audiences.possibleFamilies.isEmpty)
    #expect(known.audiences.choice(for: [.men, .women, .children]) == nil)
  }

  @Test("what someone likes, an occasion and the people are not the thing that is asked for")
  func weakWords() {
    func words(_ question: String) -> QuestionWords {
      var reading = QuestionReading(reading: question)
      reading.readAudience(
        vocabulary([("gender=men", 2), ("gender=women", 2)], documents: 9).audiences, store: .english, beside: [])
      return QuestionWords(question: question, reading: reading)
    }
    #expect(words("birthday gift for my dad who likes running").lexicalText == "running")
    #expect(words("birthday gift for my dad who likes running").headline.isEmpty)
    #expect(words("a great jacket for my wife").lexicalText == "jacket")
    #expect(words("I'd like a tent").headline == "tent")
    #expect(words("a gift").lexicalText == "gift")
    #expect(words("blue sports bra").head == "bra")
  }
}
