// SPDX-License-Identifier: Apache-2.0
import Language

/// "And red?" after "white wine": a word that makes another value of one that the message before names, red wine of white
/// wine, takes the place of the word that differs. Pure.
enum SiblingValue {
  private static let longestValue = 3

  /// The message before with the other value; nil where the question says more than one word, or no value is made of it.
  static func message(_ request: RetrievalRequest, _ vocabulary: Vocabulary?) -> RestatedMessage? {
    guard let vocabulary else { return nil }
    let store = request.store.language
    // The number of "under 45" is no value.
    let reading = QuestionReading(reading: request.question, language: store, currency: request.store.currency)
    guard reading.constraints.isEmpty else { return nil }
    let written = reading.language
    let said = words(of: request.question, [written, store])
    if let message = otherCategory(request, said, vocabulary) { return message }
    let offers = speaksOfOther(request.question, [written, store])
    guard let word = said.count == 1 ? said.first : nil else {
      guard offers else { return nil }
      return earlier(of: request) {
        otherWhole(in: $0, by: said, request, vocabulary) ?? partOfValue(in: $0, by: said, store, vocabulary)
      }
    }
    // "Only HP" is no other kind of printer.
    guard !vocabulary.brands.contains(word.text) else { return nil }
    if !pointsAtShown(request.question, [written, store]), let text = compound(of: word, request, vocabulary) {
      return RestatedMessage(turn: 0, text: text)
    }
    return earlier(of: request) { text in
      replaced(in: text, by: word, vocabulary) ?? otherValue(in: text, by: word, offers, request, vocabulary)
        ?? kind(of: word, in: text, store, vocabulary)
        ?? (offers ? partOfValue(in: text, by: said, store, vocabulary) : nil)
    }
  }

  /// The newest message that a change makes another of, with those behind it: "3 m" between them says more of the cable.
  private static func earlier(of request: RetrievalRequest, _ change: (String) -> String?) -> RestatedMessage? {
    var later: [String] = []
    for (place, turn) in request.turns.enumerated().reversed() where turn.isOfShopper && !turn.text.isEmpty {
      if let text = change(turn.text) {
        return RestatedMessage(turn: place, text: text, later: later)
      }
      guard later.count < messagesBetween, QuestionTokens.words(of: turn.text).count <= wordsBetween else { break }
      later.insert(turn.text, at: 0)
    }
    return nil
  }

  /// "Ink for that one" speaks of a product.
  private static func pointsAtShown(_ message: String, _ languages: [StoreLanguage]) -> Bool {
    let texts = QuestionTokens.words(of: message)
    return texts.indices.contains { place in
      languages.contains { language in
        language.references.roles(at: texts[place...]).contains { role, _ in
          if case .choice = role { true } else { role == .pronoun }
        }
      }
    }
  }

  /// "Internal then" after "external ssd", where there are "External Solid State Drives" and "Internal Solid State Drives".
  private static func otherCategory(
    _ request: RetrievalRequest, _ said: [QuestionToken], _ vocabulary: Vocabulary
  ) -> RestatedMessage? {
    guard said.count <= mostWordsOfOther else { return nil }
    for word in said where word.kind == .word {
      guard var message = earlier(of: request, { modified(in: $0, by: word, request.store.language, vocabulary) })
      else {
        continue
      }
      let rest = QuestionTokens(request.question).tokens.filter { $0.text != word.text }
      if said.count > 1 { message.later.append(rest[...].written) }
      return message
    }
    return nil
  }

  /// A message whose thing has another word before it, where both make the name of a category.
  private static func modified(
    in message: String, by word: QuestionToken, _ store: StoreLanguage, _ vocabulary: Vocabulary
  ) -> String? {
    let table = ProductWords.table
    let tokens = QuestionTokens(message).tokens
    guard store.headPlace == .last, table.things(in: [word], store).isEmpty else { return nil }
    for thing in table.namedThings(in: tokens, store) {
      for head in thing.places where head > 0 && tokens[head - 1].kind == .word && tokens[head - 1].text != word.text {
        let name = tokens[head..<thing.places.upperBound].written
        let names = [name] + table.otherNames(of: name, in: store)
        func isCategory(_ word: QuestionToken) -> Bool {
          names.contains { vocabulary.namesCategory(word.raw + " " + $0) }
        }
        guard areOpposites(word.text, tokens[head - 1].text), isCategory(word), isCategory(tokens[head - 1]) else {
          continue
        }
        return [tokens[..<(head - 1)].written, word.raw, tokens[head...].written].joinedParts
      }
    }
    return nil
  }

  /// "Internal" and "external", "indoor" and "outdoor": opposites share the most of their letters. A laser printer may be a
  /// "multifunction printer" too.
  private static func areOpposites(_ one: String, _ other: String) -> Bool {
    func shared(_ one: some Sequence<Character>, _ other: some Sequence<Character>) -> Int {
      zip(one, other).prefix { $0 == $1 }.count
    }
    return max(shared(one, other), shared(one.reversed(), other.reversed())) >= lettersOfOpposites
  }

  private static let lettersOfOpposites = 4
  private static let mostWordsOfOther = 4

  /// "And a bag" after "sony camera", where there are "Camera bags"; nil where no category or value is called so.
  static func compound(
    of word: QuestionToken, _ request: RetrievalRequest, _ vocabulary: Vocabulary
  ) -> String? {
    let (table, store) = (ProductWords.table, request.store.language)
    let languages = [store, StoreLanguage.ofQuestion(request.question, store: store)]
    let isThing = languages.contains { !table.things(in: [word], $0).isEmpty }
    guard isThing || vocabulary.kindWords.contains(store.facets.stem(word.text)),
      let topic = FittingThing.topic(of: request, vocabulary)
    else { return nil }
    // The word that names the thing: a coffee machine and a table are no coffee table. "MILC" is short for a camera.
    let tokens = QuestionTokens(topic).tokens.filter { $0.kind == .word }
    let named = table.namedThings(in: tokens, store).first.map { tokens[$0.places] } ?? tokens.suffix(1)
    let others = table.otherNames(of: named.written, in: store).map { QuestionTokens($0).tokens[...] }
    let isFirst = store.headPlace == .first
    let things = ([named] + others).compactMap { (isFirst ? $0.first : $0.last)?.raw }
    return things.lazy.compactMap { thing in
      let name = thing + " " + word.raw
      // "Camera cases" are bags for cameras.
      return ([name] + table.otherNames(of: name, in: store)).first(where: vocabulary.names)
    }.first
  }

  /// "Mirrorless" after "camera under 1000": a word that no value has, and that names a thing together with the one that the
  /// message names.
  private static func kind(
    of word: QuestionToken, in message: String, _ store: StoreLanguage, _ vocabulary: Vocabulary
  ) -> String? {
    let table = ProductWords.table
    guard store.headPlace == .last, !vocabulary.knows(word.text), table.things(in: [word], store).isEmpty else {
      return nil
    }
    let tokens = QuestionTokens(message).tokens
    for thing in table.namedThings(in: tokens, store) {
      let name = [word] + tokens[thing.places]
      guard table.matches(name, at: 0, in: store).contains(where: { $0.end == name.count && table.isThing($0) }) else {
        continue
      }
      let parts = [tokens[..<thing.places.lowerBound].written, word.raw, tokens[thing.places.lowerBound...].written]
      return parts.joinedParts
    }
    return nil
  }

  /// "How about", "is fine": what is said takes the place of something.
  private static func speaksOfOther(_ message: String, _ languages: [StoreLanguage]) -> Bool {
    let texts = QuestionTokens.words(of: message)
    return texts.indices.contains { place in
      languages.contains { language in
        language.references.roles(at: texts[place...]).contains { $1 > 1 && [.opener, .filler].contains($0) }
      }
    }
  }

  /// "How about thunderbolt" after "usb c dock": a word of one value of an attribute takes the place of the words of another,
  /// though the shopper names neither by all of its words. Words that both messages have say nothing.
  private static func partOfValue(
    in message: String, by said: [QuestionToken], _ store: StoreLanguage, _ vocabulary: Vocabulary
  ) -> String? {
    let tokens = QuestionTokens(message).tokens
    let new = said.filter { word in !tokens.contains { $0.text == word.text } }
    guard let word = new.first(where: { $0.kind == .word && $0.text.count > 2 }), new.count < longestValue,
      new.allSatisfy({ $0.kind != .sign && ProductWords.table.things(in: [$0], store).isEmpty })
    else { return nil }
    func isChoice(_ field: FacetField) -> Bool {
      field != .category && !field.isColorOrMaterial && !field.isBrand && !field.isSize
        && (!field.saysWhatFits || field.isPlatform)
    }
    let values = vocabulary.values(having: word.text).filter { value in
      isChoice(value.choice.field) && new.allSatisfy { $0.text == word.text || value.rest.contains($0.text) }
    }
    let ofOwn = Set(values.flatMap(\.rest))
    func isOther(_ place: Int, of field: FacetField) -> Bool {
      let token = tokens[place]
      guard token.kind != .sign, !ofOwn.contains(token.text), ProductWords.table.things(in: [token], store).isEmpty,
        !SmallWords(languages: [store]).contains(token)
      else { return false }
      return vocabulary.values(having: token.text).contains { $0.choice.field == field }
    }
    // Of attributes that share a value the one counts that the message names another value of.
    let fields = values.map(\.choice.field)
    let found = fields.lazy.compactMap { field in tokens.indices.first { isOther($0, of: field) }.map { ($0, field) } }
      .first
    guard let (start, field) = found else { return nil }
    var end = start + 1
    while end < tokens.count, isOther(end, of: field) || tokens[end].text == "-" { end += 1 }
    // "Micro cut" and "cross cut" share a word.
    let shared = (start..<end).filter { place in said.contains { $0.text == tokens[place].text } }.map { tokens[$0] }
    let parts = [tokens[..<start].written, new[...].written, shared[...].written, tokens[end...].written]
    return parts.joinedParts
  }

  private static let messagesBetween = 2
  private static let wordsBetween = 4

  /// A message with another value of the vocabulary, which a word makes of one that it names.
  private static func replaced(in message: String, by word: QuestionToken, _ vocabulary: Vocabulary) -> String? {
    let tokens = QuestionTokens(message).tokens
    for length in stride(from: longestValue, to: 1, by: -1) where tokens.count >= length {
      for start in 0...tokens.count - length {
        let value = tokens[start..<start + length]
        guard value.allSatisfy({ $0.kind != .sign }), vocabulary.names(value.written) else { continue }
        for other in value.indices where value[other].text != word.text {
          var changed = tokens
          changed[other] = word
          changed[other].isGlued = tokens[other].isGlued
          guard vocabulary.names(changed[start..<start + length].written) else { continue }
          return changed[...].written
        }
      }
    }
    return nil
  }

  /// "What about PlayStation 5" after "PC games": a value of several words takes the place of another of its attribute.
  private static func otherWhole(
    in message: String, by said: [QuestionToken], _ request: RetrievalRequest, _ vocabulary: Vocabulary
  ) -> String? {
    let fields = Set(
      vocabulary.entries(called: said).filter { !$0.needsCue }.map(\.choice.field)
        .filter { $0.isPlatform || $0.isMaterial })
    guard !fields.isEmpty else { return nil }
    let store = request.store.language
    let reading = QuestionReading(reading: message, language: store, currency: request.store.currency)
    var reader = FacetReader(
      tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: vocabulary, languages: [reading.language, store])
    reader.read()
    guard let old = reader.mentions.first(where: { !$0.isExcluded && fields.contains($0.choice.field) }) else {
      return nil
    }
    return [
      reading.tokens[..<old.tokens.lowerBound].written, said[...].written,
      reading.tokens[old.tokens.upperBound...].written,
    ].joinedParts
  }

  /// "And for the Switch?" after "PS5 games": another value of the attribute of which the message names one, called by one
  /// of its words.
  /// - Parameter offers: it is said that the one value takes the place of the other, "mesh is better": of two materials it
  ///   does whatever the attributes are called.
  private static func otherValue(
    in message: String, by word: QuestionToken, _ offers: Bool, _ request: RetrievalRequest, _ vocabulary: Vocabulary
  ) -> String? {
    // "A switch" is a thing of its own.
    let store = request.store.language
    guard !QuestionTokens.words(of: request.question).contains(where: indefinites.contains) else { return nil }
    let reading = QuestionReading(reading: message, language: store, currency: request.store.currency)
    var reader = FacetReader(
      tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: vocabulary, languages: [reading.language, store])
    reader.read()
    let isThing = !ProductWords.table.things(in: [word], store).isEmpty
    for mention in reader.mentions where !mention.isExcluded && !mention.isMeasure {
      let field = mention.choice.field
      guard field != .category, !field.isColor, !field.isBrand, !field.isSize else { continue }
      let isValue = vocabulary.matches([word], at: 0).contains { match in
        let own = match.entry.choice.field
        return isThing && own == field || offers && own.isMaterial && field.isMaterial
      }
      let others = vocabulary.values(having: word.text).filter { value in
        value.choice.field == field && !value.choice.overlaps(mention.choice) && value.rest.count < longestValue
      }
      let shortest = others.min { $0.rest.count < $1.rest.count }?.choice.values.first
      guard let value = isValue ? word.raw : shortest else { continue }
      let parts = [
        reading.tokens[..<mention.tokens.lowerBound].written, value,
        reading.tokens[mention.tokens.upperBound...].written,
      ]
      return parts.joinedParts
    }
    return nil
  }

  private static let indefinites: Set<String> = [
    "a", "an", "ein", "eine", "einen", "un", "une", "una", "uno", "een",
  ]

  /// The words of a message that say something, openers and small words apart; none where it refuses something.
  private static func words(of message: String, _ languages: [StoreLanguage]) -> [QuestionToken] {
    let tokens = QuestionTokens(message).tokens.filter { $0.kind != .sign }
    let texts = tokens.map(\.text)
    let small = SmallWords(languages: languages)
    var at = 0
    var words: [QuestionToken] = []
    while at < tokens.count {
      let word = texts[at]
      // "Not red" is no wish for red.
      if languages.contains(where: { $0.facets.negations.contains(word) }) { return [] }
      let phrase = languages.compactMap { $0.references.lengthOfLeadIn(texts[at...]) }.max()
      if phrase == nil, !small.contains(tokens[at]), !ReferenceWords.isTail(word) { words.append(tokens[at]) }
      at += phrase ?? 1
    }
    return words
  }
}
