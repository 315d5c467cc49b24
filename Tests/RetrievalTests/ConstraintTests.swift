// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@testable import Retrieval

@Suite("what a question says about price")
struct ConstraintTests {
  static func read(_ question: String, _ currency: String? = nil) -> QuestionReading {
    QuestionReading(reading: question, currency: currency)
  }

  @Test(
    "an upper bound is read and taken out of the words",
    arguments: [
      ("red rain jacket under 80", "80", "red rain jacket"), ("jackets below $79.99 please", "79.99", "jackets please"),
      ("anything up to 50€?", "50", "anything"), ("a tent for less than 1,200 dollars", "1200", "a tent for"),
      ("no more than 30", "30", ""), ("max 20", "20", ""), ("Jacke unter 80 Euro", "80", "Jacke"),
      ("eine Jacke bis zu 79,50 €", "79.50", "eine Jacke"), ("Schuhe höchstens 100", "100", "Schuhe"),
      ("куртка до 2000 грн", "2000", "куртка"), ("намет не дорожче 3 500", "3500", "намет"),
      ("рюкзак дешевше 1500", "1500", "рюкзак"), ("рюкзак не дороже 1500 рублей", "1500", "рюкзак"),
      ("shoes cheaper than 60 for men", "60", "shoes for men"), ("under 80 red jackets", "80", "red jackets"),
    ] as [(String, String?, String?)])
  func upper(question: String, bound: String?, rest: String?) {
    let read = Self.read(question)
    if let bound { #expect(read.priceMax?.text == bound) }
    if let rest { #expect(read.remainder.joined(separator: " ") == rest) }
    #expect(read.priceMin == nil)
  }

  @Test(
    "a lower bound and both bounds are read",
    arguments: [
      ("jackets over 100", "100", nil), ("at least $50", "50", nil), ("ab 20 €", "20", nil),
      ("mindestens 30 Euro", "30", nil), ("куртки від 1000 грн", "1000", nil),
      ("between 20 and 50", "20", "50"), ("jackets from $20 to $50", "20", "50"),
      ("zwischen 20 und 50 Euro", "20", "50"),
      ("від 500 до 900 грн", "500", "900"), ("от 500 до 900 руб", "500", "900"), ("a gift for $20-$50", "20", "50"),
      ("20-50 eur", "20", "50"), ("between 50 and 20 dollars", "20", "50"), ("over 20 and under 50", "20", "50"),
    ] as [(String, String?, String?)])
  func both(question: String, low: String?, high: String?) {
    let read = Self.read(question)
    #expect(read.priceMin?.text == low)
    #expect(read.priceMax?.text == high)
  }

  @Test(
    "sizes, ages, amounts and identifiers are no prices",
    arguments: [
      "backpack up to 40 liters", "jackets under 18 years", "toys ab 3 Jahren", "Spiel ab 18", "tent for over 4 people",
      "rope max 60 m", "рюкзак до 40 л", "від 3 років", "sleeping bag for under 0 degrees", "24-MB01", "iphone 15 max",
      "size 42", "shoes from 2024", "bottle 20-50 ml", "lamp under 5 kg", "up to 40l", "до свидания",
    ])
  func noPrice(question: String) {
    let read = Self.read(question)
    #expect(read.priceMax == nil && read.priceMin == nil, "\(read)")
  }

  @Test("a bound in another currency than the store's is left alone")
  func currencies() {
    #expect(Self.read("under $80", "USD").priceMax != nil)
    #expect(Self.read("under $80", "CAD").priceMax != nil)
    #expect(Self.read("under $80", "UAH").priceMax == nil)
    #expect(Self.read("under 80 eur", "USD").priceMax == nil)
    #expect(Self.read("до 2000 грн", "UAH").priceMax != nil)
    #expect(Self.read("under 80", "UAH").priceMax != nil)
  }

  @Test(
    "the wish for the cheapest or dearest is read",
    arguments: [
      ("cheapest jacket", ProductOrder.cheapestFirst), ("the most expensive tent", .dearestFirst),
      ("lowest price shoes", .cheapestFirst), ("die billigste Jacke", .cheapestFirst),
      ("das günstigste Zelt", .cheapestFirst), ("teuerste Schuhe", .dearestFirst),
      ("найдешевша куртка", .cheapestFirst), ("самый дешёвый рюкзак", .cheapestFirst),
      ("самая дорогая палатка", .dearestFirst), ("cheap jacket", nil), ("expensive look", nil),
    ] as [(String, ProductOrder?)])
  func sort(question: String, intent: ProductOrder?) {
    #expect(Self.read(question).order == intent)
  }

  @Test("bounds that were read give way in order, the caller's own never")
  func relaxing() {
    let request = RetrievalRequest(
      question: "between 20 and 50 dollars", store: StoreHandle(alias: "a"),
      filters: ProductFilters(priceMax: JSONNumber(100)))
    var attempt = SearchAttempt(request: request, reading: Self.read(request.question))
    #expect(attempt.filters.priceMin?.int == 20)
    #expect(attempt.filters.priceMax?.int == 50)
    let first = attempt.relax()
    #expect(first)
    #expect(attempt.filters.priceMin == nil)
    let second = attempt.relax()
    #expect(second)
    #expect(attempt.filters.priceMax?.int == 100)
    let third = attempt.relax()
    #expect(!third)
    #expect(attempt.relaxed == [.priceMin, .priceMax])
  }

  @Test("a wider bound than the caller's changes nothing")
  func tighter() {
    let request = RetrievalRequest(
      question: "under 80", store: StoreHandle(alias: "a"), filters: ProductFilters(priceMax: JSONNumber(50)))
    var attempt = SearchAttempt(request: request, reading: Self.read(request.question))
    #expect(attempt.filters.priceMax?.int == 50)
    let relaxed = attempt.relax()
    #expect(!relaxed)
  }
}

@Suite("the words of a question")
struct WordTests {
  static func words(_ question: String) -> QuestionWords {
    QuestionWords(question: question, reading: QuestionReading(reading: question))
  }

  @Test("identifier candidates are runs of one to four words with a digit, four characters at least")
  func candidates() {
    #expect(Self.words("24-MB01").identifiers == ["24mb01"])
    #expect(Self.words("do you have the 24 MB 01 in red").identifiers.contains("24mb01"))
    #expect(Self.words("MUG-RED").identifiers == ["mugred"])
    #expect(Self.words("which red rain jackets are there").identifiers.isEmpty)
    #expect(Self.words("which jacket is good at 40 degrees below").identifiers.allSatisfy { $0.contains("40") })
    #expect(Self.words("show me 42 or 43").identifiers.allSatisfy { $0.utf8.count >= 4 })
    #expect(Self.words("is \"БОТ-5\" there, please tell me now").identifiers.contains("бот5"))
    #expect(Self.words((0..<500).map { "w\($0)x" }.joined(separator: " ")).identifiers.count <= 128)
  }

  @Test("the lexical leg takes the first 64 distinct words")
  func firstWords() {
    let long = (0..<300).map { "word\($0 % 100)" }.joined(separator: " ")
    #expect(Self.words(long).lexicalText.split(separator: " ").count == 64)
    #expect(Self.words("red red RED jacket").lexicalText == "red jacket")
    #expect(Self.words(String(repeating: "a-b-c-d ", count: 3)).lexicalText == "a-b-c-d")
    let compound = (0..<40).map { "a\($0)-b\($0)" }.joined(separator: " ")
    #expect(Self.words(compound).lexicalText.split(separator: " ").count == 32)
    #expect(Self.words("? ! ...").lexicalText == "")
  }

  @Test("words that are in every text are left out, unless there are no others")
  func content() {
    #expect(Self.words("What is the cheapest rain jacket you have?").lexicalText == "rain jacket")
    #expect(Self.words("do you have it").lexicalText == "do you have it")
    #expect(!Self.words("what is the cheapest product").hasContent)
  }
}
