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
      """
      for it | for this | for that | for these | for those | for them | to go with them | that fits them | to go with it | to go with that | that fits it | that fits
      | that it fits in | that it fits into | it fits in | it fits into | which it fits in | that goes with it
      | to put it in | to carry it | to carry it in
      """
    ),
    (
      "de", "für",
      """
      dafür | dazu | passend dazu | für den | für das | für diesen | für dieses | in die er passt | in die es passt
      | in die sie passt | in den er passt | in den es passt | wo er reinpasst | wo es reinpasst | wo er rein passt
      """
    ),
    (
      "fr", "pour",
      "pour eux | pour elles | pour ça | pour cela | pour celui-ci | pour celle-ci | qui va avec | où il rentre"
    ),
    ("es", "para", "para ellos | para ellas | para eso | para esto | para este | para esta | para ese | para esa"),
    ("it", "per", "per loro | per questo | per questa | per quello | per quella"),
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

  /// The word of a language that joins a thing to what it fits; of an unknown one the English one.
  static func link(in language: StoreLanguage) -> String {
    endings.first { $0.code == language.code }?.link ?? endings[0].link
  }

  /// The message with what it speaks of by name; nil where it asks for no other thing, or nothing was named before.
  static func message(_ request: RetrievalRequest, _ vocabulary: Vocabulary?) -> RestatedMessage? {
    let store = request.store.language
    let written = StoreLanguage.ofQuestion(request.question, store: store)
    var tokens = QuestionTokens(request.question).tokens.filter { $0.kind != .sign }
    // "A bag for it too", "a bag for it as well"
    while let last = tokens.last, let before = tokens.dropLast().last {
      if ReferenceWords.isTail(last.text) {
        tokens.removeLast()
      } else if ReferenceWords.isTail(before.text + " " + last.text) {
        tokens.removeLast(2)
      } else {
        break
      }
    }
    let behind = placeOfMore(in: tokens, [written, store])
    let texts = tokens[..<behind].map(\.text)
    let ending =
      phrases.first { texts.count > $0.words.count && texts.suffix($0.words.count).elementsEqual($0.words) }
      ?? question(in: texts, written)
    let pointing = ending == nil ? Pointing(Array(tokens[..<behind]), written) : nil
    guard let ending = ending ?? pointing?.ending else { return nil }
    var wish = Array(tokens[..<behind].dropLast(ending.words.count) + tokens[behind...])[...]
    // "A second controller for it"
    if let further = wish.firstIndex(where: { furthers.contains($0.text) }), further < wish.index(before: wish.endIndex)
    {
      wish.remove(at: further)
    }
    let languages = [written, store, .named(ending.code)]
    let small = SmallWords(languages: languages)
    let own = wish.filter { !small.contains($0) }
    // "What is the price for it?" and "how much for that?" ask of the thing itself.
    let asksHow = texts.first.map(FollowUpReading.hows.contains) ?? false
    let speaksOfPrice = wish.contains { token in languages.contains { $0.prices.price.contains(token.text) } }
    // "Pens for it" after "whiteboard": there are whiteboard pens.
    if own.count == 1, let place = wish.firstIndex(where: { $0.text == own[0].text }),
      let vocabulary, let name = SiblingValue.compound(of: own[0], request, vocabulary)
    {
      wish[place].raw = name
    }
    guard !own.isEmpty, own.count <= mostWords, own.allSatisfy({ $0.kind == .word }), !speaksOfPrice, !asksHow,
      let topic = pointing?.owner(request) ?? topic(of: request, vocabulary)
    else { return nil }
    // A whiteboard to go with "whiteboard markers" is any: they are for it.
    let isOwner = own.allSatisfy { word in
      let words = QuestionTokens(topic).tokens
      return words.count > 1 && words.dropLast().contains { store.facets.stem($0.text) == store.facets.stem(word.text) }
    }
    let text = isOwner && store.headPlace == .last ? wish.written : wish.written + " " + ending.link + " " + topic
    return RestatedMessage(turn: 0, text: text)
  }

  /// Where "in black" of "a band for it in black" begins; the end where nothing stands behind what it is for.
  private static func placeOfMore(in tokens: [QuestionToken], _ languages: [StoreLanguage]) -> Int {
    let texts = tokens.map(\.text)
    let place = texts.indices.dropFirst().first { place in
      let isRefined = languages.contains { $0.references.roles(at: texts[place...]).contains { $0.role == .refiner } }
      return isRefined
        && (phrases.contains { texts[..<place].suffix($0.words.count).elementsEqual($0.words) }
          || languages.contains { Pointing(Array(tokens[..<place]), $0) != nil })
    }
    return place ?? tokens.count
  }

  /// "What case fits?": the verb at the end stands for what the thing shall fit.
  private static func question(
    in texts: [String], _ language: StoreLanguage
  ) -> (code: String, link: String, words: [String])? {
    guard let first = texts.first, let last = texts.last, texts.count > 2, FollowUpReading.whiches.contains(first),
      fitting.contains(last)
    else { return nil }
    return (language.code, link(in: language), [last])
  }

  /// One more of what fits: it is none of those that were shown.
  private static let furthers: Set<String> = [
    "second", "third", "another", "extra", "additional", "spare", "zweiter", "zweiten", "zweites", "zweite", "weiterer",
    "weiteren", "weiteres", "weitere", "deuxieme", "seconde", "autre", "segundo", "segunda", "otro", "otra", "secondo",
    "seconda", "altro", "altra", "tweede", "drugi", "druga", "другий", "друга", "второй", "вторая",
  ]

  /// "Toner for the first one": asked for by the name of the product that is chosen; nil where the question asks for no
  /// other thing.
  static func question(_ question: ReadMessage, for product: CatalogProduct) -> String? {
    self.question(question, for: shortName(of: product))
  }

  /// - Parameter name: of what is chosen, or the topic where it is none of those that were shown.
  static func question(_ question: ReadMessage, for name: String) -> String? {
    let tokens = question.reading.tokens
    guard !question.followUp.choices.isEmpty || question.followUp.hasPronoun, question.followUp.wish == nil,
      let link = tokens.lastIndex(where: { ProductLinks.words.contains($0.text) || isFitting($0.text) }),
      link > 0, question.followUp.own.contains(where: { $0 < link }),
      question.followUp.own.allSatisfy({ $0 <= link }), question.followUp.own.count <= mostWords,
      // The choice stands behind the preposition.
      question.followUp.words.contains(where: { $0 > link })
    else { return nil }
    let joint = isFitting(tokens[link].text) ? self.link(in: question.reading.language) : tokens[link].raw
    return tokens[..<link].written + " " + joint + " " + name
  }

  /// "Which toner fits the first one?"
  private static let fitting: Set<String> = [
    "fit", "fits", "suit", "suits", "passt", "passen", "convient", "conviene", "past", "passend", "pasuje", "підходить",
    "подходит",
  ]

  /// "Which ink goes with the first one?"
  private static func isFitting(_ word: String) -> Bool { fitting.contains(word) || going.contains(word) }

  private static let going: Set<String> = [
    "goes", "go", "works", "work", "gehort", "gehoren", "va", "vont", "van", "vanno", "sirve", "hoort", "horen",
  ]

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

  /// The words of the newest message that names a thing, with the brand and the length, "15.6 inch", that later messages
  /// say of it. "4k" and "below 800" name none: they say more of the monitor.
  static func topic(of request: RetrievalRequest, _ vocabulary: Vocabulary?) -> String? {
    let store = request.store.language
    var later = Later()
    var named: String?
    let first = request.turns.firstIndex(where: \.isOfShopper)
    for (place, turn) in request.turns.enumerated().reversed()
    where turn.isOfShopper && SmallTalk.answer(to: turn.text, store: store, isReply: true) == nil {
      let reading = QuestionReading(reading: turn.text, language: store, currency: request.store.currency)
      let languages = reading.language == store ? [store] : [reading.language, store]
      var mentions: [FacetMention] = []
      if let vocabulary {
        var reader = FacetReader(
          tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: vocabulary, languages: languages,
          followsTopic: place != first)
        reader.read()
        mentions = reader.mentions.filter { $0.choice.field != .category }
      }
      // Games fit a controller no more than it fits them: both are for the platform.
      if let platform = mentions.last(where: { $0.choice.field.isPlatform && !$0.isExcluded }) { return platform.text }
      if names(reading, beside: mentions, languages) {
        return later.completed(
          reading, mentions, model: later.isOfAnyBrand ? nil : model(later.brand, reading, mentions, vocabulary))
      }
      named = named ?? mentions.first { mayBeThing($0) }?.text
      later.take(reading, mentions, languages)
    }
    return named
  }

  /// "Apple Watch" of a smartwatch by Apple, where things fit what is called so.
  private static func model(
    _ newer: String?, _ reading: QuestionReading, _ mentions: [FacetMention], _ vocabulary: Vocabulary?
  ) -> (text: String, thing: Range<Int>)? {
    guard let vocabulary, !mentions.contains(where: { $0.choice.field.saysWhatFits }),
      let brand = newer ?? mentions.last(where: { $0.choice.field.isBrand && !$0.isExcluded })?.text,
      let thing = ProductWords.table.namedThings(in: reading.tokens, reading.language).first
    else { return nil }
    let name = reading.tokens[thing.places].written
    let names = [name] + ProductWords.table.otherNames(of: name, in: vocabulary.language)
    let heads = names.compactMap { $0.words.last.map(String.init) }
    let found = heads.lazy.map { brand + " " + $0 }.first { model in
      vocabulary.entries(called: QuestionTokens(model).tokens).contains { $0.choice.field.saysWhatFits }
    }
    return found.map { ($0, thing.places) }
  }

  /// "Xbox Series X": games are for it, and it is sold too.
  private static func mayBeThing(_ mention: FacetMention) -> Bool {
    let field = mention.choice.field
    let isQuality = field.isColorOrMaterial || field.isBrand || field.isSize || mention.isMeasure || mention.isBound
    return !mention.isExcluded && !isQuality && mention.text.contains(where: \.isWhitespace)
  }

  private static func names(
    _ reading: QuestionReading, beside mentions: [FacetMention], _ languages: [StoreLanguage]
  ) -> Bool {
    // "iPhone 15" is what the thing shall fit.
    let said = mentions.filter { !$0.choice.field.saysWhatFits }.flatMap(\.tokens)
    let properties = Set(said.map { reading.tokens[$0].text })
    let followUp = FollowUpReading(reading, properties: Set(said), languages: languages)
    // The memory of "at least 16 GB of memory" is no thing.
    let measured = mentions.filter { $0.isMeasure || $0.isBound }.flatMap(\.tokens)
    let talk = Set((followUp.words + measured).map { reading.tokens[$0].text })
    return reading.content.contains { word in
      QuestionTokens(word).tokens.contains { token in
        let isThing = !ProductWords.table.things(in: [token], reading.language).isEmpty
        let isOwn = !properties.contains(token.text)
        return token.kind == .word && (isThing || isOwn) && !talk.contains(token.text) && !reading.isWeak(word)
      }
    }
  }

  /// Brand and length from the messages behind the one that names the thing: they hold for what fits it too.
  private struct Later {
    var brand: String?
    var isOfAnyBrand = false
    var length: String?

    /// Takes over what an earlier message says: the newer ones count.
    mutating func take(_ reading: QuestionReading, _ mentions: [FacetMention], _ languages: [StoreLanguage]) {
      let wanted = mentions.filter { !$0.isExcluded }
      let places = Set(mentions.flatMap(\.tokens))
      if !isOfAnyBrand { brand = brand ?? wanted.last { $0.choice.field.isBrand }?.text }
      if FollowUpReading(reading, properties: places, languages: languages).liftsBrand { isOfAnyBrand = true }
      length = length ?? wanted.last { FittingThing.isLength($0, reading) }?.text
    }

    /// The words of the message that names the thing, without what says nothing of what fits it: a case for the black
    /// phone need not be black, and a bag for a notebook has no memory.
    ///
    /// - Parameter model: what stands for the brand and the thing at some places.
    func completed(
      _ reading: QuestionReading, _ mentions: [FacetMention], model: (text: String, thing: Range<Int>)?
    ) -> String {
      let idle = mentions.filter { mention in
        let field = mention.choice.field
        let isOther = mention.isMeasure && !FittingThing.isLength(mention, reading)
        let isReplaced =
          field.isBrand && (brand != nil || isOfAnyBrand) || FittingThing.isLength(mention, reading) && length != nil
        // What fits a magnetic board need not be magnetic.
        let isFlag = !mention.choice.flagNames.isEmpty
        return mention.isExcluded || field.isColor || isOther || isFlag || isReplaced || field.isBrand && model != nil
      }
      let places = idle.flatMap { $0.exclusion ?? $0.tokens } + (model.map { Array($0.thing) } ?? [])
      let texts = Set(places.map { reading.tokens[$0].text })
      let words = reading.content.filter { word in
        let tokens = QuestionTokens(word).tokens.filter { $0.kind != .sign }
        return tokens.isEmpty || !tokens.allSatisfy { texts.contains($0.text) }
      }
      return ([model?.text ?? brand].compactMap(\.self) + words + [length].compactMap(\.self)).joined(separator: " ")
    }
  }

  private static func isLength(_ mention: FacetMention, _ reading: QuestionReading) -> Bool {
    guard let (measure, _) = Measure.read(reading.tokens, at: mention.tokens.lowerBound) else { return false }
    return lengths.contains(measure.unit)
  }

  private static let lengths: Set<String> = ["in", "m", "ft"]
}
