// SPDX-License-Identifier: Apache-2.0
import Catalog

/// Numbers that pick a thing out by its price, what is left of a sum, sums told by their hundreds, and what stands by a model.
extension GateCases {
  static let picked: [GateCase] = [
    pickedOut, leftOver, hundreds, byModel, likeYears, mendedPlaces, keptNumbers, shopTalk, shopTalk2, mendedTalk,
    keptTalk,
  ].flatMap { $0 }

  private static let pickedOut =
    withheld(
      [
        ("The cheapest of them, the 219 one, is the printer.", "219"), ("Go for the 89 one.", "89"),
        ("The 249 model is worth the extra money.", "249"), ("The one at 219 is enough.", "219"),
      ], shop: Shop.gadgets)
    + withheld(
      [("Der für 79 ist am bequemsten.", "79"), ("Das 1499er Sofa ist groß.", "1499")], shop: Shop.sofas, language: "de"
    )
    + withheld([("Celui à 849 est meilleur.", "849")], shop: Shop.photo, language: "fr")

  private static let leftOver =
    withheld(
      [
        ("You\'d still have 20 to spare.", "20"), ("With both you\'d have 51 left over.", "51"),
        ("Deposit: $50, rest 299 on delivery.", "50;299"), ("Shipping costs 4.95 on orders below 39.", "4.95;39"),
        ("Somewhere between 80 and 110 for the mouse.", "80;110"), ("Two-twenty-nine for the mouse.", "twenty"),
        ("It\'s a tad under two fifty.", "fifty"),
      ], shop: Shop.gadgets)
    + withheld([("There is 1 left over from your 350.", "1 left")], user: "headphones for 350?", shop: Shop.gadgets)
    + withheld(
      [("Il vous restera 21 sur votre budget.", "21"), ("Le Z50 coûte 799 euros et l\'objectif 219.", "219")],
      shop: Shop.photo, language: "fr")

  private static let hundreds =
    withheld(
      [
        ("Printers in the low 300s are the sweet spot.", "300"), ("Its price is in the mid-200s.", "200"),
        ("From 349 down to 299: a bargain.", "299"),
      ], shop: Shop.gadgets)
    + withheld([("Der Tisch liegt im unteren 700er-Bereich.", "700")], shop: Shop.sofas, language: "de")

  private static let byModel =
    [
      GateCase("WH-1000XM5: $339, mouse: $89.", "WH-1000XM5: $349.00, mouse.", shop: Shop.gadgets),
      GateCase("The WH-1000XM5 costs 339.", "The WH-1000XM5 costs 349.00.", shop: Shop.gadgets),
    ]
    + withheld(
      [("Prices (USD): ET-2720 219, WH-1000XM5 339, MX Master 3S 89.", "219;339;89")], shop: Shop.gadgets)
    + withheld(
      [("Art.-Nr. ES-LUG-B", "LUG-B"), ("Das Sofa ES-LUG-B ist da.", "LUG-B")], shop: Shop.sofas, language: "de")

  private static let likeYears =
    withheld(
      [
        ("I\'d take the Trek: 1999, carbon frame.", "1999"), ("It\'s 2025 for the Canyon Grizl 7.", "2025"),
      ], shop: Shop.bikes)
    + passing(
      [
        "The Canyon Grizl 7 Gravel Bike is the 2025 model.", "The Canyon Grizl 7 came out in 2024.",
        "The Canyon Grizl 7 (2024) is light.", "The 2024 one is lighter than the 2023 one.",
        "Since 2021 Canyon has built the Grizl.", "In the mid-2010s gravel bikes were new.",
        "It is 2025 and bikes are light.", "In 2025 for the Trek a new colour came.",
      ], shop: Shop.bikes)

  /// A sentence still reads well when the gate has left out its amount or address.
  private static let mendedPlaces = [
    GateCase("Cheaper at mediamarkt.de.", "Cheaper.", shop: Shop.gadgets),
    GateCase("Also sold on amazon.com for less.", "Also sold for less.", shop: Shop.gadgets),
    GateCase("On amazon.com it costs less.", "It costs less.", shop: Shop.gadgets),
    GateCase("It\'ll set you back 89.", "It\'ll set you back an amount I can\'t confirm.", shop: Shop.gadgets),
    GateCase(
      "Both will set you back a good 450.", "Both will set you back an amount I can\'t confirm.", shop: Shop.gadgets),
    GateCase("With a budget of 500 you\'d buy both.", "With a budget you\'d buy both.", shop: Shop.gadgets),
    GateCase("That one\'s $319.", "That one\'s an amount I can\'t confirm.", shop: Shop.gadgets),
    GateCase("Printers in the low 300s are fine.", "Printers are fine.", shop: Shop.gadgets),
  ]

  private static let keptNumbers =
    passing(
      [
        "The one with 8 microphones is the Sony.", "The 2 TB one is the Samsung 990 PRO.",
        "The 990 one is the fastest.", "There is 1 left in stock.", "You still have 20 GB left over.",
        "In the 1990s printers used ribbons.", "Temperatures in the low 300s damage it.",
        "It was new in the late 80s.",
      ], shop: Shop.gadgets)
    + passing(
      ["Das 180er Bett passt.", "Der für 6 Personen ist größer.", "Es sind noch 3 Stück übrig."], shop: Shop.sofas,
      language: "de")

  private static let shopTalk =
    withheld(
      [
        ("The toaster is on offer at 179 till the weekend.", "179"), ("It\'d be 284 with the lid.", "284"),
        ("They\'re charging 289 at John Lewis.", "289"), ("You\'d need about 340 to get both.", "340"),
        ("Just 199!", "199"), ("Next-day delivery for 6.", "6"), ("Restocking fee of 15 applies.", "15"),
        ("Or 73 in three instalments.", "73"), ("Call it 220 and we have a deal.", "220"),
        ("That puts you at 294 for both.", "294"), ("Cashback: 50 until Sunday.", "50"),
        ("Either way it\'s 205.", "205"), ("Somewhere north of 200.", "200"),
        ("I can see it for 199 at a rival.", "199"), ("Pack of 2: 89.98", "89.98"), ("2 for 180", "180"),
      ], shop: Shop.hearth)
    + withheld(
      [
        ("Ein zweiter Stuhl schlägt mit weiteren 80 zu Buche.", "80"), ("Monatlich 62,42 über ein Jahr.", "62,42"),
        ("Das Set für 699 lohnt sich.", "699"), ("Mit Polster 99.", "99"), ("In 12 Raten 62,42.", "62,42"),
      ], shop: Shop.sofas, language: "de")
    + withheld(
      [
        ("Vous économisez 70 sur le lot.", "70"), ("Il coûtait 899 l\'an dernier.", "899"),
        ("En trois fois 266.", "266"), ("Ça vous fera 1 028 en tout.", "028"),
      ], shop: Shop.photo, language: "fr")
    + withheld(
      [("Te saldría por 45 con el cupón.", "45"), ("Son 45 en total.", "45")], shop: Shop.lamparas, language: "es")
    + withheld([("Spedizione a 7.", "7")], shop: Shop.lampade, language: "it")
    + withheld(
      [("Samen kom je uit op 178.", "178"), ("Verzending vanaf 50 gratis.", "50")], shop: Shop.lampen, language: "nl")
    + withheld([("Dostawa od 15.", "15"), ("Rata to 17 miesięcznie.", "17")], shop: Shop.lampy, language: "pl")

  private static let shopTalk2 =
    withheld(
      [
        ("Dualit Classic 4-Slice Toaster 199, Smeg 249, Bread Bin 39.", "199;249;39"), ("From just 39!", "39"),
        ("A $20 discount makes it 199.", "20;199"), ("You\'re 51 under.", "51"), ("Just now only 199!", "199"),
      ], shop: Shop.hearth)
    + withheld(
      [
        ("Für unter 80 kriegst du den Stuhl.", "80"), ("Ersatzpolster ab 79.", "79"),
        ("Zwei Stühle: 159,80.", "159,80"),
      ],
      shop: Shop.sofas, language: "de")
    + withheld([("Desde 45 tienes la lámpara.", "45")], shop: Shop.lamparas, language: "es")
    + withheld([("La trovi a 45 online.", "45")], shop: Shop.lampade, language: "it")
    + passing(["Toaster £219, Öl 265."], shop: Shop.hearth)

  private static let mendedTalk = [
    GateCase("They\'re charging 289.", "They\'re charging an amount I can\'t confirm.", shop: Shop.hearth),
    GateCase("Call it 220.", "Call it an amount I can\'t confirm.", shop: Shop.hearth),
    GateCase(
      "Der Stuhl Milo ist mit 79 der günstigste.", "Der Stuhl Milo ist der günstigste.", shop: Shop.sofas,
      language: "de"),
  ]

  private static let keptTalk =
    passing(
      [
        "The casserole serves 4 to 6 people.", "Only 3 left!", "The answer is 45.", "Delivery takes 2 to 3 days.",
        "Order before 15:00 for next-day delivery.", "It lights up for 20 when you tap it twice.",
        "Tilt it to 45 and back.", "The strap adjusts from 70 to 120.",
      ], shop: Shop.hearth)
}
