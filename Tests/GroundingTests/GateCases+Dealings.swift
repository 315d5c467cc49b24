// SPDX-License-Identifier: Apache-2.0
import Catalog

/// Whole numbers in what a shop says of its dealings: charges, thresholds, budgets, differences, judgements of a price.
extension GateCases {
  static let dealings: [GateCase] = [
    charges, spans, comparisons, budgeted, deals, languages, sums, counts, designations,
  ]
  .flatMap { $0 }

  private static let charges =
    withheld(
      [
        ("Gift wrap adds 5.", "5"), ("Delivery is 5.", "5"), ("Shipping is free over 50.", "50"),
        ("Monthly payments from 33.", "33"), ("24 payments of 33.29.", "33.29"),
        ("Insurance starts at 3 a month.", "3 a"),
        ("The SSD is great, plus shipping of 8.", "8"), ("Rental: 25 per day.", "25"),
        ("Anything over 100 ships free.", "100"),
        ("A spare cable is 15.", "15"), ("You get 2 years of warranty for 79.", "79"),
        ("The LG 27UL500 Monitor (27\", 4K) is 279.", "279"), ("LG 27UL500 Monitor — 279 — 4.6/5", "279"),
        ("Only 749 if you pay by bank transfer.", "749"), ("The hub? 29.99.", "29.99"),
        ("You could save 15 by taking the SSD instead.", "15"),
      ], shop: Shop.tech)
    + withheld([("Geschenkverpackung +3.", "3"), ("Ab 50 versandkostenfrei.", "50")], shop: Shop.bits, language: "de")

  private static let spans =
    withheld(
      [
        ("Expect to spend between 110 and 150 on a good SSD.", "110;150"), ("It was 179 last month.", "179"),
        ("Reduced to 179 until Sunday.", "179"), ("Refurbished from 549.", "549"),
        ("The iPhone 15 starts at around 700 and goes up to 900.", "700;900"),
        ("It launched at 999 and is now cheaper.", "999"),
        ("If you can stretch to 900, take it.", "900"), ("I\'d wait: it usually drops to 699 in November.", "699"),
        ("The SSD costs 89, the 2 TB one 179.", "89;179"),
      ], shop: Shop.tech)
    + withheld([("Da 139 a 129.", "139")], shop: Shop.lampade, language: "it")
    + withheld([("Zegarki zaczynają się od 99.", "99")], shop: Shop.lampy, language: "pl")

  private static let comparisons =
    withheld(
      [
        ("That\'s 30 less than the LG 27UL500 Monitor.", "30"), ("The difference is 50.", "50"),
        ("Our price is 20 lower than elsewhere.", "20"), ("A comparable one would be 379.", "379"),
        ("After the rebate it\'s 299.", "299"), ("It\'s twenty dollars cheaper, so 199.", "199"),
        ("Not cheap at 280, but worth it.", "280"), ("At 379 the Bose is dearer.", "379"),
      ], shop: Shop.tech)
    + withheld([("Der Preisunterschied beträgt 180.", "180")], shop: Shop.bits, language: "de")
    + withheld([("C\'est 50 de moins qu\'en magasin.", "50")], shop: Shop.lampes, language: "fr")

  private static let budgeted =
    withheld(
      [
        ("It\'s 51 over budget.", "51"), ("That\'s 70 below your limit.", "70"), ("You have 40 left to spend.", "40"),
        ("That leaves 60 for accessories.", "60"), ("Reckon on 150 for a decent SSD.", "150"),
        ("For under 80 there is nothing in our range.", "80"),
      ], shop: Shop.tech)
    + withheld(
      [("Sie liegen damit 11 unter Ihrem Budget.", "11"), ("Da bleiben Ihnen 60 übrig.", "60")], shop: Shop.bits,
      language: "de")
    + withheld([("Il vous reste 70 pour une lampe.", "70")], shop: Shop.lampes, language: "fr")

  private static let deals =
    withheld(
      [
        ("The monitor set me back 269 last year.", "269"), ("The SSD is on for 89.", "89"),
        ("Only three left at 120!", "120"),
        ("Trade in your old phone for up to 400.", "400"), ("You\'d be looking at 340 for both.", "340"),
        ("For 20 more you get the larger one.", "20"), ("The refills run you another 13 each.", "13"),
        ("I found it for 649 online.", "649"),
      ], shop: Shop.tech)
    + withheld(
      [
        ("Zusammen macht das 559.", "559"), ("Zum Vergleich: Bei Amazon 179.", "179"), ("Leider fehlen 41.", "41"),
        ("Rund 160 musst du für den Schrauber rechnen.", "160"),
        ("Ihr altes Gerät nehmen wir für bis zu 150 in Zahlung.", "150"), ("Für das Bundle sind 249 fällig.", "249"),
        ("Zum Preis von 129 erhalten Sie den Bosch.", "129"), ("Öl 49,99, Bits 23,50.", "49,99;23,50"),
        ("Mit 30 Rabatt zahlst du 169.", "30;169"), ("Im Set mit Akku 199.", "199"),
      ], shop: Shop.bits, language: "de")

  /// Words for money, sums and measures that are paid for.
  private static let sums =
    withheld(
      [
        ("There\'s a 10 restocking fee.", "10 re"), ("You get a 20 gift card with it.", "20 gift"),
        ("I\'d say 300 is a fair price for them.", "300"), ("The SSD is 89 per TB.", "89"),
        ("329 buys you the SSD.", "329"),
        ("The monitor with 27 inches is 279.", "279"), ("On sale: 279 (regular 349).", "279;349"),
        ("The monitor (27\", 4K) is 279.", "279"), ("Per month that\'s 41.", "41"),
      ], shop: Shop.tech)
    + withheld(
      [
        ("Der Makita DHP482 kostet bei uns aktuell 169, inklusive Versand.", "169"), ("Der Rabatt beträgt 30.", "30"),
        ("Pro Monat sind das 41.", "41"), ("Du bekommst 50 Cashback.", "50"), ("Sie sparen also 25.", "25"),
        ("Unter dem Strich: 255.", "255"), ("Für knapp 150 bekommst du den Makita.", "150"),
        ("Der Bosch ist mit 109 etwas günstiger.", "109"),
      ], shop: Shop.bits, language: "de")
    + withheld([("Avec le 35 mm, le total est de 1 028.", "1 028")], shop: Shop.lampes, language: "fr")
    + withheld(
      [("W promocji za 149.", "149"), ("Rata wynosi 40 miesięcznie.", "40")], shop: Shop.lampy, language: "pl")
    + withheld([("De goedkoopste is de lamp van 39.", "39")], shop: Shop.lampen, language: "nl")
    + withheld([("Rate da 18 al mese.", "18")], shop: Shop.lampade, language: "it")

  private static let languages =
    withheld([("Le tout fait 1 028.", "1 028")], shop: Shop.lampes, language: "fr")
    + withheld([("En total serían 69.", "69")], shop: Shop.lamparas, language: "es")
    + withheld([("De lamp gaat voor 49 de deur uit.", "49")], shop: Shop.lampy, language: "nl")

  /// Numbers in like places that are no money.
  private static let counts =
    passing(
      [
        "You have 30 days left to return it.", "That leaves 500 GB for photos.",
        "Over 50 dB you hear it in the next room.",
        "It starts at 20 Hz and ends at 20,000.", "Gift wrap comes in 5 colours.", "Delivery: 3–5 working days.",
        "Assembly takes 2 people and 30 minutes.", "Shipping: 2 parcels.", "Choose 12 payments or 24.",
        "The tray takes 50 more sheets.", "Anything over 100 sheets jams.", "At a rate of 60 it\'s smooth.",
        "For 20 people you need more paper, for 50 a second printer.", "The port is 8080.",
      ], shop: Shop.tech)
    + passing(
      [
        "Es bleiben Ihnen 14 Tage zur Rückgabe.", "Lieferung: 2 Pakete.", "Montage: 4 Schrauben genügen.",
        "Bei 55 Nm dreht er Schrauben bis 8 mm.", "Öl 54,99.", "Körnung 120 für den Zwischenschliff, 240 zum Schluss.",
      ], shop: Shop.bits, language: "de")
    + passing(["Da 45 a 55 cm.", "In totale sono 5 ruote."], shop: Shop.lampade, language: "it")

  /// Models as names have them, beside SKUs that are almost the same.
  private static let designations = passing(
    [
      "| | MG948NCX | Sony WH-1000XM5 Headphones |\n|---|---|---|\n| Price | 375.90 € | 349 € |",
      "The MG-948NC has 12 megapixels.", "It takes the toner of an LBP653.", "The LBP652 prints 27 pages a minute.",
      "The WH-1000XM5 has 8 microphones.",
    ], shop: Shop.designations)
}
