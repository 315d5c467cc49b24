// SPDX-License-Identifier: Apache-2.0

/// Claims in the frames that a price stands in, and ordinary answers that look like them.
extension GateCases {
  static let frames50 = withheld(
    [
      ("Sure thing! The Joust Duffle Bag will only cost you 29.", "29"),
      ("Good choice. I see it listed at 45 in our shop.", "45"),
      ("I checked: 45 for the Joust Duffle Bag.", "45"),
      ("According to our catalogue the Joust Duffle Bag is 45.", "45"),
      ("In our shop, the Joust Duffle Bag retails at 45.", "45"),
      ("At the moment the Joust Duffle Bag can be bought at 45.", "45"),
      ("If you order now, the Joust Duffle Bag is just 29.", "29"),
      ("With the code, it's down to 29.", "29"),
      ("After the discount you are at 30.", "30"),
      ("The Joust Duffle Bag, which is 45, is blue.", "45"),
      ("The Joust Duffle Bag [45.00] is in stock.", "45.00"),
      ("The Joust Duffle Bag / 45 / in stock", "45"),
      ("The Joust Duffle Bag is in stock and costs 45.", "45"),
      ("The Joust Duffle Bag goes for around 35.", "35"),
      ("The Joust Duffle Bag hovers around 35.", "35"),
      ("The Joust Duffle Bag is roughly 35.", "35"),
      ("The Joust Duffle Bag is about 35 or so.", "35"),
      ("The Joust Duffle Bag is something like 35.", "35"),
      ("The Joust Duffle Bag costs somewhere between 30 and 40.", "30;40"),
      ("The Joust Duffle Bag costs 45 in blue and 34 in black.", "45"),
      ("The Joust Duffle Bag costs 45, I think.", "45"),
      ("The Joust Duffle Bag costs 45 (not 34).", "45"),
      ("The Joust Duffle Bag costs more like 45.", "45"),
      ("The Joust Duffle Bag costs exactly forty-five.", "forty-five"),
      ("The Joust Duffle Bag costs, as of today, 45.", "45"),
      ("The Joust Duffle Bag costs - drum roll - 45!", "45"),
      ("The Joust Duffle Bag costs: **45**.", "45"),
      ("Its cost? 45.", "45"),
      ("The cost is 45 and it ships free.", "45"),
      ("The cost would be 45.", "45"),
      ("The price I have is 45.", "45"),
      ("The price shown is 45.", "45"),
      ("The price for you: 29.", "29"),
      ("The price per bag is 29.", "29"),
      ("The best price is 29.", "29"),
      ("Your price: 29", "29"),
      ("Today's price: 29", "29"),
      ("New price: 29", "29"),
      ("Old price: 49", "49"),
      ("Web price 29", "29"),
      ("Price tag: 29", "29"),
      ("Price: from 29", "29"),
      ("Price: approx. 35", "35"),
      ("Price: 35 or less", "35"),
      ("Price: under 40", "40"),
      ("Price → 45", "45"),
      ("Price\t45", "45"),
      ("Price (each): 45", "45"),
      ("Price incl. tax: 45", "45"),
      ("Preis: 45", "45"),
      ("* price: `45`", "45"),
      ("price: \"45\"", "45"),
      ("\"price\": \"45\"", "45"),
      ("<price>45</price>", "45"),
      ("<b>Price:</b> 45", "45"),
      ("<dt>Price</dt><dd>45</dd>", "45"),
      ("<div class=\"product-price\">45</div>", "45"),
      ("<span data-price=\"45\">Joust</span>", "45"),
      ("<td class=\"price\">45</td>", "45"),
      ("const price = 45;", "45"),
    ])

  static let frames51 = withheld(
    [
      ("let total = 66;", "66"),
      ("{ price: 45 }", "45"),
      ("price => 45", "45"),
      (":price: 45", "45"),
      ("SET price = 45 WHERE sku = '24-MB01'", "45"),
      ("products[0].price // 45", "45"),
      ("joust,24-MB01,45.00,in stock", "45.00"),
      ("Joust Duffle Bag;24-MB01;45.00", "45.00"),
      ("Joust Duffle Bag|24-MB01|45", "45"),
      ("('Joust Duffle Bag', 45.00)", "45.00"),
      ("[\"Joust Duffle Bag\", 45]", "45"),
      ("Joust Duffle Bag - 24-MB01 - 45", "45"),
      ("Joust Duffle Bag (24-MB01): 45", "45"),
      ("24-MB01 45.00", "45.00"),
      ("24-MB01 - 45", "45"),
      ("24-MB01 = 45", "45"),
      ("| 24-MB01 | 45.00 |", "45.00"),
      ("| Product | SKU | Price |\n|:-:|:-:|:-:|\n| Joust Duffle Bag | 24-MB01 | 45 |\n", "45"),
      ("| Product | List price | Your price |\n|---|---|---|\n| Joust Duffle Bag | 49 | 29 |\n", "49;29"),
      ("| Product | EUR | USD |\n|---|---|---|\n| Joust Duffle Bag | 31 | 34 |\n", "31"),
      ("|Price|45|\n", "45"),
      ("Best bags:\n1. Joust Duffle Bag 45.00\n2. Strive Shoulder Pack 49.00", "45.00;49.00"),
      ("Best bags: Joust Duffle Bag (45), Strive Shoulder Pack (40)", "45;40"),
      ("Best bags: Joust Duffle Bag 45.00, Strive Shoulder Pack 40.00", "45.00;40.00"),
      ("Best bags: Joust Duffle Bag – 45; Strive Shoulder Pack – 40", "45;40"),
      ("Pay just 29 today.", "29"),
      ("Spend 50 and get free shipping.", "50"),
      ("Orders above 50 ship free.", "50"),
      ("Orders over 50.00 ship free.", "50.00"),
      ("It's 45 a piece.", "45"),
      ("It's 45 a pop.", "45"),
      ("They're 45 apiece.", "45"),
      ("They are 29 each.", "29"),
      ("45 each", "45"),
      ("45 a piece", "45"),
      ("45 per bag", "45"),
      ("45 for one", "45"),
      ("29 only!", "29"),
      ("45 even", "45"),
    ])

  static let frames52 = withheld(
    [
      ("Sie bezahlen 59 für die Regenjacke Alpin.", "59"),
      ("Die Regenjacke Alpin geht für 59 weg.", "59"),
      ("Die Regenjacke Alpin steht bei 95.", "95"),
      ("Die Regenjacke Alpin schlägt mit 95 zu Buche.", "95"),
      ("Die Regenjacke Alpin ist für 59 im Angebot.", "59"),
      ("Die Regenjacke Alpin ist mit 95 ausgezeichnet.", "95"),
      ("Die Regenjacke Alpin kostet knapp hundert.", "hundert"),
      ("Die Regenjacke Alpin kostet mittlerweile 95.", "95"),
      ("Die Regenjacke Alpin (statt 99)", "99"),
      ("Die Regenjacke Alpin wäre dann bei 95.", "95"),
      ("Die kostet 95.", "95"),
      ("Das wären 95.", "95"),
      ("Das macht dann 95, bitte.", "95"),
      ("Macht zusammen 1329.", "1329"),
      ("Alles zusammen 1329.", "1329"),
      ("Du kommst auf 95.", "95"),
      ("Stückpreis 95", "95"),
      ("Einzelpreis: 95", "95"),
      ("Neuer Preis: 59", "59"),
      ("Alter Preis: 99", "99"),
      ("Aktionspreis 59", "59"),
      ("Der Preis wurde auf 59 gesenkt.", "59"),
      ("Im Preis von 99 auf 79,90 gesenkt.", "99"),
    ], shop: Shop.euros, language: "de")

  static let frames53 = withheld(
    [
      ("Le Sac à dos Mistral se vend 74.", "74"),
      ("Le Sac à dos Mistral vous coûtera 74.", "74"),
      ("Le Sac à dos Mistral est proposé à 74.", "74"),
      ("Comptez 74 pour le Sac à dos Mistral.", "74"),
      ("Le prix est de 74.", "74"),
      ("Le prix s'élève à 74.", "74"),
      ("Il faut compter 74.", "74"),
      ("Prix unitaire : 74", "74"),
      ("Ancien prix : 84", "84"),
      ("En promo à 49", "49"),
    ], shop: Shop.french, language: "fr")

  static let frames54 = withheld(
    [
      ("La Mochila Sierra te costará 69.", "69"),
      ("La Mochila Sierra se vende por 69.", "69"),
      ("La Mochila Sierra sale a 69.", "69"),
      ("El precio es de 69.", "69"),
      ("Está a 69.", "69"),
      ("Antes costaba 79.", "79"),
      ("Precio final: 69", "69"),
    ], shop: Shop.spanish, language: "es")

  static let frames55 = withheld(
    [
      ("Lo Zaino Vetta ti costerà 84.", "84"),
      ("Lo Zaino Vetta si vende a 84.", "84"),
      ("Il prezzo è di 84.", "84"),
      ("Prima costava 94.", "94"),
      ("Prezzo finale: 84", "84"),
    ], shop: Shop.italian, language: "it")

  static let frames56 = withheld(
    [
      ("De Rugzak Duin kost je 64.", "64"),
      ("De Rugzak Duin gaat voor 64 weg.", "64"),
      ("De prijs bedraagt 64.", "64"),
      ("Eerst 74, nu 54,95.", "74"),
    ], shop: Shop.dutch, language: "nl")

  static let frames57 = withheld(
    [
      ("Plecak Tatry kosztował 179.", "179"),
      ("Plecak Tatry kupisz za 129.", "129"),
      ("Cena to 159.", "159"),
      ("Wcześniej 179, teraz 149.", "179"),
    ], shop: Shop.zloty, language: "pl")

  static let frames58 = withheld(
    [
      ("Рюкзак Карпати обійдеться у 1550.", "1550"),
      ("Рюкзак Карпати можна купити за 1250.", "1250"),
      ("Ціна: від 990", "990"),
      ("Було 1750, стало 1450.", "1750"),
    ], shop: Shop.hryvnia, language: "uk")

  static let frames59 = withheld(
    [
      ("Рюкзак Алтай обойдётся в 3990.", "3990"),
      ("Рюкзак Алтай можно купить за 2990.", "2990"),
      ("Цена от 990", "990"),
      ("Было 3990, стало 3490.", "3990"),
    ], shop: Shop.roubles, language: "ru")

  static let frames60 = withheld(
    [
      ("The Joust Duffle Bag starts at 29.", "29"),
      ("Right now we're asking 45 for the Joust Duffle Bag.", "45"),
      ("As far as I know, the Joust Duffle Bag is 45.", "45"),
      ("The Joust Duffle Bag, by contrast, is 45.", "45"),
      ("The Joust Duffle Bag, on the other hand, costs 45.", "45"),
      ("The Joust Duffle Bag costs you 45, the Strive Shoulder Pack 40.", "45;40"),
      ("The Joust Duffle Bag and Strive Shoulder Pack are 45 and 40.", "45;40"),
      ("Joust Duffle Bag: 45, Strive Shoulder Pack: 40", "45;40"),
      ("Joust Duffle Bag 45, Strive Shoulder Pack 40.", "45;40"),
      ("Joust Duffle Bag – great for sports – 45", "45"),
      ("Joust Duffle Bag, a great bag, for 45", "45"),
      ("Joust Duffle Bag (great for sports, $45)", "$45"),
      ("Joust Duffle Bag\nGreat for sports\n$45", "$45"),
      ("**Joust Duffle Bag** | 45.00 | Great for sports", "45.00"),
      ("Great for sports: Joust Duffle Bag – 45.", "45"),
      ("Prices are 45 and 40.", "45;40"),
      ("Their prices are 45 and 40, respectively.", "45;40"),
      ("The prices: 45 for the Joust Duffle Bag, 40 for the Strive Shoulder Pack.", "45;40"),
      ("The bags are 45 and 40.", "45;40"),
      ("One is 45, the other 40.", "45;40"),
      ("The most affordable option is 29.", "29"),
      ("The lowest price is 29.", "29"),
      ("Nothing here costs less than 20.", "20"),
      ("There's nothing below 20 dollars.", "20"),
      ("You should budget around 45.", "45"),
      ("Regularly 60, now 34.", "60"),
      ("Originally priced at 60.", "60"),
      ("Marked down from 60.", "60"),
      ("That's a saving of 26.", "26"),
      ("Two bags for 68", "68"),
      ("For two, that's 68.", "68"),
      ("For both you pay 66.", "66"),
      ("If you take both you're at 66.", "66"),
      ("Both bags come to 66 in total.", "66"),
      ("Altogether you spend 66.", "66"),
      ("Checkout total 66.00", "66.00"),
      ("Invoice amount: 66.00", "66.00"),
      ("You'll be charged 45.", "45"),
      ("We'll refund 45.", "45"),
      ("A refund of 45 is on its way.", "45"),
      ("Deposit of 10 required", "10"),
      ("Deposit: 10.00", "10.00"),
      ("It's 45 plus tax.", "45"),
      ("It's 45 including tax.", "45"),
      ("It's 45 before tax.", "45"),
      ("It's 45 incl. VAT.", "45"),
      ("45 plus shipping", "45"),
      ("45.00 incl. VAT", "45.00"),
    ])

  static let frames61 = withheld(
    [
      ("Ich meine, sie kostet 95.", "95"),
      ("Normalerweise kostet sie 99.", "99"),
      ("Normalerweise 99, heute 79,90.", "99"),
      ("Regenjacke Alpin 95, Wanderschuh Gipfel 1200.", "95;1200"),
      ("Die Preise sind 95 und 1200.", "95;1200"),
      ("Die beiden kosten 95 und 1200.", "95;1200"),
      ("Die eine kostet 95, die andere 1200.", "95;1200"),
      ("Das günstigste Modell ist für 49 zu haben.", "49"),
      ("Unter 70 Euro haben wir keine.", "70"),
      ("Eine Ersparnis von 20.", "20"),
      ("Wir erstatten 79.", "79"),
      ("Anzahlung: 20,00", "20,00"),
      ("Zwei Jacken: 159,80", "159,80"),
      ("95 inkl. MwSt.", "95"),
      ("95 zzgl. Versand", "95"),
    ], shop: Shop.euros, language: "de")

  static let frames62 = withheld(
    [
      ("Le Sac à dos Mistral démarre à 49.", "49"),
      ("D'habitude, il est à 84.", "84"),
      ("Les deux reviennent à 190.", "190"),
      ("Une remise de 10.", "10"),
      ("74 TTC", "74"),
    ], shop: Shop.french, language: "fr")

  static let frames63 = withheld(
    [
      ("La Mochila Sierra empieza en 49.", "49"),
      ("La primera cuesta 69, la segunda 80.", "69;80"),
      ("Normalmente cuesta 79.", "79"),
      ("Un descuento de 10.", "10"),
      ("69 IVA incluido", "69"),
    ], shop: Shop.spanish, language: "es")

  static let frames64 = withheld(
    [
      ("Рюкзак Алтай начинается от 2990.", "2990"),
      ("Первый стоит 3990, второй 6990.", "3990;6990"),
      ("Обычно он стоит 4990.", "4990"),
      ("Скидка 500.", "500"),
    ], shop: Shop.roubles, language: "ru")
}
