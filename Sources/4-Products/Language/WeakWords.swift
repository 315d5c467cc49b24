// SPDX-License-Identifier: Apache-2.0

/// Words that say something of the wish and little of the thing: occasions, likings, words of conversation. Texts of
/// products are full of them: "keeps", "makes", "perfect gift". They count a little in the search by words.
package enum WeakWords {
  private static let lists = [
    "en": """
    gift gifts present presents birthday christmas xmas anniversary valentine idea ideas surprise love loves like likes
    enjoy enjoys use uses using used make makes making go goes going get gets getting getting help
    helps helping know knows good great nice best better perfect suitable thing things stuff someone somebody people
    person everyone really very much lot lots always ever never everywhere anywhere while because when if so just
    recommend recommendation suggest suggestion suit suits choose pick buy buying every fitting happy ideal
    proper decent who whose whom need needs needed wants wanted think thinking try trying take takes put puts let
    lets us them they he she his hers himself herself myself im ive u ur pls plz thx gonna wanna gotta gimme lemme
    once simultaneously must should shall
    """,
    "de": """
    geschenk geschenke geschenkidee geburtstag weihnachten idee ideen mag liebt gern gerne gut gute guter gutes beste
    besten schon passend geeignet perfekt etwas jemand jemanden leute immer machen macht nehmen benutzen brauche
    braucht schenken empfehlen empfehlung gleichzeitig einmal muss soll sollte
    """,
    "fr": """
    cadeau cadeaux anniversaire noel idee idees aime adore bon bonne meilleur parfait quelqu'un gens toujours faire
    besoin offrir conseiller fois
    """,
    "es": """
    regalo regalos cumpleanos navidad idea ideas gusta encanta bueno buena mejor perfecto alguien gente siempre hacer
    necesito regalar recomendar vez
    """,
    "it": """
    regalo regali compleanno natale idea idee piace ama buono buona migliore perfetto qualcuno gente sempre fare
    bisogno regalare consigliare volta
    """,
    "nl": """
    cadeau cadeautje verjaardag kerst idee ideeen houdt graag goed goede beste perfect iemand mensen altijd maken nodig tegelijk
    """,
    "pl": """
    prezent prezenty upominek urodziny swieta pomysl lubi kocha dobry dobra dobre najlepszy idealny ktos ludzie zawsze
    potrzebuje naraz jednocześnie
    """,
    "uk": "подарунок подарунки день народження різдво ідея любить добрий гарний найкращий ідеальний хтось завжди",
    "ru": "подарок подарки день рождения рождество идея любит хороший хорошая лучший идеальный кто-то всегда",
  ]
  /// Whether a folded word stands for a thing that the question does not name: "something warm for him", "a gift".
  package static func isOpen(_ word: String) -> Bool { open.contains(word) }

  private static let open: Set<String> = gifts.union([
    "something", "anything", "etwas", "was", "algo", "qualcosa", "iets", "cos", "щось", "что-то",
  ])

  /// Whether a folded word stands for a thing that somebody shall be given.
  package static func isGift(_ word: String) -> Bool { gifts.contains(word) }

  private static let gifts: Set<String> = [
    "gift", "gifts", "present", "presents", "geschenk", "geschenke", "cadeau", "cadeaux", "regalo", "regalos", "regali",
    "cadeautje", "prezent", "prezenty", "подарунок", "подарок",
  ]

  /// Whether a folded word says that someone likes what stands after it.
  package static func isLiking(_ word: String) -> Bool { likings.contains(word) }

  /// Of others alone: "I'd like a tent" names the thing.
  private static let likings: Set<String> = [
    "likes", "loves", "enjoys", "mag", "liebt", "adore", "encanta", "houdt", "lubi", "любить", "любит",
  ]

  private static let sets = lists.mapValues { list in
    Set(list.split(whereSeparator: \.isWhitespace).map { String($0).folded })
  }

  /// Whether a folded word is one of them in a language.
  package static func contains(_ word: String, in language: StoreLanguage) -> Bool {
    sets[language.code]?.contains(word) ?? false
  }
}
