// SPDX-License-Identifier: Apache-2.0
import JSON
import Language
import Testing

@testable import Retrieval

@Suite("What the words of a message say of the conversation")
struct FollowUpReadingTests {
  private static func reading(_ message: String, _ code: String) -> FollowUpReading {
    let store = StoreLanguage.named(code)
    let reading = QuestionReading(reading: message, language: store, currency: "USD")
    let languages = reading.language == store ? [store] : [reading.language, store]
    return FollowUpReading(reading, properties: [], languages: languages)
  }

  @Test(
    "choices among shown products, in nine languages",
    arguments: [
      ("is the first one in stock?", "en", [.place(0)]), ("tell me more about the second", "en", [.place(1)]),
      ("and the third one?", "en", [.place(2)]), ("the last one please", "en", [.last]),
      ("I'll take the cheaper one", "en", [.cheapest]), ("which of the two is cheaper?", "en", [.cheapest]),
      ("which of the first two is cheaper?", "en", [.both, .cheapest]),
      ("the cheaper of the first two", "en", [.both, .cheapest]),
      ("the more expensive one", "en", [.dearest]), ("which of the two is waterproof?", "en", [.both]),
      ("which one has the longest battery life?", "en", [.all]), ("do they come in XL?", "en", [.all]),
      ("compare the first one and the second one", "en", [.place(0), .place(1)]),
      ("Ist das zweite auf Lager?", "de", [.place(1)]), ("welches ist günstiger?", "de", [.cheapest]),
      ("welche der ersten beiden ist günstiger?", "de", [.both, .cheapest]),
      ("lequel des deux premiers est en stock ?", "fr", [.both]), ("¿cuál de los dos primeros?", "es", [.both]),
      ("quale dei primi due?", "it", [.both]), ("welke van de eerste twee?", "nl", [.both]),
      ("który z pierwszych dwóch?", "pl", [.both]), ("який з перших двох?", "uk", [.both]),
      ("какой из первых двух?", "ru", [.both]),
      ("Welche davon sind wasserdicht?", "de", [.all]), ("die beiden", "de", [.both]),
      ("le premier est-il étanche ?", "fr", [.place(0)]), ("lequel des deux est le moins cher ?", "fr", [.cheapest]),
      ("¿y el último?", "es", [.last]), ("¿cuál de los dos es más barato?", "es", [.cheapest]),
      ("il secondo è disponibile?", "it", [.place(1)]), ("quale costa meno?", "it", [.cheapest]),
      ("is de tweede op voorraad?", "nl", [.place(1)]), ("welke is goedkoper?", "nl", [.cheapest]),
      ("czy ten pierwszy jest dostępny?", "pl", [.place(0)]), ("który jest tańszy?", "pl", [.cheapest]),
      ("а перший є в наявності?", "uk", [.place(0)]), ("який з них дешевший?", "uk", [.cheapest]),
      ("второй есть в наличии?", "ru", [.place(1)]), ("какой из них дешевле?", "ru", [.cheapest]),
    ] as [(String, String, [ReferenceWords.Choice])])
  func choices(message: String, language: String, choices: [ReferenceWords.Choice]) {
    #expect(Self.reading(message, language).choices == choices)
  }

  @Test("words that lead to what is said add nothing at its end, and \"I meant\" names nothing")
  func endings() {
    for message in ["a mouse now", "mouse next", "a mouse instead", "i meant a mouse"] {
      #expect(Self.reading(message, "en").ownWords == ["mouse"], "\(message)")
    }
    #expect(Self.reading("a mouse now", "en").ending == [2] && Self.reading("only", "en").ending.isEmpty)
    #expect(Self.reading("leather only", "en").ownWords == ["leather"])
  }

  @Test("a preposition of looking for something does not say more of what was spoken of, and \"instead\" adds nothing")
  func lookingFor() {
    #expect(Self.reading("now i'm looking for headphones", "en").cue != .refiner)
    #expect(Self.reading("for headphones", "en").cue == .refiner)
    // It speaks of no product that was shown.
    #expect(!Self.reading("make it 24 ports", "en").speaksOfShown)
    let store = StoreLanguage.english
    func isAlternative(_ message: String) -> Bool {
      let reading = QuestionReading(reading: message, language: store)
      return FollowUpReading(reading, properties: [1], languages: [store]).isAlternative
    }
    #expect(isAlternative("or siemens") && !isAlternative("or siemens instead"))
  }

  @Test(
    "what may begin a message names nothing at its end",
    arguments: [
      ("ok without wifi then", "en"), ("without wifi instead", "en"), ("ok ohne wifi dann", "de"),
      ("zonder wifi dan", "nl"),
    ])
  func openerAtEnd(message: String, language: String) {
    #expect(Self.reading(message, language).ownWords == ["wifi"])
  }

  @Test(
    "another brand, a limit somewhat higher and none at all are read, in nine languages",
    arguments: [
      ("another brand please", "a bit more expensive is fine", "forget the price", "en"),
      ("bitte eine andere Marke", "etwas teurer geht auch", "vergiss den Preis", "de"),
      ("une autre marque", "un peu plus cher", "oubliez le prix", "fr"),
      ("otra marca por favor", "un poco más caro está bien", "olvida el precio", "es"),
      ("un'altra marca", "un po' più caro", "dimentica il prezzo", "it"),
      ("een ander merk", "iets duurder mag ook", "vergeet de prijs", "nl"),
      ("inna marka", "może być trochę droższe", "zapomnij o cenie", "pl"),
      ("інший бренд", "трохи дорожче", "забудь про ціну", "uk"),
      ("другой бренд", "чуть дороже", "забудь про цену", "ru"),
    ])
  func otherThanBefore(brand: String, limit: String, price: String, language: String) {
    let ofBrand = Self.reading(brand, language)
    #expect(ofBrand.wantsOtherBrand && ofBrand.namesNothing)
    let higher = Self.reading(limit, language)
    #expect(higher.raisesLimit && higher.namesNothing)
    let none = Self.reading(price, language)
    #expect(none.liftsPrice && none.namesNothing)
  }

  @Test(
    "any brand, any size, another colour and the other one are read, in nine languages",
    arguments: [
      ("any brand is fine", "any size", "any other colours?", "and the other one?", "en"),
      ("die Marke ist egal", "egal welche Größe", "gibt es andere Farben?", "und das andere?", "de"),
      ("n'importe quelle marque", "peu importe la taille", "d'autres couleurs ?", "et l'autre ?", "fr"),
      ("cualquier marca", "da igual la talla", "¿en otro color?", "¿y el otro?", "es"),
      ("qualsiasi marca", "qualsiasi taglia", "in un altro colore?", "e l'altro?", "it"),
      ("elk merk", "alle maten", "andere kleuren?", "en de andere?", "nl"),
      ("dowolna marka", "dowolny rozmiar", "inne kolory?", "a ten drugi?", "pl"),
      ("будь-який бренд", "будь-який розмір", "інші кольори?", "а другий з них?", "uk"),
      ("любой бренд", "любой размер", "другие цвета?", "а другой из них?", "ru"),
    ])
  func lifted(brand: String, size: String, color: String, other: String, language: String) {
    let ofBrand = Self.reading(brand, language)
    #expect(ofBrand.liftsBrand && ofBrand.namesNothing)
    let ofSize = Self.reading(size, language)
    #expect(ofSize.liftsSize && ofSize.namesNothing)
    let ofColor = Self.reading(color, language)
    #expect(ofColor.wantsOtherColor && ofColor.namesNothing)
    #expect(Self.reading(other, language).choices == [.otherOne])
  }

  @Test(
    "a property may be any, and what the thing shall be speaks of none that was shown, in nine languages",
    arguments: [
      ("other lengths are fine", "it should be blue", "en"), ("Länge egal", "er soll blau sein", "de"),
      ("peu importe la longueur", "il doit être bleu", "fr"), ("cualquier longitud", "tiene que ser azul", "es"),
      ("qualsiasi lunghezza", "deve essere blu", "it"), ("alle lengtes", "hij moet blauw zijn", "nl"),
      ("każda długość", "ma być niebieski", "pl"), ("будь-яка довжина", "має бути синій", "uk"),
      ("любая длина", "должен быть синий", "ru"),
    ])
  func anyProperty(property: String, requirement: String, language: String) {
    let ofProperty = Self.reading(property, language)
    #expect(ofProperty.liftedProperties.contains("length") && ofProperty.namesNothing)
    let required = Self.reading(requirement, language)
    #expect(required.cue == .refiner && !required.speaksOfShown)
  }

  @Test(
    "a question of how something is, with its pronoun at the end, asks of what was shown",
    arguments: [
      ("how tall is it?", "en", true), ("how heavy is this one?", "en", true), ("wie groß ist es?", "de", true),
      ("hoe groot is het?", "nl", true), ("jak duży jest ten?", "pl", true), ("скільки важить він?", "uk", true),
      ("сколько весит он?", "ru", true), ("a tent, how light is it", "en", false),
      ("combien coûte une lampe ?", "fr", false),
    ])
  func how(message: String, language: String, isOfShown: Bool) {
    #expect((Self.reading(message, language).cue == .pointer) == isOfShown)
  }

  @Test(
    "an article and a property alone mean one of the shown products, in nine languages",
    arguments: [
      ("the red one", "en", 1), ("und die rote?", "de", 2), ("la rouge ?", "fr", 1), ("el rojo", "es", 1),
      ("il rosso", "it", 1), ("en de rode?", "nl", 2), ("ten czerwony", "pl", 1), ("той червоний", "uk", 1),
      ("тот красный", "ru", 1),
    ])
  func amongShown(message: String, language: String, property: Int) {
    let store = StoreLanguage.named(language)
    let reading = QuestionReading(reading: message, language: store)
    #expect(FollowUpReading(reading, properties: [property], languages: [store]).isAmongShown)
    #expect(!FollowUpReading(reading, properties: [], languages: [store]).isAmongShown)
  }

  @Test(
    "a property of one without an article means any of the kind",
    arguments: [
      ("red one", 0, false), ("and a red one", 2, false), ("the red one", 1, true), ("that red one", 1, true),
    ])
  func anyOne(message: String, property: Int, isAmongShown: Bool) {
    let reading = QuestionReading(reading: message, language: .english)
    let followUp = FollowUpReading(reading, properties: [property], languages: [.english])
    #expect(followUp.isAmongShown == isAmongShown)
  }

  @Test(
    "how many shall come together is said of what was spoken of",
    arguments: [("100 pack", true), ("pack of 100", true), ("100 pieces", true), ("100 pack of pens", false)])
  func packAlone(message: String, goesOn: Bool) {
    let reading = QuestionReading(reading: message, language: .english)
    let read = ReadMessage(
      text: message, turn: 1, reading: reading, change: nil, properties: [], released: [], permitted: [],
      followUp: Self.reading(message, "en"), things: [], placesOfThings: [], kind: nil, thing: [])
    #expect(read.mustGoOn == goesOn)
  }

  @Test(
    "that something is better, or the greatest of its kind, names nothing",
    arguments: [
      ("the biggest you have", "en"), ("what is the largest", "en"), ("red is better", "en"), ("rot ist besser", "de"),
      ("c'est mieux", "fr"), ("sería mejor", "es"), ("sarebbe meglio", "it"), ("is beter", "nl"),
    ])
  func better(message: String, language: String) {
    let store = StoreLanguage.named(language)
    let reading = QuestionReading(reading: message, language: store)
    let properties: Set<Int> = ["red", "rot"].contains(reading.tokens[0].text) ? [0] : []
    #expect(FollowUpReading(reading, properties: properties, languages: [store]).namesNothing)
  }

  @Test(
    "words that change a limit name nothing beside one",
    arguments: [
      ("make it up to 320 dollars", "en"), ("mach daraus bis 320 Euro", "de"), ("disons moins de 320 euros", "fr"),
      ("digamos hasta 320 euros", "es"), ("facciamo fino a 320 euro", "it"), ("maak er maximaal 320 euro van", "nl"),
      ("powiedzmy do 320 zł", "pl"), ("нехай буде до 320 грн", "uk"), ("пусть будет до 320 рублей", "ru"),
    ])
  func changes(message: String, language: String) {
    let store = StoreLanguage.named(language)
    let reading = QuestionReading(reading: message, language: store)
    #expect(reading.priceMax?.double == 320)
    #expect(FollowUpReading(reading, properties: [], languages: [store]).namesNothing)
  }

  @Test(
    "a name or a plain wish is no choice",
    arguments: [
      ("show me the first aid kits", "en"), ("a tent for two people", "en"), ("the number one bestseller mugs", "en"),
      ("I need one person tents", "en"), ("rain jacket", "en"), ("ein Zelt für zwei Personen", "de"),
      ("trousse de premiers secours", "fr"), ("namiot dla dwóch osób", "pl"), ("намет для двох", "uk"),
    ])
  func noChoice(message: String, language: String) {
    #expect(Self.reading(message, language).choices.filter { $0 != .all }.isEmpty)
  }

  @Test(
    "other products, cheaper ones, dearer ones, in nine languages",
    arguments: [
      ("show me more", "en", .others), ("something else please", "en", .others), ("any others?", "en", .others),
      ("do you have more?", "en", .others), ("anything cheaper?", "en", .cheaper), ("too expensive", "en", .cheaper),
      ("a cheaper one?", "en", .cheaper), ("something more expensive", "en", .dearer),
      ("zeig mir mehr", "de", .others), ("gibt es etwas Günstigeres?", "de", .cheaper), ("was anderes", "de", .others),
      ("etwas Teureres", "de", .dearer), ("autre chose ?", "fr", .others), ("moins cher ?", "fr", .cheaper),
      ("algo más barato", "es", .cheaper), ("otra cosa", "es", .others), ("qualcosa di più economico?", "it", .cheaper),
      ("mostrami altri", "it", .others), ("iets goedkopers?", "nl", .cheaper), ("laat meer zien", "nl", .others),
      ("coś tańszego?", "pl", .cheaper), ("pokaż więcej", "pl", .others), ("щось дешевше?", "uk", .cheaper),
      ("покажіть ще", "uk", .others), ("что-нибудь подешевле", "ru", .cheaper), ("покажи еще", "ru", .others),
    ] as [(String, String, ReferenceWords.Wish)])
  func wishes(message: String, language: String, wish: ReferenceWords.Wish) {
    let reading = Self.reading(message, language)
    #expect(reading.wish == wish && reading.own.isEmpty, "\(reading)")
  }

  @Test(
    "how plainly a message goes on, and with which words of its own",
    arguments: [
      ("and in red?", "en", .refiner, ["red"]), ("under 80", "en", .none, []),
      ("what about under 30?", "en", .opener, []),
      ("and mugs?", "en", .opener, ["mugs"]), ("now tents", "en", .opener, ["tents"]), ("hats", "en", .none, ["hats"]),
      ("is it in stock?", "en", .pointer, []), ("does it have a hood?", "en", .pointer, ["hood"]),
      ("Do you have it in blue as well?", "en", .pointer, ["blue"]), ("without hood", "en", .refiner, ["hood"]),
      ("I need a tent, is it light?", "en", .none, ["tent", "light"]),
      ("is it possible to get a tent?", "en", .none, ["tent"]),
      ("und unter 50 Euro?", "de", .opener, []), ("und Becher?", "de", .opener, ["Becher"]),
      ("ist es wasserdicht?", "de", .pointer, ["wasserdicht"]), ("gibt es Zelte?", "de", .none, ["Zelte"]),
      ("und in blau?", "de", .refiner, ["blau"]), ("et en bleu ?", "fr", .refiner, ["bleu"]),
      ("et des tentes ?", "fr", .opener, ["tentes"]), ("¿y tazas?", "es", .opener, ["tazas"]),
      ("¿y en azul?", "es", .refiner, ["azul"]), ("e in rosso?", "it", .refiner, ["rosso"]),
      ("en in het blauw?", "nl", .refiner, ["blauw"]), ("a kubki?", "pl", .opener, ["kubki"]),
      ("а кухлі?", "uk", .opener, ["кухлі"]), ("а у червоному?", "uk", .refiner, ["червоному"]),
      ("а кружки?", "ru", .opener, ["кружки"]), ("есть в красном цвете?", "ru", .refiner, ["красном"]),
    ] as [(String, String, FollowUpReading.Cue, [String])])
  func cues(message: String, language: String, cue: FollowUpReading.Cue, own: [String]) {
    let reading = Self.reading(message, language)
    #expect(reading.cue == cue && reading.ownWords == own, "\(reading.cue) \(reading.ownWords)")
  }

  @Test(
    "a limit is lifted where a message says so, and by nothing else",
    arguments: [
      ("price doesn't matter", "en", true), ("any price", "en", true), ("Preis ist egal", "de", true),
      ("peu importe le prix", "fr", true), ("el precio no importa", "es", true), ("il prezzo non importa", "it", true),
      ("prijs maakt niet uit", "nl", true), ("cena nie gra roli", "pl", true), ("ціна не важлива", "uk", true),
      ("цена не важна", "ru", true), ("what's the price?", "en", false), ("under 80", "en", false),
      ("is the price right?", "en", false), ("was ist der Preis?", "de", false), ("quel est le prix ?", "fr", false),
    ])
  func lifted(message: String, language: String, lifts: Bool) {
    #expect(Self.reading(message, language).liftsPrice == lifts)
  }

  @Test(
    "a greeting before a sentence is no part of what is looked for",
    arguments: [
      ("hi, i want an epson printer", "i want an epson printer"), ("hi i want a printer", "i want a printer"),
      ("Good morning do you have kettles", "do you have kettles"), ("hello kitty cup", "hello kitty cup"),
      ("hi-fi speakers", "hi-fi speakers"), ("Hallo ich suche einen Wasserkocher", "ich suche einen Wasserkocher"),
    ])
  func greetings(_ message: String, _ rest: String) {
    var request = RetrievalRequest(question: message, store: StoreHandle(id: "1", alias: "a", language: .english))
    LeadingTalk.leaveOut(of: &request)
    #expect(request.question == rest)
  }
}
