// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  static let free20 = passing(
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
      "I like the Nordlicht Floor Lamp best. It's 129.",
      "I like the Nordlicht Floor Lamp best. It's 165 tall.",
      "I like the Nordlicht Floor Lamp best. At 165 cm it's taller than most.",
      "I like the Nordlicht Floor Lamp best. It has 120 LEDs and reaches 150.",
      "The Nordlicht Floor Lamp is in stock. It ships in 24 to 48 hours.",
      "The Nordlicht Floor Lamp is in stock. There are 120 left.",
      "The Nordlicht Floor Lamp is in stock. We sold 120 last month.",
    ], shop: Shop.lamps)

  static let free21 = passing(
    [
      "The first one is 49, the second 129."
    ], user: "compare Aurora Desk Lamp and Nordlicht Floor Lamp", shop: Shop.lamps)

  static let free22 = passing(
    [
      "You have 50 to spend, so the Aurora Desk Lamp at 49 fits."
    ], user: "I have 50 to spend", shop: Shop.lamps)

  static let free23 = passing(
    [
      "Within 45 minutes of our shop? I can't say."
    ], user: "I live 45 minutes away", shop: Shop.lamps)

  static let free24 = passing(
    [
      "Your 4 kids aged 8 to 14 will like the Pebble Night Light."
    ], user: "4 kids aged 8 to 14", shop: Shop.lamps)

  static let free25 = passing(
    [
      "For a wall of 50 by 60 take the Pebble Night Light."
    ], user: "wall 50 by 60", shop: Shop.lamps)

  static let free26 = passing(
    [
      "The number you gave, 4711, isn't an order of ours."
    ], user: "order 4711", shop: Shop.lamps)

  static let free27 = passing(
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

  static let free28 = passing(
    [
      "Sie möchten höchstens 60 ausgeben; die Schreibtischlampe Aurora kostet 49.",
      "Die Schreibtischlampe Aurora liegt mit 49 unter Ihren 60.",
    ], user: "höchstens 60", shop: Shop.leuchten, language: "de")

  static let free29 = passing(
    [
      "Das Wera Bit-Set 16er hat 16 Bits, das 32er 32.",
      "Ein 24er Schlüssel passt.",
      "Ziehen Sie die Schrauben mit 25 an.",
    ], shop: Shop.bits, language: "de")

  static let free30 = passing(
    [
      "The 55 cm ball suits you at 160, the 65 cm ball at 175.",
      "The Joust Duffle Bag holds 35 and weighs 1.",
      "If you're 5 foot 6, take the Sprite Stasis Ball 55 cm.",
      "Inflate the Sprite Stasis Ball 65 cm to 65.",
    ], shop: Shop.luma)

  static let free31 = passing(
    [
      "La Lampe de bureau Aurore mesure 45 de haut.",
      "La Lampe de bureau Aurore a obtenu 48 avis.",
      "À 49,90 €, la Lampe de bureau Aurore est la moins chère des deux lampes.",
      "La Lampe de bureau Aurore pèse 1,2 kg et éclaire sur 45 cm.",
      "Le Lampadaire Boréal convient aux pièces de 20 à 30 m².",
      "Le Lampadaire Boréal tourne à 180 degrés.",
      "La Veilleuse Galet s'éteint après 15 minutes.",
      "La Veilleuse Galet convient entre 3 et 12 ans.",
      "La Veilleuse Galet est notée 4,5 sur 5 par 120 clients.",
      "La Lampe de bureau Aurore est à 49,90 et le Lampadaire Boréal à 1290.",
      "Lavez à 30, séchez à plat.",
      "Servir à 18 avec la Veilleuse Galet allumée.",
      "La Lampe de bureau Aurore existe en 40 et en 60.",
      "Montez les 4 pieds, puis attendez 20 minutes.",
    ], shop: Shop.lampes, language: "fr")

  static let free32 = passing(
    [
      "La Lámpara Aurora tiene 48 opiniones.",
      "Por 49 te llevas la Lámpara Aurora.",
      "La Lámpara Aurora mide 42 de alto y pesa 1,2 kg.",
      "La Lámpara Aurora dura 25.000 horas.",
      "La Lámpara Aurora está a 49 y el Flexo Boreal a 35,90.",
      "El Flexo Boreal gira 90 grados.",
      "El Flexo Boreal llega hasta 60 cm.",
      "Apta desde los 12 años.",
      "Página 45 del manual: la Lámpara Aurora.",
    ], shop: Shop.lamparas, language: "es")

  static let free33 = passing(
    [
      "Lampa biurkowa Zorza ma 190 lumenów.",
      "Za 199 kupisz lampę Zorza.",
      "Lampa biurkowa Zorza ma 42 cm i waży 1,2 kg.",
      "Lampa biurkowa Zorza kosztuje 199, a Lampka nocna Kamyk 79,90.",
      "Lampa biurkowa Zorza świeci do 180 godzin.",
      "Od 12 lat.",
    ], shop: Shop.lampy, language: "pl")

  static let free34 = passing(
    [
      "Лампа настільна Зоря має 48 відгуків.",
      "Лампа настільна Зоря заввишки 42 см, коштує 1299 гривень.",
      "Нічник Камінчик світить 300 годин.",
      "Лампа настільна Зоря — 1299 грн, Нічник Камінчик — 349 грн.",
    ], shop: Shop.svitlo, language: "uk")

  static let free35 = passing(
    [
      "The Harbour Tote costs 85.",
      "The Harbour Tote goes for 85 and the Leather Card Wallet for 32.",
      "The Harbour Tote is a steal at 85.",
      "The $85 Harbour Tote is back.",
      "The Harbour Tote is $85, the Summit 40 Backpack $140.",
      "The Summit 40 Backpack holds 40 litres and costs 140.",
      "The Canvas Weekender 55 L fits 5 shirts, 2 pairs of shoes and a 15\" laptop.",
      "The Leather Card Wallet has 6 slots and room for 20 notes.",
      "The Leather Card Wallet will lighten your wallet by 32.",
      "I'd give the Harbour Tote an 80 out of 100.",
      "The Harbour Tote is made of 12 oz canvas and holds up to 90 pounds.",
      "The Harbour Tote has been around since 1985.",
      "The Harbour Tote has been with me for 75 trips.",
      "The Harbour Tote was made in batches of 90.",
      "The strap of the Harbour Tote drops by 25 when full.",
      "The strap adjusts from 70 to 120.",
      "The strap of the Canvas Weekender 55 L reaches 130.",
      "The Summit 40 Backpack suits torsos between 45 and 52.",
      "The Summit 40 Backpack fits people over 170.",
      "At 6 foot 2 you may want the Summit 40 Backpack.",
      "Our 85-year-old founder sews the Harbour Tote.",
      "She carried the Harbour Tote for 80 miles.",
      "Page 85 of the catalogue shows the Harbour Tote.",
      "Row 85, seat 12, and still room for the Harbour Tote.",
      "Gate 85 is where the Harbour Tote was lost.",
      "The Harbour Tote comes with a 2-year warranty and 100 days to return it.",
      "The Harbour Tote's canvas blocks 98 percent of water.",
      "Wash the Harbour Tote at 30, never at 60.",
      "The Harbour Tote stood the test for 100 hours at minus 40.",
      "Top 100 gifts: the Harbour Tote.",
      "Of 100 buyers 85 kept the Harbour Tote.",
      "More than 100 people bought the Harbour Tote.",
      "About 85 of them chose black.",
      "The Harbour Tote got 85 likes.",
      "By 2026 it will be vegan.",
      "Step 1: fold. Step 2: zip. Step 3: go.",
      "For 2 to 3 nights take the Canvas Weekender 55 L.",
      "For 4 or more nights the Summit 40 Backpack is better.",
      "If you're over 50, its straps are gentle.",
      "The Harbour Tote has 85% cotton.",
      "The Harbour Tote: 45 x 38 x 15, 0.9 kg, $85.00",
      "Harbour Tote\n- Price: $85.00\n- SKU: HT-210\n- Width: 45\n- Height: 38",
      "Harbour Tote, $85.00, 45 wide, 38 high",
      "| Bag | Litres | Price |\n|---|---|---|\n| Summit 40 Backpack | 40 | $140 |\n| Canvas Weekender 55 L | 55 | $119.95 |",
      "| Bag | Weight (g) | Rating |\n|---|---|---|\n| Harbour Tote | 900 | 4.7 |\n| Leather Card Wallet | 85 | 4.9 |",
      "| Harbour Tote | Leather Card Wallet |\n|---|---|\n| $85 | $32 |",
      "The Leather Card Wallet is the cheapest at 32, the Summit 40 Backpack the dearest at 140.",
      "From cheapest to dearest: Leather Card Wallet (32), Harbour Tote (85), Canvas Weekender 55 L (119.95), Summit 40 Backpack (140).",
      "Prices range from 32 to 140.",
      "Our bags run from 32 to 140.",
      "They differ by more than 50 pockets? No, by 2.",
      "Both bags are over 50 cm long.",
      "The Harbour Tote is lighter by 300 g.",
      "Roll it 3 times, press for 20, release.",
      "The zip was opened 10,000 times in a test.",
      "The Summit 40 is our 40 l model; the 55 is the Canvas Weekender 55 L.",
      "Either the Harbour Tote at $85 or, for less, the Leather Card Wallet at $32.",
      "SKU HT-210; SKU LCW-6.",
      "HT-210 and CW-55 are in stock.",
      "The Summit 40 Backpack, now in its 140th batch, is our classic.",
      "Between 80 and 90 of our customers chose the Harbour Tote.",
      "The Harbour Tote is 30 times lighter than a trunk.",
      "It's a solid 80 on our durability scale.",
      "The Harbour Tote earned an 85 in the Travel test.",
    ], shop: Shop.totes)

  static let free36 = passing(
    [
      "The 85 is our bus; it stops at the shop, you said.",
      "You mentioned the 85 bus.",
    ], user: "I take the 85 bus", shop: Shop.totes)

  static let free37 = passing(
    [
      "From 7 to 9 you can pick it up, you said."
    ], user: "Can I come from 7 to 9?", shop: Shop.totes)

  static let free38 = passing(
    [
      "You have 100 to spend; the Harbour Tote is 85."
    ], user: "I have 100 to spend", shop: Shop.totes)
}
