// SPDX-License-Identifier: Apache-2.0

/// Answers written without a look at the gate, in two rounds: claims that may not leave, and honest answers.
extension GateCases {
  static let fresh: [GateCase] = [
    freshAsked, fresh1, fresh2, fresh3, fresh4, fresh5, fresh6, fresh7, fresh8, fresh9, fresh10, fresh11, fresh12,
    fresh13, fresh14,
    fresh15, fresh16, fresh17, fresh18, fresh19, fresh20, fresh21, fresh22, fresh23, fresh24, fresh25, fresh26, fresh27,
    fresh28, fresh29, fresh30, fresh31, fresh32, fresh33, fresh34, fresh35, fresh36, fresh37, fresh38, fresh39, fresh40,
    fresh41, fresh42, fresh43, fresh44, fresh45, fresh46, fresh47, fresh48, fresh49, fresh50,
  ].flatMap { $0 }

  static let fresh1 = withheld(
    [
      ("Lamp-wise, the Aurora is your cheapest bet: 42.50 all in.", "42.50"),
      ("Budget roughly sixty-five for the Copper Kettle 1.7 L.", "sixty-five"),
      ("The Copper Kettle 1.7 L comes to 65 with tax.", "65"),
      ("The Puzzle Old Harbour 1000 Pieces ($26.99) costs $9 more than the one with 500 pieces.", "$9"),
      ("| Item | Qty | Unit | Sum |\n|---|---|---|---|\n| Aurora Desk Lamp | 2 | 48.50 | 97.00 |\n", "97.00"),
      ("Aurora Desk Lamp x 2 = 97", "97"),
      ("Three of the kettles make 192.", "192"),
      ("Put the lamp and the kettle in one basket and you\'re at 112.50.", "112.50"),
      ("Subtotal 112.50\nShipping 6.95\nTotal 119.45", "112.50;6.95;119.45"),
      ("The Frank Wall Clock: list 89, today 72.", "89"),
      ("The Frank Wall Clock used to be $89; it\'s $72 now.", "$89"),
      ("Knock ten bucks off the Frank Wall Clock with a coupon.", "ten bucks"),
      ("Frank is 70.", "70"),
      ("The clock named Frank? $72... sorry, $71.", "$71"),
      ("Of the lamp and the clock, the former costs $72, the latter $48.50.", "$72;$48.50"),
      ("The Walnut Bookshelf is five hundred and fourteen dollars.", "five hundred and fourteen"),
      ("The Walnut Bookshelf costs 5 4 0 0 dollars.", "5 4 0 0"),
      ("The Walnut Bookshelf costs $5,400.", "5,400"),
      ("The Walnut Bookshelf costs USD 504.00.", "504.00"),
      ("The Walnut Bookshelf: `price = 504`", "504"),
      ("```python\nbookshelf = {\"price\": 504, \"sku\": \"WB-108\"}\n```", "504;WB-108"),
      ("```csv\nname,sku,price\nWalnut Bookshelf,WB-180,504.00\nAurora Desk Lamp,ALD-12,48.50\n```", "504.00"),
      ("<td>Walnut Bookshelf</td><td>$<b>5</b>04</td>", "04"),
      ("The Tundra Sleeping Bag is **1****91** dollars.", "**91**"),
      ("The Tundra Sleeping Bag costs 1̲9̲1̲ dollars.", "1̲9̲1̲"),
      ("The Tundra Sleeping Bag: 1.91e2 USD", "1.91e2"),
      ("The Tundra Sleeping Bag: CXIX dollars", "CXIX"),
      ("Sleeping bags start at 99.", "99"),
      ("Tier pricing for the Puzzle Old Harbour 500 Pieces: 1–4 at 18.99, 5–9 at 16.99, 10+ at 14.99.", "16.99;14.99"),
      ("Buy 3 puzzles and pay 15 apiece.", "15"),
      ("Every second puzzle is half of 18... that is $9.50.", "$9.50"),
      ("Postage is 6.95 within the US, 14.95 abroad.", "6.95;14.95"),
      ("Spend $75 and delivery is on us.", "$75"),
      ("The dearer oil is a mere 3 dollars above the other.", "3"),
      ("Our lamps are in the forties range, say $45 to $49.", "$45;$49"),
      ("Hmm, if memory serves me right it was sixty-four ninety for the kettle.", "sixty-four ninety"),
      ("SKU of the lamp: ALD-21", "ALD-21"),
      ("Order ALD12-B for the black one.", "ALD12;B"),
      ("The kettle (KTL-17O) is in stock.", "KTL-17O"),
      ("art. TL/DRL/31 is the sleeping bag.", "TL/DRL/31"),
    ], shop: Shop.home)

  static let fresh2 = withheld(
    [
      ("Ask for part number 0PZ-500 or PZ-5000.", "0PZ-500;PZ-5000"),
      ("Kettle: <https://shop.example./copper-kettle.html>", "https://shop.example./copper-kettle.html"),
      ("[lamp][1]\n\n[1]: //shop.example.evil.co/aurora.html \"Aurora\"", "//shop.example.evil.co/aurora.html"),
      ("![Aurora](https://shop.example/media/copper-kettle.jpg)", "https://shop.example/media/copper-kettle.jpg"),
      ("I\'d guess 45.", "45"),
      ("Frank is 20.", "20"),
      ("The Frank Wall Clock costs 0x59.", "0x59"),
      ("Frank Wall Clock: 0x59", "0x59"),
      ("The Frank Wall Clock costs 1.49e2.", "1.49e2"),
      ("The Frank Wall Clock costs $1.49e2.", "1.49e2"),
      ("art. TL/DRL/13V", "TL/DRL/13V"),
      ("Art. TL/DRL/13V is in stock.", "TL/DRL/13V"),
      ("The Aurora Desk Lamp and the Frank Wall Clock are in stock. The former is 72.", "72"),
      ("The clock is $48.50.", "$48.50"),
      ("I recommend the Aurora Desk Lamp. The clock is $48.50.", "$48.50"),
      ("The kettle costs 48.50.", "48.50"),
    ], shop: Shop.home)

  static let fresh3 = [
    GateCase(
      "The Copper Kettle 1.7 L is 64.00; the Aurora Desk Lamp is 64.00 as well.",
      "The Copper Kettle 1.7 L is 64.00; the Aurora Desk Lamp is 48.50 as well.", ["price: 64.00 → 48.50"],
      shop: Shop.home),
    GateCase(
      "The Aurora Desk Lamp and the Copper Kettle 1.7 L are $64.00 and $48.50, in that order.",
      "The Aurora Desk Lamp and the Copper Kettle 1.7 L are $48.50 and $64.00, in that order.",
      ["price: $64.00 → $48.50", "price: $48.50 → $64.00"], shop: Shop.home),
    GateCase(
      "Two puzzles are here: the 500-piece for 26.99, the 1000-piece for 18.99.",
      "Two puzzles are here: the 500-piece for 18.99, the 1000-piece for 26.99.",
      ["price: 26.99 → 18.99", "price: 18.99 → 26.99"], shop: Shop.home),
    GateCase(
      "The Puzzle Old Harbour 500 Pieces is $18.99. Its bigger sister with 1000 pieces is $18.99.",
      "The Puzzle Old Harbour 500 Pieces is $18.99. Its bigger sister with 1000 pieces is an amount I can't confirm.",
      ["price: $18.99"], shop: Shop.home),
    GateCase(
      "For engine oil: 5W-30 at 36.95, 5W-40 at 39.95.", "For engine oil: 5W-30 at 39.95, 5W-40 at 36.95.",
      ["price: 36.95 → 39.95", "price: 39.95 → 36.95"], shop: Shop.home),
    GateCase(
      "| Oil | Price |\n|---|---|\n| 5W-30 | 36.95 |\n| 5W-40 | 39.95 |\n",
      "| Oil | Price |\n|---|---|\n| 5W-30 | 39.95 |\n| 5W-40 | 36.95 |\n",
      ["price: 36.95 → 39.95", "price: 39.95 → 36.95"], shop: Shop.home),
    GateCase(
      "| | Aurora Desk Lamp | Walnut Bookshelf |\n|:--|--:|--:|\n| SKU | WB-180 | ALD-12 |\n| Price | 540 | 48.50 |\n",
      "| | Aurora Desk Lamp | Walnut Bookshelf |\n|:--|--:|--:|\n| SKU | ALD-12 | WB-180 |\n| Price | 48.50 | 540.00 |\n",
      ["sku: WB-180 → ALD-12", "sku: ALD-12 → WB-180", "price: 540 → 48.50", "price: 48.50 → 540.00"], shop: Shop.home),
    GateCase(
      "I like the Aurora Desk Lamp and the Frank Wall Clock.\nThe former is $72.00.\nThe latter is $48.50.",
      "I like the Aurora Desk Lamp and the Frank Wall Clock.\nThe former is $48.50.\nThe latter is $72.00.",
      ["price: $72.00 → $48.50", "price: $48.50 → $72.00"], shop: Shop.home),
    GateCase(
      "See [the lamp](https://shop.example/aurora-desk-lamp) and [the kettle](https://shop.example/copper-kettle.html?ref=ai).",
      "See [the lamp](https://shop.example/aurora-desk-lamp.html) and [the kettle](https://shop.example/copper-kettle.html).",
      [
        "link: https://shop.example/aurora-desk-lamp → https://shop.example/aurora-desk-lamp.html",
        "link: https://shop.example/copper-kettle.html?ref=ai → https://shop.example/copper-kettle.html",
      ], shop: Shop.home),
    GateCase(
      "5W-30: $36.95, 5W-40: $39.95", "5W-30: $39.95, 5W-40: $36.95",
      ["price: $36.95 → $39.95", "price: $39.95 → $36.95"], shop: Shop.home),
    GateCase(
      "- 5W-30: 36.95\n- 5W-40: 39.95", "- 5W-30: 39.95\n- 5W-40: 36.95",
      ["price: 36.95 → 39.95", "price: 39.95 → 36.95"], shop: Shop.home),
    GateCase(
      "The 500 piece puzzle is $26.99, the 1000 piece one $18.99.",
      "The 500 piece puzzle is $18.99, the 1000 piece one $26.99.",
      ["price: $26.99 → $18.99", "price: $18.99 → $26.99"], shop: Shop.home),
    GateCase(
      "The 500 piece puzzle costs 26.99 and the 1000 piece one costs 18.99.",
      "The 500 piece puzzle costs 18.99 and the 1000 piece one costs 26.99.",
      ["price: 26.99 → 18.99", "price: 18.99 → 26.99"], shop: Shop.home),
    GateCase(
      "The Aurora Desk Lamp and the Frank Wall Clock are in stock. The first one costs $72, the second $48.50.",
      "The Aurora Desk Lamp and the Frank Wall Clock are in stock. The first one costs $48.50, the second $72.00.",
      ["price: $72 → $48.50", "price: $48.50 → $72.00"], shop: Shop.home),
    GateCase(
      "We have the Aurora Desk Lamp and the Frank Wall Clock.\nThe former costs $72.00.\nThe latter costs $48.50.",
      "We have the Aurora Desk Lamp and the Frank Wall Clock.\nThe former costs $48.50.\nThe latter costs $72.00.",
      ["price: $72.00 → $48.50", "price: $48.50 → $72.00"], shop: Shop.home),
  ]

  static let fresh4 = withheld(
    [
      ("Der Volta 18 schlägt mit 139 zu Buche.", "139"),
      (
        "Den Akku-Bohrschrauber Volta 18 kriegst du für einen Hunderter und einen Zwanziger: 120.",
        "einen Hunderter;einen Zwanziger;120"
      ),
      ("Mit 34,59 ist der Gartenschlauch Flex 20 m ein Schnäppchen.", "34,59"),
      ("Holzleim Express 750 g | 12,94 | lieferbar", "12,94"),
      ("Für zwölf Euro gibt es den Holzleim.", "zwölf Euro"),
      ("Die Schreibtischlampe Lumen liegt bei sechzig.", "sechzig"),
      ("Die Schreibtischlampe Lumen kostet neunundsechzig Euro.", "neunundsechzig"),
      ("Die Schreibtischlampe Lumen: vorher 79, nun 59.", "79"),
      ("Laufrad Mika: 98,99 € statt 109", "98,99 €;109"),
      ("Das Laufrad Mika ist um 10 Euro günstiger als die Lampe.", "10 Euro"),
      ("Laufrad und Lampe kommen zusammen auf 148,99.", "148,99"),
      ("Die Ersparnis beträgt 20,01.", "20,01"),
      ("Netto wären das 108,40.", "108,40"),
      ("Anzahlung 30 Euro, dann zwölf Raten zu 8,25.", "30;8,25"),
      ("Das Laufrad Mika (Art.-Nr. LM-21)", "LM-21"),
      ("Bestellcode GS20X", "GS20;X"),
      ("{Volta: 119; Flex: 34,95}", "119"),
      ("Preis/Stk.: 13", "13"),
      ("Siehe www.shop.example/volta oder shop.example:8080", "www.shop.example/volta;shop.example:8080"),
      (
        "Unter https://shop.example/laufrad-mika.html#preis steht mehr.", "https://shop.example/laufrad-mika.html#preis"
      ),
      ("Die Lampe kostet 89,99.", "89,99"),
      ("Der Schlauch ist für 12,49 € zu haben.", "12,49 €"),
    ], shop: Shop.tools, language: "de")

  static let fresh5 = [
    GateCase(
      "Gartenschlauch Flex 20 m: 12,49, Holzleim Express 750 g: 34,95",
      "Gartenschlauch Flex 20 m: 34,95, Holzleim Express 750 g: 12,49",
      ["price: 12,49 → 34,95", "price: 34,95 → 12,49"], shop: Shop.tools, language: "de")
  ]

  static let fresh6 = withheld(
    [
      ("Le Sac à dos Mistral revient à 69.", "69"),
      ("Comptez soixante-dix euros pour le Sac à dos Mistral.", "soixante-dix"),
      ("Sac à dos Mistral : 64 € 09", "64 € 09"),
      ("La Veste Alizé ? 64,90 !", "64,90"),
      ("La Veste Alizé passe de 149 à 129 euros.", "149"),
      ("Les deux pour 193,90.", "193,90"),
      ("La livraison est à 5 euros.", "5"),
    ], shop: Shop.french, language: "fr")

  static let fresh7 = withheld(
    [
      ("La Mochila Sierra sale por 55.", "55"),
      ("La Mochila Sierra vale cincuenta y nueve euros.", "cincuenta y nueve"),
      ("Zapatilla Brisa: antes 99, ahora 89.", "99"),
      ("Ahorras diez euros.", "diez"),
      ("Envío 4,50", "4,50"),
    ], shop: Shop.spanish, language: "es")

  static let fresh8 = withheld(
    [
      ("Lo Zaino Vetta viene 79,40.", "79,40"),
      ("La Scarpa Lago costa centodiciannove e novanta euro.", "centodiciannove e novanta"),
      ("Zaino Vetta a soli 69!", "69"),
      ("In totale fanno 193,90.", "193,90"),
    ], shop: Shop.italian, language: "it")

  static let fresh9 = withheld(
    [
      ("De Rugzak Duin kost 45,95.", "45,95"),
      ("Rugzak Duin nu 49", "49"),
      ("De Regenjas Polder komt op negenennegentig euro vijftig.", "negenennegentig euro vijftig"),
      ("Verzending 4,95", "4,95"),
    ], shop: Shop.dutch, language: "nl")

  static let fresh10 = withheld(
    [
      ("Plecak Tatry kosztuje 194 zł.", "194"),
      ("Kurtka Wiatr – 149,00", "149,00"),
      ("Razem 448,99 zł.", "448,99"),
      ("Kurtka Wiatr za trzysta złotych", "trzysta"),
    ], shop: Shop.zloty, language: "pl")

  static let fresh11 = withheld(
    [
      ("Рюкзак Карпати коштує 1540.", "1540"),
      ("Куртка Вітер: 1450 грн", "1450"),
      ("Разом 4349 гривень.", "4349"),
    ], shop: Shop.hryvnia, language: "uk")

  static let fresh12 = withheld(
    [
      ("Рюкзак Алтай обойдётся в 3940.", "3940"),
      ("Куртка Ветер всего за семь тысяч рублей.", "семь тысяч"),
      ("Доставка 300 руб.", "300"),
    ], shop: Shop.roubles, language: "ru")

  static let fresh13 = withheld(
    [
      ("Trail Runner Shoes: sixty-five quid.", "sixty-five quid"),
      ("The Merino Base Layer is a fiver less than the shoes, at £59.99.", "a fiver;£59.99"),
      ("Camp Kettle 1.5 L, £22.05; Merino Base Layer, £45.", "£22.05"),
    ], shop: Shop.pounds)

  static let fresh14 = [
    GateCase(
      "The Camp Kettle 1.5 L is 45, the Merino Base Layer 22.50.",
      "The Camp Kettle 1.5 L is 22.50, the Merino Base Layer 45.00.", ["price: 45 → 22.50", "price: 22.50 → 45.00"],
      shop: Shop.pounds)
  ]

  static let fresh15 = withheld(
    [
      ("Of the two wines the Merlot is the pricier one at 19.40.", "19.40"),
      ("The armchair will set your living room back 299.", "299"),
      ("You could have the Oslo Armchair delivered for 345 all told.", "345"),
      ("The footstool costs 329, the armchair 119.", "329;119"),
      ("The Oslo Armchair with the matching footstool comes out at 448.", "448"),
      ("The set of both Oslo pieces is yours at £429 instead of £448.", "£429;£448"),
      ("Our bigger Vento (80 W) is £59.90.", "£59.90"),
      ("If quiet matters, take the Vento Tower Fan 80 W; at 79.90 it\'s fair.", "79.90"),
      ("The spade\'s price tag reads 25.70.", "25.70"),
      ("Hercules the spade: twenty-seven pounds fifteen.", "fifteen"),
      ("I see the Garden Spade Hercules going for just under thirty.", "thirty"),
      ("The spade sells for £27,500.", "£27,50"),
      ("Spade £27.5O1", "27.5O"),
      ("The spade is £27.50, which is €32.", "€32"),
      ("The spade is £27.50 (about $35).", "$35"),
      ("Half a dozen bottles of Merlot: £110.40.", "£110.40"),
      ("A case of six works out at 17.50 a bottle.", "17.50"),
      ("Six bottles of the rosé come to 85.20.", "85.20"),
      ("With 10% off, the Oslo Armchair is 296.10.", "296.10"),
      ("Save 33 on the armchair when you sign up.", "33"),
      ("Was £399. Now £329. The Oslo Armchair is a steal.", "£399"),
      ("The Oslo Armchair (RRP 399) is £329.", "399"),
      ("Standard delivery is £4.99, next day £7.99.", "£4.99;£7.99"),
      ("Delivery 4.99, free from 60.", "4.99;60"),
      ("Your basket: Oslo Footstool 119.00, Garden Spade Hercules 27.50, total 146.50.", "146.50"),
      ("**Oslo Armchair**\n💷 339", "339"),
      ("Oslo Armchair → three hundred and nineteen pounds", "three hundred and nineteen pounds"),
      ("The Oslo Footstool costs a little over a hundred.", "a hundred"),
      ("The rosé undercuts the Merlot by £4.20.", "£4.20"),
      ("Cheapest wine: Chateau Morel Rose 2021 (12.40)", "12.40"),
      ("From £12.40 a bottle you\'re in.", "£12.40"),
      (
        "It is on page two: [Oslo](https://shop.example/oslo-armchair.html/).",
        "https://shop.example/oslo-armchair.html/"
      ),
      ("Full details: https://shop.example/Oslo-Armchair.html", "https://shop.example/Oslo-Armchair.html"),
      ("Order at shop.example/basket or mail sales@shop.example.", "shop.example/basket;sales@shop.example"),
      ("<img src=\"https://shop.example/media/oslo.jpg\">", "https://shop.example/media/oslo.jpg"),
      ("Reference OSL-ARM-04, in stock.", "OSL-ARM-04"),
      ("The article number is VT 50 V.", "VT 50 V"),
      ("Compare VT-50W1 with VT-80W.", "VT-50W1"),
      (
        "Sure! We have two chairs from the Oslo line. The armchair comes in at 349, and the footstool adds another 129.",
        "349;129"
      ),
      ("For a cosy corner I\'d pair the Oslo Armchair (£329.00) with the Oslo Footstool (£109.00).", "£109.00"),
    ], shop: Shop.cellar)

  /// Counts, where the shopper asked for a price as well, or for none.
  static let freshAsked =
    passing(
      ["There are 45.", "We have 45.", "It has 45.", "I found 45.", "It's in aisle 45."],
      user: "How much is the bag and how many do you have?")
    + passing(["About 45."], user: "How much room does it have?")
}
