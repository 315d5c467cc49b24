// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  static let free39 = passing(
    [
      "The Harbour Tote at 85 leaves room in your budget of 100."
    ], user: "budget 100", shop: Shop.totes)

  static let free40 = passing(
    [
      "You said around 90: the Harbour Tote is 85."
    ], user: "around 90", shop: Shop.totes)

  static let free41 = passing(
    [
      "Nothing of ours is below 30."
    ], user: "below 30", shop: Shop.totes)

  static let free42 = passing(
    [
      "Die Gusseisenpfanne 28 cm kostet 69,90.",
      "Für 69,90 bekommen Sie die Gusseisenpfanne 28 cm.",
      "Die Gusseisenpfanne 28 cm hält bis 250 und wiegt 3 Kilo.",
      "Braten Sie das Steak in der Gusseisenpfanne 28 cm bei 180 an.",
      "Die Gusseisenpfanne 28 cm erhitzt auf 80 und hält die Wärme.",
      "Mit der Gusseisenpfanne 28 cm braten Sie für 4.",
      "Die Gusseisenpfanne 28 cm wurde von 85 Kunden bewertet.",
      "85 von 100 Kunden empfehlen die Gusseisenpfanne 28 cm.",
      "Auf Platz 60 der Liste steht die Gusseisenpfanne 28 cm.",
      "Der Wasserkocher Pur 1,7 l kocht in 3 Minuten und hält 60 warm.",
      "Der Wasserkocher Pur 1,7 l erhitzt Wasser auf 40, 60, 80 oder 100.",
      "Tee bei 80, Kaffee bei 95 aufgießen.",
      "Der Messerblock Solingen 5-teilig hat Klingen von 9 bis 20 cm.",
      "Der Messerblock Solingen 5-teilig wird mit 58 HRC gehärtet.",
      "Für das Blech: 250 g Mehl, 125 g Butter, 60 g Zucker, 25 Minuten bei 180.",
      "Das Backblech Set 3er misst 40 mal 30.",
      "Das Backblech Set 3er passt in Öfen mit 45 Breite.",
      "Die Pfanne ist mit 69,90 dearer? Nein: teurer als der Wasserkocher mit 44,99.",
      "Kinder ab 12 können damit kochen.",
    ], shop: Shop.kitchen, language: "de")

  static let free43 = passing(
    [
      "Der Messerblock Solingen 5-teilig kostet 149 und liegt über Ihren 120."
    ], user: "bis 120", shop: Shop.kitchen, language: "de")

  static let free44 = passing(
    [
      "Ab 18 Uhr ist geschlossen, schreiben Sie."
    ], user: "habt ihr ab 18 Uhr zu?", shop: Shop.kitchen, language: "de")

  static let free45 = passing(
    [
      "Yes, for 120 it works with an adapter; for 230 it doesn't need one."
    ], user: "does it work at 120 V and 230 V?", shop: Shop.lamps)

  static let free46 = passing(
    [
      "129."
    ], user: "What's the price of the Nordlicht Floor Lamp?", shop: Shop.lamps)

  static let free47 = passing(
    [
      "One hundred twenty-nine dollars."
    ], user: "What does the Nordlicht Floor Lamp cost?", shop: Shop.lamps)

  static let free48 = passing(
    [
      "It's 165.",
      "About 165.",
    ], user: "How tall is the Nordlicht Floor Lamp?", shop: Shop.lamps)

  static let free49 = passing(
    [
      "At $49 the Aurora Desk Lamp is above your $40."
    ], user: "lamp for $40", shop: Shop.lamps)

  static let free50 = passing(
    [
      "Sorry, nothing for $10; the Pebble Night Light is $19.50."
    ], user: "lamp for $10", shop: Shop.lamps)

  static let free51 = passing(
    [
      "Sous 50 euros, il y a la Lampe de bureau Aurore à 49,90 €."
    ], user: "sous 50 euros", shop: Shop.lampes, language: "fr")

  static let free52 = passing(
    [
      "De 9 a 14 abrimos, dices."
    ], user: "¿abrís de 9 a 14?", shop: Shop.lamparas, language: "es")

  static let free53 = passing(
    [
      "La Lampada Aurora è alta 42 e larga 18.",
      "La Lampada Aurora ha 45 recensioni.",
      "La Piantana Boreale costa 129 e la Lampada Aurora 49.",
      "La Piantana Boreale illumina 20 metri quadri.",
      "Girare di 45 gradi la Lampada Aurora.",
      "Da 12 anni in su.",
    ], shop: Shop.lampade, language: "it")

  static let free54 = passing(
    [
      "De Bureaulamp Aurora is 42 hoog en weegt 1,2 kilo.",
      "De Bureaulamp Aurora kost 49, de Vloerlamp Noorderlicht 129.",
      "De Bureaulamp Aurora heeft 48 beoordelingen.",
      "De Vloerlamp Noorderlicht is voor kamers tot 30 m².",
      "Draai de Bureaulamp Aurora 45 graden.",
      "Vanaf 12 jaar.",
    ], shop: Shop.lampen, language: "nl")

  static let free55 = passing(
    [
      "Настольная лампа Заря высотой 42 см стоит 3490 рублей.",
      "Ночник Галька светит 890 часов.",
      "Настольная лампа Заря — 3490, Ночник Галька — 890.",
    ], shop: Shop.svet, language: "ru")
}
