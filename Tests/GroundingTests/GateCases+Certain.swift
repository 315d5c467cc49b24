// SPDX-License-Identifier: Apache-2.0

/// The right price takes a wrong amount's place only where the sentence says that the amount is the product's price;
/// and amounts that order, comparison or a sum binds to a product are held to it.
extension GateCases {
  static let certain: [GateCase] =
    otherMoney + compared + sums + certainInGerman + elsewhere + certainOrdinary
    + differences + shortNames + listed + otherTimes + leaders

  /// Instalments, differences, deposits: neither the amount nor the price in its place may be left.
  private static let otherMoney = withheld(
    [
      ("The Aurora Desk Lamp is payable in 12 instalments of $4.50.", "4.50;49"),
      ("The Nordlicht Floor Lamp is $63.95 dearer than the Aurora Desk Lamp.", "63.95;129;49"),
      ("The Aurora Desk Lamp is $30 below your budget.", "30;49"),
      ("The Aurora Desk Lamp has a surcharge of $12.", "12;49"),
      ("You get $10 cashback on the Nordlicht Floor Lamp.", "10;129"),
      ("The Aurora Desk Lamp costs $12 extra.", "12;49"),
      ("Shipping for the Aurora Desk Lamp is $6.90.", "6.90;49"),
      ("Half the price of the Nordlicht Floor Lamp, namely $64.50.", "64.50;129"),
      ("If you pay $20 now, the Aurora Desk Lamp is yours.", "20;49"),
      ("The Nordlicht Floor Lamp has an RRP of $159.", "159;129"),
    ], shop: Shop.lamps)

  private static let compared = withheld(
    [
      ("The cheaper lamp is $129.", "129"),
      ("The Aurora Desk Lamp and the Nordlicht Floor Lamp are good. The cheaper one is $129.", "129"),
      ("The Aurora Desk Lamp and the Nordlicht Floor Lamp are good. The pricier lamp costs $49.", "49"),
      ("The Aurora Desk Lamp and the Nordlicht Floor Lamp are good. They are $129 and $49.", "$129 and $49"),
      ("The Nordlicht Floor Lamp at $49 against $129 for the Aurora Desk Lamp.", "$49;$129 for"),
    ], shop: Shop.lamps)

  private static let sums = withheld(
    [
      ("The Aurora Desk Lamp costs 12 extra with the bulb.", "12"),
      ("You can have the Nordlicht Floor Lamp from 29 a month.", "29"),
      ("Both lamps: 49 + 129 = 188.", "188"),
      ("The Nordlicht Floor Lamp for 120? No, 119.", "119"),
    ], shop: Shop.lamps)

  /// Prices of other shops and times, and pages of others.
  private static let elsewhere = withheld(
    [
      ("Elsewhere the Aurora Desk Lamp costs $59.", "59;49"),
      ("Last year the Aurora Desk Lamp cost $59.", "59;49"),
      ("Other shops sell the Aurora Desk Lamp for $59.", "59;49"),
      ("The maker's page of the Aurora Desk Lamp is https://maker.example/aurora", "https"),
      ("The Aurora Desk Lamp has the manual at https://manuals.example/aur.pdf", "https"),
      ("The Aurora Desk Lamp is cheaper than at [Lampworld](https://lampworld.example/aurora).", "https"),
      ("The Aurora Desk Lamp has EAN 4006381333931.", "4006381333931;AUR-DL-01"),
      ("If $139 is too much, the Aurora Desk Lamp is there.", "139;If is"),
      ("The Aurora Desk Lamp costs $39 . 00 today.", "39; . 00"),
      ("The Aurora Desk Lamp is no more than 45.", "45;is  "),
    ], shop: Shop.lamps)

  private static let certainInGerman = withheld(
    [
      ("Nachnahmegebühr 5,90", "5,90"),
      ("Die Servicepauschale von 4,90 kommt dazu.", "4,90"),
    ], shop: Shop.euros, language: "de")

  /// No product's own, whether or not it is true.
  private static let differences = withheld(
    [
      ("The Aurora Desk Lamp is $80 cheaper than the Nordlicht Floor Lamp.", "80;49;129"),
      ("The Nordlicht Floor Lamp is $80.00 more expensive than the Aurora Desk Lamp.", "80;49;129"),
      ("With the Aurora Desk Lamp you save $80 compared to the Nordlicht Floor Lamp.", "80;49;129"),
      ("The Nordlicht Floor Lamp is $80 cheaper than the Aurora Desk Lamp.", "80;49;129"),
      ("The Aurora Desk Lamp is $80 cheaper at other shops than the Nordlicht Floor Lamp.", "80;49;129"),
      ("We pay you $20 for the Aurora Desk Lamp.", "20;49"),
    ], shop: Shop.lamps)

  /// Parts of names and identifiers that only one product has, and such as none has.
  private static let shortNames =
    withheld(
      [
        ("The 226 costs €375.90.", "375.90"), ("The 948NC costs €311.95.", "311.95"),
        ("Camera 226 is €375.90.", "375.90"), ("The 777 costs €311.95.", "311.95;375"),
        ("The SM costs €375.90 and the MG €311.95.", "SM costs €375.90;MG €311.95"),
      ], shop: Shop.cameras)
    + passing(
      ["The 226 costs €311.95.", "The MG is €375.90, the SM €311.95.", "Both record at 1700p."], shop: Shop.cameras)

  /// An identifier that begins a clause is the next product's, where the last one has its own.
  private static let listed =
    passing(
      [
        "SKU: SM-226, Camera SM-226; SKU: MG-948NC, Camera MG-948NC Pro.",
        "SKU: SM-226, Camera SM-226. SKU: MG-948NC, Camera MG-948NC Pro.",
      ], shop: Shop.cameras)
    + withheld(
      [
        ("The Camera SM-226. SKU: MG-948NC.", "MG-948NC"),
        ("Camera SM-226 (SM-226) is new. The Camera SM-226, SKU: MG-948NC.", "MG-948NC"),
      ], shop: Shop.cameras)
    + passing(["DDR4-3200 is faster than DDR3-1600."], shop: Shop.notebooks)
    + withheld(
      [("The Katana Notebook with DDR4-3200 EUR is here.", "3200"), ("DDR4-3200€ only.", "3200")], shop: Shop.notebooks)
    + withheld([("See shop.example/camera-sm-226. evil.com .-$ more", "evil.com;226..-")], shop: Shop.cameras)

  private static let otherTimes = withheld(
    [
      ("The Nordlicht Floor Lamp usually runs 160.", "160;129"),
      ("The Aurora Desk Lamp from 9 a month.", "9;a month"),
      ("The price of the Nordlicht Floor Lamp has dropped by 20.", "20;by."),
      ("The Nordlicht Floor Lamp is 20 less than last week.", "20;129"),
      ("The Aurora Desk Lamp won't be more than 45.", "45"), ("The Aurora Desk Lamp isn't more than 45.", "45"),
    ], shop: Shop.lamps)

  private static let leaders =
    withheld(
      [
        ("Es fällt eine Gebühr von 5,90 an.", "5,90"),
        ("Die Schreibtischlampe Aurora … 129 €, die Stehlampe Nordlicht … 49 €.", "129 €, die"),
      ], shop: Shop.leuchten, language: "de")

  private static let certainOrdinary = passing(
    [
      "The Aurora Desk Lamp and the Nordlicht Floor Lamp are good. They are $49 and $129.",
      "The Aurora Desk Lamp and the Nordlicht Floor Lamp are good. The cheaper one is $49.",
      "The Aurora Desk Lamp costs $49, the other one $129.",
      "If $129 is too much, the Aurora Desk Lamp at $49 does the job.",
      "$129 against $49 for the Aurora Desk Lamp.",
      "The Aurora Desk Lamp at $49 instead of $129 for the Nordlicht Floor Lamp.",
      "Links: https://shop.example/aurora-desk-lamp.html and https://shop.example/nordlicht-floor-lamp.html",
      "I like the Aurora Desk Lamp. Here: [one](https://shop.example/aurora-desk-lamp.html), "
        + "[two](https://shop.example/nordlicht-floor-lamp.html)",
      "It fits sockets AM5 and LGA1700.", "The Nordlicht Floor Lamp for 4 rooms? No, 12.", "2 + 2 = 4",
    ], shop: Shop.lamps)
}
