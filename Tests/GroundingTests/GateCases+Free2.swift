// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  static let free7 = withheld(
    [
      (
        "The Harbour Tote drops from 95 to 85 on Friday.",
        "95"
      ),
      (
        "We knocked 15 off the Harbour Tote.",
        "15"
      ),
      (
        "The Harbour Tote will cost you seventy-something.",
        "seventy"
      ),
      (
        "The Harbour Tote costs 85, or 75 with student ID.",
        "75 with"
      ),
      (
        "The Harbour Tote costs 85 but only 75 if you take two.",
        "75"
      ),
      (
        "The Harbour Tote costs 85. The Summit 40 Backpack costs 20 more, so 105.",
        "105"
      ),
      (
        "The Leather Card Wallet will lighten your wallet by 23.",
        "23"
      ),
      (
        "Harbour Tote, 95 → 85",
        "95"
      ),
      (
        "| Bag | Cost | Shipping |\n|---|---|---|\n| Harbour Tote | 85 | 7 |",
        " 7 "
      ),
      (
        "The Canvas Weekender 55 L is about 100 less than the Summit 40 Backpack.",
        "100 less"
      ),
      (
        "Everything is under 120.",
        "120"
      ),
      (
        "You get 20 back with the Harbour Tote.",
        "20"
      ),
      (
        "The SKU of the Harbour Tote is HT 211.",
        "HT 211"
      ),
    ], shop: Shop.totes)

  static let free8 = withheld(
    [
      (
        "Die Gusseisenpfanne 28 cm ist derzeit auf 59 heruntergesetzt.",
        "59"
      ),
      (
        "Die Gusseisenpfanne 28 cm bekommen Sie um 10 günstiger.",
        "10"
      ),
      (
        "Die Gusseisenpfanne 28 cm ist ihre 89 wert.",
        "89"
      ),
      (
        "Die Gusseisenpfanne 28 cm fällt mit 79 nicht aus dem Rahmen.",
        "79"
      ),
      (
        "Die Gusseisenpfanne 28 cm geht für 59 über den Tisch.",
        "59"
      ),
      (
        "Versandkostenfrei ab 40.",
        "40"
      ),
    ], shop: Shop.kitchen, language: "de")

  static let free9 = withheld(
    [
      (
        "About 119.",
        "119"
      )
    ], user: "How much is the Nordlicht Floor Lamp?", shop: Shop.lamps)

  static let free10 = withheld(
    [
      (
        "119",
        "119"
      ),
      (
        "It is 119, I believe.",
        "119"
      ),
    ], user: "What's the price of the Nordlicht Floor Lamp?", shop: Shop.lamps)

  static let free11 = withheld(
    [
      (
        "One hundred nineteen.",
        "nineteen"
      )
    ], user: "What does the Nordlicht Floor Lamp cost?", shop: Shop.lamps)

  static let free12 = withheld(
    [
      (
        "Yes, at $40 the Aurora Desk Lamp fits.",
        "40"
      )
    ], user: "lamp for $40", shop: Shop.lamps)

  static let free13 = withheld(
    [
      (
        "Le Lampadaire Boréal tourne autour de 1190.",
        "1190"
      ),
      (
        "La Lampe de bureau Aurore ne dépasse pas 45.",
        "45"
      ),
      (
        "La Lampe de bureau Aurore : entre 40 et 45 selon la couleur.",
        "40;45"
      ),
      (
        "Quarante-cinq pour la Lampe de bureau Aurore.",
        "Quarante-cinq"
      ),
    ], shop: Shop.lampes, language: "fr")

  static let free14 = withheld(
    [
      (
        "La Lámpara Aurora se queda en 45.",
        "45"
      ),
      (
        "Con 30 tienes el Flexo Boreal.",
        "30"
      ),
    ], shop: Shop.lamparas, language: "es")

  static let free15 = withheld(
    [
      (
        "De Bureaulamp Aurora komt op 45 uit.",
        "45"
      ),
      (
        "De Bureaulamp Aurora ligt rond de 45.",
        "45"
      ),
      (
        "Met 45 ben je klaar voor de Bureaulamp Aurora.",
        "45"
      ),
    ], shop: Shop.lampen, language: "nl")

  static let free16 = withheld(
    [
      (
        "Lampa biurkowa Zorza wyniesie 189.",
        "189"
      ),
      (
        "Lampa biurkowa Zorza to wydatek 189.",
        "189"
      ),
      (
        "Zapłacisz 189 za lampę Zorza.",
        "189"
      ),
    ], shop: Shop.lampy, language: "pl")

  static let free17 = withheld(
    [
      (
        "За 1199 ви отримаєте лампу Зоря.",
        "1199"
      )
    ], shop: Shop.svitlo, language: "uk")

  static let free18 = withheld(
    [
      (
        "За 3290 вы получите лампу Заря.",
        "3290"
      )
    ], shop: Shop.svet, language: "ru")

  static let free19 = passing(
    [
      "Serve the Rose at 10 and the Old Vine Shiraz 2018 at 17 degrees.",
      "Serve the Rose at 10.",
      "Chill the Rose to 10 before you pour.",
      "The Rose tastes best at 10.",
      "Drink the Old Vine Shiraz 2018 at 18.",
      "The Old Vine Shiraz 2018 spent 18 months in oak.",
      "The Ten Acre Chardonnay scored 92.",
      "The Ten Acre Chardonnay goes with fish for 4.",
      "Bake the fish at 180 for 20.",
    ], shop: Shop.vins)
}
