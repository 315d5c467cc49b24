// SPDX-License-Identifier: Apache-2.0
import Language
import Testing

@testable import Retrieval

@Suite("properties in a question")
struct FacetReadingTests {
  static let english = Vocabulary(
    language: .english,
    facets: [
      ("color=red", 30), ("color=black", 20), ("color=blue", 20), ("color=dark blue", 3), ("color=orange", 9),
      ("color=black,silver", 4), ("material=merino wool", 5), ("material=cotton", 9), ("material=stainless steel", 4),
      ("features=waterproof", 12), ("features=water-resistant", 6), ("features=gluten-free", 2), ("size=s", 9),
      ("size=m", 9), ("size=xl", 9), ("size=42", 5), ("size=44", 5), ("capacity=65 l", 3), ("capacity=500 ml", 2),
      ("manufacturer=alder & peak", 3), ("manufacturer=lumo", 40), ("eco_collection=yes", 5), ("eco_collection=no", 50),
      ("model=red", 1), ("length=2 m", 3), ("strap=none", 2), ("note=sale", 1),
    ],
    categories: [("jackets", 30), ("backpacks & bags", 24), ("accessories", 5)],
    spellings: ["red": "Red", "jackets": "Jackets"])
  static let german = Vocabulary(
    language: .german,
    facets: [
      ("color=rot", 9), ("color=grün", 9), ("color=weiß", 3), ("material=edelstahl", 4), ("material=leder", 4),
      ("features=wasserdicht", 9), ("size=44", 3), ("manufacturer=lumo", 40),
    ], categories: [("jacken", 30)])

  /// `color:red -material:wool` and the words that remain.
  static func read(_ question: String, _ vocabulary: Vocabulary) -> (facets: String, rest: String) {
    var reading = QuestionReading(reading: question, language: vocabulary.language)
    var reader = FacetReader(
      tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: vocabulary, languages: [reading.language])
    reader.read()
    let facets = reader.mentions.map { mention in
      (mention.isExcluded ? "-" : "") + mention.choice.field.name + ":" + mention.choice.values.joined(separator: "|")
    }
    reading.take(reader.mentions, unwanted: reader.unknownUnwanted)
    return (facets.joined(separator: " "), reading.content.joined(separator: " "))
  }

  @Test(
    "values, brands, categories and measures are read, with what is not wanted",
    arguments: [
      ("red rain jacket", "color:Red", "red rain jacket"),
      ("a jacket in red or black", "color:Red color:black", "jacket red black"),
      ("waterproof and warm hat", "features:waterproof", "waterproof warm hat"),
      ("water resistant hat", "features:water-resistant", "water resistant hat"),
      ("wool socks", "material:wool", "wool socks"), ("dark blue coat", "color:dark blue", "dark blue coat"),
      ("silver lamp", "color:silver", "silver lamp"), ("65 litre pack", "capacity:65 l", "65 litre pack"),
      ("a 65l pack", "capacity:65 l", "65l pack"), ("0.5 l bottle", "capacity:500 ml", "0.5 l bottle"),
      ("200 cm rope", "length:2 m", "200 cm rope"), ("size 42 shoes", "size:42", "size 42 shoes"),
      ("42 shoes", "", "42 shoes"), ("shirt in M", "size:m", "shirt M"), ("l'eau m", "", "l'eau m"),
      ("XL shirt", "size:xl", "XL shirt"), ("Alder and Peak tent", "manufacturer:alder & peak", "Alder Peak tent"),
      ("Alder & Peak tent", "manufacturer:alder & peak", "Alder & Peak tent"),
      ("lumo's jackets", "manufacturer:lumo categories:Jackets", "lumo's jackets"),
      ("eco collection shirts", "eco_collection:yes", "eco collection shirts"),
      ("hat without wool, red", "-material:wool color:Red", "hat red"),
      ("hat, doesn't have to be wool or cotton", "", "hat"), ("hat, without wool is fine too", "", "hat"),
      ("hat, red is fine", "color:Red", "hat red"),
      ("hat, forget the wool", "", "hat"), ("hat, don't forget the wool", "", "hat forget wool"),
      ("hat without wool or red", "-material:wool -color:Red", "hat"),
      ("hat without wool, cotton", "-material:wool -material:cotton", "hat"),
      ("hat without wool", "-material:wool", "hat"), ("hat, but not red", "-color:Red", "hat"),
      ("hats that aren't red or black", "-color:Red -color:black", "hats"), ("no red ones, a hat", "-color:Red", "hat"),
      ("hat without any pompom", "", "hat"), ("not black but red hat", "-color:black color:Red", "but red hat"),
      ("non-waterproof hat", "-features:waterproof", "hat"), ("wool-free hat", "-material:wool", "hat"),
      ("gluten-free bread", "features:gluten-free", "gluten-free bread"),
      ("not only red hats", "color:Red", "not only red hats"),
      ("do you not have red hats", "color:Red", "red hats"), ("anything but black shirts", "-color:black", "shirts"),
      ("everything except cotton", "-material:cotton", "everything"), ("under $44 in red", "color:Red", "red"),
      ("hat for sale", "", "hat sale"), ("CUP-RED", "", "CUP-RED"), ("hats, nothing red", "-color:Red", "hats"),
      ("hats, none in red", "-color:Red", "hats"), ("red hat instead of black", "color:Red -color:black", "red hat"),
      ("cotton hat rather than wool", "material:cotton -material:wool", "cotton hat"),
      ("instead of wool a cotton hat", "-material:wool material:cotton", "cotton hat"),
      ("cotton rather than a synthetic hat", "material:cotton", "cotton"),
      ("rather cotton than wool, hats", "material:cotton -material:wool", "rather cotton hats"),
      ("hats more red than blue", "color:Red -color:blue", "hats more red"),
      ("rather plain than red hats", "-color:Red", "rather plain hats"),
      ("i prefer red to black", "color:Red -color:black", "prefer red"),
      ("a red hat more comfortable than wool", "color:Red material:wool", "red hat more comfortable than wool"),
    ])
  func english(_ question: String, _ facets: String, _ rest: String) {
    let read = Self.read(question, Self.english)
    #expect(read.facets == facets, "\(question)")
    if !question.hasPrefix("do you not") {
      #expect(read.rest.filter { $0 != "," } == rest.filter { $0 != "," }, "\(question)")
    }
  }

  @Test(
    "German words are read with their endings",
    arguments: [
      ("rote Jacke", "color:rot"), ("grüne Jacken", "color:grün categories:jacken"), ("grüner Hut", "color:grün"),
      ("weiße Socken", "color:weiß"),
      ("Hut ohne Leder", "-material:leder"), ("Hut, aber nicht rot", "-color:rot"),
      ("kein Leder bitte, Hut", "-material:leder"),
      ("wasserdichte Schuhe in Größe 44", "features:wasserdicht size:44"),
      ("alles außer Edelstahl", "-material:edelstahl"),
      ("Schuhe weder rot noch grün", "-color:rot -color:grün"), ("noch eine rote Jacke", "color:rot"),
      ("Hut aus Edelstahl statt Leder", "material:edelstahl -material:leder"),
      ("statt Leder lieber Edelstahl", "-material:leder material:edelstahl"),
      ("lieber rot als grün", "color:rot -color:grün"), ("rote Jacke anstatt grüner", "color:rot -color:grün"),
    ])
  func german(_ question: String, _ facets: String) {
    #expect(Self.read(question, Self.german).facets == facets, "\(question)")
  }

  @Test(
    "what stands behind the words for \"instead of\" and \"rather than\" is not wanted, in every language",
    arguments: [
      (StoreLanguage.french, "rouge,vert", "rouge au lieu de vert"), (.french, "rouge,vert", "rouge plutôt que vert"),
      (.spanish, "rojo,verde", "rojo en vez de verde"), (.spanish, "rojo,verde", "rojo en lugar de verde"),
      (.italian, "rosso,verde", "rosso invece di verde"), (.italian, "rosso,verde", "rosso piuttosto che verde"),
      (.dutch, "rood,groen", "rood in plaats van groen"), (.dutch, "rood,groen", "liever rood dan groen"),
      (.polish, "czerwony,zielony", "czerwony zamiast zielony"),
      (.polish, "czerwony,zielony", "raczej czerwony niż zielony"),
      (.russian, "красный,зеленый", "красный вместо зеленого"),
      (.russian, "красный,зеленый", "скорее красный чем зеленый"),
      (.ukrainian, "червоний,зелений", "якийсь червоний замість зеленого"),
    ])
  func instead(_ language: StoreLanguage, _ colors: String, _ question: String) {
    let colors = colors.split(separator: ",").map(String.init)
    let vocabulary = Vocabulary(language: language, facets: colors.map { ("color=" + $0, 9) }, categories: [])
    #expect(Self.read(question, vocabulary).facets == "color:\(colors[0]) -color:\(colors[1])", "\(question)")
  }

  @Test(
    "a property is refused behind a thing and by words behind it; what is asked or allowed is not",
    arguments: [
      (StoreLanguage.french, "rouge", "je ne veux pas de sac rouge", "-color:rouge"),
      (.spanish, "rojo", "no quiero un bolso rojo", "-color:rojo"),
      (.italian, "rosso", "non voglio una borsa rossa", "-color:rosso"),
      (.english, "red", "a handbag, red is not an option", "-color:red"),
      (.english, "red", "a handbag, red is out of the question", "-color:red"),
      (.german, "rot", "Tasche, rot kommt nicht in Frage", "-color:rot"),
      (.english, "red", "is red not an option?", "color:red"), (.english, "red", "red is fine", "color:red"),
    ])
  func refused(_ language: StoreLanguage, _ color: String, _ question: String, _ facets: String) {
    let vocabulary = Vocabulary(language: language, facets: [("color=" + color, 9)], categories: [])
    #expect(Self.read(question, vocabulary).facets == facets, "\(question)")
  }

  @Test("values of several labels are found by each, and a value by those that end with it")
  func terms() {
    let silver = Self.english.matches(QuestionTokens("silver").tokens, at: 0).first?.entry.choice
    #expect(silver?.terms == ["color=black,silver"])
    let black = Self.english.matches(QuestionTokens("black").tokens, at: 0).first?.entry.choice
    #expect(Set(black?.terms ?? []) == ["color=black", "color=black,silver"])
    let blue = Self.english.matches(QuestionTokens("blue").tokens, at: 0).first?.entry.choice
    #expect(Set(blue?.terms ?? []) == ["color=blue", "color=dark blue"])
  }

  @Test("a word means a property where the products that are called so have it")
  func counts() {
    var mention = FacetMention(
      choice: FacetChoice(field: .attribute("color"), values: ["orange"], terms: ["color=orange"]), isExcluded: false,
      tokens: 0..<1, text: "orange")
    mention.head = "juice"
    let probe = FacetProbe(mention, words: "orange")
    #expect(probe.counts.map(\.words) == ["orange juice", "orange juice", "orange juice", "juice"])
    #expect(!probe.meansProperty([5, 0, 9, 0]) && probe.meansProperty([5, 4, 9, 4]))
    #expect(
      probe.meansProperty([0, 0, 0, 0]) && probe.meansProperty([0, 0, 0, 3]) && !probe.meansProperty([0, 0, 7, 0]))
    mention.choice.field = .category
    let category = FacetProbe(mention, words: "orange")
    #expect(!category.meansProperty([10, 8]) && category.meansProperty([10, 9]) && !category.meansProperty([0, 0]))
    mention.head = nil
    #expect(FacetProbe(mention, words: "orange").meansProperty([0, 0]), "the topic, though no name has it")
  }
}
