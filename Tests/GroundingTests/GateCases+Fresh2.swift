// SPDX-License-Identifier: Apache-2.0

/// Answers written without a look at the gate, in two rounds: claims that may not leave, and honest answers.
extension GateCases {
  static let fresh16 = withheld(
    [
      ("Good choice! The Oslo Armchair costs £329, whereas the Oslo Footstool costs just £99.", "£99"),
      ("Here\'s the breakdown:\n\n- Armchair: £339\n- Footstool: £119\n- **Sum: £458**", "£339;£458"),
      ("Between the two fans, the 80 W model costs £25 more, i.e. £82.90.", "£25;£82.90"),
      ("If your limit is tight, the 50 W version at £54.90 does the job.", "£54.90"),
      ("Oslo Footstool: one hundred and nine pounds sterling.", "one hundred and nine"),
      ("Oslo Armchair. £3 4 9.", "£3 4 9"),
      ("Oslo Armchair: £32 8.", "2 8"),
      ("Price of the Oslo Armchair (in GBP): 328.99", "328.99"),
      ("Oslo Armchair ~ GBP 330", "GBP 330"),
      ("Oslo Armchair ≈ £330", "£330"),
      ("The spade is £27.", "£27"),
      ("The spade is £27.5.01.", "£27.5.0"),
      ("For under £27 you can get the spade.", "£27"),
      ("The spade used to sell for £35.00.", "£35.00"),
      ("There\'s a £5 voucher for newsletter subscribers.", "£5"),
      ("You\'ll earn £3.29 in reward points.", "£3.29"),
      ("A deposit of £50 secures the armchair.", "£50"),
      ("Assembly service: £39", "£39"),
      ("Old-chair removal is available for 25 pounds.", "25"),
      ("Insurance adds 2.99 a month.", "2.99"),
      ("Four payments of £82.25.", "£82.25"),
      ("Klarna: 3 × £109.67", "£109.67"),
      ("Price match: a rival sells it at £299.", "£299"),
      ("In euros that is roughly 385 €.", "385 €"),
      ("VAT included, that\'s 54.83 of the total.", "54.83"),
      ("The wine (WN-MER-19) costs £18.40; the other (WN-ROS-19) £14.20.", "WN-ROS-19"),
      ("SKU for the stool: OSL-FST-1.", "OSL-FST-1"),
      ("Please quote OSL/ARM/5 when calling.", "OSL/ARM/5"),
      ("EAN 5012345678900", "5012345678900"),
      ("The part number is G5P-7.", "G5P-7"),
      ("See https://shop.example/oslo-footstool for more.", "https://shop.example/oslo-footstool"),
      ("Go to http://shop.example/oslo-armchair.html.", "http://shop.example/oslo-armchair.html"),
      ("[Oslo Armchair](https://shop.example/oslo-footstool.html)", "https://shop.example/oslo-footstool.html"),
      (
        "Visit [our shop](https://shop.example.co) or [call](tel:08004960123).",
        "https://shop.example.co;tel:08004960123"
      ),
      ("`curl https://api.shop.example/products`", "https://api.shop.example/products"),
    ], shop: Shop.cellar)

  static let fresh17 = [
    GateCase(
      "The 50 W fan is £84.90, the 80 W one £59.90.", "The 50 W fan is £59.90, the 80 W one £84.90.",
      ["price: £84.90 → £59.90", "price: £59.90 → £84.90"], shop: Shop.cellar),
    GateCase(
      "Fans: 50 W – 84.90, 80 W – 59.90.", "Fans: 50 W – 59.90, 80 W – 84.90.",
      ["price: 84.90 → 59.90", "price: 59.90 → 84.90"], shop: Shop.cellar),
    GateCase(
      "| Product | SKU | Price |\n|:--|:--|--:|\n| Oslo Footstool | OSL-FST-2 | £129.00 |\n| Oslo Armchair | OSL-FST-2 | £329.00 |\n",
      "| Product | SKU | Price |\n|:--|:--|--:|\n| Oslo Footstool | OSL-FST-2 | £119.00 |\n| Oslo Armchair | OSL-ARM-4 | £329.00 |\n",
      ["price: £129.00 → £119.00", "sku: OSL-FST-2 → OSL-ARM-4"], shop: Shop.cellar),
    GateCase(
      "| Spec | 50 W | 80 W |\n|---|---|---|\n| Price | £84.90 | £59.90 |\n",
      "| Spec | 50 W | 80 W |\n|---|---|---|\n| Price | £59.90 | £84.90 |\n",
      ["price: £84.90 → £59.90", "price: £59.90 → £84.90"], shop: Shop.cellar),
    GateCase(
      "1. Oslo Armchair\n   - Price: £319\n   - SKU: OSL-ARM-5\n2. Oslo Footstool\n   - Price: £329\n",
      "1. Oslo Armchair\n   - Price: £329.00\n   - SKU: OSL-ARM-4\n2. Oslo Footstool\n   - Price: £119.00\n",
      ["price: £319 → £329.00", "sku: OSL-ARM-5 → OSL-ARM-4", "price: £329 → £119.00"], shop: Shop.cellar),
    GateCase(
      "The Merlot is 14.20 and the Rose 18.40.", "The Merlot is 18.40 and the Rose 14.20.",
      ["price: 14.20 → 18.40", "price: 18.40 → 14.20"], shop: Shop.cellar),
    GateCase(
      "The 80 W fan retails at £84.90 but the 50 W fan retails at £84.90.",
      "The 80 W fan retails at £84.90 but the 50 W fan retails at £59.90.", ["price: £84.90 → £59.90"],
      shop: Shop.cellar),
  ]

  static let fresh18 = withheld(
    [
      ("I believe it\'s 129.", "129"),
      ("That one? 129.", "129"),
      ("Around 130, if I\'m not mistaken.", "130"),
    ], user: "what does the footstool cost?", shop: Shop.cellar)

  static let fresh19 = [
    GateCase(
      "Das Flitzer 16 kostet 229, das Flitzer 20 189.", "Das Flitzer 16 kostet 189,00, das Flitzer 20 229,00.",
      ["price: 229 → 189,00", "price: 189 → 229,00"], shop: Shop.wheels, language: "de")
  ]

  static let fresh20 = withheld(
    [
      ("Das Kinderrad Flitzer 20 gibt\'s schon für 199!", "199"),
      ("Der Mantel kommt auf 294.", "294"),
      ("Der Wollmantel Astrid lag bei 299 und ist jetzt für 249 Euro da.", "299"),
      ("Die Kanne kostet vierundzwanzig Euro und der Stuhl dreihundert.", "vierundzwanzig Euro;dreihundert"),
      ("Die Thermoskanne Nordlicht nur 22,90.", "22,90"),
      ("Rad und Kanne zusammen: 213,90 €", "213,90 €"),
      ("Für den Bürostuhl Ergo Plus zahlen Sie 319,05.", "319,05"),
      ("Bürostuhl Ergo Plus BS-ERGO-8", "BS-ERGO-8"),
      ("Der Stuhl ist mit 249 Euro teurer als gedacht.", "249 Euro"),
      ("Bei Abholung sparen Sie 4,90.", "4,90"),
      ("Ratenkauf: 12 x 26,63", "26,63"),
      ("Gerne! Das Flitzer 16 liegt bei 199 €, das Flitzer 20 bei 239 €.", "199 €;239 €"),
      (
        "Der Wollmantel Astrid kostet zweihundertneunundvierzig Euro fünfzig.", "zweihundertneunundvierzig Euro fünfzig"
      ),
      ("Die Thermoskanne Nordlicht: 24,09 statt 29,90.", "24,09;29,90"),
      ("Thermoskanne Nordlicht – knapp dreißig Euro", "knapp dreißig Euro"),
      ("Beim Bürostuhl sind es 319,00.", "319,00"),
      ("Der Bürostuhl Ergo Plus kostet genauso viel wie der Wollmantel Astrid: 249 €.", "249 €"),
      ("Mantel und Stuhl kosten zusammen 568,50 €.", "568,50 €"),
      ("Gegen einen Aufpreis von 20 € liefern wir aufgebaut.", "20 €"),
      ("Der Versand schlägt mit 5,90 zu Buche.", "5,90"),
      ("Ersparnis: 30 €", "30 €"),
      ("Die Kanne ist zehn Euro billiger als anderswo.", "zehn Euro"),
      ("Das Kinderrad Flitzer 16 (Art. KR-16-G) ist vorrätig.", "KR-16-G"),
      ("Der Mantel (229 €) passt gut zur Kanne (249 €).", "229 €;249 €"),
    ], shop: Shop.wheels, language: "de")

  static let fresh21 = withheld(
    [
      ("Le fauteuil Oslo Armchair est à 339 livres.", "339")
    ], shop: Shop.cellar, language: "fr")

  static let fresh22 = withheld(
    [
      ("El Oslo Footstool sale por 109 libras.", "109")
    ], shop: Shop.cellar, language: "es")

  static let fresh23 = withheld(
    [
      ("L\'Oslo Armchair costa trecentotrentanove sterline.", "trecentotrentanove")
    ], shop: Shop.cellar, language: "it")

  static let fresh24 = withheld(
    [
      ("De Oslo Footstool kost £ 129.", "£ 129")
    ], shop: Shop.cellar, language: "nl")

  static let fresh25 = withheld(
    [
      ("Oslo Footstool kosztuje 129 funtów.", "129")
    ], shop: Shop.cellar, language: "pl")

  static let fresh26 = withheld(
    [
      ("I\'d guess 45.", "45"),
      ("It should be 45.", "45"),
      ("About 45.", "45"),
      ("45.", "45"),
      ("Probably 45 or so.", "45"),
      ("Hm, 45, I believe.", "45"),
    ], user: "How much is the lamp?", shop: Shop.home)

  static let fresh27 = passing(
    [
      "La Scarpa Lago è disponibile dal 38 al 46 a 119,00 €.",
      "Lo Zaino Vetta costa 74,90 euro e pesa 1,1 kg.",
      "La Scarpa Lago è disponibile dal 38 al 46 a 119,00 €.",
      "Garanzia di 24 mesi.",
    ], shop: Shop.italian, language: "it")

  static let fresh28 = withheld(
    [
      ("Two bags: 68", "68")
    ], shop: Shop.dollars)

  static let fresh29 = passing(
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

  static let fresh30 = passing(
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

  static let fresh31 = passing(
    [
      "With your budget of 60 dollars the Aurora Desk Lamp at $48.50 fits.",
      "You said $60: the Copper Kettle 1.7 L is $64, slightly above.",
      "For 14 m² two lamps are enough.",
    ], user: "Something for my 60 dollar budget, the room is 14 m2", shop: Shop.home)

  static let fresh32 = passing(
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

  static let fresh33 = passing(
    [
      "Le Sac à dos Mistral coûte 64,90 € et contient 25 litres.",
      "La Veste Alizé est à 129 euros, membrane 10 000 mm.",
      "Sac à dos Mistral : 64,90 € – 2 poches, 900 g",
      "Livraison en 48 h, retour sous 30 jours.",
      "Lavable à 30°, 85 % polyamide, 15 % élasthanne.",
    ], shop: Shop.french, language: "fr")

  static let fresh34 = passing(
    [
      "La Mochila Sierra cuesta 59,95 € y tiene 30 litros.",
      "Zapatilla Brisa: 89 euros, tallas 36 a 46.",
      "La primera cuesta 59,95 € y la segunda 89,00 €.",
      "Abierto de 10 a 14 y de 17 a 20:30.",
    ], shop: Shop.spanish, language: "es")
}
