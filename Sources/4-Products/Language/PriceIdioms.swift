// SPDX-License-Identifier: Apache-2.0

/// Expressions of money that are no plain number with a currency, in one language. Data alone; words are stored folded.
package struct PriceIdioms: Sendable {
  /// A colloquial name of an amount: "half a grand", «ein Fuffi».
  package struct Amount: Sendable {
    package var phrase: [String]
    package var value: Int
    /// Said of about so much: "a couple of hundred".
    package var isRough: Bool
  }

  /// By first word, longer phrases first.
  package let amounts: [String: [Amount]]
  /// A lower limit behind these is none: "I don't mind paying over 100".
  package let indifferent: [[String]]
  /// A limit behind these is none, whichever way it goes: "it doesn't need to be under 20".
  package let unneeded: [[String]]
  /// Said between a comparison and its amount: "under, say, 20".
  package let asides: [[String]]
  /// Words of a limit that may stand far from its amount: "my budget for a tent is 300".
  package let budgets: Set<String>
  /// Between such a word and its amount, right before the amount.
  package let copulas: Set<String>

  init(
    amounts: String = "", indifferent: String = "", unneeded: String = "", asides: String = "",
    budgets: String = "", copulas: String = ""
  ) {
    let entries = amounts.split(separator: "|").compactMap { entry -> Amount? in
      let parts = entry.split(separator: "=")
      guard parts.count == 2, let value = Int(parts[1].filter(\.isNumber)) else { return nil }
      let phrase = QuestionTokens(String(parts[0])).tokens.map(\.text)
      return phrase.isEmpty ? nil : Amount(phrase: phrase, value: value, isRough: parts[1].contains("~"))
    }
    self.amounts = Dictionary(grouping: entries.sorted { $0.phrase.count > $1.phrase.count }) { $0.phrase[0] }
    self.indifferent = indifferent.tokenPhrases
    self.unneeded = unneeded.tokenPhrases
    self.asides = asides.tokenPhrases.sorted { $0.count > $1.count }
    self.budgets = Set(budgets.split(whereSeparator: \.isWhitespace).map { String($0).folded })
    self.copulas = Set(copulas.split(whereSeparator: \.isWhitespace).map { String($0).folded })
  }

  /// Those of a language by its code; of an unknown one none.
  static func of(_ code: String) -> PriceIdioms { byLanguage[code] ?? PriceIdioms() }

  private static let byLanguage: [String: PriceIdioms] = [
    "en": PriceIdioms(
      amounts: """
        half a grand = 500 | a grand = 1000 | grand = 1000 | a tenner = 10 | tenner = 10 | a fiver = 5 | fiver = 5
        | half a thousand = 500 | a couple of hundred = ~200 | a couple hundred = ~200 | couple of hundred = ~200
        | couple hundred = ~200 | a couple of thousand = ~2000 | a couple thousand = ~2000 | two hundred fifty = 250
        | a grand and a half = 1500 | a c-note = 100
        """,
      indifferent: """
        don't mind | do not mind | wouldn't mind | would not mind | dont mind | wouldnt mind | don't care | do not care
        | fine with | ok with | okay with | even if | even when
        """,
      unneeded: """
        doesn't need to | does not need to | don't need to | do not need to | needn't | need not | doesn't have to
        | does not have to | don't have to | do not have to | doesnt have to | doesnt need to | not necessarily
        | doesn't necessarily have to | forget the | forget about the
        | never mind the | no need for | drop the | skip the
        """, asides: "say | let's say | lets say | i'd say | for example",
      budgets: "budget limit maximum ceiling", copulas: "is of at was"),
    "de": PriceIdioms(
      amounts: """
        halben tausender = 500 | halber tausender = 500 | halbes tausend = 500 | tausender = 1000 | hunderter = 100
        | fuffi = 50 | fuffziger = 50 | fuffis = 50 | zwanni = 20 | hunni = 100 | fünfhunderter = 500
        | zweihunderter = 200 | fünfziger = 50 | zwanziger = 20 | zehner = 10 | riesen = 1000
        """,
      indifferent: """
        macht nichts wenn | stört mich nicht | stört nicht | habe nichts dagegen | hab nichts dagegen | egal ob
        | auch wenn | selbst wenn
        """,
      unneeded: """
        muss nicht | müssen nicht | braucht nicht | brauchen nicht | nicht unbedingt | nicht zwingend
        | muss nicht unbedingt | nicht notwendigerweise | muss ja nicht | vergiss das | vergiss die
        | vergiss den | vergessen sie das | vergessen sie die | vergessen sie den
        """, asides: "sagen wir | sagen wir mal | sag ich mal",
      budgets: "budget limit obergrenze maximum preislimit", copulas: "ist liegt bei beträgt von sind"),
    "fr": PriceIdioms(
      amounts: """
        une centaine = ~100 | une cinquantaine = ~50 | une vingtaine = ~20 | une trentaine = ~30 | une quarantaine = ~40
        | une soixantaine = ~60 | une dizaine = ~10 | un millier = ~1000 | un demi-millier = ~500
        """,
      indifferent: "ne me dérange pas | me dérange pas | peu importe si | même si",
      unneeded: "pas besoin | pas forcément | pas nécessairement | pas obligatoirement | pas obligé"
        + " | oublie le | oublie la | oublie les | oubliez le | oubliez la | oubliez les | laisse tomber le | laisse tomber la",
      asides: "disons | mettons | on va dire",
      budgets: "budget plafond maximum", copulas: "est de à"),
    "es": PriceIdioms(
      amounts: """
        un millar = ~1000 | medio millar = ~500 | un centenar = ~100 | una veintena = ~20 | una treintena = ~30
        | una cincuentena = ~50
        """,
      indifferent: "no me importa | no importa | no me molesta | aunque",
      unneeded: """
        no tiene que | no tienen que | no tiene por qué | no tienen por qué | no necesita | no hace falta
        | no es necesario | no necesariamente | olvida el | olvida la | olvídate del | olvídate de la
        """, asides: "digamos | pongamos",
      budgets: "presupuesto límite máximo", copulas: "es de son"),
    "it": PriceIdioms(
      amounts: """
        un migliaio = ~1000 | mezzo migliaio = ~500 | un centinaio = ~100 | una cinquantina = ~50 | una ventina = ~20
        | una trentina = ~30 | una quarantina = ~40 | una decina = ~10 | una sessantina = ~60
        """,
      indifferent: "non mi importa | non importa | non mi dispiace | anche se",
      unneeded: """
        non deve per forza | non devono per forza | non per forza | non necessariamente | non è necessario
        | non serve | non occorre | non deve necessariamente | dimentica il | dimentica la | dimentica lo
        | lascia perdere il | lascia perdere la | lascia perdere lo
        """, asides: "diciamo | mettiamo",
      budgets: "budget limite massimo", copulas: "è e' di sono"),
    "nl": PriceIdioms(
      amounts: """
        een tientje = 10 | tientje = 10 | een vijfje = 5 | honderdje = 100 | een half duizend = 500 | duizendje = 1000
        """,
      indifferent: "maakt niet uit | vind het niet erg | ook als | zelfs als",
      unneeded: "hoeft niet | hoeven niet | niet per se | niet noodzakelijk | niet noodzakelijkerwijs"
        + " | vergeet de | vergeet het | vergeet die",
      asides: "zeg | laten we zeggen | zeg maar",
      budgets: "budget limiet maximum", copulas: "is van bedraagt"),
    "pl": PriceIdioms(
      amounts: """
        stówa = 100 | stówę = 100 | stówka = 100 | stówkę = 100 | stówki = 100 | stówy = 100 | pół tysiąca = 500
        | półtora tysiąca = 1500 | tysiak = 1000 | tysiaka = 1000 | dwie stówy = 200 | dwie stówki = 200 | pięć stów = 500
        """,
      indifferent: "nie przeszkadza | nie szkodzi | nie mam nic przeciwko | nawet jeśli",
      unneeded: "nie musi | nie muszą | niekoniecznie | nie koniecznie | zapomnij o",
      asides: "powiedzmy",
      budgets: "budżet limit maksimum", copulas: "to wynosi jest"),
    "uk": PriceIdioms(
      amounts: """
        пів тисячі = 500 | півтисячі = 500 | півтори тисячі = 1500 | сотка = 100 | сотку = 100 | сотки = 100
        | півтори сотні = 150 | півтора тисячі = 1500 | полтинник = 50
        """,
      indifferent: "не проти | нічого якщо | не заважає | навіть якщо",
      unneeded:
        "не обов'язково | необов'язково | не мусить | не мусять | не повинно обов'язково | забудь про | забудьте про",
      asides: "скажімо",
      budgets: "бюджет ліміт максимум", copulas: "це становить складає"),
    "ru": PriceIdioms(
      amounts: """
        полтысячи = 500 | пол тысячи = 500 | полторы тысячи = 1500 | сотка = 100 | сотку = 100 | сотки = 100 | косарей = 1000
        | косарь = 1000 | косаря = 1000 | пятихатка = 500 | пятихатку = 500 | пятихатки = 500 | полтинник = 50
        | полторы сотни = 150 | полторы штуки = 1500 | полутора тысяч = 1500 | полутора тысячи = 1500
        """,
      indifferent: "не против | ничего если | не мешает | даже если",
      unneeded: "не обязательно | необязательно | забудь про | забудьте про",
      asides: "скажем | допустим",
      budgets: "бюджет лимит максимум", copulas: "это составляет"),
  ]
}
