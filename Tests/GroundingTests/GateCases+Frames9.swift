// SPDX-License-Identifier: Apache-2.0

/// Claims in the frames that a price stands in, and ordinary answers that look like them.
extension GateCases {
  static let frames90 = passing(
    [
      "The cheapest of our 45 bags is the Strive Shoulder Pack.",
      "The cheapest bag holds 45.",
      "The most expensive has 3 drawers.",
      "The most popular one is from 2024.",
      "Of the 4, the Oak Desk is the largest: 140 x 70.",
      "The Oak Desk (140 x 70 x 75) is $1,299.00.",
      "Oak Desk, 140x70",
      "Oak Desk – 140 × 70",
      "Oak Desk: W 140 / D 70 / H 75",
      "Oak Desk: 140 wide",
      "Oak Desk (2024 model), $1,299.00",
      "Nike Air Max 90, US 9.5, $120.50",
      "Nike Air Max 90 – EU 42 / US 9",
      "Nike Air Max 90: sizes 38, 39, 40, 41",
      "Nike Air Max 90: 38-46",
      "Nike Air Max 90, sizes 38–46, from $120.50",
      "Nike Air Max 90, men's 10",
      "Nike Air Max 90 in 42 and 43",
      "Nike Air Max 90 for 120.50",
      "The Nike Air Max 90 runs small; take 43 instead of 42.",
      "Take 43 if you wear 42.",
      "I wear 45 too.",
      "My size is 45.",
      "Is 45 your size?",
      "Do you need 45 or 46?",
      "Size: 45",
      "Sizes: 42, 43, 44, 45",
      "Colour: blue; size: 45; price: $120.50",
      "In stock: 45",
      "Stock: 45 | Rating: 4.5",
      "Quantity: 45",
      "Weight: 1.25",
      "Dimensions: 60 x 30 x 25",
      "Warranty: 24",
      "Capacity: 45",
      "Score: 95",
      "Points: 340",
      "You earn 34 points.",
      "You earn 340 loyalty points.",
      "Save up to 30%.",
      "Save time: 45 minutes less.",
      "Save 2 hours of assembly.",
      "You save space.",
      "30 day money-back guarantee",
      "Money back within 30 days",
      "Pay in 3.",
      "Pay in 3 steps.",
      "Payment within 14 days",
      "We charge no fees.",
      "The charge lasts 45 hours.",
      "The battery charges in 45 minutes.",
      "It charges to 80% in 30.",
      "A full charge takes 2 hours.",
      "The bill of materials lists 45 parts.",
      "In the amount of time, 45 people came.",
      "The sum of all parts is 45 pieces.",
      "The total number of bags is 12.",
      "Total items: 4",
      "Total: 4 products",
      "Total found: 12",
    ])

  static let frames91 = passing(
    [
      "In total 12 bags were found.",
      "Altogether, there are 45.",
      "Add 2 to your cart.",
      "Add up to 5 items.",
      "That makes 3 bags.",
      "That makes 12.",
      "I'd say 9 out of 10.",
      "Mon–Fri: 10–18",
      "Opening hours 10:00-18:30",
      "From 10:00 to 18:00",
      "Between 10 and 12 we are closed.",
      "Between 9:30 and 17:30",
      "Ages 3-6, 6-12 and 12+",
      "Grades 1 to 12",
      "At 18, you can order yourself.",
      "Under 18? Ask your parents.",
      "Over 45 bags in stock",
      "Less than 5 left",
      "More than 1,000 sold",
      "More than 45 reviews",
      "Up to 45 litres",
      "About 45 minutes",
      "Around 12 people",
      "Approximately 45 cm",
      "Roughly 1.5 kg",
      "$34 for 45 litres is a fair deal.",
      "$34.00 (incl. 19% VAT)",
      "$34.00 per 1 piece",
      "$34.00/pc, 12 pcs per box",
      "$34.00 – 4.5 stars – 120 reviews",
      "34.00 USD | 45 L | 1.2 kg",
      "Price: $34.00 | Stock: 12 | Rating: 4.5/5",
      "Price: $34.00, size: 45",
      "Price $34.00; weight 1.25 kg; rating 4.75",
      "Regular price: $34.00",
      "The price of $34.00 is for 1 bag.",
      "It costs $34.00 and there are 12 left.",
      "It costs $34.00 in all 3 sizes.",
      "It costs $34.00 in S and M.",
      "It costs $34.00; 45 people bought it today.",
      "- Joust Duffle Bag\n  $34.00\n  45 L\n- Strive Shoulder Pack\n  $32.00\n  20 L",
      "1. Joust Duffle Bag - $34.00\n2. Strive Shoulder Pack - $32.00\n10. Oak Desk - $1,299.00",
      "10. Joust Duffle Bag",
      "12. Oak Desk",
      "| Rank | Product |\n|---|---|\n| 10 | Joust Duffle Bag |\n| 12 | Oak Desk |\n",
      "| Product | Width | Price |\n|---|---|---|\n| Oak Desk | 140 | $1,299.00 |\n",
      "| Product | Qty |\n|---|---|\n| Joust Duffle Bag | 30 |\n",
      "| Feature | Joust Duffle Bag | Strive Shoulder Pack |\n|---|---|---|\n| Price | $34.00 | $32.00 |\n| Volume | 45 | 20 |\n| Pockets | 3 | 12 |\n",
      "```json\n{\"products\": [{\"name\": \"Joust Duffle Bag\", \"price\": 34.0, \"stock\": 45, \"weight\": 1.25}]}\n```",
      "```python\nprint(f\"{price:.2f}\")\n```",
      "```python\nx = [10, 20, 30]\n```",
      "```bash\ncurl -d '{\"query\": \"bag\"}' -H \"X: $1\"\n```",
      "`x = 45`",
      "`for (let i = 0; i < 45; i++)`",
      "x > 45 && y < 12",
      "2 + 2 = 4",
      "10 + 20 = 30 litres",
    ])

  static let frames92 = passing(
    [
      "You have $80, so both bags are within reach.",
      "With $80 you can afford the Joust Duffle Bag ($34) and the Strive Shoulder Pack ($32).",
      "At 45 you need a light bag.",
      "Your order 100000345 is being packed.",
      "$80 is plenty for the Joust Duffle Bag.",
      "The Oak Desk is above your $80.",
      "Size 42 is in stock.",
    ], user: "I'm 45, size 42, and have $80. Order 100000345, phone +1 555 123")

  static let frames93 = passing(
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

  static let frames94 = passing(
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

  static let frames95 = passing(
    [
      "Hay 24.",
      "Tenemos 24 modelos.",
      "De 6 a 12 años",
      "Disponible en 36, 38 y 40.",
      "Abierto de 10 a 20",
      "Desde 2015",
      "59,95 € con IVA",
    ], shop: Shop.spanish, language: "es")

  static let frames96 = passing(
    [
      "Ce ne sono 24.",
      "Dal 2015",
      "Aperto dalle 10 alle 20",
      "Disponibile in 40, 41 e 42.",
      "74,90 € IVA inclusa",
    ], shop: Shop.italian, language: "it")

  static let frames97 = passing(
    [
      "Er zijn er 24.",
      "Sinds 2015",
      "Open van 10 tot 18",
      "€ 54,95 incl. btw",
    ], shop: Shop.dutch, language: "nl")

  static let frames98 = passing(
    [
      "Jest ich 24.",
      "Od 2015 roku",
      "Otwarte od 10 do 18",
      "149 zł z VAT",
    ], shop: Shop.zloty, language: "pl")

  static let frames99 = passing(
    [
      "Їх 24.",
      "Від 6 до 12 років",
      "Працюємо з 10 до 18",
      "1450 грн з ПДВ",
    ], shop: Shop.hryvnia, language: "uk")

  static let frames100 = passing(
    [
      "Их 24.",
      "От 6 до 12 лет",
      "Работаем с 10 до 18",
      "3490 ₽ с НДС",
    ], shop: Shop.roubles, language: "ru")

  static let frames101 = passing(
    [
      "The Hero Hoodie is a 10/10.",
      "Hero Hoodie: S, M, L, XL – $54",
      "Hero Hoodie, unisex, 54.00",
      "The Bose 700 Headphones play for 20 hours.",
      "The 501 fits like the 505.",
      "501 in 32/34",
    ], shop: Shop.numbered)
}
