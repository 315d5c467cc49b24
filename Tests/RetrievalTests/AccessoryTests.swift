// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Testing

@testable import Retrieval

@Suite("a thing, beside what is for it or says another number")
struct AccessoryTests {
  private static func item(
    _ id: Int, _ name: String, _ price: Double, _ category: String, color: String? = nil,
    _ facets: [String: [String]] = [:]
  ) -> Item {
    Item(
      id: id, sku: "P-\(id)", name: name, description: "Good.", price: price, categories: [category], color: color,
      facets: facets)
  }

  private static let shop = [
    item(1, "Laptop Stand Oak", 14, "Laptop Stands"),
    item(2, "Volt Book 14 8GB", 700, "Laptops", ["operating_system": ["Windows 11 Pro"]]),
    item(3, "Volt Book 15 16GB", 600, "Laptops", ["operating_system": ["Without OS"]]),
    item(4, "TV Wall Mount tilting 32-65 inch", 20, "TV Wall Mounts"),
    item(5, "TV Wall Mount fixed 32-65 inch", 25, "TV Wall Mounts"),
    item(6, "Lumen Smart TV 65\" 4K", 900, "Televisions", ["screen_size": ["65\""]]),
    item(7, "Lumen Smart TV 55\" 4K", 500, "Televisions", ["screen_size": ["55\""]]),
    item(8, "Slim Case for iPhone 15", 20, "Phone Cases", color: "Red", ["compatible_with": ["iPhone 15"]]),
    item(9, "Slim Case for iPhone 15 Pro", 20, "Phone Cases", color: "Red", ["compatible_with": ["iPhone 15 Pro"]]),
    item(10, "Soft Case for iPhone 15 Pro", 20, "Phone Cases", color: "Blue", ["compatible_with": ["iPhone 15 Pro"]]),
    item(11, "Dome 3-Person Tent", 90, "Tents"),
    item(12, "Ridge 4-Person Tent", 120, "Tents"),
    item(13, "Toner Black 5,000 pages", 90, "Toner", ["page_yield": ["5,000 pages"]]),
    item(14, "Toner Black 1,500 pages", 50, "Toner", ["page_yield": ["1,500 pages"]]),
  ]

  private func skus(_ question: String, in shop: Shop) async throws -> [String] {
    let retriever = shop.retriever()
    while await retriever.facets(of: shop.store, context: .within(.seconds(30))) == nil { await Task.yield() }
    var request = RetrievalRequest(question: question, store: shop.store, topK: 8)
    request.leavesOutStragglers = true
    return try await retriever.retrieve(request, context: .within(.seconds(30))).products.map(\.product.sku)
  }

  @Test("lists hold what was asked for", arguments: Place.all)
  func lists(_ place: Place) async throws {
    try await Shop.open(place, items: Self.shop) { shop in
      for (question, expected) in [
        ("cheapest laptop", ["P-3", "P-2"]), ("cheapest 65 inch tv", ["P-6"]), ("dearest tv", ["P-6", "P-7"]),
        ("red iphone 15 case", ["P-8"]), ("blue case for iphone 15", ["P-8"]), ("tent for 4 people", ["P-12"]),
        ("toner 5000 pages", ["P-13"]),
        ("laptop without operating system", ["P-3"]),
      ] {
        let found = try await skus(question, in: shop)
        #expect(found == expected, "\(question)")
      }
      let found = try await skus("laptop without windows", in: shop)
      #expect(found.first == "P-3" && !found.contains("P-2"))
    }
  }

  @Test(
    "numbers of names meet or contradict what is asked for",
    arguments: [
      ("tent for 4 people", "Dome 3-Person Tent", false), ("tent for 4 people", "Ridge 4-person tent", true),
      ("chocolate 85% cocoa", "Dark chocolate 70 %", false), ("curtains 245 cm", "Curtains 140 x 245 cm", true),
      ("mount for 55 inch", "Wall Mount 32-65 inch", true), ("mount for 75 inch", "Wall Mount 32-65 inch", false),
      ("at least 6 way extension lead", "Lead 8-way", true), ("8 way lead", "Lead 6-way", false),
      ("laptop 16 gb 512 gb", "Book 16GB RAM 256GB", false), ("laptop 16 gb 512 gb", "Book 16GB 512GB", true),
      ("rug about 200 cm", "Rug 160 cm", true), ("two chairs", "Oak chair", true),
    ])
  func numbers(_ question: String, _ name: String, _ isRight: Bool) {
    let numbers = QuestionReading(reading: question).namedNumbers
    #expect(numbers.areContradicted(by: name) != isRight, "\(question)")
  }
}
