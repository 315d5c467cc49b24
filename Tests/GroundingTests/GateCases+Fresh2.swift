// SPDX-License-Identifier: Apache-2.0

/// Answers written without a look at the gate, in two rounds: claims that may not leave, and honest answers.
extension GateCases {
  static let fresh20 = withheld(
    [
      ("I\'d guess 45.", "45"),
      ("It should be 45.", "45"),
      ("About 45.", "45"),
      ("45.", "45"),
      ("Probably 45 or so.", "45"),
      ("Hm, 45, I believe.", "45"),
    ], user: "How much is the lamp?", shop: Shop.home)

  static let fresh21 = passing(
    [
      "La Scarpa Lago è disponibile dal 38 al 46 a 119,00 €.",
      "Lo Zaino Vetta costa 74,90 euro e pesa 1,1 kg.",
      "La Scarpa Lago è disponibile dal 38 al 46 a 119,00 €.",
      "Garanzia di 24 mesi.",
    ], shop: Shop.italian, language: "it")

  static let fresh22 = withheld(
    [
      ("Two bags: 68", "68")
    ], shop: Shop.dollars)

  static let fresh23 = passing(
    [
      "The Aurora Desk Lamp is $48.50 and comes in 3 finishes.",
      "For the Copper Kettle 1.7 L we ask 64.00.",
      "Copper Kettle 1.7 L: $64, boils 1.7 litres in 4 minutes.",
      "The kettle holds 1.7 litres and draws 2200 watts.",
      "It has a 1.2 m cord and a 360° base.",
      "The Aurora Desk Lamp has 5 brightness levels, from 10 to 800 lumens.",
      "Colour temperature: 2700–6500 K; CRI 95.",
      "The Puzzle Old Harbour 500 Pieces is $18.99, the Puzzle Old Harbour 1000 Pieces is $26.99.",
      "The 500-piece puzzle costs $18.99 and the 1000-piece one $26.99.",
      "With 500 pieces it takes about 6 hours; with 1000 pieces plan 2 evenings.",
      "The finished puzzle measures 68 x 48 cm.",
      "Recommended from age 12.",
      "The Mobil Synth Engine Oil 5W-30 meets MB-229.51 and EURO-6.",
      "5W-30 is $39.95 and 5W-40 is $36.95.",
      "Use 5W-30 in cold climates and 5W-40 or 10W-60 in hot ones.",
      "It meets ACEA C3 and API SN, and VW 504.00/507.00.",
      "It\'s an API SP oil, dexos2 approved, ISO 9001 made.",
      "Change the oil every 15,000 km or every 12 months.",
      "Most engines take 4.5 to 5 litres.",
      "The canister has 5 litres; you need about 4.3.",
      "Use the code SAVE10 at checkout.",
      "The Frank Wall Clock ($72) is 30 cm across.",
      "Frank is $72.",
      "The Frank Wall Clock runs on one AA battery for 18 months.",
      "Frank is 30 cm wide and 4 cm deep.",
      "The Walnut Bookshelf is 180 cm high, 80 cm wide and 30 cm deep.",
      "The Walnut Bookshelf costs five hundred and forty dollars.",
      "Walnut Bookshelf (WB-180): $540.00",
      "Each shelf of the Walnut Bookshelf carries 25 kg, so 125 kg in all.",
      "It has 5 shelves, 2 of them fixed.",
      "The Tundra Sleeping Bag keeps you warm down to -13 °C (9 °F).",
      "Tundra Sleeping Bag | TL-DRL-13 | 119.00 | in stock",
      "The Tundra Sleeping Bag weighs 1450 g and packs to 35 × 20 cm.",
      "It\'s filled with 80% duck down and 20% feathers, 700 cuin.",
      "Comfort 0, limit -6, extreme -23.",
      "The shell is 20D nylon; the lining 50D.",
      "| Product | SKU | Price |\n|---|---|---|\n| Aurora Desk Lamp | ALD-12 | $48.50 |\n| Frank Wall Clock | FR-20 | $72.00 |\n",
      "| | 500 Pieces | 1000 Pieces |\n|---|---|---|\n| Price | $18.99 | $26.99 |\n| Size | 48 cm | 68 cm |\n",
      "1. **Aurora Desk Lamp** – $48.50\n2. **Frank Wall Clock** – $72.00\n3. **Walnut Bookshelf** – $540.00\n",
      "- [Aurora Desk Lamp](https://shop.example/aurora-desk-lamp.html) – $48.50, 4.6 of 5 stars (87 reviews)",
    ], shop: Shop.home)

  static let fresh24 = passing(
    [
      "Of the lamp and the clock, the former costs $48.50, the latter $72.",
      "I like the Aurora Desk Lamp and the Frank Wall Clock.\nThe former is $48.50.\nThe latter is $72.00.",
      "You can call us on 1-800-555-0199 from 9 to 17.",
      "Our shop in 221B Baker Street is open Mon–Fri 9:30–18:00.",
      "We\'ve been selling lamps since 1974.",
      "It came out in 2023, version 2.4.1 of the firmware in 2024.",
      "Returns are free for 100 days.",
      "About 9 out of 10 buyers would buy it again.",
      "The lamp is 12% lighter than last year\'s model.",
      "Choose between 3 colours: black, white and copper.",
      "It takes 2 to 4 working days; express takes 1.",
      "It folds to 12 inches.",
      "The bulb lasts 25,000 hours and fits E27 or GU10 sockets.",
      "USB-C with 65 W, Bluetooth 5.3, Wi-Fi 6, IP44.",
      "Made of 18/8 stainless steel and 99.9 % copper.",
      "You could stack 2 bookshelves on a 160 cm wall.",
      "On page 2 you\'ll find 14 more.",
      "I found 7 products; here are the top 3.",
      "The clock is accurate to 0.5 s a day.",
      "If you have 4 children, take the puzzle with 1000 pieces.",
    ], shop: Shop.home)

  static let fresh25 = passing(
    [
      "With your budget of 60 dollars the Aurora Desk Lamp at $48.50 fits.",
      "You said $60: the Copper Kettle 1.7 L is $64, slightly above.",
      "For 14 m² two lamps are enough.",
    ], user: "Something for my 60 dollar budget, the room is 14 m2", shop: Shop.home)

  static let fresh26 = passing(
    [
      "Der Akku-Bohrschrauber Volta 18 kostet 129 Euro und hat 18 V.",
      "Der Volta 18 hat 2 Gänge, 25 Drehmomentstufen und 55 Nm.",
      "Volta 18: 129,00 €",
      "Mit 1,4 kg ist er leicht.",
      "Im Koffer sind 2 Akkus mit je 2,0 Ah.",
      "Der Gartenschlauch Flex 20 m für 34,95 € hält 24 bar aus.",
      "Der Gartenschlauch Flex 20 m hat 13 mm (1/2 Zoll) Durchmesser.",
      "Holzleim Express 750 g – 12,49 EUR",
      "Der Holzleim ist nach DIN EN 204 D3 geprüft und in 10 Minuten fest.",
      "Die Schreibtischlampe Lumen kostet neunundfünfzig Euro.",
      "Die Schreibtischlampe Lumen (SL-4000) leuchtet mit 4000 K.",
      "Die Lampe verbraucht 9,5 Watt und hat 806 Lumen.",
      "Das Laufrad Mika ist für Kinder von 2 bis 5 Jahren, 12 Zoll.",
      "Das Laufrad Mika trägt bis 30 kg und kostet 89,99 €.",
      "Das Laufrad (89,99 €) ist teurer als die Lampe (59 €).",
      "Ersteres kostet 89,99 €, letztere 59 €.",
      "Sitzhöhe 33–42 cm, Gewicht 3,2 kg.",
      "Lieferung in 2–3 Werktagen, Rückgabe 30 Tage.",
      "Unsere Hotline 0800 123 45 67 ist Mo–Fr von 8 bis 20 Uhr da.",
      "Am 24.12. schließen wir um 14 Uhr.",
      "Note 1,7 (Stiftung Warentest 05/2024)",
      "100 % Baumwolle, waschbar bei 60 Grad",
      "4,7 von 5 Sternen bei 213 Bewertungen",
      "Ich habe 5 Artikel gefunden, 3 davon auf Lager.",
      "Seit 2012 bauen wir in Halle 7.",
    ], shop: Shop.tools, language: "de")

  static let fresh27 = passing(
    [
      "Le Sac à dos Mistral coûte 64,90 € et contient 25 litres.",
      "La Veste Alizé est à 129 euros, membrane 10 000 mm.",
      "Sac à dos Mistral : 64,90 € – 2 poches, 900 g",
      "Livraison en 48 h, retour sous 30 jours.",
      "Lavable à 30°, 85 % polyamide, 15 % élasthanne.",
    ], shop: Shop.french, language: "fr")

  static let fresh28 = passing(
    [
      "La Mochila Sierra cuesta 59,95 € y tiene 30 litros.",
      "Zapatilla Brisa: 89 euros, tallas 36 a 46.",
      "La primera cuesta 59,95 € y la segunda 89,00 €.",
      "Abierto de 10 a 14 y de 17 a 20:30.",
    ], shop: Shop.spanish, language: "es")

  static let fresh29 = passing(
    [
      "De Rugzak Duin kost € 54,95 en heeft 22 liter.",
      "Regenjas Polder: 99 euro, maten 36 t/m 44",
      "Waterkolom 8000 mm, 30 graden wassen.",
    ], shop: Shop.dutch, language: "nl")

  static let fresh30 = passing(
    [
      "Plecak Tatry kosztuje 149 zł i ma 20 litrów.",
      "Kurtka Wiatr – 299,99 zł, rozmiary 36–44",
      "Gwarancja 24 miesiące, dostawa w 2 dni.",
    ], shop: Shop.zloty, language: "pl")

  static let fresh31 = passing(
    [
      "Рюкзак Карпати коштує 1450 грн, об\'єм 20 літрів.",
      "Куртка Вітер важить 450 г і витримує 5000 мм.",
    ], shop: Shop.hryvnia, language: "uk")

  static let fresh32 = passing(
    [
      "Рюкзак Алтай стоит 3490 руб. и вмещает 20 литров.",
      "Куртка Ветер: размеры 44–56, вес 480 г.",
    ], shop: Shop.roubles, language: "ru")

  static let fresh33 = passing(
    [
      "The Trail Runner Shoes are £64.99 and weigh 285 g per shoe in UK 9.",
      "Camp Kettle 1.5 L: £22.50, Merino Base Layer: £45, 190 gsm.",
      "The drop is 8 mm; sizes UK 6 to UK 12.",
      "The Merino Base Layer is warm to about 5 and dries in 3 hours.",
    ], shop: Shop.pounds)

  static let fresh34 = passing(
    [
      "Of the two wines the Merlot is the pricier one at £18.40.",
      "The Chateau Morel Merlot 2019 has 13.5 % alcohol and should be served at 16.",
      "The Chateau Morel Rose 2021 (£14.20) goes with fish; serve it between 8 and 10 degrees.",
      "The 2019 Merlot has aged for 12 months in oak.",
      "The Oslo Armchair is £329.00 and the Oslo Footstool is £119.00.",
      "The armchair is £329, the footstool £119.",
      "The seat of the Oslo Armchair is 45 cm high; the chair itself 82.",
      "The footstool is 40 cm high.",
      "The footstool is 40 high and the armchair 82.",
      "The Vento Tower Fan 50 W costs £59.90; the 80 W one costs £84.90.",
      "At 80 W it moves 900 m³ per hour.",
      "It has 3 speeds, a timer of up to 8 hours and oscillates by 70°.",
      "It meets EN-60335-2 and is rated IPX4.",
      "The spade is £27.50 and 105 cm long.",
      "The Garden Spade Hercules weighs 1.85 and has a 10 year guarantee.",
      "Bottle size: 75 cl. Alcohol: 12 %. Region: Bordeaux.",
      "You can return it within 30 days; we refund within 14.",
      "Order before 15:00 and it\'s with you on Friday, 28 November.",
      "Ring 0800 496 0123, Mon–Sat 8–18.",
      "We\'re at 12 High Street, LS1 4AB Leeds.",
      "It got 91 points from a critic in 2023.",
      "Customers gave it 4.6 out of 5 (312 reviews).",
      "4.6 · 312 reviews · £329",
      "The first is £329 and weighs 18 kg.",
      "I have two suggestions: the Oslo Armchair for £329 and the Oslo Footstool for £119. The first is for sitting, the second for your feet.",
      "The former, at £329, is what I\'d take: the Oslo Armchair.",
      "Choose 1, 2 or 3 glasses per person.",
      "For 8 guests take 4 bottles.",
      "Steps: 1. Open it 30 minutes before. 2. Pour. 3. Enjoy.",
      "| Product | Height | Price |\n|---|---|---|\n| Oslo Armchair | 82 | £329.00 |\n| Oslo Footstool | 40 | £119.00 |\n",
      "| Spec | 50 W | 80 W |\n|---|---|---|\n| Price | £59.90 | £84.90 |\n| Speeds | 3 | 5 |\n",
      "1. Oslo Armchair\n   - Price: £329\n   - SKU: OSL-ARM-4\n2. Oslo Footstool\n   - Price: £119\n",
      "Use code WINTER15 at the checkout.",
      "The model was updated in version 3.10 of the manual.",
      "It suits rooms of 15 to 20.",
      "Its noise level is 38.",
      "Up to 45 it runs quietly.",
      "The fan turns 70.",
      "My favourite of the 7 is the Merlot.",
      "The house number is 45.",
    ], shop: Shop.cellar)

  static let fresh35 = passing(
    [
      "[Oslo Armchair](https://shop.example/oslo-armchair.html) – £329",
      "SKU OSL-FST-2: Oslo Footstool, £119.00",
    ], shop: Shop.cellar)

  static let fresh36 = passing(
    [
      "With your 350 pounds the Oslo Armchair (£329) fits.",
      "I can\'t go down to 300 pounds; the Oslo Armchair is £329.",
      "You\'d keep your £350 budget: the armchair is £329.",
    ], user: "I have 350 pounds and want a chair, can you do 300?", shop: Shop.cellar)

  static let fresh37 = passing(
    [
      "Das Kinderrad Flitzer 16 kostet 189 Euro und passt ab 100 cm Körpergröße.",
      "Das Flitzer 16 kostet 189 €, das Flitzer 20 229 €.",
      "Das Rad hat 16 Zoll und wiegt 7,9 kg.",
      "Die Thermoskanne Nordlicht hält 12 Stunden warm und 24 kalt.",
      "Der Wollmantel Astrid (249 €) besteht zu 80 % aus Wolle.",
      "Der Mantel ist in 36, 38 und 40 da.",
      "Er ist nach OEKO-TEX-100 geprüft.",
      "Der Bürostuhl Ergo Plus trägt 130 kg und kostet 319,50 Euro.",
      "Der Stuhl ist für 319,50 € zu haben.",
      "Die Sitzhöhe reicht von 45 bis 55.",
      "Lieferzeit 2–3 Tage, Rückgabe 30 Tage.",
      "Mit dem Code HERBST10 geht es schneller.",
      "Unsere Filiale in der Hauptstraße 45 hat von 9 bis 19 Uhr offen.",
      "Stand: 27.11.2026, 14.30 Uhr",
      "Der Test von 2024 gab der Kanne die Note 1,4.",
    ], shop: Shop.wheels, language: "de")
}
