// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  /// Numbers without a currency between words of grammar, before a name, behind a word that judges them.
  static let free: [GateCase] = [
    free1, free2, free3, free4, free5, free6, free7, free8, free9, free10, free11, free12, free13, free14, free15,
    free16, free17, free18, free19, free20, free21, free22, free23, free24, free25, free26, free27, free28, free29,
    free30, free31, free32, free33, free34, free35, free36, free37, free38, free39, free40, free41, free42, free43,
    free44, free45, free46, free47, free48, free49, free50, free51, free52, free53, free54, free55,
  ].flatMap { $0 }

  static let free1 = withheld(
    [
      (
        "The Aurora Desk Lamp will lighten your wallet by 52.",
        "52"
      ),
      (
        "The Nordlicht Floor Lamp is between 99 and 119 depending on size.",
        "99;119"
      ),
      (
        "The Nordlicht Floor Lamp is three forty-nine.",
        "three forty-nine"
      ),
      (
        "Of the Aurora Desk Lamp and the Nordlicht Floor Lamp, the cheaper one is 45.",
        "45"
      ),
      (
        "Look at shop dot example slash lamp for the Aurora Desk Lamp.",
        "slash lamp"
      ),
      (
        "Aurora Desk Lamp is the same as Nordlicht Floor Lamp, namely 129.",
        "129"
      ),
      (
        "Aurora Desk Lamp? Yours for a mere 52.",
        "52"
      ),
      (
        "Expect to shell out about 140 for the Nordlicht Floor Lamp.",
        "140"
      ),
      (
        "Forty-nine gets you the Nordlicht Floor Lamp.",
        "Forty-nine"
      ),
      (
        "It's 52 for the Aurora Desk Lamp.",
        "52"
      ),
      (
        "The Aurora Desk Lamp fetches 55.",
        "55"
      ),
      (
        "The Aurora Desk Lamp commands 60 these days.",
        "60"
      ),
      (
        "Hand over 55 and the Aurora Desk Lamp is yours.",
        "55"
      ),
      (
        "With 55 in your pocket, the Aurora Desk Lamp is yours.",
        "55"
      ),
      (
        "The Aurora Desk Lamp is 10 off right now.",
        "10 off"
      ),
      (
        "The Nordlicht Floor Lamp (119, in stock) is brighter.",
        "119"
      ),
      (
        "Somewhere in the region of 110 for the Nordlicht Floor Lamp.",
        "110"
      ),
      (
        "The Nordlicht Floor Lamp is in the 100 to 120 range.",
        "100;120"
      ),
      (
        "The Nordlicht Floor Lamp is just shy of 150.",
        "150"
      ),
      (
        "The Nordlicht Floor Lamp is a little over 110.",
        "110"
      ),
      (
        "The price of the Nordlicht Floor Lamp has dropped by 20.",
        "20"
      ),
      (
        "You save 30 with the Nordlicht Floor Lamp.",
        "30"
      ),
      (
        "One twenty-five for the Nordlicht Floor Lamp.",
        "twenty-five"
      ),
      (
        "Aurora Desk Lamp plus Pebble Night Light makes 65.",
        "65"
      ),
      (
        "It's not 49 but 45 for the Aurora Desk Lamp.",
        "45"
      ),
      (
        "The Aurora Desk Lamp is under 45.",
        "45"
      ),
      (
        "The Aurora Desk Lamp stays below 45.",
        "45"
      ),
      (
        "The dearest is the Nordlicht Floor Lamp with 149.",
        "149"
      ),
      (
        "The cheapest is the Pebble Night Light with 15.",
        "15"
      ),
      (
        "<li>Aurora Desk Lamp <b>45</b></li>",
        "45"
      ),
      (
        "My guess is 45 for the Aurora Desk Lamp.",
        "45"
      ),
      (
        "Visit shop dot example.",
        "dot example"
      ),
      (
        "Copy this: shop (dot) example / lamp",
        "example / lamp"
      ),
      (
        "The Nordlicht Floor Lamp is in stock. It'll run you 119 with a bulb.",
        "119"
      ),
    ], shop: Shop.lamps)

  static let free2 = withheld(
    [
      (
        "Die Stehlampe Nordlicht gibt es ab 99 frei Haus.",
        "99"
      ),
      (
        "Die Stehlampe Nordlicht: statt 159 jetzt 129 €.",
        "159"
      ),
      (
        "Für die Stehlampe Nordlicht legen Sie 139 hin.",
        "139"
      ),
      (
        "Die Stehlampe Nordlicht ist Ihnen für 119 sicher.",
        "119"
      ),
      (
        "Die Stehlampe Nordlicht wechselt für 119 den Besitzer.",
        "119"
      ),
      (
        "Stehlampe Nordlicht für schlappe 119.",
        "119"
      ),
      (
        "Stehlampe Nordlicht für unschlagbare 119.",
        "119"
      ),
      (
        "Nur 119 – Stehlampe Nordlicht.",
        "119"
      ),
      (
        "119 und die Stehlampe Nordlicht gehört Ihnen.",
        "119"
      ),
      (
        "Rechnen Sie mit 139 für die Stehlampe Nordlicht.",
        "139"
      ),
      (
        "Das macht 168 für beide.",
        "168"
      ),
      (
        "Sie sparen 20 gegenüber der Stehlampe Nordlicht.",
        "20"
      ),
      (
        "Die Schreibtischlampe Aurora ist um 75 günstiger als die Stehlampe Nordlicht.",
        "75"
      ),
    ], shop: Shop.leuchten, language: "de")

  static let free3 = withheld(
    [
      (
        "Sechs Flaschen Riesling Kabinett 2021 im Karton für 80.",
        "80"
      )
    ], shop: Shop.wines, language: "de")

  static let free4 = withheld(
    [
      (
        "Mit Gutschein nur 219: Makita DHP482 18V Akkuschrauber.",
        "219"
      )
    ], shop: Shop.bits, language: "de")

  static let free5 = withheld(
    [
      (
        "Apple iPhone 15 Pro Max 256 for a cool grand.",
        "grand"
      )
    ], shop: Shop.tech)

  static let free6 = withheld(
    [
      (
        "Con 45 ti porti a casa la Lampada Aurora.",
        "45"
      ),
      (
        "La Lampada Aurora si aggira sui 45.",
        "45"
      ),
      (
        "Per 45 la Lampada Aurora è tua.",
        "45"
      ),
      (
        "La Piantana Boreale sta sotto i 120.",
        "120"
      ),
    ], shop: Shop.lampade, language: "it")
}
