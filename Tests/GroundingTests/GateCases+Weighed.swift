// SPDX-License-Identifier: Apache-2.0
import Catalog

/// Whole numbers that what they are set beside makes prices, ordinary answers that look like them, and sentences whose verb
/// lost its amount.
extension GateCases {
  static let weighed: [GateCase] = [
    answers1, answers2, columns1, columns2, pieces1, pieces2, lists, lowest1, lowest2, sames, remains, named, modules,
  ].flatMap { $0 }

  /// Questions that the answer asks itself.
  private static let answers1 =
    withheld(
      [
        ("Is the Aurora Desk Lamp under 50? Yes, 45.", "45"),
        ("For 120 you get the Nordlicht Floor Lamp? No, 119.", "119"),
        ("Is the Aurora Desk Lamp $45? No, 42.", "45;42"),
        ("Are the lamps less than 50? Sure, 45.", "45"),
        ("Is it less than 50? Almost: 52.", "52"),
        ("Does it cost 45? Yes! 42.", "42"), ("The Aurora Desk Lamp? About 45.", "45"),
      ], shop: Shop.lamps)
    + withheld([("Est-ce que c'est 50 ? Non, 42.", "42")], shop: Shop.lampes, language: "fr")
    + withheld(
      [("Le lampadaire coûte-t-il 1300 ? Non, 1190.", "1190"), ("Est-elle à moins de 60 ? Bien sûr, 45.", "45")],
      shop: Shop.lampes, language: "fr")
    + withheld([("Kostet sie 50? Nein, 45.", "45")], shop: Shop.leuchten, language: "de")
    + withheld([("Czy to mniej niż 200? Tak, 189.", "189")], shop: Shop.lampy, language: "pl")

  private static let answers2 = passing(
    [
      "Is the Aurora Desk Lamp under $50? Yes, 49.",
      "Does it hold 100 kg? No, 80.",
      "Is it 50 cm? No, 45.",
      "Do you have lamps under 50? Yes, 2.",
      "Is it under 50? Yes, see page 45.",
      "How many modes? 45.",
      "Does it come in 45? Yes, 36 to 47.",
    ], user: "is it under 50?", shop: Shop.lamps)

  private static let columns1 = withheld(
    [
      ("| Bag | Old | New |\n|---|---|---|\n| Harbour Tote | 95 | 85 |", "95"),
      ("| | Harbour Tote | Leather Card Wallet |\n|---|---|---|\n| Before | 95 | 42 |\n| Now | 85 | 32 |", "95;42"),
      ("| Bag | List | Ours |\n|---|---|---|\n| Harbour Tote | 95 | 79 |", "95;79"),
      ("| Model | Regular | Sale |\n|---|---:|---:|\n| Harbour Tote | 85 | 79 |", "79"),
    ], shop: Shop.totes)

  private static let columns2 = passing(
    [
      "| Bag | Old | New |\n|---|---|---|\n| Harbour Tote | 4 pockets | 5 pockets |",
      "| Feature | Old | New |\n|---|---|---|\n| Height | 45 | 50 |",
      "| Bag | Old name | New name |\n|---|---|---|\n| Harbour Tote | Tote 80 | Tote 85 |",
    ], shop: Shop.totes)

  private static let pieces1 = withheld(
    [
      ("Two Aurora Desk Lamps: 2 × 39 = 78.", "39;78"),
      ("2 × Aurora Desk Lamp: 2 × 39 = 78.", "39;78"),
      ("2 x 49 = 98 for a pair of Aurora Desk Lamps.", "98"),
      ("2 × 39 for two Aurora Desk Lamps.", "39"), ("4 lamps x 30 = 120.", "30;120"),
      ("Both for 150: the Aurora Desk Lamp and the Nordlicht Floor Lamp.", "150"),
      ("A pair of Aurora Desk Lamps is 90.", "90"),
    ], shop: Shop.lamps)

  private static let pieces2 = passing(
    [
      "Aurora Desk Lamp: 42 x 18 x 20",
      "Aurora Desk Lamp: 42 x 50",
      "The Aurora Desk Lamp has 2 × 45 W.",
      "The Aurora Desk Lamp comes with 2 × 40 LEDs.",
      "A pair of Aurora Desk Lamps weighs 90 kg.",
    ], shop: Shop.lamps)

  /// Where each thing is named by one word, a right price is not taken for another thing's.
  private static let lists =
    passing(
      [
        "Tote 85, wallet 32.", "Tote 85, backpack 140 and wallet 32.", "Tote $85, wallet $32, backpack $140.",
        "Tote: 85, wallet: 32.", "Tote 85 / wallet 32 / backpack 140",
      ], shop: Shop.totes)
    + passing(
      ["Pfanne 69,90 €, Messerblock 149 €, Wasserkocher 44,99 €.", "Pfanne 69,90, Messerblock 149."],
      shop: Shop.kitchen, language: "de")
    + withheld(
      [
        ("Tote 75, wallet 32.", "75"), ("the Harbour Tote 85, the Weekender 99", "99"),
        ("For the Harbour Tote, think 75.", "75"), ("Harbour Tote: 75 and worth it.", "75"),
        ("Harbour Tote: 75 with a strap.", "75"), ("The 20 l tote is 75, the wallet 32.", "75"),
        ("Tote vs Backpack: 85 against 150.", "150"), ("Only today: Harbour Tote 75.", "75"),
        ("99, now 85: the Harbour Tote.", "99"), ("85 rather than 99.", "99"), ("I reckon 75 for the tote.", "75"),
        ("You save 30 when you take the Harbour Tote.", "30"), ("At 75 the Harbour Tote is a bargain.", "75"),
        ("With your budget of 90 the Harbour Tote at 75 leaves 15.", "75;15"),
      ], shop: Shop.totes)
    + passing(["Tote vs Backpack: 80 against 150 litres.", "Harbour Tote: 75 and 80 cm."], shop: Shop.totes)

  private static let lowest1 =
    withheld([("Bags start at 30.", "30"), ("Shipping costs a flat 7.", "7")], shop: Shop.totes)
    + withheld([("Leuchten ab 19, Lampen beginnen bei 45.", "19;45")], shop: Shop.leuchten, language: "de")
    + withheld(
      [("Statt 99 nur 69,90: die Gusseisenpfanne.", "99"), ("Statt 89 zahlst du 69,90.", "89")], shop: Shop.kitchen,
      language: "de")
    + withheld([("Ahora 39 en vez de 49 la Lámpara Aurora.", "39")], shop: Shop.lamparas, language: "es")
    + passing(["Lamp 49, vloerlamp 129."], shop: Shop.lampen, language: "nl")
    + withheld([("Onze lampen beginnen bij 15.", "15")], shop: Shop.lampen, language: "nl")
    + withheld([("Oba za 250.", "250")], shop: Shop.lampy, language: "pl")
    + withheld([("Tutti e due per 180.", "180")], shop: Shop.lampade, language: "it")

  private static let lowest2 =
    passing(
      ["Take 43 instead of 42.", "Sizes start at 38.", "The height starts at 62 cm.", "Doors open at 18."],
      shop: Shop.totes)
    + passing(["Tee bei 80, Kaffee bei 95 aufgießen."], shop: Shop.kitchen, language: "de")

  private static let sames =
    withheld([("All three are the same: 49 each.", "49")], shop: Shop.lamps)
    + withheld([("A tenner less than the Nordlicht Floor Lamp, 39.", "39")], shop: Shop.lamps)
    + passing(["All three are the same height: 45 cm each."], shop: Shop.lamps)

  /// Answers whose amount is left out: the sentence around it stays readable.
  private static let remains: [GateCase] =
    left(
      [
        ("Our lamps start at 15.", "Our lamps start at an amount I can't confirm."),
        ("They come to $45 all in.", "They come to an amount I can't confirm all in."),
        ("2 × 39 for two Aurora Desk Lamps.", "2 × an amount I can't confirm for two Aurora Desk Lamps."),
        ("2 x 49 = 98 for a pair of Aurora Desk Lamps.", "2 x 49 for a pair of Aurora Desk Lamps."),
        ("All three are the same price: $45 each.", "All three are the same price."),
        (
          "The Aurora Desk Lamp has a list price of $60 but we ask $49.",
          "The Aurora Desk Lamp has a list price but we ask $49."
        ),
        ("That leaves you with $85.", "That leaves you with an amount I can't confirm."),
        ("The Aurora Desk Lamp is cheaper than it was, 75.", "The Aurora Desk Lamp is cheaper than it was."),
        ("Shipping costs a flat 7.", "Shipping costs an amount I can't confirm."),
      ], shop: Shop.lamps)
    + left(
      [
        (
          "Mit der Stehlampe Nordlicht sparst du 20 Euro.",
          "Mit der Stehlampe Nordlicht sparst du einen Betrag, den ich nicht bestätigen kann."
        ),
        ("Lampen beginnen bei 45.", "Lampen beginnen bei einem Betrag, den ich nicht bestätigen kann."),
        ("Lampen gibt es ab 45 Euro.", "Lampen gibt es."),
        ("Statt 109 nur 129: die Stehlampe Nordlicht.", "Nur 129: die Stehlampe Nordlicht."),
        (
          "Die Stehlampe Nordlicht ist einen Zwanziger billiger, also 109 Euro.",
          "Die Stehlampe Nordlicht ist billiger."
        ),
      ], shop: Shop.leuchten, language: "de")
    + left(
      [("Con la Lámpara Aurora ahorras 10 euros.", "Con la Lámpara Aurora ahorras un importe que no puedo confirmar.")],
      shop: Shop.lamparas, language: "es")
    + left(
      [("Au lieu de 120 seulement 49,90 : la Lampe de bureau Aurore.", "Seulement 49,90 : la Lampe de bureau Aurore.")],
      shop: Shop.lampes, language: "fr")
    + left(
      [
        (
          "Met de Bureaulamp Aurora bespaar je 20 euro.",
          "Met de Bureaulamp Aurora bespaar je een bedrag dat ik niet kan bevestigen."
        )
      ], shop: Shop.lampen, language: "nl")
    + left(
      [
        ("Oszczędzasz 50 zł.", "Oszczędzasz kwotę, której nie mogę potwierdzić."),
        ("Lampy zaczynają się od 150.", "Lampy zaczynają się od kwoty, której nie mogę potwierdzić."),
      ], shop: Shop.lampy, language: "pl")

  private static func left(_ answers: [(String, String)], shop: [CatalogProduct], language: String = "en") -> [GateCase]
  {
    answers.map { GateCase($0, $1, nil, shop: shop, language: language) }
  }

  /// Names of digits alone, with a sign, and of a word for a number of pieces.
  private static let named = passing(
    ["Strive Shoulder Pack? $32. Bag? $34.", "For $34 you get the Joust Duffle Bag, for $32 the Pack."])

  private static let modules = passing(["It is PC4-25600 memory, which is DDR4-3200."], shop: Shop.notebooks)
}
