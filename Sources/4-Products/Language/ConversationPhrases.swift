// SPDX-License-Identifier: Apache-2.0

/// Further phrases of a conversation in one language, beside those of its `ReferenceWords`: what the shopper wants otherwise
/// than before. Data alone; lists are written as text, phrases parted by `|`.
struct ConversationPhrases: Sendable {
  /// Another brand than the one named, or those shown: "another brand".
  var otherBrand = ""
  /// The limit of price may be somewhat higher: "a bit more expensive is fine".
  var higherLimit = ""
  /// The limit of price is none: "drop the limit".
  var anyPrice = ""
  /// The first two of those that were shown.
  var firstTwo = ""
  /// Said behind such a wish, "is fine": it adds nothing.
  var agreements = ""
  /// Words of what a shop has, and not of what a product is: "do you have it in red?"
  var offers = ""

  /// Those of a language by its code; of an unknown one none.
  static func of(_ code: String) -> ConversationPhrases { byLanguage[code] ?? ConversationPhrases() }

  private static let byLanguage: [String: ConversationPhrases] = [
    "en": ConversationPhrases(
      otherBrand: """
        another brand | other brand | other brands | any other brand | any other brands | a different brand
        | different brand | different brands | another make | another manufacturer | other manufacturers
        """,
      higherLimit: """
        a bit more expensive | a little more expensive | slightly more expensive | a bit pricier | slightly pricier
        | somewhat more expensive | a little bit more expensive | bit more expensive | more expensive is ok
        | more expensive is okay | more expensive is fine | can be more expensive | could be more expensive
        | may be more expensive | may cost more | can cost more | could cost more | may cost a bit more
        | can cost a bit more | can cost a little more | a bit over is fine | a bit over is ok
        | a bit above is fine | i can pay a bit more | i can spend a bit more | i could spend a bit more
        """,
      anyPrice: """
        drop the limit | drop the price limit | drop the price | forget the limit | forget about the price
        | forget about the budget | forget my budget | no limit | without limit | never mind the price
        | never mind the budget | remove the limit | remove the price limit | price isn't an issue
        """, firstTwo: "of the first two | the first 2 | first 2 | of the first 2",
      agreements: "is fine | is ok | is okay | are fine | would be fine | would be ok | will do | would do",
      offers: "have got get stock sell come comes make offer carry available there"),
    "de": ConversationPhrases(
      otherBrand: """
        andere marke | eine andere marke | anderen marke | einer anderen marke | andere marken | anderer hersteller
        | anderen hersteller | andere hersteller
        """,
      higherLimit: """
        etwas teurer | ein bisschen teurer | bisschen teurer | ein wenig teurer | darf etwas mehr kosten
        | kann etwas mehr kosten | darf mehr kosten | kann mehr kosten | darf auch mehr kosten | darf teurer sein
        | etwas mehr geht auch | etwas mehr ist ok
        """,
      anyPrice: """
        vergiss den preis | vergiss das budget | vergiss das limit | ohne limit | kein limit | preis vergessen
        | vergessen sie den preis
        """,
      firstTwo:
        "der ersten beiden | der beiden ersten | der ersten zwei | den ersten zwei | von den ersten beiden | von den ersten zwei",
      agreements:
        "geht auch | ginge auch | ist auch ok | ist ok | ist okay | ist in ordnung | wäre ok | wäre auch ok | passt auch | passt",
      offers: "gibt gibt's habt haben hat führt verkauft bekomme bekommt verfügbar lieferbar"),
    "fr": ConversationPhrases(
      otherBrand: "une autre marque | autre marque | d'autres marques | autres marques | un autre fabricant",
      higherLimit: """
        un peu plus cher | un peu plus chère | légèrement plus cher | légèrement plus chère | peut coûter plus
        | peut être plus cher | peut coûter un peu plus
        """,
      anyPrice:
        "oubliez le prix | oublie le prix | oubliez le budget | oublie le budget | sans limite | laisse tomber le prix",
      firstTwo:
        "des deux premiers | des deux premières | lequel des deux premiers | laquelle des deux premières | les 2 premiers | les 2 premières",
      agreements: "ça va | c'est bon | me va | c'est bien | ça ira",
      offers: "avez avez-vous existe vendez disponible trouve"),
    "es": ConversationPhrases(
      otherBrand: "otra marca | otras marcas | una marca diferente | otro fabricante | marca distinta",
      higherLimit: """
        un poco más caro | un poco más cara | algo más caro | algo más cara | ligeramente más caro | puede costar más
        | puede ser más caro | puede costar un poco más
        """,
      anyPrice: "olvida el precio | olvide el precio | olvida el presupuesto | sin límite | no importa el precio",
      firstTwo:
        "de los dos primeros | de las dos primeras | cuál de los dos primeros | cuál de las dos primeras | los primeros dos | las primeras dos | de los primeros dos",
      agreements: "está bien | vale | me vale | también vale | también está bien",
      offers: "tienes tienen tenéis hay existe venden disponible"),
    "it": ConversationPhrases(
      otherBrand: "un'altra marca | altra marca | altre marche | un altro marchio | altro produttore",
      higherLimit: """
        un po' più caro | un po' più cara | poco più caro | poco più cara | leggermente più caro | può costare di più
        | può essere più caro
        """, anyPrice: "dimentica il prezzo | lascia stare il prezzo | senza limite | dimentica il budget",
      firstTwo: "dei primi due | delle prime due | quale dei primi due | quale delle prime due",
      agreements: "va bene | va bene anche | andrebbe bene",
      offers: "avete hai c'è ci esiste vendete disponibile"),
    "nl": ConversationPhrases(
      otherBrand: "een ander merk | ander merk | andere merken | andere fabrikant",
      higherLimit: """
        iets duurder | een beetje duurder | beetje duurder | wat duurder | mag meer kosten | mag iets meer kosten
        | mag duurder zijn
        """, anyPrice: "vergeet de prijs | vergeet het budget | zonder limiet | geen limiet",
      firstTwo: "van de eerste twee | welke van de eerste twee | de eerste 2",
      agreements: "mag ook | mag | is ook goed | is prima | kan ook",
      offers: "heb hebben heeft hebt verkopen beschikbaar leverbaar bestaat"),
    "pl": ConversationPhrases(
      otherBrand: "inna marka | innej marki | inną markę | inne marki | inny producent | innego producenta",
      higherLimit: """
        trochę droższe | trochę droższy | trochę droższa | trochę drożej | nieco droższe | nieco drożej
        | może być droższe | może być droższy | może kosztować więcej | może być drożej
        """, anyPrice: "zapomnij o cenie | zapomnij o budżecie | bez limitu | nieważna cena | cena nieważna",
      firstTwo: "z pierwszych dwóch | z dwóch pierwszych | który z pierwszych dwóch | która z pierwszych dwóch",
      agreements: "może być | też może być | może być też | w porządku",
      offers: "macie jest są dostępne dostępny dostępna ma"),
    "uk": ConversationPhrases(
      otherBrand:
        "інший бренд | інша марка | іншого бренду | іншої марки | інші бренди | інший виробник | іншого виробника",
      higherLimit: """
        трохи дорожче | трохи дорожчий | трохи дорожча | трошки дорожче | може бути дорожче | можна дорожче
        | може коштувати більше
        """, anyPrice: "забудь про ціну | забудьте про ціну | без обмежень | без ліміту | забудь про бюджет",
      firstTwo: "з перших двох | із перших двох | з двох перших | який з перших двох | яка з перших двох",
      agreements: "теж можна | теж добре | підійде | теж підійде | можна",
      offers: "є маєте продаєте наявності буває"),
    "ru": ConversationPhrases(
      otherBrand:
        "другой бренд | другая марка | другого бренда | другой марки | другие бренды | другой производитель | другого производителя",
      higherLimit: """
        чуть дороже | немного дороже | чуть подороже | немного подороже | подороже | может быть дороже | можно дороже
        | может стоить больше
        """, anyPrice: "забудь про цену | забудьте про цену | забудь о цене | без ограничений | без лимита",
      firstTwo: "из первых двух | из двух первых | какой из первых двух | какая из первых двух",
      agreements: "тоже можно | тоже хорошо | подойдёт | тоже подойдёт | можно",
      offers: "есть имеется продаёте наличии бывает"),
  ]
}
