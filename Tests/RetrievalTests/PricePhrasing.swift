// SPDX-License-Identifier: Apache-2.0
import JSON
import Language
import Testing

@testable import Retrieval

/// A question to a store and what must be read from it. A line of a table: language of the store, its currency, lower
/// bound (`!`: a bound in a foreign currency), upper bound, question.
struct PricePhrasing: Sendable, CustomTestStringConvertible {
  var language: String
  var currency: String?
  var low: String?
  var high: String?
  var isForeign: Bool
  var question: String

  var testDescription: String { "\(question) (\(language), \(currency ?? "any"))" }

  static func table(_ text: String) -> [PricePhrasing] {
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: "|", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
      func part(_ index: Int) -> String? { parts[index].isEmpty || parts[index] == "!" ? nil : parts[index] }
      return PricePhrasing(
        language: parts[0], currency: part(1), low: part(2), high: part(3), isForeign: parts[2] == "!",
        question: parts[4])
    }
  }

  var reading: QuestionReading {
    QuestionReading(reading: question, language: .named(language), currency: currency)
  }
}

@Suite("limits of price in the words of shoppers")
struct PricePhrasingTests {
  static let all =
    PricePhrasing.english + PricePhrasing.moreEnglish + PricePhrasing.german + PricePhrasing.dutch
    + PricePhrasing.french + PricePhrasing.spanish
    + PricePhrasing.italian + PricePhrasing.polish + PricePhrasing.ukrainian + PricePhrasing.russian
    + PricePhrasing.inAnyStore + PricePhrasing.oncemore + PricePhrasing.spoken + PricePhrasing.refused
    + PricePhrasing.turned

  @Test("a limit is read as it is meant, in each language", arguments: all)
  func limits(_ phrasing: PricePhrasing) {
    let reading = phrasing.reading
    #expect(reading.priceMin?.text == phrasing.low)
    #expect(reading.priceMax?.text == phrasing.high)
    #expect((reading.foreignLimit != nil) == phrasing.isForeign)
  }

  @Test(
    "a number that is no price sets no limit",
    arguments: PricePhrasing.noneInEnglish + PricePhrasing.noneElsewhere
      + PricePhrasing.noneInAnyStore + PricePhrasing.noneOfCodes)
  func none(_ phrasing: PricePhrasing) {
    #expect(phrasing.reading.constraints == [])
  }

  @Test("the words of a limit leave the text; those of a bare one are kept apart")
  func words() {
    func read(_ question: String) -> QuestionReading { QuestionReading(reading: question, currency: "USD") }
    let marked = read("red jackets under $80 please")
    #expect(marked.remainder == ["red", "jackets", "please"] && marked.bareWords == [])
    #expect(marked.constraints == [Constraint(.priceMax(JSONNumber(80)), words: "under $80")])
    let bare = read("red jackets under 80 please")
    #expect(bare.remainder == ["red", "jackets", "please"] && bare.bareWords == ["under", "80"])
    #expect(bare.hasBareBounds && bare.withoutBareBounds().remainder == ["red", "jackets", "under", "80", "please"])
    #expect(bare.withoutBareBounds().constraints == [])
    let both = read("over $20 and under 50 gloves").withoutBareBounds()
    #expect(both.priceMin?.int == 20 && both.priceMax == nil && both.bareWords == [])
    #expect(read("jackets<$80").remainder == ["jackets"])
    #expect(read("jackets priced under 80 in blue").bareWords == [])
    #expect(read("no jackets over $80").remainder == ["jackets"])
  }

  @Test(
    "a newer limit replaces the older of its kind and any it crosses or touches; those of one message may cross")
  func turns() {
    func combined(_ earlier: String, _ question: String) -> QuestionReading {
      var reading = QuestionReading(reading: question, currency: "USD")
      reading.inherit(QuestionReading(reading: earlier, currency: "USD"))
      return reading
    }
    let crossing = combined("rain jacket under 80", "what about over 100?")
    #expect(crossing.priceMin?.int == 100 && crossing.priceMax == nil)
    let newer = combined("rain jacket under 80", "rather under 60")
    #expect(newer.priceMax?.int == 60)
    let both = combined("rain jacket under $80", "over $40")
    #expect(both.priceMin?.int == 40 && both.priceMax?.int == 80)
    #expect(both.constraints.map(\.origin) == [.question, .earlier])
    let above = combined("rain jacket under $40", "and over 40?")
    #expect(above.priceMin?.int == 40 && above.priceMax == nil)
    let below = combined("rain jacket over $40", "no, under $40")
    #expect(below.priceMin == nil && below.priceMax?.int == 40)
    let one = QuestionReading(reading: "over 100 and under 50", currency: "USD")
    #expect(one.priceMin?.int == 100 && one.priceMax?.int == 50)
  }
}
