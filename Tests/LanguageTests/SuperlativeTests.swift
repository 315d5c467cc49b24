// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Language

@Suite("superlatives of measures")
struct SuperlativeTests {
  /// The first superlative of a text with its words.
  private func read(_ text: String) -> (superlative: Superlative, words: String)? {
    let tokens = QuestionTokens(text).tokens
    for place in tokens.indices {
      if let (found, end) = SuperlativeWords.read(tokens, at: place) { return (found, tokens[place..<end].written) }
    }
    return nil
  }

  @Test(
    "the most and the least of a measure, in nine languages",
    arguments: [
      ("the biggest tv", "biggest", true, "diagonal"), ("lightest laptop", "lightest", false, "weight"),
      ("most powerful microwave", "most powerful", true, "power"), ("der größte Monitor", "größte", true, "diagonal"),
      ("den leisesten Geschirrspüler", "leisesten", false, "noise"),
      ("la bouilloire la plus puissante", "la plus puissante", true, "power"),
      ("el portátil más ligero", "más ligero", false, "weight"),
      ("il monitor più grande", "più grande", true, "diagonal"),
      ("de snelste printer", "snelste", true, "speed"), ("najcichsza zmywarka", "najcichsza", false, "noise"),
      ("найбільший телевізор", "найбільший", true, "diagonal"),
      ("самый большой монитор", "самый большой", true, "diagonal"),
    ])
  func words(text: String, words: String, isHighest: Bool, code: String) throws {
    let found = try #require(read(text))
    #expect(found.words == words && found.superlative.isHighest == isHighest)
    #expect(found.superlative.codes.contains(code), "\(found.superlative.codes)")
  }

  @Test(
    "a noun says what is measured where the thing is named beside it, and is the thing itself where it is not",
    arguments: [
      ("laptop with the largest screen", "largest screen", "diagonal"),
      ("the largest screen", "largest", "diagonal"), ("longest battery life phone", "longest battery life", "battery"),
      ("laptop with the most memory", "most memory", "ram"),
      ("printer with the highest resolution", "highest resolution", "resolution"),
      ("power bank with the highest capacity", "highest capacity", "capacity"),
    ])
  func nouns(text: String, words: String, code: String) throws {
    let found = try #require(read(text))
    #expect(found.words == words)
    #expect(found.superlative.codes.contains(code), "\(found.superlative.codes)")
  }

  @Test(
    "comparisons, and superlatives that no measure tells, are none",
    arguments: ["plus grand que 50 cm", "the most popular phone", "at most 20 inch", "the best laptop", "highest", ""])
  func none(text: String) { #expect(read(text) == nil) }

  @Test("a code tells before a unit does, and both may be in doubt")
  func ranks() throws {
    let found = try #require(read("biggest tv")).superlative
    let byCode = try #require(found.rank(codeWords: ["display", "diagonal"], unit: "m"))
    let byUnit = try #require(found.rank(codeWords: ["something"], unit: "in"))
    #expect(byCode < byUnit)
    #expect(found.rank(codeWords: ["weight"], unit: "g") == nil)
  }
}
