// SPDX-License-Identifier: Apache-2.0
import Catalog

/// Answers of all kinds: with one text they must pass unchanged, with two the second must come out.
enum GateCases {
  static let all: [GateCase] =
    own + noMoney + shoppers + wrong + spellings + links + links2 + codes + codes2 + mixed
    + said + models + shown + parted + kept + collected + kinds + framesCases + fresh + free + certain + weighed
    + dealings + picked
  private static let collected: [GateCase] = [
    ordinary1, ordinary2, ordinary3, ordinary4, everyday1, everyday2, everyday3, everyday4, everyday5,
    everyday6, everyday7, numbered1, numbered2, numbered3, numbered4, numbered5, numbered6, numbered7,
    numbered8, numbered9, numbered10, numbered11, numbered12, adversarial1, adversarial2, adversarial3,
    adversarial4, phrasings1, phrasings2, phrasings3, phrasings4, phrasings5, phrasings6, guises1, guises2,
    guises3, guises4,
  ].flatMap { $0 }

  static let groups: [GateGroup] = stride(from: 0, to: all.count, by: 50).map {
    GateGroup(
      first: $0, cases: Array(all[$0..<min($0 + 50, all.count)]),
      isCutInTwo: $0 + 50 <= all.count - kinds.count - framesCases.count - fresh.count - free.count - certain.count
        - weighed.count - dealings.count - picked.count)
  }

  static func passing(
    _ answers: [String], user: String? = nil, shop: [CatalogProduct] = Shop.dollars, language: String = "en"
  ) -> [GateCase] {
    answers.map { GateCase($0, user: user, shop: shop, language: language) }
  }

  /// Answers, each with the part that may not be left.
  static func withheld(
    _ answers: [(String, String)], user: String? = nil, shop: [CatalogProduct] = Shop.dollars, language: String = "en"
  ) -> [GateCase] {
    answers.map { answer, part in
      var example = GateCase(answer, "", nil, user: user, shop: shop, language: language)
      example.withheld = part.split(separator: ";").map(String.init)
      return example
    }
  }

  /// Claims that must go without a trace.
  static func leaks(_ claims: [String]) -> [GateCase] { claims.map { GateCase(leak: "Great: " + $0 + " now") } }
}

extension GateCases {
  /// What the products have.
  static let own: [GateCase] = [
    GateCase("The Joust Duffle Bag costs $34.00."),
    GateCase("The Joust Duffle Bag costs 34 USD and is blue."),
    GateCase("The Joust Duffle Bag costs US$34."),
    GateCase("The Joust Duffle Bag is only 34,00 $ today."),
    GateCase("The Joust Duffle Bag costs 34,- USD."),
    GateCase("The Joust Duffle Bag costs 34.– $."),
    GateCase("Joust Duffle Bag (SKU: 24-MB01), $34.00, https://shop.example/joust-duffle-bag.html"),
    GateCase("1. **Joust Duffle Bag**: 34.00 USD, in stock. [View](https://shop.example/joust-duffle-bag.html)"),
    GateCase("- Joust Duffle Bag – $34\n- Strive Shoulder Pack – $32\n- Nike Air Max 90 – $120.50\n"),
    GateCase("| Product | Price |\n|---|---|\n| Joust Duffle Bag | $34.00 |\n| Strive Shoulder Pack | 32.00 |\n"),
    GateCase(
      "|  | Joust Duffle Bag | Strive Shoulder Pack |\n|---|---|---|\n| Price | $34 | $32 |\n| SKU | 24-MB01 | 24-MB04 |\n"
    ),
    GateCase("The Oak Desk costs $1,299.00."),
    GateCase("The Oak Desk costs 1.299,00 USD."),
    GateCase("The Oak Desk costs 1 299 USD."),
    GateCase("The Oak Desk costs 1'299.00 USD."),
    GateCase("The Oak Desk costs 1\u{202F}299,00 $."),
    GateCase("The Oak Desk costs one thousand two hundred ninety-nine dollars."),
    GateCase("The Joust Duffle Bag costs thirty-four dollars."),
    GateCase("For $34 you get the Joust Duffle Bag, for $32 the Strive Shoulder Pack."),
    GateCase("The Joust Duffle Bag ($34) is dearer than the Strive Shoulder Pack ($32)."),
    GateCase("The Joust Duffle Bag and the Strive Shoulder Pack cost $34 and $32."),
    GateCase("At $34, the Joust Duffle Bag is a steal."),
    GateCase("The Joust Duffle Bag is roomy. It costs $34."),
    GateCase("## Joust Duffle Bag\n\nPrice: $34.00\nSKU: 24-MB01\nLink: https://shop.example/joust-duffle-bag.html\n"),
    GateCase("![Joust Duffle Bag](https://shop.example/media/joust-duffle-bag.jpg)"),
    GateCase("Visit https://shop.example/ or shop.example for more."),
    GateCase("See <https://shop.example/joust-duffle-bag.html>."),
    GateCase("<a href=\"https://shop.example/joust-duffle-bag.html\">Joust Duffle Bag</a> for $34"),
    GateCase("See https://shop.example/%6Aoust-duffle-bag.html now."),
    GateCase("Article 24-mb01 is in stock."),
    GateCase("24-MB01 costs $34, 24-MB04 costs $32."),
    GateCase("The most affordable one is $32 and the dearest $1,299."),
    GateCase("Regenjacke Alpin kostet 79,90 €.", shop: Shop.euros, language: "de"),
    GateCase("Der Wanderschuh Gipfel kostet 1.250,00 Euro.", shop: Shop.euros, language: "de"),
    GateCase("Der Wanderschuh Gipfel kostet 1.250,- €.", shop: Shop.euros, language: "de"),
    GateCase("Der Wanderschuh Gipfel kostet tausendzweihundertfünfzig Euro.", shop: Shop.euros, language: "de"),
    GateCase("Regenjacke Alpin coûte 79,90 € et Wanderschuh Gipfel 1 250 €.", shop: Shop.euros, language: "fr"),
    GateCase("Regenjacke Alpin kostet 79€90.", shop: Shop.euros, language: "de"),
    GateCase("`24-MB01` costs `$34.00`."),
    GateCase("```json\n{\"name\": \"Joust Duffle Bag\", \"price\": 34.00, \"currency\": \"USD\"}\n```\n"),
  ]

  /// Numbers that are no money, words that are no identifiers, dots that make no links.
  static let noMoney: [GateCase] = [
    GateCase("The Nike Air Max 90 comes in size 42 and weighs 300 g."),
    GateCase("A 27\" screen, rated 4.5 out of 5 by 120 people since 2019."),
    GateCase("It is 45 cm wide, 30 cm high and holds 25 litres."),
    GateCase("It takes a 13-inch laptop and a 1.5 l bottle."),
    GateCase("Open from 9:00 to 18:30, on 24 December 2025 and 2025-12-31."),
    GateCase("This is the 2nd of 3 products, 50% cotton, 20 % off the weight."),
    GateCase("It has 5 pockets, 2 straps and 1 zip."),
    GateCase("Version 2.0.1 of 802.11ac Wi-Fi 6, USB-C 3.2, HDMI 2.1, 4K at 60 Hz."),
    GateCase("It is IP67, has 128GB, 5G, an RTX4090 and a CR2032 battery."),
    GateCase("UV400 lenses, UPF50+, MP3, B2B, 3-in-1, 24-hour, COVID-19, A4 and E27."),
    GateCase("10 out of 10, 3/4 of them, 1:10 scale, 16:9."),
    GateCase("It comes in S, M, L, XL and 2XL; EU 42, US 9.5, UK 8."),
    GateCase("Size EUR 42 fits you best."),
    GateCase("The weight is 5 pounds, dumbbells go up to 20 pounds."),
    GateCase("Ages 3 to 99, kids under 10."),
    GateCase("The chip is the QX-55T1."),
    GateCase("e.g. a bag, i.e. a pack; approx. 5 of them, no. 7 of the list."),
    GateCase("Use it and/or wash it at 30 °C 24/7."),
    GateCase("1. First\n2. Second\n3. Third\n"),
    GateCase("1) First 2) Second"),
    GateCase("I found 4 products for you."),
    GateCase("In total there are 25 bags."),
    GateCase("The price of 3 bags depends on the size."),
    GateCase("It costs 2 times as much."),
    GateCase("We have a total of 25 colours."),
    GateCase("For 2 people in 10 minutes at 20 degrees."),
    GateCase("Call us at 555-0199 or +1 800 555 0199."),
    GateCase("Der Rucksack hat 25 Liter, ist 45 cm hoch und für Kinder ab 6 Jahren.", language: "de"),
    GateCase("Die Jacke hat eine Wassersäule von 10.000 mm.", language: "de"),
    GateCase("Battery 5000 mAh, 1080p, 120 fps, 1920x1080, 20W, 3.5mm, 100x200cm."),
    GateCase("Serie i7-12700K, DDR4-3200, ISO-9001, EN388, H264, MIL-STD-810G."),
    GateCase("The bag.It is blue."),
    GateCase("Made of 100% cotton (180 g/m²), model year 2024/25."),
    GateCase("Top 10 bags, ALL 5 colours, CUP 250 ml, AMD 5 series."),
    GateCase("Reviews: 4.75/5 (1,299 ratings)."),
    GateCase("One of the bags has two straps and three zips."),
    GateCase("It won 3 awards in 2020."),
    GateCase("The T-shirt, the Y-shaped strap and the A-line dress."),
    GateCase("It supports 5.1 surround and 7.1 channels."),
    GateCase("Tag [x] or [ ] in the list, see (1) and [2]."),
    GateCase("a < b and c > d, 5 < 7."),
    GateCase("Fish & chips, R&D, Q&A; 100 % & more."),
    GateCase("Euro-shaped, 30 Sek., 1080p, DIN 277, peso 300 g, PHP 8, RS 4, Ron 3, lei 5."),
    GateCase("It scores 4.75 at the test, 4.5 at most, and is rated at 4.50 by 200 users."),
    GateCase("The price is great: 27\" screen, 5 pockets and 3 colours."),
    GateCase("Available in 3 sizes: 34, 36, 38."),
    GateCase("Over 10000 customers, 250000 orders."),
    GateCase("For the price, 45 litres is huge."),
    GateCase("Price (low to high), 12 results."),
    GateCase("Good for 2.50 m, only 1.25 kg."),
    GateCase("Weitere 20 Stück, Nr. 5 der Liste, Abb. 3.", language: "de"),
    GateCase("La borsa pesa 2 kg e costa poco; lei ha 3 tasche.", language: "it"),
    GateCase("Le sac fait 45 cm, a 3 poches et 25 L.", language: "fr"),
    GateCase("Сумка важить 2 кг, має 5 кишень і 25 л.", language: "uk"),
    GateCase("The path C:\\bags\\new is on your computer."),
  ]

  /// What the shopper said.
  static let shoppers: [GateCase] = [
    GateCase("The Joust Duffle Bag fits your budget of $50.", user: "a bag under $50"),
    GateCase("Under $50 I can offer the Joust Duffle Bag at $34.", user: "a bag under 50"),
    GateCase("You asked for bags under 50 dollars.", user: "bags for max. 50 USD"),
    GateCase("Unter 50 € finde ich nichts.", user: "Tasche unter 50 Euro", shop: Shop.euros, language: "de"),
    GateCase(
      "Für Ihr Budget von 80 € passt die Regenjacke Alpin für 79,90 €.", user: "Jacke bis 80€", shop: Shop.euros,
      language: "de"),
    GateCase("There is no product 24-MB99 in the shop.", user: "Do you have 24-MB99?"),
    GateCase("With your $50 budget, the Joust Duffle Bag is fine.", user: "I have $50"),
    GateCase(
      "With your 50 dollars you get the Joust Duffle Bag at $34.00.", user: "Which bag do I get for 50 dollars?"),
    GateCase("With your 50 dollars, I suggest the Joust Duffle Bag (34.00 USD).", user: "a bag for 50 dollars?"),
    GateCase("With your 50 dollars you can buy these:\n1. Joust Duffle Bag: $34.00\n", user: "what for 50 dollars?"),
    GateCase("Between $30 and $60 there are two bags.", user: "bags between 30 and 60 dollars"),
    GateCase("Between $30 and $60 there are two bags.", user: "bags for $30-60"),
    GateCase(
      "The Joust Duffle Bag costs $50.", "The Joust Duffle Bag costs $34.00.", ["price: $50 → $34.00"],
      user: "under $50"),
    GateCase("For $50 you get the Joust Duffle Bag.", user: "what for $50?"),
  ]

  /// Amounts that are nobody's, or another product's.
  static let wrong: [GateCase] = [
    GateCase("The Joust Duffle Bag costs $45.00.", "The Joust Duffle Bag costs $34.00.", ["price: $45.00 → $34.00"]),
    GateCase("The Joust Duffle Bag costs $32.", "The Joust Duffle Bag costs $34.00.", ["price: $32 → $34.00"]),
    GateCase("The Joust Duffle Bag costs $34.50.", "The Joust Duffle Bag costs $34.00.", ["price: $34.50 → $34.00"]),
    GateCase("The Nike Air Max 90 costs $120.", "The Nike Air Max 90 costs $120.50.", ["price: $120 → $120.50"]),
    GateCase(
      "The Joust Duffle Bag costs 34 EUR.", "The Joust Duffle Bag costs 34.00 USD.", ["price: 34 EUR → 34.00 USD"]),
    GateCase("The Joust Duffle Bag costs €34.", "The Joust Duffle Bag costs 34.00 USD.", ["price: €34 → 34.00 USD"]),
    GateCase(
      "Shipping is $5.99 to your door.", "Shipping is an amount I can't confirm to your door.", ["price: $5.99"]),
    GateCase("The Joust Duffle Bag is $34 (was $60).", "The Joust Duffle Bag is $34.", ["price: $60"]),
    GateCase("The Joust Duffle Bag ($45) is blue.", "The Joust Duffle Bag ($34.00) is blue.", ["price: $45 → $34.00"]),
    GateCase("We have a bag ($45) for you.", "We have a bag for you.", ["price: $45"]),
    GateCase("We have a bag for $45.", "We have a bag.", ["price: $45"]),
    GateCase("We have a bag for only $45 today.", "We have a bag today.", ["price: $45"]),
    GateCase("Great bag – $45.", "Great bag.", ["price: $45"]),
    GateCase("Great bag, price: $45.", "Great bag.", ["price: $45"]),
    GateCase("Great bag. It costs $45. Buy it.", "Great bag. Buy it.", ["price: $45"]),
    GateCase("- Great bag\n- $45\n- Blue\n", "- Great bag\n- Blue\n", ["price: $45"]),
    GateCase("- Great bag\n- Price: $45\n- Blue\n", "- Great bag\n- Blue\n", ["price: $45"]),
    GateCase("- Great bag\n- **Price:** $45\n- Blue\n", "- Great bag\n- Blue\n", ["price: $45"]),
    GateCase("Both cost $45, believe me.", "Both cost an amount I can't confirm, believe me.", ["price: $45"]),
    GateCase("Great bags cost $45 or $99.", "Great bags cost an amount I can't confirm.", nil),
    GateCase(
      "The Joust Duffle Bag and the Strive Shoulder Pack cost $32 and $34.",
      "The Joust Duffle Bag and the Strive Shoulder Pack cost $34.00 and $32.00.",
      ["price: $32 → $34.00", "price: $34 → $32.00"]),
    GateCase(
      "| Product | Price |\n|---|---|\n| Joust Duffle Bag | $45.00 |\n| Strive Shoulder Pack | 45 |\n",
      "| Product | Price |\n|---|---|\n| Joust Duffle Bag | $34.00 |\n| Strive Shoulder Pack | 32.00 |\n",
      ["price: $45.00 → $34.00", "price: 45 → 32.00"]),
    GateCase(
      "|  | Joust Duffle Bag | Strive Shoulder Pack |\n|---|---|---|\n| Price | $32 | $34 |\n",
      "|  | Joust Duffle Bag | Strive Shoulder Pack |\n|---|---|---|\n| Price | $34.00 | $32.00 |\n",
      ["price: $32 → $34.00", "price: $34 → $32.00"]),
    GateCase(
      "The Joust Duffle Bag is $11 cheaper.", "The Joust Duffle Bag is cheaper.", ["price: $11"]),
    GateCase("Together that makes $66.", "Together that makes an amount I can't confirm.", ["price: $66"]),
    GateCase("The Joust Duffle Bag. Price: 45", "The Joust Duffle Bag. Price: 34.00", ["price: 45 → 34.00"]),
    GateCase("The Joust Duffle Bag costs 45.", "The Joust Duffle Bag costs 34.00.", ["price: 45 → 34.00"]),
    GateCase("Joust Duffle Bag: 45.00", "Joust Duffle Bag: 34.00", ["price: 45.00 → 34.00"]),
    GateCase(
      "For $99 you get the Joust Duffle Bag.", "For $34.00 you get the Joust Duffle Bag.", ["price: $99 → $34.00"]),
    GateCase(
      "The Joust Duffle Bag is roomy. It costs $32.", "The Joust Duffle Bag is roomy. It costs $34.00.",
      ["price: $32 → $34.00"]),
    GateCase("## Joust Duffle Bag\n\nPrice: $32\n", "## Joust Duffle Bag\n\nPrice: $34.00\n", ["price: $32 → $34.00"]),
    GateCase(
      "Die Jacke kostet 99 €, wow.", "Die Jacke kostet einen Betrag, den ich nicht bestätigen kann, wow.",
      ["price: 99 €"], shop: Shop.euros, language: "de"),
    GateCase(
      "Regenjacke Alpin für 80 €", "Regenjacke Alpin für 79,90 €", ["price: 80 € → 79,90 €"], shop: Shop.euros,
      language: "de"),
    GateCase(
      "Regenjacke Alpin für 80,00 €", "Regenjacke Alpin für 79,90 €", ["price: 80,00 € → 79,90 €"], shop: Shop.euros,
      language: "de"),
    GateCase("It costs $3", "", ["price: $3"]),
    GateCase("The Joust Duffle Bag costs $3", "The Joust Duffle Bag costs an amount I can't confirm", ["price: $3"]),
    GateCase("The Joust Duffle Bag for $", "The Joust Duffle Bag", ["price: $"]),
    GateCase("The Joust Duffle Bag costs $34"),
    GateCase(
      "```json\n{\"name\": \"Joust Duffle Bag\", \"price\": 45.00}\n```\n",
      "```json\n{\"name\": \"Joust Duffle Bag\", \"price\": 34.00}\n```\n", ["price: 45.00 → 34.00"]),
  ]
}
