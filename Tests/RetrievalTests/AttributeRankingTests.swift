// SPDX-License-Identifier: Apache-2.0
import Catalog
import Retrieval
import Testing

@Suite("The order of a product's attributes")
struct AttributeRankingTests {
  @Test(
    "an attribute that the question names comes first, also where a sign stands in the word",
    arguments: [
      ("a 1.5 l bottle", "Volume"), ("o'neill jacket", "Brand"), ("anything in red?", "Color"), ("the colors", "Color"),
    ])
  func named(question: String, label: String) {
    let attributes: [CatalogProduct.Attribute] = [
      .init(label: "Fit", values: ["Slim"]), .init(label: "Color", values: ["Dark red"]),
      .init(label: "Brand", values: ["O'Neill"]), .init(label: "Volume", values: ["1.5 l"]),
    ]
    #expect(AttributeRanking(question: question).ranked(attributes).first?.label == label)
  }

  @Test("without a named one short attributes come before long ones, else as the product has them")
  func unnamed() {
    let attributes: [CatalogProduct.Attribute] = [
      .init(label: "Care", values: [String(repeating: "wash cold ", count: 8)]), .init(label: "Fit", values: ["Slim"]),
      .init(label: "Season", values: ["Winter"]),
    ]
    #expect(AttributeRanking(question: "a bag").ranked(attributes).map(\.label) == ["Fit", "Season", "Care"])
  }
}
