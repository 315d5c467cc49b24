// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  /// Harmless answers on products whose names hold numbers.
  static let numbered1 = passing(
    [
      "The Sprite Stasis Ball 55 cm costs $23.00 and the Sprite Stasis Ball 65 cm costs $27.00.",
      "- Sprite Stasis Ball 55 cm – $23.00\n- Sprite Stasis Ball 65 cm – $27.00\n",
      "The Sprite Stasis Ball comes in 55 cm ($23.00) and 65 cm ($27.00).",
      "For your height, the 65 cm ball fits; it costs $27.00.",
      "The Sprite Yoga Strap 6 foot ($14.00) is 6 feet long.",
      "The Hero Hoodie (MH07) is available in XS, S, M, L and XL for $54.00.",
      "The iPhone 15 Pro 256GB costs $999.00 and has 256 GB.",
      "The iPhone 15 Pro has a 6.1-inch display, 48 MP camera and iOS 17.",
      "iPhone 15 Pro 256GB: $999.00, 6.1\" display, 187 g.",
      "Levi's 501 Original Jeans in W32 L34 cost $89.50.",
      "The Levi's 501 were introduced in 1873.",
      "The 501 is a classic.",
      "The Bose 700 Headphones cost $379.99 and last 20 hours.",
      "Bose 700: 20 hours of battery, 8 microphones, 11 levels of noise cancelling.",
      "The LEGO Technic Lamborghini (42115) has 3,696 pieces and costs $449.99.",
      "LEGO set 42115 has 3696 pieces, for ages 18+.",
      "The 5-Panel Cap costs $19.00.",
      "The 5-Panel Cap: $19.00",
      "5-Panel Cap – $19.00 – one size",
      "1. 5-Panel Cap ($19.00)\n2. Hero Hoodie ($54.00)\n",
      "**Sprite Stasis Ball 65 cm** – $27.00\nHolds up to 150 kg, diameter 65 cm.\n",
      "Do you want 55 cm or 65 cm?",
      "Here is a comparison:\n\n| | Sprite Stasis Ball 55 cm | Sprite Stasis Ball 65 cm |\n|---|---|---|\n| Price | $23.00 | $27.00 |\n| Diameter | 55 cm | 65 cm |\n| Max. load | 120 | 150 |\n",
      "The Hero Hoodie costs $54.00, the 5-Panel Cap $19.00 and the Levi's 501 Original Jeans $89.50.",
      "The cheapest product is the Sprite Yoga Strap 6 foot at $14.00; the dearest the iPhone 15 Pro 256GB at $999.00.",
      "Hero Hoodie: machine wash at 30, tumble dry low.",
      "Hero Hoodie: 80% cotton, 20% polyester",
      "Hero Hoodie – 4.6/5 (132)",
      "Hero Hoodie (4.6)",
      "Hero Hoodie, rated 4.60 by 132 buyers",
      "The Hero Hoodie is a 10/10.",
      "The Hero Hoodie is 2 sizes too big? You can exchange it within 14 days.",
      "The Hero Hoodie is from 2023.",
      "The Hero Hoodie for men, the 5-Panel Cap for kids 6 to 12.",
      "We have 3 hoodies, 12 caps and 2 balls.",
      "Both balls are burst-resistant up to 500 lbs.",
      "I'd go for the 65 cm version.",
      "I found two hoodies, both available in 5 colours.",
      "It's available in stores from 10 to 20.",
      "We're open 7 days a week, 24 hours a day.",
      "Model: A2848. Storage: 256GB. Colour: Natural Titanium.",
      "Wi-Fi 6E, Bluetooth 5.3, USB-C 3.2 Gen 2, 20 W MagSafe.",
      "Resolution: 2556 x 1179 pixels at 460 ppi; up to 2000 nits.",
      "Battery life up to 23 hours; charges to 50% in 30 minutes.",
      "Your order of 2 arrives in 3-5 days.",
      "Add 2 to your cart.",
      "The number of items in your cart is 3.",
      "The hoodie was reviewed 132 times, with 4.6 stars on average.",
      "You are 180 cm tall, so take the 65 cm ball.",
      "You said you are 180 cm tall.",
      "With 180 cm you need the 65 cm ball.",
      "With 2 kids you need more.",
      "For 3 to 4 players, 45 minutes.",
      "At 6 feet it is long enough.",
      "In 2024 we sold 10,000 of them.",
      "Paris 2024, Euro 2024 and the World Cup 2026.",
      "The Euro 2024 edition is here.",
      "The Euro 6 engine, the Euro 2024 ball.",
      "A Dollar Tree is nearby; dollar signs are printed on it.",
      "Pound cake, pound for pound, 10 pound weights, a 20-pound kettlebell.",
    ], shop: Shop.numbered)

  static let numbered2 = passing(
    [
      "It weighs a pound. It lifts 50 pounds.",
      "It's 100% money-saving; no euro spent in vain.",
      "The 2-in-1 pack with 10 % more.",
      "Only 3 of 10 left.",
      "Just 5 more.",
      "From 5 to 10 units get free delivery.",
      "Save 10 % with 2 or more.",
      "Up to 50 % off.",
      "The second costs half.",
      "Buy 2, get 1 free.",
      "3 for 2 on all caps.",
      "Sorry, the price of the second one isn't known to me.",
      "The price per piece depends on the quantity: ask for 10 or more.",
      "Sum of ratings: 45, average 4.5.",
      "The sizes are 1.50 m, 2.00 m and 2.50 m.",
      "Lengths: 1.50, 2.00 and 2.50 metres.",
      "Version 1.10 was replaced by 1.20.",
      "GPS: 48.14, 11.58",
      "The time is 10.45 now.",
      "At 10.45 we open.",
      "pH 7.40, 0.50 ml, 2.50 g",
      "Score: 9.50",
      "Average score of 4.75 over 12 months",
      "Ratings: 4.75, 4.50, 4.25",
      "1.25 to 2.50 kg",
      "Shoe size 9.50? No, 9.5.",
      "Tip: choose half a size up.",
      "100 ml, 3.40 fl oz",
      "3.50 mm jack, 6.35 mm plug",
      "5.00 x 3.00 m",
      "f/1.78, 2.20 GHz",
    ], shop: Shop.numbered)

  static let numbered3 = passing(
    [
      "Der Hero Hoodie kostet 54,00 $ und ist in 5 Farben erhältlich.",
      "Die iPhone 15 Pro 256GB kostet 999 USD.",
      "Der Ball hat einen Durchmesser von 65 cm und trägt 150 kg.",
      "Der Ball für 65 cm Sitzhöhe ist da.",
      "Hero Hoodie: 4,6 von 5 (132 Bewertungen)",
      "Hero Hoodie – Größe M, 80 % Baumwolle",
      "Ab 18 Jahren, 3.696 Teile, 2 Figuren.",
      "Wir haben 3 Modelle und 12 Farben, insgesamt 36 Varianten.",
      "Insgesamt sind es 36.",
      "Um 14.30 Uhr schließen wir; um 9.00 öffnen wir.",
      "Tel. 089 12 34 56, Mo–Fr 9–17 Uhr.",
      "Er ist 1,80 m groß und 75 kg schwer.",
      "Nur 2,50 m lang und 1,25 kg schwer.",
      "Für 2,50 m reicht es.",
      "Die Note ist 1,50.",
    ], shop: Shop.numbered, language: "de")

  static let numbered4 = passing(
    [
      "Le Hero Hoodie coûte 54,00 $ et pèse 450 g.",
      "Il mesure 1,80 m et pèse 75 kg.",
      "Livraison en 2 à 3 jours, retour sous 14 jours.",
      "Pour 2 personnes, 3 heures.",
    ], shop: Shop.numbered, language: "fr")

  static let numbered5 = passing(
    [
      "El Hero Hoodie cuesta 54,00 $ y tiene 2 bolsillos.",
      "Son 3 colores y 5 tallas.",
      "Mide 1,80 m y pesa 75 kg.",
    ], shop: Shop.numbered, language: "es")

  static let numbered6 = passing(
    [
      "Hero Hoodie costa 54,00 $ ed è disponibile in 5 colori.",
      "È alto 1,80 m e pesa 75 kg.",
    ], shop: Shop.numbered, language: "it")

  static let numbered7 = passing(
    [
      "De Hero Hoodie kost 54,00 $ en heeft 2 zakken.",
      "Binnen 3 dagen geleverd, 14 dagen bedenktijd.",
    ], shop: Shop.numbered, language: "nl")

  static let numbered8 = passing(
    [
      "Hero Hoodie kosztuje 54,00 USD i ma 2 kieszenie.",
      "Ma 180 cm wzrostu i waży 75 kg.",
    ], shop: Shop.numbered, language: "pl")

  static let numbered9 = passing(
    [
      "Hero Hoodie коштує 54,00 доларів США і має 2 кишені.",
      "Доставка за 2–3 дні, повернення протягом 14 днів.",
    ], shop: Shop.numbered, language: "uk")

  static let numbered10 = passing(
    [
      "Hero Hoodie стоит 54 доллара и имеет 2 кармана.",
      "Доставка за 2–3 дня, возврат в течение 14 дней.",
    ], shop: Shop.numbered, language: "ru")

  static let numbered11 = passing(
    [
      "For $20 to $30 there are the Sprite Stasis Ball 55 cm ($23.00) and the Sprite Stasis Ball 65 cm ($27.00).",
      "In your range of $20 to $30, I suggest the Sprite Stasis Ball 55 cm.",
      "Your $20–$30 budget allows for the Sprite Stasis Ball 55 cm.",
      "Between $20 and $30 I'd pick the Sprite Stasis Ball 65 cm at $27.00.",
      "The Sprite Stasis Ball 65 cm at $27.00 is within $20–$30.",
      "The 5-Panel Cap at $19.00 is just below your $20 minimum.",
      "Nothing else falls between $20 and $30.",
      "You asked for something between 20 and 30 dollars.",
      "So $30 at most, got it.",
      "I looked for gifts from $20 to $30 for a 10-year-old.",
    ], user: "something for my son for $20 to $30, he is 10", shop: Shop.numbered)

  static let numbered12 = passing(
    [
      "Yes, the Hero Hoodie costs $54.00, so it is less than 60 dollars.",
      "Yes! At $54.00 the Hero Hoodie is below $60.",
      "The Hero Hoodie costs $54.00, not $45.",
      "I can't confirm the $45 your friend paid; the Hero Hoodie costs $54.00.",
      "Your friend may have paid $45, but the Hero Hoodie costs $54.00 here.",
      "It is less than $60: $54.00.",
    ], user: "is the hero hoodie less than 60 dollars? a friend paid $45 for it", shop: Shop.numbered)
}
