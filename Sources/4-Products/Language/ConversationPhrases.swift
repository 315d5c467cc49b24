// SPDX-License-Identifier: Apache-2.0

/// Further phrases of a conversation in one language, beside those of its `ReferenceWords`: what the shopper wants otherwise
/// than before. Data alone; lists are written as text, phrases parted by `|`.
struct ConversationPhrases: Sendable {
  /// Another brand than the one named, or those shown: "another brand".
  var otherBrand = ""
  /// Another colour than the one named: "any other colours?"
  var otherColor = ""
  /// Any brand will do, and any size.
  var anyBrand = ""
  var anySize = ""
  /// The one of two that was not spoken of last.
  var otherOne = ""
  /// More of what was shown, something cheaper and something bigger, in further words.
  var others = ""
  var cheaper = ""
  var bigger = ""
  var smaller = ""
  /// The limit of price may be somewhat higher: "a bit more expensive is fine".
  var higherLimit = ""
  /// The limit of price is none: "drop the limit".
  var anyPrice = ""
  /// The first two of those that were shown.
  var firstTwo = ""
  /// Said behind such a wish, "is fine": it adds nothing.
  var agreements = ""
  /// What the wished thing shall be: "it should be blue" speaks of none that was shown.
  var requirements = ""
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
      otherColor: """
        other colours | other colors | any other colours | any other colors | any other colour | any other color
        | other colour | other color | another colour | another color | a different colour | a different color | different colours | different colors | what other colours | what other colors | which other colours | which other colors
        """,
      anyBrand: """
        any brand | any brands | no brand preference | no preference for a brand | brand is not important | all brands | brand doesn't matter | the brand doesn't matter | regardless of brand
        | no matter the brand | whatever brand | forget the brand | never mind the brand
        """,
      anySize: """
        any size | any sizes | all sizes | other sizes | different sizes | size doesn't matter | the size doesn't matter | regardless of size | forget the size
        | never mind the size | whatever size
        """,
      otherOne: """
        the other one | the other
        """,
      others: """
        next please | what else is there | go on | keep going | show more of them | the rest
        """,
      cheaper: """
        too dear | too steep | out of my budget | over my budget | more than i want to spend | too much for me
        """,
      bigger: """
        more memory | more storage | more space | more ram | more watts | more power | higher capacity
        | bigger memory | bigger storage | too small | that's too small | too short | too weak
        """,
      smaller: "too big | that's too big | too large | that's too large | too long | too heavy",
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
      agreements: """
        is fine | is ok | is okay | are fine | would be fine | would be ok | will do | would do | make it | make that
        | is enough | are enough | would be enough | is plenty | is sufficient | is better | are better | would be better
        | the biggest | the largest | the smallest | the lightest | the strongest | the longest | biggest | largest
        | the biggest you have | the largest you have | the smallest you have | the lightest you have
        """,
      requirements: """
        it should be | it must be | it has to be | it needs to be | it should have | it must have
        | it has to have | it needs to have | it should be in | they should be | they must be
        | they have to be | they should have
        """,
      offers: "have got get stock sell come comes make offer carry available there"),
    "de": ConversationPhrases(
      otherBrand: """
        andere marke | eine andere marke | anderen marke | einer anderen marke | andere marken | anderer hersteller
        | anderen hersteller | andere hersteller
        """,
      otherColor: """
        andere farben | andere farbe | eine andere farbe | anderen farben | anderen farbe | einer anderen farbe | welche anderen farben | in anderen farben
        """,
      anyBrand: """
        marke egal | marke ist egal | die marke ist egal | die marke ist mir egal | marke ist mir egal
        | egal welche marke | jede marke | alle marken | marke spielt keine rolle
        """,
      anySize: """
        größe egal | andere größen | andere größe | größe ist egal | die größe ist egal | egal welche größe | alle größen | jede größe
        """,
      otherOne: """
        das andere | der andere | den anderen
        """,
      others: """
        was noch | was gibt es noch | und sonst | die nächsten | nächste bitte
        """,
      cheaper: """
        viel zu teuer | mir zu teuer | über meinem budget
        """,
      bigger: """
        mehr speicher | mehr platz | mehr watt | mehr kapazität | größerer speicher | mehr ram | zu klein | ist zu klein
        """,
      smaller: "zu groß | ist zu groß | zu lang | zu schwer",
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
        "geht auch | ginge auch | ist auch ok | ist ok | ist okay | ist in ordnung | wäre ok | wäre auch ok | passt auch | passt"
        + " | ist besser | wäre besser | sind besser | das größte | der größte | die größte | das kleinste | der leichteste",
      requirements: """
        er soll | sie soll | es soll | er sollte | sie sollte | es sollte | er muss | sie muss | es muss
        | sie sollen | sie sollten | sie müssen
        """,
      offers: "gibt gibt's habt haben hat führt verkauft bekomme bekommt verfügbar lieferbar"),
    "fr": ConversationPhrases(
      otherBrand: "une autre marque | autre marque | d'autres marques | autres marques | un autre fabricant",
      otherColor: """
        autres couleurs | d'autres couleurs | autre couleur | une autre couleur | dans une autre couleur | quelles autres couleurs
        """,
      anyBrand: """
        peu importe la marque | n'importe quelle marque | toutes les marques | la marque importe peu
        """,
      anySize: """
        peu importe la taille | n'importe quelle taille | toutes les tailles
        """,
      otherOne: """
        l'autre
        """,
      others: """
        la suite | suivant | les suivants | quoi encore
        """,
      cheaper: """
        au-dessus de mon budget | hors budget
        """,
      bigger: """
        plus de mémoire | plus de stockage | plus de place | plus puissant | plus puissante
        """,
      higherLimit: """
        un peu plus cher | un peu plus chère | légèrement plus cher | légèrement plus chère | peut coûter plus
        | peut être plus cher | peut coûter un peu plus
        """,
      anyPrice:
        "oubliez le prix | oublie le prix | oubliez le budget | oublie le budget | sans limite | laisse tomber le prix",
      firstTwo:
        "des deux premiers | des deux premières | lequel des deux premiers | laquelle des deux premières | les 2 premiers | les 2 premières",
      agreements: "ça va | c'est bon | me va | c'est bien | ça ira | c'est mieux | est mieux | serait mieux",
      requirements: """
        il doit être | elle doit être | il devrait être | elle devrait être | il doit avoir | elle doit avoir
        | il faut que ce soit
        """,
      offers: "avez avez-vous existe vendez disponible trouve"),
    "es": ConversationPhrases(
      otherBrand: "otra marca | otras marcas | una marca diferente | otro fabricante | marca distinta",
      otherColor: """
        otros colores | otro color | en otro color | en otros colores | qué otros colores
        """,
      anyBrand: """
        cualquier marca | da igual la marca | no importa la marca | todas las marcas
        """,
      anySize: """
        cualquier talla | da igual la talla | no importa la talla | cualquier tamaño
        """,
      otherOne: """
        el otro | la otra
        """,
      others: """
        siguiente | los siguientes | qué más
        """,
      cheaper: """
        se pasa de mi presupuesto | fuera de mi presupuesto
        """,
      bigger: """
        más memoria | más almacenamiento | más espacio | más potencia | más potente
        """,
      higherLimit: """
        un poco más caro | un poco más cara | algo más caro | algo más cara | ligeramente más caro | puede costar más
        | puede ser más caro | puede costar un poco más
        """,
      anyPrice: "olvida el precio | olvide el precio | olvida el presupuesto | sin límite | no importa el precio",
      firstTwo:
        "de los dos primeros | de las dos primeras | cuál de los dos primeros | cuál de las dos primeras | los primeros dos | las primeras dos | de los primeros dos",
      agreements: "está bien | vale | me vale | también vale | también está bien | es mejor | está mejor | sería mejor",
      requirements: """
        tiene que ser | debe ser | debería ser | que sea | tiene que tener | debe tener
        """,
      offers: "tienes tienen tenéis hay existe venden disponible"),
    "it": ConversationPhrases(
      otherBrand: "un'altra marca | altra marca | altre marche | un altro marchio | altro produttore",
      otherColor: """
        altri colori | altro colore | un altro colore | in un altro colore | in altri colori
        """,
      anyBrand: """
        qualsiasi marca | non importa la marca | la marca non importa | tutte le marche
        """,
      anySize: """
        qualsiasi taglia | non importa la taglia | tutte le taglie
        """,
      otherOne: """
        l'altro | l'altra
        """,
      others: """
        i prossimi | avanti | che altro
        """,
      cheaper: """
        fuori budget | oltre il mio budget
        """,
      bigger: """
        più memoria | più spazio | più potente | più potenza
        """,
      higherLimit: """
        un po' più caro | un po' più cara | poco più caro | poco più cara | leggermente più caro | può costare di più
        | può essere più caro
        """, anyPrice: "dimentica il prezzo | lascia stare il prezzo | senza limite | dimentica il budget",
      firstTwo: "dei primi due | delle prime due | quale dei primi due | quale delle prime due",
      agreements: "va bene | va bene anche | andrebbe bene | è meglio | sarebbe meglio",
      requirements: """
        deve essere | dovrebbe essere | deve avere | che sia | dovrebbe avere
        """,
      offers: "avete hai c'è ci esiste vendete disponibile"),
    "nl": ConversationPhrases(
      otherBrand: "een ander merk | ander merk | andere merken | andere fabrikant",
      otherColor: """
        andere kleuren | andere kleur | een andere kleur | in een andere kleur | in andere kleuren | welke andere kleuren
        """,
      anyBrand: """
        elk merk | merk maakt niet uit | het merk maakt niet uit | alle merken
        """,
      anySize: """
        elke maat | maat maakt niet uit | de maat maakt niet uit | alle maten
        """,
      otherOne: """
        de andere | het andere
        """,
      others: """
        volgende | de volgende | wat nog meer
        """,
      cheaper: """
        boven mijn budget
        """,
      bigger: """
        meer geheugen | meer opslag | meer ruimte | meer vermogen
        """,
      higherLimit: """
        iets duurder | een beetje duurder | beetje duurder | wat duurder | mag meer kosten | mag iets meer kosten
        | mag duurder zijn
        """, anyPrice: "vergeet de prijs | vergeet het budget | zonder limiet | geen limiet",
      firstTwo: "van de eerste twee | welke van de eerste twee | de eerste 2",
      agreements: "mag ook | mag | is ook goed | is prima | kan ook | is beter",
      requirements: """
        hij moet | het moet | ze moeten | hij zou moeten
        """,
      offers: "heb hebben heeft hebt verkopen beschikbaar leverbaar bestaat"),
    "pl": ConversationPhrases(
      otherBrand: "inna marka | innej marki | inną markę | inne marki | inny producent | innego producenta",
      otherColor: """
        inne kolory | inny kolor | innym kolorze | innych kolorach | w innym kolorze | w innych kolorach
        """,
      anyBrand: """
        dowolna marka | obojętnie jaka marka | marka nieważna | marka bez znaczenia | każda marka
        """,
      anySize: """
        dowolny rozmiar | rozmiar bez znaczenia | każdy rozmiar
        """,
      otherOne: """
        ten drugi | ta druga | to drugie
        """,
      others: """
        następne | co jeszcze | dalej
        """,
      cheaper: """
        za drogo | zbyt drogo | za drogie | za drogi | za droga | to za drogo
        """,
      bigger: """
        więcej pamięci | więcej miejsca | mocniejszy | mocniejsza | mocniejsze
        """,
      higherLimit: """
        trochę droższe | trochę droższy | trochę droższa | trochę drożej | nieco droższe | nieco drożej
        | może być droższe | może być droższy | może kosztować więcej | może być drożej
        """, anyPrice: "zapomnij o cenie | zapomnij o budżecie | bez limitu | nieważna cena | cena nieważna",
      firstTwo: "z pierwszych dwóch | z dwóch pierwszych | który z pierwszych dwóch | która z pierwszych dwóch",
      agreements: "może być | też może być | może być też | w porządku | będzie lepszy | będzie lepsza",
      requirements: """
        ma być | powinien być | powinna być | musi być | musi mieć | powinien mieć
        """,
      offers: "macie jest są dostępne dostępny dostępna ma"),
    "uk": ConversationPhrases(
      otherBrand:
        "інший бренд | інша марка | іншого бренду | іншої марки | інші бренди | інший виробник | іншого виробника",
      otherColor: """
        інші кольори | інший колір | іншому кольорі | інших кольорах | в іншому кольорі | в інших кольорах
        """,
      anyBrand: """
        будь-який бренд | бренд неважливий | неважливо який бренд | будь-яка марка
        """,
      anySize: """
        будь-який розмір | розмір неважливий
        """,
      otherOne: """
        інший з них | другий з них
        """,
      others: """
        наступні | що ще | далі
        """,
      cheaper: """
        задорого | занадто дорого | надто дорого | дорого
        """,
      bigger: """
        більше пам'яті | більше місця | потужніший | потужніша | потужніше
        """,
      higherLimit: """
        трохи дорожче | трохи дорожчий | трохи дорожча | трошки дорожче | може бути дорожче | можна дорожче
        | може коштувати більше
        """, anyPrice: "забудь про ціну | забудьте про ціну | без обмежень | без ліміту | забудь про бюджет",
      firstTwo: "з перших двох | із перших двох | з двох перших | який з перших двох | яка з перших двох",
      agreements: "теж можна | теж добре | підійде | теж підійде | можна",
      requirements: """
        має бути | повинен бути | повинна бути | мусить бути
        """,
      offers: "є маєте продаєте наявності буває"),
    "ru": ConversationPhrases(
      otherBrand:
        "другой бренд | другая марка | другого бренда | другой марки | другие бренды | другой производитель | другого производителя",
      otherColor: """
        другие цвета | другой цвет | другом цвете | других цветах | в другом цвете | в других цветах
        """,
      anyBrand: """
        любой бренд | любая марка | бренд неважен | бренд не важен | неважно какой бренд
        """,
      anySize: """
        любой размер | размер неважен | размер не важен
        """,
      otherOne: """
        другой из них
        """,
      others: """
        следующие | что еще | дальше
        """,
      cheaper: """
        слишком дорого | дороговато | дорого
        """,
      bigger: """
        больше памяти | больше места | мощнее | помощнее
        """,
      higherLimit: """
        чуть дороже | немного дороже | чуть подороже | немного подороже | подороже | может быть дороже | можно дороже
        | может стоить больше
        """, anyPrice: "забудь про цену | забудьте про цену | забудь о цене | без ограничений | без лимита",
      firstTwo: "из первых двух | из двух первых | какой из первых двух | какая из первых двух",
      agreements: "тоже можно | тоже хорошо | подойдёт | тоже подойдёт | можно",
      requirements: """
        должен быть | должна быть | должно быть | должны быть
        """,
      offers: "есть имеется продаёте наличии бывает"),
  ]
}
