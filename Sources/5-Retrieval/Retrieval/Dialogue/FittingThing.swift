// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Primitives

/// "And a lens for it" after "nikon camera": another thing, which fits what the conversation is about. It is asked for as if
/// the shopper had written "a lens for nikon camera". Pure.
enum FittingThing {
  /// How a language says it at the end of a message, and the word that joins a thing to what it fits.
  private static let endings: [(code: String, link: String, phrases: String)] = [
    (
      "en", "for",
      "for it | for this | for that | for these | for those | to go with it | to go with that | that fits it | that fits"
    ),
    ("de", "für", "dafür | dazu | passend dazu | für den | für das | für diesen | für dieses"),
    ("fr", "pour", "pour ça | pour cela | pour celui-ci | pour celle-ci | qui va avec"),
    ("es", "para", "para eso | para esto | para este | para esta | para ese | para esa"),
    ("it", "per", "per questo | per questa | per quello | per quella"),
    ("nl", "voor", "ervoor | daarvoor | erbij | daarbij | voor deze | voor die"),
    ("pl", "do", "do tego | do niego | do niej"), ("uk", "до", "до нього | до неї | до цього"),
    ("ru", "к", "к нему | к ней | к этому"),
  ]
  private static let phrases = endings.flatMap { ending in
    ending.phrases.split(separator: "|").map {
      (code: ending.code, link: ending.link, words: QuestionTokens.words(of: String($0)))
    }
  }.sorted { $0.words.count > $1.words.count }
  private static let mostWords = 4

  /// The message with what it speaks of by name; nil where it asks for no other thing, or nothing was named before.
  static func message(_ request: RetrievalRequest, _ vocabulary: Vocabulary?) -> RestatedMessage? {
    let store = request.store.language
    let written = StoreLanguage.ofQuestion(request.question, store: store)
    let tokens = QuestionTokens(request.question).tokens.filter { $0.kind != .sign }
    let texts = tokens.map(\.text)
    let ending = phrases.first { texts.count > $0.words.count && texts.suffix($0.words.count).elementsEqual($0.words) }
    guard let ending else { return nil }
    let wish = tokens.dropLast(ending.words.count)
    let languages = [written, store, .named(ending.code)]
    let small = SmallWords(languages: languages)
    let own = wish.filter { !small.contains($0) }
    // "What is the price for it?" and "how much for that?" ask of the thing itself.
    let asksHow = texts.first.map(FollowUpReading.hows.contains) ?? false
    let speaksOfPrice = wish.contains { token in languages.contains { $0.prices.price.contains(token.text) } }
    guard !own.isEmpty, own.count <= mostWords, own.allSatisfy({ $0.kind == .word }), !speaksOfPrice, !asksHow,
      let topic = topic(of: request, vocabulary)
    else { return nil }
    return RestatedMessage(turn: 0, text: wish.written + " " + ending.link + " " + topic)
  }

  /// "Toner for the first one": asked for by the name of the product that is chosen; nil where the question asks for no
  /// other thing.
  static func question(_ question: ReadMessage, for product: CatalogProduct) -> String? {
    let tokens = question.reading.tokens
    guard !question.followUp.choices.isEmpty || question.followUp.hasPronoun, question.followUp.wish == nil,
      let link = tokens.lastIndex(where: { ProductLinks.words.contains($0.text) }), link > 0,
      let own = question.followUp.own.last, own < link, question.followUp.own.count <= mostWords,
      // The choice stands behind the preposition.
      question.followUp.words.contains(where: { $0 > link })
    else { return nil }
    return tokens[..<link].written + " " + tokens[link].raw + " " + shortName(of: product)
  }

  /// The beginning of a name up to its first number, or its first words: "Brother HL-L1352CDW" of a printer's that goes on
  /// with its resolution.
  private static func shortName(of product: CatalogProduct) -> String {
    let words = product.name.words.prefix(longestName)
    guard let end = words.firstIndex(where: { $0.contains(where: \.isNumber) }) ?? words.indices.last else {
      return product.name
    }
    return words[...end].joined(separator: " ")
  }

  private static let longestName = 5

  /// The words of the newest message that names a thing. "4k" and "below 800" name none: they say more of the monitor.
  static func topic(of request: RetrievalRequest, _ vocabulary: Vocabulary?) -> String? {
    let store = request.store.language
    for turn in request.turns.reversed()
    where turn.isOfShopper && SmallTalk.answer(to: turn.text, store: store, isReply: true) == nil {
      let reading = QuestionReading(reading: turn.text, language: store, currency: request.store.currency)
      var said: Set<Int> = []
      if let vocabulary {
        var reader = FacetReader(
          tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: vocabulary,
          languages: reading.language == store ? [store] : [reading.language, store])
        reader.read()
        // "iPhone 15" is what the thing shall fit.
        for mention in reader.mentions where mention.choice.field != .category && !mention.choice.field.saysWhatFits {
          said.formUnion(mention.tokens)
        }
      }
      let properties = Set(said.map { reading.tokens[$0].text })
      let names = reading.content.contains { word in
        QuestionTokens(word).tokens.contains {
          let isThing = !ProductWords.table.things(in: [$0], reading.language).isEmpty
          return $0.kind == .word && (isThing || !properties.contains($0.text)) && !reading.isWeak(word)
        }
      }
      if names { return reading.content.joined(separator: " ") }
    }
    return nil
  }
}
