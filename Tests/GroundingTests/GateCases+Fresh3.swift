// SPDX-License-Identifier: Apache-2.0

/// Answers written without a look at the gate, in two rounds: claims that may not leave, and honest answers.
extension GateCases {
  static let fresh35 = passing(
    [
      "De Rugzak Duin kost € 54,95 en heeft 22 liter.",
      "Regenjas Polder: 99 euro, maten 36 t/m 44",
      "Waterkolom 8000 mm, 30 graden wassen.",
    ], shop: Shop.dutch, language: "nl")

  static let fresh36 = passing(
    [
      "Plecak Tatry kosztuje 149 zł i ma 20 litrów.",
      "Kurtka Wiatr – 299,99 zł, rozmiary 36–44",
      "Gwarancja 24 miesiące, dostawa w 2 dni.",
    ], shop: Shop.zloty, language: "pl")

  static let fresh37 = passing(
    [
      "Рюкзак Карпати коштує 1450 грн, об\'єм 20 літрів.",
      "Куртка Вітер важить 450 г і витримує 5000 мм.",
    ], shop: Shop.hryvnia, language: "uk")

  static let fresh38 = passing(
    [
      "Рюкзак Алтай стоит 3490 руб. и вмещает 20 литров.",
      "Куртка Ветер: размеры 44–56, вес 480 г.",
    ], shop: Shop.roubles, language: "ru")

  static let fresh39 = passing(
    [
      "The Trail Runner Shoes are £64.99 and weigh 285 g per shoe in UK 9.",
      "Camp Kettle 1.5 L: £22.50, Merino Base Layer: £45, 190 gsm.",
      "The drop is 8 mm; sizes UK 6 to UK 12.",
      "The Merino Base Layer is warm to about 5 and dries in 3 hours.",
    ], shop: Shop.pounds)

  static let fresh40 = passing(
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

  static let fresh41 = passing(
    [
      "[Oslo Armchair](https://shop.example/oslo-armchair.html) – £329",
      "SKU OSL-FST-2: Oslo Footstool, £119.00",
      "Sure! We have two pieces from the Oslo line. The armchair comes in at £329, and the footstool is £119.",
      "For a cosy corner I\'d pair the Oslo Armchair (£329.00) with the Oslo Footstool (£119.00).",
      "The Oslo Armchair costs £329, whereas the Oslo Footstool costs just £119.",
      "Here\'s the breakdown:\n\n- Armchair: £329\n- Footstool: £119\n",
      "The Merlot is 18.40 and the Rose 14.20.",
      "The 50 W version at £59.90 does the job for rooms up to 15 m².",
      "The 80 W fan retails at £84.90 but the 50 W fan retails at £59.90.",
      "The armchair is 82 cm tall, the footstool 40 cm.",
      "The seat is 45 cm above the floor, ideal for people between 160 and 190.",
      "It takes two people and 20 minutes to put together.",
      "Both chairs come with 5 years of warranty and 30 days to change your mind.",
      "The first of our shops opened in 1987; today there are 14.",
      "The second leg is 3 mm shorter, that\'s by design.",
      "The latter half of the year is our busy season, expect 5 days.",
      "First, open the box. Second, screw in the 4 legs. Third, sit down.",
      "The wine is from 2019, the rosé from 2021.",
      "The desk isn\'t in our range, but the armchair is.",
      "I\'d put the fan on the table: it\'s only 3 kg.",
      "The spade has a 70 cm handle, total length 105.",
      "The handle of the spade is 70 long.",
      "The wool content is 80, the rest is nylon.",
      "Wash at 30, dry flat, don\'t iron above 110.",
      "The fan has 3 modes: 1 is quiet, 2 is normal, 3 is strong.",
      "The fan uses 50 W, so 0.05 kWh an hour.",
      "It\'s rated 4.7 by 85 buyers.",
      "Score: 87",
      "Rows 12 to 15 of the table show it.",
      "The parcel weighs 22 kg and measures 90 x 80 x 60.",
      "Call 0113 496 0000 between 9 and 17.",
      "Our VAT number is GB 123 4567 89.",
      "We close at 17.30 on 24.12.",
      "Chapter 3.10 of the manual explains it.",
      "ISO 9001, EN-60335-2 and BS 5852 apply.",
      "Use promo code OSLO10, valid until 31 December.",
      "Half of the customers buy 2.",
      "100 % of the wood is FSC certified, 0 % plastic.",
      "The Garden Spade Hercules (GSP-7) is in stock: 12 left.",
      "Only 3 left!",
    ], shop: Shop.cellar)

  static let fresh42 = passing(
    [
      "Sizes 36, 38 and 40 are on their way."
    ], shop: Shop.cellar)

  static let fresh43 = passing(
    [
      "With your 350 pounds the Oslo Armchair (£329) fits.",
      "I can\'t go down to 300 pounds; the Oslo Armchair is £329.",
      "You\'d keep your £350 budget: the armchair is £329.",
    ], user: "I have 350 pounds and want a chair, can you do 300?", shop: Shop.cellar)

  static let fresh44 = passing(
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
      "Gerne! Das Flitzer 16 liegt bei 189 €, das Flitzer 20 bei 229 €.",
      "Das Flitzer 16 ist für Kinder ab 100 cm, das Flitzer 20 ab 115.",
      "Der Mantel (249 €) passt gut zur Kanne (24,90 €).",
      "Die Kanne fasst 1 Liter und hält 12 Stunden warm.",
      "Der Stuhl lässt sich von 45 auf 55 cm verstellen.",
      "Beim Bürostuhl sind es 319,50 €.",
      "Der Bürostuhl Ergo Plus kostet dreihundertneunzehn Euro fünfzig.",
      "Der erste Test war 2019, der zweite 2024.",
      "Das erste Rad kostet 189 Euro.",
      "Zum Mantel in 38 passt ein Schal.",
      "Er wiegt 1,25 und ist 110 lang.",
      "Bestellen Sie bis 14 Uhr, liefern wir am 28.11.",
      "Von 5 Kunden würden 4 wieder kaufen.",
      "Die 16 Zoll reichen bis etwa 120.",
      "Telefon: 030 901820, Fax -29",
    ], shop: Shop.wheels, language: "de")

  static let fresh45 = passing(
    [
      "At £119 the Oslo Footstool is within your £150.",
      "Your 150 pounds leave room for the Oslo Footstool at £119.",
    ], user: "My budget is £150 and my room is 12 m2", shop: Shop.cellar)

  static let fresh46 = passing(
    [
      "Le fauteuil Oslo Armchair est à 329 livres et pèse 18 kg."
    ], shop: Shop.cellar, language: "fr")

  static let fresh47 = passing(
    [
      "El Oslo Footstool cuesta 119 libras y mide 40 cm."
    ], shop: Shop.cellar, language: "es")

  static let fresh48 = passing(
    [
      "L\'Oslo Armchair costa 329 sterline e pesa 18 kg."
    ], shop: Shop.cellar, language: "it")

  static let fresh49 = passing(
    [
      "De Oslo Footstool kost £ 119 en is 40 hoog."
    ], shop: Shop.cellar, language: "nl")

  static let fresh50 = passing(
    [
      "Oslo Footstool kosztuje 119 funtów i waży 7 kg."
    ], shop: Shop.cellar, language: "pl")
}
