// SPDX-License-Identifier: Apache-2.0

/// Claims in the frames that a price stands in, and ordinary answers that look like them.
extension GateCases {
  static let frames84 = passing(
    [
      "Die Jacke hat 3 Taschen und wiegt 450 g.",
      "Die Jacke gibt es in 36, 38 und 40.",
      "Die Jacke ist ab 12 lieferbar.",
      "Die Regenjacke Alpin ist in Größe 48 da.",
      "Die Regenjacke Alpin, Gr. 48, kostet 79,90 €.",
      "Die Regenjacke Alpin fällt klein aus: nimm 48 statt 46.",
      "Wir haben von 10 bis 18 Uhr offen.",
      "Wir haben 24 davon.",
      "Es sind 24.",
      "Insgesamt 24 Modelle",
      "Das sind 24.",
      "Platz 12 von 24",
      "Note 1,5",
      "Bewertung: 4,75",
      "Seit 2015 am Markt",
      "Am 12.10. ist Verkaufsstart.",
      "Bis zu 20 % sparen",
      "Spare 15 % mit dem Newsletter.",
      "Für 2 Personen",
      "Für Kinder von 6 bis 12",
      "Für Größen von 36 bis 46",
      "Zwischen 9 und 18 Uhr",
      "Zwischen 20 und 45 Liter fassen unsere Rucksäcke.",
      "Unsere Jacken gibt es von XS bis XXL.",
      "Unsere Jacken gehen von 36 bis 46.",
      "79,90 € inkl. 19 % MwSt.",
      "79,90 €/Stück",
      "Bei 30 °C waschen",
      "Wasserdicht bis 20.000",
      "PLZ 10115 Berlin",
      "Tel. 030 123456",
    ], shop: Shop.euros, language: "de")

  static let frames85 = passing(
    [
      "Il est disponible en 36, 38 et 40.",
      "Il pèse 900 g et coûte 64,90 €.",
      "De 6 à 12 ans",
      "De 9 h à 18 h",
      "Nos sacs vont de 20 à 45 litres.",
      "Il y en a 24.",
      "En taille 42",
      "64,90 € TTC, livré en 3 jours",
      "Page 12",
    ], shop: Shop.french, language: "fr")

  static let frames86 = passing(
    [
      "Hay 24.",
      "Tenemos 24 modelos.",
      "De 6 a 12 años",
      "Disponible en 36, 38 y 40.",
      "Abierto de 10 a 20",
      "Desde 2015",
      "59,95 € con IVA",
    ], shop: Shop.spanish, language: "es")

  static let frames87 = passing(
    [
      "Ce ne sono 24.",
      "Dal 2015",
      "Aperto dalle 10 alle 20",
      "Disponibile in 40, 41 e 42.",
      "74,90 € IVA inclusa",
    ], shop: Shop.italian, language: "it")

  static let frames88 = passing(
    [
      "Er zijn er 24.",
      "Sinds 2015",
      "Open van 10 tot 18",
      "€ 54,95 incl. btw",
    ], shop: Shop.dutch, language: "nl")

  static let frames89 = passing(
    [
      "Jest ich 24.",
      "Od 2015 roku",
      "Otwarte od 10 do 18",
      "149 zł z VAT",
    ], shop: Shop.zloty, language: "pl")

  static let frames90 = passing(
    [
      "Їх 24.",
      "Від 6 до 12 років",
      "Працюємо з 10 до 18",
      "1450 грн з ПДВ",
    ], shop: Shop.hryvnia, language: "uk")

  static let frames91 = passing(
    [
      "Их 24.",
      "От 6 до 12 лет",
      "Работаем с 10 до 18",
      "3490 ₽ с НДС",
    ], shop: Shop.roubles, language: "ru")

  static let frames92 = passing(
    [
      "The Hero Hoodie is a 10/10.",
      "Hero Hoodie: S, M, L, XL – $54",
      "Hero Hoodie, unisex, 54.00",
      "The Bose 700 Headphones play for 20 hours.",
      "The 501 fits like the 505.",
      "501 in 32/34",
    ], shop: Shop.numbered)

  static let frames93 = passing(
    [
      "The Joust Duffle Bag ($34) and the Strive Shoulder Pack ($32) are in stock.",
      "The Strive Shoulder Pack and the Joust Duffle Bag cost $32 and $34 respectively.",
      "At $34 the Joust Duffle Bag is dearer than the Strive Shoulder Pack at $32.",
      "For $34 you get the Joust Duffle Bag.",
      "$34 is what the Joust Duffle Bag costs.",
      "Joust Duffle Bag: $34. Strive Shoulder Pack: $32. Oak Desk: $1,299.",
      "The Joust Duffle Bag is roomy. It costs $34. The Strive Shoulder Pack is $32.",
      "I recommend the Oak Desk. At $1,299 it isn't cheap.",
      "Oak Desk\n\nA fine desk.\n\nPrice: $1,299",
      "24-MB01 costs $34, 24-MB04 costs $32.",
      "SKU 24-MB01, 34 USD",
      "https://shop.example/oak-desk.html – $1,299",
      "Oak Desk (SKU WS-DESK-7)",
      "The Joust costs $34.",
      "The Duffle Bag costs $34.",
      "the joust duffle bag costs $34",
      "JOUST DUFFLE BAG: $34",
      "Joust Duffle Bags cost $34 each.",
      "Prices range from $32 (Strive Shoulder Pack) to $1,299 (Oak Desk).",
      "Prices are between $32 and $1,299.",
      "From $32.00",
      "Starting at $32.",
      "Cheapest: Strive Shoulder Pack ($32). Dearest: Oak Desk ($1,299).",
      "The Joust Duffle Bag costs more ($34) than the Strive Shoulder Pack ($32).",
      "| Name | SKU | Price | Stock |\n|---|---|---|---|\n| Joust Duffle Bag | 24-MB01 | $34.00 | 12 |\n| Oak Desk | WS-DESK-7 | $1,299.00 | 3 |\n",
      "| | Joust Duffle Bag | Oak Desk |\n|---|---|---|\n| Price | $34.00 | $1,299.00 |\n| Height | 30 | 75 |\n| Weight | 1.2 kg | 45 kg |\n",
      "<ul><li>Joust Duffle Bag: $34.00</li><li>Oak Desk: $1,299.00</li></ul>",
      "<table><tr><th>Name</th><th>Price</th><th>Size</th></tr><tr><td>Joust Duffle Bag</td><td>34.00</td><td>45</td></tr></table>",
      "<table>\n<tr><th>Name</th><th>Price</th><th>Stock</th></tr>\n<tr><td>Joust Duffle Bag</td><td>34</td><td>45</td></tr>\n<tr><td>Strive Shoulder Pack</td><td>32</td><td>12</td></tr>\n</table>",
      "<span class=\"price\">34.00</span> <span class=\"stock\">45</span>",
      "<span class=\"price\">$34.00</span>, size 45",
      "It's thirty-four dollars even.",
      "Thirty-four US dollars",
      "34 bucks",
      "US$34.00",
      "34.00$",
      "$34,00",
      "34,– $",
      "$ 34.00",
      "$34.-",
      "34 dollars and 00 cents",
      "34 dollars 0 cents",
      "$1.299,00",
      "1 299,00 $",
      "$1\u{A0}299",
      "It's \\$34.00.",
      "It's &#36;34.00.",
      "It's $<b>34</b>.00.",
      "It's **$34**.",
      "It's `$34.00`.",
      "It's ~$34.00.",
      "I'm 100% sure.",
      "You're 1 click away.",
      "2 more bags are similar.",
      "2 of the 4 are bags.",
      "3/4 of customers would buy it again.",
      "A 5-star bag",
      "5-star rated",
      "10,000 steps a day",
      "20,000 mAh power bank fits",
    ])

  static let frames94 = passing(
    [
      "15.6-inch laptop sleeve",
      "13\" and 15\" laptops",
      "30L, 40L and 50L versions",
      "30x40x50 cm",
      "A 30/40/50 cm set",
      "0.5 l bottle pocket",
      "M, L, XL",
      "EU 36–48",
      "UK 5.5 / US 7.5 / EU 38.5",
      "W32 L34",
      "34B",
      "Size 34",
      "Size 34 or 36?",
      "34 is a good size.",
      "Take the 34.",
      "I need a 34.",
      "34 cm",
      "34 pieces",
      "34 people bought this.",
      "34%",
      "34 °C",
      "34 kg",
      "34 years",
      "34 years old",
      "aged 34",
      "34th",
      "No. 34",
      "Page 34",
      "Top 34",
      "34 out of 45",
      "34:1",
      "34:12",
      "34/45",
      "version 34",
      "34 MB",
      "24 MB of memory",
      "24 MB 01 drive",
      "2024-11-27",
      "27/11/2024",
      "11/27/24",
      "27.11.2024",
      "27 Nov 2024",
      "Nov 27",
      "November 27th, 2024",
      "27 November at 14:30",
      "14:30–16:00",
      "2 pm",
      "Q4 2024",
      "FY24",
      "'90s style",
      "mid-1990s",
      "1990s retro look",
      "19th century",
      "the year 2000",
      "Summer 2025 collection",
      "since 1999",
      "1999 was a great year.",
      "Made in 1999.",
      "Model year 2024",
      "Windows 98",
    ])
}
