// SPDX-License-Identifier: Apache-2.0

/// The roles of words around amounts, identifiers and links, in nine languages: tables, no grammar.
struct GroundingWords {
  struct Roles: OptionSet {
    let rawValue: UInt16
    /// Says that the number after it is a price: «costs», «Preis».
    static let price = Roles(rawValue: 1 << 0)
    /// A verb that needs what follows: «costs», «is».
    static let verb = Roles(rawValue: 1 << 1)
    /// Leads to a claim and goes with it: «for», «only», «ab».
    static let lead = Roles(rawValue: 1 << 2)
    /// Says nothing alone: pronouns, articles.
    static let light = Roles(rawValue: 1 << 3)
    /// Bounds an amount: «under», «budget».
    static let bound = Roles(rawValue: 1 << 4)
    /// An identifier follows.
    static let label = Roles(rawValue: 1 << 5)
    /// A link follows.
    static let link = Roles(rawValue: 1 << 6)
    /// The amount is no product's price: «save», «shipping», «instead».
    static let other = Roles(rawValue: 1 << 7)
    /// Makes a number no amount: «kg», «stars».
    static let unit = Roles(rawValue: 1 << 8)
    /// May follow a price: its phrase is over.
    static let connective = Roles(rawValue: 1 << 9)
    /// Speaks of the product named before: «it», «dieser».
    static let pronoun = Roles(rawValue: 1 << 10)
    /// A size follows: «size», «Größe».
    static let size = Roles(rawValue: 1 << 11)
    /// «both», «each»: the amount is that of all.
    static let all = Roles(rawValue: 1 << 12)
    /// Between the two amounts of a range.
    static let range = Roles(rawValue: 1 << 13)
  }

  /// Kinds of words that each word is asked for.
  struct Kinds: OptionSet {
    let rawValue: UInt32
    static let measuring = Kinds(rawValue: 1 << 0)
    static let counting = Kinds(rawValue: 1 << 1)
    static let roughly = Kinds(rawValue: 1 << 2)
    static let present = Kinds(rawValue: 1 << 3)
    static let forWord = Kinds(rawValue: 1 << 4)
    static let being = Kinds(rawValue: 1 << 5)
    static let items = Kinds(rawValue: 1 << 6)
    static let numbers = Kinds(rawValue: 1 << 7)
    static let yours = Kinds(rawValue: 1 << 8)
    static let you = Kinds(rawValue: 1 << 9)
    static let holding = Kinds(rawValue: 1 << 10)
    static let with = Kinds(rawValue: 1 << 11)
    static let pointing = Kinds(rawValue: 1 << 12)
    static let reckoning = Kinds(rawValue: 1 << 13)
    static let filling = Kinds(rawValue: 1 << 14)
    static let charge = Kinds(rawValue: 1 << 15)
    static let selling = Kinds(rawValue: 1 << 16)
    static let asking = Kinds(rawValue: 1 << 17)
    static let denying = Kinds(rawValue: 1 << 18)
    static let than = Kinds(rawValue: 1 << 19)
    static let contrasting = Kinds(rawValue: 1 << 20)
    static let sharing = Kinds(rawValue: 1 << 21)
    static let coupon = Kinds(rawValue: 1 << 22)
    static let reply = Kinds(rawValue: 1 << 23)
  }

  /// One look-up for all of them.
  static let kinds: [String: Kinds] = {
    var table: [String: Kinds] = [:]
    let sets: [(Kinds, Set<String>)] = [
      (.measuring, measuring), (.counting, counting), (.roughly, roughly), (.present, present), (.forWord, forWords),
      (.being, being), (.items, items), (.numbers, numbers), (.yours, yours), (.you, you), (.holding, holding),
      (.with, withWords), (.pointing, PriceTalkWords.pointing), (.reckoning, PriceTalkWords.reckoning),
      (.filling, PriceTalkWords.filling), (.charge, PriceTalkWords.charges), (.selling, PriceTalkWords.selling),
      (.asking, PriceTalkWords.asking), (.denying, PriceTalkWords.denying), (.than, PriceTalkWords.than),
      (.contrasting, PriceTalkWords.contrasting), (.sharing, PriceTalkWords.sharing), (.coupon, coupons),
      (.reply, PriceTalkWords.replies),
    ]
    for (kind, words) in sets { for word in words { table[word, default: []].insert(kind) } }
    return table
  }()

  /// The kinds of a word, in German and Dutch those of its last part too: «Nachnahmegebühr» is a charge.
  static func allKinds(_ word: String) -> Kinds {
    if let kinds = kinds[word] { return kinds }
    return word.utf8.count > 9 && chargeEndings.contains(where: word.hasSuffix) ? .charge : []
  }

  private static let chargeEndings = [
    "gebühr", "gebühren", "pauschale", "zuschlag", "aufschlag", "rabatt", "pfand", "versand", "korting", "toeslag",
  ]

  static func roles(_ word: String) -> Roles {
    if let roles = table[word] { return roles }
    if word.utf8.count > 5, priceEndings.contains(where: word.hasSuffix) { return .price }
    return []
  }

  /// `priceInDollars`: a name in code that begins with the word.
  /// «Aufpreis», «Mietpreis»: no price of the product itself, as far as is known.
  static func isCompoundOfPrice(_ word: String) -> Bool { table[word] == nil && roles(word) == .price }

  static func namesPrice(_ raw: String) -> Bool {
    guard let first = raw.utf8.first, first == UInt8(ascii: "p") || first == UInt8(ascii: "c"), raw.utf8.count > 6
    else {
      return false
    }
    for word in ["price", "cost"] where raw.hasPrefix(word) {
      let rest = raw.utf8.dropFirst(word.utf8.count)
      return rest.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
    }
    return false
  }

  private static let priceEndings = [
    "price", "cost", "preis", "preise", "prijs", "prix", "precio", "prezzo", "kosten", "ціна", "цена",
  ]

  private static let table: [String: Roles] = {
    var table: [String: Roles] = [:]
    func add(_ roles: Roles, _ words: String) {
      for word in words.split(whereSeparator: \.isWhitespace) { table[String(word), default: []].formUnion(roles) }
    }
    add(
      [.price, .verb],
      """
      cost costs costing costed priced retails sells sell pay pays charged kostet kosten kostete coûtera coûteront coûtait costará costarán costaba costaban costerà costeranno costava kosztował
      kosztowała kosztowało коштував коштувала коштуватиме стоил стоила стоило coûte coûtent vaut
      cuesta cuestan vale valen costa costano kost kostten kosztuje kosztują коштує коштують стоит стоят вартує обойдется
      обойдётся обійдеться buy paying bezahlen zahlen pagar pagare payer betalen zapłacić
      """)
    add(
      .price,
      """
      price prices pricing total totals totaling totalling sum amount msrp rrp preis preise gesamtpreis summe gesamt betrag uvp
      endpreis prix tarif montant precio precios importe prezzo prezzi totale importo prijs prijzen totaal bedrag cena
      ceny cenie cenę kwota łącznie razem suma ціна ціни ціною ціні вартість сума разом цена цены ценой цене стоимость
      стоимостью сумма итого subtotal fee preisspanne preislich preisrahmen kostenpunkt zapłaty сплати оплате
      """)
    add(
      .verb,
      """
      beträgt betragen bedraagt is are was were be comes come has have ist sind war liegt liegen est sont es son era è sono jest są был была cuestan
      run runs goes go remains wynosi становить становит составляет beläuft reicht ranges lie lies viene says reads shows sagt zeigt
      """)
    add(
      .lead,
      """
      for at from only just about around approximately roughly nearly of currently starting a an the as low priced
      für ab nur ca etwa rund von zum zu bei um circa knapp einem preis à pour seulement partir dès environ de du un une
      por desde solo sólo en a partir di da per soli appena circa van voor vanaf slechts maar ongeveer za od tylko około po w
      za від лише всього близько близько по за от всего только около примерно approx now jetzt mit with price
      """)
    add(.lead, "than als que che dan niż ніж чем ie eg")
    add(
      .light,
      """
      the a an this that these its their his her your you our we he she they i get it's s re ll ve and also available here there
      der die das den dem ein eine einen sie sich ihnen und auch erhältlich verfügbar gibt hier
      le la les un une l et aussi disponible vous elle il ici el la los las un una y también disponible aquí lo gli una
      anche disponibile qui het een de deze en ook beschikbaar hier ten ta to te i też dostępny tutaj це цей ця і й також
      тут это этот эта и также здесь its can hai heb puoi masz kupisz dostaniesz current regular our unit per each item only for at from und kaufen buy
      """)
    add(
      .pronoun,
      """
      it its this they these he she er sie es dieser diese dieses il elle ils elles ce cet cette lo este esta ella él esto
      questo questa lui lei het deze dit hij to ten ta on ona він вона воно цей ця це он она оно этот эта это
      """)
    add(
      .bound,
      """
      under below budget within up less than max maximum limit over above between most least more exceed exceeding
      cheaper unter budgets maximal höchstens über bis zwischen weniger mehr als innerhalb budget limite moins plus entre
      jusqu'à debajo menos más hasta presupuesto límite máximo meno più sotto fino tra budget limite massimo onder boven tot
      tussen minder meer binnen poniżej powyżej do między budżet budżetu budżecie maksymalnie до менше більше понад
      między між между fra бюджет бюджету бюджеті бюджетом менее меньше больше свыше дешевле дешевше дороже дорожче spend spending ausgeben
      dépenser gastar spendere uitgeven wydać витратити потратить asked wanted mentioned
      """)
    add(
      .label,
      """
      sku skus artikelnummer artikelnr artnr bestellnummer produktnummer mpn ean gtin upc asin isbn référence réf ref
      referencia code codice código artikelcode artikelnummers kod артикул артикула арт код modelnumber partnumber part-number
      """)
    add(
      .link,
      """
      link url website site page shop see visit view here more details product buy order seite webseite hier mehr ansehen
      lien voir ici plus enlace ver aquí más vedi qui pagina sito bekijk hier meer zobacz tutaj strona więcej посилання
      тут сторінка детальніше ссылка здесь страница подробнее link: at under auf unter image photo bild foto imagen immagine
      afbeelding zdjęcie фото зображення изображение
      """)
    add(
      .other,
      """
      save saves saving savings off discount discounted shipping delivery postage tax deposit instead formerly before msrp rrp uvp
      was originally less more cheaper difference month monthly installment installments coupon voucher gift together
      spare sparen ersparnis rabatt versand versandkosten statt früher vorher weniger mehr günstiger teurer monatlich
      monat gutschein zusammen économisez remise réduction livraison lieu moins plus mois ensemble ahorra descuento envío
      antes menos más mes juntos sconto spedizione invece prima meno più mese insieme korting verzending bespaar
      eerder minder meer maand samen rabat wysyłka dostawa zamiast mniej więcej miesięcznie знижка доставка замість
      менше більше місяць разом скидка вместо меньше больше месяц вместе total subtotal sum summe gesamt fee
      """)
    add(
      .all,
      "alle tous toutes todos todas tutti tutte allemaal wszystkie всі усі все both each all beide beiden jeweils chacun chacune ambos entrambi allebei elk oba obie обидва оба каждый"
    )
    add(.range, "vs versus to and or bis und oder à et ou a y o e tot en of do i lub до і та або и или")
    add(
      .size,
      """
      size sizes größe größen taille tailles pointure talla tallas taglia taglie numero maat maten rozmiar rozmiary
      розмір розміри розміру размер размеры размера
      """)
    add(
      .connective,
      """
      for in with without and or please that which to if but only thanks total altogether max each per on made apiece
      plus including incl from at as while so it this is für mit ohne und oder bitte die der das insgesamt inkl zzgl pro
      je aber auf aus pour avec et ou par mais qui con y o por pero che e ma met en of maar per z i lub za oraz dla
      для з із і та або за в у на с и или но а
      """)
    add(.unit, units)
    return table
  }()

  /// Words that explain a number with decimals behind them: no price.
  static let measuring: Set<String> = [
    "leistung", "performance", "rated", "rating", "ratings", "score", "scores", "scored", "version", "v", "firmware",
    "release", "model", "open",
    "opens",
    "closes", "until", "bewertet", "bewertung", "note", "noté", "valorado", "valutato", "beoordeeld", "ocena", "ocenie",
    "оцінка", "рейтинг", "оценка", "версія", "версия", "wersja", "versión", "versione", "geöffnet", "size", "scale",
    "ratio",
    "average", "mean", "mittelwert", "durchschnitt", "durchschnittswert", "moyenne", "gemiddelde", "średnia", "середнє",
    "средняя",
  ]
  /// Words that say what a plain number behind a name counts, beside units and sizes.
  static let counting: Set<String> = measuring.union([
    "stock", "quantity", "qty", "available", "left", "count", "counts", "number", "rank", "ranking", "position",
    "bestand",
    "lager", "anzahl", "menge", "verfügbar", "rang", "platz", "quantité", "cantidad", "quantità", "aantal", "voorraad",
    "liczba", "ilość", "кількість", "количество", "наявності", "наличии", "capacity", "volume", "weight", "length",
    "width", "height", "volumen", "gewicht", "länge", "breite", "höhe", "year", "jahr", "age", "alter",
  ])
  /// Before «for»: something is sold.
  static let selling: Set<String> = [
    "go", "goes", "going", "went", "sell", "sells", "sold", "selling", "yours", "retails", "gone", "available",
    "listed",
    "offered", "steal", "bargain", "low", "schnäppchen", "weg", "verkauft", "haben", "in", "vendu", "vende", "venduto",
    "verkocht", "verkoopt",
  ]
  static let paying: Set<String> = [
    "pay", "pays", "paying", "paid", "zahlen", "bezahlen", "zahlst", "payer", "payez", "pagar", "paga", "pagare",
    "betalen", "betaalt", "zapłacić", "płacisz",
  ]
  static let coming: Set<String> = ["come", "comes", "came", "coming"]
  static let being: Set<String> = [
    "is", "are", "was", "were", "ist", "sind", "war", "est", "sont", "es", "son", "è", "sono", "jest", "są", "liegt",
    "zijn", "viene", "está", "están",
  ]
  static let getting: Set<String> = [
    "you", "get", "gets", "te", "hai", "ti", "puoi", "heb", "masz", "kupisz", "dostaniesz", "можна", "можно", "купите",
    "bekommen", "bekommst", "erhalten", "erhältst", "gibt", "vous", "obtiene", "puede", "krijgt", "kriegst", "kriegt",
    "kriegen",
    "kun",
  ]
  static let forWords: Set<String> = ["for", "at", "as", "für", "pour", "por", "per", "voor", "za", "за"]
  /// Words for what is counted behind a rating.
  static let ratings: Set<String> = [
    "review", "reviews", "rating", "ratings", "votes", "bewertung", "bewertungen", "rezensionen", "avis", "reseñas",
    "opiniones", "recensioni", "opinii", "opinie", "відгуків", "відгуки", "отзывов", "отзывы", "beoordelingen",
  ]
  /// Words that say that the rest is about today.
  static let present: Set<String> = [
    "now", "today", "currently", "derzeit", "momentan", "mittlerweile", "inzwischen", "jetzt", "nun", "heute",
    "maintenant", "ahora", "hoy",
    "ora", "adesso", "nu", "teraz",
    "obecnie", "зараз", "тепер", "сейчас", "теперь",
  ]
  /// Before a price that was, and gone with it: «statt», «instead of».
  static let former: Set<String> = [
    "statt", "anstatt", "instead", "formerly", "previously", "originally", "früher", "vorher", "ursprünglich", "avant",
    "auparavant", "antes", "prima", "invece", "eerst", "zamiast", "wcześniej", "замість", "раніше", "вместо", "раньше",
  ]
  /// Before the two amounts of a range.
  static let between: Set<String> = ["between", "zwischen", "entre", "tra", "fra", "tussen", "między", "між", "между"]
  /// Before what is not so: «$34, not $45».
  static let negations: Set<String> = ["not", "nicht", "pas", "no", "non", "niet", "nie", "не", "instead"]
  /// Behind a difference: «$2 cheaper».
  static let comparatives: Set<String> = [
    "more", "less", "cheaper", "dearer", "pricier", "higher", "lower", "mehr", "weniger", "günstiger", "billiger",
    "teurer",
    "plus", "moins", "más", "menos", "più", "meno", "meer", "minder", "goedkoper", "duurder", "więcej", "mniej",
    "taniej",
    "drożej", "tańszy", "droższy", "більше", "менше", "дешевше", "дорожче", "дешевший", "больше", "меньше", "дешевле",
    "дороже",
  ]
  /// Before what is the shopper's: «your $50».
  static let yours: Set<String> = [
    "your", "ihr", "ihre", "ihren", "ihrem", "ihrer", "dein", "deine", "deinen", "deinem", "deiner", "eure", "euren",
    "votre", "vos", "ton", "tes", "tu", "tus", "su", "sus", "vuestro", "vuestros", "tuo", "tuoi", "suoi", "vostro",
    "vostri", "uw", "jouw", "je", "twoje", "twoich", "państwa", "pana", "pani", "ваш", "ваші", "вашої", "ваших",
    "вашу", "твої", "твоїх", "ваши", "вашими", "твои", "твоих",
  ]
  static let you: Set<String> = [
    "you", "you've", "sie", "du", "ihr", "vous", "tu", "usted", "ustedes", "lei", "voi", "u", "jij", "je", "pan",
    "pani", "ви", "ти", "вас", "вы", "ты",
  ]
  /// Behind «you»: what the shopper has or said.
  static let holding: Set<String> = [
    "have", "had", "ve", "said", "named", "set", "planned", "offered", "gave", "told", "wrote", "haben", "hast", "habt",
    "sagten", "nannten", "nannte", "nanntest", "avez", "aviez", "as", "tienes", "tiene", "tienen", "hai", "ha", "avete",
    "heeft", "hebt", "hebben", "ma", "masz", "mają", "є", "маєте", "маєш", "есть",
  ]
  /// Before the means that are there: «with $50».
  static let withWords: Set<String> = [
    "with", "given", "having", "mit", "avec", "con", "met", "z", "з", "із", "с", "со",
  ]
  /// Between those words and the amount.
  static let roughly: Set<String> = [
    "about", "around", "approximately", "roughly", "nearly", "only", "just", "mere", "somewhere", "exactly", "exact",
    "whole", "full",
    "entire",
    "available", "of", "all", "range", "spanne", "preisspanne", "etwa", "rund", "circa", "ca", "ungefähr", "nur",
    "genau", "ganzen", "verfügbaren",
    "environ", "seulement", "unos", "sólo", "solo", "soli", "ongeveer", "slechts", "około", "tylko", "близько",
    "приблизно", "лише", "около", "примерно", "только",
  ]
  /// Between an amount and a name: the shopper's amount is enough for it.
  static let sufficing: Set<String> = [
    "enough", "plenty", "sufficient", "suffices", "suffice", "cover", "covers", "covered", "reicht", "reichen",
    "ausreichend", "genügt", "genügen", "suffit", "suffisent", "suffisant", "basta", "bastan", "alcanza", "alcanzan",
    "bastano", "genoeg", "volstaat", "wystarczy", "wystarczą", "вистачить", "достатньо", "хватит", "достаточно",
  ]
  /// Name a code that takes something off, and that is no product's.
  static let coupons: Set<String> = [
    "coupon", "couponcode", "voucher", "promo", "promocode", "gutschein", "gutscheincode", "rabattcode", "aktionscode",
    "promotionnel", "cupón", "promocional", "promozionale", "buono", "kortingscode", "vouchercode", "rabatowy", "kupon",
    "промокод",
    "промокодом", "купон",
  ]
  /// Words that say how such a code is used: «use the code …», «mit dem Code …».
  static let redeeming: Set<String> = [
    "use", "using", "enter", "apply", "redeem", "checkout", "nutze", "nutzen", "verwende", "verwenden", "einlösen",
    "gib",
    "utilisez", "entrez", "usa", "utiliza", "introduce", "inserisci", "gebruik", "użyj", "wpisz", "використайте",
    "используйте", "введите", "введіть", "mit", "with", "avec", "con", "met",
  ]
  static let items: Set<String> = [
    "item", "article", "artikel", "art", "model", "modell", "part", "product", "produkt", "style", "catalog",
    "catalogue", "set", "kit", "bestell", "artículo", "articolo", "modelo", "modello", "modèle",
  ]
  static let numbers: Set<String> = [
    "no", "nr", "number", "nummer", "num", "numéro", "número", "numero", "номер", "id", "code",
  ]
  static let articles: Set<String> = [
    "a", "an", "the", "this", "your", "our", "ein", "eine", "einen", "einem", "einer", "der", "die", "das", "den",
    "dem",
    "diese", "dieser", "un", "une", "le", "la", "les", "el", "los", "las", "una", "il", "lo", "gli", "de", "het", "een",
  ]

  private static let units = """
    g kg gram grams gramm kilo kilos lb lbs oz ounce ounces t mg mm cm m km meter meters metre metres inch inches ft
    feet foot yd l ml cl dl liter liters litre litres litri litros gallon gallons v w watt watts volt volts mah ah wh kwh
    hz khz mhz ghz gb tb mb kb mp px dpi year years yrs yo month months day days week weeks hour hours hrs minute
    minutes min second seconds people persons person players pieces piece pcs pairs pair pack packs items item products
    product reviews review ratings rating stars star points percent percentage degrees degree times miles mph km/h bar
    psi db lumens lm k jahr jahre jahren monat monate monaten tag tage tagen woche wochen stunden stunde minuten personen
    stück paar grad zoll liter prozent sterne sternen bewertungen punkte ans an mois jours jour semaines heures personnes
    pièces étoiles pouces litres pour-cent avis años año meses días horas personas piezas estrellas pulgadas litros anni
    anno mesi giorni ore persone pezzi stelle pollici jaar maanden dagen uur personen stuks sterren lat rok miesięcy dni
    godzin osób sztuk szt gwiazdek cali litrów кг г гр грам грамів мм см м км л мл літр літри літрів рік роки років
    місяців днів годин осіб людей штук шт градусів вт відсотків зірок грамм граммов литр литра литров год года лет
    месяцев дней часов человек процентов звезд colors colours sizes farben größen options variants pockets models
    """
}
