// SPDX-License-Identifier: Apache-2.0

/// Claims in the frames that a price stands in, and ordinary answers that look like them.
extension GateCases {
  static let frames74 = passing(
    [
      "With your $50 you can buy the Joust Duffle Bag for $34.",
      "Within your budget of 50 dollars I found the Joust Duffle Bag.",
      "Under $50: Joust Duffle Bag ($34.00), Strive Shoulder Pack ($32.00)",
      "Your limit of 50 leaves two bags.",
      "24-MB99 isn't in our shop.",
      "Nothing in size 45, sorry.",
      "I understand that you want to spend at most 50.",
      "Below 50 I have the Joust Duffle Bag at 34.",
    ], user: "I have $50 and size 45, need 2 bags of 30 litres. Is 24-MB99 there?")

  static let frames75 = passing(
    [
      "Die Regenjacke Alpin kostet 79,90 €.",
      "Die Regenjacke Alpin kostet 79,90.",
      "Die Regenjacke Alpin, 79,90 €, ist wasserdicht bis 10.000 mm.",
      "Die Regenjacke Alpin gibt es für 79,90 Euro in 3 Farben.",
      "Regenjacke Alpin: 79 € 90",
      "Sie kostet neunundsiebzig Euro neunzig.",
      "Der Wanderschuh Gipfel kostet 1.250 €.",
      "Der Wanderschuh Gipfel kostet 1250,- Euro.",
      "Der Wanderschuh Gipfel (Gr. 42) wiegt 650 g.",
      "Wanderschuh Gipfel, Größe 45, auf Lager",
      "Wanderschuh Gipfel in 45",
      "Größen: 36, 37, 38, 39, 40",
      "Größen 36 bis 45",
      "Die Lieferung dauert 2–4 Werktage.",
      "Lieferzeit: 3 Tage",
      "Sie haben 14 Tage Rückgaberecht.",
      "Bewertung: 4,6 von 5 (212 Bewertungen)",
      "Noch 5 Stück auf Lager",
      "20 % Rabatt bis zum 31.12.2025",
      "Für Kinder ab 6 Jahren",
      "Kinder zwischen 6 und 12",
      "Jacken ab Größe 98",
      "Unsere Rucksäcke haben zwischen 20 und 45 Liter.",
      "Ab 3 Stück liefern wir per Spedition.",
      "Wassersäule 20.000 mm, 3-lagig",
      "Von 2 bis 5 Personen",
      "Hotline: 0800 123 45 67",
      "Bestellung 100000234 ist unterwegs.",
      "Wir haben 24 Stunden geöffnet.",
      "Am 24. Dezember um 14 Uhr schließen wir.",
      "Hier sind 2 Vorschläge:",
      "Eine Regenjacke für 2 Jahre Wandern",
      "Insgesamt 12 Treffer",
      "Das war's schon – noch 1 Frage?",
      "Der Preis gilt bis 31.12.",
      "Der Preis liegt bei 79,90 €, die Größe bei 45.",
      "Preis-Leistung: 4,5 von 5",
      "Die Jacke kostet 79,90 € und hält 10 Jahre.",
    ], shop: Shop.euros, language: "de")

  static let frames76 = passing(
    [
      "Le Sac à dos Mistral coûte 64,90 €.",
      "Le Sac à dos Mistral coûte 64€90.",
      "Le Sac à dos Mistral : 64,90 euros, 25 litres",
      "Sac à dos Mistral, 25 L",
      "Il coûte soixante-quatre euros quatre-vingt-dix.",
      "La Veste Alizé à 129 € existe en 3 couleurs.",
      "Tailles 36 à 44",
      "Livraison en 3 à 5 jours",
      "Note : 4,5/5 (45 avis)",
      "Pour les enfants de 6 à 12 ans",
      "Nos sacs font entre 20 et 45 litres.",
      "Il reste 4 pièces.",
    ], shop: Shop.french, language: "fr")

  static let frames77 = passing(
    [
      "La Mochila Sierra cuesta 59,95 €.",
      "La Zapatilla Brisa cuesta ochenta y nueve euros.",
      "Tallas de la 36 a la 45",
      "Talla 42",
      "Entrega en 2 a 4 días",
      "Para niños de 3 a 6 años",
      "Nuestras mochilas tienen entre 20 y 40 litros.",
      "Valoración: 4,5 de 5",
      "La Mochila Sierra pesa 900 g.",
    ], shop: Shop.spanish, language: "es")

  static let frames78 = passing(
    [
      "Lo Zaino Vetta costa 74,90 €.",
      "La Scarpa Lago a 119 euro, taglia 42",
      "Consegna in 3 giorni",
      "Da 6 a 12 anni",
      "I nostri zaini hanno da 20 a 40 litri.",
      "4 recensioni, 5 stelle",
    ], shop: Shop.italian, language: "it")

  static let frames79 = passing(
    [
      "De Rugzak Duin kost € 54,95.",
      "De Regenjas Polder kost 99 euro.",
      "De Regenjas Polder, maat 42, is op voorraad.",
      "Levering binnen 2 tot 4 dagen",
      "Nog 3 op voorraad",
      "Onze tassen hebben tussen 20 en 40 liter.",
    ], shop: Shop.dutch, language: "nl")

  static let frames80 = passing(
    [
      "Plecak Tatry kosztuje 149 zł.",
      "Plecak Tatry kosztuje 149,00 PLN i ma 30 litrów.",
      "Kurtka Wiatr za 299,99 zł jest w rozmiarze 42.",
      "Rozmiary od 36 do 45",
      "Dostawa w 2 dni",
      "Ocena 4,8 na 5",
      "Od 3 do 6 lat",
      "Razem mamy 12 plecaków.",
    ], shop: Shop.zloty, language: "pl")

  static let frames81 = passing(
    [
      "Рюкзак Карпати коштує 1450 грн.",
      "Рюкзак Карпати — 1 450 грн, 30 літрів",
      "Куртка Вітер за 2899 гривень, розмір 48",
      "Розміри від 44 до 56",
      "Доставка за 2–3 дні",
      "Для дітей від 6 до 12 років",
      "Всього 12 товарів",
      "Рейтинг 4,7 з 5",
    ], shop: Shop.hryvnia, language: "uk")

  static let frames82 = passing(
    [
      "Рюкзак Алтай стоит 3490 ₽.",
      "Рюкзак Алтай стоит 3 490 рублей и вмещает 30 литров.",
      "Куртка Ветер за 7990 руб., размер 48",
      "Размеры от 44 до 56",
      "Доставка за 3 дня",
      "Всего 12 товаров",
      "Всего 3 дня до распродажи",
      "Рейтинг 4,7 из 5",
      "Осталось 5 штук.",
    ], shop: Shop.roubles, language: "ru")

  static let frames83 = passing(
    [
      "The Sprite Stasis Ball 55 cm costs $23, the Sprite Stasis Ball 65 cm $27.",
      "The 55 cm ball is $23; the 65 cm ball is $27.",
      "Levi's 501 Original Jeans, W32 L34, $89.50",
      "Hero Hoodie in S, M, L: $54 each",
      "The Hero Hoodie costs $54 in all 5 sizes.",
      "iPhone 15 Pro 256GB for $999",
      "The iPhone 15 Pro has 3 cameras and 8 GB of memory.",
      "LEGO Technic Lamborghini (42115) has 3696 pieces.",
      "LEGO set 42115 costs $449.99.",
    ], shop: Shop.numbered)

  static let frames84 = passing(
    [
      "The Trail Runner Shoes are £64.99.",
      "Trail Runner Shoes, £64.99, UK 9",
      "Sixty-four pounds ninety-nine",
      "The Camp Kettle 1.5 L costs £22.50 and holds 1.5 l.",
      "It weighs 2 pounds.",
      "It weighs 2.5 lbs and costs £45.",
    ], shop: Shop.pounds)

  static let frames85 = passing(
    [
      "Der Wanderrucksack 30 L kostet CHF 149.90.",
      "Die Bergjacke kostet Fr. 389.–",
      "Bergjacke: 389 Franken",
    ], shop: Shop.francs, language: "de")

  static let frames86 = passing(
    [
      "The Kyoto Teapot costs ¥8,900.",
      "Kyoto Teapot: 8,900円",
      "Kyoto Teapot: 8900 yen, 450 ml",
    ], shop: Shop.yen)

  static let frames87 = passing(
    [
      "The Silk Saree costs ₹12,499.",
      "The Cotton Kurta is Rs. 1,299/-.",
      "Cotton Kurta: INR 1299, size 40",
    ], shop: Shop.rupees)

  static let frames88 = passing(
    [
      "The Custom Sofa has no price in our shop; please ask.",
      "The Custom Sofa seats 3 and is 210 cm wide.",
      "The Wall Clock costs $25 and is 30 cm wide.",
    ], shop: Shop.unpriced)

  static let frames89 = passing(
    [
      "I'd go with the Joust Duffle Bag. It's 34, by the way.",
      "The Joust Duffle Bag is 60 long and 30 wide.",
      "The Joust Duffle Bag is number 1 of 12.",
      "The Joust Duffle Bag has a rating of 45 out of 50.",
      "The Joust Duffle Bag was reviewed 120 times.",
      "The Joust Duffle Bag was launched in 2019 and updated in 2023.",
      "The Joust Duffle Bag came out in May 2024.",
      "The Joust Duffle Bag is for adults from 18 up.",
      "The Joust Duffle Bag is made for travellers aged 20 to 45.",
      "The Joust Duffle Bag is suited to laptops from 13 to 15 inches.",
      "Our bags come in sizes from 20 to 45 litres.",
      "Our bags are loved by over 1000 customers.",
      "Our bags are available in 45 countries.",
      "Our shop has been open since 1995.",
      "We ask for 2 days to process it.",
      "We have 45.",
      "There are 45.",
      "There are 12 of them.",
      "I found 45 of those.",
      "It has 45.",
      "It's 12 o'clock.",
      "It's number 45.",
      "It's from 1990.",
      "It's been 10 years.",
      "It's up to you.",
      "It's 100% leather.",
      "It's 2 in 1.",
      "It starts at 10.",
      "It starts at 10 am and ends at 5 pm.",
      "The sale starts on 24 November.",
      "The sale runs from 10 to 24 May.",
      "The sale runs until 31.",
      "The course takes from 10 to 12 weeks.",
      "Temperatures from 10 to 45 degrees are fine.",
      "Delivery comes to 12 countries.",
      "Shipping takes between 2 and 12 days.",
      "Shipping is between 2 and 12 days.",
      "We ship on the 24th and the 28th.",
      "Call 911 in an emergency.",
      "Dial 45 for support.",
      "Extension 45",
      "Press 1 for sales.",
      "Building 45, floor 12",
      "PO Box 1234",
      "45 Main Street, Springfield, IL 62701",
      "My version is 4.5.",
      "Chapter 4, page 45",
      "See page 45.",
      "Question 12: which bag is best?",
      "Option 1: Joust Duffle Bag\nOption 2: Strive Shoulder Pack",
      "Top 10 bags",
      "Bag number 2 costs $32.",
      "The second one costs $32.",
      "One costs $34, two of them fit in the trunk.",
      "Both cost less than the Oak Desk at $1,299.",
      "The two differ by weight: 900 g and 1,200 g.",
      "The Strive Shoulder Pack is 2 cm wider.",
      "The Strive Shoulder Pack is cheaper than the Joust Duffle Bag at $34.",
      "Compared to the Joust Duffle Bag ($34.00), the Strive Shoulder Pack ($32.00) is smaller.",
      "Unlike the Joust Duffle Bag at $34, the Strive Shoulder Pack is $32.",
    ])
}
