// SPDX-License-Identifier: Apache-2.0
import Language
import Testing

@testable import Retrieval

@Suite("words that are part of a property, or of what a product is called")
struct PartFacetTests {
  static let english = Vocabulary(
    language: .english,
    facets: [
      ("color=black", 20), ("color=blue", 20), ("color=navy blue", 5), ("color=dark blue", 3),
      ("features=sugar free", 9),
      ("features=with hood", 6), ("features=fragrance-free", 4), ("size=4 person", 5), ("size=27\"", 5),
      ("size=3 seater", 2), ("capacity=1 l", 3),
    ],
    categories: [("sleeping", 30), ("garden", 24), ("jackets", 9)])
  static let german = Vocabulary(
    language: .german, facets: [("features=mit kapuze", 9), ("features=ohne ärmel", 3), ("size=4 personen", 2)],
    categories: [])

  @Test(
    "a category's word before another says what the product is called",
    arguments: [
      ("a sleeping bag", ""), ("garden table in black", "color:black"),
      ("blue jackets", "color:blue categories:jackets"),
      ("jackets", "categories:jackets"), ("jackets blue", "categories:jackets color:blue"), ("sleeping-bag", ""),
    ])
  func modifiers(question: String, facets: String) {
    #expect(FacetReadingTests.read(question, Self.english).facets == facets)
  }

  @Test(
    "what is without a thing has the value that says so, or none that says it is there",
    arguments: [
      ("chocolate without sugar", "features:sugar free", "chocolate"),
      ("a cream without any fragrance", "features:fragrance-free", "cream"),
      ("a coat without a hood", "-features:with hood", "coat"), ("a coat without buttons", "", "coat"),
    ])
  func parts(question: String, facets: String, rest: String) {
    let read = FacetReadingTests.read(question, Self.english)
    #expect(read.facets == facets && read.rest == rest)
  }

  @Test(
    "the same in German",
    arguments: [("Jacke ohne Kapuze", "-features:mit kapuze"), ("Kleid ohne Ärmel", "features:ohne ärmel")])
  func german(question: String, facets: String) {
    #expect(FacetReadingTests.read(question, Self.german).facets == facets)
  }

  @Test(
    "measures in digits and words",
    arguments: [
      ("four person tent", "size:4 person"), ("a four-person tent", "size:4 person"),
      ("tent for 4 people", "size:4 person"),
      ("27 inch monitor", "size:27\""), ("27\" monitor", "size:27\""), ("three seater sofa", "size:3 seater"),
      ("one litre bottle", "capacity:1 l"), ("navy coat", "color:navy blue"), ("dark coat", ""),
    ])
  func measures(question: String, facets: String) {
    #expect(FacetReadingTests.read(question, Self.english).facets == facets)
  }

  @Test("the topic is the first thing that is named, without its properties")
  func topics() {
    func topic(_ question: String) -> String {
      QuestionReading(reading: question, currency: "USD").topic(beside: ["black"]).joined(separator: " ")
    }
    #expect(topic("a black bike helmet for adults under 80 dollars") == "bike helmet")
    #expect(topic("hoodie made of cotton") == "hoodie")
    #expect(topic("under $50 please") == "")
  }
}
