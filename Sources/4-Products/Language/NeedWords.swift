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
  /// What the shopper does with things that they have: "hang the television on the wall".
  private let verbs: Set<String>
  /// Such verbs stand behind what they are about: «den Fernseher an die Wand hängen».
  private let verbsAreLast: Bool
  /// Words before a thing that is spoken of: "the".
  private let determiners: Set<String>
  /// What becomes of what stands before it: "computers must stay on", "phone always empty".
  private let states: [[String]]

  private init(
    phrases: String, pronouns: String = "", modals: String = "", endings: String = "", possessives: String,
    verbs: String, verbsAreLast: Bool = false, determiners: String = "", states: String
  ) {
    self.verbs = String.foldedWords(verbs)
    self.verbsAreLast = verbsAreLast
    self.determiners = String.foldedWords(determiners)
    self.states = states.tokenPhrases
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

  /// Places of the words that name what the shopper does something with, or speaks of the state of: no such thing is
  /// looked for. "Something to put the tv on the wall", "phone always empty".
  package static func handled(_ tokens: [QuestionToken], in language: StoreLanguage) -> Set<Int> {
    byLanguage[language.code]?.handled(tokens, language) ?? []
  }

  private static let mostOwned = 4

  /// Whether a word says whose something is, or who: "my", in any language.
  package static func isPossessive(_ word: String) -> Bool { owning.contains(word) }

  private static let owning: Set<String> = byLanguage.values.reduce(into: ["his", "her", "our", "your", "their"]) {
    $0.formUnion($1.possessives)
  }

  /// Words before a relative, who is no maker: "my brother", "a little brother".
  package static let owners = owning.union(["a", "the", "little", "big", "younger", "older"])

  private func handled(_ tokens: [QuestionToken], _ language: StoreLanguage) -> Set<Int> {
    let objects = verbsAreLast ? objectsBeforeVerbs(tokens, language) : objectsBehindVerbs(tokens, language)
    return objects.union(subjectsOfStates(tokens, language))
  }

  /// "Charge the phone", "to charge my phone", and at the beginning "charge phone".
  private func objectsBehindVerbs(_ tokens: [QuestionToken], _ language: StoreLanguage) -> Set<Int> {
    tokens.indices.reduce(into: []) { places, verb in
      guard isVerb(tokens, at: verb) else { return }
      var start = verb + 1
      while start < tokens.count, isDeterminer(tokens[start]) { start += 1 }
      guard start > verb + 1 || beginsPhrase(tokens, at: verb) else { return }
      places.formUnion(noun(tokens, from: start, language))
    }
  }

  /// «Den Fernseher an die Wand hängen», «Handy unterwegs laden»: the first noun before the verb.
  private func objectsBeforeVerbs(_ tokens: [QuestionToken], _ language: StoreLanguage) -> Set<Int> {
    guard let verb = tokens.indices.last(where: { isVerb(tokens, at: $0) }), verb > 0 else { return [] }
    let start = tokens[..<verb].firstIndex(where: isDeterminer).map { $0 + 1 }
    // «Die Kamera, die nachts filmt», «eine Tasche zum Tragen»: it is the thing itself.
    let isThing = tokens[(start ?? 0)..<verb].contains { $0.kind == .sign || ProductLinks.words.contains($0.text) }
    guard !isThing else { return [] }
    if let start { return Set(noun(tokens, from: start, language).filter { $0 < verb }) }
    guard verb == tokens.count - 1, !language.stopWords.contains(tokens[0].raw.lowercased()) else { return [] }
    return [0]
  }

  private func subjectsOfStates(_ tokens: [QuestionToken], _ language: StoreLanguage) -> Set<Int> {
    guard let state = tokens.indices.first(where: { tokens.has(states, at: $0) != nil }) else { return [] }
    let words = tokens[..<state].indices.reversed().prefix { tokens[$0].kind == .word && !isDeterminer(tokens[$0]) }
    return Set(words.prefix(2).filter { !language.stopWords.contains(tokens[$0].raw.lowercased()) })
  }

  private func isVerb(_ tokens: [QuestionToken], at place: Int) -> Bool {
    tokens.indices.contains(place) && tokens[place].kind == .word && verbs.contains(tokens[place].text)
  }

  private func isDeterminer(_ token: QuestionToken) -> Bool {
    determiners.contains(token.text) || possessives.contains(token.text)
  }

  /// The first word, where it is no noun as "power" is, or one behind "to" and the like.
  private func beginsPhrase(_ tokens: [QuestionToken], at place: Int) -> Bool {
    place == 0 ? !Self.nouns.contains(tokens[place].text) : Self.infinitives.contains(tokens[place - 1].text)
  }

  private static let infinitives = String.foldedWords("to pour para per do żeby aby чтобы щоб")
  /// Verbs that are other words as well: "power bank", "charge cable", "clean keyboard".
  private static let nouns = String.foldedWords(
    """
    charge clean copy cover dust fix film heat iron keep label lift lock measure mount plug power print record scan
    store dry wash cool warm brew write backup extend repair secure move hold cook
    """)

  private func noun(_ tokens: [QuestionToken], from start: Int, _ language: StoreLanguage) -> [Int] {
    guard start < tokens.count else { return [] }
    let run = tokens[start...].prefix(Self.mostOwned).prefix {
      $0.kind != .sign && !language.stopWords.contains($0.raw.lowercased()) && !ProductLinks.parts($0.text)
    }
    return Array(run.indices)
  }

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
      if place == 0, !handled(tokens, language).isEmpty { return true }
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
        """, possessives: "my our",
      verbs: """
        put hang mount attach fix fasten hold carry charge recharge clean wipe dust protect cover keep store tidy hide
        connect plug extend copy scan print shred destroy write cut bind label weigh measure repair dry
        wash iron cook brew grind film record backup move transport lock secure power cool warm heat lift raise
        """, determiners: "the this that these those some all",
      states: """
        must stay | should stay | have to stay | has to stay | must keep | must not | should not | always empty
        | is always empty | always dead | is always dead | keeps dying | keep dying | runs out | run out | always flat
        | is always flat | gets too hot | get too hot | too far away | don't reach | doesn't reach | is too quiet
        | is too loud | go off | goes off | never lasts | doesn't last
        """),
    "de": NeedWords(
      phrases: """
        wie kann ich | wie können wir | wie bekomme ich | wie werde ich | was hilft | damit | etwas gegen | was gegen
        | etwas zum | was zum | etwas um | tut weh | geht nicht | funktioniert nicht
        """, pronouns: "ich wir", modals: "will | wollen | möchte | möchten | muss | müssen | soll | kann | können",
      endings: "en ern eln",
      possessives: "mein meine meinen meinem meiner meines unser unsere unseren unserem unserer",
      verbs: """
        aufhängen hängen anbringen befestigen montieren stellen laden aufladen reinigen putzen säubern schützen abdecken
        tragen transportieren verstauen aufbewahren verbinden anschließen verlängern kopieren scannen drucken ausdrucken
        vernichten schreddern schneiden binden beschriften wiegen messen trocknen
        waschen bügeln kochen mahlen filmen sichern kühlen
        """, verbsAreLast: true, determiners: "den die das dem diese diesen dieses alte alten altes",
      states: """
        immer leer | ist immer leer | ständig leer | ist ständig leer | muss anbleiben | müssen anbleiben
        | müssen weiterlaufen | muss weiterlaufen | dauernd leer | ist dauernd leer | hält nicht | wird zu heiß
        | soll anbleiben | müssen an bleiben | muss an bleiben
        """),
    "fr": NeedWords(
      phrases: "comment | de quoi | quelque chose contre | quelque chose pour | ne marche | ne fonctionne",
      pronouns: "je nous", modals: "veux | voudrais | dois | aimerais | voulons | devons | besoin de | envie de",
      endings: "er ir re", possessives: "mon ma mes notre nos",
      verbs: """
        accrocher suspendre fixer monter poser mettre charger recharger nettoyer protéger couvrir transporter porter
        ranger connecter brancher rallonger copier scanner numériser imprimer détruire couper relier
        peser mesurer sécher laver repasser cuire moudre filmer sauvegarder refroidir
        """, determiners: "le la les l l' ce cet cette ces de des du d' vieux vieilles",
      states: "toujours vide | est toujours vide | doit rester | doivent rester | doit continuer | doivent continuer"),
    "es": NeedWords(
      phrases: "cómo puedo | cómo | algo para | algo contra | no funciona", pronouns: "yo",
      modals: "quiero | necesito | quisiera | debo | tengo que | queremos | necesitamos", endings: "ar er ir",
      possessives: "mi mis nuestro nuestra nuestros nuestras",
      verbs: """
        colgar fijar montar poner cargar recargar limpiar proteger cubrir transportar llevar guardar conectar enchufar
        alargar copiar escanear imprimir destruir cortar encuadernar pesar medir secar lavar
        planchar cocinar moler filmar grabar enfriar
        """, determiners: "el la los las este esta estos estas",
      states:
        "siempre vacío | siempre sin batería | está siempre vacío | debe seguir | deben seguir | tienen que seguir"),
    "it": NeedWords(
      phrases: "come posso | come faccio | qualcosa per | qualcosa contro | non funziona", pronouns: "io",
      modals: "voglio | devo | vorrei | dobbiamo | vogliamo", endings: "are ere ire rre",
      possessives: "mio mia miei mie nostro nostra nostri nostre",
      verbs: """
        appendere fissare montare mettere caricare ricaricare pulire proteggere coprire trasportare portare riporre
        collegare prolungare copiare scansionare stampare distruggere tagliare rilegare
        pesare misurare asciugare lavare stirare cucinare macinare filmare raffreddare
        """, determiners: "il lo la i gli le l l' questo questa questi queste",
      states: "sempre scarico | è sempre scarico | devono restare | deve restare | devono rimanere | deve rimanere"),
    "nl": NeedWords(
      phrases: "hoe kan ik | hoe kunnen we | hoe krijg ik | iets om | iets tegen | wat helpt | doet pijn | werkt niet",
      pronouns: "ik wij we", modals: "wil | willen | moet | moeten | kan | kunnen", endings: "en",
      possessives: "mijn m'n onze ons",
      verbs: """
        hangen ophangen bevestigen monteren zetten laden opladen schoonmaken reinigen beschermen afdekken dragen
        vervoeren opbergen bewaren verbinden aansluiten verlengen kopiëren scannen printen afdrukken vernietigen snijden binden wegen meten drogen wassen strijken koken malen filmen koelen
        """, verbsAreLast: true, determiners: "de het deze dit die dat oude",
      states: "altijd leeg | is altijd leeg | steeds leeg | moeten aanblijven | moet aanblijven | moeten aan blijven"),
    "pl": NeedWords(
      phrases: "jak mogę | jak | coś do | coś na | coś żeby | nie działa", pronouns: "ja",
      modals: "chcę | muszę | chciałbym | chciałabym | chcemy | żeby | aby", endings: "ać eć ić yć ąć uć",
      possessives: "mój moja moje mojego mojej mojemu moim moich mnie nasz nasza nasze",
      verbs: """
        powiesić zawiesić przymocować zamontować postawić naładować ładować czyścić wyczyścić chronić zabezpieczyć
        zakryć nosić przewozić przechowywać podłączyć przedłużyć kopiować skanować drukować wydrukować zniszczyć niszczyć ciąć pociąć ważyć zważyć mierzyć suszyć prać prasować gotować mielić filmować chłodzić
        """, determiners: "ten ta to te stare stary",
      states: "zawsze pusty | ciągle pusty | zawsze rozładowany | ciągle rozładowany | muszą działać | musi działać"),
    "uk": NeedWords(
      phrases: "як мені | як | щось для | щось щоб | не працює", pronouns: "я ми",
      modals: "хочу | треба | мушу | потрібно | хотів би | хотіла б | щоб", endings: "ти тися",
      possessives: "мій моя моє мої мого моєї моєму моїм моїх наш наша наше наші",
      verbs: """
        повісити закріпити поставити зарядити заряджати почистити чистити захистити захищати накрити носити перевозити
        зберігати підключити подовжити копіювати сканувати друкувати роздрукувати знищити різати
        зважити виміряти сушити прати прасувати варити молоти знімати охолодити
        """, determiners: "цей ця це ці старі",
      states: "завжди розряджений | постійно розряджений | мають працювати | повинні працювати"),
    "ru": NeedWords(
      phrases: "как мне | как | что-то для | что-нибудь для | не работает", pronouns: "я мы",
      modals: "хочу | надо | нужно | хотел бы | хотела бы | чтобы | должен | должна", endings: "ть ться ти",
      possessives: "мой моя моё мои моего моей моему моим моих наш наша наше наши",
      verbs: """
        повесить закрепить поставить зарядить заряжать почистить чистить защитить защищать накрыть носить перевозить
        хранить подключить удлинить копировать сканировать печатать распечатать уничтожить резать
        взвесить измерить сушить стирать гладить варить молоть снимать охладить
        """, determiners: "этот эта это эти старые",
      states: "всегда разряжен | постоянно разряжен | должны работать | должен работать"),
  ]
}

extension [QuestionToken] {
  /// The place behind the first of some phrases that stands at a place. Nil: none does.
  fileprivate func has(_ phrases: [[String]], at place: Int) -> Int? {
    phrases.first { hasRun($0, at: place) }.map { place + $0.count }
  }
}
