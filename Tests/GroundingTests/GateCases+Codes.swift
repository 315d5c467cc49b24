// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  static let codes: [GateCase] = leaks([
    "24-MB02", "24-MB011", "24-MB0", "24-MB10", "24-\u{41C}B01", "24-MВ01", "24-WG080", "SKU 24-MB02", "SKU: 24MB02",
    "SKU#24-MB02", "(SKU 24-MB02)", "item no. 10023", "Art.-Nr. WX-99", "EAN 4006381333931", "EAN: 4006381333931",
    "4006381333931", "WSH-1123-XL", "MH01-XS-Black", "ZX9000B", "NK-AM95", "WS-DESK-8", "`24-MB02`", "**24-MB02**",
    "２４－ＭＢ０２", "24-MB0\u{200B}2", "24&#45;MB02", "24‑MB02", "24–MB02", "24_MB_02", "24.MB.02", "24-mb02", "AB-1234",
    "code SAVE20", "ref. 55512", "артикул 12345", "référence AB123", "24-MB02/24-MB03", "24-M**B**02",
  ])

  static let codes2: [GateCase] = [
    GateCase("The 24-MB01, the 24MB01 and 24‑MB01 are one."),
    GateCase("SKU: NK-AM90, WS-DESK-7"), GateCase("24-MB01/24-MB04 are bags."), GateCase("24-MB01(blue) is here."),
    GateCase("The 24-MB01-like bag."), GateCase("We have no AB-1234.", user: "Is AB-1234 there?"),
    GateCase("No item 10023 here.", user: "item 10023?"),
    GateCase("Joust Duffle Bag (24-MB04)", "Joust Duffle Bag (24-MB01)", ["sku: 24-MB04 → 24-MB01"]),
    GateCase("Joust Duffle Bag (24-MB02)", "Joust Duffle Bag (24-MB01)", ["sku: 24-MB02 → 24-MB01"]),
    GateCase("Joust Duffle Bag, SKU: 24-MB04, $34", "Joust Duffle Bag, SKU: 24-MB01, $34", ["sku: 24-MB04 → 24-MB01"]),
    GateCase(
      "- **Joust Duffle Bag**\n  - SKU: 24-MB04\n  - Price: $32\n",
      "- **Joust Duffle Bag**\n  - SKU: 24-MB01\n  - Price: $34.00\n",
      ["sku: 24-MB04 → 24-MB01", "price: $32 → $34.00"]),
    GateCase(
      "| Name | SKU |\n|---|---|\n| Joust Duffle Bag | 24-MB04 |\n",
      "| Name | SKU |\n|---|---|\n| Joust Duffle Bag | 24-MB01 |\n",
      ["sku: 24-MB04 → 24-MB01"]),
    GateCase(
      "| Name | SKU |\n|---|---|\n| Bag | 24-MB02 |\n", "| Name | SKU |\n|---|---|\n| Bag | – |\n", ["sku: 24-MB02"]),
    GateCase("Besides the Joust Duffle Bag there is 24-MB04 for $32."),
    GateCase("Nice bag (SKU: 24-MB02) in blue.", "Nice bag in blue.", ["sku: 24-MB02"]),
    GateCase("Nice bag, SKU 24-MB02, in blue.", "Nice bag, in blue.", ["sku: 24-MB02"]),
    GateCase("- Nice\n- SKU: 24-MB02\n- Blue\n", "- Nice\n- Blue\n", ["sku: 24-MB02"]),
    GateCase("The bag 24-MB0", "The bag", ["sku: 24-MB0"]),
    GateCase("It goes with 24-MB99.", "", nil),
  ]

  static let mixed: [GateCase] = [
    GateCase(
      "1. **Joust Duffle Bag** – $34.00 – [View](https://shop.example/joust-duffle-bag.html)\n"
        + "2. **Strive Shoulder Pack** – $32.00 – [View](https://shop.example/strive-shoulder-pack.html)\n"),
    GateCase(
      "1. **Joust Duffle Bag** – $32.00 – [View](https://shop.example/strive-shoulder-pack.html)\n",
      "1. **Joust Duffle Bag** – $34.00 – [View](https://shop.example/joust-duffle-bag.html)\n", nil),
    GateCase("- WX-9000 — $45 — https://evil.com/\n- Blue\n", "- Blue\n", nil),
    GateCase(
      "Hi! I found two bags:\n\n- Joust Duffle Bag\n- Strive Shoulder Pack\n\nBoth are in stock. Anything else?"),
    GateCase("Joust Duffle Bag: $34.00, 24-MB01, in stock; Strive Shoulder Pack: $32.00, 24-MB04, sold out."),
    GateCase("The Strive costs $32 and the Joust $34."),
    GateCase("The Strive costs $34.", "The Strive costs $32.00.", nil),
    GateCase("The Air Max 90 costs $120.50."),
    GateCase("The Air Max 90 costs $90.", "The Air Max 90 costs $120.50.", nil),
    GateCase("Compared to the Joust Duffle Bag, the Strive Shoulder Pack is cheaper at $32."),
    GateCase("Price of the Joust Duffle Bag: 34.00 USD"), GateCase("The price of the Joust Duffle Bag is 34.00."),
    GateCase("The price of the Joust Duffle Bag is 45.", "The price of the Joust Duffle Bag is 34.00.", nil),
    GateCase("Joust Duffle Bag | $34 | 24-MB01"),
    GateCase("$34 – Joust Duffle Bag\n$32 – Strive Shoulder Pack\n"),
    GateCase("$32 – Joust Duffle Bag\n", "$34.00 – Joust Duffle Bag\n", ["price: $32 → $34.00"]),
    GateCase("Prices start from $32 and go up to $1,299."),
    GateCase("Bags from $30.", "Bags.", nil), GateCase("$45!", "", nil), GateCase("Only $45!", "", nil),
    GateCase("Yes. $45. Bye.", "Yes. Bye.", nil),
    GateCase("A $45 bag is blue.", "A bag is blue.", nil), GateCase("This blue $45 bag.", "This blue bag.", nil),
    GateCase("It's $45, $46 or $47.", "", nil),
    GateCase("Joust Duffle Bag vs. Strive Shoulder Pack: $34 vs. $32."),
    GateCase(
      "Joust Duffle Bag vs Strive Shoulder Pack: $32 vs $34.",
      "Joust Duffle Bag vs Strive Shoulder Pack: $34.00 vs $32.00.",
      nil),
    GateCase("The Strive Shoulder Pack, unlike the Joust Duffle Bag at $34, costs $32."),
    GateCase("Great bags cost between $30 and $40.", "Great bags cost an amount I can't confirm.", nil),
    GateCase("Great bags cost less than $40.", "Great bags cost an amount I can't confirm.", nil),
    GateCase("Great bags are 10% off, i.e. $30.60.", "Great bags are 10% off.", nil),
    GateCase("cost: 45, weight: 2 kg", "Weight: 2 kg", nil),
    GateCase("A price of 34.00 USD for the Joust Duffle Bag."),
    GateCase("You save $10 on it.", "You save an amount I can't confirm on it.", nil),
    GateCase(
      "Наплічник коштує 45 грн, так.", "Наплічник коштує суму, яку не можу підтвердити, так.", nil, language: "uk"),
    GateCase("Le sac coûte 45 € !", "Le sac coûte un montant que je ne peux pas confirmer !", nil, language: "fr"),
    GateCase("La bolsa cuesta 45 €.", "La bolsa cuesta un importe que no puedo confirmar.", nil, language: "es"),
    GateCase("La borsa costa 45 €.", "La borsa costa un importo che non posso confermare.", nil, language: "it"),
    GateCase("De tas kost 45 €.", "De tas kost een bedrag dat ik niet kan bevestigen.", nil, language: "nl"),
    GateCase("Torba kosztuje 45 zł.", "Torba kosztuje kwotę, której nie mogę potwierdzić.", nil, language: "pl"),
    GateCase("Сумка стоит 45 руб.", "Сумка стоит сумму, которую не могу подтвердить.", nil, language: "ru"),
  ]
}
