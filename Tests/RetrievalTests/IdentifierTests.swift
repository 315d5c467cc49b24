// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language
import SearchEngine
import Testing

@testable import Retrieval

@Suite("identifiers of a question")
struct IdentifierReadingTests {
  static func read(_ question: String) -> QuestionIdentifiers {
    let reading = QuestionReading(reading: question)
    return QuestionIdentifiers(question: question, words: reading.remainder, language: .english)
  }

  @Test(
    "identifiers are found in one form, glued to signs or several at once",
    arguments: [
      ("SKU:AB-12", ["ab12"]), ("AB-12/AB-14", ["ab12", "ab14"]), ("do you have AB-12(red)?", ["ab12"]),
      ("ШК-12", ["шк12"]), ("AB-12,AB-14;AB-16", ["ab12", "ab14", "ab16"]), ("#24-MB01", ["24mb01"]),
      ("please compare 24-MB01 and 24-MB02", ["24mb01", "24mb02"]), ("EAN 00012345678905", ["12345678905"]),
      ("012345678905", ["0012345678905", "12345678905"]), ("24–MB–01", ["24mb01"]), ("is CUP-RED there", ["cupred"]),
    ])
  func lookups(_ question: String, _ expected: [String]) {
    let found = Self.read(question)
    for form in expected { #expect(found.lookups.contains(form), "\(question): \(found.lookups)") }
  }

  @Test(
    "words that look like nothing but an identifier are told from measures, models and plain words",
    arguments: [
      ("24-MB99", true), ("do you have 24-MB99 in stock", true), ("MH01-XS-Black", true), ("sku ab12", true),
      ("item number 4711-8", false), ("EAN 4006381333931", true), ("AB-12345", true), ("article ref: x77b", true),
      ("3-in-1 jacket", false), ("24-inch monitor", false), ("500ml bottle", false), ("iPhone 15 Pro Max 256", false),
      ("WD-40 spray", false), ("5x7 frame", false), ("size 42 shoes", false), ("a 2-person tent", false),
      ("MP3-player with 64 gb", false), ("USB-C cable 2m", false), ("red jacket under 80", false),
      ("2024-2025 calendar", false), ("1080p projector", false), ("20000mah powerbank", false),
    ])
  func codes(_ question: String, _ expected: Bool) {
    #expect(Self.read(question).words.contains(where: \.isCode) == expected, "\(Self.read(question).words)")
  }

  @Test(
    "a slash may stand within an identifier or between two",
    arguments: [
      ("SKU:NF8/110", ["NF8/110"]), ("do you have VX64/877?", ["VX64/877"]), ("AB-12/AB-14", ["AB-12", "AB-14"]),
      ("ink for HP3010/3020", ["HP3010"]), ("24/7 support", []), ("MUX331B/A", ["MUX331B/A"]),
      ("is 4S56EA#ABF there", ["4S56EA#ABF"]), ("4s5l6ea#abf", ["4s5l6ea#abf"]),
      ("KX-714/KX-715#2", ["KX-714", "KX-715"]),
    ])
  func slashes(_ question: String, _ expected: [String]) {
    #expect(Self.read(question).words.map(\.text) == expected, "\(Self.read(question).words)")
  }

  @Test(
    "what announces an identifier is no part of it",
    arguments: [
      "art.no.XKAN7142", "art no XKAN7142", "Art.-Nr. XKAN7142", "Art.Nr.:XKAN7142", "part no XKAN7142",
      "part no. XKAN7142", "model no: XKAN7142", "SKU#XKAN7142", "item no XKAN7142 please",
    ])
  func announced(_ question: String) {
    let found = Self.read(question)
    #expect(found.words.map(\.key) == ["xkan7142"] && found.lookups.contains("xkan7142"), "\(found)")
  }

  @Test("a variant's identifier begins with its parent's")
  func parents() {
    #expect(Self.read("MH01-XS-Black").words.first?.parents == ["mh01xs", "mh01"])
    #expect(Self.read("24-MB99").words.first?.parents == [])
    #expect(Self.read("MH01XSBLACK").words.first?.parents == ["mh01"])
  }

  @Test(
    "letters of another keyboard that look like Latin ones are read as those; letters with two forms meet",
    arguments: [
      ("АР-12", ["ap12"]), ("СТОЛ-77", ["стол77"]), ("STRAẞE-5", ["strasse5"]), ("straße-5", ["strasse5"]),
      ("ΟΔΟΣ-7", ["οδοσ7"]), ("ﬁx-10", ["fix10"]),
    ])
  func letters(_ question: String, _ expected: [String]) {
    for form in expected { #expect(Self.read(question).lookups.contains(form), "\(Self.read(question).lookups)") }
  }

  @Test(
    "what is written like an identifier may lack one character of six",
    arguments: [("24-UG6", true), ("AP-RJ1", true), ("24UG6", false), ("24-66-1", false), ("A-4", false)])
  func short(_ question: String, _ expected: Bool) {
    #expect((Self.read(question).words.first?.mayBeMistyped ?? false) == expected)
  }

  @Test(
    "a number of seven digits is a code, a shorter one only where nothing else is written",
    arguments: [
      ("price of 2439212", true), ("2439212", true), ("75192", true), ("lego 75192", false), ("2024", false),
      ("power bank 1000000 mah", false),
    ])
  func numbers(_ question: String, _ expected: Bool) {
    #expect((Self.read(question).words.first?.isCode ?? false) == expected)
  }

  @Test(
    "one edit is told from none and from two",
    arguments: [
      ("24mb01", "24mb01", nil), ("24mb0l", "24mb01", 0), ("24bm01", "24mb01", 0), ("24mb1", "24mb01", 1),
      ("24mbb01", "24mb01", 1), ("24mx01", "24mb01", 2), ("24mx02", "24mb01", nil), ("", "1", 1),
    ])
  func edits(_ typed: String, _ meant: String, _ expected: Int?) {
    #expect(TypingError.kind(typed: typed, meant: meant) == expected)
  }
}

@Suite("identifiers find products")
struct IdentifierTests {
  static let items: [Item] = [
    Item(id: 1, sku: "24-MB01", name: "Duffle bag", price: 34, ean: "0012345678905"),
    Item(id: 2, sku: "24-WB07", name: "Yoga strap", price: 14),
    Item(id: 3, sku: "MH01", name: "Hoodie Chaz", description: "A hoodie.", price: 52),
    Item(id: 4, sku: "ШК-12", name: "Шкарпетки", price: 5), Item(id: 5, sku: "AB-12", name: "Lamp", price: 20),
    Item(id: 6, sku: "AB-14", name: "Lamp tall", price: 30),
    Item(id: 7, sku: "CASE-X", name: "RTX-4090 card", price: 99),
    Item(id: 8, sku: "4S5L6EA#ABF", name: "Notebook", price: 899),
    Item(id: 9, sku: "MUX31B/A", name: "Phone", price: 799),
  ]

  @Test("exact ones say how they were found, with and without leading zeros", arguments: Place.all)
  func exact(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let cases: [(String, [String], IdentifierMatch)] = [
        ("24-mb01", ["24-MB01"], .sku), ("SKU:AB-12", ["AB-12"], .sku), ("AB-12/AB-14", ["AB-12", "AB-14"], .sku),
        ("AB-12(red)", ["AB-12"], .sku), ("шк-12", ["ШК-12"], .sku), ("0012345678905", ["24-MB01"], .ean),
        ("012345678905", ["24-MB01"], .ean), ("12345678905", ["24-MB01"], .ean),
        ("00012345678905 please", ["24-MB01"], .ean), ("MH01 XS Black", ["MH01"], .sku),
      ]
      for (question, skus, match) in cases {
        let found = try await shop.ask(question)
        let named = found.products.filter { $0.matchedBy != nil }
        #expect(Set(named.map(\.product.sku)) == Set(skus), "\(question)")
        #expect(named.allSatisfy { $0.matchedBy == match } && found.said.isEmpty, "\(question): \(found.said)")
        #expect(Array(found.products.prefix(named.count)) == named)
      }
    }
  }

  @Test(
    "a variant finds its parent, one edit finds what was meant, and what is not there is said", arguments: Place.all)
  func nearly(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let variant = try await shop.ask("MH01-XS-Black")
      #expect(variant.products.first?.product.sku == "MH01" && variant.products.first?.matchedBy == .parentSKU)
      #expect(variant.said.isEmpty && variant.hasEvidence)
      for typed in ["24-MB0l", "24-BM01", "24-MBB01", "is 24-MX01 there"] {
        let found = try await shop.ask(typed)
        #expect(found.products.first?.product.sku == "24-MB01", "\(typed)")
        #expect(found.products.first?.matchedBy == .typo, "\(typed)")
        #expect(found.hasEvidence)
      }
      for (typed, sku) in [
        ("4S56EA#ABF", "4S5L6EA#ABF"), ("part no 4S5L6EA", "4S5L6EA#ABF"), ("MUX331B/A", "MUX31B/A"),
      ] {
        let found = try await shop.ask(typed)
        #expect(found.products.first?.product.sku == sku && found.products.first?.matchedBy == .typo, "\(typed)")
      }
      let short = try await shop.ask("part no 4S5L6EA")
      #expect(short.said.isEmpty, "\(short.said)")
      let missing = try await shop.ask("do you have 24-XY99?")
      #expect(missing.said == ["There is no product 24-XY99 in this shop."])
      #expect(missing.products.allSatisfy { $0.matchedBy == nil })
      let both = try await shop.ask("AB-12 and ZZ-9981")
      #expect(both.products.first?.product.sku == "AB-12" && both.said.count == 1)
      // It is there, but not within the caller's bounds: nobody says that the shop lacks it.
      let bounded = try await shop.ask("24-MB01", filters: ProductFilters(priceMax: JSONNumber(10)))
      #expect(bounded.said.isEmpty && !bounded.products.contains { $0.product.sku == "24-MB01" })
      #expect(try await shop.ask("RTX-4090").said.isEmpty)
      for ordinary in ["hoodie for winter", "3-in-1 lamp 24-inch", "lamp 500ml 2000 lumen", "tall lamp 1000 W"] {
        let found = try await shop.ask(ordinary)
        #expect(found.products.allSatisfy { $0.matchedBy == nil } && found.said.isEmpty, "\(ordinary)")
      }
    }
  }
}

@Suite("stock")
struct StockTests {
  static let items: [Item] = [
    Item(id: 1, sku: "T-1", name: "Tent Dome", price: 10, inStock: false),
    Item(id: 2, sku: "T-2", name: "Tent", description: "A shelter.", price: 20),
    Item(id: 3, sku: "T-3", name: "Tent ridge", price: 30, inStock: nil),
    Item(id: 4, sku: "T-4", name: "Tent four", price: 5, inStock: false),
  ]

  @Test(
    "what is out of stock goes behind the rest, unless it was named; or is left out; or nothing is done",
    arguments: Place.all)
  func policies(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      func stock(_ question: String, _ policy: StockPolicy) async throws -> [Bool?] {
        let retriever = shop.retriever { $0.stockPolicy = policy }
        let found = try await shop.ask(question, by: retriever)
        #expect(found.applied.inStock == nil)
        #expect(found.products.map(\.score) == found.products.map(\.score).sorted(by: >))
        return found.products.map(\.product.inStock)
      }
      let demoted = try await stock("tent dome", .demote)
      #expect(demoted.count == 4 && demoted.suffix(2) == [false, false])
      let sorted: [Bool?] = [true, nil, false, false]
      let sortedDemoted = try await stock("cheapest tent", .demote)
      #expect(sortedDemoted == sorted)
      let ignored = try await stock("cheapest tent", .ignore)
      #expect(ignored == [false, false, true, nil])
      let hidden = try await stock("cheapest tent", .hide)
      #expect(hidden == [true, nil])
      let named = try await stock("T-1", .demote)
      #expect(named.first == .some(false))
    }
  }
}
