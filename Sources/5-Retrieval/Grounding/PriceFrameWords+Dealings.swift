// SPDX-License-Identifier: Apache-2.0

/// The words of a shop's dealings: what it does for money beside selling, in nine languages.
extension PriceFrameWords {
  private static func list(_ text: String) -> Set<String> { PriceTalkWords.words(text) }

  /// Services that a shop charges for: «gift wrap adds 5».
  static let services = list(
    """
    rental rent insurance miete leihgebühr versicherung garantieverlängerung shipping delivery postage wrap wrapping gift-wrapping engraving assembly installation surcharge cashback frakt
    versand versandkosten lieferung geschenkverpackung gravur montage aufbau zuschlag einbau
    livraison frais emballage gravure envío portes gastos grabado montaje instalación spedizione confezione incisione montaggio
    verzending bezorging verzendkosten inpakken dostawa wysyłka przesyłka pakowanie grawer montaż
    доставка пакування гравіювання монтаж упаковка гравировка
    """)
  /// Payments that a price is split into.
  static let parts = list(
    """
    payments instalments installments raten monatsraten mensualités versements cuotas plazos pagos termijnen raty
    платежів платежі платежей платежа платежи
    """)
  static let another = list("another weitere weiteren zusätzlich autres otros altri nog kolejne jeszcze ще еще ещё")
  static let more = list("more mehr plus más più meer więcej більше больше extra")
  static let adding = list("add adds adding costing runs run")
  static let setting = list("set sets setting")
  static let untils = list("until till through bis jusqu'au jusqu hasta fino tot do до")
  static let differences = list(
    "difference unterschied differenz preisunterschied différence diferencia differenza verschil różnica різниця разница"
  )
  static let past = list(
    "was were war waren était coûtait era estaba costaba costava kostte było był była було был была")
  static let lastTimes = list(
    "last letzten letzte letzter letztes dernier dernière pasado pasada scorso scorsa vorige zeszłym zeszły минулого прошлом прошлой"
  )
  /// Reckon a sum by themselves: «das macht 45».
  static let makings = list(
    "macht machen makes make fait font fera feront ferait hace hacen hará harán suma suman fa fanno farà maakt daje robi"
  )
  static let trading = list(
    "trade trade-in inzahlungnahme ankauf altgerät reprise reprenons recompra permuta rottamazione inruil inruilen odkup викуп выкуп"
  )
  static let used = list(
    "old used previous alte alten altes altem gebrauchte gebrauchten gebrauchtes ancien ancienne vieux vieille viejo vieja antiguo antigua usado vecchio vecchia usato oude stary starą starego старий стару старого старый старую"
  )
  static let leftOver = list("left remaining übrig verfügbar restants quedan rimasti over zostały")
  static let modals = list(
    "musst müssen muss müsst solltest sollten sollte kannst können darfst wirst werden würdest moet moeten kun kunt zou zal"
  )
  /// Say that something leaves the shop: «gaat voor 45 de deur uit», «geht für 45 weg».
  static let leavings = list(
    "gaat gaan geht gehen ging gingen goes go going went part partent va van sale salen idzie idą")
  /// Judge a price: «not cheap at 280».
  static let judging = dear.union(superlatives).union(
    list(
      """
      cheap expensive dear bargain deal steal overpriced pricey reasonable günstig billig teuer schnäppchen preiswert erschwinglich
      abordable cher chère raisonnable caro cara barato barata ganga economico economica conveniente affare goedkoop duur koopje
      tani tania tanie drogi droga drogie okazja дешевий дорогий дешевый дорогой
      """))
  /// Limits that a shopper sets to a sum: «51 over budget».
  static let limits = budgets.union(list("limit limite límite limiet limitu ліміту лимита maximum obergrenze plafond"))
  static let conditionals = list(
    "wäre wären serait seraient sería serían sarebbe sarebbero byłoby byłyby було б было бы"
  ).subtracting(["б", "бы", "було", "было"])
  /// «a comparable one», «a similar model»: another product than those of the shop.
  static func comparable(_ words: ArraySlice<String>) -> Bool { words.contains(where: comparables.contains) }
  private static let comparables = list(
    "comparable similar equivalent vergleichbare vergleichbarer vergleichbares ähnliche ähnlicher ähnliches comparables équivalent similaire parecido parecida simile vergelijkbare podobny podobna подібний похожий"
  )
  /// Discounts and the like, which lower a price.
  static let reductions = list(
    "off discount rebate coupon voucher rabatt nachlass skonto gutschein remise réduction descuento sconto korting rabat rabatem rabatu знижка знижкою скидка скидкой"
  )
  /// «il vous reste 70 pour»
  static let stayings = list(
    "reste restent restera resteront resterait resta restano resterà queda quedan quedarán sobra sobran sobrará sobrarán avanza avanzano zostaje zostanie blijft blijven houd houdt hou bleibt bleiben blieben залишиться останется"
  )
  /// What of a sum is paid later: «deposit 50, rest 299».
  static let rests = list("rest remainder balance restbetrag reste solde resto restante reszta решта остаток")
  /// Stand for a thing that a number before them picks out: «the 949 one».
  static let picked = siblings.union(list("one ones option version"))
  /// Point at one thing of several, before what tells it from the others: «der für 79», «celui à 849».
  static let demonstratives = list(
    "one ones der die das den denjenigen derjenige diejenige dasjenige celui celle ceux celles el la los las aquel aquella quello quella quelli quelle degene ten ta to той та тот"
  )
  /// Where in a span of sums something lies: «the low 300s».
  static let heights = list(
    "low lower mid middle high higher upper unteren oberen mittleren niedrigen hohen unterer oberer mittlerer")
  static let warranties = list(
    "warranty protection guarantee plan garantie garantía garanzia gwarancja gwarancji гарантія гарантії гарантия гарантии"
  )
  static let launches = list("launched debuted listed advertised startete gestartet lancé lancée lanzó lanciato")
  static let missing = list("fehlen manquent manque faltan falta mancano ontbreken brakuje бракує")
  static let conclusions = list("so also donc entonces quindi dus więc отже тож значит")
  static let conditionsOfGoods = list(
    "refurbished reconditioned renewed used second-hand gebraucht generalüberholt reconditionné occasion reacondicionado usado ricondizionato tweedehands używany używane"
  )
  static let sets = list("set kit bundle package pair combo pack paket bündel lot lote")
  /// Words for money that count one.
  static let moneyNouns = money.union(
    list(
      """
      fee charge card bonus cashback aufpreis aufschlag zuschlag pfand kaution rate monatsrate frais caution mensualité supplément
      bono cuota fianza recargo acconto rata bonus cauzione supplemento statiegeld borg toeslag kaucja dopłata rata
      застава доплата залог доплата
      """)
  ).subtracting(["savings", "refunds", "rate"])
  static let amountings = list("beträgt bedraagt wynosi wynoszą становить составляет asciende ammonta s'élève lautet")
  static let monthly = list("monatlich monthly mensuels mensuales mensili maandelijks miesięcznie щомісяця ежемесячно")
  /// Another model than the one that was spoken of.
  static let siblings = list("model models version successor modell nachfolger modèle modelo modello modelu модель")

  /// Speak of buying, paying or saving, and of nothing else.
  static let trade: Set<String> = [
    paying, saving, budgets, judging, reductions, money, offers, costs, PriceTalkWords.selling.subtracting(having),
  ].reduce(into: []) { $0.formUnion($1) }
  static let ifs = list("if when wenn falls si se als jeśli якщо если")
  static let times = list("day year tag jahr jour año anno")
  static let beforeMore = list("de di in")
  static let reckonings = list("reckon count plan figure")
  /// Lead to what a service costs: «delivery for 6», «spedizione a 7».
  static let prices = list("for at für à a por per za за")
  /// «70 sur le lot»
  static let upon = list("on sur su op")
  /// «that puts you at 878»
  static let bringing = list("puts put brings bring gets get takes take lands")
  /// Before a number alone that is a price: «Just 199!»
  static let onlys = list("just only nur bloß seulement solo sólo slechts tylko лише только")
  static let sold = list("sold verkauft vendus vendidos venduti verkocht")
  static let asSet = list("im in as als en nel")
  static let dues = list("fällig due drin")
  static let onces = list("once after before without")
  static let elsewheres = list("online elsewhere anderswo woanders ailleurs altrove elders")
  static let chez = list("bei chez bij presso")
  static let measures = list("TB GB kg l liter litre litro Kilo kilo")
}
