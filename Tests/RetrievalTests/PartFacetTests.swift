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
      ("capacity=500 ml", 3), ("size=m", 9), ("size=l", 9), ("features=waterproof", 9), ("brand=oral-b", 4),
      ("brand=black+decker", 3), ("material=plastic", 8),
    ], categories: [("sleeping", 30), ("garden", 24), ("jackets", 9)],
    spellings: ["500 ml": "0.5 l"])
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

  @Test("what a question says of a dimension tells which attribute a measure is of")
  func dimensions() {
    let shop = Vocabulary(
      language: .english,
      facets: [("length=80 cm", 9), ("length=120 cm", 9), ("height=80 cm", 2), ("height=120 cm", 2)], categories: [])
    for question in [
      "case with a height of 120 cm", "case, max height 120 cm", "no taller than 120 cm", "шкаф не выше 120 см",
      "шафа до 120 см заввишки", "not higher than 120 cm",
    ] {
      let reading = QuestionReading(reading: question)
      var reader = FacetReader(
        tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: shop,
        languages: [.english, .russian, .ukrainian])
      reader.read()
      #expect(reader.mentions.first?.choice.field == .attribute("height"), "\(question)")
    }
    let bound = FacetReadingTests.read("case, 120 cm is the maximum", shop)
    #expect(bound.facets == "length:80 cm|120 cm")
  }

  @Test("a material is no other that only looks like it")
  func imitations() {
    let shop = Vocabulary(
      language: .english,
      facets: [("material=leather", 4), ("material=vegan leather", 3), ("material=suede leather", 2)], categories: [])
    let reading = QuestionReading(reading: "a leather bag")
    var reader = FacetReader(
      tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: shop, languages: [.english])
    reader.read()
    #expect(reader.mentions.flatMap(\.choice.terms).sorted() == ["material=leather", "material=suede leather"])
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
      ("one litre bottle", "capacity:1 l"), ("bottle of half a litre", "capacity:0.5 l"),
      ("half-litre bottle", "capacity:0.5 l"), ("1,000 ml bottle", "capacity:1 l"), ("navy coat", "color:navy blue"),
      ("dark coat", ""),
    ])
  func measures(question: String, facets: String) {
    #expect(FacetReadingTests.read(question, Self.english).facets == facets)
  }

  @Test(
    "a value is known by its words written together or apart, with \"and\" for its sign, and a size by its name",
    arguments: [
      ("water proof jacket", "features:waterproof"), ("water-proof jacket", "features:waterproof"),
      ("oral b brush", "brand:oral-b"), ("oralb brush", "brand:oral-b"),
      ("black and decker drill", "brand:black+decker"),
      ("a large shirt", "size:l"), ("shirt in medium", "size:m"),
    ])
  func spellings(question: String, facets: String) {
    #expect(FacetReadingTests.read(question, Self.english).facets == facets)
  }

  @Test(
    "free of, any but, and a word that the shop does not know beside one that it knows",
    arguments: [
      ("plastic free board", "-material:plastic", "board"), ("black free weights", "color:black", "black free weights"),
      ("shirt in any colour but black", "-color:black", "shirt"),
      ("mat but not teal or black", "-color:black", "mat"), ("mat not teal or black", "-color:black", "mat"),
    ])
  func exclusions(question: String, facets: String, rest: String) {
    let read = FacetReadingTests.read(question, Self.english)
    #expect(read.facets == facets && read.rest == rest)
  }

  @Test(
    "a negation reaches over small words; one that asks back excludes nothing",
    arguments: [
      ("brush not by oral-b", "-brand:oral-b"), ("coat that is not in black", "-color:black"),
      ("don't you have it in black?", "color:black"), ("isn't there a blue one?", "color:blue"),
      ("do you not have it in black?", "color:black"), ("why not black?", "color:black"),
      ("isn't this black?", "color:black"),
      ("coat not necessarily black", ""), ("not black, blue", "-color:black color:blue"),
      ("not black, blue or navy blue", "-color:black -color:blue -color:navy blue"),
      ("coat w/o plastic", "-material:plastic"), ("tent for two", ""), ("tent for four", "size:4 person"),
    ])
  func negations(question: String, facets: String) {
    #expect(FacetReadingTests.read(question, Self.english).facets == facets)
  }

  @Test(
    "the same in German of a hood",
    arguments: [
      ("gibt es die nicht auch mit Kapuze?", "features:mit kapuze"),
      ("Jacke, nicht mit Kapuze", "-features:mit kapuze"),
    ])
  func germanNegations(question: String, facets: String) {
    #expect(FacetReadingTests.read(question, Self.german).facets == facets)
  }

  @Test("a size name is believed where products prove it", arguments: [(3, true), (0, false)])
  func sizeNames(proofs: Int, isMeant: Bool) throws {
    var mention = FacetMention(
      choice: FacetChoice(field: .attribute("size"), values: ["L"], terms: ["size=l"]), isExcluded: false,
      tokens: 0..<1,
      text: "large")
    mention.head = "tent"
    mention.isAlias = true
    #expect(FacetProbe(mention, words: "large").meansProperty([0, 0, 0, proofs]) == isMeant)
  }

  @Test(
    "sizes beyond another are those of its kind",
    arguments: [("1 l", false, ["0.5 l"]), ("0.5 l", true, ["1 l"]), ("m", true, ["l"]), ("l", true, nil)]
      as [(String, Bool, [String]?)])
  func sizes(value: String, isBigger: Bool, others: [String]?) {
    let field = FacetField.attribute(value.hasSuffix(" l") ? "capacity" : "size")
    let choice = FacetChoice(field: field, values: [value], terms: [])
    #expect(Self.english.sizes(beyond: choice, isBigger: isBigger)?.values == others)
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
