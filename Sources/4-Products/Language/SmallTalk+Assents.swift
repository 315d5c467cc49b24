// SPDX-License-Identifier: Apache-2.0

extension SmallTalk {
  /// Messages that say yes or no, in one language: as a first message they ask for nothing.
  static func isAssent(_ words: [String], in language: StoreLanguage) -> Bool {
    assents[language.code]?.contains(words) ?? false
  }

  private static let assents: [String: Set<[String]>] = [
    "en": "yes | yes please | yeah | yep | sure | please | no | nope | ok then | sure thing | yes thanks",
    "de": "ja | ja bitte | jo | klar | bitte | nein | nö | ja gerne | gerne | ja genau",
    "fr": "oui | oui merci | d'accord | non | oui s'il vous plaît | volontiers",
    "es": "sí | sí por favor | vale | no | claro", "it": "sì | sì grazie | sì per favore | no | va bene",
    "nl": "ja | ja graag | graag | nee", "pl": "tak | tak proszę | nie | jasne",
    "uk": "так | так будь ласка | ок | ні | звісно", "ru": "да | да пожалуйста | ок | нет | конечно",
  ].mapValues { Set($0.phraseList) }

  /// Phrases that a language has borrowed: said to a shop in a third language they are of the one that they come from.
  static let borrowed: [String: Set<[String]>] = [
    "de": Set("ciao | merci | hi | hey".phraseList), "nl": Set("merci".phraseList), "es": Set("ciao | chao".phraseList),
    "pl": Set("ciao".phraseList),
  ]
}
