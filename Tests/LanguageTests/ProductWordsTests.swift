// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Language

@Suite("names of things that shops sell")
struct ProductWordsTests {
  private let table = ProductWords.table

  private func first(_ text: String, _ language: StoreLanguage) -> ProductWords.Match? {
    table.matches(QuestionTokens(text).tokens, at: 0, in: language).first
  }

  @Test("each line of the table names its thing in every language")
  func columns() {
    for text in [ProductWords.things, ProductWords.audiences, ProductWords.properties] {
      for line in text.split(whereSeparator: \.isNewline) {
        let columns = line.split(separator: "|", omittingEmptySubsequences: false)
        #expect(columns.count == StoreLanguage.all.count, "\(line)")
        #expect(columns.allSatisfy { $0.contains { !$0.isWhitespace } }, "\(line)")
      }
    }
  }

  @Test(
    "a property has further names, which are no things",
    arguments: [
      ("temperature control", "thermostat"), ("cross cut", "cross shredding"),
    ])
  func properties(text: String, name: String) throws {
    let match = try #require(first(text, .english))
    #expect(table.names(of: match, in: .english).contains(name) && !table.isThing(match))
  }

  @Test(
    "a thing is known by each of its names, in singular and plural, and has names in other languages",
    arguments: [
      ("trousers", "en", "en", "pants"), ("jumpers", "en", "en", "sweater"), ("skipping rope", "en", "en", "jump rope"),
      ("sac de couchage chaud", "fr", "en", "sleeping bag"), ("śpiwór", "pl", "en", "sleeping bag"),
      ("sleeping bags", "en", "de", "schlafsack"), ("спальный мешок", "ru", "en", "sleeping bag"),
      ("hoodies", "en", "it", "felpa con cappuccio"), ("t-shirt", "en", "en", "tee"),
      ("niszczarka dokumentów", "pl", "en", "shredder"), ("Mikrowelle", "de", "fr", "micro-ondes"),
      ("cartuccia toner", "it", "en", "toner cartridge"), ("жесткий диск", "ru", "de", "festplatte"),
      ("sac pour ordinateur portable", "fr", "en", "laptop bag"),
    ])
  func names(text: String, language: String, target: String, name: String) throws {
    let match = try #require(first(text, .named(language)))
    #expect(table.names(of: match, in: .named(target)).contains(name))
    #expect(table.isThing(match))
  }

  @Test("a compound whose parts are known is named by both")
  func parts() {

    #expect(table.namesOfParts("lederjacke", in: .german, as: .english).contains("leather jacket"))
    #expect(table.namesOfParts("jacket", in: .english, as: .german).isEmpty)
  }

  @Test("a word that says whom a thing is for is no thing")
  func audience() throws {
    for word in ["men's", "daughter", "kids"] {
      let token = try #require(QuestionTokens(word).tokens.first)
      #expect(table.isAudience(token, in: .english), "\(word)")
    }
    let tent = try #require(QuestionTokens("tent").tokens.first)
    #expect(!table.isAudience(tent, in: .english))
    #expect(table.things(in: QuestionTokens("a tent for my daughter").tokens, .english).count == 1)
  }

  @Test("a cape is no cap; gloves are a glove, hoodies a hoodie")
  func muteEndings() {
    let stem = StoreLanguage.english.facets.stem
    #expect(stem("cape") != stem("cap"))
    let dutch = StoreLanguage.named("nl").facets.stem
    for (one, other) in [("slaapzak", "slaapzakken"), ("rood", "rode"), ("glas", "glazen"), ("brief", "brieven")] {
      #expect(dutch(one) == dutch(other))
    }
    #expect(stem("cases") == stem("case") && stem("tubes") != stem("tub") && stem("boxes") == stem("box"))
    #expect(stem("gloves") == stem("glove") && stem("hoodies") == stem("hoodie") && stem("watches") == stem("watch"))
  }
}
