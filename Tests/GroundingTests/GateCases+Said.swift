// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  private static func families(_ cases: [(String, String)]) -> [GateCase] {
    cases.map { GateCase($0.0, $0.1, shop: Shop.families) }
  }
  private static func bags(_ cases: [(String, String)]) -> [GateCase] {
    cases.map { GateCase($0.0, $0.1, shop: Shop.bags) }
  }

  /// An amount behind a shortened name is not the number that the name goes on with.
  static let kinds53 = families([
    ("Puzzle Alpine Lake 25 EUR", "Puzzle Alpine Lake 14.99 EUR"),
    ("**Puzzle Alpine Lake** 25 EUR", "**Puzzle Alpine Lake** 14.99 EUR"),
    ("Weingut Keller Riesling Trocken (29 €)", "Weingut Keller Riesling Trocken (12.90 €)"),
    ("Car Battery 89 EUR", "Car Battery 84.90 EUR"),
    ("Wooden Train Set 39 EUR", "Wooden Train Set 49.90 EUR"),
    ("Wooden Train Set 40 EUR", "Wooden Train Set 49.90 EUR"),
    ("Wooden Train Set: 39.50 EUR", "Wooden Train Set: 49.90 EUR"),
    ("Bosch GSR Cordless Drill (159.00 EUR)", "Bosch GSR Cordless Drill (149.00 EUR)"),
    ("Stanley Tape Measure 19.99", "Stanley Tape Measure 9.99"),
  ])
  static let kinds54 = passing(
    [
      "Sun Fluid SPF 50: 19.90 EUR",
      "Wooden Train Set (49.90 EUR)",
      "Stanley Tape Measure 9.99 EUR",
      "Sun Fluid SPF 50 EUR 19.90",
      "Sun Fluid SPF 50 € 19.90",
      "Puzzle Alpine Lake 1000 Pieces 14.99 EUR",
      "Stanley Tape Measure, 5 m: 9.99 EUR",
    ], shop: Shop.families)

  /// A currency belongs to the member that names a price; what is removed leaves valid JSON.
  static let kinds55 =
    passing(
      [
        #"{"name":"Makita DF333 Cordless Drill 12V","price":99,"currency":"EUR","voltage":12}"#,
        #"{"currency": "EUR", "voltage": 12, "price": 99}"#,
        #"[{"name":"Makita DF333 Cordless Drill 12V","amount":99.00,"currency":"EUR","stock":5,"weight":1.2}]"#,
      ], shop: Shop.families)
    + families([
      (
        #"{"name":"Makita DF333 Cordless Drill 12V","price":79,"currency":"EUR","voltage":12}"#,
        #"{"name":"Makita DF333 Cordless Drill 12V","price":99.00,"currency":"EUR","voltage":12}"#
      ),
      (
        #"{"price": {"value": 79, "currency": "EUR"}, "torque": 30}"#,
        #"{"price": {"value": null, "currency": "EUR"}, "torque": 30}"#
      ),
      (
        #"{"value": 79, "currency": "EUR", "torque": 30}"#, #"{"value": null, "currency": "EUR", "torque": 30}"#
      ),
    ])

  /// An amount is replaced only where it surely is the price of one piece of one product.
  static let kinds56 =
    bags([
      ("Nike Brasilia Duffle Bag costs $44.00.", "Nike Brasilia Duffle Bag costs an amount I can't confirm."),
      ("2 Joust Duffle Bags for $68.00", "2 Joust Duffle Bags"),
      ("Two Joust Duffle Bags cost $68.00.", "Two Joust Duffle Bags cost an amount I can't confirm."),
      ("2 x Joust Duffle Bag: $68.00", "2 x Joust Duffle Bag"),
      ("2. Joust Duffle Bag: $35.00", "2. Joust Duffle Bag: $34.00"),
      ("The Joust costs $44.00.", "The Joust costs $34.00."),
    ])
    + families([
      ("Picard Claw Hammer 500 g (25.00 EUR)", "Picard Claw Hammer 500 g"),
      ("Motor Oil 5W-30 5 L: 23.93 €/l", "Motor Oil 5W-30 5 L"),
      ("Makita DF333 Cordless Drill 12V: half of 178 €", "Makita DF333 Cordless Drill 12V: half"),
      (
        "Motor Oil 5W-30 5 L costs 23.93 € per litre, so 39.90 € for the can.",
        "Motor Oil 5W-30 5 L costs an amount I can't confirm, so 39.90 € for the can."
      ),
    ])

  /// An amount that is said of several products is the price of each.
  static let kinds57 =
    passing(
      [
        "The Impulse Duffle is about twice the price of the Joust Duffle Bag ($74.00 vs. $34.00).",
        "The Joust Duffle Bag and the Impulse Duffle cost $34.00 and $74.00.",
        "Both the Joust Duffle Bag and the Impulse Duffle cost $34.00 and $74.00 respectively.",
        "I have the Joust Duffle Bag and the Impulse Duffle. The former costs $34.00 and the latter $74.00.",
      ], shop: Shop.bags)
    + bags([
      (
        "Both the Joust Duffle Bag and the Impulse Duffle cost $34.00.",
        "Both the Joust Duffle Bag and the Impulse Duffle cost an amount I can't confirm."
      ),
      (
        "The Joust Duffle Bag costs the same as the Impulse Duffle: $74.00.",
        "The Joust Duffle Bag costs the same as the Impulse Duffle."
      ),
      (
        "I have the Joust Duffle Bag and the Impulse Duffle. The former costs $74.00 and the latter $34.00.",
        "I have the Joust Duffle Bag and the Impulse Duffle. The former costs $34.00 and the latter $74.00."
      ),
    ])

  /// A brand and a kind, or a model, name the one product that has both.
  static let kinds58 =
    passing(
      ["The Makita drill costs 99 euro, the Bosch drill 149 euro.", "The DF333 is 99.00 €."], shop: Shop.families)
    + families([
      (
        "The Makita drill costs 149 euro, the Bosch drill 99 euro.",
        "The Makita drill costs 99.00 euro, the Bosch drill 149.00 euro."
      ),
      ("The DF333 is 149.00 €.", "The DF333 is 99.00 €."),
    ])

  /// A promise goes with its condition.
  static let kinds59 = bags([
    ("Free shipping over $50!", ""),
    ("Ab 50 $ liefern wir frei.", ""),
    ("I like it. Free shipping over $50! Nice.", "I like it. Nice."),
  ])

  /// Standards are no article numbers.
  static let kinds60 = passing(["Use 10W-60 oil, and RAL-9005 for the rack."], shop: Shop.families)

  /// A price above its product's name, and prices in words.
  static let kinds61 =
    passing(["price: 99.00\nname: Makita DF333 Cordless Drill 12V"], shop: Shop.families)
    + families([
      (
        "price: 149.00\nname: Makita DF333 Cordless Drill 12V", "price: 99.00\nname: Makita DF333 Cordless Drill 12V"
      )
    ])
    + withheld(
      [
        ("The price of the Makita DF333 Cordless Drill 12V? Seventy-nine.", "eventy"),
        ("Makita DF333 Cordless Drill 12V: price seventy-nine", "seventy"),
      ], shop: Shop.families)
}
