// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Observability
import Retrieval
import Testing

@testable import API

@Suite("Body of retrieve_products")
struct RetrieveProductsResponseTests {
  private static func product(_ number: Int, filler: String = "", attributes: Int = 1) -> RetrievedProduct {
    RetrievedProduct(
      product: CatalogProduct(
        productID: "\(number)", sku: "SKU-\(number)", name: "Product \(number)", description: filler,
        price: JSONNumber(text: "34.50"), priceFrom: number == 2, currency: "USD", inStock: true,
        url: "https://shop.example/\(number).html", categories: ["Bags"],
        attributes: (0..<attributes).map { .init(label: "Label \($0)", values: ["Value \($0)", filler]) }),
      score: 1 / Double(number))
  }

  private static func answer(_ products: [RetrievedProduct]) throws -> (value: JSONValue, characters: Int) {
    let result = RetrievalResult(
      products: products,
      applied: ProductFilters(
        priceMax: JSONNumber(text: "80.0"), categories: ["Bags"], attributes: [("color", ["Red"])]),
      relaxed: [.priceMin], degraded: [.embeddings], hasEvidence: true)
    let bytes = RetrieveProductsResponse(query: "q\"", store: "1", result: result).content()
    return (try JSONValue(parsing: bytes), RetrieveProductsResponse.characters(bytes))
  }

  @Test("the body has the contract's members, numbers as indexed, unknown values left out")
  func members() throws {
    let bare = RetrievedProduct(product: CatalogProduct(productID: "9", sku: "s", name: "n"), score: 0.5)
    let body = try Self.answer([Self.product(1), Self.product(2), bare]).value
    #expect(
      body.objectValue?.names == [
        "query", "store", "products", "context", "applied_filters", "relaxed", "degraded", "truncated",
      ])
    #expect(body["query"] == "q\"" && body["store"] == "1" && body["truncated"] == false)
    let first = try #require(body["products"]?[0])
    #expect(first["price"]?.numberValue?.text == "34.50")
    #expect(first["price_from"] == false && body["products"]?[1]?["price_from"] == true)
    #expect(first["attributes"]?["Label 0"]?[0] == "Value 0")
    #expect(
      body["products"]?[2]?.objectValue?.names == ["product_id", "sku", "name", "categories", "attributes", "score"])
    #expect(
      body["applied_filters"] == [
        "price_max": .number(.init(80.0)), "categories": ["Bags"], "attributes": ["color": ["Red"]],
      ])
    let context = try #require(body["context"]?.stringValue)
    #expect(context.hasPrefix("1. Product 1. Price: 34.50 USD. In stock: yes. URL: https://shop.example/1.html "))
    #expect(context.contains("\n2. Product 2. Price: from 34.50 USD."))
    #expect(context.hasSuffix("\n3. n. SKU: s.\n"))
  }

  @Test("what has to be said is the first line of the context")
  func said() throws {
    let result = RetrievalResult(products: [Self.product(1)], hasEvidence: true, said: ["Not applied.", "Sorry."])
    let bytes = RetrieveProductsResponse(query: "q", store: "1", result: result).content()
    let context = try #require(try JSONValue(parsing: bytes)["context"]?.stringValue)
    #expect(context.hasPrefix("Not applied. Sorry.\n1. Product 1."))
  }

  @Test(
    "whole products are left out so that the body stays below 90,000 characters",
    arguments: ["x", "ж", "🧥", "\"", "\u{1}"])
  func budget(filler: String) throws {
    let long = String(repeating: filler, count: 900)
    let (body, characters) = try Self.answer((1...50).map { Self.product($0, filler: long, attributes: 4) })
    #expect(characters < 90_000)
    let products = try #require(body["products"]?.arrayValue)
    #expect(products.count >= 1 && products.count < 50)
    #expect(body["truncated"] == true)
    #expect(products.map { $0["product_id"]?.stringValue } == (1...products.count).map { "\($0)" })
    #expect(body["context"]?.stringValue?.split(separator: "\n").count == products.count)
    // No room is given away: one more would not have fitted.
    #expect(characters > 60_000)
  }

  @Test("the first product fits always: a giant loses attributes, not its price and link")
  func giant() throws {
    let giant = Self.product(1, filler: String(repeating: "z", count: 20_000), attributes: 400)
    let (body, characters) = try Self.answer([giant, Self.product(2)])
    #expect(characters < 90_000)
    #expect(body["products"]?.arrayValue?.count == 1)
    #expect(body["products"]?[0]?["price"]?.numberValue?.text == "34.50")
    #expect(body["products"]?[0]?["url"] == "https://shop.example/1.html")
    #expect(body["truncated"] == true)
  }

  @Test("descriptions are cut at a sentence: 1,000 characters in products, 300 in the context")
  func descriptions() throws {
    let sentence = "This sentence has forty-nine characters in total. "
    let body = try Self.answer([Self.product(1, filler: String(repeating: sentence, count: 40))]).value
    let description = try #require(body["products"]?[0]?["description"]?.stringValue)
    #expect(description.count <= 1_000 && description.count > 900 && description.hasSuffix("total."))
    let context = try #require(body["context"]?.stringValue)
    let shown = try #require(context.components(after: "Description: "))
    #expect(shown.count <= 301 && shown.hasSuffix("total.\n"))
  }
}

extension String {
  fileprivate func components(after marker: String) -> String? {
    let parts = split(separator: marker, maxSplits: 1)
    return parts.count == 2 ? String(parts[1]) : nil
  }
}

@Suite("Stores and models")
struct StoreDirectoryTests {
  @Test("the first store is magento-rag, each store with an ID has a name of its own")
  func names() {
    let anybody = Principal()
    let one = StoreDirectory([StoreHandle(alias: "a")])
    #expect(one.modelIDs(for: anybody) == ["magento-rag"])
    #expect((try? one.store(forModel: "magento-rag", for: anybody))?.alias == "a")
    #expect(
      (try? one.store(id: nil, for: anybody))?.alias == "a"
        && (try? one.store(id: "default", for: anybody))?.alias == "a")
    let several = StoreDirectory([
      StoreHandle(id: "1", alias: "a"), StoreHandle(alias: "b"), StoreHandle(id: "de", alias: "c"),
    ])
    #expect(several.modelIDs(for: anybody) == ["magento-rag", "magento-rag-1", "magento-rag-de"])
    #expect((try? several.store(forModel: "magento-rag", for: anybody))?.alias == "a")
    #expect((try? several.store(forModel: "magento-rag-1", for: anybody))?.alias == "a")
    #expect((try? several.store(forModel: "magento-rag-de", for: anybody))?.alias == "c")
    #expect(
      (try? several.store(forModel: "gpt-4o", for: anybody)) == nil
        && (try? several.store(forModel: "magento-rag-default", for: anybody)) == nil)
    #expect(
      (try? several.store(id: "de", for: anybody))?.alias == "c" && (try? several.store(id: "2", for: anybody)) == nil)
  }
}

@Suite("API keys")
struct AccessControlTests {
  @Test("a key is accepted by its hash alone, given plainly or in hexadecimal")
  func keys() throws {
    // SHA-256 of "secret", from sha256sum.
    let hexadecimal = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"
    let hashed = try #require(APIKeyHash(hexadecimal: "sha256:" + hexadecimal))
    #expect(hashed == APIKeyHash(key: "secret"))
    #expect(APIKeyHash(hexadecimal: hexadecimal.uppercased()) == hashed)
    #expect(APIKeyHash(hexadecimal: "secret") == nil)
    #expect(APIKeyHash(hexadecimal: String(hexadecimal.dropLast()) + "g") == nil)
    let ring = APIKeyRing([APIKey(hash: APIKeyHash(key: "other")), APIKey(hash: hashed)])
    #expect(ring.holder(of: hashed.digest)?.account == "key:" + hexadecimal)
    #expect(ring.holder(of: APIKeyHash(key: "other").digest)?.means == .key)
    for wrong in ["", "Secret", hexadecimal] { #expect(ring.holder(of: APIKeyHash(key: wrong).digest) == nil) }
  }

  @Test(
    "the scheme's case does not matter, another scheme is no bearer",
    arguments: [
      ("Bearer abc", "abc"), ("bearer abc", "abc"), ("BEARER  abc", "abc"), ("Bearer", nil), ("Bearer ", nil),
      ("Basic abc", nil), ("abc", nil), ("", nil),
    ] as [(String, String?)])
  func bearer(field: String, token: String?) {
    #expect(Credentials.bearer(field) == token)
  }
}
