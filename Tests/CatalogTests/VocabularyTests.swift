// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@testable import Catalog

@Suite("Names, identifiers and money")
struct VocabularyTests {
  @Test(
    "identifiers lose case and separators",
    arguments: [("24-MB 01", "24mb01"), ("АБВ/12 3#ä", "абв123#ä"), ("x_y.z", "xyz"), ("–-", "")])
  func identifiers(text: String, expected: String) {
    #expect(IdentifierNormalizer.normalize(text) == expected)
  }

  @Test("only a store's exact generation names are its own")
  func generations() {
    let store = StoreNames(prefix: "products-rag", id: "1")
    let plain = StoreNames(prefix: "products-rag", id: nil)
    #expect(store.alias == "products-rag-1-active")
    #expect(plain.alias == "products-rag-active")
    #expect(store.generation(at: 1_795_268_032) == "products-rag-1-20261121-133352")
    #expect(store.isGeneration("products-rag-1-20261121-133352"))
    #expect(!plain.isGeneration("products-rag-1-20261121-133352"))
    #expect(!store.isGeneration("products-rag-20261121-133352"))
    for name in [
      "products-rag-1-20261121-13335", "products-rag-1-20261121-1333520", "products-rag-1-2026112a-133352",
      "products-rag-11-20261121-133352", "xproducts-rag-1-20261121-133352", "products-rag-1-20261121_133352",
    ] {
      #expect(!store.isGeneration(name))
    }
    #expect(StoreNames.isValidID("de_at1"))
    for id in ["", "runs", "A", "a-b", String(repeating: "a", count: 33)] { #expect(!StoreNames.isValidID(id)) }
    #expect(StoreNames.isValidPrefix("products-rag"))
    for prefix in ["", "-a", "_a", "A", "a b", "a*", "a,b"] { #expect(!StoreNames.isValidPrefix(prefix)) }
  }

  @Test("money keeps its digits")
  func money() {
    #expect(Money.canonical("34.000000")?.text == "34.00")
    #expect(Money.canonical("0.1250")?.text == "0.125")
    #expect(Money.canonical("007")?.text == "7.00")
    #expect(Money.canonical("-0.00")?.text == "0.00")
    for text in ["", ".", "1.", ".5", "e3", "1e", "1e99", "1e-99", "1e18", "NaN", "1,5", " 1"] {
      #expect(Money.canonical(text) == nil, "\(text)")
    }
    #expect(Money.format(number("34"), currency: "USD") == "34.00 USD")
    #expect(Money.format(number("34"), currency: "usd") == "34.00 USD")
    #expect(Money.format(number("1500.00"), currency: "JPY") == "1500 JPY")
    #expect(Money.format(number("34.5"), currency: nil) == "34.50")
    #expect(Money.format(number("1e99"), currency: nil) == "1e99")
  }

  @Test(
    "an amount that an engine wrote with an exponent is the same amount",
    arguments: [
      ("1.5E7", "15000000.00"), ("1.23456789E7", "12345678.90"), ("1.0E-4", "0.0001"), ("-2.5e+1", "-25.00"),
      ("1E17", "100000000000000000.00"), ("12.345E1", "123.45"), ("0e5", "0.00"),
    ])
  func exponents(text: String, expected: String) throws {
    #expect(Money.canonical(text)?.text == expected)
    #expect(Money.format(number(text), currency: "USD") == expected + " USD")
    let source = Array(#"{"product_id":"1","sku":"A","name":"N","price":\#(text)}"#.utf8)
    #expect(try CatalogProduct(source: source, range: 0..<source.count).price?.text == expected)
  }

  @Test(
    "amounts as people type them",
    arguments: [
      ("80", "80"), ("80,5", "80.5"), ("1,234.50", "1234.50"), ("1.234,50", "1234.50"), ("1 234,50", "1234.50"),
      ("1,234", "1234"), ("1.234.567", "1234567"), ("0.99", "0.99"), ("x", nil), (",5", nil), ("", nil), ("1,2,3", nil),
    ] as [(String, String?)])
  func parse(text: String, expected: String?) {
    #expect(Money.parse(text)?.text == expected)
  }
}
