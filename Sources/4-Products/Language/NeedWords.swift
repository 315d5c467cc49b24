// SPDX-License-Identifier: Apache-2.0

/// Words by which a sentence tells a need and names no thing to buy: "my back aches", "how do I keep my drinks cold".
package struct NeedWords: Sendable {
  /// Runs of words that tell a need: "how do i", "something to".
  private let phrases: [[String]]
  /// Words for the shopper: what they do is told by the next word, "I drink espresso".
  private let pronouns: Set<String>
  /// Words before a verb: "want to film", «ich will … vernichten».
  private let modals: [[String]]
  /// Endings of a verb that depends on such a word; none: it is the next word.
  private let endings: [String]
  /// Words before what the shopper has: "my".
  private let possessives: Set<String>

  private init(
    phrases: String, pronouns: String = "", modals: String = "", endings: String = "", possessives: String
  ) {
    self.phrases = phrases.tokenPhrases
    self.pronouns = String.foldedWords(pronouns)
    self.modals = modals.tokenPhrases
    self.endings = Array(String.foldedWords(endings))
    self.possessives = String.foldedWords(possessives)
  }

  /// Whether a sentence in a language tells a need.
  package static func tell(_ tokens: [QuestionToken], in language: StoreLanguage) -> Bool {
    byLanguage[language.code]?.tell(tokens, language) ?? false
  }

  /// Places of the words that name what the shopper has: up to four behind "my".
  package static func owned(_ tokens: [QuestionToken], in language: StoreLanguage) -> Set<Int> {
    guard let words = byLanguage[language.code] else { return [] }
    return tokens.indices.reduce(into: []) { places, place in
      guard words.possessives.contains(tokens[place].text) else { return }
      let behind = tokens[(place + 1)...].prefix(mostOwned)
      places.formUnion(behind.prefix { $0.kind != .sign && !language.stopWords.contains($0.text) }.indices)
    }
  }

  private static let mostOwned = 4

  /// Words before a relative, who is no maker: "my brother", "a little brother".
  package static let owners: Set<String> = byLanguage.values.reduce(
    into: ["his", "her", "our", "your", "their", "a", "the", "little", "big", "younger", "older"]
  ) { $0.formUnion($1.possessives) }

  private func tell(_ tokens: [QuestionToken], _ language: StoreLanguage) -> Bool {
    func isContent(_ place: Int) -> Bool {
      guard tokens.indices.contains(place), tokens[place].kind == .word else { return false }
      let word = tokens[place].text
      return !language.stopWords.contains(tokens[place].raw.lowercased()) && !WeakWords.contains(word, in: language)
    }
    return tokens.indices.contains { place in
      let isBehindLink = place > 0 && ProductLinks.words.contains(tokens[place - 1].text)
      // "A jacket for my son" is a jacket.
      if possessives.contains(tokens[place].text), !isBehindLink { return true }
      if tokens.has(phrases, at: place) != nil { return true }
      if pronouns.contains(tokens[place].text), isContent(place + 1) { return true }
      guard let end = tokens.has(modals, at: place) else { return false }
      guard !endings.isEmpty else { return isContent(end) }
      return tokens.indices[end...].contains { verb in
        isContent(verb)
          && endings.contains { tokens[verb].text.count > $0.count + 2 && tokens[verb].text.hasSuffix($0) }
      }
    }
  }

  private static let byLanguage: [String: NeedWords] = [
    "en": NeedWords(
      phrases: """
        how do i | how can i | how do we | how can we | how to | how do you | what helps | what can i do | cant | can't
        | cannot | wont | won't | doesn't | doesnt | isn't | isnt | i keep | we keep | so that | something against
        """, pronouns: "i we they he she",
      modals: """
        need to | want to | have to | has to | like to | trying to | something to | anything to | thing to | things to
        | way to | ways to | able to
        """, possessives: "my our"),
    "de": NeedWords(
      phrases: """
        wie kann ich | wie können wir | wie bekomme ich | wie werde ich | was hilft | damit | etwas gegen | was gegen
        | etwas zum | was zum | etwas um | tut weh | geht nicht | funktioniert nicht
        """, pronouns: "ich wir", modals: "will | wollen | möchte | möchten | muss | müssen | soll | kann | können",
      endings: "en ern eln",
      possessives: "mein meine meinen meinem meiner meines unser unsere unseren unserem unserer"),
    "fr": NeedWords(
      phrases: "comment | de quoi | quelque chose contre | quelque chose pour | ne marche | ne fonctionne",
      pronouns: "je nous", modals: "veux | voudrais | dois | aimerais | voulons | devons | besoin de | envie de",
      endings: "er ir re", possessives: "mon ma mes notre nos"),
    "es": NeedWords(
      phrases: "cómo puedo | cómo | algo para | algo contra | no funciona", pronouns: "yo",
      modals: "quiero | necesito | quisiera | debo | tengo que | queremos | necesitamos", endings: "ar er ir",
      possessives: "mi mis nuestro nuestra nuestros nuestras"),
    "it": NeedWords(
      phrases: "come posso | come faccio | qualcosa per | qualcosa contro | non funziona", pronouns: "io",
      modals: "voglio | devo | vorrei | dobbiamo | vogliamo", endings: "are ere ire rre",
      possessives: "mio mia miei mie nostro nostra nostri nostre"),
    "nl": NeedWords(
      phrases: "hoe kan ik | hoe kunnen we | hoe krijg ik | iets om | iets tegen | wat helpt | doet pijn | werkt niet",
      pronouns: "ik wij we", modals: "wil | willen | moet | moeten | kan | kunnen", endings: "en",
      possessives: "mijn m'n onze ons"),
    "pl": NeedWords(
      phrases: "jak mogę | jak | coś do | coś na | coś żeby | nie działa", pronouns: "ja",
      modals: "chcę | muszę | chciałbym | chciałabym | chcemy | żeby | aby", endings: "ać eć ić yć ąć uć",
      possessives: "mój moja moje mojego mojej mojemu moim moich mnie nasz nasza nasze"),
    "uk": NeedWords(
      phrases: "як мені | як | щось для | щось щоб | не працює", pronouns: "я ми",
      modals: "хочу | треба | мушу | потрібно | хотів би | хотіла б | щоб", endings: "ти тися",
      possessives: "мій моя моє мої мого моєї моєму моїм моїх наш наша наше наші"),
    "ru": NeedWords(
      phrases: "как мне | как | что-то для | что-нибудь для | не работает", pronouns: "я мы",
      modals: "хочу | надо | нужно | хотел бы | хотела бы | чтобы | должен | должна", endings: "ть ться ти",
      possessives: "мой моя моё мои моего моей моему моим моих наш наша наше наши"),
  ]
}

extension [QuestionToken] {
  /// The place behind the first of some phrases that stands at a place. Nil: none does.
  fileprivate func has(_ phrases: [[String]], at place: Int) -> Int? {
    phrases.first { hasRun($0, at: place) }.map { place + $0.count }
  }
}
