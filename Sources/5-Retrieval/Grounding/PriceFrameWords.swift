// SPDX-License-Identifier: Apache-2.0

/// The words of the frames that a price stands in, in nine languages.
enum PriceFrameWords {
  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// May stand between a frame and its number.
  static let filling = GroundingWords.roughly.union(GroundingWords.present).subtracting(["of", "range", "all"]).union(
    words(
      """
      mal einmal then exactly just merely up down still already together altogether dann noch schon bereits zusammen genau gut knapp
      alors déjà encore ensemble tout exactement entonces ya juntos exactamente allora già insieme esattamente dan al nog
      samen precies maar wtedy już razem dokładnie тоді вже разом рівно тогда уже вместе ровно лишь цілих целых
      mere aktuell gerade knappe actuellement actualmente attualmente momenteel aktualnie наразі
      """)
  )
  .union(PriceTalkWords.namely)
  /// Someone gives money: «you pay 45».
  static let paying = words(
    """
    fetch fetches fetched commands reckon allow kostar custa custam wyjdą wyniesie wyniosą wydatek
    выходит выйдет получается виходить вийде wychodzi wyjdzie refund erstatten erstattet remboursons vend compter comptez rechnen rechne owe owes pay pays paying paid charge charges charged charging ask asks asking spend spends spent zahlst zahlt zahlen bezahlst bezahlt
    bezahlen verlangen verlangt berechnen kassieren payez paierez payons payer paie paierais demandons demande facturons
    pagas paga pagará pagarás pagan cobramos cobran pedimos paghi paghe pagherai pagherà chiediamo betaalt betaal
    vragen rekenen płacisz zapłacisz płaci zapłaci liczymy żądamy платите заплатите сплачуєте сплатите платить просимо
    заплатишь платишь просим берем берём
    """)
  /// «That will run you 45», «it sets you back 45».
  static let costing = words("run runs set sets cost costs charge save saves")
  /// A sum is reckoned.
  static let summing = words(
    """
    come comes coming came amount amounts amounting add adds sum sums total totals makes make made bring brings work works
    ergibt ergeben macht machen summiert summieren kommst kommt kommen kom beläuft belaufen revient reviennent élève élèvent
    monte font fait asciende ascienden suman suma sale salen saldría saldrían saldrá queda quedan ammonta ammontano fanno viene vengono komt komen
    affiché affichée vendu vendue proposé proposée обойдётся обойдется обойдутся обійдеться maakt wynosi wychodzi daje становить складає виходить составляет составит выходит получается
    """)
  /// Between a reckoning and its sum.
  static let to = words("en to at auf à a al op na per por в у")
  /// The first amount of a span follows.
  static let from = words(
    "from between ab von zwischen de des dès entre desde da tra fra van vanaf tussen od od między від між от между")
  /// Those of them after which one amount may stand alone: «bags from 45».
  static let starting = words(
    """
    from ab dès desde vanaf od від от start starts starting begin begins beginnen beginnt starten startet partir partire
    fangen fängt bei commencent commence begint parten débutent démarrent démarre débute parte empieza comienza inizia rozpoczyna zaczyna починається начинается comienzan empiezan cominciano partono zaczynają
    """)
  /// A start, and no place: «bei» is one in «bei 180 anbraten».
  static func opens(_ word: String) -> Bool { starting.contains(word) && word != "bei" }
  /// A price fell.
  static let falling = words(
    """
    ging gingen marked went gone go dropped drops fell fallen reduced lowered slashed cut down heruntergesetzt runtergesetzt verbilligt ermäßigt rabattiert gesenkt gesunken gefallen reduziert herabgesetzt
    baissé passé passe réduit tombé bajó bajado rebajado reducido sceso scesa ridotto ribassato passato verlaagd gedaald afgeprijsd
    verlaagt obniżono przeceniony przeceniona przecenione obniżony obniżone spadła spadł przeceniono obniżona знижено знизилась подешевшав подешевшала впала снижена снизилась
    подешевел подешевела упала
    """)
  /// Compare by price.
  static let superlatives = words(
    """
    cheapest dearest priciest costliest affordable expensive economical billigste billigster billigstes günstigste
    günstigster günstigstes günstigsten billigsten teuerste teuerster teuerstes teuersten cher chère barata barato baratas baratos cara caro
    económica económico economico economica goedkoopste duurste najtańszy najtańsza najtańsze najdroższy najdroższa
    najdroższe найдешевший найдешевша найдешевше найдорожчий найдорожча найдорожче дешевый дешёвый дешевая дешёвая дешевле
    дорогой дорогая
    """)
  /// Sums that are said without a colon: «total 45», «итого 45».
  static let totals = words(
    """
    strich altogether zusammen together ensemble juntos insieme samen total totals subtotal sum fee bill amount charge gesamt insgesamt summe gesamtsumme gesamtbetrag betrag gebühr macht total montant
    frais importe suma tarifa cuota totale importo somma tariffa totaal bedrag som razem łącznie kwota suma opłata разом
    загалом всього усього сума итого всего сумма
    """)
  /// Those of them that are no adverbs.
  static let sums = totals.subtracting([
    "altogether", "insgesamt", "macht", "razem", "łącznie", "разом", "загалом", "всього", "усього", "всего", "som",
  ])
  /// Said of one product: «die Jacke reicht von 36 bis 46».
  static let reaching = words("reicht ranges va gaat geht gehen go sięga")
  /// «for less than 45»
  static let bounding = words(
    "autour alrededor intorno shy short north south upwards excess under below than unter als moins de menos que meno di onder dan poniżej niż до меньше чем менше ніж"
  )
  /// «price per piece»
  static let each = words("per each je pro par por cada al a za na за")
  /// Behind what is paid: «für 45 gehört sie dir».
  static let belonging = words(
    "belongs gehört gehören bist seid t'appartient appartient pertenece hoort należy належить принадлежит")
  /// Head a column of prices beside one of other times: «Was», «Now».
  static let columns = words(
    "was now before rrp uvp jetzt früher vorher avant maintenant antes ahora prima ora eerst nu wcześniej teraz раніше зараз раньше сейчас"
  )
  /// Head a column of prices where its numbers are like those of the products: «Old», «New», «Regular», «Sale».
  static func headsComparedPrices(_ word: String) -> Bool {
    olds.contains(word) || earlier.contains(word) || news.contains(word) || usually.contains(word)
      || offers.contains(word)
  }
  /// A price that the shop does not ask for.
  static func headsListPrices(_ word: String) -> Bool {
    usually.contains(word) && !offers.contains(word) && word != "special"
  }
  /// Words at the head of a column of former prices: "Old", "Before".
  static let olds = words(
    "old previous alt alte alter bisher ancien ancienne viejo anterior vecchio precedente oud oude stara stary стара старий старая старый старе"
  )
  private static let news = words(
    "member members mitglieder after ours nachher aktuell après después dopo na po після после new neu neue neuer nouveau nouvelle nuevo nueva nuovo nuova nieuw nieuwe nowa nowy нова новий новая новый нове"
  )
  /// Things that a total counts: «total found: 12».
  static let finding = words(
    """
    found shown listed matching matches hits results gefunden treffer ergebnisse trouvés résultats encontrados resultados trovati
    risultati gevonden resultaten znaleziono wyniki знайдено результатів найдено результатов
    """)
  /// After them a number is a price where a product is spoken of.
  static let prepositions = words(
    "for at to für bei auf zu um mit pour à a por per con voor op naar met na po za z за по на з с")
  static let copulas = GroundingWords.being.union(
    words(
      "will would should could must might wird würde be been ben bist sits stands sit stand worth valued costing remains bleibt steht wert wäre serait vale será sarebbe zou byłby коштуватиме буде будет"
    )
  )
  .union(["s", "re"])
  /// «the other one», «the second»
  static let others = words(
    """
    one ones first second third other another latter former erste zweite dritte andere erster zweiter anderer premier première second
    seconde deuxième autre primero primera segundo segunda otro otra primo prima secondo seconda altro altra eerste tweede
    andere pierwszy pierwsza drugi druga inny перший перша другий друга інший первый первая второй вторая другой другая
    """)
  /// «normally 45», «approx. 45»
  static let usually = GroundingWords.former.union(
    words(
      "normally usually regular regularly list approx sale special offer deal was normalerweise sonst normal normalement habituel normalmente gewoonlijk zwykle зазвичай обычно"
    ))
  /// Whether a word heads a column of prices, though it is none for a price.
  static func headsPrices(_ word: String) -> Bool { columns.contains(word) || charges.contains(word) }
  /// Head a column of charges.
  static let charges = words(
    "shipping postage surcharge deposit discount versand versandkosten zuschlag rabatt remise descuento envío sconto spedizione korting verzendkosten rabat wysyłka знижка скидка"
  )
  /// Makes a number of its sentence a measure, a size, a place or a date.
  static let measuring = tempering.union(
    words(
      """
      time kids children adults men women kinder erwachsene enfants niños bambini kinderen dzieci
      date maximum minimum limit average carry carries lasts last takes take needs need seats stores runs meet gate
      hold holds holding fit fits fitting weigh weighs measure measures size sizes sized wear wears long wide high tall deep rank
      ranked rated score scores aged age ages year years page pages chapter number extension dial room floor since until till
      open opens closes litres liters volume capacity quantity stock reviews pockets works times
      hält fasst fassen wiegt misst größe größen passt alter seite nummer platz rang seit bis geöffnet offen stück gr nr
      pèse contient mesure taille tailles page numéro depuis jusqu reste combien pesa mide talla tallas página número hasta caben quedan
      misura taglia taglie pagina numero restano weegt maat maten sinds tot waży rozmiar rozmiary strona numer
      важить вміщує розмір розміри сторінка номер весит вмещает размер размеры страница
      """))
  /// Bring something to a temperature: «serve the Rosé at 10».
  static let tempering = words(
    """
    serve served serving serves chill chilled cool cooled store stored keep keeps kept bake baked cook cooked brew brewed steep
    heat heated drink drinks decant taste tastes schmeckt wash washed washable tumble servieren serviert kühlen gekühlt lagern gelagert trinken trinkt
    backen brühen waschen wäscht waschbar servir servi conserver buvez laver servire conservare lavare lavar serveren bewaren
    drinken wassen podawać przechowywać prać подавайте зберігайте прати подавать храните стирать
    """)
  /// Behind the two ends of a span: «depending on the size».
  static let depending = words(
    "depending depends je selon según seconda fonction afhankelijk zależności zależnie залежно зависимости")
  /// Name a span: «in the 40 to 50 range».
  static let regions = words(
    "range region ballpark bracket mark segment preissegment preisbereich bereich rahmen fourchette rango fascia przedziale"
  )
  /// Set a sum against another: «you save 20 compared to the other».
  static let against = words("gegenüber compared verglichen frente rispetto względem порівняно сравнению")
  static let receiving = words("get gets receive receives earn earns have")
  static let everything = words(
    "everything nothing anything all alles nichts tout rien todo nada tutto niente niets wszystko nic все усе нічого всё ничего"
  )
  static let inside = words("in im dans en nel a w у в")
  /// Compare prices, and nothing else.
  static let dear = words(
    """
    cheaper dearer pricier günstiger billiger teurer goedkoper duurder taniej drożej tańszy droższy дешевше дорожче дешевший
    дешевле дороже
    """)
  /// Of two things the one that costs less, or more: true where it is less; nil for other words. Inflected, in German.
  static func comparing(_ word: String) -> Bool? {
    if cheaper.contains(word) { return true }
    if dearer.contains(word) { return false }
    return nil
  }

  private static let cheaper = words(
    """
    cheaper günstigere günstigeren günstigerer günstigeres billigere billigeren billigerer billigeres goedkopere tańszy
    tańsza tańsze дешевший дешевша дешевше
    """)
  private static let dearer = words(
    """
    dearer pricier costlier teurere teureren teurerer teureres duurdere droższy droższa droższe дорожчий дорожча дорожче
    """)
  /// Wallets and purses: a number behind one is a price, as in «lightens your wallet by 45».
  static let purses = words(
    "wallet purse pocket geldbeutel portemonnaie geldbörse brieftasche portefeuille cartera bolsillo portafoglio portemonnee portfel гаманець кошелек кошелёк"
  )
  static let months = words(
    "month months mo monat mois mes mese maand miesiąc місяць месяц week woche semaine semana settimana tydzień тиждень неделя"
  )
  /// Speak of a product: no word that is something else in another language.
  static let subjects = words(
    "it its this that they these them er sie ihn il elle ils elles cela ça ello esto questo lui het deze dit він вона воно вони он она оно они"
  )
  static let you = words("you du sie vous tú usted lei je u ty pan pani ви ти вы ты")
  static let relatives = words(
    "which that die der das welche qui que che dat który która która який яка который которая")
  static let offers = words(
    "promo promotion sale offer deal angebot aktion offre oferta offerta aanbieding promocja promocji акція акції акция акции"
  )
  /// Count what there is: «there are 45», «we have 42».
  static let having = words(
    "there have has had haben hat habe gibt avons ont avez hay tenemos abbiamo hebben heeft mamy маємо")
  static let guessing = words(
    "say think thinking guess guessing estimate reckon schätze schätzungsweise tippe dirais diría direi schat zgaduję припускаю предположу"
  )
  static let orders = words(
    "orders order purchases bestellungen bestellung commandes commande pedidos ordini bestellingen zamówienia замовлення заказы versandkostenfrei portofrei frachtfrei"
  )
  static let apiece = words(
    "each apiece piece pop stück pièce unité unidad uno l'uno stuk sztuka sztukę штуку шт bag bags one only even")
  /// Prepositions of what something is brought to: of a price where it falls.
  static let targets = words("to auf naar na op до на")
  static let roughly = words(
    "sui sugli about around roughly approximately like etwa rund ungefähr circa environ unos aproximadamente circa ongeveer około близько около примерно"
  )
  static let costs = words(
    "cost costs kostet kosten coûte coûtent cuesta cuestan costa costano kost kosztuje kosztują коштує коштують стоит стоят kostar custa custam"
  )
  static let taxes = words(
    "tax taxes vat gst shipping delivery postage mwst ust steuern versand versandkosten ttc iva btw brutto netto taxe port livraison envío spedizione verzending wysyłką wysyłka ндс пдв haus delivered shipped livré consegnato entregado geleverd доставка доставкою доставкой"
  )
  static let including = words(
    "plus incl including inkl inklusive zzgl exkl excl excluding before after with without con más hors iva z з с y com e inclus incluso incluido free frei franko"
  )
  /// Money that goes back or is let off: «a refund of 45».
  static let money = words(
    "voucher gutschein gutschrift credit saving savings refund refunds deposit discount rebate surcharge cashback ersparnis rabatt nachlass anzahlung gebühr erstattung remise réduction acompte remboursement descuento ahorro depósito reembolso sconto risparmio rimborso korting besparing zniżka rabat oszczędność знижка скидка экономия економія"
  )
  static let thisTime = words("this diese diesen dieser cette ce esta este questa questo deze dit w цього на этой")
  /// Between two prices: «from 60 down to 34».
  /// Hand out money, if it is the shop that does: «we pay», «we pay you».
  static let giving = words(
    """
    pay pays give gives refund offer buy take zahlen geben erstatten vergüten kaufen schreiben payons donnons achetons pagamos damos compramos paghiamo diamo
    compriamo betalen geven kopen płacimy dajemy skupujemy платимо даємо платим даем даём
    """)
  /// The shop gives, by the word alone.
  static let shopGives = words(
    """
    rachetons remboursons reembolsamos recompramos rimborsiamo ricompriamo zwracamy odkupimy odkupujemy повертаємо викуповуємо
    возвращаем выкупаем buyback trade-in
    """)
  static let receivers = words("you dir ihnen euch te ti vi jou ci wam tobie вам тобі тебе")
  static let shopItself = words("we wir wij nous noi nosotros my ми мы")
  /// Another time than now: «20 less than last week».
  static let earlier = words(
    """
    last before yesterday usual usually normal normally letzte letzten letzter gestern vorher früher sonst avant hier
    normalement antes ayer ieri prima vorige gisteren eerder wcześniej wczoraj раніше вчора раньше вчера
    """)
  /// Before «less than 45»: go with it.
  static let slightly = words("little bit tad shade hair touch bisschen wenig")
  /// No sentence ends with these.
  static let dangling = words("by")
  static let downTo = words("down to auf until à a op na naar до на")
  /// Between two amounts that are set against each other.
  /// Behind a sum that is saved: «you save 30 when …».
  static let conditions = words(
    "when if by with compared versus against over indem wenn falls mit on sur auf op su si quand avec se quando cuando con als wanneer met jeśli gdy kiedy якщо коли если когда"
  )
  static let extra = words("extra additional zusätzlich zusätzliche supplémentaires adicionales aggiuntivi")
  /// «au lieu de», «en vez de», «in plaats van»
  static let steads = words("rather lieu vez lugar plaats invece stead anstelle")
  static let pairs = words("pair set pack paar paire par paio pakket para пара пару")
  static let opposing = words("against versus vs gegen gegenüber contre contra contro tegen przeciw проти против")
  /// Of a sum that someone has, so much is left.
  static let leaving = words(
    "leaves leave leaving bleiben bleibt laisse laissent deja dejan lascia lasciano laat zostaje залишає оставляет")
  /// Money that is not spent: «you save 45».
  static let saving = words(
    """
    off save saves saved saving spare sparst spart sparen ersparen économisez économises épargnez ahorras ahorra ahorrará risparmi
    risparmia risparmierai bespaart bespaar oszczędzasz oszczędzisz zaoszczędzisz заощадите заощаджуєте зекономите
    экономите сэкономите экономишь
    """)
  static let budgets = words(
    """
    budget budgets budgetlimit presupuesto budżet budżetem budżetu бюджет бюджетом бюджеті бюджету
    """)
  static let spending = words("spend pay ausgeben dépenser gastar spendere uitgeven wydać витратити потратить")
  static let of = words("of von de di van w з в у is ist est es è jest")
  /// Words for goods, beside those of the products' names.
  static let goods = words(
    """
    one ones item items product products model models piece pieces artikel produkte modelle modell articles produits modèles
    artículos productos modelos articoli prodotti modelli artikelen producten modellen produkty modele товари товары моделі модели
    """)
  /// Behind a number that is a price: «45 only», «45 today», «45 on sale».
  static let behind = words(
    """
    only each apiece today now sale total flat net plus nur jeweils heute jetzt seulement aujourd'hui solo oggi hoy cada
    applies dazu drauf obendrauf here hier ici aquí qui tutaj тут здесь weg hin ausgezeichnet dabei off up upwards right more extra on an los slechts uit vandaag tylko dzisiaj dziś лише сьогодні только сегодня
    """)
  /// Before a word for a thing that was spoken of.
  static let definites = words(
    """
    the this that der die das den dem des diese dieser dieses diesen diesem le la les l ce cette cet el los las este esta
    il lo i gli questo questa de het deze dit zum zur beim vom im am ins au du al del alla allo della dello dal dalla nel
    nella
    """)
  static let joining = words("and und et y e en i та і й и or oder ou o of lub або или")
  static let pointing = words(
    "it that this he she they them these those everything both each one two due deux dos zwei twee dwa oba obie entrambi entrambe beiden обидва обидві оба обе all ihn sie es das diese alles beide ça cela tout les lui eso esto todo ambos questo tutto dat het alles beide to wszystko це все это всё оба"
  )

  /// Whether a word belongs to any frame but those of measures.
  static func isKnown(_ word: String) -> Bool { known.contains(word) }
  private static let known: Set<String> = [
    filling, paying, costing, summing, to, from, starting, falling, superlatives, totals, bounding, each, belonging,
    columns, prepositions, copulas, others, usually, subjects, you, relatives, offers, orders, apiece, targets, roughly,
    costs, taxes, including, money, thisTime, downTo, saving, budgets, spending, of, goods, behind, joining, pointing,
    opposing, leaving,
  ].reduce(into: []) { $0.formUnion($1) }
}
