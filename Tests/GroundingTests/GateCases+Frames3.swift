// SPDX-License-Identifier: Apache-2.0

/// Claims in the frames that a price stands in, and ordinary answers that look like them.
extension GateCases {
  static let frames14 = withheld(
    [
      ("Рюкзак Карпати коштує 1550.", "1550"),
      ("Рюкзак Карпати, 1550.", "1550"),
      ("Рюкзак Карпати — 1550", "1550"),
      ("Рюкзак Карпати за 1550.", "1550"),
      ("Ціна: 1550", "1550"),
      ("Від 999 грн.", "999"),
      ("Наші рюкзаки коштують від 900 до 2000.", "900;2000"),
      ("Разом 4349.", "4349"),
      ("Ви заощадите 100 гривень.", "100"),
      ("Куртка Вітер коштує 1450 грн.", "1450 грн"),
      ("Коштує півтори тисячі гривень.", "півтори тисячі"),
      ("Коштує дві тисячі гривень.", "дві тисячі"),
      ("₴1550", "1550"),
      ("Всього 1550", "1550"),
    ], shop: Shop.hryvnia, language: "uk")

  static let frames15 = withheld(
    [
      ("Рюкзак Алтай стоит 3500.", "3500"),
      ("Рюкзак Алтай, 3500.", "3500"),
      ("Рюкзак Алтай — 3500", "3500"),
      ("Рюкзак Алтай за 3500.", "3500"),
      ("Цена: 3500", "3500"),
      ("Всего 3500!", "3500"),
      ("Всего за 3500!", "3500"),
      ("Итого 11480.", "11480"),
      ("От 990 р.", "990"),
      ("Наши рюкзаки стоят от 2000 до 5000.", "2000;5000"),
      ("Вы экономите 500 рублей.", "500"),
      ("Около трёх с половиной тысяч рублей.", "трёх с половиной тысяч"),
      ("Стоит три с половиной тысячи.", "три с половиной тысячи"),
      ("3,5 тыс. рублей", "3,5 тыс."),
      ("Куртка Ветер стоит 3490 ₽.", "3490 ₽"),
      ("50 баксов", "50"),
      ("Доставка 300 руб.", "300"),
    ], shop: Shop.roubles, language: "ru")

  static let frames16 = withheld(
    [
      ("The Hero Hoodie is 27.", "27"),
      ("Sprite Stasis Ball 55 cm: $27.00", "$27.00"),
      ("Sprite Stasis Ball 65 cm: 23", "23"),
      ("Levi's 501 Original Jeans, 95.", "95"),
      ("Bose 700 Headphones → 399", "399"),
      ("LEGO Technic Lamborghini 42116", "42116"),
      ("iPhone 15 Pro 256GB: 1,099", "1,099"),
      ("The iPhone 15 Pro is a thousand dollars.", "thousand"),
      ("Hero Hoodie: cotton, 59.00, in stock.", "59.00"),
      ("The Hero Hoodie costs 59 in M and 64 in XL.", "59;64"),
      ("Small $49, medium $54, large $59", "$49;$59"),
    ], shop: Shop.numbered)

  static let frames17 = withheld(
    [
      ("Trail Runner Shoes, 75.", "75"),
      ("They're 75 quid.", "75 quid"),
      ("They cost seventy-five pounds.", "seventy-five pounds"),
      ("They cost £75.", "£75"),
      ("They cost £64.90.", "£64.90"),
      ("They cost 65 pounds.", "65"),
      ("It costs 45p.", "45p"),
      ("It costs £22 60p.", "60p"),
      ("It costs 22 pounds 60.", "60"),
      ("The Camp Kettle is a tenner.", "a tenner"),
      ("The Camp Kettle 1.5 L is £1.5.", "£1.5"),
    ], shop: Shop.pounds)

  static let frames18 = withheld(
    [
      ("Der Wanderrucksack 30 L kostet 30 Franken.", "30 Franken"),
      ("Wanderrucksack 30 L: CHF 159.90", "159.90"),
      ("Wanderrucksack 30 L: Fr. 159.–", "159.–"),
      ("Die Bergjacke kostet 389 €.", "389 €"),
      ("Die Bergjacke kostet 399 Stutz.", "399"),
    ], shop: Shop.francs, language: "de")

  static let frames19 = withheld(
    [
      ("The Kyoto Teapot costs ¥9,800.", "¥9,800"),
      ("The Kyoto Teapot costs 9,800円.", "9,800円"),
      ("京都: 九千八百円", "九千八百円"),
      ("The Kyoto Teapot costs JPY 8,980.", "8,980"),
      ("The Kyoto Teapot is about $60.", "$60"),
    ], shop: Shop.yen)

  static let frames20 = withheld(
    [
      ("The Silk Saree costs ₹12,999.", "₹12,999"),
      ("The Silk Saree costs Rs 12,500.", "Rs 12,500"),
      ("The Silk Saree costs 12.5k.", "12.5k"),
      ("The Silk Saree costs 1.2 lakh rupees.", "1.2 lakh"),
      ("The Silk Saree costs twelve thousand rupees.", "twelve thousand"),
      ("The Cotton Kurta is 12,499/-.", "12,499"),
    ], shop: Shop.rupees)

  static let frames21 = withheld(
    [
      ("The Custom Sofa costs $899.", "$899"),
      ("The Custom Sofa is 899.", "899"),
      ("The Custom Sofa costs $25.", "$25"),
      ("The Custom Sofa (25)", "25"),
      ("Custom Sofa: 899", "899"),
    ], shop: Shop.unpriced)

  static let frames22 = withheld(
    [
      ("The Joust Duffle Bag costs $50.", "$50"),
      ("The Joust Duffle Bag is yours for 50.", "50"),
      ("Joust Duffle Bag: $60", "$60"),
      ("Joust Duffle Bag, 50.", "50"),
      ("It costs $50.", "$50"),
      ("It's $60 and blue.", "$60"),
    ], user: "do you have a bag for $50? or 60 maybe")

  static let frames23 = withheld(
    [
      ("I'd go with the Joust Duffle Bag. It's 45, by the way.", "45"),
      ("Great pick! The Joust Duffle Bag is currently at 45.", "45"),
      ("You asked for the price: 45.", "45"),
      ("What it costs? 45!", "45"),
      ("How much? Just 45.", "45"),
      ("The Joust Duffle Bag → now 45.00!", "45.00"),
      ("Joust Duffle Bag\n45.00\nin stock", "45.00"),
      ("Joust Duffle Bag\n— 45 —", "45"),
      ("Joust Duffle Bag *45*", "45"),
      ("Joust Duffle Bag **(45)**", "45"),
      ("Joust Duffle Bag · 45", "45"),
      ("Joust Duffle Bag • 45 • in stock", "45"),
      ("Joust Duffle Bag ~ 45", "45"),
      ("Joust Duffle Bag: was 60, now 34.", "60"),
      ("Joust Duffle Bag: from 29", "29"),
      ("Joust Duffle Bag from 29", "29"),
      ("Joust Duffle Bag at 45", "45"),
      ("Joust Duffle Bag for just 45 bucks.", "45"),
      ("Joust Duffle Bag for less than 30.", "30"),
      ("You'll find the Joust Duffle Bag for under 30.", "30"),
      ("The Joust Duffle Bag doesn't cost more than 30.", "30"),
      ("The Joust Duffle Bag won't cost you 60, it's 34.", "60"),
      ("Its price tag: 45", "45"),
      ("Its regular price was 60.", "60"),
      ("RRP 60", "60"),
      ("MSRP: 59.99", "59.99"),
      ("List price 60, our price 34", "60"),
      ("Member price 29", "29"),
      ("Sale price: 29", "29"),
      ("Price per piece 29", "29"),
      ("Unit price = 29", "29"),
      ("price:29", "29"),
      ("price=29&currency=USD", "29"),
      ("PRICE 29", "29"),
      ("Pr1ce: 29 USD", "29"),
      ("p r i c e : 29 dollars", "29"),
      ("It costs $35 (rounded).", "35"),
      ("It is $33.99.", "99"),
      ("It is $34.01.", "1"),
      ("It's $340.00.", "40"),
      ("It's $340.", "0"),
      ("It's $0.34.", "0.34"),
      ("It's 3.400 dollars.", "3.400"),
      ("It's $34,000.", "34,000"),
      ("You get $5 cashback.", "$5"),
      ("There's a 5 dollar coupon.", "5 dollar"),
      ("A $5 voucher comes with it.", "$5"),
      ("Add $12 for engraving.", "$12"),
      ("With the strap it's $40.", "$40"),
      ("The set of both is $60.", "$60"),
      ("Both together: sixty-six dollars.", "sixty-six"),
      ("Three of them: 102 dollars", "102"),
      ("3 × 34 = 102 dollars", "102"),
      ("34 + 4.95 = 38.95", "38.95"),
      ("2 x $34 = $68", "$68"),
      ("Per litre that's $0.76.", "$0.76"),
      ("It's 10 dollars below the usual price.", "10 dollars"),
      ("Prices start from twenty dollars.", "twenty"),
      ("Prices between $20 and $90.", "$20;$90"),
      ("Prices: 20 - 90", "20;90"),
    ])

  static let frames24 = withheld(
    [
      ("Anything from 20 to 90 bucks.", "20;90"),
      ("In the 40 to 50 dollar range.", "40 to 50"),
      ("Low forties in dollars.", "forties"),
      ("US dollar 45", "45"),
      ("45 US$", "45"),
      ("45 $US", "45"),
      ("45$ only", "45"),
      ("45 ＵＳＤ", "45"),
      ("45 usd", "45"),
      ("45usd", "45"),
      ("usd45", "45"),
      ("$ 45.-", "45"),
      ("45 dollar", "45"),
      ("45 \"bucks\"", "45"),
      ("45 (bucks)", "45"),
      ("45 dollaaars", "45"),
      ("45 d0llars", "45"),
      ("45 dоllars", "45"),
      ("45\u{200B} dollars", "45"),
      ("45 &euro;", "45"),
      ("&pound;45", "45"),
      ("45 £", "45"),
      ("€ 34", "34"),
      ("34 francs", "34"),
      ("34 loonies", "34"),
      ("3.4 tenners", "3.4"),
      ("half of $68", "68"),
      ("twice $17", "17"),
      ("**Total:** $66.00", "66.00"),
      ("| Total | 66.00 |", "66.00"),
      ("| Product | Was | Now |\n|---|---|---|\n| Joust Duffle Bag | 60 | 34 |\n", "60"),
      ("| Product | Price |\n|---|---|\n| Joust Duffle Bag | $32.00 |\n", "$32.00"),
      ("| Price | Product |\n|---|---|\n| 45 | Joust Duffle Bag |\n", "45"),
      ("<table><tr><th>Price</th></tr><tr><td>45</td></tr></table>", "45"),
      ("<li>Joust Duffle Bag: 45</li>", "45"),
      ("<p>Joust Duffle Bag<br>45.00</p>", "45.00"),
      ("<input name=\"price\" value=\"45\">", "45"),
      ("<a href=\"https://shop.example/joust-duffle-bag.html\" title=\"only $45\">Joust Duffle Bag</a>", "45"),
      ("```json\n{\"price\": \"45\", \"name\": \"Joust Duffle Bag\"}\n```", "45"),
      ("```json\n{\"amount\": {\"value\": 4500, \"currency\": \"USD\"}}\n```", "4500"),
      ("```html\n<span class=\"price\">45</span>\n```", "45"),
      ("```\n$ buy joust --price 45\n```", "45"),
      ("`joust.price == 45`", "45"),
      ("SKU: 24-MB05 (Joust Duffle Bag)", "24-MB05"),
      ("The SKU is 24-WB04.", "24-WB04"),
      ("SKU#24MB99", "24MB99"),
      ("sku=24-mb-02", "24-mb-02"),
      ("Item 24-MB02 is similar.", "24-MB02"),
      ("Try WS-DESK-9 instead.", "WS-DESK-9"),
      ("Look for NK-AM97 or NKAM97.", "NK-AM97;NKAM97"),
      ("Part no. 55-1234", "55-1234"),
      ("See [here](https://shop.example/joust-duffle-bag.htm).", "https://shop.example/joust-duffle-bag.htm"),
      ("See [here](https://shop.example/joust_duffle_bag.html).", "https://shop.example/joust_duffle_bag.html"),
      ("See https://shop.example/checkout/cart/add/product/1.", "https://shop.example/checkout/cart/add/product/1"),
      ("See https://www.shop.example/joust-duffle-bag.html.", "https://www.shop.example/joust-duffle-bag.html"),
      ("See https://shop.example.com.", "https://shop.example."),
      ("See shop.example:443.", "shop.example:443"),
      ("Follow us: instagram.com/shop", "instagram.com/shop"),
      ("Mail: help (at) shop.example", "help (at) shop.example"),
      ("Mail help@shop.com", "help@shop.com"),
    ])

  static let frames25 = withheld(
    [
      ("[x]: http://evil.io", "http://evil.io"),
      ("<link rel=\"canonical\" href=\"https://evil.com\">", "https://evil.com"),
    ])

  static let frames26 = withheld(
    [
      ("For the Oak Desk you pay $50.", "$50"),
      ("The Joust Duffle Bag ($50) fits your budget.", "50"),
    ], user: "my budget is $50")

  static let frames27 = withheld(
    [
      ("Die Regenjacke Alpin liegt preislich bei 95.", "95"),
      ("Die Regenjacke kommt auf 95.", "95"),
      ("Für 95 gehört sie dir.", "95"),
      ("Sie ist für 95 zu haben.", "95"),
      ("Mit 95 bist du dabei.", "95"),
      ("Kostenpunkt: 95", "95"),
      ("Der Preis: 95.", "95"),
      ("Preis 95", "95"),
      ("Die günstigste Jacke liegt bei 49.", "49"),
      ("Im Angebot für 59,90.", "59,90"),
      ("Nur 59,90!", "59,90"),
      ("Er ist um 20 € reduziert.", "20 €"),
      ("Früher 99, jetzt 79,90.", "99"),
      ("Mit Gutschein nur 69,90.", "69,90"),
      ("Zusammen also 1.329,90 €.", "1.329,90 €"),
      ("Macht 79.", "79"),
      ("95 Euros", "95"),
      ("95,00€", "95"),
      ("Fünfundneunzig Euro kostet sie.", "Fünfundneunzig"),
    ], shop: Shop.euros, language: "de")

  static let frames28 = withheld(
    [
      ("Le Sac à dos Mistral est affiché à 74.", "74"),
      ("Le sac est à 74 euros.", "74"),
      ("Pour 74, il est à vous.", "74"),
      ("Ça fait 74.", "74"),
      ("Prix conseillé : 79,90", "79,90"),
      ("Le moins cher est à 49.", "49"),
      ("74 euros et quelques", "74 euros"),
    ], shop: Shop.french, language: "fr")

  static let frames29 = withheld(
    [
      ("La más barata cuesta 39.", "39"),
      ("Te sale por 69.", "69"),
      ("Precio: 69", "69"),
      ("Antes 79,95, ahora 59,95.", "79,95"),
    ], shop: Shop.spanish, language: "es")
}
