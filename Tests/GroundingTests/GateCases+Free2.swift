// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  static let free8 = passing(
    [
      "The Aurora Desk Lamp dims to 20 percent.",
      "The Aurora Desk Lamp reaches 90 on the CRI scale.",
      "In mode 40 the Aurora Desk Lamp blinks.",
      "The Aurora Desk Lamp swivels by 90 degrees.",
      "The Aurora Desk Lamp is best placed at 45 to the left of the screen.",
      "Tilt the Aurora Desk Lamp to 45 and back.",
      "The Aurora Desk Lamp comes in black, white and 40 other shades.",
      "The Aurora Desk Lamp has been tested by 48 readers.",
      "Of 60 readers, 52 would buy the Aurora Desk Lamp again.",
      "52 of 60 readers recommend the Aurora Desk Lamp.",
      "The Aurora Desk Lamp took first place among 52.",
      "Set the Aurora Desk Lamp 40 to 50 cm from your book.",
      "The Aurora Desk Lamp needs a desk at least 60 deep.",
      "The Aurora Desk Lamp runs on 24 volts.",
      "It takes 45 minutes to charge the Pebble Night Light.",
      "The Pebble Night Light is for ages 12 and up.",
      "The Pebble Night Light is safe for babies from 10 months.",
      "The Pebble Night Light lights up for 20 when you tap it twice.",
      "Read on page 48 how the Aurora Desk Lamp is mounted.",
      "See chapter 52 for the Aurora Desk Lamp.",
      "Route 66 inspired the Nordlicht Floor Lamp.",
      "In 2019 the Nordlicht Floor Lamp won a Red Dot.",
      "The Nordlicht Floor Lamp was designed by a 52-year-old from Oslo.",
      "Since day 100 the Nordlicht Floor Lamp has been a favourite.",
      "Our Nordlicht Floor Lamp ranks 120th of 400.",
      "The Nordlicht Floor Lamp suits rooms of 20 to 30 square metres.",
      "The Nordlicht Floor Lamp is 129 dollars, the Aurora Desk Lamp 49.",
      "The Nordlicht Floor Lamp comes at $129.",
      "At $129 the Nordlicht Floor Lamp is the dearest.",
      "The Nordlicht Floor Lamp will set you back 129.",
      "For 129 the Nordlicht Floor Lamp is yours.",
      "For 49 you get the Aurora Desk Lamp, for 129 the Nordlicht Floor Lamp.",
      "The Nordlicht Floor Lamp is one twenty-nine.",
      "A hundred and twenty-nine dollars buys the Nordlicht Floor Lamp.",
      "The Aurora Desk Lamp is 49, the Pebble Night Light 19.50.",
      "Aurora Desk Lamp: 49\nPebble Night Light: 19.50\nNordlicht Floor Lamp: 129",
      "Aurora Desk Lamp (49) < Nordlicht Floor Lamp (129)",
      "Name,Price\nAurora Desk Lamp,49\nNordlicht Floor Lamp,129",
      "I can't tell how much you'd save.",
      "The Aurora Desk Lamp needs 2 AA batteries or 5 V.",
      "Model year 2024, batch 52.",
      "Press and hold for 10, then release.",
      "Count to 20 before you switch the Aurora Desk Lamp on again.",
      "The Aurora Desk Lamp has 3,000 hours left after 4 years.",
      "Aurora Desk Lamp: height 42, width 18, depth 20",
      "Aurora Desk Lamp: 42 x 18 x 20",
      "| Spec | Aurora Desk Lamp | Nordlicht Floor Lamp |\n|---|---|---|\n| Height | 42 | 165 |\n| Lumens | 800 | 1600 |\n| CRI | 90 | 95 |",
      "| Lamp | Stars | Reviews |\n|---|---|---|\n| Aurora Desk Lamp | 4.6 | 52 |\n| Nordlicht Floor Lamp | 4.8 | 118 |",
      "| # | Lamp | Watts |\n|---|---|---|\n| 1 | Aurora Desk Lamp | 9 |\n| 2 | Nordlicht Floor Lamp | 45 |",
      "There are 52 weeks a year to enjoy the Aurora Desk Lamp.",
      "On a scale to 100, the Aurora Desk Lamp gets 93.",
      "The Aurora Desk Lamp scored 93.",
      "The Aurora Desk Lamp was rated 45 times.",
      "Both lamps weigh under 50 ounces.",
      "Both have 3 modes; the Aurora Desk Lamp adds a fourth.",
      "As of 18:00 the Aurora Desk Lamp switches to warm light.",
      "By 2030 it will have paid off.",
      "Go to aisle 45 for the Aurora Desk Lamp.",
      "Use screw no. 45 for the Aurora Desk Lamp.",
      "Take bus 52 to see the Aurora Desk Lamp.",
      "Turn left after 50 metres.",
      "Aurora Desk Lamp, size M, 3 left",
      "Two thirty is a good time to call.",
      "It's ten to five.",
      "The SKU is AURDL-01.",
    ], shop: Shop.lamps)

  static let free9 = passing(
    [
      "The first one is 49, the second 129."
    ], user: "compare Aurora Desk Lamp and Nordlicht Floor Lamp", shop: Shop.lamps)

  static let free10 = passing(
    [
      "You have 50 to spend, so the Aurora Desk Lamp at 49 fits."
    ], user: "I have 50 to spend", shop: Shop.lamps)

  static let free11 = passing(
    [
      "Within 45 minutes of our shop? I can't say."
    ], user: "I live 45 minutes away", shop: Shop.lamps)

  static let free12 = passing(
    [
      "Your 4 kids aged 8 to 14 will like the Pebble Night Light."
    ], user: "4 kids aged 8 to 14", shop: Shop.lamps)

  static let free13 = passing(
    [
      "For a wall of 50 by 60 take the Pebble Night Light."
    ], user: "wall 50 by 60", shop: Shop.lamps)

  static let free14 = passing(
    [
      "The number you gave, 4711, isn't an order of ours."
    ], user: "order 4711", shop: Shop.lamps)

  static let free15 = passing(
    [
      "Die Stehlampe Nordlicht ist um 90 Grad drehbar.",
      "Die Schreibtischlampe Aurora erreicht einen CRI von 90.",
      "Die Schreibtischlampe Aurora passt auf Tische ab 60.",
      "Das Nachtlicht Kiesel eignet sich ab 12 Monaten.",
      "Die Schreibtischlampe Aurora bekam von 48 Testern die Note gut.",
      "Drehen Sie die Schreibtischlampe Aurora auf 45.",
      "Für 49 Euro gehört die Schreibtischlampe Aurora Ihnen.",
      "Für 129 gehört die Stehlampe Nordlicht Ihnen.",
      "Die Stehlampe Nordlicht wiegt 8 und hält 20 kg.",
      "Seite 48 zeigt die Schreibtischlampe Aurora.",
      "Raum 119 beleuchtet die Stehlampe Nordlicht.",
      "Die Stehlampe Nordlicht kam 2019 auf den Markt.",
      "Das Nachtlicht Kiesel leuchtet 20 Minuten nach.",
      "In Stufe 45 flackert die Schreibtischlampe Aurora nicht.",
      "Zimmer bis 25 m² schafft die Stehlampe Nordlicht.",
      "Die Stehlampe Nordlicht gibt es für 129 inklusive Versand? Dazu weiß ich nichts.",
    ], shop: Shop.leuchten, language: "de")

  static let free16 = passing(
    [
      "Sie möchten höchstens 60 ausgeben; die Schreibtischlampe Aurora kostet 49.",
      "Die Schreibtischlampe Aurora liegt mit 49 unter Ihren 60.",
    ], user: "höchstens 60", shop: Shop.leuchten, language: "de")

  static let free17 = passing(
    [
      "Das Wera Bit-Set 16er hat 16 Bits, das 32er 32.",
      "Ein 24er Schlüssel passt.",
      "Ziehen Sie die Schrauben mit 25 an.",
    ], shop: Shop.bits, language: "de")

  static let free18 = passing(
    [
      "The 55 cm ball suits you at 160, the 65 cm ball at 175.",
      "The Joust Duffle Bag holds 35 and weighs 1.",
      "If you're 5 foot 6, take the Sprite Stasis Ball 55 cm.",
      "Inflate the Sprite Stasis Ball 65 cm to 65.",
    ], shop: Shop.luma)

  static let free19 = passing(
    [
      "La Lampe de bureau Aurore mesure 45 de haut.",
      "La Lampe de bureau Aurore a obtenu 48 avis.",
      "À 49,90 €, la Lampe de bureau Aurore est la moins chère des deux lampes.",
    ], shop: Shop.lampes, language: "fr")

  static let free20 = passing(
    [
      "La Lámpara Aurora tiene 48 opiniones.",
      "Por 49 te llevas la Lámpara Aurora.",
    ], shop: Shop.lamparas, language: "es")

  static let free21 = passing(
    [
      "Lampa biurkowa Zorza ma 190 lumenów.",
      "Za 199 kupisz lampę Zorza.",
    ], shop: Shop.lampy, language: "pl")

  static let free22 = passing(
    [
      "Лампа настільна Зоря має 48 відгуків."
    ], shop: Shop.svitlo, language: "uk")
}
