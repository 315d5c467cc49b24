// SPDX-License-Identifier: Apache-2.0

/// The words of `PriceTalk`, in nine languages.
enum PriceTalkWords {
  static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Begin a reckoning: «that makes 45».
  static let pointing = words("that this das dies ça ca cela dat to это це с із з")
  /// «that makes», «das macht», «с вас».
  static let reckoning = words(
    """
    s be makes comes totals macht wären fait ferait font fanno faranno suman serían wordt będzie буде будет вас
    """)
  /// May stand within a reckoning: «that will be about», «das macht dann zusammen».
  static let filling = words(
    """
    ll will would d to up about around exactly just only total totally altogether then dann zusammen insgesamt genau
    nur rund etwa environ tout exactement circa in dan samen ongeveer około razem разом всього всего примерно приблизно
    около близько
    """)
  /// Money that is asked for or let off beside the price.
  static let charges = words(
    """
    due express bundle monthly wrapping engraving shipping delivery postage discount vat tax taxes fee deposit payment payments installment installments instalment
    instalments save saves saving savings together surcharge versand versandkosten lieferung rabatt mwst steuer anzahlung
    rate raten sparen spare zusammen ersparnis livraison port remise réduction acompte mensualités ensemble envío gastos
    descuento impuestos cuotas spedizione sconto acconto rate iva insieme verzending verzendkosten korting btw samen
    wysyłka przesyłka dostawa rabat zniżka vat raty razem доставка знижка податок разом скидка налог вместе ttc ht
    """)
  /// Answer a question that asks whether something is so, or begin one.
  static let replies = words("czy чи ли yes yeah yep no nope ja nein oui non sí sì nee tak nie так ні да нет")
  /// Something is offered: «you get it for 45».
  static let selling = words(
    """
    order orders snag bestell bestellen commandez ordina pide zamów замов закажите get gets buy buys take grab have yours avez vendemos vendiamo verkaufen verkopen отдам отдаю available offered sell sells sold going haben hat bekommen bekommst bekommt
    kaufen gibt gibts erhalten erhältlich verkauft angeboten kostet vendu vendue proposé proposée affiche achetez acheter
    disponible trouvez vende venden vendido ofrece comprar compra llevas lleva sale salen consigue vendere venduto
    acquistare acquista comprare trova koop kopen koopt verkocht verkoopt kupisz kupić sprzedawany dostaniesz купити
    купите купить продається продаётся продается куплю доступний доступен
    """)
  /// Ask for a price, where nothing else is asked for: «how much is it?».
  static let asking = words(
    "how much wie viel wieviel combien cuánto cuanto quanto hoeveel ile скільки сколько what was que que qué wat co що что"
  )
  /// Those that ask for an amount.
  static let muches = words("much viel wieviel combien cuánto cuanto quanto hoeveel ile скільки сколько")
  /// Between two things that are compared.
  static let than = words("than als que di dan niż ніж чем за od від")
  /// Before a product that another one is set against: «unlike the A, the B …».
  static let contrasting = words(
    """
    unlike compared contrast gegensatz vergleich unterschied verglichen contrairement comparé rapport diferencia comparado
    comparación differenza rispetto confronto tegenstelling vergeleken przeciwieństwie porównaniu відміну порівняно отличие
    сравнению
    """)
  /// Make a part of an amount, or several of it.
  static let sharing = words(
    """
    half twice double triple thrice quarter third times hälfte doppelt doppelte doppelten dreifache viertel drittel moitié
    double triple tiers mitad doble triple metà doppio triplo terzo helft dubbele dubbel połowa połowę dwukrotnie podwójna
    половина половину вдвічі подвійна вдвое двойная
    """)
  /// Say that two products have one price.
  static let same = words(
    """
    same equally identical genauso gleich gleiche gleichen gleichviel dasselbe denselben derselbe selben même autant
    mismo misma stesso uguale hetzelfde evenveel dezelfde tyle samo столько стільки однаково одинаково
    """)
  /// Lead to what was meant: «the same, namely 45».
  static let namely = words("namely nämlich cioè ovvero namelijk mianowicie саме именно")
  /// Lead to a measure that an amount is for: «per litre».
  static let per = words("per pro je par por al za na за")
  /// Say that something is not to be had for an amount.
  static let denying = words(
    """
    not no isn aren won wouldn cannot couldn doesn too unfortunately nicht kein keine keinen zu leider
    pas trop aucun aucune no demasiado ningún non troppo nessun nessuna niet geen te helaas nie zbyt żaden не надто занадто
    немає слишком нет
    """)
}
