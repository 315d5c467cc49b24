// SPDX-License-Identifier: Apache-2.0

/// Claims in the frames that a price stands in, and ordinary answers that look like them.
extension GateCases {
  static let frames70 = passing(
    [
      "De Rugzak Duin kost € 54,95.",
      "De Regenjas Polder kost 99 euro.",
      "De Regenjas Polder, maat 42, is op voorraad.",
      "Levering binnen 2 tot 4 dagen",
      "Nog 3 op voorraad",
      "Onze tassen hebben tussen 20 en 40 liter.",
    ], shop: Shop.dutch, language: "nl")

  static let frames71 = passing(
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

  static let frames72 = passing(
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

  static let frames73 = passing(
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

  static let frames74 = passing(
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

  static let frames75 = passing(
    [
      "The Trail Runner Shoes are £64.99.",
      "Trail Runner Shoes, £64.99, UK 9",
      "Sixty-four pounds ninety-nine",
      "The Camp Kettle 1.5 L costs £22.50 and holds 1.5 l.",
      "It weighs 2 pounds.",
      "It weighs 2.5 lbs and costs £45.",
    ], shop: Shop.pounds)

  static let frames76 = passing(
    [
      "Der Wanderrucksack 30 L kostet CHF 149.90.",
      "Die Bergjacke kostet Fr. 389.–",
      "Bergjacke: 389 Franken",
    ], shop: Shop.francs, language: "de")

  static let frames77 = passing(
    [
      "The Kyoto Teapot costs ¥8,900.",
      "Kyoto Teapot: 8,900円",
      "Kyoto Teapot: 8900 yen, 450 ml",
    ], shop: Shop.yen)

  static let frames78 = passing(
    [
      "The Silk Saree costs ₹12,499.",
      "The Cotton Kurta is Rs. 1,299/-.",
      "Cotton Kurta: INR 1299, size 40",
    ], shop: Shop.rupees)

  static let frames79 = passing(
    [
      "The Custom Sofa has no price in our shop; please ask.",
      "The Custom Sofa seats 3 and is 210 cm wide.",
      "The Wall Clock costs $25 and is 30 cm wide.",
    ], shop: Shop.unpriced)

  static let frames80 = passing(
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

  static let frames81 = passing(
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

  static let frames82 = passing(
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

  static let frames83 = passing(
    [
      "You have $80, so both bags are within reach.",
      "With $80 you can afford the Joust Duffle Bag ($34) and the Strive Shoulder Pack ($32).",
      "At 45 you need a light bag.",
      "Your order 100000345 is being packed.",
      "$80 is plenty for the Joust Duffle Bag.",
      "The Oak Desk is above your $80.",
      "Size 42 is in stock.",
    ], user: "I'm 45, size 42, and have $80. Order 100000345, phone +1 555 123")
}
