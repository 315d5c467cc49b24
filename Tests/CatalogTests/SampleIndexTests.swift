// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Testing

func number(_ text: String) -> JSONNumber { JSONNumber(text: text) ?? JSONNumber(0) }

@Suite("The sample native indices", .enabled(if: NativeIndexFile.isThere))
struct SampleIndexTests {
  @Test("every document of every store is read", arguments: [(1, 187, 1), (2, 32, 2), (3, 2_046, 1), (4, 30, 1)])
  func counts(store: Int, count: Int, websiteID: Int) throws {
    let products = try NativeIndexFile.transform(store: store, websiteID: websiteID)
    #expect(products.count == count)
    for document in products.values {
      #expect(!document.chunkText.isEmpty)
      #expect(!document.chunkText.contains("Default Category"))
      #expect(!document.chunkText.contains("Taxable Goods"))
      #expect(!document.identifiers.isEmpty)
    }
    if store != 4 { #expect(products.values.allSatisfy { $0.product.price != nil }) }
  }

  @Test("composites of an enriched and of a plain index have from-prices alike")
  func composites() throws {
    let enriched = try NativeIndexFile.transform(store: 1).values.filter(\.product.priceFrom)
    let plain = try NativeIndexFile.transform(store: 3).values.filter(\.product.priceFrom)
    #expect(enriched.count == 149)
    #expect(Set(enriched.map(\.product.sku)) == Set(plain.map(\.product.sku)))
  }

  @Test("well-known products come out as the shop shows them")
  func wellKnown() throws {
    let products = try NativeIndexFile.transform(store: 1)
    let bag = try #require(products["1"])
    #expect(bag.product.name == "Joust Duffle Bag")
    #expect(bag.product.categories == ["Gear", "Bags"])
    #expect(bag.product.currency == "USD")
    let hoodie = try #require(products["68"])
    #expect(hoodie.product.name == "Chaz Kangeroo Hoodie")
    #expect(hoodie.product.price?.text == "52.00")
    #expect(hoodie.chunkText.contains("• Two-tone gray heather hoodie."))
    #expect(!hoodie.chunkText.contains("hoodie-xs"))
    #expect(hoodie.chunkText.contains("Size: XS, S, M, L, XL"))
    let kit = try #require(products["52"])
    #expect(kit.product.price?.text == "61.00")
    #expect(kit.product.description?.hasPrefix("A well-rounded yoga workout") == true)
  }

  @Test("the edge cases of store 4")
  func edgeCases() throws {
    let products = try NativeIndexFile.transform(store: 4)
    func description(_ id: String) -> String? { products[id]?.product.description }
    #expect(description("9001") == "Warm-white LED lamp with three brightness levels.USB-C powered, 5 W.")
    #expect(description("9002") == "Blade 20 cm Steel X50CrMoV15")
    #expect(description("9004") == "Fits heads")
    #expect(
      description("9005") == "Hand-glazed mug & saucer, 300 ml – € style ½ pint. \"Dishwasher’s friend\" <3")
    #expect(products["9005"]?.product.name == "Ember Mug & Saucer “Classic”")
    #expect(description("9006") == "Wool blanket 130 x 170 cm.")
    #expect((products["9007"]?.chunkText.utf8.count ?? 0) > 50_000)
    #expect(products["9008"]?.chunkText == "Hazel Spoon\nCategories: Gear; Bags")
    #expect(products["9009"]?.chunkText == "EDGE-NONAME")
    #expect(products["9010"]?.product.price == nil)
    #expect(products["9011"]?.product.price?.text == "0.00")
    #expect(products["9012"]?.product.price?.text == "9.00")
    #expect(products["9013"]?.product.price == nil)
    #expect(products["9014"]?.product.categories == [])
    #expect(products["9018"]?.product.attributes.map(\.label) == ["Color", "Eco collection"])
    #expect(products["9018"]?.product.attributes.map(\.values) == [["Black", "Blue"], ["Yes"]])
    #expect(products["9018"]?.product.priceFrom == true)
    #expect(products["9021"]?.product.name == "onyx ring")
    #expect(products["9021"]?.product.priceFrom == true)
    #expect(products["9662"]?.product.name == "prism paint can")
    #expect(products["9665"]?.chunkText.contains("Options: Pick a hammer, Pick a brush & case") == true)
    #expect(description("9666") == "مرحبا بالعالم — שלום — Cäfé 👩\u{200D}🍳 ﬁnetuned")
    #expect(description("9667") == "Path C:\\temp\\new, tab here, bell . Size 19\" \"deep\".")
    #expect(products["9668"]?.identifiers == ["абв123ä"])
    #expect(products["9669"]?.product.visibility == 2)
    #expect(products["9671"]?.product.inStock == false)
    #expect(
      products["9672"]?.attributesText
        == "Model code: WX-6.8/2024; Release date: 2024-05-01; Screen size: 6.8; "
        + "Warranty terms: 24 months — battery 12")
    #expect(products["9672"]?.identifiers == ["edgecustom", "wx682024"])
    #expect(products["9674"]?.chunkText.lowercased() == products["9675"]?.chunkText.lowercased())
    #expect(products["9676"]?.product.description == nil)
    #expect(products["9676"]?.product.imageURL == nil)
    #expect(products["9677"]?.product.url == "https://s.example/alder-coaster.html")
  }
}
