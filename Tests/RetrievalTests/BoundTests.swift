// SPDX-License-Identifier: Apache-2.0
import Language
import Testing

@testable import Retrieval

@Suite("bounds on what products measure")
struct BoundTests {
  static let facets: [(term: String, count: Int)] = [
    ("display_diagonal=24\"", 30), ("display_diagonal=27\"", 20), ("display_diagonal=32\"", 9), ("memory=8 gb", 40),
    ("memory=16 gb", 30), ("memory=32 gb", 5), ("storage=16 gb", 4), ("storage=512 gb", 20), ("storage=1 tb", 9),
    ("pieces=100", 1), ("pieces=500", 2), ("pieces=1000", 2), ("ports=8", 4), ("ports=16", 3), ("ports=24", 3),
    ("persons=2", 1), ("persons=4", 1), ("persons=6", 1), ("cable_length=0.5 m", 2), ("cable_length=2 m", 5),
    ("cable_length=5 m", 5), ("resolution=1920 x 1080", 20), ("resolution=3840 x 2160", 10), ("size=42", 3),
    ("color=red", 9), ("screen=139.7 cm (55\")", 7), ("screen=163.8 cm (64.5\")", 2), ("length=3 m / 9.8 ft", 2),
  ]
  static let english = Vocabulary(language: .english, facets: facets, categories: [])
  static let german = Vocabulary(language: .german, facets: facets, categories: [])

  @Test(
    "a bound becomes the values that meet it, and its words are not searched for",
    arguments: [
      ("monitor at least 27 inch", "display_diagonal:27\"|32\"", "monitor"),
      ("monitor over 27 inch", "display_diagonal:32\"", "monitor"),
      ("27\" or larger monitor", "display_diagonal:27\"|32\"", "monitor"),
      ("monitor 27+ inch", "display_diagonal:27\"|32\"", "monitor"),
      ("monitor between 24 and 27 inches", "display_diagonal:24\"|27\"", "monitor"),
      ("monitor 24-27 inch", "display_diagonal:24\"|27\"", "monitor"),
      ("monitor no larger than 27 inch", "display_diagonal:24\"|27\"", "monitor"),
      ("monitor smaller than 27 inch", "display_diagonal:24\"", "monitor"),
      ("laptop 16gb or more", "memory:16 gb|32 gb", "laptop"), ("laptop 16 GB and up", "memory:16 gb|32 gb", "laptop"),
      ("laptop with more than 8gb", "memory:16 gb|32 gb", "laptop"),
      ("puzzle under 1000 pieces", "pieces:100|500", "puzzle"),
      ("puzzle up to 1000 pieces", "pieces:100|500|1000", "puzzle"),
      ("puzzle 500 pieces", "pieces:500", "puzzle 500 pieces"),
      ("tent for at least four people", "persons:4|6", "tent"),
      ("cable no longer than 2m", "cable_length:0.5 m|2 m", "cable"),
      ("cable shorter than 200 cm", "cable_length:0.5 m", "cable"),
      ("16 ports or more switch", "ports:16|24", "switch"),
      ("a drive of 500 gb or more", "storage:512 gb|1 tb", "drive"),
      ("switch with 8 ports", "ports:8", "switch 8 ports"),
      // Of a value in two units either is its name.
      ("tv 55 inch", "screen:139.7 cm (55\")", "tv 55 inch"), ("55\" tv", "screen:139.7 cm (55\")", "55\" tv"),
      ("tv 139.7 cm", "screen:139.7 cm (55\")", "tv 139.7 cm"),
      ("tv over 60 inch", "screen:163.8 cm (64.5\")", "tv"),
      // Nothing meets it, or nothing is measured so: the words stay.
      ("laptop at least 64 gb of ram for under 3 gb", "storage:512 gb|1 tb", "laptop ram under 3 gb"),
      ("over 40 people", "", "over 40 people"), ("at least 3 weeks", "", "least 3 weeks"),
    ])
  func bounds(_ question: String, _ facets: String, _ rest: String) {
    let read = FacetReadingTests.read(question, Self.english)
    #expect(read.facets == facets, "\(question)")
    #expect(read.rest == rest, "\(question)")
  }

  @Test(
    "a bound on a dimension that no attribute is of says nothing of others, nor of values called like it",
    arguments: [
      ("desk not wider than 190 cm", "", "desk"), ("desk no wider than 190 cm", "", "desk"),
      ("desk wider than 100 cm", "", "desk"), ("cable longer than 1 m", "cable_length:2 m", "cable"),
      ("wide desk", "fit:wide", "wide desk"), ("desk deeper than 1 kg", "", "desk deeper than 1 kg"),
    ])
  func otherDimension(_ question: String, _ facets: String, _ rest: String) {
    let vocabulary = Vocabulary(
      language: .english, facets: [("fit=wide", 9), ("cable_length=2 m", 5), ("cable_length=0.5 m", 2)], categories: [])
    let read = FacetReadingTests.read(question, vocabulary)
    #expect(read.facets == facets, "\(question)")
    #expect(read.rest == rest, "\(question)")
  }

  @Test(
    "in other languages",
    arguments: [
      ("Monitor ab 27 Zoll", "display_diagonal:27\"|32\""),
      ("Monitor mindestens 27 Zoll", "display_diagonal:27\"|32\""),
      ("Monitor mit 27 Zoll oder mehr", "display_diagonal:27\"|32\""),
      ("Monitor nicht mehr als 27 Zoll", "display_diagonal:24\"|27\""),
      ("Kabel länger als 2 m", "cable_length:5 m"), ("Kabel von 2 m", "cable_length:2 m"),
      ("Monitor zwischen 24 und 27 Zoll", "display_diagonal:24\"|27\""), ("Puzzle unter 1000 Teile", "pieces:100|500"),
      ("écran au moins 27 pouces", "display_diagonal:27\"|32\""), ("écran de 27 pouces", "display_diagonal:27\""),
      ("monitor de más de 24 pulgadas", "display_diagonal:27\"|32\""),
      ("monitor almeno 27 pollici", "display_diagonal:27\"|32\""),
      ("monitor vanaf 27 inch", "display_diagonal:27\"|32\""),
      ("monitor co najmniej 27 cali", "display_diagonal:27\"|32\""),
      ("монитор не менее 27 дюймов", "display_diagonal:27\"|32\""),
      ("монітор більше 24 дюймів", "display_diagonal:27\"|32\""),
    ])
  func otherLanguages(_ question: String, _ facets: String) {
    #expect(FacetReadingTests.read(question, Self.german).facets == facets, "\(question)")
  }

  @Test("of several attributes that the words may name, the one that products of the thing have is taken")
  func alternatives() {
    var reader = FacetReader(
      tokens: QuestionTokens("memory stick 16 gb or more").tokens, isTaken: Array(repeating: false, count: 7),
      vocabulary: Self.english, languages: [.english])
    reader.read()
    let mention = reader.mentions.first { $0.isBound }
    #expect(mention?.alternatives.map(\.field.name) == ["storage"])
    func chosen(_ found: [Int]) -> String? {
      var probe = mention.map { FacetProbe($0, words: "") }
      probe?.choose(by: found)
      return probe?.mention.choice.field.name
    }
    #expect(mention.map { FacetProbe($0, words: "").counts.map(\.words) } == ["stick", "stick"])
    #expect(chosen([0, 3]) == "storage")
    #expect(chosen([2, 3]) == "memory")
  }

  @Test(
    "a bound that is refused is the opposite one, and a refusal of something else is none of it",
    arguments: [
      ("I don't want a monitor over 27 inch", "display_diagonal:24\"|27\""),
      ("I can't have a monitor over 27 inch", "display_diagonal:24\"|27\""),
      ("no monitors over 27 inch", "display_diagonal:24\"|27\""),
      ("monitor, over 27 inch won't fit", "display_diagonal:24\"|27\""),
      ("monitor, under 27 inch is not an option", "display_diagonal:27\"|32\""),
      ("monitor over 24 inch, not in red", "display_diagonal:27\"|32\" -color:red"),
      ("monitor over 24 inch not in red", "display_diagonal:27\"|32\" -color:red"),
    ])
  func refused(_ question: String, _ facets: String) {
    #expect(FacetReadingTests.read(question, Self.english).facets == facets, "\(question)")
  }

  @Test("a number that counts what the catalogue counts is no limit of price")
  func noPrice() {
    let request = RetrievalRequest(question: "", store: StoreHandle(id: "1", alias: "a"))
    let reading = QuestionReading(reading: "at least 16 ports")
    let message = MessageReading(reading, of: request, vocabulary: Self.english)
    #expect(message.reading.constraints.isEmpty)
  }

  @Test(
    "before a word \"in\" counts no inches, and the limit is one of price",
    arguments: [("bags under 100 in red", 1), ("handbags over 100 in leather", 1), ("monitor under 30 in", 0)])
  func inches(_ question: String, _ limits: Int) {
    let request = RetrievalRequest(question: "", store: StoreHandle(id: "1", alias: "a"))
    let message = MessageReading(QuestionReading(reading: question), of: request, vocabulary: Self.english)
    #expect(message.reading.constraints.count == limits, "\(question)")
  }

  @Test(
    "pixels have names",
    arguments: [("4k monitor", "resolution:3840 x 2160"), ("full HD monitor", "resolution:1920 x 1080")])
  func resolutions(_ question: String, _ facets: String) {
    #expect(FacetReadingTests.read(question, Self.english).facets == facets)
  }
}
