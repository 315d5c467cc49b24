// SPDX-License-Identifier: Apache-2.0

/// What a hostile reader of the gate tried, and what resembles it.
extension GateCases {
  /// Amounts in words, slang and other tongues: beside a product the right one takes their place.
  static let said: [GateCase] = [
    GateCase(
      "The Joust Duffle Bag costs nineteen dollars and ninety-nine cents.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs a hundred dollars.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs a dollar.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs half a hundred dollars.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs fifty-odd dollars.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs two dozen dollars.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs a tenner.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs XXXV dollars.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs thirty-five (34) dollars.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs 34 (thirty-five) dollars.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs 34 (thirty-four) dollars."),
    GateCase("The Joust Duffle Bag costs thirty-four Canadian dollars.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag costs thirty-four US dollars."),
    GateCase(
      "The Joust Duffle Bag costs thirty-three point nine nine dollars.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("Regenjacke Alpin kostet neunundsiebzig Euro neunzig.", shop: Shop.euros, language: "de"),
    GateCase(
      "Regenjacke Alpin kostet neunundsiebzig Euro achtzig.", "Regenjacke Alpin kostet 79,90 EUR.", shop: Shop.euros,
      language: "de"),
    GateCase("Regenjacke Alpin kostet 79 € 90.", shop: Shop.euros, language: "de"),
    GateCase(
      "Regenjacke Alpin kostet 79 Euro und 80 Cent.", "Regenjacke Alpin kostet 79,90 EUR.", shop: Shop.euros,
      language: "de"),
    GateCase(
      "Regenjacke Alpin gibt es für einen Hunderter.", "Regenjacke Alpin gibt es für 79,90 EUR.", shop: Shop.euros,
      language: "de"),
    GateCase(
      "Regenjacke Alpin kostet anderthalb hundert Euro.", "Regenjacke Alpin kostet 79,90 EUR.", shop: Shop.euros,
      language: "de"),
    GateCase(
      "Regenjacke Alpin coûte une vingtaine d'euros.", "Regenjacke Alpin coûte 79,90 EUR.", shop: Shop.euros,
      language: "fr"),
    GateCase(
      "Regenjacke Alpin coûte quatre-vingts euros.", "Regenjacke Alpin coûte 79,90 EUR.", shop: Shop.euros,
      language: "fr"),
    GateCase("Regenjacke Alpin coûte soixante-dix-neuf euros quatre-vingt-dix.", shop: Shop.euros, language: "fr"),
    GateCase("Regenjacke Alpin cuesta setenta y nueve euros con noventa.", shop: Shop.euros, language: "es"),
    GateCase("Regenjacke Alpin costa settantanove euro e novanta.", shop: Shop.euros, language: "it"),
    GateCase(
      "Regenjacke Alpin kost twee tientjes.", "Regenjacke Alpin kost 79,90 EUR.", shop: Shop.euros, language: "nl"),
    GateCase(
      "Regenjacke Alpin коштує півтори тисячі гривень.", "Regenjacke Alpin коштує 79,90 EUR.", shop: Shop.euros,
      language: "uk"),
    GateCase(
      "Regenjacke Alpin стоит полторы тысячи рублей.", "Regenjacke Alpin стоит 79,90 EUR.", shop: Shop.euros,
      language: "ru"),
  ]

  /// A model that the shop does not have is another product than the one that it resembles.
  static let models: [GateCase] = [
    GateCase("The Air Max 95 costs $120.50.", "The Air Max 95 costs an amount I can't confirm."),
    GateCase(
      "The Nike Air Max 95 costs $140. The Nike Air Max 90 costs $120.50.",
      "The Nike Air Max 95 costs an amount I can't confirm. The Nike Air Max 90 costs $120.50."),
    GateCase("The Nike Air Max 97 is not in stock, but the Nike Air Max 90 is for $120.50."),
    GateCase("Nike Air Max 90 Plus: $120.50", "Nike Air Max 90 Plus"),
    GateCase("[Nike Air Max 95](https://shop.example/nike-air-max-90.html) is here.", "Nike Air Max 95 is here."),
    GateCase("The Air Max 2 colours."),
  ]

  /// As a shopper sees it: no marks without their half, no price that was, no half sentences.
  static let shown: [GateCase] = [
    GateCase("The Joust Duffle Bag costs 1**9**.99 dollars.", "The Joust Duffle Bag costs 34.00 dollars."),
    GateCase("The Joust Duffle Bag costs $19<sup>99</sup> today.", "The Joust Duffle Bag costs $34.00 today."),
    GateCase("The Joust Duffle Bag costs $<b>19</b>.<i>99</i> today.", "The Joust Duffle Bag costs $34.00 today."),
    GateCase("The Joust Duffle Bag costs **$**19.99 today.", "The Joust Duffle Bag costs $34.00 today."),
    GateCase("**It costs $1**9.99 for the Joust Duffle Bag.", "**It costs $34.00** for the Joust Duffle Bag."),
    GateCase("The Joust Duffle Bag (24-MB**02**) is great.", "The Joust Duffle Bag (24-MB01) is great."),
    GateCase("The Joust Duffle Bag is ~~$60~~ **$34.00** now.", "The Joust Duffle Bag is **$34.00** now."),
    GateCase("Joust Duffle Bag <del>$34</del> <b>$30</b>", "Joust Duffle Bag <b>$34.00</b>"),
    GateCase(
      "The Joust Duffle Bag was $50, now $30.", "The Joust Duffle Bag was an amount I can't confirm, now $34.00."),
    GateCase(
      "Regenjacke Alpin kostet statt 99,90 € nur 79,90 €.", "Regenjacke Alpin kostet nur 79,90 €.", shop: Shop.euros,
      language: "de"),
    GateCase("Ab 50 € versandkostenfrei.", "", shop: Shop.euros, language: "de"),
    GateCase(
      "The Strive Shoulder Pack is $2 cheaper than the Joust Duffle Bag.",
      "The Strive Shoulder Pack is cheaper than the Joust Duffle Bag."),
    GateCase("That is $2 more than the Strive Shoulder Pack.", "That is more than the Strive Shoulder Pack."),
    GateCase("Price (USD): 19.99", ""),
    GateCase("MSRP $60 – Joust Duffle Bag $34", "Joust Duffle Bag $34"),
    GateCase("24-MB02 is bigger.", "A number I can't confirm is bigger."),
    GateCase("The barcode is 4006381333931.", "The barcode is a number I can't confirm."),
    GateCase("Article 12345 is in stock.", "A number I can't confirm is in stock."),
    GateCase("Blue bag. 24-MB02, nice one.", "Blue bag. Nice one."),
    GateCase(
      "| Item | Was | Now |\n|---|---|---|\n| Joust Duffle Bag | $60 | $34 |\n",
      "| Item | Was | Now |\n|---|---|---|\n| Joust Duffle Bag | – | $34 |\n"),
    GateCase(
      "| SKU | Name |\n|---|---|\n| 24-MB02 | Joust Duffle Bag |\n| 24-MB01 | Strive Shoulder Pack |\n",
      "| SKU | Name |\n|---|---|\n| 24-MB01 | Joust Duffle Bag |\n| 24-MB04 | Strive Shoulder Pack |\n"),
    GateCase("name,price\nJoust Duffle Bag,45.00\n", "name,price\nJoust Duffle Bag,34.00\n"),
    GateCase(
      "<a href=\"https://evil.com\">Joust Duffle Bag</a> is great.",
      "<a href=\"https://shop.example/joust-duffle-bag.html\">Joust Duffle Bag</a> is great."),
    GateCase(
      "<a href='https://shop.example/strive-shoulder-pack.html'>Joust Duffle Bag</a> is great.",
      "<a href=\"https://shop.example/joust-duffle-bag.html\">Joust Duffle Bag</a> is great."),
    GateCase("<a/href=\"https://evil.com\">this</a> is great.", "<a>this</a> is great."),
    GateCase(
      "<img src=\"https://shop.example/media/strive-shoulder-pack.jpg\" alt=\"Joust Duffle Bag\">",
      "<img src=\"https://shop.example/media/joust-duffle-bag.jpg\">"),
    GateCase(
      "See [Joust Duffle Bag](https://shop.example/joust-duffle-bag.html \"Only $19\").",
      "See [Joust Duffle Bag](https://shop.example/joust-duffle-bag.html)."),
    GateCase("See [Joust Duffle Bag](https://shop.example/joust-duffle-bag.html \"Joust\")."),
    GateCase("See [this bag](\nhttps://evil.com/x) of blue.", "See this bag of blue."),
    GateCase("[1]: <https://evil.com/x> \"title\"\nBlue bags.", "\nBlue bags."),
  ]

  /// Numbers and identifiers in pieces that a reader puts together, prices without a currency beside a name.
  static let parted: [GateCase] = [
    GateCase("The Joust Duffle Bag costs 3 5 dollars.", "The Joust Duffle Bag costs 34.00 dollars."),
    GateCase("The Joust Duffle Bag costs $ 1 9 . 9 9.", "The Joust Duffle Bag costs $ 34.00."),
    GateCase("The Joust Duffle Bag costs $1{,}299$ today.", "The Joust Duffle Bag costs $34.00$ today."),
    GateCase("The Oak Desk costs $1{,}299$ today."),
    GateCase("The Joust Duffle Bag costs $0,34.00 today.", "The Joust Duffle Bag costs $34.00 today."),
    GateCase("The Joust Duffle Bag costs $3٤ today.", "The Joust Duffle Bag costs $34.00 today."),
    GateCase("The Joust Duffle Bag costs 34 €uro.", "The Joust Duffle Bag costs 34.00 USD."),
    GateCase("The Joust Duffle Bag (24 MB 02) is great.", "The Joust Duffle Bag (24-MB01) is great."),
    GateCase("The Joust Duffle Bag (24 MB 01) is great."),
    GateCase("The Joust Duffle Bag, SKU: 2 4 - M B 0 2, is great.", "The Joust Duffle Bag, SKU: 24-MB01, is great."),
    GateCase("Joust Duffle Bag @ 19.99", "Joust Duffle Bag @ 34.00"),
    GateCase("Joust Duffle Bag (19.99)", "Joust Duffle Bag (34.00)"),
    GateCase("Joust Duffle Bag 19.99", "Joust Duffle Bag 34.00"),
    GateCase("Joust Duffle Bag\n19.99", "Joust Duffle Bag\n34.00"),
    GateCase(
      "It'll set you back 19.99 for the Joust Duffle Bag.",
      "It'll set you back an amount I can't confirm for the Joust Duffle Bag."),
    GateCase("Joust Duffle Bag, price range 30-40", "Joust Duffle Bag, price range 34.00"),
    GateCase("See http://[2001:db8::1]/x of blue.", "See of blue."),
  ]

  /// What these resemble and must pass.
  static let kept: [GateCase] = [
    GateCase(
      "Under $40 we have two bags: the Joust Duffle Bag ($34) and the Strive Shoulder Pack ($32).",
      user: "bags for less than 40 bucks"),
    GateCase("- Joust Duffle Bag: $34 - 5 colours\n- Strive Shoulder Pack: $32 - 12 straps\n"),
    GateCase("The Joust Duffle Bag (4.75/5) and the Oak Desk (4.50, 120 reviews) sell well."),
    GateCase("Joust Duffle Bag\n4.75 (120 reviews)"),
    GateCase("Joust Duffle Bag 4.50 ★"),
    GateCase("Joust Duffle Bag 1.50 m"),
    GateCase("The colour is #FF5733."),
    GateCase(
      "The Strive Shoulder Pack (Joust Duffle Bag: $32) is nice.",
      "The Strive Shoulder Pack (Joust Duffle Bag: $34.00) is nice."),
    GateCase(
      "The Joust Duffle Bag (24-MB01, blue) and the Strive Shoulder Pack (24-MB04, red) cost $34 and $32 respectively."),
    GateCase("The Joust Duffle Bag (like the Strive Shoulder Pack) costs $34."),
    GateCase("The Joust Duffle Bag (the Strive Shoulder Pack is $32) costs $34."),
    GateCase("日\u{200B}24-MB02 is here.", "日\u{200B} is here."),
    GateCase(
      "The Joust Duffle Bag costs $34.00 plus $5 shipping.", "The Joust Duffle Bag costs $34.00 plus shipping."),
    GateCase(
      "With $40 to $60 you get the Joust Duffle Bag for $34 or the Strive Shoulder Pack for $32.",
      user: "bags, 40-60 dollars"),
    GateCase("SKU 24-MB01 (Joust Duffle Bag) is $34; SKU 24-MB04 is $32."),
    GateCase(
      "Plecak kosztuje dwudziestu złotych.", "Plecak kosztuje kwotę, której nie mogę potwierdzić.", language: "pl"),
    GateCase(
      "Regenjacke Alpin стоит около пятисот гривен.", "Regenjacke Alpin стоит около 79,90 EUR.", shop: Shop.euros,
      language: "ru"),
    GateCase("The bag costs 34円.", "The bag costs an amount I can't confirm."),
    GateCase("The bag costs $34, not $45.", "The bag costs $34."),
    GateCase("For just $2 more, get the Joust Duffle Bag.", "Get the Joust Duffle Bag."),
    GateCase("It is cheaper than $40.", "It is cheaper than an amount I can't confirm."),
    GateCase("Price level: 2 of 5."),
    GateCase("$34.00¹ for the Joust Duffle Bag."),
    GateCase("Open at 14.30, closed at 18.00; version 1.20 is rated 4.75."),
    GateCase("A few dollars, a euro symbol, a dollar sign, half a bag and a dozen straps."),
    GateCase("Sizes 3 4 5, codes 9 8 7."),
    GateCase("The CD and the DVD are in section XIV, size XL."),
    GateCase("Nike Air Max 90 42, 44 and 46."),
  ]
}
